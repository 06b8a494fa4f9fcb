//! JSON, counted before it is parsed.

use super::{ImportError, caps};
use serde_json::Value;

/// A JSON text as a value.
pub(super) fn read(text: &str) -> Result<Value, ImportError> {
    within_caps(text)?;
    serde_json::from_str(text).map_err(|_| ImportError::Damaged)
}

/// Counts brackets and commas outside of strings: at least as many as there are values.
fn within_caps(text: &str) -> Result<(), ImportError> {
    if text.len() > caps::FILE {
        return Err(ImportError::TooLarge);
    }
    let (mut depth, mut values) = (0usize, 0usize);
    let (mut in_string, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => {
                depth += 1;
                values += 1;
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            _ => {}
        }
        if depth > caps::DEPTH || values > caps::VALUES {
            return Err(ImportError::TooLarge);
        }
    }
    Ok(())
}

/// The words in a field, without spaces around them.
pub(super) fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of.get(name).and_then(Value::as_str).unwrap_or_default().trim()
}

/// The elements of a field that holds a list.
pub(super) fn list<'a>(of: &'a Value, name: &str) -> &'a [Value] {
    of.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// How many things a field holds: elements, fields, or the one value.
pub(super) fn count(of: &Value, name: &str) -> usize {
    match of.get(name) {
        Some(Value::Array(list)) => list.len(),
        Some(Value::Object(fields)) => fields.len(),
        None | Some(Value::Null | Value::Bool(false)) => 0,
        Some(_) => 1,
    }
}

/// A whole number, also where it was written as a text or with a point.
pub(super) fn whole(of: &Value, name: &str) -> Option<i64> {
    match of.get(name)? {
        Value::Number(number) => number.as_i64().or_else(|| number.as_f64().map(|number| number as i64)),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_and_number_are_counted_first() {
        let deep = |levels: usize| ["[".repeat(levels), "]".repeat(levels)].concat();
        assert!(read(&deep(caps::DEPTH)).is_ok());
        assert_eq!(read(&deep(caps::DEPTH + 1)), Err(ImportError::TooLarge));
        assert_eq!(read(&deep(1_000_000)), Err(ImportError::TooLarge));
        assert_eq!(read(&["[0", &",0".repeat(caps::VALUES), "]"].concat()), Err(ImportError::TooLarge));
        let brackets_in_words = ["\"", &"[\\\"".repeat(100), "\""].concat();
        assert!(read(&brackets_in_words).is_ok());
        assert_eq!(read("{"), Err(ImportError::Damaged));
    }
}
