//! What must hold of every import.

use rethread_core::content::{FeelingFamily, Named};
use rethread_core::exchange::import::{File, Here, ImportError, Imported, Order, Source, Terms, read, recognise};
use std::collections::BTreeSet;

const FEELINGS: &[FeelingFamily] =
    &[FeelingFamily { id: "settled", title: "Calm", words: &[Named { id: "calm", text: "calm" }] }];

pub fn terms() -> Terms<'static> {
    Terms { word: &|_| "Words", feelings: FEELINGS, zone: &|_| 60, ticks: true, order: Some(Order::DayFirst) }
}

pub fn file<'a>(name: &'a str, bytes: &'a [u8]) -> File<'a> {
    File { name, bytes, changed: Some(1_704_067_200_000) }
}

/// Reads a file in one of four ways, so that each is met within a fourth of the time.
pub fn holds(way: u8, source: Source, name: &str, bytes: &[u8]) {
    let terms = || if way & 0x80 == 0 { terms() } else { Terms { order: None, ticks: false, ..terms() } };
    let first = read(source, &[file(name, bytes)], &terms());
    sound(&first);
    match way & 0x60 {
        0 => _ = recognise(name, bytes),
        0x20 => assert_eq!(read(source, &[file(name, bytes)], &terms()), first),
        _ => (),
    }
}

pub fn sound(read: &Result<Imported, ImportError>) {
    let Ok(imported) = read else { return };
    assert_eq!(imported.all_taken() + imported.all_left(), imported.found);
    assert_eq!(imported.records.len(), imported.all_taken());
    let ids: BTreeSet<_> = imported.records.iter().map(|new| &new.id).collect();
    assert_eq!(ids.len(), imported.records.len());
    let here = Here::new(ids);
    assert!(imported.records.iter().all(|new| here.has(new) && !new.entry.is_empty()));
}
