//! How many entries fit into localStorage, as the vault keeps them and as plain JSON.

use anyhow::Result;
use rethread_core::record::{Body, Entry};
use rethread_core::vault::Envelope;

use super::doing;
use super::seed::{LENGTH, Words, journal};
use super::table::{columns, whole};
use crate::copies::{Copies, ROOM, units};

/// The room that entries of 300 words take, measured on every sample once.
pub fn report(words: &Words) -> Result<String> {
    doing("the room that entries take");
    let samples = words.count() as u64;
    let kept = journal(words, samples)?;
    let is_entry = |key: &str| key.starts_with(&format!("rt1:{}", Entry::KIND));
    let (keys, values) = sizes(&kept, is_entry);
    // What is sealed does not tell what it is: what little is no entry counts with them.
    let (sealed_keys, sealed_values) = sizes(&kept.sealed("a passphrase")?, |key| key.starts_with("rt2:"));
    let plain: u64 = (0..samples)
        .map(|number| {
            let envelope = Envelope { at: 0, seen: Default::default(), record: words.entry(number).to_json() };
            units(&String::from_utf8_lossy(&envelope.to_bytes()))
        })
        .sum();
    let row = |name: &str, key: u64, value: u64| {
        let each = (key + value) as f64 / samples as f64;
        let count = ROOM as f64 / each;
        vec![name.to_owned(), whole(key as f64 / samples as f64), whole(value as f64 / samples as f64), whole(count)]
    };
    let head = ["UTF-16 units of one entry", "key", "value", "entries that fit"].map(str::to_owned).to_vec();
    let table = columns(&[
        head,
        row("as kept", keys, values),
        row("as kept behind a lock", sealed_keys, sealed_values),
        row("as plain JSON", keys, plain),
    ]);
    let how = format!(
        "\nhow: {} UTF-16 units of room (10 MiB) by the mean of {samples} entries of {LENGTH} words in as many voices\n\
         to reach: at least 9,000, and behind a lock at least 0.9 of those without one\n",
        whole(ROOM as f64)
    );
    Ok(table + &how)
}

/// UTF-16 units of the keys and of the values in localStorage whose keys are as asked.
fn sizes(copies: &Copies, is_so: impl Fn(&str) -> bool) -> (u64, u64) {
    let sizes = copies.local.iter().filter(|(key, _)| is_so(key)).map(|(key, value)| (units(key), units(value)));
    sizes.fold((0, 0), |(keys, values), (key, value)| (keys + key, values + value))
}
