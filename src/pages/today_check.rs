//! The check-in: three numbers and a line, each of which can be left out. Saved as it is answered.

use crate::content::ui;
use crate::parts::{long_field, on, scale};
use crate::state::{Draft, Store};
use leptos::prelude::*;
use rethread_core::record::CheckIn;
use rethread_core::vault::State;

/// The card on Today.
pub fn check_in(store: Store) -> AnyView {
    let round = RwSignal::new(0u32);
    view! {
        <section class="card check-in">
            <h2>{ui().today.check_title}</h2>
            {move || {
                round.track();
                one(store, round)
            }}
        </section>
    }
    .into_any()
}

fn one(store: Store, round: RwSignal<u32>) -> AnyView {
    let texts = &ui().today;
    let draft = Draft::fresh(store, CheckIn::default(), State::Kept);
    let noted = RwSignal::new(false);
    let changed = move |change: &dyn Fn(&mut CheckIn)| {
        draft.edit(|check_in| change(check_in));
        noted.set(draft.with(|check_in| !check_in.is_empty()));
    };
    let number = move |set: fn(&mut CheckIn, Option<u8>)| {
        on(move |value: Option<u8>| changed(&|check_in: &mut CheckIn| set(check_in, value)))
    };
    let ask = move |question: &str, set: fn(&mut CheckIn, Option<u8>)| {
        scale(question.to_owned(), texts.check_low, texts.check_high, None, number(set))
    };
    view! {
        <p class="hint">{texts.check_hint}</p>
        {ask(texts.check_safe, |check_in, value| check_in.safe = value)}
        {ask(texts.check_connected, |check_in, value| check_in.connected = value)}
        {ask(texts.check_guard, |check_in, value| check_in.guard = value)}
        {long_field(
            texts.check_note.to_owned(),
            String::new(),
            String::new(),
            2,
            on(move |note: String| changed(&|check_in: &mut CheckIn| check_in.note = note.clone())),
        )}
        <p class="noted" aria-live="polite">{move || noted.get().then_some(texts.check_kept)}</p>
        <button
            type="button"
            class="button quiet"
            hidden=move || !noted.get()
            on:click=move |_| {
                draft.save_now();
                round.update(|round| *round += 1);
            }
        >
            {texts.check_again}
        </button>
    }
    .into_any()
}
