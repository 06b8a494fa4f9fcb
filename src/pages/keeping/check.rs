//! Reading everything in both copies because a person asked: how far it is, and what it came to.

use super::safe::section;
use crate::content::{fill, keeping};
use crate::parts::{El, button, el, hint};
use crate::state::{Copies, Store, announce, check_everything, in_background};
use leptos::prelude::{Get, GetUntracked, RwSignal, Set};
use rethread_core::vault::Round;

/// The section.
pub fn check(store: Store) -> El {
    let texts = &keeping().safe;
    let said = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let start = button("quiet", texts.check_start, move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        in_background(async move {
            let told = move |done: usize, total: usize| {
                let words = fill(texts.check_progress, &[("done", &done.to_string()), ("total", &total.to_string())]);
                // The page may have been left meanwhile.
                let _ = said.try_set(words);
            };
            let round = check_everything(store, told).await;
            let words = result(&round, store.copies().get_untracked());
            announce(&words);
            let _ = said.try_set(words);
            let _ = busy.try_set(false);
        });
    });
    section(texts.check_title)
        .child(el("p").text(texts.check_about))
        .child(el("p").child(start.live_attr("aria-disabled", move || busy.get().then(|| "true".to_owned()))))
        .child(el("p").live_text(move || said.get()))
        .child(hint(texts.check_about_pieces))
}

/// What a round came to, in words.
fn result(round: &Round, copies: Copies) -> String {
    let texts = &keeping().safe;
    let words = match (round.read, round.mended, round.unreadable) {
        (0, ..) => texts.check_empty,
        (_, 0, 0) => texts.check_whole,
        (_, _, 0) => texts.check_mended,
        _ => texts.check_lost,
    };
    let (read, mended, lost) = (round.read.to_string(), round.mended.to_string(), round.unreadable.to_string());
    let words = fill(words, &[("read", &read), ("mended", &mended), ("lost", &lost)]);
    // Where one of them was blocked, nothing was read twice.
    if copies.local && copies.safety || round.read == 0 { words } else { [&words, " ", texts.check_one].concat() }
}
