//! Bytes as text and back; text that is read is what those bytes are written as.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rethread_core::vault::base32768::{decode, encode};

fuzz_target!(|data: &[u8]| {
    assert_eq!(decode(&encode(data)).as_deref(), Ok(data));
    if let Ok(text) = std::str::from_utf8(data)
        && let Ok(bytes) = decode(text)
    {
        assert_eq!(encode(&bytes), text);
    }
});
