//! The checklist of signs. Saved as it is ticked; nothing is counted.

use super::signs_own::own_signs;
use crate::content::{content, ui};
use crate::parts::{contexts, fresh_id, long_field, on};
use crate::route::Route;
use crate::state::{Answers, Store};
use leptos::prelude::*;
use rethread_core::content::{Context, Sign, SignGroup};
use rethread_core::record::Felt;

/// The whole page.
pub fn signs() -> AnyView {
    let texts = &ui().signs;
    let store = Store::here();
    let shown = RwSignal::new(store.preferences().contexts);
    let answers = Answers::load(store);
    let groups = content().groups.iter().map(|group| sign_group(group, shown, answers)).collect_view();
    view! {
        <div class="page signs">
            <h1 tabindex="-1">{texts.title}</h1>
            <p class="lede">{texts.lede}</p>
            {filter(shown)}
            {groups}
            {own_signs()}
            <section class="card next">
                <h2>{texts.next_title}</h2>
                <p>{texts.next_text}</p>
                <a class="button" href=Route::Roots.hash()>{texts.next_open}</a>
            </section>
        </div>
    }
    .into_any()
}

/// Chips that narrow the list to parts of life; none chosen shows everything.
fn filter(shown: RwSignal<Vec<Context>>) -> AnyView {
    let start = shown.get_untracked();
    view! { <div class="filter">{contexts(ui().signs.filter.to_owned(), start, on(move |chosen| shown.set(chosen)))}</div> }
        .into_any()
}

fn fits(sign: &Sign, shown: &[Context]) -> bool {
    shown.is_empty() || sign.contexts.iter().any(|context| shown.contains(context))
}

fn sign_group(group: &'static SignGroup, shown: RwSignal<Vec<Context>>, answers: Answers) -> AnyView {
    let here = move || content().signs.iter().filter(move |sign| sign.group == group.id);
    let empty = move || shown.with(|shown| here().all(|sign| !fits(sign, shown)));
    let rows = here().map(|sign| sign_row(sign, shown, answers)).collect_view();
    view! {
        <section class="sign-group">
            <h2>{group.title}</h2>
            <p class="hint">{group.intro}</p>
            {rows}
            <p class="hint" hidden=move || !empty()>{ui().signs.none_here}</p>
        </section>
    }
    .into_any()
}

fn sign_row(sign: &'static Sign, shown: RwSignal<Vec<Context>>, answers: Answers) -> AnyView {
    let texts = &ui().signs;
    let felt = move || answers.felt(sign.id);
    let detail = move || {
        view! {
            <dl class="sign-about">
                <dt>{texts.looks_like}</dt>
                <dd>{sign.looks_like}</dd>
                <dt>{texts.protected}</dt>
                <dd>{sign.protected}</dd>
                <dt>{texts.cost}</dt>
                <dd>{sign.cost}</dd>
            </dl>
            {long_field(
                texts.note.to_owned(),
                String::new(),
                answers.note(sign.id),
                2,
                on(move |note| answers.set_note(sign, note)),
            )}
        }
    };
    view! {
        <div class="sign" hidden=move || shown.with(|shown| !fits(sign, shown)) data-sign=sign.id>
            {felt_control(sign.title.to_owned(), felt, move |felt| answers.set_felt(sign, felt))}
            {opening(detail)}
        </div>
    }
    .into_any()
}

/// "More about this": what is inside is built when it is first opened, so that a long list is quick to draw.
fn opening<V: IntoView + 'static>(detail: impl Fn() -> V + Send + Sync + 'static) -> AnyView {
    let opened = RwSignal::new(false);
    view! {
        <details class="disclosure" on:toggle=move |_| opened.set(true)>
            <summary>{ui().signs.more}</summary>
            {move || opened.get().then(&detail)}
        </details>
    }
    .into_any()
}

/// Yes, sometimes or not me, under the sign's own words.
pub fn felt_control(
    title: String,
    felt: impl Fn() -> Felt + Copy + Send + Sync + 'static,
    changed: impl Fn(Felt) + Copy + 'static,
) -> AnyView {
    let texts = &ui().signs;
    let name = fresh_id("felt");
    let option = |value: Felt, text: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=move || felt() == value
                    on:change=move |_| changed(value)
                />
                <span>{text}</span>
            </label>
        }
    };
    view! {
        <fieldset class="felt">
            <legend>{title}</legend>
            <div class="felt-options">
                {option(Felt::Yes, texts.yes)} {option(Felt::Sometimes, texts.sometimes)} {option(Felt::No, texts.no)}
            </div>
        </fieldset>
    }
    .into_any()
}
