//! The account of an import: what there was, what was taken, what was left, and why. The words for it are the app's.

use super::Encoding;
use crate::record::Entry;
use crate::vault::RecordId;

/// What something in a file is. Those of the first group are counted whole, each of them taken or left; those of the
/// second are parts of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A piece of writing, with its date.
    Entry,
    /// A moment's mood.
    Mood,
    /// A thought that was looked at.
    Thought,
    /// A note of a tracker, or a tick of one.
    Tick,
    /// A row of a table.
    Row,
    /// A file, or the part of one under a date of its own.
    Page,

    /// A picture.
    Photo,
    /// A film.
    Video,
    /// A sound.
    Audio,
    /// Another file that was attached.
    Attachment,
    /// Where somebody was.
    Place,
    /// The weather.
    Weather,
    /// A figure that rates something.
    Score,
    /// A person as the other app keeps them; their name stays where it was written.
    Person,
    /// What something was measured by; what was measured is not counted here.
    Tracker,
    /// A goal, a board, a setting and the like.
    Setting,
    /// A filled cell of a column that nothing was chosen for.
    Cell,
}

impl What {
    /// Whether it is counted whole, rather than as a part of something else.
    pub fn is_whole(self) -> bool {
        use What::*;
        matches!(self, Entry | Mood | Thought | Tick | Row | Page)
    }
}

/// Why something was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// There is nothing in it that can be read.
    Empty,
    /// It says nothing of when it was, or not so that it can be told.
    NoTime,
    /// It is more than one entry can hold.
    TooLong,
    /// The same stands in the file before.
    Twice,
    /// It is not of the form that its app writes.
    Unread,
    /// It is no text.
    NotText,
    /// A tick alone, without words: taken only if asked for.
    TickAlone,
    /// There is no place for it here.
    NoPlace,
    /// Nothing is rated here.
    NotRated,
    /// No one chose what its column is.
    NotChosen,
}

/// How sure its time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dated {
    /// A moment, the same anywhere.
    Moment,
    /// A time by the clock of wherever it was written, taken for the clock here.
    Clock,
    /// A day alone. It stands at noon.
    Day,
    /// Nothing in it: the time the file was last changed.
    File,
    /// A day before 1970, which no entry can stand at. It stands at the very start, and the day is in its words.
    Before,
}

/// A record to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// Its id, the same whenever the same thing is read.
    pub id: RecordId,
    /// What it holds.
    pub entry: Entry,
    /// How sure its time is.
    pub dated: Dated,
}

/// Something left, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// What.
    pub what: What,
    /// Why.
    pub why: Why,
    /// How many.
    pub count: usize,
}

/// What came of reading a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// What can be kept, in the order of the file.
    pub records: Vec<New>,
    /// What was taken, by what it was in the file.
    pub taken: Vec<(What, usize)>,
    /// What was left. Whole things taken and left are all there were.
    pub left: Vec<Left>,
    /// How many whole things there were.
    pub found: usize,
    /// How the texts were written, where it was not UTF-8: letters may have come out wrong.
    pub encodings: Vec<Encoding>,
}

impl Imported {
    /// How many whole things were taken.
    pub fn all_taken(&self) -> usize {
        self.taken.iter().map(|(_, count)| count).sum()
    }

    /// How many whole things were left.
    pub fn all_left(&self) -> usize {
        self.left.iter().filter(|left| left.what.is_whole()).map(|left| left.count).sum()
    }

    pub(super) fn take(&mut self, what: What) {
        match self.taken.iter_mut().find(|(other, _)| *other == what) {
            Some((_, count)) => *count += 1,
            None => self.taken.push((what, 1)),
        }
    }

    pub(super) fn leave(&mut self, what: What, why: Why, count: usize) {
        if count == 0 {
            return;
        }
        match self.left.iter_mut().find(|left| (left.what, left.why) == (what, why)) {
            Some(left) => left.count = left.count.saturating_add(count),
            None => self.left.push(Left { what, why, count }),
        }
    }

    pub(super) fn written_in(&mut self, encoding: Encoding) {
        if encoding != Encoding::Utf8 && !self.encodings.contains(&encoding) {
            self.encodings.push(encoding);
        }
    }
}
