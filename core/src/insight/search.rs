//! One search over reads, practices, signs, terms and questions, as somebody types and with typing errors.
//!
//! Every word typed may begin a word of an item, be that word with one letter wrong, missing, added or swapped, or
//! stand within it. Case and accents do not matter, nor does the script: what is compared are characters. Nothing is
//! remembered of what was looked for.

use crate::arrange::arrange;
use crate::content::{Content, Library};

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

/// A typed word of this many letters may have an error.
const FORGIVEN: usize = 4;
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

/// A text in pieces, each with whether it is a word that one of those typed fits.
pub fn pieces(text: &'static str, typed: &str) -> Vec<(&'static str, bool)> {
    let typed = fold(typed);
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let between = is_between(first) && !is_within(first);
        let same = |letter: char| (is_between(letter) && !is_within(letter)) == between;
        let end = rest.find(|letter| !same(letter)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        let word = fold(piece);
        let fits = !between && words(&typed).any(|typed| nearest(typed, &word, FORGIVEN).is_some());
        pieces.push((piece, fits));
        rest = after;
    }
    pieces
}

fn words(folded: &[char]) -> impl Iterator<Item = &[char]> {
    folded.split(|letter| *letter == ' ').filter(|word| !word.is_empty())
}

/// How far the word is from the nearest one of a text; `None` when it fits none.
fn nearest(word: &[char], text: &[char], forgiven: usize) -> Option<usize> {
    words(text).filter_map(|other| distance(word, other, forgiven)).min()
}

/// 0 for the same word, then: its beginning, one error, one error in its beginning, a piece of it.
fn distance(typed: &[char], word: &[char], forgiven: usize) -> Option<usize> {
    if word.starts_with(typed) {
        return Some(usize::from(word.len() > typed.len()));
    }
    let enough = typed.len().max(word.len()) >= forgiven && typed.len() + 1 >= forgiven;
    let begins = typed.len() >= FORGIVEN;
    let within = typed.len() >= 3 || typed.iter().all(|letter| *letter > '\u{2e7f}');
    if enough && one_error(typed, word, |typed, word| typed == word) {
        Some(2)
    } else if begins && one_error(typed, word, |typed, word| word.starts_with(typed)) {
        Some(3)
    } else if within && word.windows(typed.len()).any(|piece| piece == typed) {
        Some(4)
    } else {
        None
    }
}

/// Whether what follows the first difference fits once one letter is exchanged, left out, put in or swapped.
fn one_error(typed: &[char], word: &[char], fits: impl Fn(&[char], &[char]) -> bool) -> bool {
    let same = typed.iter().zip(word).take_while(|(one, other)| one == other).count();
    let (typed, word) = (typed.get(same..).unwrap_or_default(), word.get(same..).unwrap_or_default());
    match (typed, word) {
        ([], [_]) | ([_], []) => fits(&[], &[]),
        ([first, typed_rest @ ..], [other, word_rest @ ..]) => {
            let swapped = match (typed_rest, word_rest) {
                ([second, typed_rest @ ..], [another, word_rest @ ..]) => {
                    first == another && second == other && fits(typed_rest, word_rest)
                }
                _ => false,
            };
            fits(typed_rest, word_rest) || fits(typed_rest, word) || fits(typed, word_rest) || swapped
        }
        _ => false,
    }
}

/// Letters by what they are without their marks.
const PLAIN: [(&str, &str); 22] = [
    ("àáâãäåāăą", "a"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľł", "l"),
    ("ñńņň", "n"),
    ("òóôõöøōŏő", "o"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ţťț", "t"),
    ("ùúûüũūŭůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ß", "ss"),
];

/// Words in small letters without marks, each with a space after it.
fn fold(text: &str) -> Vec<char> {
    let mut folded = Vec::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            _ if is_within(letter) => {}
            _ if is_between(letter) => end_word(&mut folded),
            _ => match PLAIN.iter().find(|(marked, _)| !letter.is_ascii() && marked.contains(letter)) {
                Some((_, plain)) => folded.extend(plain.chars()),
                None => folded.push(letter),
            },
        }
    }
    end_word(&mut folded);
    folded
}

fn end_word(folded: &mut Vec<char>) {
    if folded.last().is_some_and(|letter| *letter != ' ') {
        folded.push(' ');
    }
}

/// Marks on the letter before, and what stands within a word: "don't" is one word.
fn is_within(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\'' | '’' | 'ʼ' | '\u{ad}')
}

/// Whether it stands between words. By ranges, which is less to fetch than what is known of every character.
fn is_between(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => !letter.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' | '×' | '÷' | '؟' | '،' | '؛' | '।' | '॥' => true,
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '・' => true,
        '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(text: &str) -> String {
        fold(text).into_iter().collect()
    }

    #[test]
    fn case_marks_and_punctuation_do_not_matter() {
        for (text, expected) in [
            ("I don’t  Trust—easily.", "i dont trust easily "),
            ("Élan, über ŁÓDŹ!", "elan uber lodz "),
            ("e\u{301}tude", "etude "),
            ("Straße œuvre", "strasse oeuvre "),
            ("信頼とは、何か", "信頼とは 何か "),
            ("विश्वास क्या है?", "विश्वास क्या है "),
            ("ثقة؟ نعم", "ثقة نعم "),
            ("", ""),
            (" - ", ""),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn words_are_near_by_one_error() {
        let check = |typed: &str, word: &str, expected| {
            let (typed, word): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
            assert_eq!(distance(&typed, &word, FORGIVEN), expected, "{typed:?} {word:?}");
        };
        check("trust", "trust", Some(0));
        check("tru", "trust", Some(1));
        for typed in ["trast", "trst", "truust", "rtust", "trusts", "xtrust"] {
            check(typed, "trust", Some(2));
        }
        check("hypre", "hypervigilance", Some(3));
        check("vigil", "hypervigilance", Some(4));
        check("trsut", "trust", Some(2));
        check("tsrut", "trust", None);
        check("cbx", "cbt", None);
        check("wal", "wall", Some(1));
        check("wll", "wall", Some(2));
        check("頼", "信頼とは", Some(4));
    }

    #[test]
    fn what_fits_is_told_apart_from_the_rest() {
        let check = |text, typed, expected: &[(&str, bool)]| assert_eq!(pieces(text, typed), expected, "{typed:?}");
        check(
            "Room to grieve",
            "greive",
            &[("Room", false), (" ", false), ("to", false), (" ", false), ("grieve", true)],
        );
        check("Élan, don’t", "dont elan", &[("Élan", true), (", ", false), ("don’t", true)]);
        check("Trust", "", &[("Trust", false)]);
        check("", "a", &[]);
    }

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
