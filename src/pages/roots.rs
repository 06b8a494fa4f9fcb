//! What the recognised signs may be about: roots, and a few practices with the reason for each.

use super::practices::facts;
use crate::content::{content, fill, ui};
use crate::parts::{El, View, bullets, card, details, el, heading, hint, link, page, paragraphs};
use crate::route::Route;
use crate::state::{Answers, Store};
use rethread_core::content::{Root, Sign};
use rethread_core::insight::{Suggestion, about, suggest};

/// Practices offered at once.
const OFFERED: usize = 3;

/// The whole page.
pub fn roots() -> View {
    let texts = &ui().roots;
    let recognised = Answers::load(Store::here()).recognised();
    let found = about(content(), &recognised);
    let page = page("roots").child(heading(texts.title));
    if found.is_empty() {
        let open = link("button", &Route::Signs, texts.empty_open);
        return page.child(el("p").class("lede").text(texts.empty)).child(open).into();
    }
    let offered = suggest(content(), &recognised, &[], OFFERED);
    let offered = el("div").class("card-list").children(offered.iter().map(suggestion_card));
    let practices = el("section")
        .child(el("h2").text(texts.practices_title))
        .child(el("p").text(texts.practices_lede))
        .child(offered);
    page.child(el("p").class("lede").text(texts.lede))
        .child(el("p").class("notice").text(texts.present))
        .child(el("div").class("card-list").children(found.into_iter().map(|(root, signs)| root_card(root, &signs))))
        .child(practices)
        .into()
}

fn root_card(root: &'static Root, signs: &[&'static Sign]) -> El {
    card("root", root.title)
        .child(paragraphs(root.about))
        .child(el("p").class("kindness").text(root.kindness))
        .child(details(ui().roots.because, bullets(signs.iter().map(|sign| sign.title))))
        .child(el("p").child(link("", &Route::Root(root.id.to_owned()), ui().roots.read)))
}

/// A practice with the reason it is offered.
pub fn suggestion_card(suggestion: &Suggestion) -> El {
    let exercise = suggestion.exercise;
    let place = Route::Exercise(exercise.id.to_owned());
    el("article")
        .class("card practice-card")
        .child(el("h3").child(link("", &place, exercise.title)))
        .child(el("p").text(suggestion.why))
        .child(hint(&fill(ui().roots.because_one, &[("sign", suggestion.sign.title)])))
        .child(facts(exercise.depth, exercise.minutes))
}
