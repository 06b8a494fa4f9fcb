//! Signs in the person's own words.

use super::signs::felt_control;
use crate::content::ui;
use crate::parts::{El, button, details, el, fresh_id, hint, live, long_field, on, value_of};
use crate::state::{Draft, Store};
use leptos::prelude::{Get, GetUntracked, Memo, RwSignal, Set};
use rethread_core::record::{Body, Felt, OwnSign};
use rethread_core::vault::{RecordId, State};

/// Own signs and the field to add one.
pub fn own_signs() -> El {
    let texts = &ui().signs;
    let store = Store::here();
    // Followed by id alone, so that writing a note does not draw the list anew under the person's hands.
    let ids = Memo::new(move |_| {
        store.track();
        let mut ids: Vec<RecordId> = store.list(OwnSign::KIND).into_iter().map(|listed| listed.id).collect();
        ids.reverse();
        ids
    });
    let rows = live(move || ids.get().into_iter().filter_map(|id| own_row(store, id)).collect::<Vec<_>>());
    el("section")
        .class("sign-group own")
        .child(el("h2").text(texts.own_title))
        .child(hint(texts.own_hint))
        .child(rows)
        .child(add(store))
}

fn add(store: Store) -> El {
    let texts = &ui().signs;
    let words = RwSignal::new(String::new());
    let id = fresh_id("own");
    let input = el("input")
        .attr("type", "text")
        .attr("id", &id)
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .live_value(move || words.get())
        .on("input", move |event| words.set(value_of(&event)));
    let button = el("button").class("button quiet").text(texts.own_add);
    el("form")
        .class("field")
        .child(el("label").attr("for", &id).text(texts.own_field))
        .child(el("div").class("button-row").child(input).child(button))
        .on("submit", move |event| {
            event.prevent_default();
            let title = words.get_untracked().trim().to_owned();
            if !title.is_empty() {
                let sign = OwnSign { title, felt: Felt::Yes, ..OwnSign::default() };
                Draft::fresh(store, sign, State::Kept).keep();
                words.set(String::new());
            }
        })
}

fn own_row(store: Store, id: RecordId) -> Option<El> {
    let texts = &ui().signs;
    let draft = Draft::<OwnSign>::open(store, &id)?;
    let felt = RwSignal::new(draft.with(|sign| sign.felt));
    let change = move |to: Felt| {
        felt.set(to);
        draft.edit(|sign| sign.felt = to);
        draft.save_now();
    };
    let note = draft.with(|sign| sign.note.clone());
    let inside = el("div")
        .child(long_field(texts.note, "", &note, 2, on(move |note| draft.edit(|sign| sign.note = note))))
        .child(button("plain", texts.own_remove, move || store.delete(&id, texts.removed)));
    let title = draft.with(|sign| sign.title.clone());
    Some(
        el("div")
            .class("sign")
            .child(felt_control(&title, move || Some(felt.get()), change))
            .child(details(texts.more, inside)),
    )
}
