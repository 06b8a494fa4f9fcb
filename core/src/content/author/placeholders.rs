//! `{name}` in texts of the app: values filled in at run time.

use super::authored::Authored;
use super::problem::Problems;
use std::collections::BTreeSet;

/// Reports malformed placeholders, and sections and keys that cannot be Rust names.
pub(super) fn check(authored: &Authored, problems: &Problems) {
    for section in &authored.ui {
        if !is_name(&section.name) {
            let message = format!("the file name `{}.toml` is no section name; use snake_case", section.name);
            problems.add(&section.place, message);
        }
        if section.texts.is_empty() {
            problems.add(&section.place, "this section has no texts; write one, or take the file out");
        }
        for (key, text) in &section.texts {
            if !is_name(key) {
                let message = format!("`{}` is no key; use snake_case, and no word that Rust reserves", key.words);
                problems.add(&key.place, message);
            }
            if let Err(wrong) = placeholders(text) {
                problems.add(&text.place, format!("`{wrong}` is not a placeholder; write `{{name}}` in snake_case"));
            }
        }
    }
}

/// The names a text fills in, or the first piece that is malformed.
pub(super) fn placeholders(text: &str) -> Result<BTreeSet<&str>, String> {
    let mut names = BTreeSet::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let from = rest.get(at..).unwrap_or_default();
        let inner = from.strip_prefix('{').and_then(|inner| inner.split_once('}'));
        match inner {
            Some((name, after)) if is_snake(name) => {
                names.insert(name);
                rest = after;
            }
            _ => return Err(from.chars().take(16).collect()),
        }
    }
    Ok(names)
}

fn is_snake(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    text.bytes().all(letter) && text.bytes().next().is_some_and(|first| first.is_ascii_lowercase())
}

fn is_name(text: &str) -> bool {
    const RESERVED: [&str; 50] = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
        "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
        "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
        "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while",
    ];
    is_snake(text) && text != "yield" && !RESERVED.contains(&text)
}
