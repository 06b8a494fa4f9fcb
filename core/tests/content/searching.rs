//! Everything that ships is found by its title, and by its title with one letter wrong.

use crate::as_shown::cards;
use crate::shipped::shipped;
use proptest::prelude::*;
use rethread_core::insight::search::{Found, Index, Kind};
use std::sync::LazyLock;

static INDEX: LazyLock<(Index, Vec<Found>)> = LazyLock::new(|| {
    let (content, library) = cards(shipped());
    let mut all: Vec<Found> = Vec::new();
    let mut add = |kind, id, title, line| all.push(Found { kind, id, title, line });
    content.reads.iter().for_each(|read| add(Kind::Read, read.id, read.title, read.takeaway));
    content.exercises.iter().for_each(|exercise| add(Kind::Exercise, exercise.id, exercise.title, exercise.purpose));
    content.signs.iter().for_each(|sign| add(Kind::Sign, sign.id, sign.title, sign.looks_like));
    library.terms.iter().for_each(|term| add(Kind::Term, term.id, term.title, term.text));
    library.questions.iter().for_each(|question| add(Kind::Question, question.id, question.title, ""));
    (Index::new(&content, &library), all)
});

#[test]
fn each_is_among_the_first_by_its_own_title() {
    for item in &INDEX.1 {
        let found = INDEX.0.find(item.title);
        let place = found.iter().position(|found| found == item);
        // Two may have the same name, such as a read and the term it explains.
        assert!(place.is_some_and(|place| place < 3), "{item:?} stands at {place:?}");
    }
}

#[test]
fn terms_are_found_by_what_else_they_are_called() {
    for term in &shipped().terms {
        for also in &term.also {
            let found = INDEX.0.find(also);
            assert!(found.iter().any(|found| found.kind == Kind::Term && found.id == &*term.id), "{also:?}");
        }
    }
}

#[test]
fn each_is_found_while_its_title_is_typed() {
    for item in &INDEX.1 {
        // After the first letters, and at the end of each word: every other moment is like one of these.
        let letters: Vec<char> = item.title.chars().collect();
        for end in (1..=letters.len()).filter(|end| *end < 4 || letters.get(*end).is_none_or(|next| *next == ' ')) {
            let typed: String = letters.iter().take(end).collect();
            let nothing_yet = !typed.chars().any(char::is_alphanumeric);
            assert!(nothing_yet || INDEX.0.find(&typed).contains(item), "{typed:?} does not find {item:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn each_is_found_with_one_letter_wrong(
        item in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        other in prop_oneof!["[a-z]", "[A-Z]", "[éжб信]"],
        way in 0..4_u8,
    ) {
        let item = item.get(&INDEX.1);
        let mut letters: Vec<char> = item.title.chars().collect();
        let places: Vec<usize> = (0..letters.len()).filter(|at| letters[*at].is_alphabetic()).collect();
        let at = *at.get(&places);
        let other = other.chars().next().expect("a letter");
        match way {
            0 => letters[at] = other,
            1 => letters.insert(at, other),
            2 => _ = letters.remove(at),
            _ if letters.get(at + 1).is_some_and(|next| next.is_alphabetic()) => letters.swap(at, at + 1),
            _ => letters[at] = other,
        }
        let typed: String = letters.into_iter().collect();
        prop_assume!(typed.chars().any(char::is_alphanumeric));
        prop_assert!(INDEX.0.find(&typed).contains(item), "{:?} does not find {:?}", typed, item);
    }
}
