//! One root by itself: what it is, what there is to read about it, and the signs that often grow from it.

use super::{learn, missing};
use crate::content::{content, ui};
use crate::parts::{View, el, heading, link, page, paragraphs};
use crate::route::Route;
use crate::state::name_tab;

/// The whole page.
pub fn root(id: &str) -> View {
    let Some(root) = content().root(id) else { return missing::unknown() };
    let texts = &ui().roots;
    name_tab(root.title);
    let signs = content().signs.iter().filter(|sign| sign.roots.contains(&root.id));
    let rows =
        signs.map(|sign| el("li").class("entry-row").child(link("", &Route::Sign(sign.id.to_owned()), sign.title)));
    let signs = el("section").child(el("h2").text(texts.signs)).child(el("ul").class("rows").children(rows));
    page("root-page")
        .child(heading(root.title))
        .child(paragraphs(root.about))
        .child(el("p").class("kindness").text(root.kindness))
        .child(learn::about(|read| read.roots.contains(&root.id)))
        .child(signs)
        .child(el("p").child(link("button plain", &Route::Roots, texts.title)))
        .into()
}
