//! Daylio's table: anything is read or refused, everything is taken or left once, and twice is the same.

use rethread_core::exchange::import::Source;

use super::importing;

const HEAD: &[u8] = b"full_date,date,weekday,time,mood,activities,scales,note_title,note\n";

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    let Some((&way, data)) = data.split_first() else { return };
    match way % 4 {
        0 => importing::holds(way, Source::Daylio, "a.csv", data),
        // Under the first row that it writes, so that more than that is reached.
        _ => importing::holds(way, Source::Daylio, "a.csv", &[HEAD, data].concat()),
    }
}
