//! The time and the calendar, as this device and its language have them.

use js_sys::{Array, Date, Intl::DateTimeFormat, Object, Reflect};
use rethread_core::exchange::import::Local;
use rethread_core::insight::Day;
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;

/// Milliseconds since 1970, by the device's clock, which can be wrong and can go backwards.
pub fn now_ms() -> u64 {
    Date::now().max(0.0) as u64
}

/// The local calendar day of a moment.
pub fn day_of(ms: u64) -> Option<Day> {
    let date = Date::new(&JsValue::from_f64(ms as f64));
    Day::new(i32::try_from(date.get_full_year()).ok()?, date.get_month() + 1, date.get_date())
}

/// The local calendar day and hour (0 to 23) of a moment.
pub fn day_and_hour(ms: u64) -> Option<(Day, u32)> {
    let date = Date::new(&JsValue::from_f64(ms as f64));
    Some((day_of(ms)?, date.get_hours()))
}

/// The local calendar day so many days after a moment, or before it.
pub fn day_after(ms: u64, days: i32) -> Option<Day> {
    let date = Date::new(&JsValue::from_f64(ms as f64));
    // Whole days are added through the calendar, so that a day of 23 or 25 hours counts as one.
    date.set_hours(12);
    date.set_time(date.get_time() + f64::from(days) * 86_400_000.0);
    day_of(date.get_time().max(0.0) as u64)
}

/// The last moment of a local calendar day, in milliseconds since 1970.
pub fn day_end(day: &Day) -> u64 {
    let date = local(day);
    date.set_hours(24);
    (date.get_time().max(1.0) as u64).saturating_sub(1)
}

/// Noon of a day: there are places where a day of summer time has no midnight.
fn local(day: &Day) -> Date {
    Date::new_with_year_month_day_hr(day.year().unsigned_abs(), day.month() as i32 - 1, day.of_month() as i32, 12)
}

/// The hour and the minute of a moment.
pub fn hour_and_minute(ms: u64) -> (u32, u32) {
    let date = Date::new(&JsValue::from_f64(ms as f64));
    (date.get_hours(), date.get_minutes())
}

/// How many minutes the clock here is ahead of UTC when it shows this time.
pub fn ahead_of_utc(at: &Local) -> i32 {
    let (hour, minute, second) = (at.second / 3600, at.second / 60 % 60, at.second % 60);
    let date = Date::new_with_year_month_day_hr_min_sec(
        at.day.year().unsigned_abs(),
        at.day.month() as i32 - 1,
        at.day.of_month() as i32,
        hour as i32,
        minute as i32,
        second as i32,
    );
    -(date.get_timezone_offset() as i32)
}

/// A day in words, such as "Monday 23 November 2026", in the given language.
pub fn day_in_words(day: &Day, language: &str) -> String {
    day_said(day, language, &[("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")])
}

/// Some of a day in words, by the parts the device's calendar is asked for.
pub fn day_said(day: &Day, language: &str, wanted: &[(&str, &str)]) -> String {
    said(&Date::new(&JsValue::from_str(day.as_str())), language, wanted)
}

/// The time of day of a moment, such as "14:05", in the given language.
pub fn time_in_words(ms: u64, language: &str) -> String {
    let local = Date::new(&JsValue::from_f64(ms as f64));
    let minutes = f64::from(local.get_hours() * 60 + local.get_minutes());
    let shown = Date::new(&JsValue::from_f64(minutes * 60_000.0));
    said(&shown, language, &[("hour", "numeric"), ("minute", "2-digit")])
}

/// Some of what a clock at Greenwich shows at a moment. What puts it into words is kept, since making one takes longer
/// than the rest of a row; it is asked for a clock that never changes, so that what is kept stays true on a journey.
fn said(at: &Date, language: &str, wanted: &[(&str, &str)]) -> String {
    thread_local!(static KEPT: RefCell<BTreeMap<String, DateTimeFormat>> = RefCell::default());
    let name = wanted.iter().fold(language.to_owned(), |name, (part, how)| [&*name, " ", part, "=", how].concat());
    let words = KEPT.with_borrow_mut(|kept| {
        let format = kept.entry(name).or_insert_with(|| {
            let options = Object::new();
            for (name, value) in wanted.iter().chain([&("timeZone", "UTC")]) {
                // Setting a property of a fresh object cannot be refused.
                let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
            }
            DateTimeFormat::new(&Array::of1(&JsValue::from_str(language)), &options)
        });
        format.format().call1(&JsValue::UNDEFINED, at)
    });
    words.ok().and_then(|words| words.as_string()).unwrap_or_default()
}
