//! Reading and writing records as JSON, leniently: a field that is missing or of another shape is as if it were empty.
//!
//! By hand rather than derived, because the derived readers of these few types came to some 9 KB of what a first visit
//! has to fetch. Every writer writes every field, which the vault relies on to know a newer version's fields from ours.

use serde_json::{Map, Value};

/// A JSON object from its fields.
pub fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let mut map = Map::new();
    for (name, value) in fields {
        map.insert(name.to_owned(), value);
    }
    Value::Object(map)
}

/// The words in a field.
pub fn text(of: &Value, name: &str) -> String {
    of.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// The words in a field that can be left out.
pub fn optional_text(of: &Value, name: &str) -> Option<String> {
    of.get(name).and_then(Value::as_str).map(str::to_owned)
}

/// The truth of a field.
pub fn flag(of: &Value, name: &str) -> bool {
    of.get(name).and_then(Value::as_bool).unwrap_or(false)
}

/// A number from 0 to 10 that can be left out.
pub fn number(of: &Value, name: &str) -> Option<u8> {
    number_up_to(of, name, 10)
}

/// A number from 0 to `most` that can be left out.
pub fn number_up_to(of: &Value, name: &str, most: u8) -> Option<u8> {
    of.get(name).and_then(Value::as_u64).filter(|number| *number <= most.into()).map(|number| number as u8)
}

/// The elements of a field that holds a list.
pub fn list<'a>(of: &'a Value, name: &str) -> &'a [Value] {
    of.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// One of several by its name: none where the field is empty. The outer `None`: a name this version does not know, so
/// that the record it stands in is not written over with less.
pub fn choice<T: Copy>(of: &Value, name: &str, all: &[T], id: fn(T) -> &'static str) -> Option<Option<T>> {
    match of.get(name).and_then(Value::as_str) {
        None | Some("") => Some(None),
        Some(named) => all.iter().copied().find(|one| id(*one) == named).map(Some),
    }
}

/// The words in a list.
pub fn texts(of: &Value, name: &str) -> Vec<String> {
    list(of, name).iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// What two versions of a text say together, the earlier first; once, where one holds the other.
pub fn both(earlier: &str, later: &str) -> String {
    let (one, other) = (earlier.trim(), later.trim());
    match () {
        () if one.contains(other) => earlier.to_owned(),
        () if other.contains(one) => later.to_owned(),
        () => [one, other].join("\n\n"),
    }
}

/// Words as a list.
pub fn from_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Value {
    Value::Array(texts.into_iter().map(Value::from).collect())
}
