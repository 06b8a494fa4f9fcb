//! What is shown when there is nothing at an address, or nothing that can be read yet.

use crate::content::ui;
use crate::parts::{View, el, heading, link, page};
use crate::route::Route;
use crate::state::Found;

/// An address this version does not know.
pub fn unknown() -> View {
    calm(ui().common.not_found_title, ui().common.not_found_text, true)
}

/// A record that is not here.
pub fn gone() -> View {
    calm(ui().common.gone_title, ui().common.gone_text, true)
}

/// A record that the other copy is being asked for.
pub fn waiting() -> View {
    calm(ui().common.waiting, "", false)
}

/// Draws a record that is here, and says calmly why another cannot be shown.
pub fn or_missing<T>(found: Found<T>, draw: impl FnOnce(T) -> View) -> View {
    match found {
        Found::Here(record) => draw(record),
        Found::Waiting => waiting(),
        Found::Unreadable => calm(ui().common.unreadable_title, ui().common.unreadable_text, true),
        Found::Gone => gone(),
    }
}

fn calm(title: &str, text: &str, way_back: bool) -> View {
    let back = way_back.then(|| el("p").child(link("button quiet", &Route::Today, ui().today.title)));
    page("missing").child(heading(title)).child(el("p").class("lede").text(text)).child(back).into()
}
