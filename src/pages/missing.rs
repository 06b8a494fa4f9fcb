//! What is shown when there is nothing at an address, or nothing that can be read yet.

use crate::content::ui;
use crate::route::Route;
use leptos::prelude::*;

/// An address this version does not know.
pub fn unknown() -> AnyView {
    calm(ui().common.not_found_title, ui().common.not_found_text, true)
}

/// A record that is not here.
pub fn gone() -> AnyView {
    calm(ui().common.gone_title, ui().common.gone_text, true)
}

/// A record both of whose copies are damaged or newer than this version.
pub fn unreadable() -> AnyView {
    calm(ui().common.unreadable_title, ui().common.unreadable_text, true)
}

/// A record whose other copy is being looked at.
pub fn waiting() -> AnyView {
    calm(ui().common.waiting, "", false)
}

fn calm(title: &'static str, text: &'static str, way_back: bool) -> AnyView {
    view! {
        <div class="page">
            <h1 tabindex="-1">{title}</h1>
            <p class="lede">{text}</p>
            {way_back.then(|| view! { <p><a class="button quiet" href=Route::Today.hash()>{ui().today.title}</a></p> })}
        </div>
    }
    .into_any()
}
