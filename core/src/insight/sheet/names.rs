//! Names taken out of a text: each one the person gave somebody, wherever it stands as a word of its own.

use super::super::folding::{Placed, fold};
use super::super::letters::unspaced;
use crate::arrange::arrange;

/// A name of so few letters could be any word: it is taken out only where it is written in the same way.
const SHORT: usize = 2;
/// What may stand between a name and an ending.
const APOSTROPHES: [char; 3] = ['\'', '’', 'ʼ'];

/// Names, each with what stands in its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// The longest first, so that a name within another does not break it.
    names: Vec<Name>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Name {
    written: String,
    /// In small letters without marks; empty for a sign that is no word.
    folded: Vec<char>,
    instead: String,
}

impl Names {
    /// From names and what stands in their place. Empty names are passed over.
    pub fn new<'a>(names: impl IntoIterator<Item = (&'a str, String)>) -> Names {
        let named = |(written, instead): (&str, String)| {
            let written = written.trim().to_owned();
            let mut folded = fold(&written);
            folded.pop();
            (!written.is_empty()).then_some(Name { written, folded, instead })
        };
        let mut names: Vec<Name> = names.into_iter().filter_map(named).collect();
        arrange(&mut names, |one, other| one.folded.len() > other.folded.len());
        Names { names }
    }

    /// The text without them. In languages that change the end of a name, a changed one stays.
    pub fn taken_out(&self, text: &str) -> String {
        let placed = Placed::new(text);
        let (mut without, mut kept, mut at) = (String::with_capacity(text.len()), 0, 0);
        while at < placed.letters.len() {
            match self.names.iter().find_map(|name| Some((name, name.stands(text, &placed, at)?))) {
                Some((name, (from, to))) if from >= kept => {
                    without.push_str(text.get(kept..from).unwrap_or_default());
                    without.push_str(&name.instead);
                    (kept, at) = (to, at + name.folded.len());
                }
                _ => at += 1,
            }
        }
        without.push_str(text.get(kept..).unwrap_or_default());
        let signs = self.names.iter().filter(|name| name.folded.is_empty());
        signs.fold(without, |without, name| without.replace(&name.written, &name.instead))
    }
}

impl Name {
    /// Where it is from and to in the text, if it stands at this letter as a word of its own.
    fn stands(&self, text: &str, placed: &Placed, at: usize) -> Option<(usize, usize)> {
        let (first, last) = (*self.folded.first()?, *self.folded.last()?);
        let after = at + self.folded.len();
        if placed.letters.get(at..after)? != self.folded.as_slice() {
            return None;
        }
        let written = |at: usize| placed.places.get(at).and_then(|(from, to)| text.get(*from..*to)).unwrap_or_default();
        let ends = |at: usize| written(at).ends_with(APOSTROPHES);
        let unspaced = |letter: Option<&char>| letter.is_some_and(|letter| unspaced(*letter).is_some());
        let before = at.checked_sub(1).and_then(|before| placed.letters.get(before).map(|letter| (before, letter)));
        let begins = before.is_none_or(|(before, letter)| {
            *letter == ' ' || ends(before) || unspaced(Some(letter)) || unspaced(Some(&first))
        });
        let next = placed.letters.get(after);
        // Where letters are neither large nor small, endings hang on a name as it stands.
        let hangs = !last.is_ascii() && last.is_alphabetic() && last.to_uppercase().eq(last.to_lowercase());
        let last_at = after.checked_sub(1)?;
        let over = next.is_none_or(|letter| *letter == ' ') || ends(last_at) || unspaced(next) || unspaced(Some(&last));
        let (from, _) = *placed.places.get(at)?;
        let (last_from, _) = *placed.places.get(last_at)?;
        let to = last_from + written(last_at).trim_end_matches(APOSTROPHES).len();
        let alike = self.folded.len() > SHORT || text.get(from..to) == Some(self.written.as_str());
        (begins && (over || hangs) && alike).then_some((from, to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names() -> Names {
        let all = ["Sam", "Sam Lee", "Émilie", "Т.", "민수", "王芳", "★", "I", "", "Ali"];
        Names::new(all.iter().enumerate().map(|(number, name)| (*name, format!("[{number}]"))))
    }

    #[test]
    fn a_name_is_taken_out_wherever_it_is_a_word() {
        for (text, expected) in [
            ("Sam said no. SAM, sam; Sam's bag", "[0] said no. [0], [0]; [0]'s bag"),
            ("Sam Lee and Sam", "[1] and [0]"),
            ("the same, Samuel, balsam", "the same, Samuel, balsam"),
            ("d’Emilie, E\u{301}milie", "d’[2], [2]"),
            ("민수가 왔다", "[4]가 왔다"),
            ("我跟王芳说", "我跟[5]说"),
            ("★ rang, ★", "[6] rang, [6]"),
            ("I went, it is", "[7] went, it is"),
            ("alibi and ali", "alibi and [9]"),
            ("", ""),
        ] {
            assert_eq!(names().taken_out(text), expected);
        }
        assert_eq!(Names::default().taken_out("Sam"), "Sam");
    }

    proptest! {
        #[test]
        fn whatever_the_text_no_word_of_the_name_is_left(before in any::<String>(), after in any::<String>()) {
            let names = Names::new([("Maren Holt", "x".to_owned())]);
            let without = names.taken_out(&format!("{before} Maren  HOLT, {after}"));
            prop_assert!(without.contains('x'));
        }

        #[test]
        fn other_words_stay(text in "[a-l ,.é]{0,60}") {
            prop_assert_eq!(Names::new([("Zoë", "x".to_owned())]).taken_out(&text), text);
        }
    }
}
