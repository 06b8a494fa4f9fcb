//! What one file says about another: ids that have to exist, and ids that have to be one of a kind.

use super::authored::{Authored, Text};
use super::help_page::topic_key;
use super::problem::Problems;
use crate::content::Depth;

pub(super) fn check(authored: &Authored, problems: &Problems) {
    unique("group", authored.groups.iter().map(|group| &group.id), problems);
    unique("sign", authored.signs.iter().map(|sign| &sign.id), problems);
    unique("root", authored.roots.iter().map(|root| &root.id), problems);
    unique("family", authored.families.iter().map(|family| &family.id), problems);
    unique("feeling", authored.families.iter().flat_map(|family| &family.words).map(|word| &word.id), problems);
    unique("place", authored.places.iter().map(|place| &place.id), problems);
    unique("country", authored.countries.iter().map(|country| &country.id), problems);
    signs(authored, problems);
    reachable(authored, problems);
    safety(authored, problems);
    topics(authored, problems);
}

fn signs(authored: &Authored, problems: &Problems) {
    for sign in &authored.signs {
        known(
            "group",
            "signs.toml",
            &sign.group,
            authored.groups.iter().map(|group| group.id.words.as_str()),
            problems,
        );
        for root in &sign.roots {
            known("root", "roots.toml", root, authored.roots.iter().map(|root| root.id.words.as_str()), problems);
        }
        unique("root of this sign", sign.roots.iter(), problems);
        for practice in &sign.practices {
            let exercises = authored.exercises.iter().map(|exercise| exercise.id.as_str());
            known("exercise", "exercises/", &practice.exercise, exercises, problems);
        }
        if let [only] = sign.practices.as_slice() {
            let message = "this sign leads to one practice alone; name at least two, so that there is a choice";
            problems.add(&only.exercise.place, message);
        }
        unique("practice of this sign", sign.practices.iter().map(|practice| &practice.exercise), problems);
    }
}

/// A heading over nothing and a root that no sign leads to would never be read.
fn reachable(authored: &Authored, problems: &Problems) {
    if authored.signs.is_empty() {
        return; // Reported where they are missing.
    }
    for group in authored.groups.iter().filter(|group| !group.id.is_empty()) {
        if !authored.signs.iter().any(|sign| sign.group.words == group.id.words) {
            let message = format!("no sign is in the group `{}`; add one, or take the group out", group.id.words);
            problems.add(&group.id.place, message);
        }
    }
    for root in authored.roots.iter().filter(|root| !root.id.is_empty()) {
        if !authored.signs.iter().flat_map(|sign| &sign.roots).any(|id| id.words == root.id.words) {
            let message = format!("no sign grows from the root `{}`; name it in a sign, or take it out", root.id.words);
            problems.add(&root.id.place, message);
        }
    }
}

fn safety(authored: &Authored, problems: &Problems) {
    let id = &authored.danger.safety_exercise;
    known("exercise", "exercises/", id, authored.exercises.iter().map(|exercise| exercise.id.as_str()), problems);
    let Some(exercise) = authored.exercises.iter().find(|exercise| exercise.id == id.words) else { return };
    if exercise.danger_first {
        let message =
            format!("`{}` asks the danger question itself; safety has to lead to one that does not", id.words);
        problems.add(&id.place, message);
    }
    if exercise.depth != Depth::Gentle {
        problems.add(&id.place, format!("`{}` is not gentle; safety has to lead to a gentle exercise", id.words));
    }
}

/// Topics are known by the words a person reads for them: `topic_<id>` in `ui/help.toml`.
fn topics(authored: &Authored, problems: &Problems) {
    if !authored.ui.iter().any(|section| section.name == "help") {
        return; // Reported as a missing file.
    }
    for topic in authored.countries.iter().flat_map(|country| &country.lines).flat_map(|line| &line.topics) {
        let key = topic_key(topic);
        if !topic.is_empty() && authored.ui_text("help", &key).is_none() {
            let message = format!("there is no topic `{}`; add `{key}` to ui/help.toml or use another", topic.words);
            problems.add(&topic.place, message);
        }
    }
}

pub(super) fn known<'a>(what: &str, home: &str, id: &Text, ids: impl Iterator<Item = &'a str>, problems: &Problems) {
    let ids: Vec<&str> = ids.filter(|id| !id.is_empty()).collect();
    if !id.is_empty() && !ids.contains(&id.words.as_str()) {
        let message = format!("there is no {what} `{}` in {home}; there is: {}", id.words, nearest(id, ids).join(", "));
        problems.add(&id.place, message);
    }
}

/// All of a few ids; of many, those that begin and end most like the one that is not there.
fn nearest<'a>(id: &str, mut ids: Vec<&'a str>) -> Vec<&'a str> {
    const FEW: usize = 12;
    if ids.len() > FEW {
        let same = |one: &mut dyn Iterator<Item = (u8, u8)>| one.take_while(|(a, b)| a == b).count();
        let alike = |other: &&str| {
            same(&mut id.bytes().zip(other.bytes())) + same(&mut id.bytes().rev().zip(other.bytes().rev()))
        };
        ids.sort_by_key(|other| std::cmp::Reverse(alike(other)));
        ids.truncate(FEW / 3);
        ids.push("\u{2026}");
    }
    ids
}

pub(super) fn unique<'a>(what: &str, ids: impl Iterator<Item = &'a Text>, problems: &Problems) {
    let mut seen: Vec<&Text> = Vec::new();
    for id in ids.filter(|id| !id.is_empty()) {
        match seen.iter().find(|other| other.words == id.words) {
            Some(first) => {
                let message =
                    format!("the {what} `{}` is already at line {}; use another id", id.words, first.place.line);
                problems.add(&id.place, message);
            }
            None => seen.push(id),
        }
    }
}
