//! Thoughts from FreeCBT and Quirk: anything is read or refused, everything is taken or left once, and twice is the same.

use rethread_core::exchange::import::Source;

use super::importing;

const HEAD: &[u8] = b"uuid,createdAt,updatedAt,automaticThought,cognitiveDistortions,challenge,alternativeThought\n";

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    let Some((&way, data)) = data.split_first() else { return };
    let (name, bytes) = match way % 4 {
        0 => ("a.json", data.to_vec()),
        1 => ("a.csv", [HEAD, data].concat()),
        2 => ("a.txt", [b":FreeCBT:", data, b":FreeCBT:"].concat()),
        _ => {
            let start = b"{\"thoughts\":[{\"automaticThought\":\"a\",\"createdAt\":\"2024-01-15T10:00:00Z\",";
            ("a.json", [start, data, b"}]}"].concat())
        }
    };
    importing::holds(way, Source::Thoughts, name, &bytes);
}
