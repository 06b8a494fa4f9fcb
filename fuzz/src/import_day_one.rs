//! Day One's journals, alone and in a zip: anything is read or refused, everything is taken or left once, and twice is
//! the same.

use rethread_core::exchange::import::Source;
use rethread_core::exchange::zip;

use super::importing::holds;

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    let Some((&way, data)) = data.split_first() else { return };
    let entry = || [b"{\"entries\":[{\"creationDate\":\"2024-01-15T10:00:00Z\",", data, b"}]}"].concat();
    match way % 16 {
        0..6 => holds(way, Source::DayOne, "a.zip", data),
        15 => {
            if let Ok(zip) = zip::write(&[("Journal.json", data), ("Other.json", &entry())]) {
                holds(way, Source::DayOne, "a.zip", &zip);
            }
        }
        _ => holds(way, Source::DayOne, "a.json", &entry()),
    }
}
