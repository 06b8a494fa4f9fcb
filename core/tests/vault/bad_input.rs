//! What other programs, other versions, bad disks and odd clocks leave behind: nothing is dropped, everything is said.

use crate::by_hand::{copies, delete, entry, framed, opened, revs, text, words, write};
use pollster::block_on;
use rethread_core::vault::{RECOVERABLE_MS, ReadError, RecordId, Standing, State, Why};
use serde_json::json;

const NOW: u64 = 1_796_000_000_000;

fn one_key(number: u64) -> String {
    format!("rt1:{}:1aaaa.:", entry(number))
}

#[test]
fn damage_in_one_copy_is_set_aside_and_mended() {
    for in_local in [true, false] {
        for damage in [String::new(), "foreign".into(), "\u{3400}".into(), "\u{FFFD}\u{0}".into()] {
            let (local, safety) = copies();
            let id = entry(1);
            write(&opened(&local, &safety, 1), &id, "all of it", NOW);
            let (bad, good) = if in_local { (&local, &safety) } else { (&safety, &local) };
            let key = bad.revisions()[0].clone();
            bad.set(&key, &damage);
            let vault = opened(&local, &safety, 2);
            block_on(vault.verify_some(10));
            assert_eq!(words(&vault, &id), ["all of it"]);
            assert_eq!(bad.value(&key), good.value(&key));
            assert_eq!(bad.value(&format!("rt1-aside:{key}")), Some(damage));
            assert!(vault.unreadable().is_empty());
        }
    }
}

#[test]
fn damage_of_the_same_value_twice_is_kept_twice() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    write(&vault, &entry(1), "words", NOW);
    let key = local.revisions()[0].clone();
    for damage in ["first", "second", "second"] {
        local.set(&key, damage);
        block_on(vault.verify_some(1));
        assert_eq!(local.value(&key), safety.value(&key));
    }
    assert_eq!(local.value(&format!("rt1-aside:{key}")).as_deref(), Some("first"));
    assert_eq!(local.value(&format!("rt1-aside:{key}~")).as_deref(), Some("second"));
    assert_eq!(local.all().len(), 3);
}

#[test]
fn damage_in_both_copies_is_named_with_both_texts_and_left() {
    let (local, safety) = copies();
    let id = entry(1);
    write(&opened(&local, &safety, 1), &id, "words", NOW);
    let key = local.revisions()[0].clone();
    local.set(&key, "one");
    safety.set(&key, "two");
    let vault = opened(&local, &safety, 2);
    assert!(block_on(vault.fetch(&id)));
    assert_eq!(vault.read_now(&id), Err(ReadError::Unreadable(Why::Damaged)));
    let _ = vault.read_now(&id);
    let found = vault.unreadable();
    assert_eq!((found.len(), found[0].local.as_deref(), found[0].safety.as_deref()), (1, Some("one"), Some("two")));
    let file = vault.export_all(NOW);
    assert_eq!(file["unreadable"][0]["safety"], "two");
    block_on(vault.compact(NOW));
    assert_eq!((local.value(&key).as_deref(), safety.value(&key).as_deref()), (Some("one"), Some("two")));
}

#[test]
fn what_is_not_for_us_is_copied_named_and_never_replaced() {
    for (version, flags, why) in [(2, 0, Why::Newer), (1, 64, Why::Newer), (1, 4, Why::Sealed)] {
        for in_local in [true, false] {
            let (local, safety) = copies();
            let key = one_key(1);
            let value = framed(&key, version, flags, b"later");
            let (has, lacks) = if in_local { (&local, &safety) } else { (&safety, &local) };
            has.set(&key, &value);
            let vault = opened(&local, &safety, 1);
            assert_eq!(lacks.value(&key).as_ref(), Some(&value));
            assert_eq!(vault.read_now(&entry(1)), Err(ReadError::Unreadable(why)));
            lacks.set(&key, "damage");
            let again = opened(&local, &safety, 2);
            block_on(again.verify_some(5));
            assert_eq!((has.value(&key).as_ref(), lacks.value(&key).as_ref()), (Some(&value), Some(&value)));
            assert_eq!(again.unreadable()[0].why, why);
            assert_eq!(again.standing(), Standing::Both);
            write(&again, &entry(1), "over it", NOW);
            block_on(again.compact(NOW + 2 * RECOVERABLE_MS));
            assert_eq!((has.value(&key).as_ref(), lacks.value(&key).as_ref()), (Some(&value), Some(&value)));
        }
    }
}

#[test]
fn a_readable_twin_does_not_replace_what_a_newer_version_made_of_it() {
    let (local, safety) = copies();
    let id = entry(1);
    write(&opened(&local, &safety, 1), &id, "readable", NOW);
    let key = local.revisions()[0].clone();
    let newer = framed(&key, 9, 0, b"later");
    local.set(&key, &newer);
    let vault = opened(&local, &safety, 2);
    block_on(vault.verify_some(5));
    assert_eq!(block_on(vault.retry_unsaved()), Standing::Both);
    assert_eq!(local.value(&key), Some(newer));
    assert_eq!(vault.read_now(&id), Ok(text("readable")));
}

#[test]
fn keys_that_are_not_ours_stay_and_keys_that_look_like_ours_are_named() {
    let (local, safety) = copies();
    local.set("theme", "dark");
    local.set("rt1:what", "in local");
    safety.set("rt1:e", "in safety");
    safety.set("rt2:new", "later");
    let vault = opened(&local, &safety, 1);
    block_on(vault.verify_some(10));
    block_on(vault.compact(NOW));
    let mut found: Vec<_> =
        vault.unreadable().into_iter().map(|found| (found.key, found.local, found.safety)).collect();
    found.sort();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(found, [("rt1:e".to_owned(), None, some("in safety")), ("rt1:what".to_owned(), some("in local"), None)]);
    assert_eq!((local.all().len(), safety.all().len()), (2, 2));
}

#[test]
fn odd_and_long_text_comes_back_from_either_copy() {
    let long = "Ich bin da. שלום 🧵 e\u{301}\n".repeat(40_000);
    for (number, said) in [
        "a\u{0}b",
        "\u{FFFD}",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        "مرحبا \u{202E}abc\u{202C}",
        "e\u{301} ≠ é",
        "\u{FEFF}\u{2028}\\ud800",
        "",
        &long,
    ]
    .into_iter()
    .enumerate()
    {
        let (local, safety) = copies();
        let id = entry(number as u64);
        write(&opened(&local, &safety, 1), &id, said, NOW);
        for wiped in [&local, &safety] {
            wiped.wipe();
            assert_eq!(words(&opened(&local, &safety, 2), &id), [said]);
        }
    }
}

#[test]
fn half_characters_in_a_frame_of_another_program_are_read() {
    let (local, safety) = copies();
    let key = one_key(1);
    local.set(&key, &framed(&key, 1, 0, br#"{"at":5,"v":"","r":{"text":"a\ud800b"}}"#));
    let vault = opened(&local, &safety, 1);
    assert_eq!(words(&vault, &entry(1)), ["a\u{FFFD}b"]);
    assert_eq!(safety.value(&key), local.value(&key));
}

#[test]
fn a_clock_that_goes_back_neither_reorders_nor_forgets() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    let id = entry(1);
    write(&vault, &id, "first", NOW);
    write(&vault, &id, "second", 0);
    assert_eq!(words(&vault, &id), ["second"]);
    delete(&vault, &id, 0);
    // The clock is right again: the words were deleted a moment ago.
    block_on(vault.compact(NOW + 1));
    assert_eq!(vault.deleted(NOW + 1).len(), 1);
    block_on(vault.finish(vault.begin_restore(&id, NOW + 2).expect("there are words to bring back")));
    assert_eq!(words(&opened(&local, &safety, 2), &id), ["second"]);
}

#[test]
fn past_the_last_generation_both_versions_stand() {
    let (local, safety) = copies();
    let id = entry(1);
    let key = format!("rt1:{id}:{}aaaa.:", u32::MAX);
    local.set(&key, &framed(&key, 1, 0, br#"{"at":5,"r":{"text":"at the end"}}"#));
    let vault = opened(&local, &safety, 1);
    for said in ["one more", "and one more"] {
        write(&vault, &id, said, NOW);
        let mut found = words(&opened(&local, &safety, 2), &id);
        found.sort();
        assert!(found.contains(&said.to_owned()), "{found:?}");
        assert!(found.contains(&"at the end".to_owned()), "{found:?}");
    }
}

#[test]
fn saving_over_what_was_not_read_yet_keeps_both() {
    let (local, safety) = copies();
    let id = RecordId::singleton('s', "a-sign").expect("a name");
    write(&opened(&local, &safety, 1), &id, "a note", NOW);
    let key = local.revisions()[0].clone();
    local.set(&key, "damage");
    let vault = opened(&local, &safety, 2);
    let begun = vault.begin(&id, &revs(&vault, &id), State::Kept, json!({"text": "ticked"}), NOW);
    block_on(vault.finish(begun));
    block_on(vault.verify_some(5));
    block_on(vault.compact(NOW));
    let mut found = words(&vault, &id);
    found.sort();
    assert_eq!(found, ["a note", "ticked"]);
}
