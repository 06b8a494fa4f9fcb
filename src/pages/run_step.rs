//! The controls of each kind of step, and the look over everything answered.

use crate::content::{content, ui};
use crate::parts::{
    Pick, breath, chips, choices, day_label, feelings, fresh_id, lines, long_field, named_options, on, day_from_now,
    scale, senses, short_field,
};
use crate::state::Draft;
use leptos::prelude::*;
use rethread_core::content::{Exercise, Named, SentencePart, Step, StepKind};
use rethread_core::insight::Day;
use rethread_core::record::{Answer, Answered, Chosen, Practice};

/// The control of one step, filled with what was answered before.
pub fn control(draft: Draft<Practice>, step: &'static Step) -> AnyView {
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
    let label = step.title.to_owned();
    match step.kind {
        StepKind::Read | StepKind::Review => ().into_any(),
        StepKind::Long => long_field(label, String::new(), text(), 6, on(move |text| put(Answer::Text(text)))),
        StepKind::Short => short_field(label, String::new(), text(), on(move |text| put(Answer::Text(text)))),
        StepKind::Person => {
            let hint = ui().practice.person_hint.to_owned();
            short_field(label, hint, text(), on(move |text| put(Answer::Text(text))))
        }
        StepKind::Scale { low, high } => {
            let value = match before {
                Some(Answer::Number(number)) => Some(number),
                _ => None,
            };
            let changed = on(move |value: Option<u8>| match value {
                Some(number) => put(Answer::Number(number)),
                None => put(Answer::Text(String::new())),
            });
            scale(label, low, high, value, changed)
        }
        StepKind::One(options) => {
            let set = chosen_set(before.as_ref(), options, true, put);
            choices(label, named_options(options), &set.ids, true, set.changed)
        }
        StepKind::Many(options) => {
            let set = chosen_set(before.as_ref(), options, false, put);
            choices(label, named_options(options), &set.ids, false, set.changed)
        }
        StepKind::Feelings => {
            let words: Vec<Named> = content().feelings.iter().flat_map(|family| family.words).copied().collect();
            let set = chosen_set(before.as_ref(), &words, false, put);
            feelings(label, &set.ids, set.changed)
        }
        StepKind::Body => body(label, before.as_ref(), on(put)),
        StepKind::List => lines(label, listed(), on(move |lines| put(Answer::Lines(lines)))),
        StepKind::Columns { left, right } => columns(before.as_ref(), left, right, on(put)),
        StepKind::Sentence(parts) => sentence(parts, listed(), on(move |lines| put(Answer::Lines(lines)))),
        StepKind::Date => day(label, before.as_ref(), on(put)),
        StepKind::Breathing(paced) => breath(paced),
        StepKind::Grounding(listed) => senses(listed),
    }
}

struct ChosenSet {
    ids: Vec<String>,
    changed: crate::parts::On<(String, bool)>,
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

fn choose(chosen: &mut Vec<Chosen>, options: &[Pick], id: String, is_chosen: bool, single: bool) {
    chosen.retain(|other| !single && other.id != id);
    let text = options.iter().find(|option| option.id == id).map(|option| option.text.clone());
    if let (true, Some(text)) = (is_chosen, text) {
        chosen.push(Chosen { id, text });
    }
}

fn body(label: String, before: Option<&Answer>, put: crate::parts::On<Answer>) -> AnyView {
    let (places, note) = match before {
        Some(Answer::Body { places, note }) => (places.clone(), note.clone()),
        _ => (Vec::new(), String::new()),
    };
    let ids: Vec<String> = places.iter().map(|place| place.id.clone()).collect();
    let state = std::rc::Rc::new(std::cell::RefCell::new((places, note.clone())));
    let picks = named_options(content().places);
    let (chips_state, chips_put, options) = (state.clone(), put.clone(), picks.clone());
    let toggled = on(move |(id, is_chosen): (String, bool)| {
        let (places, note) = {
            let mut state = chips_state.borrow_mut();
            choose(&mut state.0, &options, id, is_chosen, false);
            state.clone()
        };
        chips_put(Answer::Body { places, note });
    });
    let noted = on(move |note: String| {
        let (places, note) = {
            let mut state = state.borrow_mut();
            state.1 = note;
            state.clone()
        };
        put(Answer::Body { places, note });
    });
    view! {
        {chips(label, picks, &ids, toggled)}
        {long_field(ui().practice.body_note.to_owned(), String::new(), note, 2, noted)}
    }
    .into_any()
}

fn columns(before: Option<&Answer>, left: &str, right: &str, put: crate::parts::On<Answer>) -> AnyView {
    let state = match before {
        Some(Answer::Columns { left, right }) => (left.clone(), right.clone()),
        _ => (Vec::new(), Vec::new()),
    };
    let start = state.clone();
    let state = std::rc::Rc::new(std::cell::RefCell::new(state));
    let (other, other_put) = (state.clone(), put.clone());
    let set_left = on(move |lines: Vec<String>| {
        state.borrow_mut().0 = lines;
        let (left, right) = state.borrow().clone();
        put(Answer::Columns { left, right });
    });
    let set_right = on(move |lines: Vec<String>| {
        other.borrow_mut().1 = lines;
        let (left, right) = other.borrow().clone();
        other_put(Answer::Columns { left, right });
    });
    view! {
        <div class="columns">
            {lines(left.to_owned(), start.0, set_left)} {lines(right.to_owned(), start.1, set_right)}
        </div>
    }
    .into_any()
}

fn sentence(parts: &'static [SentencePart], before: Vec<String>, put: crate::parts::On<Vec<String>>) -> AnyView {
    let mut start = before;
    start.resize(parts.len(), String::new());
    let gaps = std::rc::Rc::new(std::cell::RefCell::new(start.clone()));
    parts
        .iter()
        .zip(start)
        .enumerate()
        .map(|(place, (part, value))| {
            let (gaps, put) = (gaps.clone(), put.clone());
            let changed = on(move |text: String| {
                if let Some(gap) = gaps.borrow_mut().get_mut(place) {
                    *gap = text;
                }
                let whole = gaps.borrow().clone();
                put(whole);
            });
            short_field([part.words, " … ", part.gap].concat(), String::new(), value, changed)
        })
        .collect_view()
        .into_any()
}

/// A day to look back: near ones by name, or any other by the browser's own calendar.
fn day(label: String, before: Option<&Answer>, put: crate::parts::On<Answer>) -> AnyView {
    let texts = &ui().practice;
    let id = fresh_id("day");
    let chosen = RwSignal::new(match before {
        Some(Answer::Day(day)) => day.clone(),
        _ => String::new(),
    });
    let set = on(move |day: String| {
        put(Answer::Day(day.clone()));
        chosen.set(day);
    });
    let near = [(7, texts.day_week), (14, texts.day_fortnight), (30, texts.day_month)];
    let typed = set.clone();
    let cleared = set.clone();
    let buttons = near
        .into_iter()
        .map(|(days, words)| {
            let set = set.clone();
            view! {
                <button type="button" class="button quiet" on:click=move |_| set(day_from_now(days))>{words}</button>
            }
        })
        .collect_view();
    let in_words = move || Day::parse(&chosen.get()).map(|day| day_label(&day)).unwrap_or_else(|| texts.day_none.into());
    view! {
        <div class="field day-field">
            <div class="button-row">{buttons}</div>
            <label for=id.clone()>{label} ": " {texts.day_other}</label>
            <input
                id=id
                type="date"
                prop:value=chosen
                on:change=move |event| typed(event_target_value(&event))
            />
            <p class="chosen-day" aria-live="polite">{in_words}</p>
            <button
                type="button"
                class="button plain"
                hidden=move || chosen.with(String::is_empty)
                on:click=move |_| cleared(String::new())
            >
                {texts.day_none}
            </button>
        </div>
    }
    .into_any()
}

/// Everything answered so far, with the questions as they read.
pub fn review(exercise: &'static Exercise, draft: Draft<Practice>, lede: &'static str) -> AnyView {
    let answers = draft.with(|practice| {
        let of_step = |step: &Step| practice.answers.iter().find(|answered| answered.step == step.id).cloned();
        exercise.steps.iter().filter_map(of_step).collect::<Vec<_>>()
    });
    view! {
        <p>{lede}</p>
        {answered_list(&answers)}
    }
    .into_any()
}

/// Questions and answers to read.
pub fn answered_list(answers: &[Answered]) -> AnyView {
    let rows = answers
        .iter()
        .map(|answered| {
            view! {
                <dt>{answered.asked.clone()}</dt>
                <dd>{answer_view(&answered.answer)}</dd>
            }
        })
        .collect_view();
    view! { <dl class="answers">{rows}</dl> }.into_any()
}

fn answer_view(answer: &Answer) -> AnyView {
    match answer {
        Answer::Text(text) => words(text),
        Answer::Number(number) => words(&number.to_string()),
        Answer::Chosen(chosen) => bullets(chosen.iter().map(|chosen| &*chosen.text)),
        Answer::Lines(lines) => bullets(lines.iter().map(|line| &**line)),
        Answer::Day(day) => words(&Day::parse(day).map(|day| day_label(&day)).unwrap_or_else(|| day.clone())),
        Answer::Body { places, note } => view! {
            {bullets(places.iter().map(|place| &*place.text))}
            {words(note)}
        }
        .into_any(),
        Answer::Columns { left, right } => view! {
            <div class="columns">
                {bullets(left.iter().map(|line| &**line))} {bullets(right.iter().map(|line| &**line))}
            </div>
        }
        .into_any(),
    }
}

/// A person's words with their own line breaks.
fn words(text: &str) -> AnyView {
    view! { <p class="written" dir="auto">{text.to_owned()}</p> }.into_any()
}

fn bullets<'a>(lines: impl Iterator<Item = &'a str>) -> AnyView {
    let items = lines
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <li dir="auto">{line.to_owned()}</li> })
        .collect_view();
    view! { <ul>{items}</ul> }.into_any()
}
