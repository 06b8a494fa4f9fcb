//! What the parts of a record are called, and fixed answers in words, for reading on a page and on paper.

use super::day_label;
use crate::content::{content, fill, workbook};
use rethread_core::insight::Day;
use rethread_core::insight::parts::{Field, Label, Said};
use rethread_core::record::{Came, DayPart, Felt, Loudness, Marker, PromiseState};

/// Kinds of triggers: stored ids and their words, in the order they are shown.
pub fn trigger_kinds() -> [(&'static str, &'static str); 11] {
    let texts = &workbook().fields;
    [
        ("silence", texts.trigger_silence),
        ("tone", texts.trigger_tone),
        ("secret", texts.trigger_secret),
        ("let-down", texts.trigger_let_down),
        ("criticism", texts.trigger_criticism),
        ("closeness", texts.trigger_closeness),
        ("left-out", texts.trigger_left_out),
        ("control", texts.trigger_control),
        ("reminder", texts.trigger_reminder),
        ("lie", texts.trigger_lie),
        ("other", texts.trigger_other),
    ]
}

/// What a part is called.
pub fn label_words(label: &Label) -> &str {
    match label {
        Label::Asked(words) => words,
        Label::Field(field) => field_words(*field),
    }
}

fn field_words(field: Field) -> &'static str {
    let texts = &workbook().fields;
    match field {
        Field::Text => texts.text,
        Field::Prompt => texts.prompt,
        Field::Feelings => texts.feelings,
        Field::LookedBack => texts.looked_back,
        Field::Safe => texts.safe,
        Field::Connected => texts.connected,
        Field::Guard => texts.guard,
        Field::Note => texts.note,
        Field::Fear => texts.fear,
        Field::Likely => texts.likely,
        Field::Plan => texts.plan,
        Field::Came => texts.came,
        Field::Right => texts.right,
        Field::Happened => texts.happened,
        Field::Like => texts.like,
        Field::Marker => texts.marker,
        Field::Day => texts.day,
        Field::Said => texts.said,
        Field::Loudness => texts.loudness,
        Field::Places => texts.places,
        Field::Situation => texts.situation,
        Field::Kinds => texts.kinds,
        Field::DayPart => texts.day_part,
        Field::Strength => texts.strength,
        Field::Thought => texts.thought,
        Field::Did => texts.did,
        Field::Helped => texts.helped,
        Field::LadderTitle => texts.ladder_title,
        Field::Rung => texts.rung,
        Field::PromiseWords => texts.promise_words,
        Field::Why => texts.why,
        Field::PromiseState => texts.promise_state,
        Field::Turn => texts.turn,
        Field::Fine => texts.fine,
        Field::NotFine => texts.not_fine,
        Field::WillDo => texts.will_do,
        Field::Say => texts.say,
        Field::Respected => texts.respected,
        Field::Win => texts.win,
        Field::Alias => texts.alias,
        Field::Sign => texts.sign,
        Field::Carried => texts.carried,
    }
}

/// What a part says, in words. `label` tells what a yes is a yes to.
pub fn said_words(label: &Label, said: &Said) -> String {
    let named = |ids: &[String], name: &dyn Fn(&str) -> Option<&'static str>| {
        // A word this version does not know is shown by its id rather than left out.
        ids.iter().map(|id| name(id).unwrap_or(id)).collect::<Vec<_>>().join(", ")
    };
    match said {
        Said::Words(words) => words.clone(),
        Said::Number { number, most } => {
            fill(workbook().fields.number_of, &[("number", &number.to_string()), ("most", &most.to_string())])
        }
        Said::Feelings(ids) => named(ids, &|id| content().feeling(id).map(|word| word.text)),
        Said::Places(ids) => named(ids, &|id| content().places.iter().find(|place| place.id == id).map(|at| at.text)),
        Said::Kinds(ids) => named(ids, &|id| trigger_kinds().into_iter().find(|(known, _)| *known == id).map(|k| k.1)),
        Said::Came(came) => match label {
            Label::Field(Field::Right) => right_words(*came),
            Label::Field(Field::Respected) => respected_words(*came),
            _ => came_words(*came),
        }
        .to_owned(),
        Said::Marker(marker, kept) => marker_words(*marker, *kept).to_owned(),
        Said::Loudness(loudness) => loudness_words(*loudness).to_owned(),
        Said::DayPart(part) => day_part_words(*part).to_owned(),
        Said::PromiseState(state) => promise_words(*state).to_owned(),
        Said::Day(day) => Day::parse(day).map_or_else(|| day.clone(), |day| day_label(&day)),
        Said::Felt(felt) => felt_words(*felt).to_owned(),
    }
}

/// Whether a fear came true.
pub fn came_words(came: Came) -> &'static str {
    let texts = &workbook().fields;
    match came {
        Came::Yes => texts.came_yes,
        Came::Partly => texts.came_partly,
        Came::No => texts.came_no,
        Came::Unclear => texts.came_unclear,
    }
}

/// Whether a signal was right.
pub fn right_words(came: Came) -> &'static str {
    let texts = &workbook().fields;
    match came {
        Came::Yes => texts.right_yes,
        Came::Partly => texts.right_partly,
        Came::No => texts.right_no,
        Came::Unclear => texts.came_unclear,
    }
}

/// Whether a boundary was respected.
pub fn respected_words(came: Came) -> &'static str {
    let texts = &workbook().fields;
    match came {
        Came::Yes => texts.respected_yes,
        Came::Partly => texts.respected_partly,
        Came::No => texts.respected_no,
        Came::Unclear => texts.came_unclear,
    }
}

/// An observation and its opposite.
pub fn marker_words(marker: Marker, kept: bool) -> &'static str {
    let texts = &workbook().fields;
    match (marker, kept) {
        (Marker::Word, true) => texts.marker_word,
        (Marker::Word, false) => texts.marker_word_not,
        (Marker::Truth, true) => texts.marker_truth,
        (Marker::Truth, false) => texts.marker_truth_not,
        (Marker::Confidence, true) => texts.marker_confidence,
        (Marker::Confidence, false) => texts.marker_confidence_not,
        (Marker::Mistake, true) => texts.marker_mistake,
        (Marker::Mistake, false) => texts.marker_mistake_not,
        (Marker::Limit, true) => texts.marker_limit,
        (Marker::Limit, false) => texts.marker_limit_not,
        (Marker::HardTime, true) => texts.marker_hard_time,
        (Marker::HardTime, false) => texts.marker_hard_time_not,
    }
}

/// How a signal came.
pub fn loudness_words(loudness: Loudness) -> &'static str {
    let texts = &workbook().fields;
    match loudness {
        Loudness::Calm => texts.loudness_calm,
        Loudness::Mixed => texts.loudness_mixed,
        Loudness::Loud => texts.loudness_loud,
    }
}

/// A part of the day.
pub fn day_part_words(part: DayPart) -> &'static str {
    let texts = &workbook().fields;
    match part {
        DayPart::Morning => texts.part_morning,
        DayPart::Afternoon => texts.part_afternoon,
        DayPart::Evening => texts.part_evening,
        DayPart::Night => texts.part_night,
    }
}

/// How a promise stands.
pub fn promise_words(state: PromiseState) -> &'static str {
    let texts = &workbook().fields;
    match state {
        PromiseState::Open => texts.state_open,
        PromiseState::Kept => texts.state_kept,
        PromiseState::Changed => texts.state_changed,
        PromiseState::Paused => texts.state_paused,
        PromiseState::LetGo => texts.state_let_go,
    }
}

fn felt_words(felt: Felt) -> &'static str {
    let texts = &workbook().fields;
    match felt {
        Felt::Yes => texts.felt_yes,
        Felt::Sometimes => texts.felt_sometimes,
        Felt::No => texts.felt_no,
    }
}
