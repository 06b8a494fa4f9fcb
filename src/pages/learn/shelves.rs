//! The shelves of short reads, and the doors beside them.

use super::rows::{row, rows};
use crate::content::{content, ui};
use crate::pages::narrow::Narrow;
use crate::pages::search_box::search_box;
use crate::parts::{El, View, el, heading, hint, link, live, page};
use crate::route::Route;
use crate::state::{Readings, Store, focus_heading};
use rethread_core::content::{Audience, ReadCard};

/// The whole page, at the shelf that was asked for.
pub fn shelves(at: Option<&str>) -> View {
    let texts = &ui().learn;
    let readings = Readings::load(Store::here());
    let narrow = Narrow::here();
    if at.is_some() {
        focus_heading();
    }
    let shelves = content().shelves.iter().map(|shelf| {
        let title = el("h2").attr("tabindex", "-1").attr_if("data-sought", (at == Some(shelf.id)).then_some(""));
        el("section")
            .class("shelf")
            .child(title.text(shelf.title))
            .child(hint(shelf.intro))
            .child(reads(shelf.id, narrow, readings))
    });
    page("learn")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(search_box())
        .child(el("section").child(el("h2").text(texts.shelves)).child(to_shelves()))
        .child(doors())
        .child(saved(readings))
        .child(narrow.control(texts.filter))
        .children(shelves)
        .into()
}

/// Ways to what is not a read.
fn doors() -> El {
    let texts = &ui().learn;
    let doors = [
        (Route::Caution, texts.caution),
        (Route::Questions, texts.questions),
        (Route::Words(None), texts.words),
        (Route::Supporters, texts.supporters),
    ];
    let doors = doors.into_iter().map(|(place, title)| el("li").class("entry-row").child(link("", &place, title)));
    let list = el("ul").class("rows").children(doors);
    el("section").child(el("h2").text(texts.more_title)).child(list)
}

fn saved(readings: Readings) -> View {
    live(move || {
        readings.any_saved().then(|| {
            let found = content().reads.iter().filter(|read| readings.of(read.id).saved);
            el("section").class("card saved").child(el("h2").text(ui().learn.saved_title)).child(rows(found, readings))
        })
    })
}

/// The names of the shelves, each a way to its place on the page.
fn to_shelves() -> El {
    let ways = content()
        .shelves
        .iter()
        .map(|shelf| el("li").child(link("button quiet", &Route::Learn(Some(shelf.id.to_owned())), shelf.title)));
    el("ul").class("to-places").children(ways)
}

/// What stands on a shelf for people who look for themselves; a supporter's reads are behind a door of their own.
fn stands_on(shelf: &'static str) -> impl Iterator<Item = &'static ReadCard> {
    content().reads.iter().filter(move |read| read.shelf == shelf && read.audience == Audience::Oneself)
}

fn reads(shelf: &'static str, narrow: Narrow, readings: Readings) -> View {
    let empty = move || stands_on(shelf).all(|read| !narrow.shows(read.contexts));
    let reads = stands_on(shelf).map(|read| row(read, readings).shown(move || narrow.shows(read.contexts)));
    View::all([el("ul").class("reads").children(reads), hint(ui().learn.none_here).shown(empty)])
}
