//! Room: the meter, the reserve, and deleting when there is none left.

use crate::by_hand::{Kept, copies, delete, entry, words, write};
use crate::shelves::SimShelf;
use pollster::block_on;
use rethread_core::vault::{Level, RECOVERABLE_MS, Standing, Vault, Writer};

const RESERVE: &str = "rt1-reserve";

fn small(local: &SimShelf, safety: &SimShelf, limit: usize) -> Kept {
    local.limit(Some(limit));
    let vault = Vault::new(local.clone(), safety.clone(), Writer::new(1), limit as u64);
    block_on(vault.open_local());
    block_on(vault.open_safety());
    block_on(vault.measure());
    block_on(vault.hold_reserve());
    vault
}

/// Words that hardly compress.
fn noise(seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from(b'!' + (state % 90) as u8)
    };
    (0..1500).map(|_| next()).filter(|letter| *letter != '"').collect()
}

#[test]
fn the_meter_follows_what_is_kept() {
    let (local, safety) = copies();
    let vault = small(&local, &safety, 100_000);
    for number in 0..20 {
        write(&vault, &entry(number), &noise(number), number);
    }
    let meter = vault.meter().expect("it was measured");
    assert_eq!(meter.used, local.used() as u64);
    assert_eq!(meter.level, Level::Plenty);
}

#[test]
fn when_the_local_copy_is_full_words_go_on_into_the_other_and_deleting_works() {
    let (local, safety) = copies();
    let vault = small(&local, &safety, 40_000);
    assert!(local.value(RESERVE).is_some());
    let mut number = 0;
    while write(&vault, &entry(number), &noise(number), 5).local.is_ok() {
        number += 1;
    }
    assert_eq!(vault.standing(), Standing::OnlySafety);
    assert_eq!(words(&vault, &entry(number)), [noise(number)]);
    assert!(local.value(RESERVE).is_some(), "words alone do not take what is held back");

    // Fill the rest, so that even a deletion finds no room.
    local.limit(Some(local.used()));
    let outcome = delete(&vault, &entry(0), 10);
    assert_eq!((outcome.local, outcome.safety), (Ok(()), Ok(())));
    assert!(local.value(RESERVE).is_none());
    assert_eq!(vault.deleted(11).len(), 1);
    assert_eq!(block_on(vault.retry_unsaved()), Standing::Both, "what was let go makes room for what was waiting");
}

#[test]
fn room_is_held_back_again_after_old_revisions_went() {
    let (local, safety) = copies();
    let vault = small(&local, &safety, 40_000);
    let mut number = 0;
    while write(&vault, &entry(1), &noise(number), number).local.is_ok() {
        number += 1;
    }
    let full = local.used();
    local.limit(Some(full));
    delete(&vault, &entry(1), number);
    assert!(local.value(RESERVE).is_none());
    local.limit(Some(40_000));
    block_on(vault.retry_unsaved());
    assert!(block_on(vault.compact(number + RECOVERABLE_MS)).dropped > 10);
    assert!(local.value(RESERVE).is_some());
    assert!(vault.meter().expect("it was measured").used < 10_000);
}
