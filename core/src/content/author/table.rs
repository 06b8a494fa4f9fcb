//! Reads one TOML table key by key and reports what is missing, of the wrong kind, or not known.
//!
//! Serde stops at the first thing it cannot read; an author wants all of them, each with its line.

use super::form::{is_address, is_date, is_id, tidy};
use super::markup::{self, Markup};
use super::problem::Place;
use super::source::File;
use super::voice;
use std::collections::BTreeSet;
use std::ops::{Deref, RangeInclusive};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Words with the place they stand at. Blank words were reported where they were read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// The words, trimmed, with the lines of a paragraph joined.
    pub words: String,
    /// Where they stand.
    pub place: Place,
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.words
    }
}

/// What a value is checked for, beyond being there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Check {
    /// Read by a person in our voice.
    Voice,
    /// Someone else's words, such as a name or a citation.
    Plain,
    /// An id that records keep.
    Id,
    /// An https address.
    Address,
}

/// A table being read.
pub(super) struct Table<'a> {
    pub(super) file: &'a File<'a>,
    pub(super) place: Place,
    table: &'a DeTable<'a>,
    /// What the table is, as problems name it.
    what: &'static str,
    known: BTreeSet<&'a str>,
}

type Value<'a> = &'a Spanned<DeValue<'a>>;

impl<'a> Table<'a> {
    pub(super) fn new(file: &'a File<'a>, what: &'static str, place: Place, table: &'a DeTable<'a>) -> Table<'a> {
        Table { file, place, table, what, known: BTreeSet::new() }
    }

    /// A text in our voice that has to be there.
    pub(super) fn text(&mut self, key: &'static str) -> Text {
        self.required(key, Check::Voice)
    }

    /// A text in our voice that may be left out.
    pub(super) fn text_if_any(&mut self, key: &'static str) -> Option<Text> {
        self.optional(key, Check::Voice)
    }

    /// Someone else's words: a name, a citation.
    pub(super) fn plain(&mut self, key: &'static str) -> Text {
        self.required(key, Check::Plain)
    }

    /// Someone else's words, if there are any.
    pub(super) fn plain_if_any(&mut self, key: &'static str) -> Option<Text> {
        self.optional(key, Check::Plain)
    }

    pub(super) fn id(&mut self, key: &'static str) -> Text {
        self.required(key, Check::Id)
    }

    pub(super) fn id_if_any(&mut self, key: &'static str) -> Option<Text> {
        self.optional(key, Check::Id)
    }

    pub(super) fn address(&mut self, key: &'static str) -> Text {
        self.required(key, Check::Address)
    }

    pub(super) fn address_if_any(&mut self, key: &'static str) -> Option<Text> {
        self.optional(key, Check::Address)
    }

    pub(super) fn ids(&mut self, key: &'static str) -> Vec<Text> {
        self.list(key, Check::Id)
    }

    pub(super) fn plains(&mut self, key: &'static str) -> Vec<Text> {
        self.list(key, Check::Plain)
    }

    pub(super) fn texts(&mut self, key: &'static str) -> Vec<Text> {
        self.list(key, Check::Voice)
    }

    /// Ids that may be left out altogether.
    pub(super) fn ids_if_any(&mut self, key: &'static str) -> Vec<Text> {
        if self.table.contains_key(key) { self.ids(key) } else { self.known_without(key) }
    }

    /// Someone else's words, which may be left out altogether.
    pub(super) fn plains_if_any(&mut self, key: &'static str) -> Vec<Text> {
        if self.table.contains_key(key) { self.plains(key) } else { self.known_without(key) }
    }

    /// Running text with the few marks that [`markup`] knows.
    pub(super) fn markup(&mut self, key: &'static str) -> Markup {
        let Some(value) = self.take(key) else {
            return Markup { place: self.missing(key).place, ..Markup::default() };
        };
        self.read(key, value, Check::Voice);
        let words = value.get_ref().as_str().unwrap_or_default();
        markup::read(self.file, value.span(), words)
    }

    /// A whole number in a range; the least of it stands in for one that could not be read.
    pub(super) fn number(&mut self, key: &'static str, range: RangeInclusive<u8>) -> u8 {
        let Some(value) = self.take(key) else {
            self.missing(key);
            return *range.start();
        };
        self.in_range(key, value, range)
    }

    /// A whole number in a range, 0 when left out.
    pub(super) fn number_if_any(&mut self, key: &'static str, range: RangeInclusive<u8>) -> u8 {
        self.take(key).map_or(0, |value| self.in_range(key, value, range))
    }

    /// Yes or no; no when left out.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.take(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong_kind(key, value, "true or false");
            false
        })
    }

    /// A date such as `2026-11-23`, with quotes or without.
    pub(super) fn date(&mut self, key: &'static str) -> Text {
        let Some(value) = self.take(key) else { return self.missing(key) };
        let place = self.file.place(value.span().start);
        let words = match value.get_ref() {
            DeValue::String(words) => words.trim().to_owned(),
            DeValue::Datetime(date) => date.to_string(),
            _ => {
                self.wrong_kind(key, value, "a date such as \"2026-11-23\"");
                return Text { words: String::new(), place };
            }
        };
        if !is_date(&words) {
            let message = format!("`{key}` is not a date: \"{words}\"; write year-month-day, such as \"2026-11-23\"");
            self.file.problems.add(&place, message);
        }
        Text { words, place }
    }

    /// The tables under a key: `[[key]]`, or a list of `{ ... }`.
    pub(super) fn tables(&mut self, key: &'static str) -> Vec<Table<'a>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_kind(key, value, "a list of tables");
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_table() {
                Some(table) => {
                    tables.push(Table::new(self.file, one_of(key), self.file.place(item.span().start), table))
                }
                None => self.wrong_kind(key, item, "a table"),
            }
        }
        tables
    }

    /// The table under a key: `key = { ... }`.
    pub(super) fn table(&mut self, key: &'static str) -> Option<Table<'a>> {
        let Some(value) = self.take(key) else {
            self.missing(key);
            return None;
        };
        let place = self.file.place(value.span().start);
        let table = value.get_ref().as_table().map(|table| Table::new(self.file, one_of(key), place, table));
        if table.is_none() {
            self.wrong_kind(key, value, "a table in braces");
        }
        table
    }

    /// The table under a key, if there is one.
    pub(super) fn table_if_any(&mut self, key: &'static str) -> Option<Table<'a>> {
        self.known.insert(key);
        if self.table.contains_key(key) { self.table(key) } else { None }
    }

    /// Someone else's words, if the list is there; it may be empty.
    pub(super) fn plain_list_if_any(&mut self, key: &'static str) -> Option<Vec<Text>> {
        self.known.insert(key);
        self.table.contains_key(key).then(|| self.plains(key))
    }

    /// Every key with its text and place: for files whose keys are the author's to choose.
    pub(super) fn all_texts(&mut self) -> Vec<(Text, Text)> {
        self.all(Check::Voice)
    }

    /// The same for values that are nobody's words.
    pub(super) fn all_plain(&mut self) -> Vec<(Text, Text)> {
        self.all(Check::Plain)
    }

    fn all(&mut self, check: Check) -> Vec<(Text, Text)> {
        let mut all = Vec::new();
        for (key, value) in self.table.iter() {
            self.known.insert(key.get_ref().as_ref());
            let name = Text { words: key.get_ref().to_string(), place: self.file.place(key.span().start) };
            let text = self.read(&name, value, check);
            all.push((name, text));
        }
        all
    }

    /// Reports every key nobody asked for. Call it last.
    pub(super) fn finish(self) {
        for key in self.table.keys().filter(|key| !self.known.contains(key.get_ref().as_ref())) {
            let known: Vec<&str> = self.known.iter().copied().collect();
            let message =
                format!("`{}` is not known here; this {} can have: {}", key.get_ref(), self.what, known.join(", "));
            self.file.problems.add(&self.file.place(key.span().start), message);
        }
    }

    pub(super) fn problem(&self, message: impl Into<String>) {
        self.file.problems.add(&self.place, message);
    }

    fn take(&mut self, key: &'static str) -> Option<Value<'a>> {
        self.known.insert(key);
        self.table.get(key)
    }

    fn known_without(&mut self, key: &'static str) -> Vec<Text> {
        self.known.insert(key);
        Vec::new()
    }

    fn missing(&self, key: &str) -> Text {
        self.problem(format!("this {} has no `{key}`; add it", self.what));
        Text { words: String::new(), place: self.place.clone() }
    }

    fn wrong_kind(&self, key: &str, value: Value<'_>, right: &str) {
        let found = value.get_ref().type_str();
        let place = self.file.place(value.span().start);
        self.file.problems.add(&place, format!("`{key}` is a TOML {found}; it has to be {right}"));
    }

    fn in_range(&self, key: &str, value: Value<'_>, range: RangeInclusive<u8>) -> u8 {
        let (low, high) = (*range.start(), *range.end());
        let integer = value.get_ref().as_integer();
        let number = integer.and_then(|found| i64::from_str_radix(found.as_str(), found.radix()).ok());
        if let Some(number) = number.and_then(|number| u8::try_from(number).ok()).filter(|n| range.contains(n)) {
            return number;
        }
        let place = self.file.place(value.span().start);
        self.file.problems.add(&place, format!("`{key}` has to be a whole number from {low} to {high}"));
        low
    }

    fn required(&mut self, key: &'static str, check: Check) -> Text {
        match self.take(key) {
            Some(value) => self.read(key, value, check),
            None => self.missing(key),
        }
    }

    fn optional(&mut self, key: &'static str, check: Check) -> Option<Text> {
        let value = self.take(key)?;
        Some(self.read(key, value, check))
    }

    fn list(&mut self, key: &'static str, check: Check) -> Vec<Text> {
        let Some(value) = self.take(key) else {
            self.missing(key);
            return Vec::new();
        };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_kind(key, value, "a list of texts");
            return Vec::new();
        };
        items.iter().map(|item| self.read(key, item, check)).collect()
    }

    fn read(&self, key: &str, value: Value<'_>, check: Check) -> Text {
        let place = self.file.place(value.span().start);
        let Some(words) = value.get_ref().as_str() else {
            self.wrong_kind(key, value, "a text in quotes");
            return Text { words: String::new(), place };
        };
        let words = tidy(words);
        if words.is_empty() {
            self.file
                .problems
                .add(&place, format!("`{key}` is blank; write it, or take the key out if it may be left out"));
        } else if check == Check::Id && !is_id(&words) {
            let message =
                format!("`{words}` is not an id; use small letters, digits and hyphens, such as `what-happened`");
            self.file.problems.add(&place, message);
        } else if check == Check::Address && !is_address(&words) {
            self.file.problems.add(&place, format!("`{key}` is not a full https address: \"{words}\""));
        } else if check == Check::Voice {
            voice::check(self.file, value.span(), &words);
        }
        Text { words, place }
    }
}

/// What one table of a list is called.
fn one_of(key: &'static str) -> &'static str {
    match key {
        "options" => "option",
        "parts" => "part",
        "patterns" => "pattern",
        "senses" => "sense",
        "words" => "word",
        other => other,
    }
}
