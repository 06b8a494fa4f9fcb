//! The controls of each kind of step, and the look over everything answered.

use super::run_parts::{body, columns, day, sentence};
use crate::content::{content, ui};
use crate::parts::{
    El, On, Pick, View, breath, bullets, choices, day_label, el, feelings, lines, long_field, named_options, on, scale,
    senses, short_field, written,
};
use crate::state::Draft;
use rethread_core::content::{Exercise, Named, Step, StepKind};
use rethread_core::insight::Day;
use rethread_core::record::{Answer, Answered, Chosen, Practice};

/// The control of one step, filled with what was answered before.
pub fn control(draft: Draft<Practice>, step: &'static Step) -> View {
    let before = draft.with(|practice| practice.answer(step.id).cloned());
    let put = move |answer: Answer| draft.edit(|practice| practice.put(step.id, step.title, answer));
    let text = || match &before {
        Some(Answer::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let listed = || match &before {
        Some(Answer::Lines(lines)) => lines.clone(),
        _ => Vec::new(),
    };
    let label = step.title;
    match step.kind {
        StepKind::Read | StepKind::Review | StepKind::Sitting(_) => View::nothing(),
        StepKind::Long => long_field(label, "", &text(), 6, on(move |text| put(Answer::Text(text)))).into(),
        StepKind::Short | StepKind::Pick { .. } => {
            short_field(label, "", &text(), on(move |text| put(Answer::Text(text)))).into()
        }
        StepKind::Person => {
            short_field(label, ui().practice.person_hint, &text(), on(move |text| put(Answer::Text(text)))).into()
        }
        StepKind::Scale { low, high, .. } => {
            let value = match before {
                Some(Answer::Number(number)) => Some(number),
                _ => None,
            };
            let changed = on(move |value: Option<u8>| match value {
                Some(number) => put(Answer::Number(number)),
                None => put(Answer::Text(String::new())),
            });
            scale(label, low, high, value, changed).into()
        }
        StepKind::One(options) => {
            let set = chosen_set(before.as_ref(), options, true, put);
            choices(label, named_options(options), &set.ids, true, set.changed).into()
        }
        StepKind::Many(options) => {
            let set = chosen_set(before.as_ref(), options, false, put);
            choices(label, named_options(options), &set.ids, false, set.changed).into()
        }
        StepKind::Feelings => {
            let words: Vec<Named> = content().feelings.iter().flat_map(|family| family.words).copied().collect();
            let set = chosen_set(before.as_ref(), &words, false, put);
            feelings(label, &set.ids, set.changed).into()
        }
        StepKind::Body => body(label, before.as_ref(), on(put)),
        StepKind::List => lines(label, listed(), on(move |lines| put(Answer::Lines(lines)))).into(),
        StepKind::Columns { left, right } => columns(before.as_ref(), left, right, on(put)),
        StepKind::Sentence(parts) => sentence(parts, listed(), on(move |lines| put(Answer::Lines(lines)))),
        StepKind::Date => day(label, before.as_ref(), on(put)),
        StepKind::Breathing(patterns) => patterns.first().map(|pattern| breath(pattern.breath)).into(),
        StepKind::Grounding(listed) => senses(listed).into(),
    }
}

struct ChosenSet {
    ids: Vec<String>,
    changed: On<(String, bool)>,
}

/// Options chosen before, and a handler that keeps them with their wording.
fn chosen_set(before: Option<&Answer>, options: &[Named], single: bool, put: impl Fn(Answer) + 'static) -> ChosenSet {
    let chosen = match before {
        Some(Answer::Chosen(chosen)) => chosen.clone(),
        _ => Vec::new(),
    };
    let ids = chosen.iter().map(|chosen| chosen.id.clone()).collect();
    let picks = named_options(options);
    let chosen = std::cell::RefCell::new(chosen);
    let changed = on(move |(id, is_chosen): (String, bool)| {
        let mut chosen = chosen.borrow_mut();
        choose(&mut chosen, &picks, id, is_chosen, single);
        put(Answer::Chosen(chosen.clone()));
    });
    ChosenSet { ids, changed }
}

/// Puts an option among the chosen ones or takes it out.
pub fn choose(chosen: &mut Vec<Chosen>, options: &[Pick], id: String, is_chosen: bool, single: bool) {
    chosen.retain(|other| !single && other.id != id);
    let text = options.iter().find(|option| option.id == id).map(|option| option.text.clone());
    if let (true, Some(text)) = (is_chosen, text) {
        chosen.push(Chosen { id, text });
    }
}

/// Everything answered so far, with the questions as they read.
pub fn review(exercise: &'static Exercise, draft: Draft<Practice>) -> View {
    let answers = draft.with(|practice| {
        let of_step = |step: &Step| practice.answers.iter().find(|answered| answered.step == step.id).cloned();
        exercise.steps.iter().filter_map(of_step).collect::<Vec<_>>()
    });
    View::all([el("p").text(ui().practice.review_lede), answered_list(&answers)])
}

/// Questions and answers to read.
pub fn answered_list(answers: &[Answered]) -> El {
    let rows = answers
        .iter()
        .map(|answered| View::all([el("dt").text(&answered.asked), el("dd").child(answer_view(&answered.answer))]));
    el("dl").class("answers").children(rows)
}

fn answer_view(answer: &Answer) -> View {
    match answer {
        Answer::Text(text) => written(text).into(),
        Answer::Number(number) => written(&number.to_string()).into(),
        Answer::Chosen(chosen) => listed(chosen.iter().map(|chosen| &*chosen.text)).into(),
        Answer::Lines(lines) => listed(lines.iter().map(|line| &**line)).into(),
        Answer::Day(day) => written(&Day::parse(day).map(|day| day_label(&day)).unwrap_or_else(|| day.clone())).into(),
        Answer::Body { places, note } => View::all([listed(places.iter().map(|place| &*place.text)), written(note)]),
        Answer::Columns { left, right } => {
            let (left, right) = (listed(left.iter().map(|line| &**line)), listed(right.iter().map(|line| &**line)));
            el("div").class("columns").child(left).child(right).into()
        }
    }
}

/// Lines a person wrote or chose, without the empty ones.
fn listed<'a>(lines: impl Iterator<Item = &'a str>) -> El {
    bullets(lines.filter(|line| !line.trim().is_empty())).attr("dir", "auto")
}
