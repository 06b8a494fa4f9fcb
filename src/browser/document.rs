//! The page as a whole: its address, its title, where the focus is, what is said to a screen reader.

use super::{dom, window};
use wasm_bindgen::JsCast;

fn document() -> Option<web_sys::Document> {
    window()?.document()
}

fn root() -> Option<web_sys::Element> {
    document()?.document_element()
}

/// The part of life that a page around this one asked for, by its id.
pub fn context() -> Option<String> {
    root()?.get_attribute("data-context")
}

/// Whether a frame shares what the app itself keeps, as public/embed-storage.js has found out.
pub fn shares() -> bool {
    root().is_some_and(|root| root.has_attribute("data-shares"))
}

/// Whether what a frame keeps goes when the browser is closed, as the same script has found out.
pub fn keeps_briefly() -> bool {
    root().and_then(|root| root.get_attribute("data-kept")).is_some_and(|kept| kept == "brief")
}

/// The location's hash, with its `#`, empty for none.
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to a hash, as a link would.
pub fn go(hash: &str) {
    let Some(location) = window().map(|window| window.location()) else { return };
    // In a frame the page around could count the steps of the history they share.
    let _ = if root().is_some_and(|root| root.has_attribute("data-frame")) {
        location.replace(hash)
    } else {
        location.set_hash(hash)
    };
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

/// What the tab is called, as public/shell.js has read it from the choice.
pub fn name() -> Option<String> {
    document()?.document_element()?.get_attribute("data-name")
}

/// Loads the page anew, at a hash.
pub fn load_anew(hash: &str) {
    rename(hash);
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// The address of the app without what stands behind `#`.
pub fn address() -> String {
    let address = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Marks that closing the page loses something, so that the browser asks first, or that it does not.
pub fn mark_unsaved(unsaved: bool) {
    let Some(root) = root() else { return };
    let _ = match unsaved {
        true => root.set_attribute("data-unsaved", "1"),
        false => root.remove_attribute("data-unsaved"),
    };
}

/// Whether closing the page loses something.
pub fn is_unsaved() -> bool {
    root().is_some_and(|root| root.has_attribute("data-unsaved"))
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

/// What the page says of itself under a name in its head.
pub fn named(name: &str) -> Option<String> {
    let found = document()?.query_selector(&["meta[name='", name, "']"].concat()).ok()?;
    found?.get_attribute("content").filter(|content| !content.is_empty())
}

/// Says something to a screen reader without moving the focus.
pub fn announce(words: &str) {
    if let Some(region) = document().and_then(|document| document.get_element_by_id("announce")) {
        region.set_text_content(Some(words));
    }
}

/// Marks the app as usable, which ends the loading state of the shell.
pub fn mark_ready() {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-ready", "1");
    }
}

/// Marks that everything written is gathered, for whoever measures.
pub fn mark_gathered() {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-gathered", "1");
    }
}

/// Marks whether a passphrase is asked for, so that ways into what is locked are not shown.
pub fn mark_locked(locked: bool) {
    if let Some(root) = root() {
        let _ = root.toggle_attribute_with_force("data-locked", locked);
    }
}

/// Takes everything off the page, and every name off the tab.
pub fn empty() {
    if let Some(document) = document() {
        document.set_title("\u{200b}");
        if let Some(body) = document.body() {
            body.set_text_content(None);
        }
    }
}

/// Begins again at the front door, in place of the present page.
pub fn start_over() {
    let Some(location) = window().map(|window| window.location()) else { return };
    let address = location.href().unwrap_or_default();
    let _ = location.replace(address.split('#').next().unwrap_or_default());
}

/// Loads the page again at the same address.
pub fn load_again() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// What has the focus, to give it back later.
pub fn focused() -> Option<Place> {
    document()?.active_element()?.dyn_into().ok()
}

/// Gives the focus to an element, if it is still there.
pub fn focus_on(place: &Place) {
    if place.is_connected() {
        let _ = place.focus();
    }
}

/// Shows the chosen theme; `None` follows the device.
pub fn set_theme(theme: Option<&str>) {
    let Some(root) = root() else { return };
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
