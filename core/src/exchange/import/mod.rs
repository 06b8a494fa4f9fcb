//! Moving in: reading what other apps write, without leaving anything out in silence.
//!
//! Every import says what it took, what it left, and why. What comes out are entries alone: no mood becomes one of our
//! numbers, nothing is rated, and no word is changed. A thought that was looked at in another app becomes an entry with
//! that app's parts under headings, and not a practice of ours: it never answered our questions, least of all the one
//! about danger, and must not look as if it had.
//!
//! Ids come from the time and a digest of the thing itself, so that the same file gives the same records; [`Here`] tells
//! which of them are there already. Knows no clock and no browser: the zone and all words are in [`Terms`].

mod account;
mod caps;
mod day_one;
mod daylio;
mod decode;
mod here;
mod json;
mod markup;
mod nomie;
mod packed;
mod recognise;
mod rows;
mod table;
mod taking;
mod terms;
mod text;
mod thoughts;
mod when;

use super::zip;
pub use account::{Dated, Imported, Left, New, What, Why};
pub use decode::{Encoding, decode};
pub use here::Here;
pub use recognise::recognise;
pub use table::{Column, Matching, Proposal, Role, propose, read_table};
use taking::Taking;
pub use terms::{Local, Pattern, Terms, Word};
pub use when::{Order, Orders};

/// Where a file is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// Daylio: the table it exports.
    Daylio,
    /// Day One: a zip of journals in JSON, or one journal.
    DayOne,
    /// FreeCBT or Quirk: thoughts in JSON, or the table that FreeCBT exports.
    Thoughts,
    /// Nomie: a backup in JSON.
    Nomie,
    /// Text or Markdown: a file, several, or a zip of them.
    Text,
    /// Any other table: what its columns are is proposed, and said by the person.
    Table,
}

/// A file that was chosen.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its name, with folders before it where a folder was chosen.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
    /// When it was last changed, in milliseconds since 1970, where the browser says so.
    pub changed: Option<u64>,
}

/// Why nothing was read. Nothing has been taken then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// More bytes, levels or columns than are read.
    TooLarge,
    /// More things in it than are read at once.
    TooMany,
    /// No text in any encoding known here.
    NotText,
    /// It breaks off, or breaks the rules of its form.
    Damaged,
    /// Sound, but not what this source writes.
    OtherForm,
    /// Nothing is in it.
    Nothing,
    /// The zip could not be read.
    Zip(zip::ZipError),
    /// Its dates can be read in two orders: the person has to say which. [`propose`] and [`Matching`] are for that.
    OrderUnsaid,
    /// No column was chosen that says when.
    NoDate,
    /// A backup of an app that only that app can read; what that app exports can be read.
    OwnBackup,
}

/// Reads what was chosen, all of it from one source.
pub fn read(source: Source, files: &[File], terms: &Terms) -> Result<Imported, ImportError> {
    let all: usize = files.iter().map(|file| file.bytes.len()).sum();
    if files.len() > caps::FILES {
        return Err(ImportError::TooMany);
    }
    // Pictures beside the texts of a zip are not unfolded, so that a zip may be larger.
    let most = if files.iter().any(|file| is_zip(file.bytes)) { zip::Caps::default().size } else { caps::ALL_FILES };
    if all > most {
        return Err(ImportError::TooLarge);
    }
    let mut taking = Taking::new(source, terms);
    match source {
        Source::Text => text::read(files, &mut taking)?,
        Source::DayOne => day_one::read(files, &mut taking)?,
        _ => {
            for file in files {
                match source {
                    Source::Daylio => daylio::read(file, &mut taking)?,
                    Source::Thoughts => thoughts::read(file, &mut taking)?,
                    Source::Nomie => nomie::read(file, &mut taking)?,
                    _ => table::read(file, &propose(file)?.matching(), &mut taking)?,
                }
            }
        }
    }
    taking.end()
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The text of a file that holds nothing else.
fn text_of(bytes: &[u8]) -> Result<(String, Encoding), ImportError> {
    if bytes.len() > caps::FILE {
        return Err(ImportError::TooLarge);
    }
    decode(bytes).ok_or(ImportError::NotText)
}
