//! A look over the bytes of a file before any of it is parsed, so that nothing in it can ask for more memory or stack
//! than a real backup does. Takes no room of its own; what it lets through may still be no JSON.

use super::error::BackupError;
use super::{DEEPEST, LARGEST, LONGEST_NAME, LONGEST_NUMBER, LONGEST_TEXT, MOST_OBJECTS, MOST_VALUES};

/// Refuses what is larger, deeper, longer or more than a backup can be.
pub fn scan(json: &[u8]) -> Result<(), BackupError> {
    if json.len() > LARGEST {
        return Err(BackupError::TooLarge);
    }
    let (mut at, mut depth, mut values, mut objects) = (0, 0usize, 0, 0);
    while let Some(byte) = json.get(at) {
        let from = at;
        at += 1;
        match byte {
            b'"' => {
                at = string_end(json, at);
                let (length, is_name) = (at - from, named(json, at + 1));
                if length > LONGEST_TEXT {
                    return Err(BackupError::TextTooLong(from));
                }
                if is_name && length > LONGEST_NAME {
                    return Err(BackupError::NameTooLong(from));
                }
                values += usize::from(!is_name);
                at += 1;
            }
            b'{' | b'[' => {
                depth += 1;
                values += 1;
                objects += usize::from(*byte == b'{');
                if depth > DEEPEST {
                    return Err(BackupError::TooDeep(from));
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'-' | b'0'..=b'9' => {
                values += 1;
                at += length(json, at, |byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
                if !is_plain(json.get(from..at).unwrap_or_default()) {
                    return Err(BackupError::Number(from));
                }
            }
            b't' | b'f' | b'n' => {
                values += 1;
                at += length(json, at, u8::is_ascii_lowercase);
            }
            _ => {}
        }
        if values > MOST_VALUES || objects > MOST_OBJECTS {
            return Err(BackupError::TooMuch(from));
        }
    }
    Ok(())
}

/// How many bytes from here on are of a kind.
fn length(json: &[u8], at: usize, of_kind: impl Fn(&u8) -> bool) -> usize {
    json.get(at..).unwrap_or_default().iter().take_while(|byte| of_kind(byte)).count()
}

/// Where the string ends that begins here.
fn string_end(json: &[u8], mut at: usize) -> usize {
    loop {
        match json.get(at) {
            None => return json.len(),
            Some(b'"') => return at,
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
        }
    }
}

/// Whether a colon comes next, so that what stood before is a name.
fn named(json: &[u8], at: usize) -> bool {
    json.get(at + length(json, at, u8::is_ascii_whitespace)) == Some(&b':')
}

/// Whether a number is of a size that real ones are, so that every reader takes it for the same.
fn is_plain(number: &[u8]) -> bool {
    let exponent = number.iter().position(|byte| matches!(byte, b'e' | b'E'));
    let digits =
        exponent.map_or(0, |at| number.get(at..).unwrap_or_default().iter().filter(|b| b.is_ascii_digit()).count());
    number.len() <= LONGEST_NUMBER && digits <= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_more_than_a_backup_is_refused_where_it_is() {
        for (json, error) in [
            (format!("{}1", "[".repeat(DEEPEST + 1)), BackupError::TooDeep(DEEPEST)),
            (format!("[{}0]", "0,".repeat(MOST_VALUES)), BackupError::TooMuch(2 * MOST_VALUES - 1)),
            (format!("[{}0]", "{},".repeat(MOST_OBJECTS + 1)), BackupError::TooMuch(3 * MOST_OBJECTS + 1)),
            (format!("[\"{}\"]", "a".repeat(LONGEST_TEXT)), BackupError::TextTooLong(1)),
            (format!("[\"{}", "\\\"".repeat(LONGEST_TEXT)), BackupError::TextTooLong(1)),
            (format!("{{\"{}\" \n: 1}}", "a".repeat(LONGEST_NAME)), BackupError::NameTooLong(1)),
            (format!("[1{}]", "0".repeat(LONGEST_NUMBER)), BackupError::Number(1)),
            ("[1e999]".to_owned(), BackupError::Number(1)),
            ("[-1.5E+400]".to_owned(), BackupError::Number(1)),
        ] {
            assert_eq!(scan(json.as_bytes()), Err(error), "{:.60}", json);
        }
        assert_eq!(scan(&vec![b' '; LARGEST + 1]), Err(BackupError::TooLarge));
        for plain in ["", "[1.5, -0, 1e-9, 18446744073709551615]", r#"{"a\"b": "[[{{", "c": [true, null]}"#] {
            assert_eq!(scan(plain.as_bytes()), Ok(()), "{plain}");
        }
    }

    proptest! {
        #[test]
        fn anything_at_all_is_looked_over(json in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = scan(&json);
        }
    }
}
