//! Before everything is deleted: a file first, what goes, and what may remain. The deleting itself is done by
//! `erase.html`, a page that needs neither this app nor what is stored, so that nothing writes meanwhile.

use super::safe::{saving, section};
use crate::content::keeping;
use crate::pages::ERASE;
use crate::parts::{El, View, bullets, el, heading, hint, link, page};
use crate::route::Route;
use crate::state::{Store, in_sitting, name_tab};

/// The whole page. In a private sitting no file could hold the workbook, and so nothing of it is deleted from there.
pub fn delete() -> View {
    let texts = &keeping().delete;
    name_tab(texts.title);
    if in_sitting() {
        let part = Route::Keeping(Some("sitting".to_owned()));
        return page("keeping")
            .child(heading(texts.title))
            .child(el("p").class("lede").text(texts.sitting))
            .child(el("p").child(link("button", &part, keeping().safe.next_sitting_action)))
            .into();
    }
    let goes = [texts.goes_1, texts.goes_2, texts.goes_3];
    let stays = [texts.stays_1, texts.stays_2, texts.stays_3, texts.stays_4, texts.stays_5, texts.stays_6];
    page("keeping")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(file_first(Store::here()))
        .child(section(texts.goes_title).child(bullets(goes)))
        .child(section(texts.stays_title).child(bullets(stays)))
        .child(el("p").child(el("a").class("button").attr("href", ERASE).text(texts.go_on)))
        .child(hint(texts.go_on_about))
        .into()
}

fn file_first(store: Store) -> El {
    let texts = &keeping().delete;
    section(texts.file_title).child(el("p").text(texts.file_text)).child(saving(
        store,
        "quiet",
        keeping().safe.save_file,
        || (),
    ))
}
