//! What is said about a passphrase while it is typed, and about what went wrong with the lock.

use crate::content::{fill, keeping};
use crate::state::lock::change::{LEAST, Refused};
use crate::state::lock::open::{Answer, wait_ms};
use rethread_core::keys::KeyError;

/// From how many letters on a passphrase counts as fair, and as good.
const FAIR: usize = 14;
const GOOD: usize = 20;

/// How well a passphrase would hold. By its length alone, and whether it repeats itself: a list of common passwords
/// would be larger than the rest of the app, and each try is slow already.
pub fn strength_words(passphrase: &str) -> String {
    let texts = &keeping().lock;
    let letters: Vec<char> = passphrase.chars().collect();
    match letters.len() {
        0 => String::new(),
        few if few < LEAST => fill(texts.strength_short, &[("count", &(LEAST - few).to_string())]),
        _ if is_monotonous(&letters) => texts.strength_same.to_owned(),
        few if few < FAIR => texts.strength_plain.to_owned(),
        some if some < GOOD => texts.strength_fair.to_owned(),
        _ => texts.strength_good.to_owned(),
    }
}

/// Whether it is made of very few letters, or of letters that follow each other.
fn is_monotonous(letters: &[char]) -> bool {
    let different =
        letters.iter().enumerate().filter(|(at, letter)| !letters.iter().take(*at).any(|one| one == *letter));
    let steps = letters.iter().zip(letters.iter().skip(1));
    let in_line = steps.filter(|(one, next)| u32::from(**one).abs_diff(u32::from(**next)) <= 1).count();
    different.count() < 5 || in_line * 2 > letters.len()
}

/// Why the lock is as it was.
pub fn error_words(refused: Refused) -> String {
    let texts = &keeping().lock;
    let seconds = || wait_ms().div_ceil(1000).to_string();
    let words = match refused {
        Refused::Passphrase(Answer::TooSoon) => return fill(texts.error_wait, &[("seconds", &seconds())]),
        Refused::Passphrase(Answer::Failed(error)) | Refused::Key(error) => match error {
            KeyError::WorkerMissing => texts.error_part,
            KeyError::NoRoom => texts.error_no_room,
            _ => texts.error_other,
        },
        Refused::Passphrase(Answer::Wrong | Answer::Outdated) => texts.error_current,
        Refused::Passphrase(_) => texts.error_other,
        Refused::Busy => texts.error_busy,
        Refused::Copies => texts.error_copies,
    };
    words.to_owned()
}

/// Why what was written in a private sitting could not be added to a workbook that has a lock.
pub fn sitting_words(answer: Answer) -> String {
    let texts = &keeping().sitting;
    let words = match answer {
        Answer::TooSoon => return fill(texts.keep_wait, &[("seconds", &wait_ms().div_ceil(1000).to_string())]),
        Answer::Wrong | Answer::Outdated => texts.keep_wrong,
        Answer::Failed(KeyError::NoRoom) => texts.keep_no_room,
        Answer::Failed(KeyError::WorkerMissing) => texts.keep_part,
        _ => texts.keep_not_here,
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_depends_on_length_and_variety() {
        let texts = &keeping().lock;
        let check = |passphrase: &str, expected: &str| assert_eq!(strength_words(passphrase), expected, "{passphrase}");
        check("", "");
        assert!(strength_words("abcde").contains('3'));
        check("aaaaaaaaaaaaaaaaaaaaaaaa", texts.strength_same);
        check("12345678", texts.strength_same);
        check("abcdefghijklmnop", texts.strength_same);
        check("Tr0ub4dor", texts.strength_plain);
        check("green kettle six", texts.strength_fair);
        check("correct horse battery staple", texts.strength_good);
        check("långsamma björnar äter", texts.strength_good);
    }
}
