//! What the recognised signs may be about: roots, and a few practices with the reason for each.

use crate::content::{content, fill, ui};
use crate::parts::paragraphs;
use crate::route::Route;
use crate::state::{Answers, Store};
use leptos::prelude::*;
use rethread_core::content::{Root, Sign};
use rethread_core::insight::{Suggestion, about, suggest};

/// The whole page.
pub fn roots() -> AnyView {
    let texts = &ui().roots;
    let recognised = Answers::load(Store::here()).recognised();
    let found = about(content(), &recognised);
    if found.is_empty() {
        return view! {
            <div class="page">
                <h1 tabindex="-1">{texts.title}</h1>
                <p class="lede">{texts.empty}</p>
                <a class="button" href=Route::Signs.hash()>{texts.empty_open}</a>
            </div>
        }
        .into_any();
    }
    let roots = found.into_iter().map(|(root, signs)| root_card(root, &signs)).collect_view();
    let offered = suggest(content(), &recognised, &[], 3).iter().map(suggestion_card).collect_view();
    view! {
        <div class="page roots">
            <h1 tabindex="-1">{texts.title}</h1>
            <p class="lede">{texts.lede}</p>
            <p class="notice">{texts.present}</p>
            <section>
                <h2>{texts.practices_title}</h2>
                <p>{texts.practices_lede}</p>
                <div class="card-list">{offered}</div>
            </section>
            <div class="card-list">{roots}</div>
        </div>
    }
    .into_any()
}

fn root_card(root: &'static Root, signs: &[&'static Sign]) -> AnyView {
    let signs = signs.iter().map(|sign| view! { <li>{sign.title}</li> }).collect_view();
    view! {
        <section class="card root">
            <h2>{root.title}</h2>
            {paragraphs(root.about)}
            <p class="kindness">{root.kindness}</p>
            <details class="disclosure">
                <summary>{ui().roots.because}</summary>
                <ul>{signs}</ul>
            </details>
        </section>
    }
    .into_any()
}

/// A practice with the reason it is offered.
pub fn suggestion_card(suggestion: &Suggestion) -> AnyView {
    let exercise = suggestion.exercise;
    view! {
        <article class="card practice-card">
            <h3>
                <a href=Route::Exercise(exercise.id.to_owned()).hash()>{exercise.title}</a>
            </h3>
            <p>{suggestion.why}</p>
            <p class="hint">{fill(ui().roots.because_one, &[("sign", suggestion.sign.title)])}</p>
            {super::practices::facts(exercise)}
        </article>
    }
    .into_any()
}
