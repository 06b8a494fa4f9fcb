//! Lock headers: what is read prints as it was, asks for no more than any device can give, and opens for no guess.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rethread_core::vault::base32768;
use rethread_core::vault::lock::{Header, Kek, Params};

const KEY: &str = "rt1-lock:1:aaaa";

fuzz_target!(|data: &[u8]| {
    let _ = Header::parse(&String::from_utf8_lossy(data), KEY);
    for bytes in [data.to_vec(), [&[1, 16], data].concat()] {
        let summed = [&bytes[..], &checksum(&bytes).to_le_bytes()].concat();
        let text = base32768::encode(&summed);
        if let Ok(header) = Header::parse(KEY, &text) {
            assert_eq!(header.stored(), (KEY.to_owned(), text));
            assert!(header.params().m_kib <= Params::CEILING.m_kib);
            assert!(header.open(&Kek::take(&mut [7; 32])).is_none());
        }
    }
});

fn checksum(data: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
    };
    !KEY.as_bytes().iter().chain(data).fold(u32::MAX, step)
}
