//! The file that the installed app was opened with. The browser hands it over once somebody takes it.

use super::{call, chosen::Chosen, property, window};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

/// Calls `then` with the first file of each opening.
pub fn on_launched(then: impl Fn(Chosen) + Clone + 'static) {
    let Some(queue) = window().and_then(|window| property(&window.into(), "launchQueue")) else { return };
    let consumer = Closure::<dyn FnMut(JsValue)>::new(move |launch: JsValue| {
        let then = then.clone();
        wasm_bindgen_futures::spawn_local(async move {
            if let Some(file) = first(&launch).await {
                then(Chosen::of(file));
            }
        });
    });
    let _ = call(&queue, "setConsumer", &[consumer.as_ref()]);
    consumer.forget();
}

async fn first(launch: &JsValue) -> Option<JsValue> {
    let files = property(launch, "files")?;
    let handle = js_sys::Reflect::get_u32(&files, 0).ok()?;
    let reading = call(&handle, "getFile", &[]).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    JsFuture::from(reading).await.ok()
}
