//! Any text as the value of a key: it is read or refused, and what is read was written in exactly this way.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rethread_core::vault::{base32768, frame};

fuzz_target!(|text: &str| {
    if let Ok(bytes) = base32768::decode(text) {
        assert_eq!(base32768::encode(&bytes), text);
    }
    let _ = frame::read("rt1:e~any:1aaaa.:", text);
});
