//! How much room an entry of 300 words takes, on many that differ in voice and matter, with and without the dictionary.

use crate::by_hand::{ROOM, copies, entry, opened};
use crate::lock::by_hand::{keyring, new_lock};
use crate::shelves::SimShelf;
use pollster::block_on;
use rethread_core::vault::lock::Sealing;
use rethread_core::vault::{Shelf, State};
use serde_json::json;

const ENTRIES: &str = include_str!("entries.txt");

/// What nine thousand entries would have to fit into.
const WANTED: usize = 9_000;

#[test]
fn nine_thousand_entries_of_three_hundred_words_fit_into_the_local_copy() {
    let (mut with, mut without, mut sealed, mut all_words) = (0, 0, 0, 0);
    let (header, keys) = new_lock(1, 1);
    let ring = keyring(1);
    ring.open(keys, &header);
    for (number, words) in ENTRIES.split("\n---\n").enumerate() {
        let words = words.trim();
        all_words += words.split_whitespace().count();
        let (local, safety) = copies();
        let vault = opened(&local, &safety, 0xAB_CDEF);
        let body = json!({"text": words, "feelings": ["uneasy", "tender"], "contexts": ["family"], "practice": null});
        let envelope = json!({"at": 1_796_000_000_000u64, "v": "", "r": body}).to_string();
        block_on(vault.finish(vault.begin(&entry(number as u64), &[], State::Kept, body, 1_796_000_000_000)));
        let key = &local.revisions()[0];
        let plain = miniz_oxide::deflate::compress_to_vec(envelope.as_bytes(), 9).len() + 6;
        with += key.len() + local.value(key).expect("it was written").chars().count();
        without += key.len() + (plain * 8).div_ceil(15);
        let value = local.value(key).expect("it was written");
        let kept = SimShelf::local();
        block_on(Sealing::new(kept.clone(), ring.clone()).put(key, &value)).expect("it is put");
        sealed += kept.used() - header.key().len() - header.text().chars().count();
    }
    // Brought to 300 words each.
    let for_300 = |units: usize| units * 300 / all_words;
    let fit = ROOM as usize / for_300(with);
    println!(
        "units for 300 words, key and value: {} (without the dictionary {}); {fit} fit",
        for_300(with),
        for_300(without)
    );
    assert!(with < without, "the dictionary does not pay");
    println!("sealed: {}", for_300(sealed));
    assert!(with * 10 >= sealed * 9, "sealed, {sealed} for {with}");
    assert!(fit >= WANTED, "{fit} fit");
}
