//! All practices.

use crate::content::{content, fill, ui};
use crate::route::Route;
use leptos::prelude::*;
use rethread_core::content::{Depth, Exercise};

/// The whole page.
pub fn practices() -> AnyView {
    let texts = &ui().practice;
    let cards = content()
        .exercises
        .iter()
        .map(|exercise| {
            view! {
                <article class="card practice-card">
                    <h2>
                        <a href=Route::Exercise(exercise.id.to_owned()).hash()>{exercise.title}</a>
                    </h2>
                    <p>{exercise.purpose}</p>
                    {facts(exercise)}
                </article>
            }
        })
        .collect_view();
    view! {
        <div class="page">
            <h1 tabindex="-1">{texts.title}</h1>
            <p class="lede">{texts.lede}</p>
            <div class="card-list">{cards}</div>
        </div>
    }
    .into_any()
}

/// How deep and how long, in words.
pub fn facts(exercise: &Exercise) -> AnyView {
    let depth = depth_name(exercise.depth);
    let minutes = fill(ui().common.minutes, &[("minutes", &exercise.minutes.to_string())]);
    view! { <p class="facts">{depth} " · " {minutes}</p> }.into_any()
}

fn depth_name(depth: Depth) -> &'static str {
    let common = &ui().common;
    match depth {
        Depth::Gentle => common.depth_gentle,
        Depth::Moderate => common.depth_moderate,
        Depth::Deep => common.depth_deep,
    }
}
