//! What somebody types into the search, read: words that may have an error, and phrases that stand as they are.

use super::dictionary::marks;
use crate::insight::folding::{FORGIVEN, fold, one_error, runs, words};
use crate::insight::letters::unspaced;

/// How well something fits, the best first.
pub(super) const BEGINS: u8 = 0;
pub(super) const WITHIN: u8 = 1;
pub(super) const ERROR: u8 = 2;
/// How many grades there are, and what stands for none of them.
pub(super) const GRADES: u8 = 3;

/// Letters of a word that are looked at; what follows them makes no difference.
pub(super) const LONGEST: usize = 64;

/// One thing that has to be there.
#[derive(Debug, Clone)]
pub(super) enum Sought {
    /// A word, its beginning or a piece of it, with one error at most.
    Word(Word),
    /// Letters in a row, in a script without spaces, and how many of them are looked up at once.
    Run(Vec<char>, usize),
    /// Words in a row. The last one may go on while the phrase is being typed.
    Phrase { letters: Vec<char>, open: bool },
}

/// A word typed.
#[derive(Debug, Clone)]
pub(super) struct Word {
    letters: Vec<char>,
    text: String,
    marks: u32,
}

/// Everything typed has to be there.
pub(super) fn read(typed: &str) -> Vec<Sought> {
    let mut all = Vec::new();
    let mut rest = typed;
    while !rest.is_empty() {
        let (plain, after) = split_at_quote(rest);
        words_of(plain, &mut all);
        let end = after.find(is_quote);
        let (inside, next) = after.split_at(end.unwrap_or(after.len()));
        let mut letters = fold(inside);
        letters.pop();
        if !letters.is_empty() {
            all.push(Sought::Phrase { letters, open: end.is_none() });
        }
        rest = next.strip_prefix(is_quote).unwrap_or_default();
    }
    all
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '＂')
}

/// What stands before the quotation mark that opens a phrase, and what follows it. After a letter it opens none.
fn split_at_quote(text: &str) -> (&str, &str) {
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        if is_quote(letter) && (!before.is_alphanumeric() || unspaced(before).is_some()) {
            let (plain, after) = text.split_at(at);
            return (plain, after.strip_prefix(letter).unwrap_or(after));
        }
        before = letter;
    }
    (text, "")
}

fn words_of(plain: &str, all: &mut Vec<Sought>) {
    let folded = fold(plain);
    for (run, size) in words(&folded).flat_map(runs) {
        all.push(match size {
            Some(size) => Sought::Run(run.to_vec(), size),
            None => Sought::Word(Word::new(run)),
        });
    }
}

impl Sought {
    /// Whether the words of a record alone do not tell that it is there, so that the text has to be read.
    pub fn is_read_in_text(&self) -> bool {
        match self {
            Sought::Word(_) => false,
            Sought::Run(letters, size) => letters.len() > *size,
            Sought::Phrase { letters, .. } => {
                let mut runs = words(letters).flat_map(runs);
                let first = runs.next().is_some_and(|(run, size)| run.len() > size.unwrap_or(LONGEST));
                first || runs.next().is_some()
            }
        }
    }

    /// Where it stands in a folded text, from and to which letter, and how well it fits there.
    pub fn places(&self, text: &[char]) -> Vec<(usize, usize, u8)> {
        match self {
            Sought::Word(word) => word.places(text),
            Sought::Run(letters, _) => in_a_row(text, letters, |_, _| true),
            Sought::Phrase { letters, open } => {
                let parted = |one: Option<&char>, next: Option<&char>| match (one, next) {
                    (Some(one), Some(next)) => {
                        [one, next].into_iter().any(|letter| *letter == ' ' || unspaced(*letter).is_some())
                    }
                    _ => true,
                };
                in_a_row(text, letters, |from, to| {
                    let before = from.checked_sub(1).and_then(|at| text.get(at));
                    parted(before, letters.first()) && (*open || parted(letters.last(), text.get(to)))
                })
            }
        }
    }
}

fn in_a_row(text: &[char], letters: &[char], fits: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize, u8)> {
    let mut places: Vec<(usize, usize, u8)> = Vec::new();
    for (from, window) in text.windows(letters.len().max(1)).enumerate() {
        let to = from + letters.len();
        let free = places.last().is_none_or(|(_, end, _)| *end <= from);
        if window == letters && free && fits(from, to) {
            places.push((from, to, BEGINS));
        }
    }
    places
}

impl Word {
    fn new(letters: &[char]) -> Word {
        let letters: Vec<char> = letters.iter().copied().take(LONGEST).collect();
        let text = letters.iter().collect();
        let marks = marks(letters.iter().copied());
        Word { letters, text, marks }
    }

    /// How well it fits a word with these marks.
    pub fn nearness(&self, word: &str, marks: u32) -> Option<u8> {
        let missing = (self.marks & !marks).count_ones();
        if missing == 0 && word.starts_with(&self.text) {
            return Some(BEGINS);
        }
        if missing == 0 && self.is_found_within() && word.contains(&self.text) {
            return Some(WITHIN);
        }
        let typed = self.letters.len();
        let hopeless = missing > 1 || typed + 1 < FORGIVEN || word.len() + 1 < typed;
        if hopeless || word.chars().next().is_none_or(|first| unspaced(first).is_some()) {
            return None;
        }
        // Two letters more than were typed: with one error it is no longer, or what follows makes no difference.
        let mut other = ['\0'; LONGEST + 2];
        let mut length = 0;
        for (place, letter) in other.iter_mut().zip(word.chars().take(typed + 2)) {
            *place = letter;
            length += 1;
        }
        let other = other.get(..length).unwrap_or_default();
        let whole = typed.max(length) >= FORGIVEN && one_error(&self.letters, other, |typed, word| typed == word);
        let begins = typed > FORGIVEN && one_error(&self.letters, other, |typed, word| word.starts_with(typed));
        (whole || begins).then_some(ERROR)
    }

    /// Two letters of a Korean syllable say as much as three of other scripts.
    fn is_found_within(&self) -> bool {
        let syllable = |letter: &char| matches!(letter, '\u{3131}'..='\u{318e}');
        self.letters.len() >= 3 || self.letters.len() == 2 && self.letters.iter().all(syllable)
    }

    fn places(&self, text: &[char]) -> Vec<(usize, usize, u8)> {
        let mut places = Vec::new();
        let mut from = 0;
        for (run, size) in text.split_inclusive(|letter| *letter == ' ').flat_map(runs) {
            let to = from + run.len();
            if size.is_none() && run != [' '] {
                let letters = run.strip_suffix(&[' ']).unwrap_or(run);
                let word: String = letters.iter().take(LONGEST).collect();
                let nearness = self.nearness(&word, marks(word.chars()));
                places.extend(nearness.map(|grade| (from, from + letters.len(), grade)));
            }
            from = to;
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<String> {
        let letters = |letters: &[char]| letters.iter().collect::<String>();
        let shown = |sought: Sought| match sought {
            Sought::Word(word) => word.text,
            Sought::Run(run, size) => format!("{}/{size}", letters(&run)),
            Sought::Phrase { letters: phrase, open } => format!("{:?}{open}", letters(&phrase)),
        };
        read(text).into_iter().map(shown).collect()
    }

    #[test]
    fn words_and_phrases_are_told_apart() {
        for (text, expected) in [
            ("  One, TWO ", vec!["one", "two"]),
            ("a \"b c\" d", vec!["a", "\"b c\"false", "d"]),
            ("“b c” «d»", vec!["\"b c\"false", "\"d\"false"]),
            ("„b c“ e", vec!["\"b c\"false", "e"]),
            ("\"I fe", vec!["\"i fe\"true"]),
            ("צה\"ל", vec!["צה", "ל"]),
            ("信頼3 กลัวมาก", vec!["信頼/2", "3", "กลัวมาก/3"]),
            ("信頼「とは」", vec!["信頼/2", "\"とは\"false"]),
            ("\"\" ?", vec![]),
        ] {
            assert_eq!(typed(text), expected, "{text}");
        }
    }

    #[test]
    fn a_word_fits_in_grades() {
        let check = |typed: &str, word: &str, expected| {
            let Some(Sought::Word(typed)) = read(typed).pop() else { panic!() };
            assert_eq!(typed.nearness(word, marks(word.chars())), expected, "{typed:?} {word}");
        };
        check("trust", "trusting", Some(BEGINS));
        check("rus", "trusting", Some(WITHIN));
        check("ru", "trusting", None);
        for word in ["trust", "trut", "trusst", "rtust", "trast"] {
            check("trust", word, Some(if word == "trust" { BEGINS } else { ERROR }));
        }
        check("trsut", "trusting", Some(ERROR));
        check("tsrut", "trust", None);
        check("cat", "bat", None);
        check("wll", "wall", Some(ERROR));
    }

    #[test]
    fn a_phrase_stands_between_borders() {
        let check = |typed: &str, text: &str, expected: usize| {
            let found = read(typed).pop().unwrap().places(&fold(text)).len();
            assert_eq!(found, expected, "{typed} in {text}");
        };
        check("\"I feel safe\"", "Then, i FEEL; safe.", 1);
        check("\"feel saf\"", "I feel safe", 0);
        check("\"feel saf", "I feel safe", 1);
        check("\"eel safe\"", "I feel safe", 0);
        check("\"信頼\"", "この信頼とは信頼", 2);
        check("\"art\"", "heart art", 1);
    }
}
