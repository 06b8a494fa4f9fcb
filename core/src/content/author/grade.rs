//! How hard a text is to read: the grade of Flesch and Kincaid, as published for the United States Navy.
//!
//! Kincaid, J. P., Fishburne, R. P., Rogers, R. L. and Chissom, B. S. (1975). Derivation of new readability formulas
//! (Automated Readability Index, Fog Count and Flesch Reading Ease formula) for Navy enlisted personnel. Research
//! Branch Report 8-75. <https://stars.library.ucf.edu/istlibrary/56/>
//!
//! `0.39 × words per sentence + 11.8 × syllables per word − 15.59`. As there, a sentence ends at a full stop, a question
//! mark, an exclamation mark, a colon or a semicolon. Only running text counts: headings, options and labels are no
//! sentences, and would make a text look easier than it is.

use super::authored::{Authored, Block, Exercise, Kind, Read};
use super::problem::Problems;
use super::syllables::syllables;

/// The highest grade a text may have: about the thirteenth year of a person's life.
const HARDEST: f64 = 8.0;

/// Reports every read and every practice that is too hard to read.
pub(super) fn check(authored: &Authored, problems: &Problems) {
    if !authored.language.starts_with("en") {
        return; // The formula was made for English and says nothing of another language.
    }
    let reads = authored.reads.iter().map(|read| (&read.place, of_read(read)));
    let exercises = authored.exercises.iter().map(|exercise| (&exercise.place, of_exercise(exercise)));
    for (place, grade) in reads.chain(exercises).filter(|(_, grade)| *grade > HARDEST) {
        let message = format!(
            "this reads at grade {grade:.1}, and {HARDEST} is the hardest it may be; use shorter sentences and words"
        );
        problems.add(place, message);
    }
}

/// The grade of a read: what it says to take away, and its text without headings.
pub fn of_read(read: &Read) -> f64 {
    let mut texts = vec![read.takeaway.words.clone()];
    let running = read.text.blocks.iter().filter(|block| !matches!(block, Block::Heading(_)));
    texts.extend(running.flat_map(Block::plain));
    grade(texts.iter().map(String::as_str))
}

/// The grade of a practice: what it is for, why it may help, and what its steps say.
pub fn of_exercise(exercise: &Exercise) -> f64 {
    let mut texts: Vec<&str> = vec![&exercise.purpose, &exercise.why];
    for step in &exercise.steps {
        texts.push(&step.text);
        match &step.kind {
            Kind::Sitting(parts) => texts.extend(parts.iter().map(|(text, _)| &**text)),
            Kind::Grounding(senses) => texts.extend(senses.iter().map(|(_, _, hint)| &**hint)),
            _ => {}
        }
    }
    grade(texts.into_iter())
}

/// The grade of some texts taken together; 0 where there is nothing to read.
pub fn grade<'a>(texts: impl Iterator<Item = &'a str>) -> f64 {
    let (mut sentences, mut words, mut parts) = (0_u32, 0_u32, 0_u32);
    for text in texts.flat_map(|text| text.split("\n\n")) {
        let mut open = false;
        let mut pieces = text.split_whitespace().peekable();
        while let Some(piece) = pieces.next() {
            let syllables = syllables(piece);
            if syllables > 0 {
                words += 1;
                parts += syllables;
                open = true;
            }
            let next = pieces.peek().and_then(|next| next.chars().find(|letter| letter.is_alphanumeric()));
            if open && ends_sentence(piece, next) {
                sentences += 1;
                open = false;
            }
        }
        sentences += u32::from(open);
    }
    if words == 0 {
        return 0.0;
    }
    0.39 * f64::from(words) / f64::from(sentences) + 11.8 * f64::from(parts) / f64::from(words) - 15.59
}

/// Whether a sentence ends after this piece. What goes on small after a full stop is an abbreviation.
fn ends_sentence(piece: &str, next: Option<char>) -> bool {
    let piece = piece.trim_end_matches(['"', '\'', '”', '’', ')']);
    match piece.chars().next_back() {
        Some(':' | ';' | '?' | '!') => true,
        Some('.') => next.is_none_or(|letter| !letter.is_lowercase()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(texts: &[&str], sentences: f64, words: f64, parts: f64) {
        let expected = 0.39 * words / sentences + 11.8 * parts / words - 15.59;
        assert!((grade(texts.iter().copied()) - expected).abs() < 1e-9, "{texts:?}");
    }

    #[test]
    fn the_formula_is_the_published_one() {
        check(&["The cat sat."], 1.0, 3.0, 3.0);
        check(&["The cat sat. It was a table."], 2.0, 7.0, 8.0);
        check(&["The cat sat", "It sat"], 2.0, 5.0, 5.0);
        check(&["The cat\n\nIt sat"], 2.0, 4.0, 4.0);
        assert_eq!(grade([].into_iter()), 0.0);
        assert_eq!(grade(["", " - "].into_iter()), 0.0);
    }

    #[test]
    fn sentences_end_where_the_formula_says() {
        check(&["He sat: she ran; they left. Who?"], 4.0, 7.0, 7.0);
        check(&["\"I sat.\" He left."], 2.0, 4.0, 4.0);
        check(&["See p. ten now."], 1.0, 4.0, 4.0);
        check(&["It cost 3.5 in all."], 1.0, 5.0, 6.0);
    }
}
