//! Bytes as text and back; text that is read is what those bytes are written as.

use rethread_core::vault::base32768::{decode, encode};

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    assert_eq!(decode(&encode(data)).as_deref(), Ok(data));
    if let Ok(text) = std::str::from_utf8(data)
        && let Ok(bytes) = decode(text)
    {
        assert_eq!(encode(&bytes), text);
    }
}
