//! Installing as an app, where the browser lets a page offer it: public/boot.js keeps the offer until it is wanted.

use super::{call, property, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Where the offer is kept.
const OFFER: &str = "rethreadInstall";

fn offer() -> Option<JsValue> {
    property(&window()?.into(), OFFER)
}

/// Whether the browser offers it now.
pub fn is_offered() -> bool {
    offer().is_some()
}

/// Has the browser ask; whether the person agreed. An offer can be taken up once.
pub async fn ask() -> bool {
    let Some(offer) = offer() else { return false };
    if let Some(window) = window() {
        let _ = js_sys::Reflect::set(&window, &OFFER.into(), &JsValue::NULL);
    }
    let asked = call(&offer, "prompt", &[]).ok().and_then(|asked| asked.dyn_into::<js_sys::Promise>().ok());
    let Some(asked) = asked else { return false };
    let Ok(answer) = JsFuture::from(asked).await else { return false };
    property(&answer, "outcome").is_some_and(|outcome| outcome == "accepted")
}
