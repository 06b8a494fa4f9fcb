//! Day One: "Export, JSON" writes a zip with a JSON file for each journal and the pictures, films and sounds in folders
//! beside them. A journal alone is read as well.
//!
//! A journal is `{"metadata": {"version"}, "entries": [...]}`; an entry has `uuid`, `creationDate` (ISO 8601 in UTC),
//! `timeZone`, `text` (Markdown with backslashes before signs), `richText` (the same as JSON in a text), `tags`,
//! `starred`, `isPinned`, and lists `photos`, `videos`, `audios`, `pdfAttachments`; `location` and `weather`.

use super::taking::{Taking, Time, add_tag};
use super::when;
use super::{File, ImportError, What, Why, Word, caps, json, markup, text_of, zip};
use crate::record::Entry;
use serde_json::Value;

/// The lists of an entry that stay behind.
const MEDIA: [(&str, What); 4] =
    [("photos", What::Photo), ("videos", What::Video), ("audios", What::Audio), ("pdfAttachments", What::Attachment)];

pub(super) fn read(files: &[File], taking: &mut Taking) -> Result<(), ImportError> {
    let mut journals = 0;
    for file in files {
        if super::is_zip(file.bytes) {
            let caps = zip::Caps { one: caps::FILE, total: caps::ALL_FILES, ..zip::Caps::default() };
            let (inside, _) = zip::read_some(file.bytes, &caps, is_journal).map_err(ImportError::Zip)?;
            // The name of a journal is worth a tag where there is more than one.
            let named = inside.len() > 1;
            for one in &inside {
                let name = if named { journal_name(&one.name) } else { "" };
                match journal(&one.bytes, name, taking) {
                    // Another JSON file may lie beside the journals.
                    Err(ImportError::OtherForm) => taking.leave_parts(What::Setting, Why::Unread, 1),
                    read => {
                        read?;
                        journals += 1;
                    }
                }
            }
        } else {
            journal(file.bytes, "", taking)?;
            journals += 1;
        }
    }
    if journals == 0 { Err(ImportError::OtherForm) } else { Ok(()) }
}

/// Whether a file in a zip may be a journal.
pub(super) fn is_journal(name: &str) -> bool {
    name.to_lowercase().ends_with(".json") && !name.starts_with("__MACOSX/")
}

fn journal_name(name: &str) -> &str {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(name, _)| name)
}

fn journal(bytes: &[u8], name: &str, taking: &mut Taking) -> Result<(), ImportError> {
    let (text, encoding) = text_of(bytes)?;
    let value = json::read(&text)?;
    let entries = value.get("entries").and_then(Value::as_array).ok_or(ImportError::OtherForm)?;
    taking.done.written_in(encoding);
    for entry in entries {
        taking.meet()?;
        take(entry, name, taking);
    }
    Ok(())
}

fn take(value: &Value, journal: &str, taking: &mut Taking) {
    if !value.is_object() {
        return taking.leave(What::Entry, Why::Unread);
    }
    let (mut text, marks) = markup::from_day_one(json::text(value, "text"));
    if text.trim().is_empty() {
        text = rich(json::text(value, "richText"));
    }
    let listed: usize = MEDIA.iter().map(|(name, _)| json::count(value, name)).sum();
    for (name, what) in MEDIA {
        taking.leave_parts(what, Why::NoPlace, json::count(value, name));
    }
    taking.leave_parts(What::Attachment, Why::NoPlace, marks.saturating_sub(listed));
    taking.leave_parts(What::Place, Why::NoPlace, json::count(value, "location").min(1));
    taking.leave_parts(What::Weather, Why::NoPlace, json::count(value, "weather").min(1));

    // What has no words is not worth an entry for its journal or its star alone.
    let mut entry = Entry { text, ..Entry::default() };
    let tags = json::list(value, "tags").iter().filter_map(Value::as_str);
    tags.for_each(|tag| add_tag(&mut entry, tag));
    if !entry.is_empty() {
        let is = |name: &str| value.get(name).and_then(Value::as_bool).unwrap_or(false);
        if is("starred") {
            add_tag(&mut entry, (taking.terms.word)(Word::Starred));
        }
        add_tag(&mut entry, journal);
        entry.ties.pinned = is("isPinned");
    }
    let created = json::text(value, "creationDate");
    let uuid = json::text(value, "uuid");
    let mark = if uuid.is_empty() { [created, json::text(value, "text")] } else { ["uuid", uuid] };
    taking.take(What::Entry, when::read(created, None).map(Time::Said), &mark, entry);
}

/// The words of a rich text: JSON in a text, pieces of it under `contents`.
fn rich(text: &str) -> String {
    let Ok(value) = json::read(text) else { return String::new() };
    json::list(&value, "contents").iter().filter_map(|piece| piece.get("text")?.as_str()).collect()
}
