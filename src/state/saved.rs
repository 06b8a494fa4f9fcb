//! What this device remembers of the last backup: when it was saved and how much it held, and no words of it.

use super::{Store, flush_drafts};
use crate::browser::plain::{self, Plain};
use crate::browser::{clock, document, file};
use crate::content::ui;
use rethread_core::record::{Body, Preferences};
use serde_json::Value;

/// What a plain backup is to other programs.
pub const JSON: &str = "application/json";

/// A backup that was handed on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SavedFile {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// Whether it was sealed with a passphrase.
    pub sealed: bool,
    /// How many records of each kind it held.
    pub kinds: Vec<(char, usize)>,
}

/// What a file made today is called, unless the person says otherwise: nothing of what is in it.
pub fn file_name(ending: &str) -> String {
    let day = clock::day_of(clock::now_ms());
    [ui().settings.file_name, "-", day.as_ref().map_or("", |day| day.as_str()), ".", ending].concat()
}

/// The last backup that was saved, as far as this browser knows.
pub fn last_saved() -> Option<SavedFile> {
    SavedFile::parse(&plain::get(Plain::Saved)?)
}

impl Store {
    /// Hands a file with everything that this page holds to the browser at once; `false` when the browser refused it. Where
    /// nothing is kept but in memory, that is everything there is.
    pub fn save_file(self) -> bool {
        flush_drafts();
        let backup = self.vault().export_all(clock::now_ms());
        let saved = file::save(&file_name("json"), JSON, &backup.to_string());
        if saved {
            SavedFile::of(&backup, false).note();
        }
        saved
    }

    /// Whether anything was written, choices about the app aside.
    pub fn has_anything(self) -> bool {
        let kinds: Vec<char> = ('a'..='z').filter(|kind| *kind != Preferences::KIND).collect();
        !self.newest(&kinds, 1, |_, _| true).is_empty()
    }
}

impl SavedFile {
    /// What will be remembered of a backup that is handed on now.
    pub fn of(backup: &Value, sealed: bool) -> SavedFile {
        let kinds = backup.get("counts").and_then(|counts| counts.get("kinds")).and_then(Value::as_object);
        let kind = |(kind, number): (&String, &Value)| Some((kind.chars().next()?, number.as_u64()? as usize));
        SavedFile { at: clock::now_ms(), sealed, kinds: kinds.into_iter().flatten().filter_map(kind).collect() }
    }

    /// Remembers it.
    pub fn note(&self) {
        document::mark_unsaved(false);
        plain::set(Plain::Saved, Some(&self.to_text()));
    }

    fn to_text(&self) -> String {
        let how = if self.sealed { "sealed" } else { "plain" };
        let mut text = [&self.at.to_string(), " ", how].concat();
        for (kind, number) in &self.kinds {
            text.push(' ');
            text.push(*kind);
            text.push_str(&number.to_string());
        }
        text
    }

    fn parse(text: &str) -> Option<SavedFile> {
        let mut words = text.split(' ');
        let at = words.next()?.parse().ok()?;
        let sealed = words.next()? == "sealed";
        let kind = |word: &str| {
            let mut letters = word.chars();
            Some((letters.next()?, letters.as_str().parse().ok()?))
        };
        Some(SavedFile { at, sealed, kinds: words.filter_map(kind).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_read_again() {
        let saved = SavedFile { at: 1_764_288_000_000, sealed: true, kinds: vec![('c', 3), ('e', 120)] };
        assert_eq!(saved.to_text(), "1764288000000 sealed c3 e120");
        assert_eq!(SavedFile::parse(&saved.to_text()), Some(saved));
        let bare = SavedFile { at: 5, ..SavedFile::default() };
        assert_eq!(SavedFile::parse(&bare.to_text()), Some(bare));
        for odd in ["", "x", "5", "-1 plain"] {
            assert_eq!(SavedFile::parse(odd), None, "{odd:?}");
        }
        assert_eq!(SavedFile::parse("5 plain é x 7e e9").map(|saved| saved.kinds), Some(vec![('e', 9)]));
    }
}
