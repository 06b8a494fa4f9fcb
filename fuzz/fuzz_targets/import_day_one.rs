//! Day One's journals, alone and in a zip: anything is read or refused, everything is taken or left once, and twice is the same.

#![no_main]

mod importing;

use libfuzzer_sys::fuzz_target;
use rethread_core::exchange::import::Source;

use rethread_core::exchange::zip;

fuzz_target!(|data: &[u8]| {
    importing::holds(Source::DayOne, "a.zip", data);
    let entry = [b"{\"entries\":[{\"creationDate\":\"2024-01-15T10:00:00Z\",", data, b"}]}"].concat();
    importing::holds(Source::DayOne, "a.json", &entry);
    if let Ok(zip) = zip::write(&[("Journal.json", data), ("Other.json", &entry)]) {
        importing::holds(Source::DayOne, "a.zip", &zip);
    }
});
