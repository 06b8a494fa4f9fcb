//! Small wins: one more in a line, and those that are kept.

use super::list::{self, Words};
use crate::content::workbook;
use crate::parts::{El, View, button, el, fresh_id, key_of, live, value_of};
use crate::state::{Draft, Store, announce, focus, today};
use leptos::prelude::{GetUntracked, RwSignal, Set, Track, Update};
use rethread_core::record::{Body, Win};
use rethread_core::vault::State;

/// The page.
pub fn list(words: Words) -> View {
    list::list(Win::KIND, words, quick().into())
}

/// A field for one line, kept as it is written; the way on makes room for the next.
fn quick() -> El {
    let (round, name) = (RwSignal::new(0_u32), fresh_id("win"));
    let inside = live(move || {
        round.track();
        one(round, &name)
    });
    el("div").class("quick-win").child(inside)
}

fn one(round: RwSignal<u32>, name: &str) -> View {
    let texts = &workbook().win;
    let store = Store::here();
    let day = today().map(|day| day.as_str().to_owned()).unwrap_or_default();
    let draft = Draft::fresh(store, Win { day, ..Win::default() }, State::Kept);
    let is_blank = RwSignal::new(true);
    let id = name.to_owned();
    let keep = move || {
        if is_blank.get_untracked() {
            // What was taken back whole leaves nothing behind.
            draft.end();
            draft.id().into_iter().for_each(|id| store.delete(&id, workbook().form.deleted));
        } else {
            draft.save_now();
            announce(texts.kept);
        }
        round.update(|round| *round = round.wrapping_add(1));
        focus(&id);
    };
    let by_key = keep.clone();
    let control = el("input")
        .attr("type", "text")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("id", name)
        .on("input", move |event| {
            let words = value_of(&event);
            is_blank.set(words.trim().is_empty());
            draft.edit(|win| win.words = words);
        })
        .on("keydown", move |event| {
            if key_of(&event) == "Enter" {
                event.prevent_default();
                by_key();
            }
        });
    let label = el("label").attr("for", name).text(texts.quick);
    let field = el("div").class("field").child(label).child(control);
    View::all([field, button("quiet", texts.keep, keep)])
}
