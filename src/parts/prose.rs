//! Running text, lists of it, and links out.

use super::{El, View, el};
use crate::content::ui;
use rethread_core::content::Reference;

/// Paragraphs from a text whose paragraphs are separated by an empty line.
pub fn paragraphs(text: &str) -> View {
    let paragraphs = text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty());
    View::all(paragraphs.map(|paragraph| el("p").text(paragraph.trim())))
}

/// A plain list.
pub fn bullets<'a>(items: impl IntoIterator<Item = &'a str>) -> El {
    el("ul").children(items.into_iter().map(|item| el("li").text(item)))
}

/// A quiet line that explains.
pub fn hint(words: &str) -> El {
    el("p").class("hint").text(words)
}

/// A person's own words with their own line breaks and direction.
pub fn written(words: &str) -> El {
    el("p").class("written").attr("dir", "auto").text(words)
}

/// A link to another site, which opens only when pressed, in a tab of its own, and tells that site nothing.
pub fn outside_link(address: &str, words: &str) -> El {
    let note = el("span").class("visually-hidden").text(&[" (", ui().common.outside, ")"].concat());
    el("a").attr("href", address).attr("target", "_blank").attr("rel", "noreferrer noopener").text(words).child(note)
}

/// Published sources under a heading; nothing where there are none.
pub fn references(title: &str, found: &[Reference]) -> Option<El> {
    let rows = found.iter().map(|found| el("li").child(outside_link(found.url, found.text)));
    let list = el("ul").class("references").children(rows);
    (!found.is_empty()).then(|| el("section").child(el("h2").text(title)).child(list))
}
