//! The page as a whole: its address, its title, where the focus is, what is said to a screen reader.

use super::{dom, window};
use wasm_bindgen::JsCast;

fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// The location's hash, with its `#`, empty for none.
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to a hash, as a link would.
pub fn go(hash: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(hash);
    }
}

/// Puts a hash in place of the present one. Nothing else hears of it.
pub fn rename(hash: &str) {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(hash));
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Puts the focus on the part of the page that was asked for, which is marked `data-sought`, or else on its heading with
/// the view at the top, as a fresh page would; `false` while there is none.
pub fn focus_heading() -> bool {
    let Some(document) = document() else { return false };
    let find = |what: &str| {
        let found = document.query_selector(what).ok().flatten();
        found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok())
    };
    let sought = find("main [data-sought]");
    match &sought {
        Some(sought) => sought.scroll_into_view(),
        None => window().into_iter().for_each(|window| window.scroll_to_with_x_and_y(0.0, 0.0)),
    }
    sought.or_else(|| find("main h1")).is_some_and(|place| place.focus().is_ok())
}

/// Puts the focus on the element with this id.
pub fn focus(id: &str) {
    if let Some(place) = element(id) {
        let _ = place.focus();
    }
}

/// Opens the device's own window for printing.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Says something to a screen reader without moving the focus.
pub fn announce(words: &str) {
    if let Some(region) = document().and_then(|document| document.get_element_by_id("announce")) {
        region.set_text_content(Some(words));
    }
}

/// Marks the app as usable, which ends the loading state of the shell.
pub fn mark_ready() {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-ready", "1");
    }
}

/// Marks that everything written is gathered, for whoever measures.
pub fn mark_gathered() {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-gathered", "1");
    }
}

/// Shows the chosen theme; `None` follows the device.
pub fn set_theme(theme: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}

/// An element of the shell.
pub type Place = web_sys::HtmlElement;

/// The element of the shell with this id.
pub fn element(id: &str) -> Option<Place> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Puts a view in place of what the shell showed there.
pub fn take_over(place: &Place, view: impl Into<dom::View>) {
    place.set_text_content(None);
    dom::attach(place, view);
}

/// Whether the page can be seen now.
pub fn is_visible() -> bool {
    document().is_none_or(|document| document.visibility_state() == web_sys::VisibilityState::Visible)
}
