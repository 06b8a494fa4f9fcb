//! Previewing, restoring and undoing, one case at a time.

use crate::by_hand::{Kept, copies, delete, entry, opened, words, write};
use crate::lived::NOW;
use crate::shelves::{Mood, SimShelf};
use pollster::block_on;
use rethread_core::vault::{Backup, Preview, RECOVERABLE_MS, Restored, Standing, State};
use serde_json::Value;

pub async fn at_once() {}

pub fn backup(vault: &Kept) -> Backup {
    Backup::parse(vault.export_all(NOW).to_string().as_bytes()).expect("the app reads what it makes")
}

pub fn preview(vault: &Kept, backup: &Backup) -> Preview {
    block_on(vault.preview(backup, at_once))
}

pub fn restore(vault: &Kept, backup: &Backup) -> Restored {
    block_on(vault.restore(backup, false, NOW, at_once))
}

pub fn all(local: &SimShelf, safety: &SimShelf) -> [Vec<(String, String)>; 2] {
    [local, safety].map(|copy| copy.all().into_iter().collect())
}

#[test]
fn every_kind_of_difference_is_told_and_ends_as_told() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    for number in 1..8 {
        write(&vault, &entry(number), "start", NOW);
    }
    let (there_local, there_safety) = copies();
    let there = opened(&there_local, &there_safety, 2);
    restore(&there, &backup(&vault));

    write(&there, &entry(2), "later there", NOW + 1);
    write(&vault, &entry(3), "later here", NOW + 1);
    write(&there, &entry(4), "changed there", NOW + 1);
    write(&vault, &entry(4), "changed here", NOW + 1);
    delete(&vault, &entry(5), NOW + 1);
    delete(&there, &entry(6), NOW + 1);
    write(&there, &entry(8), "new there", NOW + 1);
    write(&there, &entry(9), "soon deleted", NOW + 1);
    delete(&there, &entry(9), NOW + 2);
    write(&there, &entry(7), "deleted in both", NOW + 1);
    delete(&there, &entry(7), NOW + 2);
    delete(&vault, &entry(7), NOW + 2);

    let file = backup(&there);
    let told = preview(&vault, &file);
    let expected = Preview {
        made_at: Some(NOW),
        kinds: vec![('e', 6)],
        span: Some((NOW + 1, NOW + 8)),
        records: 9,
        new: 1,
        there: 1,
        newer: 1,
        differing: 2,
        differing_kinds: vec![('e', 2)],
        older: 1,
        deleted_here: 1,
        deleted_there: 1,
        marked: 1,
        unreadable: 0,
    };
    assert_eq!(told, expected);
    let before = all(&local, &safety);
    let restored = restore(&vault, &file);
    assert_eq!((restored.keys.len(), restored.brought_back), (6, 0));
    for (number, said) in [
        (1, vec!["start"]),
        (2, vec!["later there"]),
        (3, vec!["later here"]),
        (4, vec!["changed here", "changed there"]),
        (5, vec![]),
        (6, vec![]),
        (7, vec![]),
        (8, vec!["new there"]),
        (9, vec![]),
    ] {
        let mut found = words(&vault, &entry(number));
        found.sort();
        assert_eq!(found, said, "{number}");
    }
    let again = preview(&vault, &file);
    assert_eq!((again.new + again.newer + again.differing + again.deleted_there + again.marked, again.records), (0, 9));
    let undone = block_on(vault.undo_restore(at_once)).expect("it can be undone");
    assert_eq!((undone.removed, undone.left), (6, 0));
    assert!(all(&local, &safety) == before);
    assert_eq!(preview(&vault, &file), expected);
}

#[test]
fn what_was_deleted_here_comes_back_only_if_it_is_asked_for() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    write(&vault, &entry(1), "kept in a file", NOW);
    let file = backup(&vault);
    delete(&vault, &entry(1), NOW + 1);
    assert_eq!(preview(&vault, &file).deleted_here, 1);
    let before = all(&local, &safety);
    assert_eq!(restore(&vault, &file).keys.len(), 0);
    assert!(all(&local, &safety) == before && block_on(vault.undoable()).is_none());

    let restored = block_on(vault.restore(&file, true, NOW + 2, at_once));
    assert_eq!((restored.keys.len(), restored.brought_back), (1, 1));
    assert_eq!(words(&opened(&local, &safety, 2), &entry(1)), ["kept in a file"]);
    assert_eq!(block_on(vault.restore(&file, true, NOW + 3, at_once)).keys.len(), 0);
    block_on(vault.undo_restore(at_once));
    assert!(all(&local, &safety) == before);
    assert_eq!(vault.deleted(NOW + 4).len(), 1);
}

#[test]
fn a_backup_changed_by_hand_stands_beside_and_is_restored_once() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    write(&vault, &entry(1), "as written", NOW);
    let text = vault.export_all(NOW).to_string().replace("as written", "as changed");
    let file = Backup::parse(text.as_bytes()).expect("it is a backup");
    assert_eq!(preview(&vault, &file).differing, 1);
    assert_eq!(restore(&vault, &file).keys.len(), 1);
    assert_eq!(restore(&vault, &file).keys.len(), 0);
    let mut both = words(&opened(&local, &safety, 2), &entry(1));
    both.sort();
    assert_eq!(both, ["as changed", "as written"]);
}

#[test]
fn what_is_damaged_here_is_found_again_in_a_backup() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    write(&vault, &entry(1), "words", NOW);
    let file = backup(&vault);
    let key = local.revisions()[0].clone();
    local.set(&key, "one");
    safety.set(&key, "two");
    let fresh = opened(&local, &safety, 2);
    block_on(fresh.verify_some(9));
    let before = all(&local, &safety);
    restore(&fresh, &file);
    assert_eq!(words(&opened(&local, &safety, 3), &entry(1)), ["words"]);
    assert_eq!(restore(&fresh, &file).keys.len(), 0);
    block_on(fresh.undo_restore(at_once));
    assert!(all(&local, &safety) == before, "damage stays as it stood");
}

#[test]
fn what_was_written_on_top_of_a_restored_revision_keeps_it() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    let (there_local, there_safety) = copies();
    let there = opened(&there_local, &there_safety, 2);
    write(&there, &entry(1), "one", NOW);
    write(&there, &entry(2), "two", NOW);
    restore(&vault, &backup(&there));
    write(&vault, &entry(1), "one and more", NOW + 1);
    let undone = block_on(vault.undo_restore(at_once)).expect("it can be undone");
    assert_eq!((undone.removed, undone.left), (1, 1));
    assert_eq!(words(&opened(&local, &safety, 3), &entry(1)), ["one and more"]);
    assert!(words(&vault, &entry(2)).is_empty());
    assert!(block_on(vault.undoable()).is_none());
}

#[test]
fn two_restored_backups_are_undone_one_after_the_other() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    let (there_local, there_safety) = copies();
    let there = opened(&there_local, &there_safety, 2);
    write(&there, &entry(1), "first", NOW);
    let (first, start) = (backup(&there), all(&local, &safety));
    restore(&vault, &first);
    let between = all(&local, &safety);
    write(&there, &entry(1), "second", NOW + 1);
    restore(&vault, &backup(&there));
    block_on(vault.compact(NOW + 2));
    assert_eq!(words(&vault, &entry(1)), ["second"]);
    block_on(vault.undo_restore(at_once));
    assert!(all(&local, &safety) == between);
    block_on(vault.undo_restore(at_once));
    assert!(all(&local, &safety) == start);
}

#[test]
fn compaction_leaves_what_undoing_needs_until_it_is_let_go_of() {
    for by_itself in [true, false] {
        let (local, safety) = copies();
        let vault = opened(&local, &safety, 1);
        write(&vault, &entry(1), "start", NOW);
        write(&vault, &entry(2), "to be deleted", NOW);
        let (there_local, there_safety) = copies();
        let there = opened(&there_local, &there_safety, 2);
        restore(&there, &backup(&vault));
        write(&there, &entry(1), "later", NOW + 1);
        delete(&there, &entry(2), NOW - 2 * RECOVERABLE_MS);
        let before = all(&local, &safety);
        restore(&vault, &backup(&there));
        assert_eq!(block_on(opened(&local, &safety, 3).compact(NOW + 2)).dropped, 0);
        assert_eq!(local.revisions().len(), 4);
        if by_itself {
            let mut last = opened(&local, &safety, 4);
            for at in [NOW + RECOVERABLE_MS - 1, NOW + RECOVERABLE_MS] {
                last = opened(&local, &safety, at);
                block_on(last.compact(at));
            }
            assert!(block_on(last.undoable()).is_none());
        } else {
            block_on(vault.undo_restore(at_once));
            assert!(all(&local, &safety) == before);
            restore(&vault, &backup(&there));
            block_on(vault.let_go_of_undo());
            block_on(vault.compact(NOW + RECOVERABLE_MS));
        }
        assert_eq!((local.revisions().len(), safety.revisions().len()), (2, 2));
        assert_eq!(local.all().keys().filter(|key| key.starts_with("rt1-restored")).count(), 0);
    }
}

#[test]
fn what_is_written_on_over_and_over_is_still_kept_short() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    let (there_local, there_safety) = copies();
    let there = opened(&there_local, &there_safety, 2);
    write(&there, &entry(1), "start", NOW);
    restore(&vault, &backup(&there));
    for number in 0..20 {
        write(&vault, &entry(1), &number.to_string(), NOW + number);
    }
    block_on(vault.compact(NOW + 30));
    assert_eq!(local.revisions().len(), 1);
}

#[test]
fn each_copy_tells_the_truth() {
    for (local_mood, safety_mood, begun, standing) in [
        (Mood::Well, Mood::Blocked, true, Standing::OnlyLocal),
        (Mood::Well, Mood::Full, true, Standing::OnlyLocal),
        (Mood::Full, Mood::Well, true, Standing::OnlySafety),
        (Mood::Blocked, Mood::Well, true, Standing::OnlySafety),
        (Mood::Blocked, Mood::Blocked, true, Standing::OnlyMemory),
        (Mood::Full, Mood::Full, false, Standing::Both),
        (Mood::Failing, Mood::Well, false, Standing::Both),
        (Mood::Well, Mood::Failing, false, Standing::Both),
    ] {
        let (there_local, there_safety) = copies();
        let there = opened(&there_local, &there_safety, 2);
        for number in 0..200 {
            write(&there, &entry(number), "words", NOW);
        }
        let (local, safety) = copies();
        write(&opened(&local, &safety, 5), &entry(300), "here", NOW);
        local.be(local_mood);
        safety.be(safety_mood);
        let vault = opened(&local, &safety, 1);
        let restored = restore(&vault, &backup(&there));
        assert_eq!(restored.begun, begun, "{local_mood:?} {safety_mood:?}");
        assert!(!begun || vault.standing() == standing, "{local_mood:?} {safety_mood:?}");
        assert_eq!(restored.outcome.local.is_ok(), local_mood == Mood::Well);
        assert_eq!(restored.outcome.safety.is_ok(), safety_mood == Mood::Well);
        assert_eq!(restored.keys.len(), if begun { 200 } else { 0 });
        assert_eq!(words(&vault, &entry(7)).len(), usize::from(begun));
        if begun {
            let undone = block_on(vault.undo_restore(at_once)).expect("it can be undone");
            assert_eq!((undone.removed, undone.left), (200, 0), "{local_mood:?} {safety_mood:?}");
        }
        local.be(Mood::Well);
        safety.be(Mood::Well);
        let after = opened(&local, &safety, 6);
        assert_eq!(after.list(&['e']).len(), 1, "{local_mood:?} {safety_mood:?}");
        assert!(block_on(after.undoable()).is_none());
    }
}

#[test]
fn what_a_copy_held_that_could_not_be_asked_is_not_undone() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    write(&vault, &entry(1), "here before", NOW);
    let file = backup(&vault);
    local.wipe();
    safety.be(Mood::Blocked);
    restore(&opened(&local, &safety, 2), &file);
    safety.be(Mood::Well);
    let after = opened(&local, &safety, 3);
    let undone = block_on(after.undo_restore(at_once)).expect("it can be undone");
    assert_eq!((undone.removed, undone.left), (0, 1));
    assert_eq!(words(&opened(&local, &safety, 4), &entry(1)), ["here before"]);
}

#[test]
fn what_only_the_safety_copy_has_is_in_a_whole_export() {
    let (local, safety) = copies();
    write(&opened(&local, &safety, 1), &entry(1), "words", NOW);
    local.set(&local.revisions()[0], "damaged");
    let vault = opened(&local, &safety, 2);
    let list = |file: &Value, name: &str| file[name].as_array().map(Vec::len);
    let lacking = vault.export_all(NOW);
    assert_eq!((list(&lacking, "records"), list(&lacking, "unreadable")), (Some(0), Some(1)));
    let whole = block_on(vault.export_whole(NOW, at_once));
    assert_eq!((list(&whole, "records"), list(&whole, "unreadable")), (Some(1), Some(0)));
}

#[test]
fn a_draft_comes_back_as_a_draft() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    block_on(vault.finish(vault.begin(&entry(1), &[], State::Open, crate::by_hand::text("draft"), NOW)));
    let file = backup(&vault);
    delete(&vault, &entry(1), NOW + 1);
    block_on(vault.restore(&file, true, NOW + 2, at_once));
    assert_eq!(vault.heads_of(&entry(1))[0].state, State::Open);
}

#[test]
fn numbers_that_change_in_their_last_place_when_read_again_are_restored_once() {
    for number in ["17E60", "123456789012345678e-30", "0.1", "2.5e-99", "1.5e99"] {
        let record = format!(
            r#"{{"id":"cP7dwHVA-----A","open":false,"record":{{"of":[{number}]}},"revision":"1aaaa","saved_at":17960}}"#
        );
        let file = format!(r#"{{"format":"rethread","version":1,"made_at":1,"records":[{record}]}}"#);
        let file = Backup::parse(file.as_bytes()).unwrap_or_else(|error| panic!("{number}: {error:?}"));
        let (local, safety) = copies();
        let vault = opened(&local, &safety, 1);
        assert_eq!(restore(&vault, &file).keys.len(), 1, "{number}");
        assert_eq!(restore(&vault, &file).keys, Vec::<String>::new(), "{number}");
        assert_eq!(preview(&vault, &file).there, 1, "{number}");
    }
}
