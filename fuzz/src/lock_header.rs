//! Lock headers: what is read prints as it was, asks for no more than any device can give, and opens for no guess.

use rethread_core::vault::base32768;
use rethread_core::vault::lock::{Header, Kek};

use super::framing::summed;

const KEY: &str = "rt1-lock:1:aaaa";

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    let _ = Header::parse(&String::from_utf8_lossy(data), KEY);
    for bytes in [data.to_vec(), [&[1, 16], data].concat()] {
        let text = base32768::encode(&summed(KEY, &bytes));
        if let Ok(header) = Header::parse(KEY, &text) {
            assert_eq!(header.stored(), (KEY.to_owned(), text));
            assert!(header.params().fits());
            assert!(header.open(&Kek::take(&mut [9; 32])).is_none());
        }
    }
}
