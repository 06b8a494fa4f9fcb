//! The larger controls of a step: places in the body, two columns, a sentence with gaps, a day.

use super::run_step::choose;
use crate::content::{content, ui};
use crate::parts::{
    El, On, View, button, chips, day_from_now, day_label, el, fresh_id, lines, long_field, named_options, on,
    short_field, value_of,
};
use leptos::prelude::{Get, RwSignal, Set, With};
use rethread_core::content::SentencePart;
use rethread_core::insight::Day;
use rethread_core::record::{Answer, Chosen};
use std::cell::RefCell;
use std::rc::Rc;

/// Places in the body, as a list, and what is noticed there.
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
        let (state, keep, options) = (state.clone(), keep.clone(), picks.clone());
        on(move |(id, is_chosen): (String, bool)| {
            choose(&mut state.borrow_mut().0, &options, id, is_chosen, false);
            keep(());
        })
    };
    let noted = on(move |note: String| {
        state.borrow_mut().1 = note;
        keep(());
    });
    View::all([chips(label, picks, &ids, toggled), long_field(ui().practice.body_note, "", &field_value, 2, noted)])
}

/// The lines of both columns.
type Sides = (Vec<String>, Vec<String>);

/// Two lists beside each other.
pub fn columns(before: Option<&Answer>, left: &str, right: &str, put: On<Answer>) -> View {
    let start = match before {
        Some(Answer::Columns { left, right }) => (left.clone(), right.clone()),
        _ => (Vec::new(), Vec::new()),
    };
    let state = Rc::new(RefCell::new(start.clone()));
    let side = |set: fn(&mut Sides, Vec<String>)| {
        let (state, put) = (state.clone(), put.clone());
        on(move |lines: Vec<String>| {
            set(&mut state.borrow_mut(), lines);
            let (left, right) = state.borrow().clone();
            put(Answer::Columns { left, right });
        })
    };
    let left = lines(left, start.0, side(|both, lines| both.0 = lines));
    let right = lines(right, start.1, side(|both, lines| both.1 = lines));
    el("div").class("columns").child(left).child(right).into()
}

/// A sentence with gaps to fill.
pub fn sentence(parts: &'static [SentencePart], mut before: Vec<String>, put: On<Vec<String>>) -> View {
    before.resize(parts.len(), String::new());
    let gaps = Rc::new(RefCell::new(before.clone()));
    let fields = parts.iter().zip(before).enumerate().map(|(place, (part, value))| {
        let (gaps, put) = (gaps.clone(), put.clone());
        let changed = on(move |text: String| {
            if let Some(gap) = gaps.borrow_mut().get_mut(place) {
                *gap = text;
            }
            let whole = gaps.borrow().clone();
            put(whole);
        });
        short_field(&[part.words, " … ", part.gap].concat(), "", &value, changed)
    });
    View::all(fields)
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
        .live_value(move || chosen.get())
        .on("change", move |event| typed(value_of(&event)));
    let in_words =
        move || Day::parse(&chosen.get()).map(|day| day_label(&day)).unwrap_or_else(|| texts.day_none.into());
    let clear = button("plain", texts.day_none, move || cleared(String::new()));
    el("div")
        .class("field day-field")
        .child(near)
        .child(el("label").attr("for", &id).text(&[label, ": ", texts.day_other].concat()))
        .child(input)
        .child(el("p").class("chosen-day").attr("aria-live", "polite").live_text(in_words))
        .child(clear.shown(move || chosen.with(|day| !day.is_empty())))
        .into()
}
