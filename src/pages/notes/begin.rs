//! Beginning a record of a kind, from another or from nothing, and coming back to one that is kept.

use super::form::Form;
use super::kind::Noted;
use super::{carried, check_in, gate};
use crate::content::{fill, workbook};
use crate::pages::{missing, row, two_versions};
use crate::parts::{View, button, el, heading, hint, live, page, when_label};
use crate::route::Route;
use crate::state::{Draft, Gathering, Place, Store, go, name_tab, today};
use rethread_core::insight::{Made, carry};
use rethread_core::record::{
    Body, Boundary, CheckIn, Ladder, Observation, Person, Prediction, Promise, Signal, Trigger, Win,
};
use rethread_core::vault::{RecordId, State};

/// A new record of the kind with this name.
pub fn begin(name: &str, from: Option<&str>) -> View {
    match row::kind_named(name) {
        Some(Trigger::KIND) => fresh::<Trigger>(from),
        Some(Prediction::KIND) => fresh::<Prediction>(from),
        Some(Observation::KIND) => fresh::<Observation>(from),
        Some(Signal::KIND) => fresh::<Signal>(from),
        Some(Ladder::KIND) => fresh::<Ladder>(from),
        Some(Promise::KIND) => fresh::<Promise>(from),
        Some(Boundary::KIND) => fresh::<Boundary>(from),
        Some(Win::KIND) => fresh::<Win>(from),
        _ => missing::unknown(),
    }
}

/// A record that is kept.
pub fn note(id: &str) -> View {
    let Some(id) = RecordId::parse(id) else { return missing::gone() };
    match id.kind() {
        Trigger::KIND => kept::<Trigger>(&id),
        Prediction::KIND => kept::<Prediction>(&id),
        Observation::KIND => kept::<Observation>(&id),
        Signal::KIND => kept::<Signal>(&id),
        Ladder::KIND => kept::<Ladder>(&id),
        Promise::KIND => kept::<Promise>(&id),
        Boundary::KIND => kept::<Boundary>(&id),
        Win::KIND => kept::<Win>(&id),
        CheckIn::KIND => check_in::page_of(&id),
        _ => missing::gone(),
    }
}

/// The new record that a record of another kind leads to, or an empty one. A step of a ladder comes as `id~step`.
fn fresh<T: Noted>(from: Option<&str>) -> View {
    let (source, rung) = match from.and_then(|from| from.split_once('~')) {
        Some((id, rung)) => (Some(id), Some(rung)),
        None => (from, None),
    };
    let source = source.and_then(RecordId::parse);
    let full = source.as_ref().and_then(|id| Gathering::here().full(id));
    let started = source.as_ref().zip(full.as_ref()).and_then(|(id, full)| match rung {
        Some(rung) => carry::started_on_rung(id.as_str(), rung, full),
        None => carry::started(T::KIND, id.as_str(), full),
    });
    let mut record = match &full {
        Some(Made::Person(person)) => about(source.as_ref(), person),
        _ => started.and_then(T::of).unwrap_or_default(),
    };
    record.prepare(today().as_ref().map_or("", |day| day.as_str()));
    let draft = Draft::fresh(Store::here(), record, State::Kept);
    // From its first save it has an address of its own, so that a reload comes back to it.
    if let Some(place) = Place::here() {
        draft.when_named(move |id| place.becomes(Route::Note(id.to_string())));
    }
    written(draft, None)
}

/// A new record about somebody, from their page.
fn about<T: Noted>(id: Option<&RecordId>, person: &Person) -> T {
    let mut record = T::default();
    let ties = record.ties_mut();
    ties.people = id.into_iter().map(RecordId::to_string).collect();
    ties.contexts = person.context.into_iter().collect();
    record
}

fn kept<T: Noted>(id: &RecordId) -> View {
    let store = Store::here();
    if store.versions::<T>(id).len() > 1 {
        return two_versions::of::<T>(store, id, row::place(id));
    }
    missing::or_missing(store.load::<T>(id), |_| match Draft::<T>::open(store, id) {
        Some(draft) => written(draft, Some(id.clone())),
        None => missing::gone(),
    })
}

/// The page of one record: where it came from, what is asked, and where it can go from here.
fn written<T: Noted>(draft: Draft<T>, id: Option<RecordId>) -> View {
    let form = Form::new(draft);
    let (title, lede) = T::heading();
    name_tab(title);
    let made = id.as_ref().and_then(RecordId::made_at).map(when_label);
    let above = move || {
        let made = made.as_ref().map(|day| hint(&fill(workbook().form.made, &[("day", day)])));
        let lede = (!lede.is_empty()).then(|| el("p").class("lede").text(lede));
        let origin = draft.with(|record: &T| carried::origin(record.ties()));
        View::all([View::from(heading(title)), lede.into(), made.into(), origin.into()])
    };
    let inside = move || {
        View::all([T::fields(form), View::from(hint(workbook().form.saved_hint)), onward(form), ways(form).into()])
    };
    let inside = if T::GUARDED { gate::guarded(form, above, T::made, inside) } else { View::all([above(), inside()]) };
    page("note").child(inside).into()
}

/// Shown once there is something to carry on.
fn onward<T: Noted>(form: Form<T>) -> View {
    let store = Store::here();
    live(move || {
        store.track();
        form.draft.id().map(|id| carried::onward(&id, &form.now().made()))
    })
}

fn ways<T: Noted>(form: Form<T>) -> crate::parts::El {
    let texts = &workbook().form;
    let draft = form.draft;
    let done = button("", texts.done, move || {
        if !form.now().is_blank() || !draft.is_new() {
            draft.save_now();
        }
        go(&form.now().afterwards());
    });
    let delete = button("plain", texts.delete, move || {
        // What was typed last is saved first, so that bringing it back brings all of it.
        if !form.now().is_blank() || !draft.is_new() {
            draft.save_now();
        }
        draft.end();
        if let Some(id) = draft.id() {
            Store::here().delete(&id, texts.deleted);
        }
        go(&form.now().afterwards());
    });
    el("div").class("button-row ways").child(done).child(delete)
}
