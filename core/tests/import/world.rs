//! A clock, words and feelings to move in with, and a way to write down what came of it.

use rethread_core::content::{FeelingFamily, Named};
use rethread_core::exchange::import::{File, Imported, Local, Pattern, Terms, Word};
use rethread_core::exchange::zip;
use rethread_core::insight::Day;
use std::fs;
use std::path::{Path, PathBuf};

const FEELINGS: &[FeelingFamily] = &[
    FeelingFamily { id: "alive", title: "Glad", words: &[named("happy", "happy"), named("excited", "excited")] },
    FeelingFamily { id: "settled", title: "Calm", words: &[named("calm", "calm"), named("rested", "rested")] },
    FeelingFamily { id: "fear", title: "Afraid", words: &[named("helpless", "helpless")] },
    FeelingFamily { id: "shame", title: "Ashamed", words: &[named("not-enough", "not good enough")] },
];

const fn named(id: &'static str, text: &'static str) -> Named {
    Named { id, text }
}

fn word(word: Word) -> &'static str {
    match word {
        Word::Mood => "Mood",
        Word::Scales => "Beside it",
        Word::Thought => "What went through my mind",
        Word::Patterns => "What I picked for it",
        Word::Challenge => "What I held against it",
        Word::Alternative => "Another way to see it",
        Word::FeltAfter => "After that",
        Word::FeltLater => "Later",
        Word::Better => "better",
        Word::Same => "the same",
        Word::Worse => "worse",
        Word::Starred => "star",
        Word::WrittenOn => "On",
        Word::Pattern(Pattern::AllOrNothing) => "all or nothing",
        Word::Pattern(Pattern::MindReading) => "mind reading",
        Word::Pattern(pattern) => pattern.slug(),
    }
}

/// The clock of Berlin: two hours ahead from the last Sunday of March to that of October.
pub fn berlin(local: &Local) -> i32 {
    let last_sunday = |month| {
        let last = Day::new(local.day.year(), month, 31).unwrap();
        last.plus(-((last.weekday() as i32 + 1) % 7))
    };
    let at = |month, hour: u32| Local { day: last_sunday(month), second: hour * 3600 };
    if (at(3, 2)..at(10, 3)).contains(local) { 120 } else { 60 }
}

/// The clock of Los Angeles in winter.
pub fn pacific(_: &Local) -> i32 {
    -480
}

pub fn terms() -> Terms<'static> {
    Terms { word: &word, feelings: FEELINGS, zone: &berlin, ticks: false, order: None }
}

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/fixtures")
}

pub fn fixture(name: &str) -> Vec<u8> {
    fs::read(fixtures().join(name)).unwrap_or_else(|_| panic!("{name}"))
}

/// Every file in a folder of fixtures, by its path within.
pub fn folder(name: &str) -> Vec<(String, Vec<u8>)> {
    fn walk(root: &Path, at: &Path, found: &mut Vec<(String, Vec<u8>)>) {
        let mut all: Vec<PathBuf> = fs::read_dir(at).unwrap().map(|entry| entry.unwrap().path()).collect();
        all.sort();
        for path in all {
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                found.push((path.strip_prefix(root).unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap()));
            }
        }
    }
    let (root, mut found) = (fixtures().join(name), Vec::new());
    walk(&root, &root, &mut found);
    found
}

/// A folder of fixtures as a zip.
pub fn zipped(name: &str) -> Vec<u8> {
    let files = folder(name);
    let pairs: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    zip::write(&pairs).unwrap()
}

/// A file last changed on 1 January 2024.
pub fn file<'a>(name: &'a str, bytes: &'a [u8]) -> File<'a> {
    File { name, bytes, changed: Some(1_704_067_200_000) }
}

/// What came of an import, in words that can be read beside the file.
pub fn told(imported: &Imported) -> String {
    let mut told = String::new();
    for new in &imported.records {
        let entry = &new.entry;
        told += &format!("== {} {:?}\n{}\n", utc(new.id.made_at().unwrap()), new.dated, entry.text);
        let mut add = |name: &str, all: Vec<&str>| {
            if !all.is_empty() {
                told += &format!("{name}: {}\n", all.join(" | "));
            }
        };
        add("-- feelings", entry.feelings.iter().map(String::as_str).collect());
        add("-- contexts", entry.ties.contexts.iter().map(|context| context.id()).collect());
        add("-- tags", entry.ties.tags.iter().map(String::as_str).collect());
        add("-- looked back", Some(entry.looked_back.as_str()).filter(|words| !words.is_empty()).into_iter().collect());
        add("-- pinned", if entry.ties.pinned { vec!["yes"] } else { vec![] });
    }
    told += &format!("== of {}\n", imported.found);
    for (what, count) in &imported.taken {
        told += &format!("took {count} {what:?}\n");
    }
    for left in &imported.left {
        told += &format!("left {} {:?} {:?}\n", left.count, left.what, left.why);
    }
    for encoding in &imported.encodings {
        told += &format!("written in {encoding:?}\n");
    }
    told
}

fn utc(moment: u64) -> String {
    let (day, second) = ((moment / 86_400_000) as i32, moment / 1000 % 86_400);
    let day = Day::new(1970, 1, 1).unwrap().plus(day);
    format!("{} {:02}:{:02}:{:02}Z", day.as_str(), second / 3600, second / 60 % 60, second % 60)
}

/// What holds of every import: nothing is left out or counted twice, and no two records share an id.
pub fn sound(imported: &Imported) {
    assert_eq!(imported.all_taken() + imported.all_left(), imported.found, "{imported:?}");
    assert_eq!(imported.records.len(), imported.all_taken());
    let ids: std::collections::BTreeSet<_> = imported.records.iter().map(|new| new.id.as_str()).collect();
    assert_eq!(ids.len(), imported.records.len());
    assert!(imported.records.iter().all(|new| !new.entry.is_empty()));
}
