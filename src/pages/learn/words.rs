//! The glossary: every word with what it means, under its letter.

use crate::content::{content, fill, library, ui};
use crate::parts::{El, View, el, heading, hint, link, page};
use crate::route::Route;
use crate::state::focus_heading;
use rethread_core::content::Term;

/// The whole page, at the word or letter that was asked for.
pub fn words(at: Option<&str>) -> View {
    let texts = &ui().learn;
    if at.is_some() {
        focus_heading();
    }
    let letters = letters();
    let ways = letters.iter().map(|(letter, _)| {
        el("li").child(link("button quiet", &Route::Words(Some(id_of(*letter))), &letter.to_string()))
    });
    page("words")
        .child(heading(texts.words))
        .child(el("p").class("lede").text(texts.words_lede))
        .child(el("ul").class("to-places letters").children(ways))
        .children(letters.iter().map(|(letter, terms)| under(*letter, terms, at)))
        .into()
}

/// The words by the letter they begin with, in the order they come in.
fn letters() -> Vec<(char, Vec<&'static Term>)> {
    let mut letters: Vec<(char, Vec<&'static Term>)> = Vec::new();
    for term in library().terms {
        let letter = term.title.chars().flat_map(char::to_uppercase).next().unwrap_or('#');
        match letters.last_mut() {
            Some((last, terms)) if *last == letter => terms.push(term),
            _ => letters.push((letter, vec![term])),
        }
    }
    letters
}

/// The name of a letter in an address: itself where an address can hold it, else its number.
fn id_of(letter: char) -> String {
    match letter {
        'A'..='Z' => letter.to_ascii_lowercase().to_string(),
        other => u32::from(other).to_string(),
    }
}

fn under(letter: char, terms: &[&'static Term], at: Option<&str>) -> El {
    let sought = |id: &str| (at == Some(id)).then_some("");
    let title = el("h2").attr("tabindex", "-1").attr_if("data-sought", sought(&id_of(letter)));
    el("section")
        .class("letter")
        .child(title.text(&letter.to_string()))
        .children(terms.iter().map(|term| word(term, sought(term.id))))
}

fn word(term: &Term, sought: Option<&str>) -> El {
    let texts = &ui().learn;
    let more = term.read.and_then(|id| content().read(id)).map(|read| {
        let words = fill(texts.term_more, &[("title", read.title)]);
        el("p").child(link("", &Route::Read(read.id.to_owned()), &words))
    });
    let also = (!term.also.is_empty()).then(|| hint(&fill(texts.words_also, &[("words", &term.also.join(", "))])));
    el("div")
        .class("word")
        .child(el("h3").attr("tabindex", "-1").attr_if("data-sought", sought).text(term.title))
        .child(el("p").text(term.text))
        .child(also)
        .child(more)
}
