//! What was deleted in the last 30 days, and the way to bring it back.

use super::row;
use crate::content::{fill, ui};
use crate::parts::{El, View, button, el, heading, live, page, when_label};
use crate::state::{Deleted, Store, announce};

/// The whole page.
pub fn bin() -> View {
    let texts = &ui().journal;
    let store = Store::here();
    let rows = live(move || {
        store.track();
        let deleted = store.deleted();
        if deleted.is_empty() {
            return el("p").class("empty").text(texts.bin_empty);
        }
        el("ul").class("rows").children(deleted.into_iter().map(|deleted| row(store, deleted)))
    });
    page("bin").child(heading(texts.bin_title)).child(el("p").class("lede").text(texts.bin_lede)).child(rows).into()
}

fn row(store: Store, deleted: Deleted) -> El {
    let texts = &ui().journal;
    let kind = row::kind_words(deleted.id.kind());
    let when = fill(texts.deleted_on, &[("day", &when_label(deleted.at))]);
    let words = deleted.made.as_ref().map_or_else(|| texts.wordless.to_owned(), row::opening);
    let words = el("span").class("row-words").attr("dir", "auto").text(&words);
    let about = el("span").class("hint").text(&[kind, " · ", &when].concat());
    let restore = button("quiet", texts.restore, move || {
        store.restore(&deleted.id);
        announce(texts.restored);
    });
    el("li").class("entry-row").child(words).child(about).child(restore)
}
