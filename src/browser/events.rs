//! Listening to the window and waiting, for as long as the app lives.

use super::window;
use wasm_bindgen::{JsCast, prelude::Closure};

/// Calls `then` on every `name` event of the window.
pub fn on_window(name: &str, then: impl FnMut(web_sys::Event) + 'static) {
    let Some(window) = window() else { return };
    listen(&window, name, then);
}

/// Calls `then` on every `name` event of the document.
pub fn on_document(name: &str, then: impl FnMut(web_sys::Event) + 'static) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    listen(&document, name, then);
}

/// Calls `then` with the key whenever another tab changed something in localStorage.
pub fn on_storage_change(mut then: impl FnMut(String) + 'static) {
    on_window("storage", move |event| {
        if let Some(key) = event.dyn_ref::<web_sys::StorageEvent>().and_then(web_sys::StorageEvent::key) {
            then(key);
        }
    });
}

/// Calls `then` when the browser brings back this page as it was left.
pub fn on_return(mut then: impl FnMut() + 'static) {
    on_window("pageshow", move |event| {
        if super::property(&event, "persisted").and_then(|persisted| persisted.as_bool()) == Some(true) {
            then();
        }
    });
}

/// Calls `then` when Alt, Shift and the key at this place of the keyboard are pressed together.
pub fn on_alt_shift(place: &'static str, mut then: impl FnMut() + 'static) {
    on_window("keydown", move |event| {
        let is = |name: &str| super::property(&event, name).and_then(|held| held.as_bool()).unwrap_or(false);
        let code = || super::property(&event, "code").and_then(|code| code.as_string());
        let held = is("altKey") && is("shiftKey") && !is("ctrlKey") && !is("metaKey") && !is("repeat");
        if held && code().as_deref() == Some(place) {
            event.prevent_default();
            then();
        }
    });
}

/// Hears something for as long as it is held.
pub struct Hearing {
    name: &'static str,
    then: Closure<dyn FnMut(web_sys::Event)>,
}

impl Drop for Hearing {
    fn drop(&mut self) {
        if let Some(document) = window().and_then(|window| window.document()) {
            let _ = document.remove_event_listener_with_callback(self.name, self.then.as_ref().unchecked_ref());
        }
    }
}

/// Calls `then` whenever the page goes out of sight.
pub fn when_hidden(mut then: impl FnMut() + 'static) -> Hearing {
    let name = "visibilitychange";
    let then = Closure::<dyn FnMut(web_sys::Event)>::new(move |_| {
        if !super::document::is_visible() {
            then();
        }
    });
    if let Some(document) = window().and_then(|window| window.document()) {
        let _ = document.add_event_listener_with_callback(name, then.as_ref().unchecked_ref());
    }
    Hearing { name, then }
}

fn listen(target: &web_sys::EventTarget, name: &str, then: impl FnMut(web_sys::Event) + 'static) {
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(then);
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Tells the window something, for scripts outside the app.
pub fn tell_window(name: &str) {
    if let (Some(window), Ok(event)) = (window(), web_sys::Event::new(name)) {
        let _ = window.dispatch_event(&event);
    }
}

/// A wait that can be called off by dropping it.
pub struct Wait {
    handle: i32,
    _then: Closure<dyn FnMut()>,
}

impl Drop for Wait {
    fn drop(&mut self) {
        if let Some(window) = window() {
            window.clear_timeout_with_handle(self.handle);
        }
    }
}

/// Calls `then` after `ms` milliseconds unless the wait is dropped before.
pub fn wait(ms: i32, then: impl FnOnce() + 'static) -> Option<Wait> {
    let closure = Closure::once(then);
    let handle =
        window()?.set_timeout_with_callback_and_timeout_and_arguments_0(closure.as_ref().unchecked_ref(), ms).ok()?;
    Some(Wait { handle, _then: closure })
}

/// Calls `then` after `ms` milliseconds, come what may.
pub fn later(ms: i32, then: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(then);
    if let Some(window) = window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(closure.unchecked_ref(), ms);
    }
}

/// Does a little of some work whenever the browser has nothing better to do, until `work` says that none is left.
pub fn in_spare_time(mut work: impl FnMut() -> bool + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        loop {
            spare_time().await;
            if !work() {
                return;
            }
        }
    });
}

/// Resolves after the browser had a chance to draw and to answer the person.
pub async fn breathe() {
    pause(0).await;
}

/// Resolves after so many milliseconds.
pub async fn pause(ms: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| after(&resolve, ms));
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Calls a function of the browser after `ms` milliseconds.
pub(super) fn after(then: &js_sys::Function, ms: i32) {
    if let Some(window) = window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(then, ms);
    }
}

/// Resolves once the browser has nothing better to do: what the person presses and the next frame come first. Where it
/// cannot be told, as [`breathe`].
pub async fn spare_time() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let asked = window().and_then(|window| {
            let scheduler = super::property(&window, "scheduler")?;
            let options = js_sys::Object::new();
            js_sys::Reflect::set(&options, &"priority".into(), &"background".into()).ok()?;
            super::call(&scheduler, "postTask", &[&resolve, &options]).ok()
        });
        if asked.is_none() {
            after(&resolve, 0);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
