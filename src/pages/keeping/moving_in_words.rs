//! Moving in, in words: what is taken, what is left and why, what can be wrong, and the words an import writes.

use super::held::many;
use crate::content::{fill, keeping};
use crate::state::exchange::moving_in::Found;
use rethread_core::exchange::import::{Dated, ImportError, Pattern, Role, Source, What, Why, Word};

/// Every source, in the order it is offered, with its id.
pub const SOURCES: [(&str, Source); 6] = [
    ("daylio", Source::Daylio),
    ("day-one", Source::DayOne),
    ("thoughts", Source::Thoughts),
    ("nomie", Source::Nomie),
    ("text", Source::Text),
    ("table", Source::Table),
];

/// What a source is called.
pub fn source_words(source: Source) -> &'static str {
    let texts = &keeping().moving_in;
    match source {
        Source::Daylio => texts.source_daylio,
        Source::DayOne => texts.source_day_one,
        Source::Thoughts => texts.source_thoughts,
        Source::Nomie => texts.source_nomie,
        Source::Text => texts.source_text,
        Source::Table => texts.source_table,
    }
}

/// What a column can hold.
pub fn role_words(role: Role) -> &'static str {
    let texts = &keeping().moving_in;
    match role {
        Role::Date => texts.role_date,
        Role::Time => texts.role_time,
        Role::Text => texts.role_text,
        Role::Title => texts.role_title,
        Role::Tags => texts.role_tags,
        Role::Feeling => texts.role_feeling,
        Role::Context => texts.role_context,
    }
}

/// What is taken.
pub fn taken(found: &Found) -> Vec<String> {
    let texts = &keeping().moving_in;
    let some = |number: usize, one, several| (number > 0).then(|| many(number, one, several));
    let (fresh, here) = (found.fresh.len(), found.here.len());
    let all_here = fresh == 0 && here > 0 && found.deleted == 0;
    let lines = [
        some(fresh, texts.taken_new_one, texts.taken_new),
        all_here.then(|| texts.taken_all.to_owned()).or_else(|| some(here, texts.taken_here_one, texts.taken_here)),
        some(found.deleted, texts.taken_deleted_one, texts.taken_deleted),
        (fresh + here + found.deleted == 0).then(|| texts.taken_nothing.to_owned()),
    ];
    let dated = [
        (Dated::Clock, texts.dated_clock),
        (Dated::Day, texts.dated_day),
        (Dated::File, texts.dated_file),
        (Dated::Before, texts.dated_before),
    ];
    let dated = dated.into_iter().filter(|(dated, _)| found.fresh.iter().any(|new| new.dated == *dated));
    let dated = dated.map(|(_, words)| words.to_owned());
    let odd = (!found.account.encodings.is_empty()).then(|| texts.encoding.to_owned());
    lines.into_iter().flatten().chain(dated).chain(odd).collect()
}

/// What is left, and why.
pub fn left(found: &Found) -> Vec<String> {
    let texts = &keeping().moving_in;
    let line = |what, number: usize, why| {
        fill(texts.left, &[("what", what_words(what)), ("number", &number.to_string()), ("why", why_words(why))])
    };
    found.account.left.iter().map(|left| line(left.what, left.count, left.why)).collect()
}

fn what_words(what: What) -> &'static str {
    let texts = &keeping().moving_in;
    match what {
        What::Entry => texts.what_entry,
        What::Mood => texts.what_mood,
        What::Thought => texts.what_thought,
        What::Tick => texts.what_tick,
        What::Row => texts.what_row,
        What::Page => texts.what_page,
        What::Photo => texts.what_photo,
        What::Video => texts.what_video,
        What::Audio => texts.what_audio,
        What::Attachment => texts.what_attachment,
        What::Place => texts.what_place,
        What::Weather => texts.what_weather,
        What::Score => texts.what_score,
        What::Person => texts.what_person,
        What::Tracker => texts.what_tracker,
        What::Setting => texts.what_setting,
        What::Cell => texts.what_cell,
    }
}

fn why_words(why: Why) -> &'static str {
    let texts = &keeping().moving_in;
    match why {
        Why::Empty => texts.why_empty,
        Why::NoTime => texts.why_no_time,
        Why::TooLong => texts.why_too_long,
        Why::Twice => texts.why_twice,
        Why::Unread => texts.why_unread,
        Why::NotText => texts.why_not_text,
        Why::TickAlone => texts.why_tick_alone,
        Why::NoPlace => texts.why_no_place,
        Why::NotRated => texts.why_not_rated,
        Why::NotChosen => texts.why_not_chosen,
    }
}

/// Why nothing was read, and that nothing was changed.
pub fn error_words(error: &ImportError) -> String {
    let texts = &keeping().moving_in;
    let words = match error {
        ImportError::TooLarge => texts.error_too_large,
        ImportError::TooMany => texts.error_too_many,
        ImportError::NotText => texts.error_not_text,
        ImportError::Damaged => texts.error_damaged,
        ImportError::OtherForm => texts.error_other_form,
        ImportError::Nothing => texts.error_nothing,
        ImportError::Zip(_) => texts.error_zip,
        ImportError::OrderUnsaid => texts.error_order,
        ImportError::NoDate => texts.error_no_date,
        ImportError::OwnBackup => texts.error_own_backup,
    };
    [words, " ", texts.safe].concat()
}

/// The words an import writes beside the person's own.
pub fn word(word: Word) -> &'static str {
    let texts = &keeping().moving_in;
    match word {
        Word::Mood => texts.word_mood,
        Word::Scales => texts.word_scales,
        Word::Thought => texts.word_thought,
        Word::Patterns => texts.word_patterns,
        Word::Challenge => texts.word_challenge,
        Word::Alternative => texts.word_alternative,
        Word::FeltAfter => texts.word_felt_after,
        Word::FeltLater => texts.word_felt_later,
        Word::Better => texts.word_better,
        Word::Same => texts.word_same,
        Word::Worse => texts.word_worse,
        Word::Starred => texts.word_starred,
        Word::WrittenOn => texts.word_written_on,
        Word::Pattern(pattern) => pattern_words(pattern),
    }
}

fn pattern_words(pattern: Pattern) -> &'static str {
    let texts = &keeping().moving_in;
    match pattern {
        Pattern::AllOrNothing => texts.pattern_all_or_nothing,
        Pattern::Overgeneralization => texts.pattern_overgeneralization,
        Pattern::MindReading => texts.pattern_mind_reading,
        Pattern::FortuneTelling => texts.pattern_fortune_telling,
        Pattern::Magnification => texts.pattern_magnification,
        Pattern::Minimization => texts.pattern_minimization,
        Pattern::Catastrophizing => texts.pattern_catastrophizing,
        Pattern::EmotionalReasoning => texts.pattern_emotional_reasoning,
        Pattern::ShouldStatements => texts.pattern_must,
        Pattern::Labeling => texts.pattern_labeling,
        Pattern::SelfBlaming => texts.pattern_self_blaming,
        Pattern::OtherBlaming => texts.pattern_other_blaming,
    }
}
