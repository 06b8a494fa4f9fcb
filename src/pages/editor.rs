//! Writing an entry: words first, then feelings and what it is about. Saved while typing.

use super::missing;
use crate::content::{fill, ui};
use crate::parts::{clock_time, contexts, feelings, long_field, on, when_label};
use crate::route::Route;
use crate::state::{Draft, Found, Store, go};
use leptos::prelude::*;
use rethread_core::record::{Entry, Practice};
use rethread_core::vault::{RecordId, State};

/// A new entry, free or after a practice. Nothing is kept until there is something to keep.
pub fn write(practice: Option<String>) -> AnyView {
    let entry = Entry { practice, ..Entry::default() };
    form(Draft::fresh(Store::here(), entry, State::Open), ui().journal.new_title.to_owned())
}

/// An entry that is kept or was begun.
pub fn entry(id: &str) -> AnyView {
    let store = Store::here();
    let Some(id) = RecordId::parse(id) else { return missing::gone() };
    let versions = store.versions::<Entry>(&id);
    if versions.len() > 1 {
        return two_versions(store, id, versions);
    }
    match store.load::<Entry>(&id) {
        Found::Here(_) => match Draft::open(store, &id) {
            Some(draft) => {
                let day = id.made_at().map(when_label).unwrap_or_default();
                form(draft, fill(ui().journal.entry_title, &[("day", &day)]))
            }
            None => missing::gone(),
        },
        Found::Waiting => missing::waiting(),
        Found::Unreadable => missing::unreadable(),
        Found::Gone => missing::gone(),
    }
}

fn form(draft: Draft<Entry>, title: String) -> AnyView {
    let texts = &ui().journal;
    let store = Store::here();
    let start = draft.with(Entry::clone);
    let about = start.practice.as_deref().and_then(RecordId::parse).and_then(|id| {
        let practice = store.load::<Practice>(&id).here()?;
        let words = fill(texts.about_practice, &[("title", &practice.title)]);
        Some(view! { <p class="linked"><a href=Route::Practice(id.to_string()).hash()>{words}</a></p> })
    });
    let felt = on(move |(id, is_chosen): (String, bool)| {
        draft.edit(|entry| {
            entry.feelings.retain(|other| *other != id);
            if is_chosen {
                entry.feelings.push(id);
            }
        });
    });
    let done = move |_| {
        if draft.with(Entry::is_empty) && draft.is_new() {
            go(&Route::Journal);
            return;
        }
        draft.set_state(State::Kept);
        draft.save_now();
        go(&Route::Journal);
    };
    let delete = move |_| {
        if let Some(id) = draft.id() {
            draft.save_now();
            store.delete(&id, texts.deleted);
        }
        go(&Route::Journal);
    };
    view! {
        <div class="page editor">
            <h1 tabindex="-1">{title}</h1>
            {about}
            <div class="writing">
                {long_field(
                    texts.text.to_owned(),
                    String::new(),
                    start.text,
                    10,
                    on(move |text| draft.edit(|entry| entry.text = text)),
                )}
            </div>
            <details class="disclosure" open=!start.feelings.is_empty()>
                <summary>{texts.feelings}</summary>
                {feelings(texts.feelings.to_owned(), &start.feelings, felt)}
            </details>
            {contexts(
                texts.contexts.to_owned(),
                start.contexts,
                on(move |contexts| draft.edit(|entry| entry.contexts = contexts)),
            )}
            <div class="button-row ways">
                <button type="button" class="button" on:click=done>{texts.done}</button>
                <button type="button" class="button plain" on:click=delete>{texts.delete}</button>
            </div>
        </div>
    }
    .into_any()
}

/// An entry that was changed in two places: both versions, whole.
fn two_versions(store: Store, id: RecordId, versions: Vec<(u64, Entry)>) -> AnyView {
    let texts = &ui().journal;
    let all: Vec<Entry> = versions.iter().map(|(_, entry)| entry.clone()).collect();
    let id = StoredValue::new(id);
    let again = move || go(&Route::Entry(id.with_value(RecordId::to_string)));
    let cards = versions
        .into_iter()
        .map(|(at, entry)| {
            let changed = fill(texts.conflict_saved, &[("day", &[when_label(at), clock_time(at)].join(", "))]);
            let text = entry.text.clone();
            let keep = move |_| {
                id.with_value(|id| store.resolve(id, &entry));
                again();
            };
            view! {
                <article class="card version">
                    <p class="hint">{changed}</p>
                    <p class="written" dir="auto">{text}</p>
                    <button type="button" class="button quiet" on:click=keep>{texts.conflict_keep}</button>
                </article>
            }
        })
        .collect_view();
    let both = move |_| {
        let mut all = all.iter();
        let Some(first) = all.next() else { return };
        for other in all {
            Draft::fresh(store, other.clone(), State::Kept).save_now();
        }
        id.with_value(|id| store.resolve(id, first));
        go(&Route::Journal);
    };
    view! {
        <div class="page editor">
            <h1 tabindex="-1">{texts.conflict_title}</h1>
            <p class="lede">{texts.conflict_text}</p>
            <div class="versions">{cards}</div>
            <button type="button" class="button" on:click=both>{texts.conflict_both}</button>
        </div>
    }
    .into_any()
}
