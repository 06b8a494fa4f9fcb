//! The checksum that ends a frame, worked out apart from the code under test.

/// The bytes, and after them the checksum that they have as the value of a key.
pub fn summed(key: &str, bytes: &[u8]) -> Vec<u8> {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
    };
    let sum = !key.as_bytes().iter().chain(bytes).fold(u32::MAX, step);
    [bytes, &sum.to_le_bytes()].concat()
}
