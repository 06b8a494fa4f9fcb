//! Saving: what each copy holds afterwards, what is said about it, and what is tried again.

use crate::by_hand::{begin, copies, entry, opened, revs, tab, text, words, write};
use crate::shelves::Mood;
use pollster::block_on;
use rethread_core::vault::{Outcome, ReadError, ShelfError, Standing, State};
use serde_json::json;
use std::pin::pin;
use std::task::{Context, Waker};

const BOTH: Outcome = Outcome { local: Ok(()), safety: Ok(()) };

#[test]
fn saved_means_that_either_copy_alone_is_enough() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    assert_eq!(write(&vault, &entry(1), "kept", 5), BOTH);
    assert_eq!(vault.standing(), Standing::Both);

    local.crash();
    local.wipe();
    assert_eq!(words(&opened(&local, &safety, 2), &entry(1)), ["kept"]);
    safety.wipe();
    assert_eq!(words(&opened(&local, &safety, 3), &entry(1)), ["kept"]);
}

#[test]
fn the_local_copy_is_written_before_anything_is_waited_for() {
    let (local, safety) = copies();
    safety.seed(3);
    let vault = tab(&local, &safety, 1);
    let begun = begin(&vault, &entry(1), "on the way out", 5);
    let key = begun.key.to_string();
    let mut finishing = pin!(vault.finish(begun));
    let _ = finishing.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    assert!(local.value(&key).is_some());
    block_on(finishing);
    assert_eq!(local.value(&key), safety.value(&key));
}

#[test]
fn what_one_copy_refuses_is_told_kept_at_hand_and_tried_again() {
    for (local_mood, safety_mood, outcome, standing) in [
        (Mood::Well, Mood::Full, (Ok(()), Err(ShelfError::Full)), Standing::OnlyLocal),
        (Mood::Full, Mood::Well, (Err(ShelfError::Full), Ok(())), Standing::OnlySafety),
        (Mood::Lying, Mood::Well, (Err(ShelfError::Failed), Ok(())), Standing::OnlySafety),
        (Mood::Failing, Mood::Blocked, (Err(ShelfError::Failed), Err(ShelfError::Blocked)), Standing::OnlyMemory),
        (Mood::Blocked, Mood::Blocked, (Err(ShelfError::Blocked), Err(ShelfError::Blocked)), Standing::OnlyMemory),
    ] {
        let (local, safety) = copies();
        local.be(local_mood);
        safety.be(safety_mood);
        let vault = opened(&local, &safety, 1);
        let told = write(&vault, &entry(1), "words", 5);
        assert_eq!((told.local, told.safety), outcome, "{local_mood:?} {safety_mood:?}");
        assert_eq!(vault.standing(), standing);
        assert_eq!(words(&vault, &entry(1)), ["words"], "{local_mood:?} {safety_mood:?}");

        assert_eq!(block_on(vault.retry_unsaved()), standing);
        local.be(Mood::Well);
        safety.be(Mood::Well);
        assert_eq!(block_on(vault.retry_unsaved()), Standing::Both);
        assert_eq!(local.revisions(), safety.revisions());
    }
}

#[test]
fn trying_again_leaves_the_copy_alone_that_has_it() {
    let (local, safety) = copies();
    safety.be(Mood::Full);
    let vault = opened(&local, &safety, 1);
    write(&vault, &entry(1), "words", 5);
    local.be(Mood::Blocked);
    safety.be(Mood::Well);
    assert_eq!(block_on(vault.retry_unsaved()), Standing::Both);
}

#[test]
fn in_memory_alone_everything_works_until_the_tab_is_closed() {
    let (local, safety) = copies();
    local.be(Mood::Blocked);
    safety.be(Mood::Blocked);
    let vault = opened(&local, &safety, 1);
    for number in 0..100 {
        write(&vault, &entry(number), &number.to_string(), number);
    }
    write(&vault, &entry(7), "again", 200);
    crate::by_hand::delete(&vault, &entry(8), 201);
    assert_eq!(vault.list(&['e']).len(), 99);
    assert_eq!(words(&vault, &entry(7)), ["again"]);
    assert_eq!(words(&vault, &entry(0)), ["0"]);
    assert_eq!(vault.deleted(202).len(), 1);
    assert_eq!(vault.export_all(202)["records"].as_array().map(Vec::len), Some(99));
}

#[test]
fn fields_that_this_version_does_not_know_survive_an_edit() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    let newer = json!({"text": "a", "weather": {"sky": "grey"}});
    block_on(vault.finish(vault.begin(&entry(1), &[], State::Kept, newer, 5)));
    write(&vault, &entry(1), "b", 6);
    assert_eq!(vault.read_now(&entry(1)), Ok(json!({"text": "b", "weather": {"sky": "grey"}})));
}

#[test]
fn every_step_can_be_told_apart_by_its_state() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    block_on(vault.finish(vault.begin(&entry(1), &[], State::Open, text("draft"), 5)));
    assert_eq!(vault.heads_of(&entry(1))[0].state, State::Open);
    block_on(vault.finish(vault.begin(&entry(1), &revs(&vault, &entry(1)), State::Kept, text("done"), 6)));
    assert_eq!(opened(&local, &safety, 2).heads_of(&entry(1))[0].state, State::Kept);
    assert_eq!(vault.read_now(&entry(2)), Err(ReadError::Gone));
}

#[test]
fn a_clock_that_goes_backwards_changes_no_order() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    for (words, now) in [("first", 9_000_000), ("second", 5), ("third", 0)] {
        write(&vault, &entry(1), words, now);
    }
    assert_eq!(words(&opened(&local, &safety, 2), &entry(1)), ["third"]);
    crate::by_hand::delete(&vault, &entry(1), 3);
    block_on(vault.compact(2));
    block_on(vault.finish(vault.begin_restore(&entry(1), 1).expect("it is recoverable")));
    assert_eq!(words(&vault, &entry(1)), ["third"]);
}

/// As after a private sitting: nothing is kept until the person says so, and then all but what is forgotten before.
#[test]
fn what_is_forgotten_is_not_written_once_the_copies_take_something_again() {
    let (local, safety) = copies();
    write(&opened(&local, &safety, 1), &entry(1), "from before", 5);
    for shelf in [&local, &safety] {
        shelf.be(Mood::Blocked);
    }
    let vault = opened(&local, &safety, 2);
    assert!(words(&vault, &entry(1)).is_empty(), "nothing from before is shown");
    write(&vault, &entry(1), "a version of its own", 6);
    write(&vault, &entry(2), "kept", 7);
    write(&vault, &entry(3), "forgotten", 8);
    vault.forget_unkept(&entry(3));
    for shelf in [&local, &safety] {
        shelf.be(Mood::Well);
    }
    assert_eq!(block_on(vault.retry_unsaved()), Standing::Both);
    vault.forget_unkept(&entry(2));
    let fresh = opened(&local, &safety, 3);
    let mut both = words(&fresh, &entry(1));
    both.sort();
    assert_eq!(both, ["a version of its own", "from before"]);
    assert_eq!(words(&fresh, &entry(2)), ["kept"], "what a copy holds stays");
    assert!(words(&fresh, &entry(3)).is_empty());
}
