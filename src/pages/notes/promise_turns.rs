//! How a promise stands, the turns it can take, and those it took, with their days. Nothing is counted.

use super::form::Form;
use crate::content::workbook;
use crate::parts::{El, View, button, day_label, el, hint, live, long_field, on, promise_words, written};
use crate::state::{announce, focus, today};
use leptos::prelude::{Get, RwSignal, Set, Track, Update};
use rethread_core::insight::Day;
use rethread_core::record::{Promise, PromiseState, Turn};
use std::cell::RefCell;
use std::rc::Rc;

/// The id of where it stands, for the focus.
const STANDING: &str = "promise-standing";
/// The id of what is asked about a turn.
const TURN: &str = "promise-turn";

/// Where it stands, what can become of it, and what became of it so far. `redraw` changes with every turn.
pub fn story(form: Form<Promise>, redraw: RwSignal<()>) -> View {
    let open = RwSignal::new(None::<PromiseState>);
    let inside = live(move || {
        redraw.track();
        let texts = &workbook().promise;
        let promise = form.now();
        let standing = el("p").class("standing").attr("id", STANDING).attr("tabindex", "-1");
        let standing = standing
            .child(el("strong").text(promise_words(promise.standing)))
            .text(" ")
            .child(el("span").text(kind_words(promise.standing)));
        let ways = PromiseState::ALL.into_iter().filter(move |state| {
            *state != promise.standing && (*state != PromiseState::Open || promise.standing != PromiseState::Changed)
        });
        let ways = ways.map(|state| {
            let press = button("quiet", way_words(state), move || {
                open.set(Some(state));
                focus(TURN);
            });
            press.live_attr("aria-expanded", move || Some((open.get() == Some(state)).to_string()))
        });
        let asked = live(move || open.get().map(|state| turn(form, state, open, redraw)));
        let took = took(form, redraw);
        View::all([
            View::from(standing),
            el("div").class("button-row turns").children(ways).into(),
            asked,
            took.into(),
            hint(texts.turn_hint).into(),
        ])
    });
    el("section").class("promise-story").child(el("h2").text(workbook().promise.how)).child(inside).into()
}

/// What is asked before a turn is noted: a line about it, or how the promise reads from now on.
fn turn(form: Form<Promise>, state: PromiseState, open: RwSignal<Option<PromiseState>>, redraw: RwSignal<()>) -> El {
    let texts = &workbook().promise;
    let before = form.now().words;
    let changes = state == PromiseState::Changed;
    let start = if changes { before.clone() } else { String::new() };
    let typed = Rc::new(RefCell::new(start.clone()));
    let field = {
        let typed = typed.clone();
        let label = if changes { texts.new_words } else { texts.line };
        long_field(label, "", &start, 2, on(move |words| *typed.borrow_mut() = words))
    };
    let note = button("", texts.note_it, move || {
        let Some(day) = today() else { return };
        let typed = typed.borrow().trim().to_owned();
        form.draft.edit(|promise| {
            if changes {
                promise.take_turn(day.as_str(), state, &before);
                if !typed.is_empty() {
                    promise.words = typed;
                }
            } else {
                promise.take_turn(day.as_str(), state, &typed);
            }
        });
        form.draft.save_now();
        settle(open, redraw);
        announce(kind_words(state));
    });
    let not_now = button("plain", texts.not_now, move || {
        open.set(None);
        focus(STANDING);
    });
    el("div")
        .class("card turn")
        .attr("id", TURN)
        .attr("tabindex", "-1")
        .attr("role", "group")
        .attr("aria-label", way_words(state))
        .child(hint(kind_words(state)))
        .child(field)
        .child(el("div").class("button-row").child(note).child(not_now))
}

/// Draws it as it stands now, with the focus there.
fn settle(open: RwSignal<Option<PromiseState>>, redraw: RwSignal<()>) {
    open.set(None);
    redraw.update(|()| ());
    focus(STANDING);
}

/// The turns it took, with a way to take the last one back.
fn took(form: Form<Promise>, redraw: RwSignal<()>) -> Option<El> {
    let texts = &workbook().promise;
    let turns = form.now().turns;
    let rows: Vec<El> = turns.iter().map(one).collect();
    let back = button("plain", texts.take_back, move || {
        form.draft.edit(take_back);
        form.draft.save_now();
        announce(texts.taken_back);
        redraw.update(|()| ());
        focus(STANDING);
    });
    (!rows.is_empty()).then(|| {
        el("div")
            .class("took")
            .child(el("h3").text(texts.story))
            .child(el("ol").class("rows").children(rows))
            .child(back)
    })
}

/// Undoes the last turn; a change gives the words before back.
fn take_back(promise: &mut Promise) {
    let Some(last) = promise.turns.pop() else { return };
    if last.standing == PromiseState::Changed {
        promise.words = last.words;
    }
    promise.standing = promise.turns.last().map(|turn| turn.standing).unwrap_or_default();
}

fn one(turn: &Turn) -> El {
    let day = Day::parse(&turn.day).map(|day| day_label(&day)).unwrap_or_default();
    let before = (turn.standing == PromiseState::Changed).then(|| hint(workbook().promise.read_before));
    let words = (!turn.words.trim().is_empty()).then(|| written(&turn.words));
    el("li")
        .class("entry-row")
        .child(el("span").class("row-words").text(promise_words(turn.standing)))
        .child(el("span").class("hint").text(&day))
        .child(words.map(|words| el("div").class("turn-words").child(before).child(words)))
}

/// What a button for a turn says.
fn way_words(state: PromiseState) -> &'static str {
    let texts = &workbook().promise;
    match state {
        PromiseState::Open => texts.way_open,
        PromiseState::Kept => texts.way_kept,
        PromiseState::Changed => texts.way_changed,
        PromiseState::Paused => texts.way_paused,
        PromiseState::LetGo => texts.way_let_go,
    }
}

/// What is said of how it stands: as warmly of one as of another.
fn kind_words(state: PromiseState) -> &'static str {
    let texts = &workbook().promise;
    match state {
        PromiseState::Open => texts.kind_open,
        PromiseState::Kept => texts.kind_kept,
        PromiseState::Changed => texts.kind_changed,
        PromiseState::Paused => texts.kind_paused,
        PromiseState::LetGo => texts.kind_let_go,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_turn_is_taken_back_with_the_words_before() {
        let mut promise = Promise { words: "Walk daily".into(), ..Promise::default() };
        promise.take_turn("2026-11-01", PromiseState::Paused, "ill");
        promise.take_turn("2026-11-09", PromiseState::Changed, "Walk daily");
        promise.words = "Walk on Sundays".into();
        take_back(&mut promise);
        assert_eq!((promise.words.as_str(), promise.standing), ("Walk daily", PromiseState::Paused));
        take_back(&mut promise);
        assert_eq!((promise.standing, promise.turns.len()), (PromiseState::Open, 0));
        take_back(&mut promise);
        assert_eq!(promise.words, "Walk daily");
    }
}
