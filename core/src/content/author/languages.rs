//! Whether a second language says the same things as the first, in other words.

use super::authored::{Authored, Kind, Text};
use super::placeholders::placeholders;
use super::problem::{Place, Problem, Problems};
use std::collections::BTreeMap;

/// Every id, key and placeholder that one of two languages has and the other lacks, and steps that ask differently.
pub fn check_languages(base: &Authored, other: &Authored) -> Vec<Problem> {
    let problems = Problems::default();
    let (base_names, other_names) = (names(base), names(other));
    for (name, place) in &base_names {
        if !other_names.contains_key(name) {
            let file = place.file.strip_prefix(base.folder.as_str()).unwrap_or(&place.file);
            let home = Place::new(format!("{}{file}", other.folder), 1);
            problems.add(&home, format!("{name} is missing; {} has it at {place}", base.language));
        }
    }
    for (name, place) in &other_names {
        if !base_names.contains_key(name) {
            problems
                .add(place, format!("{name} is not in {}; take it out, or add it to {}", base.language, base.folder));
        }
    }
    for section in &base.ui {
        for (key, text) in &section.texts {
            let Some(translated) = other.ui_text(&section.name, key) else { continue };
            same_placeholders(text, translated, &problems);
        }
    }
    problems.sorted()
}

pub(super) fn same_placeholders(text: &Text, translated: &Text, problems: &Problems) {
    let (Ok(wanted), Ok(found)) = (placeholders(text), placeholders(translated)) else { return };
    for name in wanted.difference(&found) {
        problems.add(&translated.place, format!("`{{{name}}}` is missing; {} fills it in", text.place));
    }
    for name in found.difference(&wanted) {
        problems.add(&translated.place, format!("`{{{name}}}` is never filled in; {} has no such value", text.place));
    }
}

/// Everything a language names, as a person would say it, with its place.
fn names(authored: &Authored) -> BTreeMap<String, Place> {
    let mut names = BTreeMap::new();
    let mut add = |name: String, place: &Place| _ = names.insert(name, place.clone());
    authored.groups.iter().for_each(|group| add(format!("group `{}`", group.id.words), &group.id.place));
    authored.signs.iter().for_each(|sign| add(format!("sign `{}`", sign.id.words), &sign.id.place));
    authored.roots.iter().for_each(|root| add(format!("root `{}`", root.id.words), &root.id.place));
    authored.places.iter().for_each(|place| add(format!("place `{}`", place.id.words), &place.id.place));
    authored.countries.iter().for_each(|country| add(format!("country `{}`", country.id.words), &country.id.place));
    for family in &authored.families {
        add(format!("family `{}`", family.id.words), &family.id.place);
        family.words.iter().for_each(|word| add(format!("feeling `{}`", word.id.words), &word.id.place));
    }
    let heads = [("heading", &authored.exercise_groups), ("shelf", &authored.shelves)];
    for (what, heads) in heads {
        heads.iter().for_each(|head| add(format!("{what} `{}`", head.id.words), &head.id.place));
    }
    authored.reads.iter().for_each(|read| add(format!("read `{}`", read.id), &read.place));
    authored.terms.iter().for_each(|term| add(format!("term `{}`", term.id.words), &term.id.place));
    authored.questions.iter().for_each(|asked| add(format!("question `{}`", asked.id.words), &asked.id.place));
    authored.compare.rows.iter().for_each(|row| add(format!("row `{}`", row.id.words), &row.id.place));
    authored.scenes.iter().for_each(|scene| add(format!("scene `{}`", scene.id.words), &scene.id.place));
    authored.prompts.iter().for_each(|prompt| add(format!("prompt `{}`", prompt.id.words), &prompt.id.place));
    for exercise in &authored.exercises {
        add(format!("exercise `{}`", exercise.id), &exercise.place);
        for step in &exercise.steps {
            let name = format!("step `{}` of `{}` ({})", step.id.words, exercise.id, kind(&step.kind));
            if let Kind::One(options) | Kind::Many(options) = &step.kind {
                let option = |id: &str| format!("option `{id}` of step `{}` of `{}`", step.id.words, exercise.id);
                options.iter().for_each(|named| add(option(&named.id), &named.id.place));
            }
            add(name, &step.id.place);
        }
    }
    for section in &authored.ui {
        add(format!("section `{}`", section.name), &section.place);
        section.texts.iter().for_each(|(key, _)| add(format!("key `{}.{}`", section.name, key.words), &key.place));
    }
    names
}

fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Plain(name) => name,
        Kind::One(_) => "One",
        Kind::Many(_) => "Many",
        Kind::Scale(..) => "Scale",
        Kind::Columns(..) => "Columns",
        Kind::Sentence(_) => "Sentence",
        Kind::Pick(_) => "Pick",
        Kind::Breathing(_) => "Breathing",
        Kind::Grounding(_) => "Grounding",
        Kind::Sitting(_) => "Sitting",
    }
}
