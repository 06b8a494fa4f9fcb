//! Opening: from either copy, from both, from what is left of them.

use crate::by_hand::{copies, entry, opened, tab, text, words, write};
use crate::shelves::Mood;
use pollster::block_on;
use rethread_core::vault::{RecordId, ShelfError, State};

#[test]
fn the_local_copy_alone_is_enough_to_begin() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    write(&vault, &entry(1), "words", 5);
    safety.be(Mood::Blocked);
    let fresh = tab(&local, &safety, 2);
    assert_eq!(block_on(fresh.open_local()).revisions, 1);
    assert_eq!(words(&fresh, &entry(1)), ["words"]);
    assert_eq!(block_on(fresh.open_safety()).safety, Err(ShelfError::Blocked));
    assert_eq!(words(&fresh, &entry(1)), ["words"]);
}

#[test]
fn a_copy_that_was_cleared_is_filled_from_the_other() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    for number in 0..20 {
        write(&vault, &entry(number), &number.to_string(), number);
    }
    let all = local.all();

    local.wipe();
    let fresh = tab(&local, &safety, 2);
    let repairs = block_on(fresh.open_safety());
    assert_eq!((repairs.to_local, repairs.to_safety, repairs.found_more), (20, 0, true));
    assert_eq!(local.all(), all);

    safety.wipe();
    let fresh = tab(&local, &safety, 3);
    let repairs = block_on(fresh.open_safety());
    assert_eq!((repairs.to_local, repairs.to_safety, repairs.found_more), (0, 20, false));
    assert_eq!(safety.all(), all);
}

#[test]
fn with_the_local_copy_blocked_all_is_read_from_the_other() {
    let (local, safety) = copies();
    write(&opened(&local, &safety, 1), &entry(1), "words", 5);
    local.be(Mood::Blocked);
    let fresh = opened(&local, &safety, 2);
    assert_eq!(words(&fresh, &entry(1)), ["words"]);
    assert_eq!(fresh.list(&['e']).len(), 1);
}

#[test]
fn a_copy_that_could_not_be_filled_is_not_said_to_be() {
    let (local, safety) = copies();
    write(&opened(&local, &safety, 1), &entry(1), "words", 5);
    safety.wipe();
    safety.be(Mood::Full);
    let fresh = opened(&local, &safety, 2);
    assert_eq!(fresh.standing(), rethread_core::vault::Standing::OnlyLocal);
    safety.be(Mood::Well);
    assert_eq!(block_on(fresh.retry_unsaved()), rethread_core::vault::Standing::Both);
}

#[test]
fn lists_are_newest_first_across_kinds_and_singletons_last() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    let ids = [
        RecordId::new('e', 30, 0),
        RecordId::new('p', 20, 0),
        RecordId::new('e', 10, 0),
        RecordId::singleton('p', "one").expect("a name"),
    ];
    for id in ids.iter().rev() {
        block_on(vault.finish(vault.begin(id, &[], State::Kept, text("x"), 5)));
    }
    let listed: Vec<RecordId> = vault.list(&['p', 'e']).into_iter().map(|head| head.id).collect();
    assert_eq!(listed, ids);
    assert_eq!(vault.list(&['z']), []);
}

#[test]
fn kinds_that_this_version_does_not_know_are_kept() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    let id = RecordId::new('q', 10, 0);
    block_on(vault.finish(vault.begin(&id, &[], State::Kept, text("from later"), 5)));
    local.wipe();
    let fresh = opened(&local, &safety, 2);
    block_on(fresh.compact(9));
    assert_eq!(words(&fresh, &id), ["from later"]);
    assert_eq!(local.revisions(), safety.revisions());
}

#[test]
fn the_newest_are_those_that_the_whole_list_begins_with() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    for number in 0..60_u64 {
        let kind = if number % 3 == 0 { 'p' } else { 'e' };
        let id = RecordId::new(kind, 1_000 + number * 7 % 60, number);
        let state = if number % 5 == 0 { State::Open } else { State::Kept };
        block_on(vault.finish(vault.begin(&id, &[], state, text("x"), 5)));
        if number % 7 == 0 {
            block_on(vault.finish(vault.begin_delete(&id, 6).expect("it is there")));
        }
    }
    let single = RecordId::singleton('p', "only").expect("a name");
    block_on(vault.finish(vault.begin(&single, &[], State::Kept, text("x"), 5)));
    for state in [State::Open, State::Kept] {
        for most in [0, 1, 6, 100] {
            let mut whole = vault.list(&['p', 'e']);
            whole.retain(|head| head.state == state);
            whole.truncate(most);
            assert_eq!(vault.newest(&['p', 'e'], most, |_, other| other == state), whole);
        }
    }
}
