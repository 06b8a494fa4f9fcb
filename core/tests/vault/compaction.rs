//! Compaction: what goes, what stays, and that deleted words are gone in the end.

use crate::by_hand::{begin, copies, delete, entry, opened, words, write};
use crate::shelves::Mood;
use pollster::block_on;
use rethread_core::vault::RECOVERABLE_MS;

#[test]
fn superseded_revisions_go_from_both_copies() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    for number in 0..30 {
        write(&vault, &entry(1), &number.to_string(), number);
    }
    assert_eq!(block_on(vault.compact(40)).dropped, 29);
    assert_eq!((local.revisions().len(), safety.revisions().len()), (1, 1));
    assert_eq!(words(&opened(&local, &safety, 2), &entry(1)), ["29"]);
    assert_eq!(block_on(vault.compact(41)).dropped, 0);
}

#[test]
fn nothing_goes_while_the_later_words_are_whole_in_one_copy_only() {
    for mood in [Mood::Failing, Mood::Full, Mood::Lying] {
        let (local, safety) = copies();
        let vault = opened(&local, &safety, 1);
        write(&vault, &entry(1), "a", 5);
        safety.be(mood);
        write(&vault, &entry(1), "b", 6);
        assert_eq!(block_on(vault.compact(7)).dropped, 0, "{mood:?}");
        assert_eq!(local.revisions().len(), 2);
    }
}

#[test]
fn where_only_one_copy_works_it_is_still_kept_short() {
    let (local, safety) = copies();
    safety.be(Mood::Blocked);
    let vault = opened(&local, &safety, 1);
    write(&vault, &entry(1), "a", 5);
    write(&vault, &entry(1), "b", 6);
    assert_eq!(block_on(vault.compact(7)).dropped, 1);
    assert_eq!(words(&opened(&local, &safety, 2), &entry(1)), ["b"]);
}

#[test]
fn a_damaged_head_protects_what_stood_before_it() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    write(&vault, &entry(1), "before", 5);
    let after = begin(&vault, &entry(1), "after", 6);
    let key = after.key.to_string();
    block_on(vault.finish(after));
    local.set(&key, "not ours");
    safety.set(&key, "nor this");
    let fresh = opened(&local, &safety, 2);
    assert_eq!(block_on(fresh.compact(7)).dropped, 0);
    assert!(block_on(fresh.fetch(&entry(1))));
    assert_eq!(words(&fresh, &entry(1)), ["before"], "what stood before stands again");
    write(&fresh, &entry(1), "anew", 8);
    block_on(fresh.compact(9));
    assert_eq!((local.value(&key).as_deref(), safety.value(&key).as_deref()), (Some("not ours"), Some("nor this")));
    assert_eq!(words(&opened(&local, &safety, 3), &entry(1))[0], "anew");
}

#[test]
fn both_versions_of_a_conflict_stay() {
    let (local, safety) = copies();
    let one = opened(&local, &safety, 1);
    write(&one, &entry(1), "start", 5);
    let other = opened(&local, &safety, 2);
    let there = begin(&other, &entry(1), "there", 6);
    write(&one, &entry(1), "here", 7);
    block_on(other.finish(there));
    assert_eq!(block_on(one.compact(8)).dropped, 1);
    assert_eq!(words(&opened(&local, &safety, 3), &entry(1)), ["there", "here"]);
}

#[test]
fn an_ancestor_that_comes_back_is_neither_shown_nor_kept() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    write(&vault, &entry(1), "a", 5);
    let old = local.all();
    write(&vault, &entry(1), "b", 6);
    write(&vault, &entry(1), "c", 7);
    block_on(vault.compact(8));
    for (key, value) in &old {
        local.set(key, value);
    }
    let fresh = opened(&local, &safety, 2);
    assert_eq!(words(&fresh, &entry(1)), ["c"]);
    assert!(fresh.conflicts().is_empty() && !fresh.list(&['e'])[0].conflict);
    assert_eq!(block_on(fresh.compact(9)).dropped, 1);
}

#[test]
fn deleted_words_can_be_brought_back_for_thirty_days_and_are_then_nowhere() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    write(&vault, &entry(1), "private", 5);
    delete(&vault, &entry(1), 10);
    assert!(vault.list(&['e']).is_empty());

    let last_moment = 10 + RECOVERABLE_MS - 1;
    assert_eq!(block_on(vault.compact(last_moment)).dropped, 0);
    assert_eq!(vault.deleted(last_moment).len(), 1);
    let back = opened(&local, &safety, 2);
    block_on(back.finish(back.begin_restore(&entry(1), last_moment).expect("it is recoverable")));
    assert_eq!(words(&back, &entry(1)), ["private"]);

    delete(&back, &entry(1), last_moment);
    let over = last_moment + RECOVERABLE_MS;
    block_on(back.compact(over));
    assert!(back.deleted(over).is_empty());
    assert!(back.begin_restore(&entry(1), over).is_none());
    for copy in [&local, &safety] {
        for (key, value) in copy.all().iter().filter(|(key, _)| key.starts_with("rt1:")) {
            let body = rethread_core::vault::frame::read(key, value).expect("it is whole");
            assert!(!String::from_utf8_lossy(&body).contains("private"), "{key} still says it");
        }
    }
}
