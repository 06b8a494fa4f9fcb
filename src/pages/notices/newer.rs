//! The notice that a newer version waits, with what it says it changed. When it opens is the person's to say.

use crate::content::notices;
use crate::parts::{El, View, bullets, button, day_in_full, details, el, live};
use crate::state::{Newer, Store, announce, go_over, in_background, would_lose};
use leptos::prelude::{Get, RwSignal, Set};
use rethread_core::insight::Day;

/// What is shown at most, whatever the newer version sends: days, lines of each, and letters of a line.
const DAYS: usize = 6;
const LINES: usize = 6;
const LETTERS: usize = 160;

/// The notice.
pub fn newer(store: Store, newer: &Newer) -> View {
    let texts = &notices().newer;
    if would_lose(store) {
        return notice().child(el("p").text(texts.waits)).into();
    }
    let put_off = RwSignal::new(false);
    let said = RwSignal::new("");
    let accept = button("quiet", texts.action, move || {
        in_background(async move {
            if !go_over(store).await {
                let _ = said.try_set(texts.not_kept);
                announce(texts.not_kept);
            }
        });
    });
    let later = button("plain", texts.later, move || put_off.set(true));
    let words = if newer.is_earlier() { texts.text_earlier } else { texts.text };
    announce(words);
    let rows = newer.changes();
    let whole = notice()
        .child(el("p").text(words))
        .child(details(texts.what, changes(&rows)))
        .child(el("div").class("button-row").child(accept).child(later))
        .child(live(move || (!said.get().is_empty()).then(|| el("p").text(said.get()))));
    whole.shown(move || !put_off.get()).into()
}

fn notice() -> El {
    el("div").class("notice update")
}

/// Its changes as plain text, by day.
fn changes(rows: &[Vec<String>]) -> View {
    let shown = rows.iter().take(DAYS).filter_map(|row| {
        let (day, lines) = row.split_first()?;
        let day = Day::parse(day)?;
        let lines: Vec<String> = lines.iter().take(LINES).map(|line| line.chars().take(LETTERS).collect()).collect();
        let list = bullets(lines.iter().map(String::as_str));
        (!lines.is_empty()).then(|| View::all([el("p").class("facts").text(&day_in_full(&day)), list]))
    });
    let shown: Vec<View> = shown.collect();
    if shown.is_empty() { el("p").text(notices().newer.silent).into() } else { View::all(shown) }
}
