//! Frames: bytes with a right checksum reach the inflater; any text is read or refused.

use rethread_core::vault::{base32768, frame};

use super::framing::summed;

const KEY: &str = "rt1:e0000000000000:1aaaa.:";

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    let Some((&way, data)) = data.split_first() else { return };
    match way % 16 {
        0..3 => _ = frame::read(KEY, &String::from_utf8_lossy(data)),
        3..6 => _ = frame::read(KEY, &base32768::encode(data)),
        // Writing compresses, which takes fifty times as long as reading.
        15 => assert_eq!(frame::read(KEY, &frame::write(KEY, data)).as_deref(), Ok(data)),
        _ => _ = frame::read(KEY, &base32768::encode(&summed(KEY, data))),
    }
}
