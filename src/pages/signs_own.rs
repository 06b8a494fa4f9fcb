//! Signs in the person's own words.

use super::signs::felt_control;
use crate::content::ui;
use crate::parts::{fresh_id, long_field, on};
use crate::state::{Draft, Store};
use leptos::{ev::SubmitEvent, prelude::*};
use rethread_core::record::{Body, Felt, OwnSign};
use rethread_core::vault::{RecordId, State};

/// Own signs and the field to add one.
pub fn own_signs() -> AnyView {
    let texts = &ui().signs;
    let store = Store::here();
    let words = RwSignal::new(String::new());
    let field = fresh_id("own");
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let title = words.get_untracked().trim().to_owned();
        if title.is_empty() {
            return;
        }
        let draft = Draft::fresh(store, OwnSign { title, felt: Felt::Yes, ..OwnSign::default() }, State::Kept);
        draft.save_now();
        words.set(String::new());
    };
    let ids = Memo::new(move |_| {
        store.track();
        let mut ids: Vec<RecordId> = store.list(OwnSign::KIND).into_iter().map(|listed| listed.id).collect();
        ids.reverse();
        ids
    });
    view! {
        <section class="sign-group own">
            <h2>{texts.own_title}</h2>
            <p class="hint">{texts.own_hint}</p>
            <For each=move || ids.get() key=|id| id.to_string() children=move |id| own_row(store, id) />
            <form class="field inline" on:submit=add>
                <label for=field.clone()>{texts.own_field}</label>
                <div class="button-row">
                    <input
                        id=field
                        type="text"
                        autocomplete="off"
                        prop:value=words
                        on:input=move |event| words.set(event_target_value(&event))
                    />
                    <button class="button quiet">{texts.own_add}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn own_row(store: Store, id: RecordId) -> AnyView {
    let texts = &ui().signs;
    let Some(draft) = Draft::<OwnSign>::open(store, &id) else { return ().into_any() };
    let felt = RwSignal::new(draft.with(|sign| sign.felt));
    let change = move |to: Felt| {
        felt.set(to);
        draft.edit(|sign| sign.felt = to);
        draft.save_now();
    };
    view! {
        <div class="sign">
            {felt_control(draft.with(|sign| sign.title.clone()), move || felt.get(), change)}
            <details class="disclosure">
                <summary>{texts.more}</summary>
                {long_field(
                    texts.note.to_owned(),
                    String::new(),
                    draft.with(|sign| sign.note.clone()),
                    2,
                    on(move |note| draft.edit(|sign| sign.note = note)),
                )}
                <button type="button" class="button plain" on:click=move |_| store.delete(&id, texts.removed)>
                    {texts.own_remove}
                </button>
            </details>
        </div>
    }
    .into_any()
}
