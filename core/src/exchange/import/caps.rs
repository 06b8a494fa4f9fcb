//! What is refused before it is read: far more than anybody has written, and far less than would hurt this device.

/// Bytes of a file that is read whole.
pub const FILE: usize = 48 * 1024 * 1024;
/// Bytes of several files together, and of what a zip holds.
pub const ALL_FILES: usize = 96 * 1024 * 1024;
/// Files that are read at once.
pub const FILES: usize = 50_000;
/// Whole things in a file: entries, rows, logs.
pub const THINGS: usize = 200_000;
/// Letters of one entry.
pub const LETTERS: usize = 500_000;
/// Columns of a table.
pub const COLUMNS: usize = 200;
/// Levels of brackets in JSON.
pub const DEPTH: usize = 40;
/// Values in JSON.
pub const VALUES: usize = 4_000_000;
/// Tags of one entry.
pub const TAGS: usize = 60;
/// Letters of a tag.
pub const TAG: usize = 80;
