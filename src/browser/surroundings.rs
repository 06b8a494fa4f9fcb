//! Where the app runs: which family of browsers, installed or in a tab, on its own or inside another page.

use super::{call, document, property, window};
use wasm_bindgen::JsValue;

/// Browsers that treat what sites keep alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Chrome, Edge and others built like them.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari, and most browsers on iPhone and iPad.
    Safari,
    /// One that could not be told.
    Other,
}

/// What the page stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Around {
    /// Nothing: it has a tab or a window of its own.
    Nothing,
    /// A page that shares what the app itself keeps: one of the same site, or one in which the person asked for it.
    Sharing,
    /// A page of another site, so that what is kept is kept apart.
    OtherSite,
}

/// The family of this browser, by what it can do first and by what it calls itself second.
pub fn family() -> Family {
    let Some(window) = window() else { return Family::Other };
    let navigator: JsValue = window.navigator().into();
    let text = |name: &str| property(&navigator, name).and_then(|text| text.as_string()).unwrap_or_default();
    if text("vendor").starts_with("Apple") {
        Family::Safari
    } else if property(&window.into(), "mozInnerScreenX").is_some() || text("userAgent").contains("Firefox/") {
        Family::Firefox
    } else if property(&navigator, "userAgentData").is_some() || text("vendor").starts_with("Google") {
        Family::Chromium
    } else {
        Family::Other
    }
}

/// Whether it runs as an installed app.
pub fn is_installed() -> bool {
    let Some(window) = window() else { return false };
    let by_itself = property(&window.navigator().into(), "standalone").and_then(|yes| yes.as_bool());
    let shown_so = |mode: &str| {
        let query = ["(display-mode: ", mode, ")"].concat();
        let asked = call(&window.clone().into(), "matchMedia", &[&query.into()]).ok();
        asked.and_then(|asked| property(&asked, "matches")).and_then(|yes| yes.as_bool()).unwrap_or(false)
    };
    by_itself.unwrap_or(false)
        || ["standalone", "minimal-ui", "fullscreen", "window-controls-overlay"].iter().any(|mode| shown_so(mode))
}

/// What the page stands in.
pub fn around() -> Around {
    let Some(window) = window() else { return Around::Nothing };
    let top = window.top().ok().flatten();
    if top.as_ref().is_none_or(|top| JsValue::from(top.clone()) == JsValue::from(window)) {
        return Around::Nothing;
    }
    if document::shares() { Around::Sharing } else { Around::OtherSite }
}
