//! Backup files of every version, as they were really made, and files that mean harm: the vault stays as it was.

use crate::by_hand::{copies, entry, framed, opened, words};
use crate::lived::{MARKUP, NOW, RECORDS, lived};
use pollster::block_on;
use rethread_core::vault::backup::{DEEPEST, Field, LARGEST, MOST_RECORDS};
use rethread_core::vault::{Backup, BackupError, State, base32768, frame};
use serde_json::{Value, json};

pub const VERSION_1: &str = include_str!("../fixtures/backup/version-1.json");
pub const VERSION_2: &str = include_str!("../fixtures/backup/version-2.json");

async fn at_once() {}

#[test]
fn what_is_written_today_is_what_was_kept_as_an_example() {
    let (_, _, vault) = lived();
    let made: Value = block_on(vault.export_whole(NOW + 30, at_once));
    let kept: Value = serde_json::from_str(VERSION_2).expect("it is JSON");
    assert_eq!(made, kept, "a file of another form needs a version of its own, and the old one kept beside it");
}

#[test]
fn a_backup_of_every_version_restores() {
    for (text, words_only) in [(VERSION_1, true), (VERSION_2, false)] {
        let (local, safety) = copies();
        let vault = opened(&local, &safety, 50);
        let backup = Backup::parse(text.as_bytes()).expect("it was made by the app");
        let preview = block_on(vault.preview(&backup, at_once));
        assert_eq!((preview.new, preview.marked), (RECORDS, usize::from(!words_only)));
        assert_eq!((preview.made_at, preview.unreadable), (Some(NOW + 30), 2));
        assert_eq!(preview.kinds, [('c', 1), ('e', 4), ('h', 1), ('p', 1), ('s', 1), ('z', 1)]);
        let restored = block_on(vault.restore(&backup, false, NOW + 40, at_once));
        assert!(restored.begun && restored.outcome.local.is_ok() && restored.outcome.safety.is_ok());

        let (_, _, first) = lived();
        let again = opened(&local, &safety, 51);
        for kind in ['c', 'e', 'h', 'p', 's', 'z'] {
            for head in again.list(&[kind]) {
                assert_eq!(again.versions(&head.id), first.versions(&head.id), "{}", head.id);
                assert_eq!(again.heads_of(&head.id), first.heads_of(&head.id), "{}", head.id);
            }
        }
        assert_eq!(again.list(&['c', 'e', 'h', 'p', 's', 'z']).len(), RECORDS);
        assert_eq!(words(&again, &entry(1)), [MARKUP]);
        assert_eq!(words(&again, &entry(2)), ["written there", "written here"]);
        assert_eq!(again.heads_of(&entry(10))[0].state, State::Open);
        assert_eq!(again.heads_of(&entry(3)).len(), usize::from(!words_only));

        let before = (local.all(), safety.all());
        assert_eq!(block_on(again.restore(&backup, false, NOW + 50, at_once)).keys, Vec::<String>::new());
        assert_eq!((local.all(), safety.all()), before, "restoring twice is restoring once");
    }
}

#[test]
fn a_value_that_a_newer_version_can_read_comes_back() {
    let key = format!("rt1:{}:1aaaa.:", entry(1));
    let value = framed(&key, 1, 0, br#"{"at":5,"v":"","r":{"text":"read after all"}}"#);
    let file = json!({"format": "rethread", "version": 2, "records": [], "unreadable": [
        {"key": key, "why": "newer", "local": "no frame", "safety": value},
        {"key": "rt1-aside:x", "why": "damaged", "local": value, "safety": null},
        {"key": key.replace("1aaaa", "2aaaa"), "why": "damaged", "local": value, "safety": null},
        5,
    ]});
    let backup = Backup::parse(file.to_string().as_bytes()).expect("it is a backup");
    assert_eq!(backup.unreadable, 3);
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    block_on(vault.restore(&backup, false, NOW, at_once));
    assert_eq!(words(&vault, &entry(1)), ["read after all"]);
}

#[test]
fn half_characters_and_marks_of_other_programs_are_read() {
    let text = VERSION_2.replace("written here", r"a\ud800b");
    let backup = Backup::parse(format!("\u{FEFF}{text}").as_bytes()).expect("it is a backup");
    let (local, safety) = copies();
    let vault = opened(&local, &safety, 1);
    block_on(vault.restore(&backup, false, NOW, at_once));
    assert_eq!(words(&vault, &entry(2)), ["written there", "a\u{FFFD}b"]);
}

/// The kept file with something changed.
fn with(change: impl FnOnce(&mut Value)) -> String {
    let mut file: Value = serde_json::from_str(VERSION_2).expect("it is JSON");
    change(&mut file);
    file.to_string()
}

/// The kept file with something changed in its first record.
fn first(field: &str, to: Value) -> String {
    with(|file| file["records"][0][field] = to)
}

#[test]
fn what_means_harm_is_refused_by_its_name_and_the_vault_stays_as_it_was() {
    use BackupError::{CutShort, Entry, Newer, NotABackup, NotJson, Number, Sealed, TooDeep, TooManyRecords, TwoOfOne};
    let (local, safety, _) = lived();
    let before = (local.all(), safety.all());
    let key = "rt1:cP7dwHVA-----A:1---0.:".to_owned();
    let twice = |other: &str| {
        with(|file| {
            let mut again = file["records"][0].clone();
            again["record"]["note"] = other.into();
            file["records"].as_array_mut().expect("a list").push(again);
        })
    };
    let long_parents: Vec<String> = (1..400).map(|number| format!("{number}aaaa")).collect();
    let deep = format!("{{\"format\":{}", "[".repeat(DEEPEST + 100_000));
    let entry_is = |field| Some(Entry(1, field));
    for (file, error) in [
        (String::new(), Some(CutShort)),
        (VERSION_2[..VERSION_2.len() / 2].to_owned(), Some(CutShort)),
        ("<!doctype html>".into(), Some(NotJson(1, 1))),
        ("PK\u{3}\u{4}".into(), Some(NotJson(1, 1))),
        ("age-encryption.org/v1\n-> scrypt".into(), Some(Sealed)),
        ("-----BEGIN AGE ENCRYPTED FILE-----\n".into(), Some(Sealed)),
        ("[]".into(), Some(NotABackup)),
        ("null".into(), Some(NotABackup)),
        (r#"{"format":"other","version":2,"records":[]}"#.into(), Some(NotABackup)),
        (r#"{"format":"rethread","version":2}"#.into(), Some(NotABackup)),
        (r#"{"format":"rethread","version":2,"records":{}}"#.into(), Some(NotABackup)),
        (r#"{"format":"rethread","version":0,"records":[]}"#.into(), Some(NotABackup)),
        (r#"{"format":"rethread","version":"2","records":[]}"#.into(), Some(NotABackup)),
        (with(|file| file["version"] = 3.into()), Some(Newer(3))),
        (deep, Some(TooDeep(9 + DEEPEST))),
        (" ".repeat(LARGEST + 1), Some(BackupError::TooLarge)),
        (with(|file| file["records"] = vec![0; MOST_RECORDS + 1].into()), Some(TooManyRecords)),
        (VERSION_2.replacen("1796000000011", "1e999", 1), None),
        (VERSION_2.replacen("1796000000011", "99999999999999999999999999", 1), None),
        (first("saved_at", u64::MAX.into()), entry_is(Field::SavedAt)),
        (first("saved_at", (-1).into()), entry_is(Field::SavedAt)),
        (first("saved_at", 1.5.into()), entry_is(Field::SavedAt)),
        (first("id", "../../etc".into()), entry_is(Field::Id)),
        (first("id", "e".repeat(1000).into()), entry_is(Field::Id)),
        (first("revision", "99999999999aaaa".into()), entry_is(Field::Revision)),
        (first("revision", "1<b>!".into()), entry_is(Field::Revision)),
        (first("state", "sealed".into()), entry_is(Field::State)),
        (first("parents", json!(["1aaaa"])), entry_is(Field::Parents)),
        (first("parents", long_parents.into()), entry_is(Field::Parents)),
        (first("parents", Value::Null), entry_is(Field::Parents)),
        (first("seen", "everything".into()), entry_is(Field::Seen)),
        (first("seen", "1/aaaa ".repeat(65).into()), entry_is(Field::Seen)),
        (first("record", "words".into()), entry_is(Field::Record)),
        (first("record", json!({"text": vec!["a".repeat(1 << 20); 17]})), entry_is(Field::Record)),
        (with(|file| file["deleted"][0]["id"] = 5.into()), entry_is(Field::Id)),
        (twice("other words"), Some(TwoOfOne(key))),
    ] {
        let vault = opened(&local, &safety, 60);
        let refused = Backup::parse(file.as_bytes()).expect_err(&file[..file.len().min(200)]);
        match error {
            Some(error) => assert_eq!(refused, error, "{:.200}", file),
            None => assert!(matches!(refused, Number(_)), "{refused:?}"),
        }
        drop(vault);
        assert!((local.all(), safety.all()) == before);
    }
    let same = Backup::parse(twice("calm").as_bytes());
    assert_eq!(same.map(|backup| backup.unreadable), Ok(2), "the same twice is the same once");
}

#[test]
fn values_that_unfold_to_a_flood_are_left_in_the_file() {
    let mut bomb = b"{\"at\":1,\"v\":\"\",\"r\":{\"a\":\"".to_vec();
    bomb.extend(vec![b'a'; 15 << 20]);
    bomb.extend(b"\"}}");
    let folded = base32768::decode(&frame::write("", &bomb)).expect("it was just written");
    let body = &folded[2..folded.len() - 4];
    let entry = |number| {
        let key = format!("rt1:{}:1aaaa.:", entry(number));
        json!({"key": key, "why": "newer", "local": framed(&key, 1, 3, body), "safety": null})
    };
    let entries: Vec<Value> = (1..40).map(entry).collect();
    let file = json!({"format": "rethread", "version": 2, "records": [], "unreadable": entries}).to_string();
    assert!(file.len() < 4 << 20);
    assert!(Backup::parse(file.as_bytes()).expect("it is a backup").unreadable >= 34);
}
