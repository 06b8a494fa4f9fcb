//! The one time that installing as an app is offered by itself.

use crate::content::notices;
use crate::parts::{View, button, card, el, link};
use crate::route::Route;
use crate::state::offer_no_more;
use leptos::prelude::{Get, RwSignal, Set};

/// The card.
pub fn offer() -> View {
    let texts = &notices().offer;
    let gone = RwSignal::new(false);
    let no = button("plain", texts.no, move || {
        offer_no_more();
        gone.set(true);
    });
    let how = link("button quiet", &Route::Keeping(Some("install".to_owned())), texts.how);
    card("install", texts.title)
        .child(el("p").text(texts.text))
        .child(el("div").class("button-row").child(how).child(no))
        .shown(move || !gone.get())
        .into()
}
