//! Two versions of a text side by side, with what differs in each.
//!
//! By words where that can be done in a small table, else by lines and then by words within the lines that differ, else
//! as a whole: a long text takes no more room than a short one.

use super::letters::{hangs, is_between, is_within, unspaced};

/// A text in pieces, each with whether it differs from the other text. Together they are the text.
pub type Pieces = Vec<(String, bool)>;

/// Places of the largest table, of two bytes each.
const LARGEST: usize = 600_000;

/// What differs between two texts, in each of them.
pub fn differences(one: &str, other: &str) -> (Pieces, Pieces) {
    let mut sides = Sides::default();
    if !sides.compare(&words(one), &words(other)) {
        let (one, other): (Vec<&str>, Vec<&str>) = (lines(one), lines(other));
        let mut by_lines = Sides::default();
        if by_lines.compare(&one, &other) {
            sides.within_lines(by_lines);
        } else {
            sides.put(&one, &other, true);
        }
    }
    (finished(sides.left), finished(sides.right))
}

/// Both texts so far, in stretches. Those of one side stand beside those of the other.
#[derive(Default)]
struct Sides<'a> {
    left: Vec<(Vec<&'a str>, bool)>,
    right: Vec<(Vec<&'a str>, bool)>,
}

impl<'a> Sides<'a> {
    fn put(&mut self, left: &[&'a str], right: &[&'a str], differs: bool) {
        let alike = |side: &Vec<(Vec<&str>, bool)>| side.last().is_some_and(|(_, last)| *last == differs);
        if !alike(&self.left) {
            self.left.push((Vec::new(), differs));
            self.right.push((Vec::new(), differs));
        }
        if let (Some((one, _)), Some((other, _))) = (self.left.last_mut(), self.right.last_mut()) {
            one.extend(left);
            other.extend(right);
        }
    }

    /// Puts in what is alike and what is not; nothing, and `false`, where the table would be too large.
    fn compare(&mut self, one: &[&'a str], other: &[&'a str]) -> bool {
        let same = |(one, other): &(&&str, &&str)| one == other;
        let before = one.iter().zip(other).take_while(same).count();
        let (start, (one, other)) = (one.get(..before), (rest(one, before), rest(other, before)));
        let after = one.iter().rev().zip(other.iter().rev()).take_while(same).count();
        let (one, end) = one.split_at(one.len() - after);
        let (other, _) = other.split_at(other.len() - after);
        if (one.len() + 1).saturating_mul(other.len() + 1) > LARGEST {
            return false;
        }
        let start = start.unwrap_or_default();
        self.put(start, start, false);
        self.by_table(one, other);
        self.put(end, end, false);
        true
    }

    /// The longest run of parts, with gaps, that both have: from the end backwards how long it is, then along it.
    fn by_table(&mut self, one: &[&'a str], other: &[&'a str]) {
        let width = other.len() + 1;
        let mut table = vec![0_u16; (one.len() + 1) * width];
        let at = |table: &[u16], row: usize, column: usize| table.get(row * width + column).copied().unwrap_or(0);
        for (row, left) in one.iter().enumerate().rev() {
            for (column, right) in other.iter().enumerate().rev() {
                let longest = if left == right {
                    at(&table, row + 1, column + 1) + 1
                } else {
                    at(&table, row + 1, column).max(at(&table, row, column + 1))
                };
                if let Some(place) = table.get_mut(row * width + column) {
                    *place = longest;
                }
            }
        }
        let (mut row, mut column) = (0, 0);
        while let (Some(left), Some(right)) = (one.get(row), other.get(column)) {
            if left == right {
                self.put(&[left], &[right], false);
                (row, column) = (row + 1, column + 1);
            } else if at(&table, row + 1, column) >= at(&table, row, column + 1) {
                self.put(&[left], &[], true);
                row += 1;
            } else {
                self.put(&[], &[right], true);
                column += 1;
            }
        }
        if row < one.len() || column < other.len() {
            self.put(rest(one, row), rest(other, column), true);
        }
    }

    /// Takes over what was compared line by line, and compares the words of lines that differ.
    fn within_lines(&mut self, by_lines: Sides<'a>) {
        for ((left, differs), (right, _)) in by_lines.left.into_iter().zip(by_lines.right) {
            let of = |lines: &[&'a str]| lines.iter().flat_map(|line| words(line)).collect::<Vec<_>>();
            if !differs || !self.compare(&of(&left), &of(&right)) {
                self.put(&left, &right, differs);
            }
        }
    }
}

fn rest<'a, 'b>(parts: &'b [&'a str], from: usize) -> &'b [&'a str] {
    parts.get(from..).unwrap_or_default()
}

/// The pieces of a side. What is alike but holds no word, between two that differ, is not worth telling apart.
fn finished(side: Vec<(Vec<&str>, bool)>) -> Pieces {
    let mut pieces: Pieces = Vec::new();
    let mut stretches = side.into_iter().map(|(parts, differs)| (parts.concat(), differs)).peekable();
    while let Some((text, differs)) = stretches.next() {
        if text.is_empty() {
            continue;
        }
        let blank = !text.chars().any(is_word);
        let before = pieces.last().is_some_and(|(_, differs)| *differs);
        let after = stretches.peek().is_some_and(|(next, differs)| *differs && !next.is_empty());
        let differs = differs || blank && before && after;
        match pieces.last_mut().filter(|(_, last)| *last == differs) {
            Some((last, _)) => last.push_str(&text),
            None => pieces.push((text, differs)),
        }
    }
    pieces
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Words, spaces between them, and every other sign by itself; of scripts without spaces every letter.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut from, mut before) = (0, None);
    for (at, letter) in text.char_indices() {
        let goes_on = before.is_none_or(|before: char| {
            let blank = before.is_whitespace() && letter.is_whitespace() && before != '\n';
            let one_word = is_word(before) && is_word(letter) && unspaced(before).or(unspaced(letter)).is_none();
            blank || one_word || hangs(letter) && is_word(before)
        });
        if !goes_on {
            words.extend(text.get(from..at));
            from = at;
        }
        before = Some(letter);
    }
    words.extend(text.get(from..).filter(|word| !word.is_empty()));
    words
}

fn is_word(letter: char) -> bool {
    !letter.is_whitespace() && (!is_between(letter) || is_within(letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(pieces: &Pieces) -> String {
        pieces.iter().map(|(text, differs)| if *differs { format!("[{text}]") } else { text.clone() }).collect()
    }

    #[test]
    fn words_that_differ_are_told() {
        for (one, other, left, right) in [
            ("I went home.", "I ran home.", "I [went] home.", "I [ran] home."),
            ("I went home", "I went home early", "I went home", "I went home[ early]"),
            ("a b c", "d e f", "[a b c]", "[d e f]"),
            ("same", "same", "same", "same"),
            ("", "all new", "", "[all new]"),
            ("今日は人を信じた", "今日は彼を信じた", "今日は[人]を信じた", "今日は[彼]を信じた"),
            ("it’s late", "it’s later", "it’s [late]", "it’s [later]"),
            ("one\ntwo\n", "one\n\ntwo\n", "one\ntwo\n", "one\n[\n]two\n"),
        ] {
            let (one, other) = differences(one, other);
            assert_eq!((shown(&one).as_str(), shown(&other).as_str()), (left, right));
        }
    }

    #[test]
    fn long_texts_are_compared_by_lines_first() {
        let line = |number: usize| format!("Line {number} of a text, with some more words in it {}.\n", number * 7919);
        let one: String = (0..400).map(line).collect();
        let other: String = (0..400)
            .map(|number| if number % 100 == 50 { line(number).replace("text", "diary") } else { line(number) })
            .collect();
        let (left, right) = differences(&one, &other);
        let differ = |pieces: &Pieces| {
            pieces.iter().filter(|(_, differs)| *differs).map(|(text, _)| text.clone()).collect::<Vec<_>>()
        };
        assert_eq!((differ(&left), differ(&right)), (vec!["text".to_owned(); 4], vec!["diary".to_owned(); 4]));
        let words = |first: usize| (0..5000).map(|number| format!("{} ", number * 2 + first)).collect::<String>();
        let (left, right) = differences(&words(0), &words(1));
        assert_eq!((left.len(), right.len()), (1, 1));
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(one in "[ab \n信.]{0,40}|\\PC*", other in "[ab \n信.]{0,40}|\\PC*") {
            let (left, right) = differences(&one, &other);
            let joined = |pieces: &Pieces| pieces.iter().map(|(text, _)| text.as_str()).collect::<String>();
            prop_assert_eq!((joined(&left), joined(&right)), (one.clone(), other.clone()));
            for pieces in [&left, &right] {
                prop_assert!(pieces.iter().all(|(text, _)| !text.is_empty()));
                prop_assert!(pieces.windows(2).all(|two| two[0].1 != two[1].1));
            }
            let differs = [&left, &right].into_iter().flatten().any(|(_, differs)| *differs);
            prop_assert_eq!(differs, one != other);
        }
    }
}
