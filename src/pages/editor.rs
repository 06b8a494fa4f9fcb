//! Writing an entry: words first, then feelings and what it is about. Saved while typing.

use super::missing;
use crate::content::{fill, ui};
use crate::parts::{
    El, View, button, clock_time, contexts, details, el, feelings, heading, hint, link, long_field, on, page,
    when_label, written,
};
use crate::route::Route;
use crate::state::{Draft, Found, Place, Store, go};
use rethread_core::record::{Entry, Practice, Ties};
use rethread_core::vault::{RecordId, State};

/// A new entry, free or after a practice. Nothing is kept until there is something to keep.
pub fn write(practice: Option<String>) -> View {
    let ties = Ties { from: practice, ..Ties::default() };
    let entry = Entry { ties, ..Entry::default() };
    let draft = Draft::fresh(Store::here(), entry, State::Open);
    // From its first save the draft has an address of its own, so that a reload comes back to it.
    if let Some(place) = Place::here() {
        draft.when_named(move |id| place.becomes(Route::Entry(id.to_string())));
    }
    form(draft, ui().journal.new_title)
}

/// An entry that is kept or was begun.
pub fn entry(id: &str) -> View {
    let store = Store::here();
    let Some(id) = RecordId::parse(id) else { return missing::gone() };
    let versions = store.versions::<Entry>(&id);
    if versions.len() > 1 {
        return two_versions(store, &id, versions);
    }
    missing::or_missing(store.load::<Entry>(&id), |_| match Draft::open(store, &id) {
        Some(draft) => {
            let day = id.made_at().map(when_label).unwrap_or_default();
            form(draft, &fill(ui().journal.entry_title, &[("day", &day)]))
        }
        None => missing::gone(),
    })
}

fn form(draft: Draft<Entry>, title: &str) -> View {
    let texts = &ui().journal;
    let start = draft.with(Entry::clone);
    let felt = on(move |(id, is_chosen): (String, bool)| {
        draft.edit(|entry| {
            entry.feelings.retain(|other| *other != id);
            if is_chosen {
                entry.feelings.push(id);
            }
        });
    });
    let words = on(move |text| draft.edit(|entry| entry.text = text));
    let about = on(move |contexts| draft.edit(|entry| entry.ties.contexts = contexts));
    let feelings = details(texts.feelings, feelings(texts.feelings, &start.feelings, felt));
    let feelings = feelings.attr_if("open", (!start.feelings.is_empty()).then_some(""));
    let done = button("", texts.done, move || {
        // An entry without a word was never kept, so there is nothing to finish.
        if !draft.with(Entry::is_empty) || !draft.is_new() {
            draft.set_state(State::Kept);
            draft.save_now();
        }
        go(&Route::Journal);
    });
    page("editor")
        .child(heading(title))
        .child(written_after(&start))
        .child(el("div").class("writing").child(long_field(texts.text, "", &start.text, 10, words)))
        .child(feelings)
        .child(contexts(texts.contexts, start.ties.contexts, about))
        .child(el("div").class("button-row ways").child(done).child(delete(draft)))
        .into()
}

fn delete(draft: Draft<Entry>) -> El {
    let texts = &ui().journal;
    button("plain", texts.delete, move || {
        // What was typed last is saved first, so that bringing it back brings all of it.
        if !draft.with(Entry::is_empty) || !draft.is_new() {
            draft.save_now();
        }
        draft.end();
        if let Some(id) = draft.id() {
            Store::here().delete(&id, texts.deleted);
        }
        go(&Route::Journal);
    })
}

/// The practice an entry was written after.
fn written_after(entry: &Entry) -> Option<El> {
    let id = RecordId::parse(entry.ties.from.as_deref()?)?;
    let Found::Here(practice) = Store::here().load::<Practice>(&id) else { return None };
    let words = fill(ui().journal.about_practice, &[("title", &practice.title)]);
    Some(el("p").class("linked").child(link("", &Route::Practice(id.to_string()), &words)))
}

/// An entry that was changed in two places: both versions, whole.
fn two_versions(store: Store, id: &RecordId, versions: Vec<(u64, Entry)>) -> View {
    let texts = &ui().journal;
    let all: Vec<Entry> = versions.iter().map(|(_, entry)| entry.clone()).collect();
    let cards = versions.into_iter().map(|(at, entry)| {
        let changed = fill(texts.conflict_saved, &[("day", &[when_label(at), clock_time(at)].join(", "))]);
        let words = written(&entry.text);
        let id = id.clone();
        let keep = button("quiet", texts.conflict_keep, move || {
            store.resolve(&id, &entry);
            store.draw_anew();
        });
        el("article").class("card version").child(hint(&changed)).child(words).child(keep)
    });
    let cards = el("div").class("versions").children(cards);
    let id = id.clone();
    let both = button("", texts.conflict_both, move || {
        let mut all = all.iter();
        let Some(first) = all.next() else { return };
        for other in all {
            Draft::fresh(store, other.clone(), State::Kept).keep();
        }
        store.resolve(&id, first);
        go(&Route::Journal);
    });
    page("editor")
        .child(heading(texts.conflict_title))
        .child(el("p").class("lede").text(texts.conflict_text))
        .child(cards)
        .child(both)
        .into()
}
