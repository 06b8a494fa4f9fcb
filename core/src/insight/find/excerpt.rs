//! The place in a text that fits best what was typed, with some words around.

use super::sought::{ERROR, read};
use crate::insight::folding::Placed;
use crate::insight::letters::{hangs, is_between, is_within, unspaced};
use std::collections::BTreeMap;

/// What stands where something is left out.
const LEFT_OUT: &str = "…";

/// The place that fits best, at most about three times as long, with up to `around` letters on each side, in pieces, each with whether it fits. It is cut
/// between words, and "…" stands for what is left out. Where nothing fits, it is the beginning.
pub fn excerpt(text: &str, typed: &str, around: usize) -> Vec<(String, bool)> {
    let fitting = fitting(text, typed);
    let (from, to) = best(&fitting, around.saturating_mul(3));
    let room = if from == to { around.saturating_mul(2) } else { around };
    let (from, to) = (begin(text, from, room), end(text, to, room));
    let left_out = |text: &str| text.chars().any(|letter| !letter.is_whitespace());
    let mut pieces = Pieces(Vec::new());
    if left_out(text.get(..from).unwrap_or_default()) {
        pieces.put(LEFT_OUT, false);
    }
    let mut at = from;
    for (piece_from, piece_to) in fitting.keys() {
        let (piece_from, piece_to) = ((*piece_from).max(at), (*piece_to).min(to));
        if piece_from < piece_to {
            pieces.put(text.get(at..piece_from).unwrap_or_default(), false);
            pieces.put(text.get(piece_from..piece_to).unwrap_or_default(), true);
            at = piece_to;
        }
    }
    pieces.put(text.get(at..to).unwrap_or_default(), false);
    if left_out(text.get(to..).unwrap_or_default()) {
        pieces.put(LEFT_OUT, false);
    }
    pieces.0
}

struct Pieces(Vec<(String, bool)>);

impl Pieces {
    fn put(&mut self, piece: &str, fits: bool) {
        if !piece.is_empty() {
            self.0.push((piece.to_owned(), fits));
        }
    }
}

/// Where something fits, from and to which byte: what was typed and how well, in order of place.
fn fitting(text: &str, typed: &str) -> BTreeMap<(usize, usize), (usize, u8)> {
    let placed = Placed::new(text);
    let mut fitting = BTreeMap::new();
    for (number, sought) in read(typed).iter().enumerate() {
        let places = sought.places(&placed.letters);
        // Words with an error are shown only where the word itself is not there.
        let exact = places.iter().any(|(.., grade)| *grade < ERROR);
        for (from, to, grade) in places.into_iter().filter(|(.., grade)| !exact || *grade < ERROR) {
            let first = placed.places.get(from);
            let last = to.checked_sub(1).and_then(|last| placed.places.get(last));
            if let (Some((from, _)), Some((_, to))) = (first, last) {
                let best = fitting.entry((*from, *to)).or_insert((number, grade));
                best.1 = grade.min(best.1);
            }
        }
    }
    fitting
}

/// The stretch of `span` bytes at most in which the most of what was typed stands, and of equal ones the first.
fn best(fitting: &BTreeMap<(usize, usize), (usize, u8)>, span: usize) -> (usize, usize) {
    let mut best = (0, 0);
    let mut best_score = (0, u8::MAX);
    for (from, first_to) in fitting.keys() {
        let (mut numbers, mut worst, mut last) = (Vec::new(), 0, *first_to);
        let near = fitting.range((*from, 0)..).take_while(|((_, to), _)| *to <= (from + span).max(*first_to));
        for ((_, to), (number, grade)) in near {
            if !numbers.contains(number) {
                numbers.push(*number);
                worst = worst.max(*grade);
                last = last.max(*to);
            }
        }
        if numbers.len() > best_score.0 || numbers.len() == best_score.0 && worst < best_score.1 {
            best_score = (numbers.len(), worst);
            best = (*from, last);
        }
    }
    best
}

/// Where to begin, `room` letters before `at` or less, and at the beginning of a word.
fn begin(text: &str, at: usize, room: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let first = before.char_indices().rev().take(room).last().map_or(at, |(first, _)| first);
    let rest = text.get(first..at).unwrap_or_default();
    let starts = |from: &usize| {
        let letter = text.get(*from..).and_then(|rest| rest.chars().next());
        letter.is_some_and(|letter| *from == 0 || !is_between(letter)) && is_border(text, *from)
    };
    rest.char_indices().map(|(within, _)| first + within).find(starts).unwrap_or(at)
}

/// Where to end, `room` letters after `at` or less, and at the end of a word.
fn end(text: &str, at: usize, room: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let last = rest.char_indices().nth(room).map_or(text.len(), |(last, _)| at + last);
    let inside = text.get(at..last).unwrap_or_default();
    let ends = |(from, letter): (usize, char)| {
        let to = at + from + letter.len_utf8();
        (!letter.is_whitespace() && is_border(text, to)).then_some(to)
    };
    inside.char_indices().rev().find_map(ends).unwrap_or(at)
}

/// Whether a text may be cut here.
fn is_border(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at..).and_then(|after| after.chars().next());
    let (Some(before), Some(after)) = (before, after) else { return true };
    let part_of_word = |letter: char| !is_between(letter) || is_within(letter);
    if hangs(after) && !is_between(before) || before == '\u{200d}' {
        return false;
    }
    let unspaced = unspaced(before).is_some() || unspaced(after).is_some();
    unspaced || !(part_of_word(before) && part_of_word(after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, typed: &str, around: usize) -> String {
        let pieces = excerpt(text, typed, around);
        pieces.into_iter().map(|(piece, fits)| if fits { format!("[{piece}]") } else { piece }).collect()
    }

    #[test]
    fn the_best_place_is_shown_with_words_around() {
        let text = "I went home early. Sam said they would call, and I waited the whole evening for that call to come.";
        for (typed, around, expected) in [
            ("evening", 12, "…the whole [evening] for that…"),
            ("call evening", 10, "…the whole [evening] for that [call] to come."),
            ("home", 9, "I went [home] early.…"),
            ("\"said they\"", 6, "…Sam [said they] would…"),
            ("evning", 4, "…[evening] for…"),
            ("", 8, "I went home…"),
            ("zebra", 8, "I went home…"),
        ] {
            assert_eq!(shown(text, typed, around), expected, "{typed}");
        }
        assert_eq!(shown("I love it, they live here", "love", 40), "I [love] it, they live here");
    }

    #[test]
    fn scripts_without_spaces_are_cut_between_letters() {
        assert_eq!(shown("この町で信頼とは何かを考えた", "信頼", 2), "…町で[信頼]とは…");
        assert_eq!(shown("ฉันกลัวที่จะไว้ใจคน", "ไว้ใจ", 2), "…จะ[ไว้ใจ]คน");
        assert_eq!(shown("오늘 신뢰를 배웠다", "신뢰", 9), "오늘 [신뢰를] 배웠다");
        assert_eq!(shown("मुझे विश्वास नहीं है", "विश्वास", 6), "मुझे [विश्वास] नहीं…");
        assert_eq!(shown("cafe\u{301}s", "cafes", 9), "[cafe\u{301}s]");
    }

    proptest! {
        #[test]
        fn what_is_shown_stands_there(text in any::<String>(), typed in any::<String>(), around in 0..30usize) {
            for typed in [typed, text.chars().skip(around).take(4).collect()] {
                let pieces = excerpt(&text, &typed, around);
                let joined: String = pieces.iter().map(|(piece, _)| piece.as_str()).collect();
                let inner = joined.strip_prefix(LEFT_OUT).unwrap_or(&joined);
                let inner = inner.strip_suffix(LEFT_OUT).unwrap_or(inner);
                prop_assert!(text.contains(inner) && pieces.iter().all(|(piece, _)| !piece.is_empty()));
            }
        }
    }
}
