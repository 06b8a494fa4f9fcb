//! Running text in blocks, with words that explain themselves where they stand.

use super::{El, View, el, fresh_id, key_of, link, live};
use crate::browser::document;
use crate::content::{content, fill, library, ui};
use crate::route::Route;
use leptos::prelude::{Get, RwSignal, Set, Update};
use rethread_core::content::{Block, Span, Term};

/// Draws blocks. `read` is the id of the read they stand in, which a word then does not lead to; empty elsewhere.
pub fn blocks(text: &'static [Block], read: &'static str) -> View {
    View::all(text.iter().map(|block| match *block {
        Block::Heading(words) => el("h2").text(words),
        Block::Paragraph(spans) => line(el("p"), spans, read),
        Block::Say(spans) => el("blockquote").child(line(el("p"), spans, read)),
        Block::List(items) => el("ul").children(items.iter().map(|item| line(el("li"), item, read))),
    }))
}

fn line(within: El, spans: &'static [Span], read: &'static str) -> El {
    within.children(spans.iter().map(|span| match *span {
        Span::Text(words) => View::from(words),
        Span::Term { id, words } => match library().term(id) {
            Some(term) => explained(term, words, read).into(),
            None => View::from(words),
        },
    }))
}

/// Words that open what they mean right below the line they stand in, and close it when pressed again or by Escape.
fn explained(term: &'static Term, words: &str, read: &'static str) -> El {
    let open = RwSignal::new(false);
    let (word_id, meaning_id) = (fresh_id("word"), fresh_id("meaning"));
    let word = el("button")
        .attr("type", "button")
        .class("term")
        .attr("id", &word_id)
        .attr("aria-controls", &meaning_id)
        .live_attr("aria-expanded", move || Some(open.get().to_string()))
        .text(words)
        .press(move || open.update(|open| *open = !*open));
    let meaning = el("span")
        .class("meaning")
        .attr("id", &meaning_id)
        .attr("role", "note")
        .shown(move || open.get())
        .child(live(move || open.get().then(|| meaning(term, read))));
    el("span").child(word).child(meaning).on("keydown", move |event| {
        if key_of(&event) == "Escape" && leptos::prelude::GetUntracked::get_untracked(&open) {
            open.set(false);
            document::focus(&word_id);
        }
    })
}

fn meaning(term: &'static Term, read: &str) -> View {
    let more = term.read.filter(|more| *more != read).and_then(|more| content().read(more)).map(|more| {
        let words = fill(ui().learn.term_more, &[("title", more.title)]);
        View::all([View::from(" "), link("", &Route::Read(more.id.to_owned()), &words).into()])
    });
    View::all([View::from(el("b").text(term.title)), View::from(" "), View::from(term.text), View::from(more)])
}
