//! Words that care.md keeps out of everything a person reads. A check of wording, not of meaning.

use super::source::File;
use std::ops::Range;

/// Phrases that never stand in our own text, and what to do instead. Compared without regard to case.
const FORBIDDEN: [(&str, &str); 17] = [
    ("simply", "leave the word out"),
    ("just", "leave the word out"),
    ("should", "offer instead: \"you could\", \"it may help to\""),
    ("why don't you", "offer instead: \"you could\""),
    ("why don\u{2019}t you", "offer instead: \"you could\""),
    ("symptom", "say \"sign\""),
    ("symptoms", "say \"signs\""),
    ("mommy issues", "say \"early caregiver wounds\""),
    ("daddy issues", "say \"early caregiver wounds\""),
    ("mummy issues", "say \"early caregiver wounds\""),
    ("toxic", "say what was done"),
    ("journey", "say what happens, step by step"),
    ("you've got this", "leave the cheering out"),
    ("you\u{2019}ve got this", "leave the cheering out"),
    ("it's okay to not be okay", "say what may be hard, and that it may be"),
    ("\u{2014}", "use a comma, a colon or two sentences"),
    ("!", "end the sentence with a full stop"),
];

/// Reports forbidden wording in a text, at the line it stands on.
pub(super) fn check(file: &File<'_>, span: Range<usize>, words: &str) {
    // ASCII alone: positions stay what they are in the file.
    let raw = file.raw(span.clone()).to_ascii_lowercase();
    let words = words.to_ascii_lowercase();
    for (phrase, instead) in FORBIDDEN {
        let mut found: Vec<usize> = whole_words(&raw, phrase).map(|at| span.start + at).collect();
        // A phrase broken across lines or written with escapes is not in the raw text: name the start instead.
        if found.is_empty() && whole_words(&words, phrase).next().is_some() {
            found.push(span.start);
        }
        for at in found {
            file.problems.add(&file.place(at), format!("\"{phrase}\" is not used in Rethread; {instead}"));
        }
    }
}

/// Where a phrase stands as whole words.
fn whole_words<'a>(text: &'a str, phrase: &'a str) -> impl Iterator<Item = usize> + 'a {
    let in_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    text.match_indices(phrase).map(|(at, _)| at).filter(move |at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(at + phrase.len()..).and_then(|after| after.chars().next());
        !phrase.starts_with(char::is_alphabetic) || (!in_word(before) && !in_word(after))
    })
}
