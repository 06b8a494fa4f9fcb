//! Nomie's backup: anything is read or refused, everything is taken or left once, and twice is the same.

#![no_main]

mod importing;

use libfuzzer_sys::fuzz_target;
use rethread_core::exchange::import::Source;

fuzz_target!(|data: &[u8]| {
    importing::holds(Source::Nomie, "a.json", data);
    let logs = [b"{\"nomie\":{\"number\":\"5\"},\"events\":[{\"end\":1,", data, b"}]}"];
    importing::holds(Source::Nomie, "a.json", &logs.concat());
    let files = [b"{\"version\":\"6\",\"files\":{\"data/books/1\":[", data, b"]}}"];
    importing::holds(Source::Nomie, "a.json", &files.concat());
});
