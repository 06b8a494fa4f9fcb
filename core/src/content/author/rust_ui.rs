//! Writes the texts of the app as one struct a section, so that a key nobody wrote does not compile.

use super::authored::{Authored, UI_GROUPS, UiGroup};
use super::rust::rust_string;
use std::fmt::Write;

/// `pub mod ui`: the types that every language fills.
pub(super) fn ui_types(authored: &Authored) -> String {
    let mut source = String::from("/// Texts of the app, one struct a section.\npub mod ui {\n");
    for group in of_the_app() {
        let (name, about) = (group.type_name, group.about);
        _ = writeln!(source, "/// Every section that {about}.\n#[derive(Debug, Clone, Copy)]\npub struct {name} {{");
        for section in authored.ui.iter().filter(|section| section.group == group) {
            let (name, type_name) = (&section.name, type_name(&section.name));
            _ = writeln!(source, "/// Section `{name}`.\npub {name}: {type_name},");
        }
        source += "}\n";
    }
    for section in authored.ui.iter().filter(|section| !section.group.type_name.is_empty()) {
        let type_name = type_name(&section.name);
        _ = writeln!(
            source,
            "/// Section `{}`.\n#[derive(Debug, Clone, Copy)]\npub struct {type_name} {{",
            section.name
        );
        for (key, _) in &section.texts {
            _ = writeln!(source, "/// `{}.{}`.\npub {}: &'static str,", section.name, key.words, key.words);
        }
        source += "}\n";
    }
    source + "}\n"
}

/// One language's values, group by group.
pub(super) fn ui_static(authored: &Authored, name: &str) -> String {
    let mut source = String::new();
    for group in of_the_app() {
        let (kind, suffix) = (group.type_name, group.suffix);
        _ = writeln!(source, "/// The texts of the app in this language.");
        _ = writeln!(source, "pub static {name}{suffix}: ui::{kind} = ui::{kind} {{");
        for section in authored.ui.iter().filter(|section| section.group == group) {
            _ = writeln!(source, "{}: ui::{} {{", section.name, type_name(&section.name));
            for (key, text) in &section.texts {
                _ = writeln!(source, "{}: {},", key.words, rust_string(text));
            }
            source += "},\n";
        }
        source += "};\n\n";
    }
    source
}

/// Groups that are written out as Rust.
pub(super) fn of_the_app() -> impl Iterator<Item = &'static UiGroup> {
    UI_GROUPS.iter().filter(|group| !group.type_name.is_empty())
}

/// `check_in` as `CheckIn`.
pub(super) fn type_name(section: &str) -> String {
    let capital = |part: &str| {
        let mut letters = part.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
    };
    section.split('_').map(capital).collect()
}
