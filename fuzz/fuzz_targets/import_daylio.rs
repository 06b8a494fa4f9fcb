//! Daylio's table: anything is read or refused, everything is taken or left once, and twice is the same.

#![no_main]

mod importing;

use libfuzzer_sys::fuzz_target;
use rethread_core::exchange::import::Source;

const HEAD: &[u8] = b"full_date,date,weekday,time,mood,activities,scales,note_title,note\n";

fuzz_target!(|data: &[u8]| {
    importing::holds(Source::Daylio, "a.csv", data);
    // Under the first row that it writes, so that more than that is reached.
    importing::holds(Source::Daylio, "a.csv", &[HEAD, data].concat());
});
