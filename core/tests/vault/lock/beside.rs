//! What somebody else does meanwhile: another tab that opens, writes or closes, and a copy that was out of reach.

use super::by_hand::{Locked, chance, kek, keyring, tab, wrap};
use super::cut_off::unlock;
use super::failing::{fuse, go_on, in_turns, under_a_lock};
use crate::by_hand::{begin, entry, words, write};
use crate::shelves::{Mood, SimShelf};
use pollster::block_on;
use rethread_core::vault::Outcome;
use rethread_core::vault::lock::{Headers, Keyring, LockState, Tried};
use std::cell::Cell;
use std::rc::Rc;

const NOW: u64 = 1_796_000_000_000;
const OLD: u8 = 1;
const NEW: u8 = 2;

async fn change(vault: &Locked, ring: &Keyring, completely: bool) -> bool {
    let keys = ring.keys().expect("it is open");
    if !completely {
        return vault.change_passphrase(&wrap(NEW, &keys, 2, 8)).await.is_ok();
    }
    let keys = keys.renewed(&chance(8)).expect("there is chance");
    vault.change_lock(&wrap(NEW, &keys, 2, 8), keys, async || ()).await.is_ok_and(|turned| turned.is_done())
}

fn opens(headers: &Headers, passphrase: u8) -> bool {
    headers.to_try().iter().any(|header| matches!(headers.try_open(header, &kek(passphrase)), Tried::Opened(_)))
}

/// The next visit, with what opens it; each entry is there.
fn all_is_there(local: &SimShelf, safety: &SimShelf, passphrases: [u8; 2], entries: &[&str], which: &str) {
    let ring = keyring(60);
    let vault = tab(local, safety, &ring, 60);
    let asked = unlock(&vault, &ring, passphrases);
    block_on(vault.open_local());
    block_on(vault.open_safety());
    if let Some((_, headers)) = asked {
        assert!(block_on(vault.finish_lock(&headers, async || ())).is_done(), "{which}");
    }
    for (number, there) in (1..).zip(entries) {
        assert_eq!(words(&vault, &entry(number)), [*there], "{which}");
    }
}

/// A passphrase takes a second to try, and another tab changes the lock in that second.
#[test]
fn a_lock_that_is_changed_while_a_passphrase_is_tried_is_changed() {
    for order in 1..400 {
        let completely = order % 2 == 0;
        let (local, safety, ring, vault) = under_a_lock(Mood::Well);
        safety.seed(order);
        let (elsewhere, is_changed) = (keyring(2), Cell::new(false));
        elsewhere.lock();
        let other = tab(&local, &safety, &elsewhere, 2);
        let mut trying = fuse(async {
            let headers = other.headers().await;
            for header in headers.to_try() {
                if let Tried::Opened(keys) = headers.try_open(header, &kek(OLD)) {
                    other.unlock(header, keys).await;
                }
            }
        });
        let mut changing = fuse(async { is_changed.set(change(&vault, &ring, completely).await) });
        in_turns(order, 100, &mut trying, &mut changing);
        assert!(is_changed.get(), "{order}");
        let headers = block_on(tab(&local, &safety, &keyring(3), 3).headers());
        assert!(!opens(&headers, OLD), "the passphrase of before opens it: {order}");
        all_is_there(&local, &safety, [NEW; 2], &["some words", "other words"], &order.to_string());
    }
}

/// The passphrase is tried on what was read before the change, and the change is long done.
#[test]
fn what_was_read_before_a_change_opens_nothing_after_it() {
    for completely in [false, true] {
        for polls in 0..80 {
            let (local, safety, ring, vault) = under_a_lock(Mood::Well);
            let elsewhere = keyring(2);
            elsewhere.lock();
            let other = tab(&local, &safety, &elsewhere, 2);
            let mut changing = fuse(change(&vault, &ring, completely));
            (0..polls).for_each(|_| go_on(&mut changing));
            let headers = block_on(other.headers());
            while changing.is_some() {
                go_on(&mut changing);
            }
            drop(changing);
            for header in headers.to_try() {
                if let Tried::Opened(keys) = headers.try_open(header, &kek(OLD)) {
                    assert!(!block_on(other.unlock(header, keys)), "it opens: {completely}, {polls}");
                    assert_eq!(elsewhere.state(), LockState::Locked);
                }
            }
            let now = block_on(other.headers());
            assert!(!opens(&now, OLD) && opens(&now, NEW), "{completely}, {polls}");
            all_is_there(&local, &safety, [NEW; 2], &["some words", "other words"], &polls.to_string());
        }
    }
}

/// The header of before cannot be removed, and stands beside the one that took its place.
#[test]
fn a_passphrase_that_was_changed_opens_nothing_though_its_header_is_left() {
    let mut left = 0;
    for changes in 0..12 {
        let (local, safety, ring, vault) = under_a_lock(Mood::Well);
        safety.fail_after(Some(&Rc::new(Cell::new(changes))));
        let is_changed = block_on(change(&vault, &ring, false));
        safety.fail_after(None);
        let headers = block_on(tab(&local, &safety, &keyring(3), 3).headers());
        left += usize::from(is_changed && headers.to_try().len() > 1);
        assert_eq!((opens(&headers, OLD), opens(&headers, NEW)), (!is_changed, is_changed), "after {changes}");
        all_is_there(&local, &safety, [NEW, OLD], &["some words", "other words"], &changes.to_string());
    }
    assert!(left > 0, "none was left");
}

#[test]
fn a_passphrase_that_was_changed_in_one_copy_opens_nothing_once_the_other_is_back() {
    for is_local in [false, true] {
        let (local, safety, ring, vault) = under_a_lock(Mood::Well);
        let copy = if is_local { &local } else { &safety };
        copy.be(Mood::Blocked);
        assert!(block_on(change(&vault, &ring, false)));
        copy.be(Mood::Well);
        let headers = block_on(tab(&local, &safety, &keyring(3), 3).headers());
        assert!(!opens(&headers, OLD) && opens(&headers, NEW), "{is_local}");
        all_is_there(&local, &safety, [NEW; 2], &["some words", "other words"], &is_local.to_string());
    }
}

/// The local copy was behind on disk, and the other did not answer until the lock was open.
#[test]
fn what_opened_without_a_late_copy_does_not_take_its_header_away() {
    let (local, safety, ring, vault) = under_a_lock(Mood::Well);
    local.flush();
    assert!(block_on(change(&vault, &ring, false)));
    local.crash_with(0);
    safety.be(Mood::Failing);
    let ring = keyring(4);
    let vault = tab(&local, &safety, &ring, 4);
    let (_, headers) = unlock(&vault, &ring, [OLD; 2]).expect("there is a lock");
    safety.be(Mood::Well);
    block_on(vault.finish_lock(&headers, async || ()));
    let headers = block_on(vault.headers());
    assert!(!opens(&headers, OLD) && opens(&headers, NEW));
    all_is_there(&local, &safety, [NEW; 2], &["some words", "other words"], "");
}

#[test]
fn a_copy_that_was_out_of_reach_during_a_complete_change_takes_part_again() {
    for is_local in [false, true] {
        let (local, safety, ring, vault) = under_a_lock(Mood::Well);
        let copy = if is_local { &local } else { &safety };
        copy.be(Mood::Blocked);
        assert!(block_on(change(&vault, &ring, true)));
        copy.be(Mood::Well);
        let outcome = write(&vault, &entry(3), "third words", NOW);
        assert_eq!(outcome, Outcome { local: Ok(()), safety: Ok(()) }, "{is_local}");
        assert_eq!(ring.state(), LockState::Open);
        all_is_there(&local, &safety, [NEW; 2], &["some words", "other words", "third words"], &is_local.to_string());
    }
}

/// A tab that is told to close saves its last words first.
#[test]
fn last_words_of_another_tab_are_there_after_the_lock_was_taken_away() {
    for order in 1..600 {
        let (local, safety, ring, vault) = under_a_lock(Mood::Well);
        safety.seed(order);
        let elsewhere = keyring(2);
        let other = tab(&local, &safety, &elsewhere, 2);
        assert!(unlock(&other, &elsewhere, [OLD; 2]).is_some());
        block_on(other.open_local());
        let begun = begin(&other, &entry(3), "third words", NOW);
        let mut saving = fuse(other.finish(begun));
        let mut removing = fuse(vault.remove_lock(async || ()));
        // At any moment of what takes long.
        (0..order % 60).for_each(|_| go_on(&mut removing));
        in_turns(order, 128, &mut saving, &mut removing);
        assert!(ring.state() == LockState::Absent || ring.state() == LockState::Open);
        let entries = ["some words", "other words", "third words"];
        all_is_there(&local, &safety, [OLD; 2], &entries, &order.to_string());
    }
}

/// A lock that came back is being taken away again, and in another tab somebody opened it and writes.
#[test]
fn words_under_a_lock_that_came_back_are_there_when_it_goes_again() {
    for order in 1..600 {
        let (local, safety, ring, vault) = under_a_lock(Mood::Well);
        local.flush();
        assert!(block_on(vault.remove_lock(async || ())).is_done());
        local.crash_with(0);
        safety.seed(order);
        let elsewhere = keyring(2);
        let other = tab(&local, &safety, &elsewhere, 2);
        elsewhere.lock();
        let headers = block_on(other.headers());
        let Tried::Opened(keys) = headers.try_open(&headers.to_try()[0], &kek(OLD)) else { panic!("it does not open") };
        ring.lock();
        assert!(block_on(vault.reopen()));
        assert!(block_on(other.unlock(&headers.to_try()[0], keys)));
        block_on(other.open_local());
        let begun = begin(&other, &entry(3), "third words", NOW);
        let mut saving = fuse(other.finish(begun));
        let mut removing = fuse(vault.remove_reopened(async || ()));
        (0..order % 60).for_each(|_| go_on(&mut removing));
        in_turns(order, 128, &mut saving, &mut removing);
        let entries = ["some words", "other words", "third words"];
        all_is_there(&local, &safety, [OLD; 2], &entries, &order.to_string());
    }
}
