//! Where every visit begins: what was left open, one suggestion, a check-in, and what came before.
//!
//! The words are the same after an hour and after a month.

use super::{journal, roots::suggestion_card, today_check};
use crate::content::{content, fill, ui};
use crate::parts::when_label;
use crate::route::Route;
use crate::state::{Answers, Listed, Store};
use leptos::prelude::*;
use rethread_core::insight::{Day, player, suggest};
use rethread_core::record::{Body, Entry, Practice};
use rethread_core::vault::State;

const BEFORE: usize = 5;
const LATELY: usize = 3;

/// The whole page.
pub fn today() -> AnyView {
    let texts = &ui().today;
    let store = Store::here();
    view! {
        <div class="page today">
            <h1 tabindex="-1">{texts.title}</h1>
            <p class="lede">{texts.welcome}</p>
            {move || {
                store.track();
                view! { {left_open(store)} {look_backs(store)} }
            }}
            {suggestion(store)}
            {today_check::check_in(store)}
            {move || {
                store.track();
                before(store)
            }}
        </div>
    }
    .into_any()
}

fn left_open(store: Store) -> Option<AnyView> {
    let texts = &ui().today;
    let open = |kind: char| store.list(kind).into_iter().filter(|listed| listed.state == State::Open);
    let practices = open(Practice::KIND).filter_map(|listed| open_practice(store, &listed));
    let entries = open(Entry::KIND).filter_map(|listed| {
        let entry = store.load::<Entry>(&listed.id).here()?;
        let opening = entry.opening(60);
        let more = if opening.is_empty() { texts.open_entry_empty.to_owned() } else { opening.to_owned() };
        Some((Route::Entry(listed.id.to_string()), texts.open_entry.to_owned(), more))
    });
    let rows = practices
        .chain(entries)
        .map(|(place, words, more)| {
            view! {
                <li class="entry-row">
                    <a href=place.hash()>{words}</a>
                    <span class="hint" dir="auto">{more}</span>
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card open">
                <h2>{texts.open_title}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn open_practice(store: Store, listed: &Listed) -> Option<(Route, String, String)> {
    let practice = store.load::<Practice>(&listed.id).here()?;
    let exercise = content().exercise(&practice.exercise)?;
    let place = player::place(&player::screens(exercise, practice.safety), &practice);
    let numbers = ((place + 1).to_string(), player::length(exercise).to_string());
    let values = [("title", exercise.title), ("step", &*numbers.0), ("steps", &*numbers.1)];
    let words = fill(ui().today.open_practice, &values);
    Some((Route::Run(listed.id.to_string()), words, when_label(listed.made_at)))
}

/// Practices whose chosen day has come, until something was written about how it turned out.
fn look_backs(store: Store) -> Option<AnyView> {
    let texts = &ui().today;
    let today = crate::state::today()?;
    let due = store.list(Practice::KIND).into_iter().filter(|listed| listed.state == State::Kept).filter_map(|listed| {
        let practice = store.load::<Practice>(&listed.id).here()?;
        let day = Day::parse(practice.look_back_day()?)?;
        (day <= today && practice.waits_for_look_back()).then_some((listed, practice.title))
    });
    let rows = due
        .map(|(listed, title)| {
            let made = when_label(listed.made_at);
            let words = fill(texts.look_back_line, &[("title", &title), ("day", &made)]);
            view! { <li class="entry-row"><a href=Route::Practice(listed.id.to_string()).hash()>{words}</a></li> }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card look-back">
                <h2>{texts.look_back_title}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// One gentle suggestion: from the recognised signs, or the list of signs itself.
fn suggestion(store: Store) -> AnyView {
    let texts = &ui().today;
    let recognised = Answers::load(store).recognised();
    let runs = store.list(Practice::KIND).into_iter().take(LATELY);
    let lately: Vec<String> =
        runs.filter_map(|listed| store.load::<Practice>(&listed.id).here()).map(|practice| practice.exercise).collect();
    let lately: Vec<&str> = lately.iter().map(String::as_str).collect();
    let inside = match suggest(content(), &recognised, &lately, 1).first() {
        Some(suggestion) => suggestion_card(suggestion),
        None => view! {
            <div class="card">
                <h3>{texts.suggest_signs_title}</h3>
                <p>{texts.suggest_signs_why}</p>
                <a class="button" href=Route::Signs.hash()>{texts.suggest_signs_open}</a>
            </div>
        }
        .into_any(),
    };
    view! {
        <section class="suggestion">
            <h2>{texts.suggest_title}</h2>
            {inside}
        </section>
    }
    .into_any()
}

fn before(store: Store) -> Option<AnyView> {
    let texts = &ui().today;
    let latest: Vec<Listed> =
        journal::listed(store).into_iter().filter(|listed| listed.state == State::Kept).take(BEFORE).collect();
    let rows = latest.iter().map(|listed| journal::row(store, listed, true)).collect_view();
    (!latest.is_empty()).then(|| {
        view! {
            <section class="before">
                <h2>{texts.before_title}</h2>
                <ul class="rows">{rows}</ul>
                <p><a href=Route::Journal.hash()>{texts.before_all}</a></p>
            </section>
        }
        .into_any()
    })
}
