//! Texts made alike for looking things up: words in small letters without marks, and how near two words are.

use super::letters::{is_between, is_within, plain, unspaced};

/// A typed word of this many letters may have an error.
pub(super) const FORGIVEN: usize = 4;

/// Words in small letters without marks, each with a space after it.
pub(super) fn fold(text: &str) -> Vec<char> {
    let mut folded = Vec::new();
    walk(text, |letter, _, _| match letter {
        Some(' ') => end_word(&mut folded),
        Some(letter) => folded.push(letter),
        None => {}
    });
    end_word(&mut folded);
    folded
}

fn end_word(folded: &mut Vec<char>) {
    if folded.last().is_some_and(|letter| *letter != ' ') {
        folded.push(' ');
    }
}

/// A folded text that knows where each of its letters stands in the text it was made of.
#[derive(Debug, Default)]
pub(super) struct Placed {
    /// The words, each with a space after it.
    pub letters: Vec<char>,
    /// For each letter, where it begins and ends, its marks included.
    pub places: Vec<(usize, usize)>,
}

impl Placed {
    /// Folds a text.
    pub fn new(text: &str) -> Placed {
        let mut placed = Placed::default();
        walk(text, |letter, from, to| match letter {
            Some(' ') => placed.end_word(from),
            Some(letter) => {
                placed.letters.push(letter);
                placed.places.push((from, to));
            }
            None => {
                let last = placed.places.last_mut().zip(placed.letters.last());
                if let Some((place, _)) = last.filter(|(_, letter)| **letter != ' ') {
                    place.1 = to;
                }
            }
        });
        placed.end_word(text.len());
        placed
    }

    fn end_word(&mut self, at: usize) {
        let before = self.letters.len();
        end_word(&mut self.letters);
        if self.letters.len() > before {
            self.places.push((at, at));
        }
    }
}

/// Gives every letter folded, a space for what stands between words and `None` for a mark, with where it is from and to.
fn walk(text: &str, mut give: impl FnMut(Option<char>, usize, usize)) {
    for (from, letter) in text.char_indices() {
        let to = from + letter.len_utf8();
        if letter.is_ascii_alphanumeric() {
            give(Some(letter.to_ascii_lowercase()), from, to);
        } else {
            for letter in letter.to_lowercase() {
                match letter {
                    _ if is_within(letter) => give(None, from, to),
                    _ if is_between(letter) => give(Some(' '), from, to),
                    _ => plain(letter, |plain| give(Some(plain), from, to)),
                }
            }
        }
    }
}

/// The words of a folded text.
pub(super) fn words(folded: &[char]) -> impl Iterator<Item = &[char]> {
    folded.split(|letter| *letter == ' ').filter(|word| !word.is_empty())
}

/// A folded word where it goes from a script with spaces to one without or back, each part with how many of its letters
/// in a row are looked up at once; `None` for a script with spaces, where it is all of them.
pub(super) fn runs(word: &[char]) -> impl Iterator<Item = (&[char], Option<usize>)> {
    let alike = |one: &char, next: &char| unspaced(*one) == unspaced(*next);
    word.chunk_by(alike).map(|run| (run, run.first().and_then(|letter| unspaced(*letter))))
}

/// A text in pieces, each with whether it is a word that one of those typed fits.
pub fn pieces<'a>(text: &'a str, typed: &str) -> Vec<(&'a str, bool)> {
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

/// How far the word is from the nearest one of a text; `None` when it fits none.
pub(super) fn nearest(word: &[char], text: &[char], forgiven: usize) -> Option<usize> {
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
pub(super) fn one_error(typed: &[char], word: &[char], fits: impl Fn(&[char], &[char]) -> bool) -> bool {
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
    fn in_any_script_the_same_word_is_the_same() {
        for (one, other) in [
            ("Ștefan", "stefan"),
            ("nhớ Đường", "NHO DUONG"),
            ("Ἐμπιστοσύνη", "εμπιστοσυνη"),
            ("ΛΌΓΟΣ", "λογος"),
            ("Ёлка й", "елка и"),
            ("й", "и\u{306}"),
            ("ثِقَة", "ثقة"),
            ("أحمد إلى", "احمد الي"),
            ("الـــسلام", "السلام"),
            ("شָלוֹם", "شלום"),
            ("שלום", "שלומ"),
            ("ज़िंदगी", "जिंदगी"),
            ("ज़", "\u{91c}\u{93c}"),
            ("हँसी", "हंसी"),
            ("ＴＲＵＳＴ２", "trust2"),
            ("カタカナ", "かたかな"),
            ("ก่อน", "กอน"),
            ("신뢰", "\u{1109}\u{1175}\u{11ab}\u{1105}\u{116c}"),
            ("٢٠٢٦ ۲ २", "2026 2 2"),
            ("می‌خواهم", "میخواهم"),
            ("👍🏽", "👍"),
            ("İstanbul", "istanbul"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
    }

    #[test]
    fn a_half_typed_syllable_begins_the_word() {
        for typed in ["ㅅ", "시", "신", "신ㄹ", "신로", "신뢰"] {
            assert!(folded("신뢰").starts_with(folded(typed).trim()), "{typed}");
        }
        assert!(folded("일거").starts_with(folded("ㅇㅣㄺ").trim()) && folded("ㅘ") == "ㅗㅏ ");
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
        fn letters_keep_their_place(text in any::<String>()) {
            let placed = Placed::new(&text);
            prop_assert_eq!(&placed.letters, &fold(&text));
            prop_assert_eq!(placed.letters.len(), placed.places.len());
            prop_assert!(placed.places.iter().all(|(from, to)| from <= to && text.get(*from..*to).is_some()));
            prop_assert!(placed.places.windows(2).all(|two| two[0].0 <= two[1].0));
            prop_assert!(placed.letters.windows(2).all(|two| two != [' ', ' ']) && placed.letters.first() != Some(&' '));
        }

        #[test]
        fn what_is_folded_stays_as_it_is(text in any::<String>()) {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }
    }
}
