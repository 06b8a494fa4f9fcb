//! Nomie: a backup in JSON.
//!
//! From version 3 on `{"nomie": {"number"}, "events": [...], "trackers": {...}, "people": {...}, "boards": [...]}`, with
//! logs `{_id, note (`notes` in 3), end, start, score, lat, lng, location}` in which times are ISO 8601 or milliseconds.
//! Version 6 writes `{"version": "6…", "files": {"data/books/2021-12-2": [logs], "people.json": …}}`. Versions 1 and 2
//! had `notes: [{time, value}]` and `events: [{parent, time, value}]` whose parents are `trackers: [{_id, label}]`.
//!
//! A note keeps its marks (`#tracker(4)`, `@person`, `+context`) as they were typed; trackers and contexts become tags,
//! or feelings and parts of life where they have the very name. A tick without a word around it is a figure, not a
//! piece of writing: it is taken only if asked for. Nomie's own scores stay behind.

use super::taking::{Taking, Time};
use super::when::{self, When};
use super::{File, ImportError, What, Why, json, text_of};
use crate::record::Entry;
use serde_json::Value;

pub(super) fn read(file: &File, taking: &mut Taking) -> Result<(), ImportError> {
    let (text, encoding) = text_of(file.bytes)?;
    let value = json::read(&text)?;
    taking.done.written_in(encoding);
    if let Some(files) = value.get("files").and_then(Value::as_object) {
        // By their names, so that one file always reads the same.
        let mut files: Vec<(&String, &Value)> = files.iter().collect();
        files.sort_unstable_by_key(|(path, _)| *path);
        for (path, content) in files {
            stored(path, content, taking)?;
        }
        return Ok(());
    }
    value.get("nomie").and_then(|nomie| nomie.get("number")).ok_or(ImportError::OtherForm)?;
    taking.leave_parts(What::Tracker, Why::NoPlace, json::count(&value, "trackers"));
    taking.leave_parts(What::Person, Why::NoPlace, json::count(&value, "people"));
    for name in ["boards", "dashboards", "goals", "locations", "context"] {
        taking.leave_parts(What::Setting, Why::NoPlace, json::count(&value, name));
    }
    for log in json::list(&value, "notes") {
        taking.meet()?;
        old(log, json::text(log, "value").to_owned(), taking);
    }
    for log in json::list(&value, "events") {
        taking.meet()?;
        match log.get("parent").and_then(Value::as_str) {
            Some(parent) => old(log, ticked(&value, parent, log), taking),
            None => take(log, taking),
        }
    }
    Ok(())
}

/// A file within a backup of version 6.
fn stored(path: &str, content: &Value, taking: &mut Taking) -> Result<(), ImportError> {
    if path.contains("books/") {
        let Some(logs) = content.as_array() else {
            taking.leave_parts(What::Setting, Why::Unread, 1);
            return Ok(());
        };
        for log in logs {
            taking.meet()?;
            take(log, taking);
        }
        return Ok(());
    }
    let held = match content {
        Value::Array(list) => list.len(),
        Value::Object(fields) => fields.len(),
        _ => 1,
    };
    match path.rsplit('/').next().unwrap_or(path) {
        "people.json" => taking.leave_parts(What::Person, Why::NoPlace, held),
        "trackers.json" => taking.leave_parts(What::Tracker, Why::NoPlace, held),
        _ => taking.leave_parts(What::Setting, Why::NoPlace, 1),
    }
    Ok(())
}

/// A log of version 3 and later.
fn take(log: &Value, taking: &mut Taking) {
    if !log.is_object() {
        return taking.leave(What::Tick, Why::Unread);
    }
    let note =
        Some(json::text(log, "note")).filter(|note| !note.is_empty()).unwrap_or_else(|| json::text(log, "notes"));
    if ["lat", "location"].iter().any(|name| filled(log, name)) {
        taking.leave_parts(What::Place, Why::NoPlace, 1);
    }
    if filled(log, "score") {
        taking.leave_parts(What::Score, Why::NotRated, 1);
    }
    let time = moment(log, "end").or_else(|| moment(log, "start"));
    let id = json::text(log, "_id");
    let mark = if id.is_empty() { ["note", note] } else { ["id", id] };
    keep(note, time, &mark, taking);
}

fn filled(log: &Value, name: &str) -> bool {
    match log.get(name) {
        Some(Value::Number(number)) => number.as_f64() != Some(0.0),
        Some(Value::String(text)) => !text.is_empty() && text != "0",
        _ => false,
    }
}

/// A log of version 1 or 2, with the note it would have had later.
fn old(log: &Value, note: String, taking: &mut Taking) {
    if json::count(log, "geo") > 0 {
        taking.leave_parts(What::Place, Why::NoPlace, 1);
    }
    let time = moment(log, "time");
    let mark = ["old", json::text(log, "_id"), json::text(log, "parent"), &note];
    keep(&note, time, &mark, taking);
}

/// The tick of an old tracker, as later versions write it; empty where the tracker is not there.
fn ticked(backup: &Value, parent: &str, log: &Value) -> String {
    let trackers = json::list(backup, "trackers").iter();
    let label = trackers.clone().find(|tracker| json::text(tracker, "_id") == parent);
    let label = label.map_or("", |tracker| json::text(tracker, "label"));
    let tag = label.split_whitespace().collect::<Vec<&str>>().join("_");
    match log.get("value") {
        _ if tag.is_empty() => String::new(),
        Some(Value::Number(number)) => ["#", &tag, "(", &number.to_string(), ")"].concat(),
        Some(Value::String(value)) if !value.is_empty() => ["#", &tag, "(", value, ")"].concat(),
        _ => ["#", &tag].concat(),
    }
}

fn keep(note: &str, time: Option<When>, mark: &[&str], taking: &mut Taking) {
    let words = || note.split_whitespace();
    if words().next().is_none() {
        return taking.leave(What::Tick, Why::Empty);
    }
    if !taking.terms.ticks && words().all(|word| name(word).is_some()) {
        return taking.leave(What::Tick, Why::TickAlone);
    }
    let mut entry = Entry { text: note.to_owned(), ..Entry::default() };
    for (sign, name) in words().filter_map(name).filter(|(sign, _)| *sign != '@') {
        let _ = sign;
        taking.put(&mut entry, &name.replace('_', " "));
    }
    taking.take(What::Tick, time.map(Time::Said), mark, entry);
}

/// The sign and the name of a mark such as `#sleep(8)`, `@sam,` or `+work`.
fn name(word: &str) -> Option<(char, &str)> {
    let sign = word.chars().next().filter(|sign| ['#', '@', '+'].contains(sign))?;
    let rest = word.get(1..)?;
    let end = rest.find(['(', ',', '.', '!', '?', ':', ';', '\'', '’']).unwrap_or(rest.len());
    rest.get(..end)
        .filter(|name| name.chars().any(char::is_alphanumeric) || (!name.is_empty() && !name.is_ascii()))
        .map(|name| (sign, name))
}

fn moment(log: &Value, name: &str) -> Option<When> {
    match log.get(name)? {
        Value::String(text) => when::read(text, None),
        Value::Number(_) => json::whole(log, name).map(When::Moment),
        _ => None,
    }
}
