//! Why a file was refused.

/// Why a file is not restored. Whichever it is, the file is refused as a whole and the vault has not been asked yet:
/// everything in it is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupError {
    /// More bytes than [`super::LARGEST`].
    TooLarge,
    /// Lists and objects stand deeper in each other than [`super::DEEPEST`], from this byte on.
    TooDeep(usize),
    /// More single values than any workbook has, from this byte on.
    TooMuch(usize),
    /// The text at this byte is longer than any that can be kept.
    TextTooLong(usize),
    /// The name of a field at this byte is longer than any there is.
    NameTooLong(usize),
    /// The number at this byte is none that a backup holds.
    Number(usize),
    /// It is sealed with a passphrase (`age`), and has to be opened first.
    Sealed,
    /// It ends in the middle: the file was not saved or copied whole.
    CutShort,
    /// It is not JSON, from this line and column on.
    NotJson(usize, usize),
    /// It is JSON, and no backup of this app.
    NotABackup,
    /// A newer app made it, in a version whose number this is.
    Newer(u64),
    /// More than [`super::MOST_RECORDS`].
    TooManyRecords,
    /// This entry, counted from 1, is not as it must be.
    Entry(usize, Field),
    /// It holds two different texts under this one name.
    TwoOfOne(String),
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Its `id`.
    Id,
    /// Its `revision`.
    Revision,
    /// Its `state`, or `open` in version 1.
    State,
    /// Its `parents`.
    Parents,
    /// Its `seen`.
    Seen,
    /// Its `saved_at`.
    SavedAt,
    /// Its `record`.
    Record,
}
