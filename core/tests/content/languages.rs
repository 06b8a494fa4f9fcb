//! A second language says the same things as the first.

use crate::small::{authored, sources, text_of};
use rethread_core::content::author::{Authored, check_languages, write_languages};

/// The small language under another name, with one change.
fn german(path: &str, from: &str, to: &str) -> Authored {
    let mut german = sources();
    german.folder = "content/de".to_owned();
    let text = text_of(&german, path);
    assert!(text.contains(from), "{path} holds no {from:?}");
    german.files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
    authored(&german)
}

#[track_caller]
fn finds(path: &str, from: &str, to: &str, expected: &[&str]) {
    let problems = check_languages(&authored(&sources()), &german(path, from, to));
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(shown, expected);
}

#[test]
fn the_same_in_other_words_passes() {
    finds("ui/shell.toml", "Leave quickly", "Schnell weg", &[]);
    finds("signs.toml", "I leave before I can be left", "Ich gehe zuerst", &[]);
}

#[test]
fn what_one_has_and_the_other_lacks_is_named() {
    finds(
        "ui/shell.toml",
        "leave = \"Leave quickly\"\n",
        "",
        &["content/de/ui/shell.toml:1: key `shell.leave` is missing; en has it at content/en/ui/shell.toml:1"],
    );
    finds(
        "ui/shell.toml",
        "minutes =",
        "more = \"Mehr\"\nminutes =",
        &["content/de/ui/shell.toml:2: key `shell.more` is not in en; take it out, or add it to content/en"],
    );
    finds(
        "body.toml",
        "\"hands\"",
        "\"feet\"",
        &[
            "content/de/body.toml:1: place `hands` is missing; en has it at content/en/body.toml:6",
            "content/de/body.toml:6: place `feet` is not in en; take it out, or add it to content/en",
        ],
    );
    finds(
        "exercises/what-happened.toml",
        "id = \"name\"\nkind = \"short\"",
        "id = \"name\"\nkind = \"long\"",
        &[
            "content/de/exercises/what-happened.toml:1: step `name` of `what-happened` (Short) is missing; \
         en has it at content/en/exercises/what-happened.toml:55",
            "content/de/exercises/what-happened.toml:55: step `name` of `what-happened` (Long) is not in en; \
         take it out, or add it to content/en",
        ],
    );
}

#[test]
fn every_kind_of_id_is_compared() {
    let changes = [
        ("feelings.toml", "\"low\"", "\"blue\"", "feeling `low`"),
        ("feelings.toml", "\"sad\"", "\"down\"", "family `sad`"),
        ("help.toml", "\"international\"", "\"world\"", "country `international`"),
        ("signs.toml", "id = \"leaving-first\"", "id = \"going-first\"", "sign `leaving-first`"),
        ("exercises/what-happened.toml", "id = \"unclear\"", "id = \"odd\"", "option `unclear` of step `changed`"),
    ];
    for (path, from, to, name) in changes {
        let problems = check_languages(&authored(&sources()), &german(path, from, to));
        let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(shown.iter().any(|line| line.contains(name) && line.contains("is missing")), "{shown:#?}");
    }
}

#[test]
fn placeholders_are_the_same() {
    finds(
        "ui/shell.toml",
        "{minutes}",
        "{minuten}",
        &[
            "content/de/ui/shell.toml:2: `{minuten}` is never filled in; content/en/ui/shell.toml:2 has no such value",
            "content/de/ui/shell.toml:2: `{minutes}` is missing; content/en/ui/shell.toml:2 fills it in",
        ],
    );
}

#[test]
fn both_are_written_with_the_types_of_the_first() {
    let source = write_languages(&authored(&sources()), &[german("ui/shell.toml", "Leave quickly", "Schnell weg")]);
    assert!(source.contains("pub static EN: types::Content") && source.contains("pub static DE: types::Content"));
    assert!(source.contains("leave: \"Leave quickly\"") && source.contains("leave: \"Schnell weg\""));
    assert_eq!(source.matches("pub struct Shell").count(), 1);
}
