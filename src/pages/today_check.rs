//! The check-in: three numbers and a line, each of which can be left out. Saved as it is answered.

use crate::content::{ui, workbook};
use crate::parts::{Ends, View, button, card, contexts, el, hint, live, long_field, on, scale};
use crate::state::{Draft, Store};
use leptos::prelude::{Get, RwSignal, Set, Track, Update};
use rethread_core::content::Context;
use rethread_core::record::CheckIn;
use rethread_core::vault::State;

/// The card on Today.
pub fn check_in(store: Store) -> View {
    let round = RwSignal::new(0u32);
    let inside = live(move || {
        round.track();
        one(store, round)
    });
    card("check-in", ui().today.check_title).child(inside).into()
}

fn one(store: Store, round: RwSignal<u32>) -> View {
    let texts = &ui().today;
    let draft = Draft::fresh(store, CheckIn::default(), State::Kept);
    let noted = RwSignal::new(false);
    let changed = move |change: &dyn Fn(&mut CheckIn)| {
        draft.edit(|check_in| change(check_in));
        noted.set(draft.with(|check_in| !check_in.is_empty()));
    };
    let ask = |question: &str, set: fn(&mut CheckIn, Option<u8>)| {
        let answered = on(move |value: Option<u8>| changed(&|check_in: &mut CheckIn| set(check_in, value)));
        scale(question, Ends { low: texts.check_low, high: texts.check_high, most: 10 }, None, answered)
    };
    let note = on(move |note: String| changed(&|check_in: &mut CheckIn| check_in.note.clone_from(&note)));
    let about = on(move |about: Vec<Context>| changed(&|check_in: &mut CheckIn| check_in.contexts.clone_from(&about)));
    let again = button("quiet", texts.check_again, move || {
        draft.save_now();
        round.update(|round| *round += 1);
    });
    let words = move || if noted.get() { texts.check_kept.to_owned() } else { String::new() };
    View::all([
        hint(texts.check_hint),
        ask(texts.check_safe, |check_in, value| check_in.safe = value),
        ask(texts.check_connected, |check_in, value| check_in.connected = value),
        ask(texts.check_guard, |check_in, value| check_in.guard = value),
        long_field(texts.check_note, "", "", 2, note),
        contexts(workbook().form.contexts, Vec::new(), about),
        el("p").class("noted").attr("aria-live", "polite").live_text(words),
        again.shown(move || noted.get()),
    ])
}
