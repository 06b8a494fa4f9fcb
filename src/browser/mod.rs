//! The only room that names the browser: storage shelves, clock, randomness, files, camera, tabs, focus.
//!
//! Implements the traits of `rethread-core`; knows no page and no signal. Nothing here panics when the browser
//! refuses: a refusal is an error value or a quiet no.

pub mod camera;
pub mod chosen;
pub mod clipboard;
pub mod clock;
pub mod document;
pub mod dom;
pub mod events;
pub mod file;
pub mod handing;
pub mod installing;
pub mod keys;
pub mod launched;
pub mod local_shelf;
pub mod near;
pub mod newer;
pub mod picture;
pub mod plain;
pub mod random;
pub mod safety_shelf;
pub mod senses;
pub mod sitting;
pub mod stash;
pub mod storage;
pub mod surroundings;
pub mod tabs;

use wasm_bindgen::JsValue;

/// The window, where there is one.
pub(crate) fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// Reads a property, `undefined` and refusals alike giving `None`.
pub(crate) fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(of, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// Calls a method by name, for what web-sys has no stable binding for.
pub(crate) fn call(of: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    use wasm_bindgen::JsCast;
    let method = property(of, name).and_then(|method| method.dyn_into::<js_sys::Function>().ok());
    let method = method.ok_or_else(|| JsValue::from_str(name))?;
    method.apply(of, &arguments.iter().copied().collect::<js_sys::Array>())
}

/// The texts of a list. All of them come over in one: one by one, ten thousand keys would take longer to hand over than
/// to read.
pub(crate) fn texts(list: &js_sys::Array) -> Vec<String> {
    const BETWEEN: char = '\n';
    let all: String = list.join(BETWEEN.encode_utf8(&mut [0; 4])).into();
    let texts: Vec<String> = all.split(BETWEEN).map(str::to_owned).collect();
    if texts.len() == list.length() as usize && texts.iter().any(|text| !text.is_empty()) {
        return texts;
    }
    // There is none, or what keeps them apart is part of one.
    list.iter().filter_map(|text| text.as_string()).collect()
}

/// Writes where a panic happened to the console. The place only: a message could hold what someone wrote.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            let words = [place.file(), ":", &place.line().to_string()].concat();
            web_sys::console::error_1(&words.into());
        }
    }));
}
