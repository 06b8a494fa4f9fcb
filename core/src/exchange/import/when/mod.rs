//! Days and times in the many ways people and apps write them. Nothing is guessed: where a date can be read with the day
//! first or with the month first, it is not read until somebody says which.

mod cursor;
mod names;
mod order;
mod path;

use super::Local;
use crate::insight::{Day, days_in_month};
use cursor::Cursor;
pub use order::{Order, Orders};
pub(super) use path::in_path;

/// When something was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum When {
    /// Milliseconds since 1970, the same anywhere.
    Moment(i64),
    /// By the clock of wherever it was written.
    Local(Local),
    /// A day alone.
    Day(Day),
}

const DAY_MS: i64 = 86_400_000;

/// Longer than any date; what is longer is no date.
const LONGEST: usize = 80;

/// A text that is a date, with or without a time, and nothing else.
pub(super) fn read(text: &str, order: Option<Order>) -> Option<When> {
    let text = text.trim();
    (text.len() <= LONGEST).then_some(())?;
    if let Some(moment) = counted(text) {
        return Some(When::Moment(moment));
    }
    let (when, rest) = start(text, order)?;
    rest.trim_matches([' ', '.', ',']).is_empty().then_some(when)
}

/// The date at the start of a text, and what follows it.
pub(super) fn start(text: &str, order: Option<Order>) -> Option<(When, &str)> {
    let mut cursor = Cursor(text);
    let day = cursor.date()?.day(order)?;
    let Some(time) = cursor.time_after_date() else { return Some((When::Day(day), cursor.0)) };
    let when = match time.ahead {
        Some(ahead) => {
            let days = i64::from(day.days_since(&epoch()?));
            When::Moment(days * DAY_MS + i64::from(time.second) * 1000 + time.milli - i64::from(ahead) * 60_000)
        }
        None => When::Local(Local { day, second: time.second }),
    };
    Some((when, cursor.0))
}

/// A text that is a time of day and nothing else, in seconds since the day began.
pub(super) fn read_clock(text: &str) -> Option<u32> {
    (text.len() <= LONGEST).then_some(())?;
    let mut cursor = Cursor(text.trim());
    let second = cursor.clock(true)?.second;
    cursor.0.trim().is_empty().then_some(second)
}

/// Which order the date at the start of a text has its numbers in, where it has them in one that can be misread.
pub(super) fn order_of(text: &str) -> Option<Orders> {
    let text = text.trim();
    if text.len() > LONGEST || counted(text).is_some() {
        return None;
    }
    Cursor(text).date()?.orders()
}

/// Milliseconds of a time by the clock of a zone that is so many minutes ahead of UTC.
pub(super) fn moment(local: &Local, ahead: i32) -> Option<i64> {
    let days = i64::from(local.day.days_since(&epoch()?));
    Some(days * DAY_MS + i64::from(local.second) * 1000 - i64::from(ahead) * 60_000)
}

/// The day of some milliseconds since 1970, by UTC.
pub(super) fn day_of(moment: i64) -> Option<Day> {
    let days = i32::try_from(moment.div_euclid(DAY_MS)).ok().filter(|days| days.abs() < 4_000_000)?;
    Some(epoch()?.plus(days))
}

/// Whether a word is the name of a month.
pub(super) fn is_month(word: &str) -> bool {
    names::month(word).is_some()
}

/// A day that there is.
pub(super) fn day(year: u32, month: u32, of_month: u32) -> Option<Day> {
    let year = i32::try_from(year).ok().filter(|year| (1000..=9999).contains(year))?;
    let fits = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&of_month);
    fits.then(|| Day::new(year, month, of_month)).flatten()
}

fn epoch() -> Option<Day> {
    Day::new(1970, 1, 1)
}

/// Seconds or milliseconds since 1970, as apps store them: from 1973 on by their length.
fn counted(text: &str) -> Option<i64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then_some(())?;
    match text.len() {
        9 | 10 => text.parse::<i64>().ok()?.checked_mul(1000),
        12 | 13 => text.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
