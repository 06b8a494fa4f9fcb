//! What is refused, and what is large.

use crate::world::{file, sound, terms};
use rethread_core::exchange::import::{File, ImportError, Source, What, Why, read};
use rethread_core::exchange::zip::{self, ZipError};

fn check(source: Source, bytes: &[u8], expected: ImportError) {
    assert_eq!(read(source, &[file("a.md", bytes)], &terms()), Err(expected), "{source:?}");
}

#[test]
fn what_is_not_of_its_form_is_refused_with_the_reason() {
    use ImportError::*;
    check(Source::Daylio, b"a,b\n1,2", OtherForm);
    check(Source::Daylio, b"", Nothing);
    check(Source::Daylio, b"full_date,date,mood,activities", Nothing);
    check(Source::Daylio, &zip::write(&[("backup.daylio", b"e30=")]).unwrap(), OwnBackup);
    check(Source::Daylio, b"\0\0", NotText);
    check(Source::DayOne, b"{}", OtherForm);
    check(Source::DayOne, b"{\"entries\": []}", Nothing);
    check(Source::DayOne, b"{\"entries\": [", Damaged);
    check(Source::DayOne, b"PK\x03\x04", Zip(ZipError::NotAZip));
    check(Source::DayOne, &zip::write(&[("a.txt", b"a")]).unwrap(), OtherForm);
    check(Source::Thoughts, b":FreeCBT:N4Ig:FreeCBT:", Damaged);
    check(Source::Thoughts, b"{\"a\": 1}", OtherForm);
    check(Source::Thoughts, b"[]", Nothing);
    check(Source::Nomie, b"{\"events\": []}", OtherForm);
    check(Source::Nomie, &[&b"["[..]; 100_000].concat(), TooLarge);
    check(Source::Text, b"# 05/06/2024\nOne", OrderUnsaid);
    check(Source::Text, b"---\ndate: 5/6/2024\n---\nOne", OrderUnsaid);
    check(Source::Table, b"text\nwords", NoDate);
    check(Source::Table, b"", Nothing);
    assert_eq!(read(Source::Text, &[], &terms()), Err(Nothing));
    let many = vec![file("a", b"a"); 50_001];
    assert_eq!(read(Source::Text, &many, &terms()), Err(TooMany));
    let large = vec![b'a'; 97 * 1024 * 1024];
    assert_eq!(read(Source::Text, &[file("a", &large)], &terms()), Err(TooLarge));
}

#[test]
fn a_note_larger_than_an_entry_is_left_and_the_rest_is_taken() {
    let huge = "word ".repeat(120_000);
    let table = format!(
        "full_date,date,weekday,time,mood,activities,note_title,note\n2024-01-15,,,10:00,ok,,,\"{huge}\"\n2024-01-16,,,10:00,ok,,,\"{}\"\n",
        &huge[..400_000]
    );
    let imported = read(Source::Daylio, &[file("a.csv", table.as_bytes())], &terms()).unwrap();
    sound(&imported);
    assert_eq!((imported.all_taken(), imported.left[0].why), (1, Why::TooLong));
}

#[test]
fn years_of_rows_are_read() {
    let mut table = String::from("full_date,date,weekday,time,mood,activities,note_title,note\n");
    for row in 0..20_000 {
        let (month, day, minute) = (row / 28 % 12 + 1, row % 28 + 1, row % 60);
        table += &format!("20{:02}-{month:02}-{day:02},,,10:{minute:02},good,a | b,,\"Note {row}\"\n", row / 1000);
    }
    let imported = read(Source::Daylio, &[file("a.csv", table.as_bytes())], &terms()).unwrap();
    sound(&imported);
    assert_eq!((imported.found, imported.all_taken()), (20_000, 20_000));
}

#[test]
fn a_file_without_any_time_is_left() {
    let nowhen = File { name: "a.txt", bytes: b"words", changed: None };
    let imported = read(Source::Text, &[nowhen], &terms()).unwrap();
    sound(&imported);
    assert_eq!((imported.left[0].what, imported.left[0].why), (What::Page, Why::NoTime));
    let late = b"date,text\n2150-01-01,Too late\n9999-12-31,Later";
    let imported = read(Source::Table, &[file("a.csv", late)], &terms()).unwrap();
    assert_eq!((imported.all_taken(), imported.left[0].why), (0, Why::NoTime));
}
