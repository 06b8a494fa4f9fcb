//! Any other table: what each column holds is proposed from the first row and from what stands in the cells, can be
//! changed by the person, and is then read as they said.

mod propose;

use super::rows::{Rows, cell};
use super::taking::{Taking, Time, add_context, add_feeling, add_tag, context, paragraphs};
use super::when::{self, Order, When};
use super::{File, ImportError, Imported, Local, Source, Terms, What, Why, Word};
use crate::record::Entry;
pub use propose::{Column, Matching, Proposal, propose};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The day, with or without the time.
    Date,
    /// The time of day.
    Time,
    /// Words. Where several columns hold some, they follow each other.
    Text,
    /// The title, which becomes the first line.
    Title,
    /// Tags, with commas, semicolons or lines between them.
    Tags,
    /// A mood or feelings: those of the very name of a feeling word are chosen, others stay words.
    Feeling,
    /// Parts of life: those of the very name are chosen, others become tags.
    Context,
}

impl Role {
    /// All, in the order they are offered.
    pub const ALL: [Role; 7] =
        [Role::Date, Role::Time, Role::Text, Role::Title, Role::Tags, Role::Feeling, Role::Context];
}

/// Reads a table as its columns were matched.
pub fn read_table(file: &File, matching: &Matching, terms: &Terms) -> Result<Imported, ImportError> {
    let mut taking = Taking::new(Source::Table, terms);
    read(file, matching, &mut taking)?;
    taking.end()
}

pub(super) fn read(file: &File, matching: &Matching, taking: &mut Taking) -> Result<(), ImportError> {
    let mut rows = Rows::read(file.bytes)?;
    if !matching.headed {
        let first = std::mem::take(&mut rows.head);
        rows.rows.insert(0, first);
    }
    let columns = |role: Role| matching.columns(role);
    let dates: Vec<usize> = columns(Role::Date).collect();
    if dates.is_empty() {
        return Err(ImportError::NoDate);
    }
    let order = matching.order.or(taking.terms.order);
    let orders = propose::orders(&rows.rows, &dates);
    let order = match order.or(orders.said()) {
        None if orders.asks() => return Err(ImportError::OrderUnsaid),
        order => order,
    };
    taking.done.written_in(rows.encoding);
    for row in &rows.rows {
        taking.meet()?;
        let unchosen =
            (0..row.len()).filter(|column| matching.role(*column).is_none() && !cell(row, Some(*column)).is_empty());
        taking.leave_parts(What::Cell, Why::NotChosen, unchosen.count());
        take(row, matching, order, taking);
    }
    Ok(())
}

fn take(row: &[String], matching: &Matching, order: Option<Order>, taking: &mut Taking) {
    let cells =
        |role: Role| matching.columns(role).map(|column| cell(row, Some(column))).filter(|cell| !cell.is_empty());
    let mut entry = Entry::default();
    let mut moods = Vec::new();
    for mood in cells(Role::Feeling).flat_map(items) {
        match taking.feeling(mood) {
            Some(feeling) => add_feeling(&mut entry, feeling),
            None => moods.push(mood),
        }
    }
    let moods = if moods.is_empty() { String::new() } else { taking.labelled(Word::Mood, &moods.join(", ")) };
    entry.text = paragraphs(cells(Role::Title).chain(cells(Role::Text)).chain([&*moods]));
    cells(Role::Tags).flat_map(items).for_each(|tag| add_tag(&mut entry, tag));
    for named in cells(Role::Context).flat_map(items) {
        match context(named) {
            Some(context) => add_context(&mut entry, context),
            None => add_tag(&mut entry, named),
        }
    }
    let date = cells(Role::Date).find_map(|cell| when::read(cell, order));
    let clock = cells(Role::Time).find_map(when::read_clock);
    let when = match (date, clock) {
        (Some(When::Day(day)), Some(second)) => Some(When::Local(Local { day, second })),
        (date, _) => date,
    };
    // All cells tell a row from the others, whatever was chosen for them.
    let mark: Vec<&str> = row.iter().map(String::as_str).collect();
    taking.take(What::Row, when.map(Time::Said), &mark, entry);
}

/// The items of a cell that may hold several.
fn items(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', ';', '|', '\n']).map(str::trim).filter(|item| !item.is_empty())
}
