//! All practices.

use crate::content::{content, fill, ui};
use crate::parts::{El, View, el, heading, link, page};
use crate::route::Route;
use rethread_core::content::Depth;

/// The whole page.
pub fn practices() -> View {
    let texts = &ui().practice;
    let cards = content().exercises.iter().map(|exercise| {
        let place = Route::Exercise(exercise.id.to_owned());
        el("article")
            .class("card practice-card")
            .child(el("h2").child(link("", &place, exercise.title)))
            .child(el("p").text(exercise.purpose))
            .child(facts(exercise.depth, exercise.minutes))
    });
    page("practices")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(el("div").class("card-list").children(cards))
        .into()
}

/// How deep and how long, in words.
pub fn facts(depth: Depth, minutes: u8) -> El {
    let common = &ui().common;
    let depth = match depth {
        Depth::Gentle => common.depth_gentle,
        Depth::Moderate => common.depth_moderate,
        Depth::Deep => common.depth_deep,
    };
    let minutes = fill(common.minutes, &[("minutes", &minutes.to_string())]);
    el("p").class("facts").text(&[depth, " · ", &minutes].concat())
}
