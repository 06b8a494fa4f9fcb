//! Texts of the app that nothing shows any more.

use super::authored::Authored;
use super::help_page::LABELS;
use super::problem::Problem;
use super::rust_ui::type_name;
use std::collections::BTreeSet;

/// Keys that none of the given sources (path and text) names.
///
/// A source names a key as `section.key`, or, since pages borrow a section once and read many keys from it, by naming
/// the section (`.section` or its type) and the key (`.key`) apart.
pub fn unused_ui_keys(authored: &Authored, sources: &[(&str, &str)]) -> Vec<Problem> {
    let sources: Vec<Named<'_>> = sources.iter().map(|(_, text)| Named::new(text)).collect();
    let mut unused = Vec::new();
    for section in &authored.ui {
        let type_name = type_name(&section.name);
        let near: Vec<&Named<'_>> = sources.iter().filter(|source| source.section(&section.name, &type_name)).collect();
        for (key, _) in &section.texts {
            let of_page = match section.name.as_str() {
                "help" => LABELS.contains(&key.words.as_str()) || key.starts_with("topic_"),
                "contact" => key.words == "title",
                _ => false,
            };
            if !of_page && !near.iter().any(|source| source.after_dot.contains(key.words.as_str())) {
                let message = format!("nothing shows `{}.{}`; take it out, or use it", section.name, key.words);
                unused.push(Problem { place: key.place.clone(), message });
            }
        }
    }
    unused
}

/// The words of a source: all, and those that follow a dot.
struct Named<'a> {
    words: BTreeSet<&'a str>,
    after_dot: BTreeSet<&'a str>,
}

impl<'a> Named<'a> {
    fn new(text: &'a str) -> Named<'a> {
        let (mut words, mut after_dot) = (BTreeSet::new(), BTreeSet::new());
        let mut before = "";
        let edge = |letter: char| !(letter.is_alphanumeric() || letter == '_');
        for piece in text.split_inclusive(edge) {
            let word = piece.trim_end_matches(edge);
            words.insert(word);
            // Rust may break a line before the dot; what is split off is one separator each time.
            if before.ends_with('.') {
                after_dot.insert(word);
            }
            before = piece;
        }
        Named { words, after_dot }
    }

    fn section(&self, name: &str, type_name: &str) -> bool {
        self.words.contains(name) || self.words.contains(type_name)
    }
}
