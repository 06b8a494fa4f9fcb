//! Bytes as text of the 45 characters that a QR code writes in five and a half bits each (RFC 9285).
//!
//! Two bytes are three characters, the first the least; one byte left over is two.

/// The characters, in the order of the standard, which is that of the code's alphanumeric mode.
const LETTERS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// How many characters so many bytes take.
pub const fn length(bytes: usize) -> usize {
    bytes / 2 * 3 + bytes % 2 * 2
}

/// Bytes as text.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(length(bytes.len()));
    for pair in bytes.chunks(2) {
        let value = pair.iter().fold(0, |value, byte| value << 8 | u32::from(*byte));
        text.extend(letter(value % 45));
        text.extend(letter(value / 45 % 45));
        if pair.len() == 2 {
            text.extend(letter(value / 2025));
        }
    }
    text
}

/// Text as bytes; `None` for anything that [`encode`] could not have written.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 3 * 2 + 1);
    for piece in text.as_bytes().chunks(3) {
        let value = piece.iter().rev().try_fold(0, |value, letter| Some(value * 45 + digit(*letter)?))?;
        match piece.len() {
            3 => bytes.extend_from_slice(&u16::try_from(value).ok()?.to_be_bytes()),
            2 => bytes.push(u8::try_from(value).ok()?),
            _ => return None,
        }
    }
    Some(bytes)
}

/// The character of a digit.
pub(super) fn letter(digit: u32) -> Option<char> {
    LETTERS.get(digit as usize).map(|letter| char::from(*letter))
}

/// The digit that a character stands for.
pub(super) fn digit(letter: u8) -> Option<u32> {
    LETTERS.iter().position(|known| *known == letter).map(|place| place as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_examples_of_the_standard_come_out() {
        for (bytes, text) in
            [("AB", "BB8"), ("Hello!!", "%69 VD92EX0"), ("base-45", "UJCLQE7W581"), ("ietf!", "QED8WEX0")]
        {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        }
    }

    #[test]
    fn what_was_never_written_is_refused() {
        for text in ["A", "GGW", ":::", "aa", "::", "AB\u{e9}", "BB8A"] {
            assert_eq!(decode(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn bytes_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..99)) {
            let text = encode(&bytes);
            prop_assert_eq!(text.len(), length(bytes.len()));
            prop_assert_eq!(decode(&text), Some(bytes));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[0-9A-Z $%*+./:é-]{0,12}") {
            if let Some(bytes) = decode(&text) {
                prop_assert_eq!(encode(&bytes), text);
            }
        }
    }
}
