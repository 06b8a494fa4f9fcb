//! The control of each kind of step, filled with what was answered before, and the look over everything answered.

use super::answered::answered_list;
use super::run_parts::{body, columns, day, gaps, person, pick};
use crate::content::{content, ui};
use crate::parts::{
    Ends, On, Pick, View, breath, choices, el, feelings, lines, long_field, named_options, on, one, scale, senses,
    short_field, sitting,
};
use crate::state::Draft;
use rethread_core::content::{Exercise, Named, Step, StepKind};
use rethread_core::record::{Answer, Chosen, Practice};

/// The control of one step.
pub fn control(exercise: &'static Exercise, draft: Draft<Practice>, step: &'static Step) -> View {
    let before = draft.with(|practice| practice.answer(step.id).cloned());
    let put = on(move |answer: Answer| draft.edit(|practice| practice.put(step.id, step.title, answer)));
    let text = || match &before {
        Some(Answer::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let put_text = {
        let put = put.clone();
        on(move |text: String| put(Answer::Text(text)))
    };
    let label = step.title;
    match step.kind {
        StepKind::Read => View::nothing(),
        StepKind::Review => review(exercise, draft),
        StepKind::Long => long_field(label, "", &text(), 6, put_text).into(),
        StepKind::Short => short_field(label, "", &text(), put_text).into(),
        StepKind::Person => person(draft, step, &text()),
        StepKind::Pick { from } => pick(draft, from, label, &text(), put_text),
        StepKind::Scale { low, high, most } => number(label, Ends { low, high, most }, before.as_ref(), put),
        StepKind::One(options) => one_of(label, options, before.as_ref(), put),
        StepKind::Many(options) => {
            let set = chosen_set(before.as_ref(), options, put);
            choices(label, named_options(options), &set.ids, false, set.changed).into()
        }
        StepKind::Feelings => {
            let words: Vec<Named> = content().feelings.iter().flat_map(|family| family.words).copied().collect();
            let set = chosen_set(before.as_ref(), &words, put);
            feelings(label, &set.ids, set.changed).into()
        }
        StepKind::Body => body(label, before.as_ref(), put),
        StepKind::List => {
            let before = match &before {
                Some(Answer::Lines(lines)) => lines.clone(),
                _ => Vec::new(),
            };
            lines(label, before, true, on(move |lines| put(Answer::Lines(lines)))).into()
        }
        StepKind::Columns { left, right } => columns(before.as_ref(), left, right, put),
        StepKind::Sentence(parts) => gaps(parts, before.as_ref(), put),
        StepKind::Date => day(label, before.as_ref(), put),
        StepKind::Breathing(patterns) => breath(patterns).into(),
        StepKind::Grounding(listed) => senses(listed).into(),
        StepKind::Sitting(parts) => sitting(parts).into(),
    }
}

fn number(label: &str, ends: Ends<'static>, before: Option<&Answer>, put: On<Answer>) -> View {
    let value = match before {
        Some(Answer::Number(number) | Answer::Scale { number, .. }) => Some(*number),
        _ => None,
    };
    let changed = on(move |value: Option<u8>| {
        let answer = value.map(|number| Answer::Scale {
            number,
            most: ends.most,
            low: ends.low.to_owned(),
            high: ends.high.to_owned(),
        });
        put(answer.unwrap_or_else(|| Answer::Text(String::new())));
    });
    scale(label, ends, value, changed).into()
}

fn one_of(label: &str, options: &'static [Named], before: Option<&Answer>, put: On<Answer>) -> View {
    let chosen = match before {
        Some(Answer::Chosen(chosen)) => chosen.first().map(|chosen| chosen.id.clone()),
        _ => None,
    };
    let changed = on(move |id: String| {
        let found = options.iter().find(|option| option.id == id);
        let chosen = found.map(|option| Chosen { id, text: option.text.to_owned() });
        put(Answer::Chosen(chosen.into_iter().collect()));
    });
    one(label, named_options(options), &chosen.unwrap_or_default(), changed).into()
}

struct ChosenSet {
    ids: Vec<String>,
    changed: On<(String, bool)>,
}

/// Options chosen before, and a handler that keeps them with their wording.
fn chosen_set(before: Option<&Answer>, options: &[Named], put: On<Answer>) -> ChosenSet {
    let chosen = match before {
        Some(Answer::Chosen(chosen)) => chosen.clone(),
        _ => Vec::new(),
    };
    let ids = chosen.iter().map(|chosen| chosen.id.clone()).collect();
    let picks = named_options(options);
    let chosen = std::cell::RefCell::new(chosen);
    let changed = on(move |(id, is_chosen): (String, bool)| {
        let mut chosen = chosen.borrow_mut();
        choose(&mut chosen, &picks, id, is_chosen);
        put(Answer::Chosen(chosen.clone()));
    });
    ChosenSet { ids, changed }
}

/// Puts an option among the chosen ones or takes it out.
pub fn choose(chosen: &mut Vec<Chosen>, options: &[Pick], id: String, is_chosen: bool) {
    chosen.retain(|other| other.id != id);
    let text = options.iter().find(|option| option.id == id).map(|option| option.text.clone());
    if let (true, Some(text)) = (is_chosen, text) {
        chosen.push(Chosen { id, text });
    }
}

/// Everything answered so far, with the questions as they read.
fn review(exercise: &'static Exercise, draft: Draft<Practice>) -> View {
    let answers = draft.with(|practice| {
        let of_step = |step: &Step| practice.answers.iter().find(|answered| answered.step == step.id).cloned();
        exercise.steps.iter().filter_map(of_step).collect::<Vec<_>>()
    });
    let lede = if answers.is_empty() { ui().practice.nothing } else { ui().practice.review_lede };
    View::all([el("p").text(lede), answered_list(&answers)])
}
