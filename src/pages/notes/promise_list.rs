//! Promises to myself by how they stand. None is counted.

use super::list::{Words, rows};
use crate::content::workbook;
use crate::pages::row;
use crate::parts::{View, el, heading, link, live, page};
use crate::state::{Gathering, name_tab};
use leptos::prelude::{Get, Memo};
use rethread_core::insight::{Known, Made};
use rethread_core::record::{Body, Promise, PromiseState};

/// The groups they stand in, and which states belong to each.
const GROUPS: [&[PromiseState]; 4] = [
    &[PromiseState::Open, PromiseState::Changed],
    &[PromiseState::Paused],
    &[PromiseState::Kept],
    &[PromiseState::LetGo],
];

/// The page.
pub fn list(words: Words) -> View {
    name_tab(words.title);
    let texts = &workbook().promise;
    let titles = [texts.holding, texts.resting, texts.kept, texts.let_go];
    let new = row::begin(Promise::KIND, None).map(|place| el("p").child(link("button", &place, words.new)));
    let gathering = Gathering::here();
    let there = Memo::new(move |_| gathering_states());
    let waiting = live(move || (!gathering.is_ready()).then(row::gathering));
    let none = live(move || (there.get() == Some([false; 4])).then(|| el("p").class("empty").text(words.empty)));
    let groups = GROUPS.into_iter().zip(titles).enumerate().map(move |(place, (states, title))| {
        let shown = Memo::new(move |_| there.get().and_then(|there| there.get(place).copied()).unwrap_or(false));
        live(move || {
            let inside = || rows("", move |known| standing(known).is_some_and(|state| states.contains(&state)));
            shown.get().then(|| el("section").child(el("h2").text(title)).child(inside()))
        })
    });
    page("list")
        .child(heading(words.title))
        .child(el("p").class("lede").text(words.lede))
        .child(new)
        .child(waiting)
        .child(none)
        .children(groups)
        .into()
}

/// Which groups hold any, once all is gathered.
fn gathering_states() -> Option<[bool; 4]> {
    Gathering::here().whole(|gathered| {
        let mut there = [false; 4];
        for state in gathered.by_kind().filter_map(standing) {
            for (group, found) in GROUPS.iter().zip(there.iter_mut()) {
                *found |= group.contains(&state);
            }
        }
        there
    })
}

fn standing(known: &Known) -> Option<PromiseState> {
    match &known.made {
        Made::Promise(promise) => Some(promise.standing),
        _ => None,
    }
}
