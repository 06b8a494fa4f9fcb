//! The supporters' door: what there is for somebody who stands by another. It asks for no signs and keeps nothing.

use super::rows::rows;
use crate::content::{content, ui};
use crate::pages::practices::practice_card;
use crate::parts::{El, View, el, heading, link, page};
use crate::route::Route;
use crate::state::{Readings, Store};
use rethread_core::content::{Audience, ReadCard};

/// The whole page.
pub fn supporters() -> View {
    let texts = &ui().learn;
    let readings = Readings::load(Store::here());
    let of = |print: bool| reads().filter(move |read| read.print == print);
    let cards = of(true).map(|read| {
        let place = Route::Read(read.id.to_owned());
        el("div")
            .class("card")
            .child(el("h2").text(texts.supporters_card))
            .child(el("p").text(read.takeaway))
            .child(link("button quiet", &place, read.title))
    });
    let practices = content().exercises.iter().filter(|exercise| exercise.audience == Audience::Supporter);
    page("supporters")
        .child(heading(texts.supporters))
        .child(el("p").class("lede").text(texts.supporters_lede))
        .child(el("p").class("notice").text(texts.supporters_safe))
        .child(section(texts.supporters_reads).child(rows(of(false), readings)))
        .children(cards)
        .child(section(texts.supporters_practices).children(practices.map(|exercise| practice_card("h3", exercise))))
        .child(el("p").child(link("", &Route::Learn(None), texts.supporters_self)))
        .into()
}

fn section(title: &str) -> El {
    el("section").child(el("h2").text(title))
}

fn reads() -> impl Iterator<Item = &'static ReadCard> {
    content().reads.iter().filter(|read| read.audience == Audience::Supporter)
}
