//! Whether this browser lets anything be kept, and for how long.

use super::{call, property, window};
use rethread_core::vault::ShelfError;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// localStorage, if it is there and does not throw.
///
/// `gloo_storage::LocalStorage::raw()` panics where storage is blocked, so it is only used behind this.
pub fn local() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}

/// Whether the browser has agreed not to clear this storage by itself. `None` when it cannot say.
pub async fn is_persistent() -> Option<bool> {
    ask("persisted").await
}

/// Asks the browser not to clear this storage by itself.
pub async fn ask_to_persist() -> Option<bool> {
    ask("persist").await
}

async fn ask(method: &str) -> Option<bool> {
    let navigator: JsValue = window()?.navigator().into();
    let storage = property(&navigator, "storage")?;
    let promise = call(&storage, method, &[]).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}

/// What a refused write means.
pub fn why(error: &JsValue) -> ShelfError {
    let name = property(error, "name").and_then(|name| name.as_string()).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => ShelfError::Full,
        "SecurityError" | "InvalidAccessError" => ShelfError::Blocked,
        _ => ShelfError::Failed,
    }
}
