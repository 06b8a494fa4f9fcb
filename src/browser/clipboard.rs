//! Handing words to the device's clipboard, or marking them so that the person can copy them in the device's own way.

use super::{call, document, property, window};
use wasm_bindgen::{JsCast, JsValue};

/// Copies words and tells `then` whether the browser took them.
pub fn copy(words: &str, then: impl FnOnce(bool) + 'static) {
    let clipboard = window().and_then(|window| property(&window.navigator().into(), "clipboard"));
    let asked = clipboard.and_then(|clipboard| call(&clipboard, "writeText", &[&JsValue::from_str(words)]).ok());
    let asked = asked.and_then(|asked| asked.dyn_into::<js_sys::Promise>().ok());
    wasm_bindgen_futures::spawn_local(async move {
        let taken = match asked {
            Some(asked) => wasm_bindgen_futures::JsFuture::from(asked).await.is_ok(),
            None => false,
        };
        then(taken);
    });
}

/// Marks all words of the element with this id.
pub fn select(id: &str) {
    let selection = window().and_then(|window| call(&window.into(), "getSelection", &[]).ok());
    if let (Some(selection), Some(element)) = (selection, document::element(id)) {
        let _ = call(&selection, "selectAllChildren", &[&element.into()]);
    }
}
