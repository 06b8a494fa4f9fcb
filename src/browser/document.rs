//! The page as a whole: its address, its title, where the focus is, what is said to a screen reader.

use super::window;
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

/// Puts a hash in place of the present one, so that Back does not return to it.
pub fn replace(hash: &str) {
    let Some(window) = window() else { return };
    let replaced = window.history().and_then(|history| {
        history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(hash))
    });
    if replaced.is_ok() {
        super::events::tell_window("hashchange");
    } else {
        go(hash);
    }
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Puts the focus on the page's heading and the view at its top, as a fresh page would.
pub fn focus_heading() {
    let Some(document) = document() else { return };
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    focus_first(&document, "main h1");
}

/// Puts the focus on the first element that matches.
pub fn focus(selector: &str) {
    if let Some(document) = document() {
        focus_first(&document, selector);
    }
}

fn focus_first(document: &web_sys::Document, selector: &str) {
    let found = document.query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
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

/// Shows the chosen theme; `None` follows the device.
pub fn set_theme(theme: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}

/// Empties an element of the shell, so that the app can take its place.
pub fn take_over(id: &str) -> Option<web_sys::HtmlElement> {
    let element = document()?.get_element_by_id(id)?;
    element.set_text_content(None);
    element.dyn_into().ok()
}

/// Whether the page can be seen now.
pub fn is_visible() -> bool {
    document().is_none_or(|document| document.visibility_state() == web_sys::VisibilityState::Visible)
}
