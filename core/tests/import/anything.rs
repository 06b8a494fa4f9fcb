//! What must hold of any file at all.

use crate::world::{file, fixture, sound, terms};
use proptest::prelude::*;
use rethread_core::exchange::import::{File, Order, Source, Terms, propose, read, recognise};
use serde_json::{Value, json};

const SOURCES: [Source; 6] =
    [Source::Daylio, Source::DayOne, Source::Thoughts, Source::Nomie, Source::Text, Source::Table];

const FIXTURES: [&str; 10] = [
    "daylio/2026-scales.csv",
    "daylio/2018-year.csv",
    "day_one/zip/Journal.json",
    "thoughts/freecbt-v2.json",
    "thoughts/quirk-legacy.json",
    "nomie/v5.json",
    "nomie/v2.json",
    "text/year.md",
    "table/german.csv",
    "table/american.csv",
];

fn holds(name: &str, bytes: &[u8]) {
    let _ = recognise(name, bytes);
    let _ = propose(&file(name, bytes));
    for source in SOURCES {
        for order in [None, Some(Order::DayFirst)] {
            let terms = Terms { order, ticks: order.is_some(), ..terms() };
            let first = read(source, &[file(name, bytes)], &terms);
            if let Ok(imported) = &first {
                sound(imported);
            }
            assert_eq!(read(source, &[file(name, bytes)], &terms), first);
        }
    }
}

/// A file of a kind known, with a stretch of it lost, doubled or overwritten.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let parts = (0..FIXTURES.len(), any::<u16>(), 0..60usize, proptest::collection::vec(any::<u8>(), 0..6));
    parts.prop_map(|(fixture_at, at, length, put)| {
        let mut bytes = fixture(FIXTURES[fixture_at]);
        let from = usize::from(at) % bytes.len();
        let to = (from + length).min(bytes.len());
        bytes.splice(from..to, put);
        bytes
    })
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-z ]{0,12}",
        "(?s)[^\u{0}]{0,20}",
        "20[0-3][0-9]-[01][0-9]-[0-3][0-9]",
        "[0-3][0-9]/[01][0-9]/2024",
        "[0-2][0-9]:[0-5][0-9]( pm)?",
        Just("calm | work | \"x\"".to_owned()),
    ]
}

/// Whatever may stand in a field.
fn field() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "(?s).{0,12}".prop_map(Value::from),
        Just(json!("2024-01-15T10:00:00Z")),
        Just(json!("#calm #mood(3) @sam")),
        Just(json!([])),
        Just(json!(["mind-reading", {"slug": "labeling", "selected": true}, 3])),
        Just(json!({"a": 1})),
    ]
}

const FIELDS: [&str; 16] = [
    "uuid",
    "_id",
    "creationDate",
    "createdAt",
    "end",
    "time",
    "text",
    "note",
    "notes",
    "automaticThought",
    "challenge",
    "alternativeThought",
    "cognitiveDistortions",
    "tags",
    "photos",
    "parent",
];

/// A thing with any of the fields that things of any source have.
fn thing() -> impl Strategy<Value = Value> {
    let fields = proptest::collection::btree_map(proptest::sample::select(&FIELDS[..]), field(), 0..8);
    prop_oneof![
        6 => fields.prop_map(|fields| fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        1 => field(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200), name in "[a-z0-9/.-]{0,12}") {
        holds(&name, &bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(?s).{0,120}") {
        holds("a.md", text.as_bytes());
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(bytes in damaged()) {
        holds("a.csv", &bytes);
    }

    #[test]
    fn every_row_is_taken_or_left(rows in proptest::collection::vec(proptest::collection::vec(cell(), 1..9), 0..12)) {
        let mut table = String::from("full_date,date,weekday,time,mood,activities,note_title,note\n");
        for row in &rows {
            let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            table += &(cells.join(",") + "\n");
        }
        let filled = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).count();
        for source in [Source::Daylio, Source::Table] {
            let terms = Terms { order: Some(Order::DayFirst), ..terms() };
            match read(source, &[file("a.csv", table.as_bytes())], &terms) {
                Ok(imported) => {
                    sound(&imported);
                    prop_assert_eq!(imported.found, filled);
                }
                Err(error) => prop_assert!(filled == 0, "{:?}", error),
            }
        }
    }

    #[test]
    fn every_thing_in_json_is_taken_or_left(things in proptest::collection::vec(thing(), 1..12), ticks in any::<bool>()) {
        for (source, whole) in [
            (Source::DayOne, json!({"entries": things})),
            (Source::Thoughts, json!({"thoughts": things})),
            (Source::Thoughts, json!(things)),
            (Source::Nomie, json!({"nomie": {"number": "5.0"}, "events": things})),
            (Source::Nomie, json!({"version": "6.0", "files": {"data/books/2021-12-2": things}})),
            (Source::Nomie, json!({"nomie": {"number": "2.0"}, "notes": things})),
        ] {
            let terms = Terms { ticks, ..terms() };
            let imported = read(source, &[file("a.json", whole.to_string().as_bytes())], &terms).unwrap();
            sound(&imported);
            prop_assert_eq!(imported.found, things.len());
        }
    }

    #[test]
    fn every_day_of_a_text_is_taken_once(days in proptest::collection::btree_set(0..2000i32, 1..12), words in "[a-z]{1,9}( [a-z]{1,9}){0,4}") {
        let first = rethread_core::insight::Day::new(2020, 1, 1).unwrap();
        let pages: Vec<String> = days.iter().map(|day| format!("# {}\n\n{words}\n\n", first.plus(*day).as_str())).collect();
        let whole = pages.concat();
        let imported = read(Source::Text, &[file("all.md", whole.as_bytes())], &terms()).unwrap();
        sound(&imported);
        prop_assert_eq!(imported.all_taken(), days.len());
        prop_assert!(imported.records.iter().all(|new| new.entry.text == words));
        // The same days as files of their own are the same days.
        let names: Vec<String> = days.iter().map(|day| format!("{}.md", first.plus(*day).as_str())).collect();
        let files: Vec<File> = names.iter().map(|name| file(name, words.as_bytes())).collect();
        let apart = read(Source::Text, &files, &terms()).unwrap();
        let times = |imported: &rethread_core::exchange::import::Imported| -> Vec<Option<u64>> {
            imported.records.iter().map(|new| new.id.made_at()).collect()
        };
        prop_assert_eq!(times(&apart), times(&imported));
    }
}
