//! Daylio: the table that "Export entries, CSV" writes.
//!
//! Columns by version: `year,date,weekday,time,mood,activities,note` (to 2018; `date` is "18 May" in the language of the
//! phone), `full_date,date,weekday,time,mood,activities,note` (2019), with `note_title` before `note` (from 2020), with
//! `scales` before `note_title` (from 2025). Times are by the clock of the phone, in its way of writing them. Activities
//! and scales have ` | ` between them; newer notes have a little HTML in them.
//!
//! A mood is a word of the person's own choosing and stays one: it is no measure of how safe or how close they felt.

use super::rows::{Rows, cell};
use super::taking::{Taking, Time, add_feeling, paragraphs};
use super::when::{self, When};
use super::{File, ImportError, Local, What, Why, Word, markup};
use crate::record::Entry;

/// Whether a first row is one that Daylio writes.
pub(super) fn fits(head: &[String]) -> bool {
    let has = |name: &str| head.iter().any(|other| other.trim().eq_ignore_ascii_case(name));
    has("mood") && has("activities") && has("date") && (has("full_date") || has("year"))
}

pub(super) fn read(file: &File, taking: &mut Taking) -> Result<(), ImportError> {
    if super::is_zip(file.bytes) {
        return Err(ImportError::OwnBackup);
    }
    let rows = Rows::read(file.bytes)?;
    if !fits(&rows.head) {
        return Err(ImportError::OtherForm);
    }
    taking.done.written_in(rows.encoding);
    let named = |name| rows.column(name);
    let columns = Columns {
        full_date: named("full_date"),
        year: named("year"),
        date: named("date"),
        time: named("time"),
        mood: named("mood"),
        activities: named("activities"),
        scales: named("scales"),
        title: named("note_title"),
        note: named("note"),
    };
    for row in &rows.rows {
        taking.meet()?;
        if rows.spills(row) {
            taking.leave(What::Mood, Why::Unread);
        } else {
            columns.take(row, taking);
        }
    }
    Ok(())
}

struct Columns {
    full_date: Option<usize>,
    year: Option<usize>,
    date: Option<usize>,
    time: Option<usize>,
    mood: Option<usize>,
    activities: Option<usize>,
    scales: Option<usize>,
    title: Option<usize>,
    note: Option<usize>,
}

impl Columns {
    fn take(&self, row: &[String], taking: &mut Taking) {
        let mood = cell(row, self.mood);
        let (title, note) = (cell(row, self.title), cell(row, self.note));
        let (activities, scales) = (cell(row, self.activities), cell(row, self.scales));
        if [mood, title, note, activities, scales].iter().all(|cell| cell.is_empty()) {
            return taking.leave(What::Mood, Why::Empty);
        }
        let Some(when) = self.when(row) else { return taking.leave(What::Mood, Why::NoTime) };
        let mut entry = Entry::default();
        if let Some(feeling) = taking.feeling(mood) {
            add_feeling(&mut entry, feeling);
        }
        let labelled = |label, words: &str| {
            if words.is_empty() { String::new() } else { taking.labelled(label, words) }
        };
        let measured = [labelled(Word::Mood, mood), labelled(Word::Scales, &scales.replace(" | ", ", "))];
        let measured: Vec<&str> = measured.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
        let (title, note) = (markup::from_html(title), markup::from_html(note));
        entry.text = paragraphs([title.trim(), note.trim(), &measured.join("\n")]);
        for activity in activities.split('|') {
            taking.put(&mut entry, activity);
        }
        let second = if let When::Local(local) = &when { local.second.to_string() } else { String::new() };
        let day = match &when {
            When::Local(Local { day, .. }) | When::Day(day) => day.as_str().to_owned(),
            When::Moment(_) => String::new(),
        };
        let mark = [&*day, &second, mood, activities, &title, &note];
        taking.take(What::Mood, Some(Time::Said(when)), &mark, entry);
    }

    fn when(&self, row: &[String]) -> Option<When> {
        let date = match cell(row, self.full_date) {
            "" if self.year.is_some() => [cell(row, self.date), cell(row, self.year)].join(" "),
            full => full.to_owned(),
        };
        let When::Day(day) = when::read(&date, None)? else { return None };
        Some(match when::read_clock(cell(row, self.time)) {
            Some(second) => When::Local(Local { day, second }),
            None => When::Day(day),
        })
    }
}
