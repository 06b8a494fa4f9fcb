//! Backups: everything as one JSON file that outlives the app, and the way back.
//!
//! The form is published in `docs/schema/backup.schema.json`. A file holds revisions by their own names, so that
//! restoring is the union that opening two copies is: what the file has and the vault lacks is added, and the rule of
//! the log says what stands, what is superseded and what stands beside what. Nothing here is replaced or taken away.
//!
//! | version | holds |
//! |---|---|
//! | 1 | heads without what they stand on, no deletions |
//! | 2 | heads with their state, parents and `seen`, deletions as marks without words, counts |
//!
//! A file may come from anybody: it is measured before it is parsed, parsed before the vault is asked, and the vault is
//! asked before anything is written.

mod error;
mod fate;
mod journal;
mod parse;
mod preview;
mod restore;
mod scan;
mod undo;
mod write;

pub use error::{BackupError, Field};
pub(super) use journal::{JOURNAL, Journals};
pub use preview::Preview;
pub use restore::Restored;
pub use undo::{Undoable, Undone};

use super::body::Envelope;
use super::id::Key;

/// The version that this app writes, and the highest it reads.
pub const VERSION: u64 = 2;

/// The most bytes a backup may have.
pub const LARGEST: usize = crate::keys::MOST_BYTES;
/// How deep its lists and objects may stand in each other.
pub const DEEPEST: usize = 64;
/// The most records, deleted ones and unreadable values, each: more than the local copy has room for.
pub const MOST_RECORDS: usize = 100_000;
/// The most values of any form, each of which takes room of its own in memory.
const MOST_VALUES: usize = 3_000_000;
/// The most objects among them, which take the most.
const MOST_OBJECTS: usize = 500_000;
/// The most bytes of one text: what the vault keeps of one record.
const LONGEST_TEXT: usize = super::frame::LARGEST;
/// The most bytes of a field's name.
const LONGEST_NAME: usize = 256;
/// The most characters of a number.
const LONGEST_NUMBER: usize = 24;
/// The most revisions that one may follow.
const MOST_PARENTS: usize = 256;
/// The highest time: what every reader of JSON tells apart from its neighbours.
const LATEST: u64 = (1 << 53) - 1;

/// A backup that was read whole and found sound. Nothing of it is in the vault yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Backup {
    /// When it was made, in milliseconds since 1970 by the clock of the device that made it.
    pub made_at: Option<u64>,
    /// Values in it that no copy could give when it was made, and that this version cannot read either. They stay in
    /// the file.
    pub unreadable: usize,
    /// Tells files apart.
    mark: u32,
    revisions: Vec<Revision>,
}

/// A revision in a backup.
#[derive(Debug, Clone, PartialEq)]
struct Revision {
    key: Key,
    envelope: Envelope,
}
