//! Files as each app writes them, beside what comes of them: `<file>.expected`.

use crate::world::{file, fixture, fixtures, folder, sound, terms, told, zipped};
use rethread_core::exchange::import::{File, Source, Terms, read, recognise};
use std::fs;

fn check_all(source: Source, files: &[File], terms: &Terms, expected: &str) {
    let imported = read(source, files, terms).unwrap_or_else(|error| panic!("{expected}: {error:?}"));
    sound(&imported);
    let told = told(&imported);
    let path = fixtures().join(expected);
    let before = fs::read_to_string(&path).unwrap_or_default();
    assert!(told == before, "{expected} reads as:\n{told}");
    assert_eq!(read(source, files, terms).unwrap(), imported, "{expected} reads otherwise the second time");
}

fn check(name: &str, source: Source) {
    let bytes = fixture(name);
    assert_eq!(recognise(name, &bytes), Some(source), "{name}");
    check_all(source, &[file(name, &bytes)], &terms(), &format!("{name}.expected"));
}

#[test]
fn daylio_of_every_version() {
    for name in ["2018-year", "2019-windows", "2020-title", "2026-scales", "tabs"] {
        check(&format!("daylio/{name}.csv"), Source::Daylio);
    }
}

#[test]
fn day_one() {
    let zip = zipped("day_one/zip");
    assert_eq!(recognise("Export.zip", &zip), Some(Source::DayOne));
    check_all(Source::DayOne, &[file("Export.zip", &zip)], &terms(), "day_one/zip.expected");
    let journal = fixture("day_one/zip/Träume 🌙.json");
    assert_eq!(recognise("x.json", &journal), Some(Source::DayOne));
    check_all(Source::DayOne, &[file("x.json", &journal)], &terms(), "day_one/journal.expected");
}

#[test]
fn free_cbt_and_quirk() {
    for name in ["freecbt-v2.json", "quirk-legacy.json", "quirk-keys.json", "freecbt.csv", "freecbt-backup.txt"] {
        check(&format!("thoughts/{name}"), Source::Thoughts);
    }
}

#[test]
fn nomie_of_every_version() {
    for name in ["v2", "v3", "v5", "v6"] {
        check(&format!("nomie/{name}.json"), Source::Nomie);
    }
    let bytes = fixture("nomie/v5.json");
    let with_ticks = Terms { ticks: true, ..terms() };
    check_all(Source::Nomie, &[file("v5.json", &bytes)], &with_ticks, "nomie/v5-ticks.expected");
}

#[test]
fn texts() {
    for name in ["year.md", "day-one-plain.txt", "numbers.md"] {
        check(&format!("text/{name}"), Source::Text);
    }
    let files = folder("text/folder");
    let files: Vec<File> = files.iter().map(|(name, bytes)| file(name, bytes)).collect();
    check_all(Source::Text, &files, &terms(), "text/folder.expected");
    let zip = zipped("text/folder");
    assert_eq!(recognise("Notes.zip", &zip), Some(Source::Text));
    check_all(Source::Text, &[file("Notes.zip", &zip)], &terms(), "text/zip.expected");
}

#[test]
fn tables() {
    for name in ["german", "american", "no-head"] {
        check(&format!("table/{name}.csv"), Source::Table);
    }
}

#[test]
fn what_is_none_of_these_is_not_recognised() {
    for (name, bytes) in [
        ("a.png", &b"\x89PNG\0"[..]),
        ("a.json", b"{\"a\": 1}"),
        ("a.pdf", b"%PDF-1.4"),
        ("a.zip", b"PK\x03\x04"),
        ("a.xml", b"<plist>"),
    ] {
        assert_eq!(recognise(name, bytes), None, "{name}");
    }
    for (name, bytes, source) in [
        ("notes", &b"words"[..], Source::Text),
        ("a.tsv", b"a\tb", Source::Table),
        ("backup.txt", b":FreeCBT:N4Ig:FreeCBT:", Source::Thoughts),
    ] {
        assert_eq!(recognise(name, bytes), Some(source), "{name}");
    }
}
