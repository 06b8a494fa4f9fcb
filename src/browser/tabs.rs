//! Other tabs of the same app: telling them what was written, and doing some things in one tab only.

use super::{call, property, window};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

/// A line to the other tabs. Messages carry storage keys, never words.
pub struct Tabs {
    channel: Option<web_sys::BroadcastChannel>,
}

impl Tabs {
    /// A line that nobody hears, until one is opened.
    pub fn silent() -> Tabs {
        Tabs { channel: None }
    }

    /// Opens the line and calls `heard` with the keys another tab wrote.
    pub fn open(heard: impl Fn(Vec<String>) + 'static) -> Tabs {
        let channel = web_sys::BroadcastChannel::new("rethread").ok();
        if let Some(channel) = &channel {
            let closure = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
                let Ok(keys) = event.data().dyn_into::<js_sys::Array>() else { return };
                heard(keys.iter().filter_map(|key| key.as_string()).collect());
            });
            channel.set_onmessage(Some(closure.as_ref().unchecked_ref()));
            closure.forget();
        }
        Tabs { channel }
    }

    /// Tells the other tabs which keys were written.
    pub fn tell(&self, keys: &[String]) {
        if let Some(channel) = &self.channel {
            let keys: js_sys::Array = keys.iter().map(|key| JsValue::from_str(key)).collect();
            let _ = channel.post_message(&keys);
        }
    }
}

/// Runs `work` if no other tab is at it; does nothing where the browser has no locks, since then it cannot be known.
pub fn in_one_tab<F>(name: &str, work: impl FnOnce() -> F + 'static)
where
    F: Future<Output = ()> + 'static,
{
    let Some(window) = window() else { return };
    let Some(locks) = property(&window.navigator().into(), "locks") else { return };
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
    let held = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            return JsValue::UNDEFINED;
        }
        wasm_bindgen_futures::future_to_promise(async move {
            work().await;
            Ok(JsValue::UNDEFINED)
        })
        .into()
    });
    let _ = call(&locks, "request", &[&JsValue::from_str(name), &options, &held]);
}
