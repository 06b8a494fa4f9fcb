//! What was deleted in the last 30 days, and the way to bring it back.

use crate::content::{fill, ui};
use crate::parts::when_label;
use crate::state::{Deleted, Store, announce};
use leptos::prelude::*;
use rethread_core::record::{Body, Practice};

/// The whole page.
pub fn bin() -> AnyView {
    let texts = &ui().journal;
    let store = Store::here();
    let rows = move || {
        store.track();
        let deleted = store.deleted();
        if deleted.is_empty() {
            return view! { <p class="empty">{texts.bin_empty}</p> }.into_any();
        }
        let rows = deleted.into_iter().map(|deleted| row(store, deleted)).collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <div class="page">
            <h1 tabindex="-1">{texts.bin_title}</h1>
            <p class="lede">{texts.bin_lede}</p>
            {rows}
        </div>
    }
    .into_any()
}

fn row(store: Store, deleted: Deleted) -> AnyView {
    let texts = &ui().journal;
    let kind = if deleted.id.kind() == Practice::KIND { texts.practice } else { texts.entry };
    let when = fill(texts.deleted_on, &[("day", &when_label(deleted.at))]);
    let words = if deleted.words.is_empty() { texts.wordless.to_owned() } else { deleted.words };
    let restore = move |_| {
        store.restore(&deleted.id);
        announce(texts.restored);
    };
    view! {
        <li class="entry-row">
            <span class="row-words" dir="auto">{words}</span>
            <span class="hint">{kind} " · " {when}</span>
            <button type="button" class="button quiet" on:click=restore>{texts.restore}</button>
        </li>
    }
    .into_any()
}
