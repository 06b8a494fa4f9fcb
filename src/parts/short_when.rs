//! Days and months in few letters, for pictures and tables.

use crate::browser::clock;
use crate::content::content;
use rethread_core::insight::Day;

/// A month by its name and year.
pub fn month_label(day: &Day) -> String {
    clock::month_in_words(day, content().language)
}

/// A day without its year.
pub fn short_day(day: &Day) -> String {
    clock::day_in_short(day, content().language)
}
