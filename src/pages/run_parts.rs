//! The larger controls of a step: a person, a line picked again, places in the body, columns, a sentence, a day.

use super::run_step::choose;
use crate::content::{content, fill, ui};
use crate::parts::{
    El, On, OwnTexts, View, body_map, button, day_from_now, day_label, details, el, fresh_id, hint, lines, long_field,
    named_options, on, one_or_own, sentence, value_of,
};
use crate::state::{Draft, People, Store, focus_heading};
use leptos::prelude::{Get, RwSignal, Set, With};
use rethread_core::content::{SentencePart, Step};
use rethread_core::insight::Day;
use rethread_core::record::{Answer, Chosen, Column, Gap, Practice};
use std::cell::RefCell;
use std::rc::Rc;

/// How many names are offered; anybody else can be written.
const OFFERED: usize = 8;

/// Whoever it is about: somebody named before, or another alias.
pub fn person(draft: Draft<Practice>, step: &'static Step, before: &str) -> View {
    let texts = &ui().person;
    let people = People::of(Store::here());
    let known = people.aliases();
    let offered = known.get(..OFFERED).unwrap_or(&known);
    let changed = on(move |alias: String| draft.edit(|practice| practice.name(step.id, step.title, alias)));
    let words = OwnTexts { own: texts.other, help: texts.hint, none: "" };
    let forget = known.iter().map(|alias| forget(people, alias));
    let forget = details(texts.forget, el("div").child(hint(texts.forget_text)).children(forget));
    View::all([one_or_own(step.title, offered, words, before, changed), (!known.is_empty()).then_some(forget).into()])
}

/// A way to take a name out of the list again. Every record can be deleted, this one too.
fn forget(people: People, alias: &str) -> El {
    let texts = &ui().person;
    let words = fill(texts.forget_one, &[("alias", alias)]);
    let alias = alias.to_owned();
    let button = button("quiet", &words, move || {
        people.forget(&alias, texts.forgotten);
        Store::here().draw_anew();
        focus_heading();
    });
    el("p").child(button.attr("dir", "auto"))
}

/// One of the lines written in an earlier step, or another.
pub fn pick(draft: Draft<Practice>, from: &str, label: &str, before: &str, put: On<String>) -> View {
    let texts = &ui().practice;
    let lines: Vec<String> = draft.with(|practice| {
        let answer = practice.answer(from);
        answer.map(|answer| answer.own_lines().into_iter().map(str::to_owned).collect()).unwrap_or_default()
    });
    one_or_own(label, &lines, OwnTexts { own: texts.pick_own, help: "", none: texts.pick_none }, before, put)
}

/// Places in the body, as a figure and as a list, and what is noticed there.
pub fn body(label: &str, before: Option<&Answer>, put: On<Answer>) -> View {
    let (places, note) = match before {
        Some(Answer::Body { places, note }) => (places.clone(), note.clone()),
        _ => (Vec::new(), String::new()),
    };
    let ids: Vec<String> = places.iter().map(|place| place.id.clone()).collect();
    let picks = named_options(content().places);
    let field_value = note.clone();
    let state: Rc<RefCell<(Vec<Chosen>, String)>> = Rc::new(RefCell::new((places, note)));
    let keep = {
        let state = state.clone();
        on(move |()| {
            let (places, note) = state.borrow().clone();
            put(Answer::Body { places, note });
        })
    };
    let toggled = {
        let (state, keep) = (state.clone(), keep.clone());
        on(move |(id, is_chosen): (String, bool)| {
            choose(&mut state.borrow_mut().0, &picks, id, is_chosen);
            keep(());
        })
    };
    let noted = on(move |note: String| {
        state.borrow_mut().1 = note;
        keep(());
    });
    View::all([body_map(label, &ids, toggled), long_field(ui().practice.body_note, "", &field_value, 2, noted)])
}

/// Two lists beside each other.
pub fn columns(before: Option<&Answer>, left: &str, right: &str, put: On<Answer>) -> View {
    let (one, other) = match before {
        Some(Answer::Columns { left, right }) => (left.lines.clone(), right.lines.clone()),
        _ => (Vec::new(), Vec::new()),
    };
    let start = [Column { title: left.to_owned(), lines: one }, Column { title: right.to_owned(), lines: other }];
    let state = Rc::new(RefCell::new(start.clone()));
    let sides = start.into_iter().enumerate().map(|(place, column)| {
        let (state, put) = (state.clone(), put.clone());
        let changed = on(move |lines: Vec<String>| {
            if let Some(column) = state.borrow_mut().get_mut(place) {
                column.lines = lines;
            }
            let [left, right] = state.borrow().clone();
            put(Answer::Columns { left, right });
        });
        lines(&column.title, column.lines, false, changed)
    });
    el("div").class("columns").children(sides).into()
}

/// A sentence with gaps to fill.
pub fn gaps(parts: &'static [SentencePart], before: Option<&Answer>, put: On<Answer>) -> View {
    let mut texts: Vec<String> = match before {
        Some(Answer::Sentence(gaps)) => gaps.iter().map(|gap| gap.text.clone()).collect(),
        Some(Answer::Lines(lines)) => lines.clone(),
        _ => Vec::new(),
    };
    texts.resize(parts.len(), String::new());
    let gap = |(part, text): (&SentencePart, String)| Gap { words: part.words.to_owned(), text };
    let labels: Vec<&str> = parts.iter().map(|part| part.gap).collect();
    let start = parts.iter().zip(texts).map(gap).collect();
    sentence(&labels, start, on(move |gaps| put(Answer::Sentence(gaps))))
}

/// A day to look back: near ones by name, or any other by the browser's own calendar.
pub fn day(label: &str, before: Option<&Answer>, put: On<Answer>) -> View {
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
    let near =
        [(7, texts.day_week), (14, texts.day_fortnight), (30, texts.day_month)].into_iter().map(|(days, words)| {
            let set = set.clone();
            button("quiet", words, move || set(day_from_now(days)))
        });
    let near = el("div").class("button-row").children(near);
    let (typed, cleared) = (set.clone(), set);
    let input: El = el("input")
        .attr("type", "date")
        .attr("id", &id)
        .attr("autocomplete", "off")
        .live_value(move || chosen.get())
        .on("change", move |event| typed(value_of(&event)));
    let in_words =
        move || Day::parse(&chosen.get()).map(|day| day_label(&day)).unwrap_or_else(|| texts.day_none.into());
    let clear = button("plain", texts.day_none, move || cleared(String::new()));
    el("fieldset")
        .class("group field day-field")
        .child(el("legend").text(label))
        .child(near)
        .child(el("label").attr("for", &id).text(texts.day_other))
        .child(input)
        .child(el("p").class("chosen-day").attr("aria-live", "polite").live_text(in_words))
        .child(clear.shown(move || chosen.with(|day| !day.is_empty())))
        .into()
}
