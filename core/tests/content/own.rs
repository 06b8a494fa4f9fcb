//! A site's own content: laid over ours, checked in the same way, and unable to take safety away.

use crate::small::{FOLDER, sources};
use rethread_core::content::author::{Authored, Sources, check, report_with_own};
use std::path::Path;

const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/own/en");

fn own() -> Sources {
    let mut own = Sources::read(Path::new(OWN)).expect("the fixture can be read");
    own.folder = "our-house/en".to_owned();
    own
}

fn laid_over(own: Sources) -> Result<Authored, Vec<String>> {
    check(&sources().with_own(own)).map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

/// Changes one of the site's files and expects a problem.
#[track_caller]
fn finds(path: &str, from: &str, to: &str, expected: &str) {
    let mut own = own();
    let text = own.files.get(path).map(|text| String::from_utf8_lossy(text).into_owned()).unwrap_or_default();
    assert!(text.contains(from), "{path} holds no {from:?}");
    own.files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
    let problems = laid_over(own).err().unwrap_or_default();
    assert!(problems.iter().any(|problem| problem.starts_with(expected)), "expected {expected}, found {problems:#?}");
}

#[test]
fn it_adds_and_replaces() {
    let authored = report_with_own(Path::new(FOLDER), Path::new(OWN)).expect("both fixtures pass");
    let titles: Vec<&str> = authored.exercises.iter().map(|exercise| &*exercise.title).collect();
    assert_eq!(titles, ["Come back to the garden", "What happened to me?", "A walk outside"]);
    let reads: Vec<&str> = authored.reads.iter().map(|read| &*read.title).collect();
    assert_eq!(reads, ["You are not broken", "Our house"]);
    assert_eq!(authored.exercise_groups.len(), 3);
    assert_eq!(authored.ui_text("shell", "leave").map(|text| &**text), Some("Go now"));
    assert!(authored.ui_text("check_in", "title").is_some(), "what it leaves alone stays");
}

#[test]
fn help_lines_are_added_and_none_is_lost() {
    let before = check(&sources()).expect("the fixture passes");
    let after = laid_over(own()).expect("both fixtures pass");
    let names = |authored: &Authored| {
        let lines = authored.countries.iter().flat_map(|country| &country.lines);
        lines.map(|line| line.name.words.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&after), ["Listeners! <& Co>", "Our house", "A directory", "Our other house"]);
    assert!(names(&before).iter().all(|name| names(&after).contains(name)));
    let number = "name = \"United Kingdom\"";
    let changed = format!("{number}\nemergency = \"1\"\nemergency_source = \"https://house.example/1\"");
    finds("help.toml", number, &changed, "our-house/en/help.toml:4: `gb` has an emergency number already");
}

#[test]
fn problems_name_the_file_they_are_in() {
    finds(
        "exercises/walk-outside.toml",
        "\"garden\"",
        "\"park\"",
        "our-house/en/exercises/walk-outside.toml:1: there is no group",
    );
    finds(
        "exercises/walk-outside.toml",
        "You can",
        "You should",
        "our-house/en/exercises/walk-outside.toml:16: \"should\"",
    );
    finds(
        "exercises/order.toml",
        "walk-outside",
        "run-outside",
        "our-house/en/exercises/order.toml:1: there is no exercise",
    );
    finds(
        "exercises/order.toml",
        "walk-outside",
        "come-back",
        "our-house/en/exercises/order.toml:1: `come-back` stands in",
    );
    finds("exercises/come-back.toml", "depth", "deep", "our-house/en/exercises/come-back.toml:");
    finds(
        "reads/our-house.toml",
        "\"walk-outside\"",
        "\"walk\"",
        "our-house/en/reads/our-house.toml:8: there is no exercise",
    );
    let mut own = own();
    own.files.insert("prices.toml".to_owned(), Vec::new());
    let problems = laid_over(own).err().unwrap_or_default();
    assert!(problems[0].starts_with("our-house/en/prices.toml:1: nothing reads this file"), "{problems:#?}");
}

#[test]
fn what_keeps_people_safe_stays() {
    let folder = std::env::temp_dir().join(format!("rethread-own-{}", std::process::id())).join("en");
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        std::fs::write(path, text).expect("it can be written");
    };
    let ours = std::fs::read_to_string(Path::new(FOLDER).join("exercises/what-happened.toml")).expect("the fixture");
    let unguarded = ours.replace("danger_first = true", "no_danger_because = \"We know them.\"");
    write("exercises/what-happened.toml", &unguarded);
    write("ui/shell.toml", "minutes = \"a while\"\n");
    let problems = report_with_own(Path::new(FOLDER), &folder).err().unwrap_or_default();
    let shown: Vec<String> = problems.iter().map(|problem| problem.message.clone()).collect();
    std::fs::remove_dir_all(folder.parent().expect("a folder")).expect("it can be taken away");
    assert_eq!(shown.len(), 3, "{shown:#?}");
    assert!(
        shown[0].ends_with("exercises/what-happened.toml asks the danger question first; set `danger_first = true`")
    );
    assert!(shown[1].starts_with("`shell.leave` is missing"));
    assert!(shown[2].starts_with("`{minutes}` is missing"));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let problems = report_with_own(Path::new(FOLDER), Path::new("no/such/en")).err().unwrap_or_default();
    assert!(problems[0].to_string().starts_with("no/such/en:1: this folder cannot be read"));
}
