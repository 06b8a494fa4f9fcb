//! Authored TOML: read, checked as a whole, and written out as Rust and as the page of help lines.
//!
//! For the build script and `xtask check`, never shipped. Every problem is collected with its file and line, so that
//! an author sees all of them at once. Knows files and text; knows no record, no vault and no browser.

mod authored;
mod authored_library;
mod coverage;
mod form;
mod grade;
mod help_page;
mod languages;
mod links;
mod markup;
mod own;
mod placeholders;
mod problem;
mod read;
mod read_changes;
mod read_exercise;
mod read_help;
mod read_library;
mod read_order;
mod read_page;
mod rules_exercise;
mod rules_library;
mod rust;
mod rust_library;
mod rust_ui;
mod site;
mod source;
mod syllables;
mod table;
mod unused;
mod voice;

pub use authored::{
    Authored, Block, Change, Compare, CompareRow, Country, Danger, Exercise, Family, Group, Kind, Line, Markup, Named,
    Pattern, Practice, Prompt, Question, Read, Reference, Root, Scene, Section, Sign, Span, Step, Term, Text,
};
pub use coverage::check_coverage;
pub use grade::{of_exercise as grade_of_exercise, of_read as grade_of_read};
pub use help_page::{contact_html, contact_link, countries_html, help_page};
pub use languages::check_languages;
pub use problem::{Place, Problem};
pub use read_page::read_html;
pub use rust::{rust_string, write_languages, write_rust};
pub use site::{Colour, Contact, SITE, Site};
pub use source::{Own, Sources};
pub use unused::unused_ui_keys;

use problem::Problems;
use std::path::Path;

/// The setting that names a site's own content: a folder of the same form as `content`, laid over it.
pub const OWN_CONTENT: &str = "RETHREAD_CONTENT";

/// Reads and checks a language folder, such as `content/en`.
pub fn report(folder: &Path) -> Result<Authored, Vec<Problem>> {
    check(&read_folder(folder)?)
}

/// Reads and checks a language folder with a site's own laid over it.
pub fn report_with_own(folder: &Path, own: &Path) -> Result<Authored, Vec<Problem>> {
    let (sources, own) = (read_folder(folder)?, read_folder(own)?);
    let base = check(&sources)?;
    let authored = check(&sources.with_own(own))?;
    match own::check(&base, &authored) {
        problems if problems.is_empty() => Ok(authored),
        problems => Err(problems),
    }
}

fn read_folder(folder: &Path) -> Result<Sources, Vec<Problem>> {
    Sources::read(folder).map_err(|error| {
        let place = Place::new(folder.display().to_string(), 1);
        vec![Problem { place, message: format!("this folder cannot be read: {error}") }]
    })
}

/// Checks files that were read already.
pub fn check(sources: &Sources) -> Result<Authored, Vec<Problem>> {
    let problems = Problems::default();
    let authored = read::read(sources, &problems);
    links::check(&authored, &problems);
    rules_exercise::check(&authored, &problems);
    rules_library::check(&authored, &problems);
    grade::check(&authored, &problems);
    placeholders::check(&authored, &problems);
    help_page::check(&authored, &problems);
    match problems.sorted() {
        problems if problems.is_empty() => Ok(authored),
        problems => Err(problems),
    }
}
