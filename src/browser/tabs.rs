//! Other tabs of the same app: telling them what was written, and doing some things in one tab only.

use super::{call, property, window};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

/// A line to the other tabs. Messages carry storage keys or a sign between tabs, never words.
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
                let Ok(keys) = event.data().dyn_into::<js_sys::Array>() else { return stop(&event.data()) };
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

/// Ends the app in this tab, if public/erase.js says that it deletes everything: nothing is kept from now on, and
/// nothing of it is left to see.
fn stop(said: &JsValue) {
    if said.as_string().as_deref() == Some("erase") {
        super::sitting::set(true);
        super::events::tell_window("rethread:gone");
    }
}

/// That this tab alone is at something, for as long as it is held.
pub struct Alone {
    release: Option<js_sys::Function>,
}

impl Alone {
    /// Whether it is known, and not only taken to be so.
    pub fn is_known(&self) -> bool {
        self.release.is_some()
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Waits for nobody: `None` if another tab is at it. Where the browser has no locks, or refuses them, it cannot be known
/// and counts as alone.
pub async fn alone(name: &str) -> Option<Alone> {
    let locks = window().and_then(|window| property(&window.navigator().into(), "locks"));
    let Some(locks) = locks else { return Some(Alone { release: None }) };
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
    let release = Rc::new(RefCell::new(None::<js_sys::Function>));
    let given = release.clone();
    let asked = js_sys::Promise::new(&mut |resolve, reject| {
        let given = given.clone();
        let held = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            let until = js_sys::Promise::new(&mut |end, _| {
                given.replace(Some(end));
            });
            let _ = resolve.call1(&JsValue::UNDEFINED, &(!lock.is_null()).into());
            if lock.is_null() { JsValue::UNDEFINED } else { until.into() }
        });
        // Where storage is blocked the request fails, and nobody is given the lock.
        let request = call(&locks, "request", &[&JsValue::from_str(name), &options, &held]);
        if request.and_then(|request| call(&request, "catch", &[&reject])).is_err() {
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    });
    let Ok(is_ours) = JsFuture::from(asked).await else { return Some(Alone { release: None }) };
    let is_ours = is_ours.as_bool() == Some(true);
    let release = release.take();
    is_ours.then_some(Alone { release })
}
