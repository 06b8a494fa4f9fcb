//! Frames: bytes with a right checksum reach the inflater; any text is read or refused.

#![no_main]

use framing::summed;
use libfuzzer_sys::fuzz_target;
use rethread_core::vault::{base32768, frame};

mod framing;

const KEY: &str = "rt1:e0000000000000:1aaaa.:";

fuzz_target!(|data: &[u8]| {
    let _ = frame::read(KEY, &String::from_utf8_lossy(data));
    let _ = frame::read(KEY, &base32768::encode(data));
    let _ = frame::read(KEY, &base32768::encode(&summed(KEY, data)));
    assert_eq!(frame::read(KEY, &frame::write(KEY, data)).as_deref(), Ok(data));
});
