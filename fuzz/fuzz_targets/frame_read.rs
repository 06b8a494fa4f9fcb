//! Frames: bytes with a right checksum reach the inflater; any text is read or refused.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rethread_core::vault::{base32768, frame};

const KEY: &str = "rt1:e0000000000000:1aaaa.:";

fuzz_target!(|data: &[u8]| {
    let _ = frame::read(KEY, &String::from_utf8_lossy(data));
    let _ = frame::read(KEY, &base32768::encode(data));
    let summed = [data, &checksum(data).to_le_bytes()].concat();
    let _ = frame::read(KEY, &base32768::encode(&summed));
    assert_eq!(frame::read(KEY, &frame::write(KEY, data)).as_deref(), Ok(data));
});

fn checksum(data: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
    };
    !KEY.as_bytes().iter().chain(data).fold(u32::MAX, step)
}
