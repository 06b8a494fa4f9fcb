//! The whole workbook as files that anybody can read without the app: one page, or one text for each day.
//!
//! Takes records as they already read ([`Item`]), by day; what days, kinds and fields are called is decided where the
//! language is known.

mod markdown;

use super::zip::{self, ZipError};
use crate::insight::Day;
use crate::insight::sheet::{Item, Paper, Section, html};

/// Everything that was written, as it reads.
#[derive(Debug, Clone, Default)]
pub struct Workbook {
    /// What the copy is called.
    pub title: String,
    /// Lines under the title: when it was made and what it leaves out.
    pub lines: Vec<String>,
    /// Its days, in the order they are to stand.
    pub days: Vec<WrittenDay>,
}

/// What was written on one day.
#[derive(Debug, Clone, Default)]
pub struct WrittenDay {
    /// The day; `None` for what has none.
    pub day: Option<Day>,
    /// The day in words.
    pub title: String,
    /// What was written.
    pub items: Vec<Item>,
}

impl Workbook {
    /// All of it as one page, with nothing in it that runs or is fetched.
    pub fn to_html(self, language: &str) -> String {
        let sections = self.days.into_iter().map(|day| Section { title: day.title, items: day.items });
        html(&Paper { title: self.title, lines: self.lines, sections: sections.collect() }, language)
    }

    /// A zip with one Markdown text for each day, `2026/2026-11-23.md`; what has no day is in one called `undated`.
    pub fn to_markdown(&self, undated: &str) -> Result<Vec<u8>, ZipError> {
        let texts: Vec<(String, String)> = self
            .days
            .iter()
            .map(|written| {
                let name = match written.day.as_ref().map(Day::as_str) {
                    Some(day) => [day.get(..4).unwrap_or_default(), "/", day, ".md"].concat(),
                    None => [undated, ".md"].concat(),
                };
                (name, markdown::day(written))
            })
            .collect();
        let files: Vec<(&str, &[u8])> = texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        zip::write(&files)
    }
}
