//! Before everything is deleted: a file first, what goes, and what may remain. The deleting itself is done by
//! `erase.html`, a page that needs neither this app nor what is stored, so that nothing writes meanwhile.

use crate::content::keeping;
use crate::parts::{El, View, bullets, button, el, heading, hint, page};
use crate::state::{Store, announce, name_tab};
use leptos::prelude::{Get, RwSignal, Set};

/// The page that deletes, beside the app.
const ERASE: &str = "./erase.html";

/// The whole page. Needs no store: under a lock there is no file to offer, and everything else is as it is.
pub fn delete() -> View {
    let texts = &keeping().delete;
    name_tab(texts.title);
    let goes = [texts.goes_1, texts.goes_2, texts.goes_3];
    let stays = [texts.stays_1, texts.stays_2, texts.stays_3, texts.stays_4, texts.stays_5, texts.stays_6];
    page("keeping")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(Store::if_open().map(file_first))
        .child(el("section").child(el("h2").text(texts.goes_title)).child(bullets(goes)))
        .child(el("section").child(el("h2").text(texts.stays_title)).child(bullets(stays)))
        .child(el("p").child(el("a").class("button").attr("href", ERASE).text(texts.go_on)))
        .child(hint(texts.go_on_about))
        .into()
}

fn file_first(store: Store) -> El {
    let texts = &keeping().delete;
    let said = RwSignal::new("");
    let save = button("quiet", texts.file_save, move || {
        let words = if store.save_file() { texts.file_saved } else { texts.file_refused };
        said.set(words);
        announce(words);
    });
    el("section")
        .child(el("h2").text(texts.file_title))
        .child(el("p").text(texts.file_text))
        .child(el("p").child(save))
        .child(el("p").live_text(move || said.get().to_owned()))
}
