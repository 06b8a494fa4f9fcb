//! Days and times as words.

use crate::browser::clock;
use crate::content::{content, ui};
use rethread_core::insight::Day;

/// "Today", "Yesterday", or the day in full.
pub fn day_label(day: &Day) -> String {
    let now = clock::now_ms();
    let common = &ui().common;
    if clock::day_of(now).as_ref() == Some(day) {
        common.today.to_owned()
    } else if clock::day_of(now.saturating_sub(86_400_000)).as_ref() == Some(day) {
        common.yesterday.to_owned()
    } else {
        clock::day_in_words(day, content().language)
    }
}

/// The day of a moment, as [`day_label`] says it.
pub fn when_label(ms: u64) -> String {
    clock::day_of(ms).map(|day| day_label(&day)).unwrap_or_default()
}

/// The day of a moment in full, for what is read on another day.
pub fn full_day(ms: u64) -> String {
    clock::day_of(ms).map(|day| clock::day_in_words(&day, content().language)).unwrap_or_default()
}

/// A day in full, for what is read on another day.
pub fn day_in_full(day: &Day) -> String {
    clock::day_in_words(day, content().language)
}

/// The day so many days from now, `YYYY-MM-DD`.
pub fn day_from_now(days: i32) -> String {
    clock::day_after(clock::now_ms(), days).map(|day| day.as_str().to_owned()).unwrap_or_default()
}

/// The calendar day of a moment.
pub fn day_of(ms: u64) -> Option<Day> {
    clock::day_of(ms)
}

/// The last moment of a calendar day, in milliseconds since 1970.
pub fn day_end(day: &Day) -> u64 {
    clock::day_end(day)
}

/// The time of day of a moment.
pub fn clock_time(ms: u64) -> String {
    clock::time_in_words(ms, content().language)
}

/// The time of day of a moment, `HH:MM` in every language, for other programs.
pub fn plain_time(ms: u64) -> String {
    let (hour, minute) = clock::hour_and_minute(ms);
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [&two(hour), ":", &two(minute)].concat()
}

/// The weekday and the day, such as "Monday 23 November".
pub fn weekday_label(day: &Day) -> String {
    clock::day_said(day, content().language, &[("weekday", "long"), ("day", "numeric"), ("month", "long")])
}

/// The weekday in a few letters.
pub fn weekday_short(day: &Day) -> String {
    clock::day_said(day, content().language, &[("weekday", "short")])
}

/// The month and its year.
pub fn month_label(day: &Day) -> String {
    clock::day_said(day, content().language, &[("month", "long"), ("year", "numeric")])
}

/// A day without its weekday and year, such as "23 Nov".
pub fn short_day(day: &Day) -> String {
    clock::day_said(day, content().language, &[("day", "numeric"), ("month", "short")])
}
