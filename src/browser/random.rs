//! Randomness from the browser's own generator: for ids, and for keys.

/// Fills the bytes. Where the generator is refused they come from the clock and `Math.random`: ids need to differ, not to be secret.
pub fn fill(bytes: &mut [u8]) {
    if !secret(bytes) {
        for byte in bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
}

/// 64 random bits.
pub fn bits() -> u64 {
    let mut bytes = [0; 8];
    fill(&mut bytes);
    u64::from_le_bytes(bytes)
}

/// Fills the bytes for a key, which has to be secret; `false`, with nothing to rely on in them, where the generator is
/// refused.
pub fn secret(bytes: &mut [u8]) -> bool {
    super::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(bytes).is_ok())
}
