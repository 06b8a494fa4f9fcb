//! Texts, alone and in a zip: anything is read or refused, everything is taken or left once, and twice is the same.

#![no_main]

mod importing;

use libfuzzer_sys::fuzz_target;
use rethread_core::exchange::import::Source;

use rethread_core::exchange::zip;

fuzz_target!(|data: (&str, &[u8])| {
    let (name, bytes) = data;
    importing::holds(Source::Text, name, bytes);
    importing::holds(Source::Text, "a.md", &[b"---\ndate: 2024-01-15\n", bytes].concat());
    importing::holds(Source::Text, "a.md", &[b"# 2024-01-15\na\n# ", bytes].concat());
    if let Ok(zip) = zip::write(&[("a.md", bytes), (name, b"# 2024-01-15")]) {
        importing::holds(Source::Text, "a.zip", &zip);
    }
});
