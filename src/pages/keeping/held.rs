//! What a file holds, and how large it is, in words.

use crate::content::{content, fill, keeping};
use crate::pages::row;
use crate::parts::{El, el};
use rethread_core::keys::KeyError;
use rethread_core::record::{Body, Preferences, Reading};

/// How many records of each kind, under what they are called.
pub fn held(kinds: &[(char, usize)]) -> El {
    let texts = &keeping().restore;
    let mut rows: Vec<(&str, usize)> = Vec::new();
    for (kind, number) in kinds {
        let words = match *kind {
            Preferences::KIND => texts.kind_choices,
            Reading::KIND => texts.kind_reading,
            kind => row::kind_words(kind),
        };
        // Two kinds can have one name to a person.
        match rows.iter_mut().find(|(known, _)| *known == words) {
            Some((_, sum)) => *sum += number,
            None => rows.push((words, *number)),
        }
    }
    rows.into_iter().fold(el("dl").class("facts-list"), |list, (words, number)| {
        list.child(el("dt").text(words)).child(el("dd").text(&number.to_string()))
    })
}

/// A size in the unit that fits.
pub fn size_words(bytes: usize) -> String {
    let texts = &keeping().file;
    let tenths = bytes.saturating_mul(10).div_ceil(1024 * 1024);
    if tenths < 10 {
        return fill(texts.kilobytes, &[("number", &bytes.div_ceil(1024).to_string())]);
    }
    let mark = if content().language == "en" { "." } else { "," };
    let number = [&(tenths / 10).to_string(), mark, &(tenths % 10).to_string()].concat();
    fill(texts.megabytes, &[("number", &number)])
}

/// Why a file could not be sealed.
pub fn sealing_words(error: KeyError) -> &'static str {
    let texts = &keeping().file;
    match error {
        KeyError::WorkerMissing => texts.error_part,
        KeyError::NoRoom => texts.error_no_room,
        KeyError::TooLarge => texts.error_too_large,
        _ => texts.error_other,
    }
}

/// A sentence for one, or for any other number.
pub fn many(number: usize, one: &str, several: &str) -> String {
    match number {
        1 => one.to_owned(),
        number => fill(several, &[("number", &number.to_string())]),
    }
}
