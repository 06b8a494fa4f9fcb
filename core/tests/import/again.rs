//! The same thing moved in again: nothing doubles, whatever became of it and wherever the person is by then.

use crate::world::{file, fixture, pacific, terms, zipped};
use rethread_core::exchange::import::{File, Here, Source, Terms, read};
use rethread_core::vault::RecordId;

fn all() -> Vec<(Source, String, Vec<u8>)> {
    let named = |source, name: &str| (source, name.to_owned(), fixture(name));
    vec![
        named(Source::Daylio, "daylio/2026-scales.csv"),
        named(Source::Thoughts, "thoughts/freecbt-v2.json"),
        named(Source::Thoughts, "thoughts/quirk-legacy.json"),
        named(Source::Nomie, "nomie/v5.json"),
        named(Source::Table, "table/german.csv"),
        (Source::DayOne, "a.zip".into(), zipped("day_one/zip")),
        (Source::Text, "b.zip".into(), zipped("text/folder")),
    ]
}

#[test]
fn a_second_time_brings_nothing_new() {
    for (source, name, bytes) in all() {
        let first = read(source, &[file(&name, &bytes)], &terms()).unwrap();
        let here = Here::new(first.records.iter().map(|new| &new.id));
        let elsewhere = Terms { zone: &pacific, word: &|_| "in another language", ..terms() };
        let copied = File { changed: Some(1_800_000_000_000), ..file(&name, &bytes) };
        for again in [
            read(source, &[file(&name, &bytes)], &terms()),
            read(source, &[copied], &elsewhere),
            read(source, &[copied, copied], &elsewhere),
        ] {
            let again = again.unwrap();
            assert_eq!(again.records.len(), first.records.len());
            assert!(again.records.iter().all(|new| here.has(new)), "{name}");
        }
        assert!(!first.records.iter().any(|new| Here::default().has(new)));
    }
}

#[test]
fn the_same_export_in_another_form_brings_nothing_new() {
    let [json, table] = ["thoughts/freecbt-v2.json", "thoughts/freecbt.csv"].map(|name| {
        let bytes = fixture(name);
        read(Source::Thoughts, &[file(name, &bytes)], &terms()).unwrap()
    });
    let here = Here::new(json.records.iter().map(|new| &new.id));
    assert!(table.records.iter().all(|new| here.has(new)));
    assert_eq!(table.records[0].entry, json.records[0].entry);
}

#[test]
fn what_is_alike_elsewhere_is_not_taken_for_the_same() {
    let bytes = fixture("daylio/2026-scales.csv");
    let daylio = read(Source::Daylio, &[file("a.csv", &bytes)], &terms()).unwrap();
    let table = read(Source::Table, &[file("a.csv", &bytes)], &terms()).unwrap();
    let here = Here::new(daylio.records.iter().map(|new| &new.id));
    assert!(!table.records.iter().any(|new| here.has(new)));
    // A record made by hand at the same moment has chance in place of a digest.
    let new = &daylio.records[0];
    let by_hand = RecordId::new('e', new.id.made_at().unwrap(), 12345);
    assert!(!Here::new([&by_hand]).has(new));
    // The same words a week later are other words.
    let later = RecordId::new('e', new.id.made_at().unwrap() + 7 * 86_400_000, new.id.chance().unwrap());
    assert!(!Here::new([&later]).has(new));
}
