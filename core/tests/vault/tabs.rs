//! Two tabs on one vault: both versions survive, messages may outrun values, and all tabs see the same order.

use crate::by_hand::{begin, copies, delete, entry, opened, revs, text, words, write};
use crate::shelves::Mood;
use pollster::block_on;
use rethread_core::vault::State;

#[test]
fn two_saves_over_one_parent_are_both_kept_until_someone_decides() {
    let (local, safety) = copies();
    let one = opened(&local, &safety, 1);
    write(&one, &entry(1), "start", 5);
    let other = opened(&local, &safety, 2);
    let there = begin(&other, &entry(1), "written there", 6);
    write(&one, &entry(1), "written here", 7);
    let keys = there.keys();
    block_on(other.finish(there));
    assert!(block_on(one.absorb(&keys)));

    let third = opened(&local, &safety, 3);
    assert_eq!(words(&third, &entry(1)), ["written there", "written here"]);
    assert_eq!(one.heads_of(&entry(1)), third.heads_of(&entry(1)));
    assert_eq!(third.conflicts(), [entry(1)]);
    assert!(third.list(&['e'])[0].conflict);

    let both = revs(&third, &entry(1));
    block_on(third.finish(third.begin(&entry(1), &both, State::Kept, text("both"), 8)));
    assert_eq!(words(&opened(&local, &safety, 4), &entry(1)), ["both"]);
    assert!(third.conflicts().is_empty());
}

#[test]
fn a_version_that_nobody_could_read_is_not_decided_away() {
    let (local, safety) = copies();
    let one = opened(&local, &safety, 1);
    let other = opened(&local, &safety, 2);
    write(&one, &entry(1), "here", 5);
    let there = begin(&other, &entry(1), "there", 6);
    let key = there.key.to_string();
    block_on(other.finish(there));
    local.set(&key, "not ours");
    let third = opened(&local, &safety, 3);
    assert_eq!(words(&third, &entry(1)), ["here"], "the other version is only in the safety copy");
    let both = revs(&third, &entry(1));
    block_on(third.finish(third.begin(&entry(1), &both, State::Kept, text("decided"), 7)));
    block_on(third.fetch(&entry(1)));
    assert_eq!(words(&third, &entry(1)), ["decided", "there"]);
}

#[test]
fn a_message_can_outrun_its_value() {
    let (local, safety) = copies();
    let one = opened(&local, &safety, 1);
    let other = opened(&local, &safety, 2);
    let begun = begin(&one, &entry(1), "late", 5);
    let keys = begun.keys();
    assert!(!block_on(other.absorb(&keys)));
    assert!(other.is_awaiting());
    block_on(one.finish(begun));
    assert!(block_on(other.absorb(&[])));
    assert!(!other.is_awaiting());
    assert_eq!(words(&other, &entry(1)), ["late"]);
}

#[test]
fn what_never_arrives_is_not_asked_for_for_ever() {
    let (local, safety) = copies();
    let one = opened(&local, &safety, 1);
    let keys = begin(&one, &entry(1), "never written", 5).keys();
    let other = opened(&local, &safety, 2);
    let asked = (0..100).take_while(|_| {
        block_on(other.absorb(&keys[..0]));
        let first = other.is_awaiting();
        block_on(other.absorb(if first { &[] } else { &keys }));
        other.is_awaiting()
    });
    assert!(asked.count() < 100);
}

#[test]
fn what_another_tab_dropped_is_not_awaited() {
    let (local, safety) = copies();
    let one = opened(&local, &safety, 1);
    write(&one, &entry(1), "a", 5);
    let dropped = local.revisions();
    let other = opened(&local, &safety, 2);
    write(&one, &entry(1), "b", 6);
    block_on(one.compact(7));
    block_on(other.absorb(&dropped));
    assert!(!other.is_awaiting());
}

#[test]
fn a_tab_that_missed_every_message_finds_the_later_words() {
    let (local, safety) = copies();
    let one = opened(&local, &safety, 1);
    write(&one, &entry(1), "a", 5);
    let asleep = opened(&local, &safety, 2);
    write(&one, &entry(1), "b", 6);
    block_on(one.compact(7));
    assert!(block_on(asleep.fetch(&entry(1))));
    block_on(asleep.open_safety());
    assert_eq!(words(&asleep, &entry(1)), ["b"]);
}

#[test]
fn an_editor_that_stayed_open_over_compaction_makes_a_second_version() {
    let (local, safety) = copies();
    let one = opened(&local, &safety, 1);
    write(&one, &entry(1), "a", 5);
    let other = opened(&local, &safety, 2);
    let base = revs(&other, &entry(1));
    write(&one, &entry(1), "b", 6);
    write(&one, &entry(1), "c", 7);
    block_on(one.compact(8));
    block_on(other.finish(other.begin(&entry(1), &base, State::Kept, text("from a"), 9)));
    let third = opened(&local, &safety, 3);
    let mut found = words(&third, &entry(1));
    found.sort();
    assert_eq!(found, ["c", "from a"]);
}

#[test]
fn words_stand_before_a_deletion_in_another_tab() {
    let (local, safety) = copies();
    let one = opened(&local, &safety, 1);
    write(&one, &entry(1), "a", 5);
    let other = opened(&local, &safety, 2);
    delete(&one, &entry(1), 6);
    write(&other, &entry(1), "still writing", 7);
    let third = opened(&local, &safety, 3);
    assert_eq!(words(&third, &entry(1)), ["still writing"]);
    assert_eq!(third.list(&['e']).len(), 1);
}

#[test]
fn deleting_two_versions_and_bringing_them_back_brings_back_both() {
    let (local, safety) = copies();
    let one = opened(&local, &safety, 1);
    let other = opened(&local, &safety, 2);
    let there = begin(&other, &entry(1), "there", 6);
    write(&one, &entry(1), "here", 5);
    block_on(other.finish(there));
    let third = opened(&local, &safety, 3);
    let before = words(&third, &entry(1));
    assert_eq!(before.len(), 2);
    delete(&third, &entry(1), 7);
    assert!(third.list(&['e']).is_empty());
    assert_eq!(third.deleted(8).len(), 1);
    block_on(third.finish(third.begin_restore(&entry(1), 9).expect("it is recoverable")));
    assert_eq!(words(&third, &entry(1)), before);
    block_on(third.compact(10));
    assert_eq!(words(&opened(&local, &safety, 4), &entry(1)), before);
}

#[test]
fn a_tab_whose_local_copy_is_blocked_hears_from_the_safety_copy() {
    let (local, safety) = copies();
    let one = opened(&local, &safety, 1);
    let begun = begin(&one, &entry(1), "words", 5);
    let keys = begun.keys();
    block_on(one.finish(begun));
    local.be(Mood::Blocked);
    let other = crate::by_hand::tab(&local, &safety, 2);
    assert!(block_on(other.absorb(&keys)));
    assert_eq!(words(&other, &entry(1)), ["words"]);
}
