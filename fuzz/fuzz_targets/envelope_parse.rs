//! Envelopes: any body in a right frame, as a whole vault meets it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rethread_core::vault::Envelope;

fuzz_target!(|data: &[u8]| {
    if let Some(found) = Envelope::parse(data) {
        assert_eq!(Envelope::parse(&found.to_bytes()), Some(found));
    }
});
