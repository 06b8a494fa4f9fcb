//! Bytes as text, in whichever of the usual ways they were written. What was not UTF-8 is said, never passed over.

/// How a text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// UTF-8, with or without a mark at its start.
    Utf8,
    /// UTF-16 with a mark at its start.
    Utf16,
    /// Neither, so read as what Windows wrote in western Europe. Letters of other languages can come out wrong.
    Windows1252,
}

/// What Windows-1252 has where Latin-1 has control characters; 0 where it has nothing.
const WINDOWS: [u16; 32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0,
    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
];

/// The text in some bytes, and how it was written. `None` when they are no text in any of the ways known.
pub fn decode(bytes: &[u8]) -> Option<(String, Encoding)> {
    let (text, encoding) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, u16::from_le_bytes)?, Encoding::Utf16),
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, u16::from_be_bytes)?, Encoding::Utf16),
        [0xEF, 0xBB, 0xBF, rest @ ..] => (std::str::from_utf8(rest).ok()?.to_owned(), Encoding::Utf8),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), Encoding::Utf8),
            Err(_) => (windows(bytes), Encoding::Windows1252),
        },
    };
    // No text has this character, and nearly every picture or archive has.
    (!text.contains('\0')).then_some((text, encoding))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
    rest.is_empty().then(|| text.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

fn windows(bytes: &[u8]) -> String {
    let letter = |byte: &u8| match byte {
        0x80..=0x9F => {
            let code = WINDOWS.get(usize::from(byte - 0x80)).copied().unwrap_or(0);
            char::from_u32(code.into()).filter(|letter| *letter != '\0').unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        _ => char::from(*byte),
    };
    bytes.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_of_writing_is_read() {
        let both = |text: &str, unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        let check = |bytes: &[u8], expected: Option<(&str, Encoding)>| {
            let expected = expected.map(|(text, encoding)| (text.to_owned(), encoding));
            assert_eq!(decode(bytes), expected, "{bytes:?}");
        };
        check(b"", Some(("", Encoding::Utf8)));
        check("Größe 🙂".as_bytes(), Some(("Größe 🙂", Encoding::Utf8)));
        check(b"\xEF\xBB\xBFa", Some(("a", Encoding::Utf8)));
        check(&both("\u{FEFF}שלום 🙂", u16::to_le_bytes), Some(("שלום 🙂", Encoding::Utf16)));
        check(&both("\u{FEFF}a", u16::to_be_bytes), Some(("a", Encoding::Utf16)));
        check(b"caf\xE9 \x8018 \x93hi\x94", Some(("café €18 “hi”", Encoding::Windows1252)));
        check(b"\x81\xFF", Some(("\u{FFFD}ÿ", Encoding::Windows1252)));
        check(b"\xFF\xFEa", None);
        check(b"\xEF\xBB\xBF\xFF", None);
        check(b"PNG\0\x01", None);
        check(b"\x89PNG\0", None);
    }
}
