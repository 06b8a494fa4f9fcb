//! Bytes as text at 15 bits a UTF-16 unit, the densest form that both quota rules of localStorage count fairly.
//!
//! Every code point is in the basic plane, none is a surrogate, white space or a control, and none changes under
//! Unicode normalisation: two CJK blocks and part of the private use area, with a short block for a last piece of at
//! most 7 bits. The last piece is filled up with ones, so that the number of bytes is exact.

/// A text that is not of this encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotBase32768;

/// Ranges for 15 bits, `(first code point, how many)`, 32,768 in all.
const WIDE: [(u32, u32); 3] = [(0x3400, 6592), (0x4E00, 20_992), (0xE000, 5184)];

/// First of the 128 code points for a last piece of at most 7 bits.
const NARROW: u32 = 0xA000;

/// Bytes as text.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 15 * 24 + 6);
    let (mut held, mut bits) = (0u32, 0u32);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if bits >= 15 {
            bits -= 15;
            text.extend(wide(held >> bits));
            held &= (1 << bits) - 1;
        }
    }
    if bits > 7 {
        let fill = 15 - bits;
        text.extend(wide(held << fill | ((1 << fill) - 1)));
    } else if bits > 0 {
        let fill = 7 - bits;
        text.extend(char::from_u32(NARROW + (held << fill | ((1 << fill) - 1))));
    }
    text
}

/// Text as bytes; anything that [`encode`] could not have written is refused.
pub fn decode(text: &str) -> Result<Vec<u8>, NotBase32768> {
    let mut bytes = Vec::with_capacity(text.len() / 3 * 2);
    let (mut held, mut bits) = (0u32, 0u32);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let (piece, size) = piece(letter).ok_or(NotBase32768)?;
        if size == 7 && letters.peek().is_some() {
            return Err(NotBase32768);
        }
        // A short piece with nothing to finish is never written.
        if size == 7 && bits == 0 {
            return Err(NotBase32768);
        }
        held = held << size | piece;
        bits += size;
        while bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xFF) as u8);
        }
        held &= (1 << bits) - 1;
    }
    if held == (1 << bits) - 1 { Ok(bytes) } else { Err(NotBase32768) }
}

fn wide(mut piece: u32) -> Option<char> {
    for (first, count) in WIDE {
        if piece < count {
            return char::from_u32(first + piece);
        }
        piece -= count;
    }
    None
}

fn piece(letter: char) -> Option<(u32, u32)> {
    let code = u32::from(letter);
    if (NARROW..NARROW + 128).contains(&code) {
        return Some((code - NARROW, 7));
    }
    let mut before = 0;
    for (first, count) in WIDE {
        if (first..first + count).contains(&code) {
            return Some((before + code - first, 15));
        }
        before += count;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_ranges_hold_every_piece_once() {
        assert_eq!(WIDE.iter().map(|(_, count)| count).sum::<u32>(), 1 << 15);
        for value in 0..1u32 << 15 {
            assert_eq!(wide(value).and_then(piece), Some((value, 15)));
        }
    }

    #[test]
    fn foreign_text_is_refused() {
        for text in ["a", " ", "\u{0}", "\u{AC00}", "\u{A000}\u{3400}", "\u{3400}\u{A000}", "\u{A07F}", "😀"] {
            assert_eq!(decode(text), Err(NotBase32768), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn bytes_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let text = encode(&bytes);
            prop_assert_eq!(text.encode_utf16().count(), (bytes.len() * 8).div_ceil(15));
            prop_assert_eq!(decode(&text), Ok(bytes));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[\u{3400}-\u{4DBF}\u{A000}\u{A07F}\u{E000}a]{0,9}") {
            if let Ok(bytes) = decode(&text) {
                prop_assert_eq!(encode(&bytes), text);
            }
        }
    }
}
