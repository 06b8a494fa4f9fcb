//! One search over reads, practices, signs, terms and questions, as somebody types and with typing errors.
//!
//! Every word typed may begin a word of an item, be that word with one letter wrong, missing, added or swapped, or
//! stand within it. Case and accents do not matter, nor does the script: what is compared are characters. Nothing is
//! remembered of what was looked for.

use super::folding::{FORGIVEN, fold, nearest, words};
use crate::arrange::arrange;
use crate::content::{Content, Library};

pub use super::folding::pieces;

/// What kind of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A short read.
    Read,
    /// A practice.
    Exercise,
    /// A sign.
    Sign,
    /// A word of the glossary.
    Term,
    /// A question with its answer.
    Question,
}

/// Something that can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// A line about it; empty for a question.
    pub line: &'static str,
}

/// Everything that can be found, ready to be looked through on each key.
#[derive(Debug, Clone)]
pub struct Index {
    items: Vec<Item>,
}

#[derive(Debug, Clone)]
struct Item {
    found: Found,
    /// The words of its title and other names for it, folded, with a space after each.
    title: Vec<char>,
    /// The words of its line.
    line: Vec<char>,
}

/// What a word costs that stands in the line alone, and one that is nowhere.
const IN_LINE: usize = 10;
const NOWHERE: usize = 40;

impl Index {
    /// Gathers what there is.
    pub fn new(content: &Content, library: &Library) -> Index {
        let mut index = Index { items: Vec::new() };
        for read in content.reads {
            index.add(Kind::Read, read.id, read.title, read.takeaway, &[]);
        }
        for exercise in content.exercises {
            index.add(Kind::Exercise, exercise.id, exercise.title, exercise.purpose, &[]);
        }
        for sign in content.signs {
            index.add(Kind::Sign, sign.id, sign.title, sign.looks_like, &[]);
        }
        for term in library.terms {
            index.add(Kind::Term, term.id, term.title, term.text, term.also);
        }
        for question in library.questions {
            index.add(Kind::Question, question.id, question.title, "", &[]);
        }
        index
    }

    fn add(&mut self, kind: Kind, id: &'static str, title: &'static str, line: &'static str, also: &[&str]) {
        let mut names = fold(title);
        also.iter().for_each(|name| names.extend(fold(name)));
        self.items.push(Item { found: Found { kind, id, title, line }, title: names, line: fold(line) });
    }

    /// What fits the words typed, nearest first: those named so before those that speak of it. Nothing for no words.
    pub fn find(&self, typed: &str) -> Vec<Found> {
        let typed = fold(typed);
        let found = self.fitting(&typed, FORGIVEN);
        // Only where nothing fits are short words forgiven as well: nearly every one is near some other.
        if found.is_empty() { self.fitting(&typed, FORGIVEN / 2) } else { found }
    }

    fn fitting(&self, typed: &[char], forgiven: usize) -> Vec<Found> {
        let mut fitting: Vec<(usize, Found)> = Vec::new();
        for item in &self.items {
            let (mut cost, mut letters, mut matched) = (0, 0, 0);
            for word in words(typed) {
                letters += word.len();
                let in_title = nearest(word, &item.title, forgiven);
                let found = in_title.or_else(|| nearest(word, &item.line, forgiven).map(|cost| cost + IN_LINE));
                matched += if found.is_some() { word.len() } else { 0 };
                cost += found.unwrap_or(NOWHERE);
            }
            // A word that fits nothing does not hide what the greater part of the others fits.
            if matched > 0 && matched * 2 >= letters {
                fitting.push((cost, item.found));
            }
        }
        // Of titles that fit as well, the shorter one is the nearer: there is less in it that was not typed.
        let key = |(cost, found): &(usize, Found)| (*cost, found.title.len());
        arrange(&mut fitting, |one, other| key(one) < key(other));
        fitting.into_iter().map(|(_, found)| found).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_can_be_typed(typed in any::<String>()) {
            let mut index = Index { items: Vec::new() };
            index.add(Kind::Term, "a", "Any title", "and a line", &["another"]);
            index.find(&typed);
            let folded = fold(&typed);
            prop_assert!(folded.windows(2).all(|two| two != [' ', ' ']) && folded.first() != Some(&' '));
        }
    }

    #[test]
    fn what_is_named_so_comes_before_what_speaks_of_it() {
        let mut index = Index { items: Vec::new() };
        index.add(Kind::Read, "speaks", "Small steps", "About grief and trust", &[]);
        index.add(Kind::Exercise, "named", "Room to grieve", "A place for loss", &[]);
        index.add(Kind::Term, "also", "Loss", "What is gone", &["grief"]);
        let ids = |typed: &str| index.find(typed).into_iter().map(|found| found.id).collect::<Vec<_>>();
        assert_eq!(ids("grief"), ["also", "named", "speaks"]);
        assert_eq!(ids("griev"), ["named", "also", "speaks"]);
        assert_eq!(ids("room to"), ["named"]);
        assert_eq!(ids("loss grief"), ["also", "named", "speaks"]);
        assert!(ids("").is_empty() && ids("?!").is_empty() && ids("zebra").is_empty());
    }
}
