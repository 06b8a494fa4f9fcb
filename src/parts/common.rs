//! The few shapes that nearly every page is made of.

use super::{El, View, el};
use crate::route::Route;

/// The element a page stands in. `class` names the page for the style sheet.
pub fn page(class: &str) -> El {
    el("div").class(&["page ", class].concat())
}

/// The heading that the focus goes to when a page is opened.
pub fn heading(words: &str) -> El {
    el("h1").attr("tabindex", "-1").text(words)
}

/// A button that does something here. `class` adds to `button`.
pub fn button(class: &str, words: &str, press: impl FnMut() + 'static) -> El {
    el("button").attr("type", "button").class(["button ", class].concat().trim_end()).text(words).press(press)
}

/// A link to another place. `class` may be empty.
pub fn link(class: &str, place: &Route, words: &str) -> El {
    el("a").attr_if("class", (!class.is_empty()).then_some(class)).attr("href", &place.hash()).text(words)
}

/// A card under a heading of the second level.
pub fn card(class: &str, title: &str) -> El {
    el("section").class(&["card ", class].concat()).child(el("h2").text(title))
}

/// Text that opens.
pub fn details(summary: &str, inside: impl Into<View>) -> El {
    el("details").class("disclosure").child(el("summary").text(summary)).child(inside)
}
