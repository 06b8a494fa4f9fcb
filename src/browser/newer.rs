//! Hearing of a newer version that waits. public/boot.js asks it what it changed and passes that on unread.

use super::{events, property};
use wasm_bindgen::{JsCast, JsValue};

/// A version that waits until somebody wants it, with what it says of itself.
#[derive(Debug, Clone)]
pub struct Newer(JsValue);

/// Calls `then` when such a version is there.
pub fn on_newer(mut then: impl FnMut(Newer) + 'static) {
    events::on_window("rethread:update-ready", move |event| {
        then(Newer(property(&event, "detail").unwrap_or(JsValue::NULL)));
    });
}

impl Newer {
    /// Whether it is an earlier version that has come back.
    pub fn is_earlier(&self) -> bool {
        property(&self.0, "earlier").and_then(|earlier| earlier.as_bool()) == Some(true)
    }

    /// What it says it changed: rows that begin with a day. Whatever else it may send comes to nothing.
    pub fn changes(&self) -> Vec<Vec<String>> {
        let list = |value: JsValue| value.dyn_into::<js_sys::Array>().ok();
        let row = |row| Some(list(row)?.iter().filter_map(|line| line.as_string()).collect());
        let rows = property(&self.0, "changes").and_then(list);
        rows.iter().flat_map(js_sys::Array::iter).filter_map(row).collect()
    }
}
