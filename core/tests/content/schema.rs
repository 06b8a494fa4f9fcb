//! The published schemas: that each kind of file has one, that all that ships keeps to it, and that it refuses what the
//! reader refuses.
//!
//! Checked by the few words of JSON Schema that the schemas use; a word that is not known here fails the test.

use crate::small::{changed, text_of};
use rethread_core::content::author::Sources;
use rethread_core::vault::{Backup, RecordId, Rev};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use toml::de::{DeTable, DeValue};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

fn schemas() -> BTreeMap<String, Value> {
    let folder = Path::new(ROOT).join("docs/schema");
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.expect("a file").path();
        let name = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".schema.json"));
        let text = std::fs::read_to_string(&path).expect("it can be read");
        (name.expect("a schema").to_owned(), serde_json::from_str(&text).expect("it is JSON"))
    };
    std::fs::read_dir(folder).expect("the schemas are published").map(read).collect()
}

/// Which schema a file keeps to.
fn kind(path: &str) -> String {
    match path.split_once('/') {
        None => path.trim_end_matches(".toml").to_owned(),
        Some((folder, "order.toml")) => format!("{folder}-order"),
        Some(("exercises", _)) => "exercise".to_owned(),
        Some(("reads", _)) => "read".to_owned(),
        Some(("ui-workbook" | "ui-keeping" | "ui-lock" | "ui-notices" | "ui-pages", _)) => "ui".to_owned(),
        Some((folder, _)) => folder.to_owned(),
    }
}

fn json(text: &str) -> Value {
    let table = DeTable::parse(text).expect("it is TOML");
    table.get_ref().iter().map(|(key, value)| (key.get_ref().to_string(), value_of(value.get_ref()))).collect()
}

fn value_of(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Boolean(truth) => (*truth).into(),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).expect("a number").into(),
        DeValue::Datetime(date) => date.to_string().into(),
        DeValue::Array(items) => items.iter().map(|item| value_of(item.get_ref())).collect(),
        DeValue::Table(table) => {
            table.iter().map(|(key, value)| (key.get_ref().to_string(), value_of(value.get_ref()))).collect()
        }
        DeValue::Float(_) => panic!("no file holds a fraction"),
    }
}

/// What is wrong with a value, by the schema `at` within `whole`.
fn wrong(whole: &Value, at: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (word, rule) in at.as_object().expect("a schema is an object") {
        let list = || rule.as_array().cloned().unwrap_or_default();
        let number = || rule.as_i64().expect("a number");
        let length = || value.as_array().map_or(0, Vec::len) as i64;
        let holds = match word.as_str() {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let name = rule.as_str().and_then(|name| name.strip_prefix("#/$defs/")).expect("a name in this file");
                found.extend(wrong(whole, &whole["$defs"][name], value));
                true
            }
            "type" => match rule.as_str() {
                Some("object") => value.is_object(),
                Some("array") => value.is_array(),
                Some("string") => value.is_string(),
                Some("integer") => value.is_i64(),
                Some("boolean") => value.is_boolean(),
                Some("null") => value.is_null(),
                other => panic!("no type {other:?}"),
            },
            "const" => rule == value,
            "enum" => list().contains(value),
            "pattern" => value.as_str().is_none_or(|text| fits(rule.as_str().unwrap_or_default(), text)),
            "minimum" => value.as_i64().is_none_or(|found| found >= number()),
            "maximum" => value.as_i64().is_none_or(|found| found <= number()),
            "maxLength" => value.as_str().is_none_or(|text| text.chars().count() as i64 <= number()),
            "minItems" => length() >= number(),
            "maxItems" => length() <= number(),
            "uniqueItems" => {
                let items = value.as_array().cloned().unwrap_or_default();
                items.iter().enumerate().all(|(at, item)| !items[..at].contains(item))
            }
            "items" => {
                value.as_array().into_iter().flatten().for_each(|item| found.extend(wrong(whole, rule, item)));
                true
            }
            "oneOf" => {
                let fitting = list().iter().filter(|schema| wrong(whole, schema, value).is_empty()).count();
                fitting == 1
            }
            "required" => list().iter().all(|key| value.get(key.as_str().unwrap_or_default()).is_some()),
            "properties" => {
                for (key, schema) in rule.as_object().into_iter().flatten() {
                    value.get(key).into_iter().for_each(|inner| found.extend(wrong(whole, schema, inner)));
                }
                true
            }
            "additionalProperties" => {
                let known = |key: &String| at["properties"].get(key).is_some();
                let others = value.as_object().into_iter().flatten().filter(|(key, _)| !known(key));
                let others: Vec<&Value> = others.map(|(_, value)| value).collect();
                if rule.is_object() {
                    others.iter().for_each(|other| found.extend(wrong(whole, rule, other)));
                }
                rule.is_object() || others.is_empty()
            }
            "propertyNames" => value
                .as_object()
                .into_iter()
                .flatten()
                .all(|(key, _)| wrong(whole, rule, &Value::from(key.as_str())).is_empty()),
            "minProperties" => value.as_object().map_or(0, |object| object.len() as i64) >= number(),
            other => panic!("this test does not know the word {other}"),
        };
        if !holds {
            found.push(format!("{word} {rule} refuses {value}"));
        }
    }
    found
}

/// The few patterns there are, by hand: what they say is what the reader checks.
fn fits(pattern: &str, text: &str) -> bool {
    let all = |allowed: &str| !text.is_empty() && text.chars().all(|letter| allowed.contains(letter));
    let small = "abcdefghijklmnopqrstuvwxyz0123456789";
    match pattern {
        r"\S" => !text.trim().is_empty(),
        "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" => {
            all(&format!("{small}-")) && !text.starts_with('-') && !text.ends_with('-')
        }
        r#"^https://[^\s"<>\\]+$"# => {
            text.len() > 8 && text.starts_with("https://") && !text.contains([' ', '"', '<', '>', '\\'])
        }
        "(18|19|20)[0-9]{2}" => text.as_bytes().windows(4).any(|four| {
            four.iter().all(u8::is_ascii_digit)
                && ["18", "19", "20"].iter().any(|century| four.starts_with(century.as_bytes()))
        }),
        "^[0-9]{3}$" => all("0123456789") && text.len() == 3,
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => all("0123456789-") && text.len() == 10,
        "^[0-9+*#]+$" => all("0123456789+*#"),
        "^[a-z][a-z0-9_]*$" => all(&format!("{small}_")) && text.starts_with(|first: char| first.is_ascii_lowercase()),
        "^(sign|root|read|practice|term|question|compare|scene|prompt|danger):[a-z0-9_-]+$" => {
            text.split_once(':').is_some_and(|(kind, id)| !id.is_empty() && pattern.contains(kind))
        }
        "^[a-z](~[a-z0-9-]{1,60}|[-0-9A-Z_a-z]{13})$" => RecordId::parse(text).is_some(),
        "^[1-9][0-9]*[-0-9A-Z_a-z]{4}$" => Rev::parse(text).is_some(),
        other => panic!("this test does not know the pattern {other}"),
    }
}

#[track_caller]
fn expect_none(folder: &str) {
    let schemas = schemas();
    let sources = Sources::read(Path::new(folder)).expect("the folder is there");
    for (path, text) in &sources.files {
        let Some(schema) = schemas.get(&kind(path)) else { panic!("no schema for {path}") };
        let wrong = wrong(schema, schema, &json(&String::from_utf8_lossy(text)));
        assert!(wrong.is_empty(), "{folder}/{path}: {wrong:#?}");
    }
}

#[test]
fn everything_keeps_to_its_schema() {
    expect_none(&format!("{ROOT}/content/en"));
    expect_none(crate::small::FOLDER);
    expect_none(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/own/en"));
}

#[test]
fn what_the_reader_refuses_the_schema_refuses() {
    let schemas = schemas();
    for (path, from, to) in [
        ("signs.toml", "id = \"waiting\"", "id = \"Waiting\""),
        ("signs.toml", "cost = \"It can be tiring.\"\n", ""),
        ("signs.toml", "cost = \"It can be tiring.\"", "cost = \" \""),
        ("signs.toml", "[\"partner\", \"work\"]", "[\"school\"]"),
        ("signs.toml", "[\"partner\", \"work\"]", "[]"),
        ("exercises/come-back.toml", "minutes = 4", "minutes = 0"),
        ("exercises/come-back.toml", "minutes = 4", "minutes = 4\nmore = 1"),
        ("exercises/come-back.toml", "rounds = 6", "rounds = 21"),
        ("exercises/come-back.toml", "kind = \"read\"", "kind = \"watch\""),
        ("exercises/come-back.toml", "https://doi", "http://doi"),
        ("exercises/come-back.toml", "(2020)", "(20)"),
        ("exercises/what-happened.toml", "low = \"Not at all\"\n", "low = \"Not at all\"\nmost = 50\n"),
        ("exercises/what-happened.toml", "left = \"To now\"\n", ""),
        ("reads/not-broken.toml", "for = \"self\"", "for = \"all\""),
        ("reads/not-broken.toml", "[\"waiting\"]", "[\"waiting\", \"waiting\"]"),
        ("questions.toml", "reads = [\"not-broken\"]", "reads = []"),
        ("scenes.toml", "\"open\"", "\"both\""),
        ("prompts.toml", "\"gentle\"", "\"soft\""),
        ("help.toml", "tel = \"116123\"", "tel = \"116 123\""),
        ("ui/shell.toml", "leave =", "Leave ="),
    ] {
        let schema = &schemas[&kind(path)];
        let value = json(&text_of(&changed(path, from, to), path));
        assert!(!wrong(schema, schema, &value).is_empty(), "{path} with {to}");
    }
}

const BACKUPS: [&str; 2] =
    [include_str!("../fixtures/backup/version-1.json"), include_str!("../fixtures/backup/version-2.json")];

/// A backup as it was really made, with something else at a place in it.
fn backup(version: usize, place: &str, to: Value) -> Value {
    let mut file: Value = serde_json::from_str(BACKUPS[version - 1]).expect("it is JSON");
    *file.pointer_mut(place).unwrap_or_else(|| panic!("nothing at {place}")) = to;
    file
}

#[test]
fn backups_as_they_are_made_keep_to_their_schema() {
    let schema = &schemas()["backup"];
    for file in BACKUPS {
        let file: Value = serde_json::from_str(file).expect("it is JSON");
        let version = format!("version-{}", file["version"]);
        let wrong = [wrong(schema, &schema["$defs"][version], &file), wrong(schema, schema, &file)].concat();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn of_a_backup_the_reader_and_the_schema_refuse_the_same() {
    let schema = &schemas()["backup"];
    let null = || Value::Null;
    for (version, place, to) in [
        (2, "/format", "other".into()),
        (2, "/version", 3.into()),
        (2, "/records", null()),
        (2, "/records/0/id", "C1".into()),
        (2, "/records/0/revision", "0aaaa".into()),
        (2, "/records/0/state", "deleted".into()),
        (2, "/records/0/parents", null()),
        (2, "/records/0/parents", serde_json::json!(["first"])),
        (2, "/records/0/seen", null()),
        (2, "/records/0/saved_at", "now".into()),
        (2, "/records/0/saved_at", (1u64 << 53).into()),
        (2, "/records/0/record", "words".into()),
        (2, "/deleted/0/id", null()),
        (2, "/deleted/0/saved_at", (-1).into()),
        (2, "/unreadable", 5.into()),
        (1, "/records/0/open", null()),
        (1, "/records/0/record", null()),
        (1, "/version", 2.into()),
    ] {
        let file = backup(version, place, to);
        assert!(Backup::parse(file.to_string().as_bytes()).is_err(), "the reader takes {place}");
        assert!(!wrong(schema, schema, &file).is_empty(), "the schema takes {place}");
    }
}
