//! Telling from a file where it is from.

use super::{Source, caps, day_one, daylio, decode, is_zip, packed, rows, text, thoughts, zip};

/// Where a file seems to be from, by its name and by what is in it. `None` for what cannot be read here.
pub fn recognise(name: &str, bytes: &[u8]) -> Option<Source> {
    if is_zip(bytes) {
        return in_zip(bytes);
    }
    let text = decode(bytes.get(..caps::FILE).unwrap_or(bytes)).map(|(text, _)| text)?;
    let start = text.trim_start();
    if start.starts_with(['{', '[']) {
        return in_json(&text);
    }
    if packed::is_packed(start) {
        return Some(Source::Thoughts);
    }
    let head = rows::head(&text);
    let is = |endings: &[&str]| endings.iter().any(|ending| name.to_lowercase().ends_with(ending));
    match () {
        () if daylio::fits(&head) => Some(Source::Daylio),
        () if thoughts::fits(&head) => Some(Source::Thoughts),
        () if is(&[".csv", ".tsv", ".tab"]) => Some(Source::Table),
        () if text::is_text(name) => Some(Source::Text),
        () => None,
    }
}

/// By the names of fields: with its quotation marks a name cannot stand in words, where they have a backslash.
fn in_json(text: &str) -> Option<Source> {
    let has = |name: &str| text.contains(&["\"", name, "\""].concat());
    match () {
        () if has("nomie") && has("trackers") || has("files") && text.contains("\"data/books/") => Some(Source::Nomie),
        () if has("entries") && has("creationDate") => Some(Source::DayOne),
        // Quirk kept each thought as a text within JSON, where the quotation marks of names do have backslashes.
        () if text.contains("automaticThought") => Some(Source::Thoughts),
        () => None,
    }
}

fn in_zip(bytes: &[u8]) -> Option<Source> {
    let caps = zip::Caps { one: caps::FILE, total: caps::ALL_FILES, ..zip::Caps::default() };
    let (journals, others) = zip::read_some(bytes, &caps, day_one::is_journal).ok()?;
    let is_journal =
        |file: &zip::File| decode(&file.bytes).is_some_and(|(text, _)| in_json(&text) == Some(Source::DayOne));
    match () {
        () if journals.iter().any(is_journal) => Some(Source::DayOne),
        // What Daylio keeps for itself: said to be so when it is read.
        () if others.iter().any(|name| name.ends_with(".daylio")) => Some(Source::Daylio),
        () if others.iter().any(|name| text::is_text(name)) => Some(Source::Text),
        () => None,
    }
}
