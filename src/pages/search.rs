//! Looking for anything there is to read or to do.

use super::search_box::search_box;
use crate::content::ui;
use crate::parts::{View, el, heading, page};

/// The whole page.
pub fn search() -> View {
    let texts = &ui().search;
    page("search-page")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(search_box())
        .into()
}
