//! The local copy is behind on disk for longer than one visit: a lock that was taken away comes back again and again, also
//! when another has been set since.

use super::by_hand::{Locked, chance, kek, keyring, new_lock, opened, tab, wrap};
use super::cut_off::{NEW, OLD, lives_to_see, picture, unlock};
use crate::by_hand::{copies, entry, write};
use crate::shelves::SimShelf;
use pollster::block_on;
use rethread_core::vault::lock::{HEADER_PREFIX, LockState, Tried};
use std::cell::Cell;
use std::rc::Rc;

const NOW: u64 = 1_796_000_000_000;
const DAY: u64 = 24 * 60 * 60 * 1000;

/// Both copies after a lock was taken away, of which the disk of the local copy knows nothing, and what they hold.
fn taken_away() -> (SimShelf, SimShelf, String) {
    let (local, safety) = copies();
    let ring = keyring(3);
    let vault = opened(&local, &safety, &ring, 3);
    for number in 1..6 {
        write(&vault, &entry(number), &format!("words of {number}"), NOW);
    }
    let expected = picture(&vault);
    let (header, keys) = new_lock(OLD, 5);
    assert!(block_on(vault.set_lock(&header, keys, async || ())).is_ok_and(|turned| turned.is_done()));
    local.flush();
    assert!(block_on(vault.remove_lock(async || ())).is_done());
    assert_eq!(ring.state(), LockState::Absent);
    (local, safety, expected)
}

/// The next visit: which passphrase was asked for, if any.
fn visit(local: &SimShelf, safety: &SimShelf, expected: &str, number: u64) -> (Option<u8>, Locked) {
    let ring = keyring(100 + number);
    let mut vault = tab(local, safety, &ring, number);
    let asked = unlock(&vault, &ring, [NEW; 2]);
    if asked.is_none() {
        // It begins anew, and once more.
        vault = tab(local, safety, &keyring(200 + number), number);
        block_on(vault.forget_lock_in_time(NOW));
        block_on(vault.forget_lock_in_time(NOW + 1));
    }
    assert_eq!(picture(&vault), expected);
    if let Some((_, headers)) = &asked {
        assert!(block_on(vault.finish_lock(headers, async || ())).is_done());
        assert_eq!(block_on(vault.plain_left()), Ok(Vec::new()));
    }
    assert_eq!(block_on(vault.unopened()), Ok(Vec::new()));
    (asked.map(|(passphrase, _)| passphrase), vault)
}

#[test]
fn a_lock_that_was_taken_away_goes_by_itself_however_often_it_comes_back() {
    let (local, safety, expected) = taken_away();
    for number in 10..14 {
        local.crash_with(0);
        assert_eq!(visit(&local, &safety, &expected, number).0, None);
    }
}

/// What comes back opens with the passphrase of before, and whoever took the lock away knows another, or none any more.
#[test]
fn one_that_cannot_be_taken_away_again_is_not_set_anew() {
    let mut stood = 0;
    for changes in 0..60 {
        let (local, safety, expected) = taken_away();
        local.crash_with(0);
        let ring = keyring(6);
        ring.lock();
        let vault = tab(&local, &safety, &ring, 6);
        assert!(block_on(vault.reopen()));
        let strength = Rc::new(Cell::new(changes));
        local.fail_after(Some(&strength));
        block_on(vault.remove_reopened(async || ()));
        local.fail_after(None);
        if ring.state() != LockState::Absent {
            stood += 1;
            assert_eq!(ring.state(), LockState::Locked);
            assert!(block_on(vault.left_keys()), "its keys are gone after {changes}");
            assert!(!safety.all().keys().any(|key| key.starts_with(HEADER_PREFIX)), "it is set anew after {changes}");
        }
        assert_eq!(visit(&local, &safety, &expected, 10).0, None);
    }
    assert!((5..55).contains(&stood), "{stood}");
}

#[test]
fn its_keys_lie_in_the_open_for_a_day() {
    let (local, safety, _) = taken_away();
    let vault = opened(&local, &safety, &keyring(4), 4);
    for (at, left) in
        [(NOW, true), (NOW + DAY - 1, true), (NOW - 5, true), (NOW + DAY - 6, true), (NOW + DAY - 5, false)]
    {
        block_on(vault.forget_lock_in_time(at));
        assert_eq!(block_on(vault.left_keys()), left, "{at}");
    }
    block_on(vault.forget_lock_in_time(NOW));
    assert!(!block_on(vault.left_keys()));
}

#[test]
fn a_new_lock_opens_what_comes_back_of_the_one_before() {
    let mut changes = 0;
    while !set_soon_after(changes, 0) {
        changes += 1;
    }
    assert!(changes > 3);
    for survived in 0..10 {
        assert!(set_soon_after(changes, survived));
    }
}

#[test]
fn a_changed_lock_does_not_open_by_what_is_behind() {
    for completely in [false, true] {
        let (local, safety, expected) = taken_away();
        let ring = keyring(11);
        let vault = opened(&local, &safety, &ring, 11);
        let (header, keys) = new_lock(OLD, 12);
        assert!(block_on(vault.set_lock(&header, keys.clone(), async || ())).is_ok_and(|turned| turned.is_done()));
        local.flush();
        if completely {
            let keys = keys.renewed(&chance(8)).expect("there is chance");
            let changed = block_on(vault.change_lock(&wrap(NEW, &keys, 2, 8), keys, async || ()));
            assert!(changed.is_ok_and(|turned| turned.is_done()));
        } else {
            assert_eq!(block_on(vault.change_passphrase(&wrap(NEW, &keys, 2, 8))), Ok(()));
        }
        // The lock is opened again and again before the browser dies.
        for number in 20..23 {
            assert_eq!(visit(&local, &safety, &expected, number).0, Some(NEW));
        }
        local.crash_with(0);
        let headers = block_on(tab(&local, &safety, &keyring(40), 40).headers());
        let refused = |header| !matches!(headers.try_open(header, &kek(OLD)), Tried::Opened(_));
        assert!(headers.to_try().iter().all(refused), "the old passphrase opens what is behind");
        let (asked, vault) = visit(&local, &safety, &expected, 50);
        assert_eq!((asked, block_on(vault.headers()).to_try().len()), (Some(NEW), 1));
    }
}

/// A new lock is being set, until so many changes were made; so many of the local copy were on disk. Returns whether it
/// was set before that.
fn set_soon_after(changes: usize, survived: usize) -> bool {
    let (local, safety, expected) = taken_away();
    local.crash_with(0);
    let (asked, vault) = visit(&local, &safety, &expected, 10);
    assert_eq!(asked, None);
    let life = Rc::new(Cell::new(changes));
    local.live_for(Some(&life));
    safety.live_for(Some(&life));
    let made = lives_to_see(async {
        let Some(keys) = vault.new_keys().await else { return false };
        let header = wrap(NEW, &keys, 1, 7);
        vault.set_lock(&header, keys, async || ()).await.is_ok_and(|turned| turned.is_done())
    });
    assert_ne!(made, Some(false), "it was given up");
    local.live_for(None);
    safety.live_for(None);
    local.crash_with(survived);

    let headers = block_on(tab(&local, &safety, &keyring(40), 40).headers());
    let opens = |header| matches!(headers.try_open(header, &kek(OLD)), Tried::Opened(_));
    let old_opens = headers.to_try().iter().any(opens);
    let (asked, vault) = visit(&local, &safety, &expected, 50);
    assert!(asked.is_some() || made.is_none(), "the new lock is gone");
    assert!(!old_opens || made.is_none(), "what opened the lock before opens the new one");
    if asked.is_some() {
        assert_eq!(block_on(vault.headers()).to_try().len(), 1, "what came back is left");
        assert!(!block_on(vault.left_keys()), "keys lie in the open");
    }
    made.is_some()
}
