//! Texts, alone and in a zip: anything is read or refused, everything is taken or left once, and twice is the same.

use rethread_core::exchange::import::Source;
use rethread_core::exchange::zip;

use super::arranged;
use super::importing::holds;

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    let Some((way, name, bytes)) = arranged::<(u8, &str, &[u8])>(data) else { return };
    match way % 16 {
        0..5 => holds(way, Source::Text, name, bytes),
        5..10 => holds(way, Source::Text, "a.md", &[b"---\ndate: 2024-01-15\n", bytes].concat()),
        10..15 => holds(way, Source::Text, "a.md", &[b"# 2024-01-15\na\n# ", bytes].concat()),
        _ => {
            if let Ok(zip) = zip::write(&[("a.md", bytes), (name, b"# 2024-01-15")]) {
                holds(way, Source::Text, "a.zip", &zip);
            }
        }
    }
}
