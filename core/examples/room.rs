//! How many entries of 300 words fit into localStorage: `cargo run --release -p rethread-core --example room`.
//!
//! Measured over `tests/vault/entries.txt`, each cut to 300 words, with the key, as a first save and as it stands after
//! a few edits, with the dictionary and without it.

#![allow(clippy::expect_used, clippy::print_stdout)]

use rethread_core::vault::{RecordId, State, Vault, Writer, base32768};
use serde_json::json;

#[path = "../../fuzz/src/memory.rs"]
mod memory;

use memory::{Memory, now as ready};

const ENTRIES: &str = include_str!("../tests/vault/entries.txt");
const ROOM: usize = 5_242_880;

fn main() {
    println!("{:>5} {:>6} {:>6} {:>6} {:>8}", "bytes", "first", "edited", "bare", "words");
    let mut sums = [0usize; 4];
    let all: Vec<&str> = ENTRIES.split("\n---\n").collect();
    for (number, entry) in (0u64..).zip(&all) {
        let words: Vec<&str> = entry.split_inclusive(char::is_whitespace).take(300).collect();
        let text = words.concat();
        let (plain, first, edited) = units(number, text.trim_end());
        let bare = base32768::encode(&miniz_oxide::deflate::compress_to_vec(plain.as_bytes(), 9)).chars().count() + 36;
        let row = [plain.len(), first, edited, bare];
        println!("{:>5} {:>6} {:>6} {:>6} {:>8}", row[0], row[1], row[2], row[3], words.len());
        sums.iter_mut().zip(row).for_each(|(sum, this)| *sum += this);
    }
    let [bytes, first, edited, bare] = sums.map(|sum| sum as f64 / all.len() as f64);
    println!("mean: {bytes:.0} bytes; {first:.1} units, {edited:.1} when edited, {bare:.1} without the dictionary");
    let fit = |units: f64| (ROOM as f64 / units) as usize;
    println!("fit in {ROOM} units: {}, {} when edited, {} without the dictionary", fit(first), fit(edited), fit(bare));
}

/// The plain JSON of an entry, and what it takes with its key after one save and after six.
fn units(number: u64, text: &str) -> (String, usize, usize) {
    let vault = Vault::new(Memory::default(), Memory::default(), Writer::new(7 + number * 7919), ROOM as u64);
    let shelf = |vault: &Vault<Memory, Memory>| vault.meter().map_or(0, |meter| meter.used as usize);
    let now = 1_796_000_000_000 + number * 86_400_123;
    let id = RecordId::new('e', now, number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20);
    let body = json!({"contexts": ["partner"], "feelings": ["afraid", "lonely"], "practice": null, "text": text});
    let (mut sizes, mut base) = (Vec::new(), Vec::new());
    for save in 0..6 {
        let state = if save < 5 { State::Open } else { State::Kept };
        ready(vault.measure());
        let before = shelf(&vault);
        let begun = vault.begin(&id, &base, state, body.clone(), now + save * 40_000);
        base = vec![begun.rev];
        ready(vault.finish(begun));
        sizes.push(shelf(&vault) - before);
    }
    let (first, last) = (sizes.first().copied().unwrap_or(0), sizes.last().copied().unwrap_or(0));
    (json!({"at": now, "r": body, "v": ""}).to_string(), first, last)
}
