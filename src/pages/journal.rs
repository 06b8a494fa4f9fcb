//! Entries, practices and check-ins by day, newest first.

use crate::content::{fill, ui};
use crate::parts::{clock_time, day_label, day_of};
use crate::route::Route;
use crate::state::{Found, Listed, Store};
use leptos::prelude::*;
use rethread_core::insight::Day;
use rethread_core::record::{Body, CheckIn, Entry, Practice};
use rethread_core::vault::State;

/// Rows drawn at first and with each "show earlier": few enough to be quick on an old phone.
const SHARE: usize = 30;

/// The whole page.
pub fn journal() -> AnyView {
    let texts = &ui().journal;
    let store = Store::here();
    let shown = RwSignal::new(SHARE);
    let days = move || {
        store.track();
        let all = listed(store);
        let more = all.len() > shown.get();
        let drawn: Vec<Listed> = all.into_iter().take(shown.get()).collect();
        if drawn.is_empty() {
            return view! { <p class="empty">{texts.empty}</p> }.into_any();
        }
        let days = by_day(drawn).into_iter().map(|(day, listed)| day_section(store, day, &listed)).collect_view();
        view! {
            {days}
            {more
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button quiet"
                            on:click=move |_| shown.update(|shown| *shown += SHARE)
                        >
                            {texts.earlier}
                        </button>
                    }
                })}
        }
        .into_any()
    };
    view! {
        <div class="page journal">
            <h1 tabindex="-1">{texts.title}</h1>
            <p class="lede">{texts.lede}</p>
            <p><a class="button" href=Route::Write(None).hash()>{texts.write}</a></p>
            {days}
            <p><a href=Route::Bin.hash()>{texts.bin}</a></p>
        </div>
    }
    .into_any()
}

/// Everything the journal lists, newest first.
pub fn listed(store: Store) -> Vec<Listed> {
    store.list_of(&[Entry::KIND, Practice::KIND, CheckIn::KIND])
}

/// Runs of the same day; the order within and between days stays.
fn by_day(listed: Vec<Listed>) -> Vec<(Option<Day>, Vec<Listed>)> {
    let mut days: Vec<(Option<Day>, Vec<Listed>)> = Vec::new();
    for one in listed {
        let day = day_of(one.made_at);
        match days.last_mut().filter(|(last, _)| *last == day) {
            Some((_, same)) => same.push(one),
            None => days.push((day, vec![one])),
        }
    }
    days
}

fn day_section(store: Store, day: Option<Day>, listed: &[Listed]) -> AnyView {
    let heading = day.map(|day| day_label(&day)).unwrap_or_default();
    let rows = listed.iter().map(|listed| row(store, listed, false)).collect_view();
    view! {
        <section class="day">
            <h2>{heading}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}

/// One line of a list: what it is, when, and its first words.
pub fn row(store: Store, listed: &Listed, with_day: bool) -> AnyView {
    let texts = &ui().journal;
    let (place, kind, words) = match listed.id.kind() {
        Entry::KIND => {
            let words = opening(store.load::<Entry>(&listed.id), |entry| entry.opening(90).to_owned());
            (Some(Route::Entry(listed.id.to_string())), texts.entry, words)
        }
        Practice::KIND => {
            let words = opening(store.load::<Practice>(&listed.id), |practice| practice.title.clone());
            (Some(Route::Practice(listed.id.to_string())), texts.practice, words)
        }
        _ => (None, texts.check_in, opening(store.load::<CheckIn>(&listed.id), check_in_words)),
    };
    let mut when = clock_time(listed.made_at);
    if with_day {
        when = day_of(listed.made_at).map(|day| [&day_label(&day), ", ", &when].concat()).unwrap_or(when);
    }
    let state = (listed.state == State::Open).then(|| [" · ", texts.draft].concat());
    let words = view! { <span class="row-words" dir="auto">{words}</span> };
    let words = match place {
        Some(place) => view! { <a href=place.hash()>{words}</a> }.into_any(),
        None => words.into_any(),
    };
    view! {
        <li class="entry-row">
            {words} <span class="hint">{kind} " · " {when} {state}</span>
        </li>
    }
    .into_any()
}

fn opening<T>(found: Found<T>, words: impl Fn(&T) -> String) -> String {
    match found {
        Found::Here(body) => {
            let words = words(&body);
            if words.is_empty() { ui().journal.wordless.to_owned() } else { words }
        }
        Found::Waiting => ui().common.waiting.to_owned(),
        Found::Unreadable | Found::Gone => ui().common.unreadable_title.to_owned(),
    }
}

fn check_in_words(check_in: &CheckIn) -> String {
    let number = |value: Option<u8>| value.map_or_else(|| ui().journal.no_answer.to_owned(), |value| value.to_string());
    let (safe, connected, guard) = (number(check_in.safe), number(check_in.connected), number(check_in.guard));
    let line = fill(ui().journal.check_line, &[("safe", &safe), ("connected", &connected), ("guard", &guard)]);
    match check_in.note.trim() {
        "" => line,
        note => [&line, ". ", note].concat(),
    }
}
