//! Writing an entry: words first, then whatever else may stand beside them. Saved while typing.

use super::notes::carried;
use super::notes::form::Form;
use super::{editor_people, editor_prompts, missing, two_versions};
use crate::content::{fill, ui, workbook};
use crate::parts::{
    El, View, button, details, el, feelings, fresh_id, heading, hint, link, live, long_field, on, page, value_of,
    when_label, written,
};
use crate::route::Route;
use crate::state::{Draft, Found, Gathering, Place, Store, announce, go, today};
use leptos::prelude::{RwSignal, Set, With};
use rethread_core::insight::{Day, Made, carry};
use rethread_core::record::{Body, Entry, Practice, Ties};
use rethread_core::vault::{RecordId, State};

/// A new entry, free or from another record. Nothing is kept until there is something to keep.
pub fn write(from: Option<String>) -> View {
    let draft = Draft::fresh(Store::here(), started(from), State::Open);
    let (place, named) = (Place::here(), RwSignal::new(None));
    draft.when_named(move |id| {
        // From its first save the draft has an address of its own, so that a reload comes back to it.
        if let Some(place) = place {
            place.becomes(Route::Entry(id.to_string()));
        }
        let _ = named.try_set(Some(id.clone()));
    });
    form(draft, ui().journal.new_title, named, true)
}

/// What a new entry begins with: the words and ties of what it was started from.
fn started(from: Option<String>) -> Entry {
    let Some(name) = from else { return Entry::default() };
    let full = RecordId::parse(&name).and_then(|id| Gathering::here().full(&id));
    let carried = full.as_ref().and_then(|full| carry::started(Entry::KIND, &name, full));
    match (full, carried) {
        (Some(Made::Person(person)), _) => {
            let contexts = person.context.into_iter().collect();
            Entry { ties: Ties { people: vec![name], contexts, ..Ties::default() }, ..Entry::default() }
        }
        (_, Some(Made::Entry(entry))) => entry,
        _ => Entry { ties: Ties::started_from(&name, ""), ..Entry::default() },
    }
}

/// An entry that is kept or was begun.
pub fn entry(id: &str) -> View {
    let store = Store::here();
    let Some(id) = RecordId::parse(id) else { return missing::gone() };
    if store.versions::<Entry>(&id).len() > 1 {
        return two_versions::of::<Entry>(store, &id, Route::Journal);
    }
    missing::or_missing(store.load::<Entry>(&id), |_| match Draft::open(store, &id) {
        Some(draft) => {
            let day = id.made_at().map(when_label).unwrap_or_default();
            let named = RwSignal::new(Some(id.clone()));
            form(draft, &fill(ui().journal.entry_title, &[("day", &day)]), named, false)
        }
        None => missing::gone(),
    })
}

fn form(draft: Draft<Entry>, title: &str, named: RwSignal<Option<RecordId>>, is_new: bool) -> View {
    let texts = &ui().journal;
    let (form, start, words_id) = (Form::new(draft), draft.with(Entry::clone), fresh_id("words"));
    let prompts = editor_prompts::Prompts::of(draft, &words_id);
    let words = move |text: String| {
        draft.edit(|entry| {
            entry.text = text;
            prompts.keep_in(entry);
        });
    };
    // A new entry is for writing at once; one that is kept is for reading first.
    let control = el("textarea")
        .attr("id", &words_id)
        .attr("rows", "10")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr_if("data-sought", is_new.then_some(""))
        .value(&start.text)
        .on("input", move |event| words(value_of(&event)));
    let label = el("label").attr("for", &words_id).text(texts.text);
    let hidden = start.ties.hidden.then(|| hint(workbook().writing.hidden_here));
    page("editor")
        .child(heading(title))
        .child(hidden)
        .child(came_from(&start))
        .child(prompts.shown())
        .child(el("div").class("writing").child(el("div").class("field").child(label).child(control)))
        .child(prompts.offer())
        .child(look_back(draft, &start))
        .child(felt(draft, &start))
        .child(about(form, &start))
        .child(form.more(true))
        .child(ways(draft, start))
        .child(onward(draft, named))
        .into()
}

fn felt(draft: Draft<Entry>, start: &Entry) -> El {
    let texts = &ui().journal;
    let felt = on(move |(id, is_chosen): (String, bool)| {
        draft.edit(|entry| {
            entry.feelings.retain(|other| *other != id);
            if is_chosen {
                entry.feelings.push(id);
            }
        });
    });
    let inside = feelings(texts.feelings, &start.feelings, felt);
    details(texts.feelings, inside).attr_if("open", (!start.feelings.is_empty()).then_some(""))
}

fn about(form: Form<Entry>, start: &Entry) -> El {
    let inside = el("div").class("more").child(editor_people::people(form)).child(form.contexts());
    let set = !start.ties.people.is_empty() || !start.ties.contexts.is_empty();
    details(workbook().writing.about, inside).attr_if("open", set.then_some(""))
}

fn ways(draft: Draft<Entry>, start: Entry) -> El {
    let texts = &ui().journal;
    // What nobody put a word or a tie into was never kept, so there is nothing to finish and nothing to delete.
    let is_something = move || !draft.is_new() || draft.with(|entry| *entry != start && !entry.is_empty());
    let also = is_something.clone();
    let done = button("", texts.done, move || {
        if is_something() {
            draft.set_state(State::Kept);
            draft.save_now();
        }
        go(&Route::Journal);
    });
    let delete = button("plain", texts.delete, move || {
        // What was typed last is saved first, so that bringing it back brings all of it.
        if also() {
            draft.save_now();
        }
        draft.end();
        if let Some(id) = draft.id() {
            Store::here().delete(&id, texts.deleted);
        }
        go(&Route::Journal);
    });
    el("div").class("button-row ways").child(done).child(delete)
}

/// What an entry was started from, with the words that led there.
fn came_from(entry: &Entry) -> View {
    let Some(id) = entry.ties.from.as_deref().and_then(RecordId::parse) else { return View::nothing() };
    if id.kind() != Practice::KIND {
        return carried::origin(&entry.ties).into();
    }
    let Found::Here(practice) = Store::here().load::<Practice>(&id) else { return carried::origin(&entry.ties).into() };
    let words = fill(ui().journal.about_practice, &[("title", &practice.title)]);
    let carried = (!entry.ties.carried.trim().is_empty()).then(|| {
        el("aside")
            .class("recall")
            .child(el("p").class("recall-title").text(workbook().writing.carried))
            .child(written(&entry.ties.carried))
    });
    View::all([
        View::from(el("p").class("linked").child(link("", &Route::Practice(id.to_string()), &words))),
        carried.into(),
    ])
}

/// On the day it was to be looked back at, and ever after where something was said then.
fn look_back(draft: Draft<Entry>, start: &Entry) -> View {
    let texts = &workbook().writing;
    let due = Day::parse(&start.ties.due).filter(|_| !start.ties.put_away);
    let has_come = due.is_some_and(|due| today().is_some_and(|today| due <= today));
    let had = !start.looked_back.trim().is_empty();
    if !has_come && !had {
        return View::nothing();
    }
    let away = RwSignal::new(false);
    let changed = on(move |words| draft.edit(|entry| entry.looked_back = words));
    let help = if had { "" } else { texts.look_back_help };
    let put_away = button("plain", texts.look_back_away, move || {
        draft.edit(|entry| entry.ties.put_away = true);
        draft.save_now();
        away.set(true);
        announce(texts.look_back_put);
    });
    let can_be_put_away = move || has_come && !away.with(|away| *away);
    el("section")
        .class("card looking-back")
        .child(long_field(texts.look_back, help, &start.looked_back, 3, changed))
        .child((has_come && !had).then(|| put_away.shown(can_be_put_away)))
        .child(
            el("p")
                .class("hint")
                .live_text(move || if away.with(|away| *away) { texts.look_back_put } else { "" }.into()),
        )
        .into()
}

/// What can be started from the entry once it is kept.
fn onward(draft: Draft<Entry>, named: RwSignal<Option<RecordId>>) -> View {
    live(move || named.with(|id| id.as_ref().map(|id| carried::onward(id, &Made::Entry(draft.with(Entry::clone))))))
}
