//! Entries, practices and check-ins by day, newest first.

use crate::content::{fill, ui};
use crate::parts::{El, View, button, clock_time, day_label, day_of, el, heading, link, live, page};
use crate::route::Route;
use crate::state::{Found, Listed, Store};
use leptos::prelude::{Get, RwSignal, Update};
use rethread_core::insight::Day;
use rethread_core::record::{Body, CheckIn, Entry, Practice};
use rethread_core::vault::State;

/// Rows drawn at first and with each "show earlier": few enough to be quick on an old phone.
const SHARE: usize = 30;

/// The whole page.
pub fn journal() -> View {
    let texts = &ui().journal;
    let store = Store::here();
    let shown = RwSignal::new(SHARE);
    let days = live(move || {
        store.track();
        let all = listed(store);
        let more = all.len() > shown.get();
        let drawn: Vec<Listed> = all.into_iter().take(shown.get()).collect();
        if drawn.is_empty() {
            return View::from(el("p").class("empty").text(texts.empty));
        }
        let days = View::all(by_day(drawn).into_iter().map(|(day, listed)| day_section(store, day, &listed)));
        let more = more.then(|| button("quiet", texts.earlier, move || shown.update(|shown| *shown += SHARE)));
        View::all([days, View::from(more)])
    });
    page("journal")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(el("p").child(link("button", &Route::Write(None), texts.write)))
        .child(days)
        .child(el("p").child(link("", &Route::Bin, texts.bin)))
        .into()
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

fn day_section(store: Store, day: Option<Day>, listed: &[Listed]) -> El {
    let heading = day.map(|day| day_label(&day)).unwrap_or_default();
    let rows = el("ul").class("rows").children(listed.iter().map(|listed| row(store, listed, false)));
    el("section").class("day").child(el("h2").text(&heading)).child(rows)
}

/// One line of a list: what it is, when, and its first words.
pub fn row(store: Store, listed: &Listed, with_day: bool) -> El {
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
    let open = match listed {
        Listed { conflict: true, .. } => [" · ", texts.conflict_title].concat(),
        Listed { state: State::Open, .. } => [" · ", texts.draft].concat(),
        _ => String::new(),
    };
    let words = match place {
        Some(place) => link("row-words", &place, &words),
        None => el("span").class("row-words").text(&words),
    };
    let about = el("span").class("hint").text(&[kind, " · ", &when, &open].concat());
    el("li").class("entry-row").child(words.attr("dir", "auto")).child(about)
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
