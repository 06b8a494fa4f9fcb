//! Reads what each version changed: told in an older version, which shows it as it stands, so its form is fixed.

use super::authored::Change;
use super::problem::Problems;
use super::read::{each, with_table};
use super::source::Sources;
use super::table::Table;

/// The file, which a language may do without.
const FILE: &str = "changes.toml";
/// As much as an older version shows, as in `src/pages/keeping/newer.rs`.
const LINES: usize = 6;
const LETTERS: usize = 160;

/// Every change, newest first.
pub(super) fn changes(sources: &Sources, problems: &Problems) -> Vec<Change> {
    let mut changes = Vec::new();
    if sources.files.contains_key(FILE) {
        with_table(sources, FILE, "list of changes", problems, |table| changes = each(table, "change", change));
    }
    let pairs = changes.iter().zip(changes.iter().skip(1));
    for (_, older) in pairs.filter(|(newer, older)| newer.date.words <= older.date.words) {
        problems.add(&older.date.place, "the newest change comes first, and no day comes twice");
    }
    changes
}

fn change(table: &mut Table<'_>) -> Change {
    let change = Change { date: table.date("date"), lines: table.texts("lines") };
    if change.lines.len() > LINES {
        table.problem(format!("an older version shows {LINES} lines of a day; leave out what matters least"));
    }
    for line in change.lines.iter().filter(|line| line.chars().count() > LETTERS) {
        table.file.problems.add(&line.place, format!("this line has more than the {LETTERS} letters that are shown"));
    }
    change
}
