//! The danger question before what looks at a fear about a person. Who is it about comes first; what lies behind opens
//! only after a plain no, given for this record or known of that person.

use super::form::Form;
use crate::content::{content, fill, workbook};
use crate::pages::{danger, row};
use crate::parts::{El, View, button, details, el, hint, live, on, paragraphs};
use crate::state::{People, Store, focus_heading};
use leptos::prelude::{Get, Memo, RwSignal, Set, Track, Update};
use rethread_core::insight::{Made, player};
use rethread_core::record::{Body, Safety, Tied};

/// Draws `inside` behind the question. `made` reads the record for what was written before.
pub fn guarded<T: Body + Tied + Clone + Default + 'static>(
    form: Form<T>,
    heading: impl Fn() -> View + 'static,
    made: fn(T) -> Made,
    inside: impl Fn() -> View + 'static,
) -> View {
    let again = RwSignal::new(false);
    let store = Store::here();
    let answer = Memo::new(move |_| {
        form.met.track();
        store.track();
        Plain(standing(form))
    });
    let is_closed = Memo::new(move |_| !again.get() && answer.get().0.is_some_and(|answer| !answer.may_go_on()));
    let inside = std::rc::Rc::new(inside);
    live(move || {
        if is_closed.get() {
            return closed(form, made, again);
        }
        let inside = inside.clone();
        // The field for the name stays as it is while what follows from the name changes.
        let below = live(move || match answer.get().0 {
            Some(answer) if answer.may_go_on() && !again.get() => View::all([remembered(again).into(), inside()]),
            answer => asked(form, answer, again),
        });
        View::all([heading(), form.person(), below])
    })
}

/// An answer that can be compared.
#[derive(Clone, Copy, PartialEq)]
struct Plain(Option<Safety>);

/// What counts about danger for this record.
fn standing<T: Body + Tied + Clone + Default + 'static>(form: Form<T>) -> Option<Safety> {
    let people = People::of(Store::here());
    let now = form.now();
    let ties = now.ties();
    let known = ties.people.iter().filter_map(|id| people.danger(Some(id), &[])).map(|(answer, _)| answer);
    let known = known.reduce(Safety::and);
    // A no about nobody in particular does not hold once somebody is named.
    let own = ties.safety.filter(|answer| ties.people.is_empty() || !answer.may_go_on());
    player::standing(own, known)
}

fn asked<T: Body + Tied + Clone + Default + 'static>(
    form: Form<T>,
    before: Option<Safety>,
    again: RwSignal<bool>,
) -> View {
    let answered = on(move |answer: Safety| {
        let people = People::of(Store::here());
        let named = form.now().ties().people.clone();
        for alias in named.iter().filter_map(|id| people.alias(id)) {
            people.answer(&alias, answer);
        }
        let own = named.is_empty().then_some(answer);
        form.draft.edit(|record| record.ties_mut().safety = own);
        form.draft.save_now();
        again.set(false);
        form.met.update(|met| *met += 1);
        focus_heading();
    });
    View::all([paragraphs(content().danger.text), danger::question(before, answered).into()])
}

fn remembered(again: RwSignal<bool>) -> El {
    let texts = &workbook().form;
    let words = fill(texts.remembered, &[("answer", content().danger.no)]);
    let change = button("plain", texts.change, move || again.set(true));
    el("div").class("remembered-line").child(hint(&words)).child(change)
}

/// The way to help first; what was written stays the person's own.
fn closed<T: Body + Tied + Clone + Default + 'static>(
    form: Form<T>,
    made: fn(T) -> Made,
    again: RwSignal<bool>,
) -> View {
    let texts = &workbook().form;
    let safety = danger::safety(View::nothing(), on(move |()| again.set(true)));
    let parts = made(form.now()).parts();
    let before = (!parts.is_empty())
        .then(|| details(texts.before_title, el("div").child(hint(texts.before_text)).child(row::parts_list(&parts))));
    View::all([safety, before.into()])
}
