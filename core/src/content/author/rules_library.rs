//! What reads, terms, questions, scenes and prompts say about each other and about signs, roots and exercises.

use super::authored::{Authored, Read, Reference, Text};
use super::links::{known, unique};
use super::problem::Problems;
use crate::content::Audience;

/// How many reads a question can lead to.
const READS: std::ops::RangeInclusive<usize> = 1..=3;

pub(super) fn check(authored: &Authored, problems: &Problems) {
    let ids = Ids { authored, problems };
    unique("shelf", authored.shelves.iter().map(|shelf| &shelf.id), problems);
    unique("term", authored.terms.iter().map(|term| &term.id), problems);
    unique("question", authored.questions.iter().map(|question| &question.id), problems);
    unique("row", authored.compare.rows.iter().map(|row| &row.id), problems);
    unique("scene", authored.scenes.iter().map(|scene| &scene.id), problems);
    unique("prompt", authored.prompts.iter().map(|prompt| &prompt.id), problems);
    authored.reads.iter().for_each(|read| ids.read(read));
    ids.shelves();
    for term in &authored.terms {
        term.read.iter().for_each(|id| ids.to_read(id));
    }
    for question in &authored.questions {
        question.reads.iter().for_each(|id| ids.to_read(id));
        question.practice.iter().for_each(|id| ids.to_exercise(id));
        question.text.terms().for_each(|id| ids.to_term(id));
        if !READS.contains(&question.reads.len()) {
            problems.add(&question.id.place, "a question leads to one, two or three reads; name them in `reads`");
        }
    }
    for prompt in &authored.prompts {
        prompt.signs.iter().for_each(|id| ids.to_sign(id));
    }
    let of_exercises = authored.exercises.iter().flat_map(|exercise| &exercise.references);
    let of_reads = authored.reads.iter().flat_map(|read| &read.references);
    let of_questions = authored.questions.iter().flat_map(|question| &question.references);
    of_exercises.chain(of_reads).chain(of_questions).for_each(|found| reference(found, problems));
}

struct Ids<'a> {
    authored: &'a Authored,
    problems: &'a Problems,
}

impl Ids<'_> {
    fn read(&self, read: &Read) {
        let shelves = self.authored.shelves.iter().map(|shelf| shelf.id.words.as_str());
        known("shelf", "reads/order.toml", &read.shelf, shelves, self.problems);
        read.signs.iter().for_each(|id| self.to_sign(id));
        unique("sign of this read", read.signs.iter(), self.problems);
        for root in &read.roots {
            let roots = self.authored.roots.iter().map(|root| root.id.words.as_str());
            known("root", "roots.toml", root, roots, self.problems);
        }
        unique("root of this read", read.roots.iter(), self.problems);
        self.to_exercise(&read.practice.exercise);
        read.text.terms().for_each(|id| self.to_term(id));
        if read.signs.is_empty() && read.audience == Audience::Oneself {
            self.problems.add(&read.place, "this read belongs to no sign; add the id of at least one to `signs`");
        }
        if read.references.is_empty() {
            self.problems.add(&read.place, "this read has no `reference`; add what supports it");
        }
    }

    fn shelves(&self) {
        for shelf in self.authored.shelves.iter().filter(|shelf| !shelf.id.is_empty()) {
            if !self.authored.reads.iter().any(|read| read.shelf.words == shelf.id.words) {
                let message = format!("no read is on the shelf `{}`; add one, or take the shelf out", shelf.id.words);
                self.problems.add(&shelf.id.place, message);
            }
        }
    }

    fn to_read(&self, id: &Text) {
        known("read", "reads/", id, self.authored.reads.iter().map(|read| read.id.as_str()), self.problems);
    }

    fn to_exercise(&self, id: &Text) {
        let exercises = self.authored.exercises.iter().map(|exercise| exercise.id.as_str());
        known("exercise", "exercises/", id, exercises, self.problems);
    }

    fn to_term(&self, id: &Text) {
        known("term", "terms.toml", id, self.authored.terms.iter().map(|term| term.id.words.as_str()), self.problems);
    }

    fn to_sign(&self, id: &Text) {
        known("sign", "signs.toml", id, self.authored.signs.iter().map(|sign| sign.id.words.as_str()), self.problems);
    }
}

/// A reader can find a work by who wrote it and when.
fn reference(reference: &Reference, problems: &Problems) {
    let text = &reference.text;
    if text.is_empty() {
        return; // Reported where it was read.
    }
    let Some((before, _)) = text.split_once(|letter: char| letter.is_ascii_digit()).filter(|_| has_year(text)) else {
        problems
            .add(&text.place, "this reference names no year; write author, year and title: \"Author, A. (2020). ...\"");
        return;
    };
    if before.chars().filter(|letter| letter.is_alphabetic()).count() < 2 {
        problems.add(&text.place, "this reference does not begin with an author; write \"Author, A. (2020). ...\"");
    }
}

/// Whether a number of four digits that can be a year stands by itself.
fn has_year(text: &str) -> bool {
    text.split(|letter: char| !letter.is_ascii_digit()).any(|number| {
        number.len() == 4 && (number.starts_with("18") || number.starts_with("19") || number.starts_with("20"))
    })
}
