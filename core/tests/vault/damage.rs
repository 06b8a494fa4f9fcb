//! Every way to damage one value, a value in a strange place, a copy that fails meanwhile, and chance.

use crate::by_hand::{Kept, begin, copies, entry, opened, text, words, write};
use crate::shelves::{Mood, SimShelf};
use pollster::block_on;
use proptest::prelude::*;
use rethread_core::vault::{ReadError, Round, State};

/// One entry, and the key of its revision.
fn one_entry() -> (SimShelf, SimShelf, String) {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    let begun = begin(&vault, &entry(1), "the words", 5);
    let key = begun.key.to_string();
    block_on(vault.finish(begun));
    (local, safety, key)
}

fn damaged_ways(value: &str) -> Vec<String> {
    let letters: Vec<char> = value.chars().collect();
    let changed = |place: usize| {
        let mut changed = letters.clone();
        changed[place] = if changed[place] == '\u{3401}' { '\u{3402}' } else { '\u{3401}' };
        changed.into_iter().collect::<String>()
    };
    let mut ways = vec![
        String::new(),
        "plain".into(),
        "\u{0}".into(),
        [value, value].concat(),
        value.replace(letters[1], "\u{FFFD}"),
    ];
    ways.extend((0..letters.len()).map(changed));
    ways.extend((1..letters.len()).map(|length| letters[..length].iter().collect()));
    ways
}

#[test]
fn every_cut_and_every_changed_letter_is_noticed_set_aside_and_mended() {
    let (_, _, key) = one_entry();
    let whole = one_entry().0.value(&key).expect("it was written");
    for damaged in damaged_ways(&whole) {
        for local_is_bad in [true, false] {
            let (local, safety, _) = one_entry();
            let bad = if local_is_bad { &local } else { &safety };
            bad.set(&key, &damaged);
            let fresh = opened(&local, &safety, 2);
            if local_is_bad {
                assert_eq!(fresh.read_now(&entry(1)), Err(ReadError::Elsewhere), "{damaged:?}");
                assert!(block_on(fresh.fetch(&entry(1))));
            } else {
                block_on(fresh.verify_some(10));
            }
            assert_eq!(words(&fresh, &entry(1)), ["the words"]);
            assert_eq!((local.value(&key), safety.value(&key)), (Some(whole.clone()), Some(whole.clone())));
            assert_eq!(bad.value(&format!("rt1-aside:{key}")), Some(damaged.clone()));
            assert!(fresh.unreadable().is_empty());
        }
    }
}

#[test]
fn a_value_under_another_key_is_noticed() {
    let (local, safety, key) = one_entry();
    let vault = opened(&local, &safety, 2);
    write(&vault, &entry(2), "others", 6);
    let other = local.revisions().into_iter().find(|found| *found != key).expect("two were written");
    local.set(&key, &local.value(&other).expect("it is there"));
    let fresh = opened(&local, &safety, 3);
    assert_eq!(fresh.read_now(&entry(1)), Err(ReadError::Elsewhere));
    assert!(block_on(fresh.fetch(&entry(1))));
    assert_eq!(words(&fresh, &entry(1)), ["the words"]);
}

#[test]
fn an_entry_of_a_megabyte_is_kept_and_read() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    let long: String =
        (0u32..).map(|number| format!("{} ", number.wrapping_mul(2_654_435_761))).take(100_000).collect();
    assert!(long.len() > 1_000_000);
    write(&vault, &entry(1), &long, 5);
    assert_eq!(words(&opened(&local, &safety, 2), &entry(1)), [long]);
}

#[test]
fn while_a_copy_fails_nothing_is_called_damaged_for_good() {
    let (local, safety, key) = one_entry();
    local.set(&key, "not ours");
    safety.be(Mood::Failing);
    let fresh = opened(&local, &safety, 2);
    assert!(!block_on(fresh.fetch(&entry(1))));
    assert_eq!(fresh.read_now(&entry(1)), Err(ReadError::Elsewhere));
    safety.be(Mood::Well);
    assert!(block_on(fresh.fetch(&entry(1))));
    assert_eq!(words(&fresh, &entry(1)), ["the words"]);
    assert!(fresh.unreadable().is_empty());
}

fn any_value() -> impl Strategy<Value = String> {
    prop_oneof!["[\u{3400}-\u{4DBF}\u{A000}-\u{A07F}]{0,60}", any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_and_values_in_either_copy_end_in_words_or_a_report(
        found in proptest::collection::vec(("(rt1:)?[eps][~a-z0-9-]{0,15}(:[1-9]?[a-z0-9]{4}[.ox]:){0,1}", any_value(), any::<bool>()), 0..12)
    ) {
        let (local, safety) = copies();
        for (key, value, in_local) in &found {
            if *in_local { local.set(key, value) } else { safety.set(key, value) }
        }
        let vault: Kept = opened(&local, &safety, 1);
        block_on(vault.verify_some(100));
        block_on(vault.compact(u64::MAX));
        block_on(vault.finish(vault.begin(&entry(1), &[], State::Kept, text("mine"), 5)));
        prop_assert_eq!(words(&vault, &entry(1)), ["mine"]);
        let _ = (vault.export_all(5), vault.deleted(5), vault.conflicts());
        for (key, value, in_local) in found.iter().rev() {
            let copy = if *in_local { &local } else { &safety };
            let kept = copy.value(key).is_some();
            prop_assert!(kept, "{} with {:?} is gone", key, value);
        }
    }
}

#[test]
fn a_round_reads_every_revision_once_and_counts_what_it_came_to() {
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    let keys: Vec<String> = (0..7)
        .map(|number| {
            let begun = begin(&vault, &entry(number), "words", 5);
            let key = begun.key.to_string();
            block_on(vault.finish(begun));
            key
        })
        .collect();
    for (count, changed) in [(1, 0), (3, 1), (100, 2)] {
        let damaged = |key: &str| local.value(key).map(|value| value.chars().rev().collect::<String>());
        let fresh = opened(&local, &safety, 2);
        for key in keys.iter().take(changed) {
            let text = damaged(key).expect("a value");
            local.set(key, &text);
        }
        let mut round = Round::default();
        while block_on(fresh.check_next(&mut round, count)) {}
        assert_eq!((round.total, round.read, round.mended, round.unreadable), (7, 7, changed, 0));
    }
    for shelf in [&local, &safety] {
        shelf.set(&keys[3], "nothing like it");
    }
    let fresh = opened(&local, &safety, 3);
    let mut round = Round::default();
    while block_on(fresh.check_next(&mut round, 2)) {}
    assert_eq!((round.total, round.read, round.mended, round.unreadable), (7, 7, 0, 1));
}
