//! The lock: what it does and does not do, and the ways to set, change, remove and close it.

use super::lock_forms::Work;
use crate::content::{fill, keeping};
use crate::parts::{El, Pick, View, bullets, button, choices, details, el, heading, hint, live, on, page};
use crate::state::{Store, in_sitting, name_tab};
use leptos::prelude::{Get, Memo};
use rethread_core::vault::lock::LockState;

/// The whole page.
pub fn lock() -> View {
    let texts = &keeping().lock;
    let store = Store::here();
    name_tab(texts.title);
    let is_open = Memo::new(move |_| store.lock().get() == LockState::Open);
    let can_hold = Memo::new(move |_| has_room(store));
    let state = move || match is_open.get() {
        true => texts.state_open,
        // Whether the workbook has one is not seen from within.
        false if in_sitting() => "",
        false => texts.state_none,
    };
    let work = Work::new(store);
    let ways = live(move || match (is_open.get(), can_hold.get()) {
        (true, _) => View::all([View::from(closing(store)), closes_by_itself(store).into(), work.forms(true)]),
        (false, true) => work.forms(false),
        (false, false) if in_sitting() => el("p").class("notice").text(texts.cannot_in_sitting).into(),
        (false, false) => el("p").class("notice warn").text(texts.cannot_here).into(),
    });
    page("keeping")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(el("p").live_text(move || state().to_owned()))
        .child(work.going_on())
        .child(about())
        .child(ways)
        .into()
}

/// Whether a lock has something to hold on to here.
fn has_room(store: Store) -> bool {
    store.copies().get().local && !store.in_memory().get()
}

/// What it does and what it cannot do, before anything is asked.
fn about() -> View {
    let texts = &keeping().lock;
    let does = [texts.does_1, texts.does_2, texts.does_3];
    let does_not = [texts.does_not_1, texts.does_not_2, texts.does_not_3];
    let more = [texts.does_not_4, texts.does_not_5, texts.does_not_6];
    View::all([
        View::from(details(texts.does_title, bullets(does))),
        el("h2").text(texts.does_not_title).into(),
        bullets(does_not.into_iter().chain(more)).into(),
    ])
}

fn closing(store: Store) -> El {
    let texts = &keeping().lock;
    el("section")
        .child(el("h2").text(texts.now_title))
        .child(el("p").text(texts.now_text))
        .child(button("", texts.now, move || store.lock_now()))
        .child(hint(texts.now_key))
}

const IDLE: [u8; 4] = [1, 5, 15, 30];
const HIDDEN: [u8; 3] = [0, 1, 5];
const NEVER: &str = "never";

fn closes_by_itself(store: Store) -> El {
    let texts = &keeping().lock;
    let chosen = store.preferences();
    let idle = ways(&IDLE, chosen.lock_idle, texts.idle, move |minutes| {
        store.change_preferences(|preferences| preferences.lock_idle = minutes);
    });
    let hidden = ways(&HIDDEN, chosen.lock_hidden, texts.hidden, move |minutes| {
        store.change_preferences(|preferences| preferences.lock_hidden = minutes);
    });
    el("section")
        .child(el("h2").text(texts.close_title))
        .child(idle)
        .child(hint(texts.idle_help))
        .child(hidden)
        .child(hint(texts.hidden_help))
}

/// One of several times, or never.
fn ways(offered: &[u8], chosen: Option<u8>, legend: &str, choose: impl Fn(Option<u8>) + 'static) -> El {
    let texts = &keeping().lock;
    let words = |minutes: u8| match minutes {
        0 => texts.hidden_now.to_owned(),
        1 => texts.idle_minute.to_owned(),
        _ => fill(texts.idle_minutes, &[("count", &minutes.to_string())]),
    };
    let never = std::iter::once(Pick::new(NEVER, texts.idle_off));
    let options = never.chain(offered.iter().map(|minutes| Pick::new(&minutes.to_string(), &words(*minutes))));
    let id = chosen.map_or_else(|| NEVER.to_owned(), |minutes| minutes.to_string());
    let changed = on(move |(id, is_chosen): (String, bool)| {
        if is_chosen {
            choose(id.parse().ok());
        }
    });
    choices(legend, options.collect(), &[id], true, changed)
}
