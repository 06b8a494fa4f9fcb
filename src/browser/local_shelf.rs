//! The record: localStorage through gloo-storage, one frame under one key.

use super::{property, sitting, storage, texts};
use gloo_storage::{LocalStorage, Storage};
use rethread_core::vault::lock::{HEADER_PREFIX, SEALED_PREFIX};
use rethread_core::vault::{Shelf, ShelfError};
use wasm_bindgen::JsCast;

/// localStorage as a shelf. Every access asks first whether storage is there, since it can be taken away at any time.
#[derive(Debug, Default, Clone, Copy)]
pub struct LocalShelf;

impl LocalShelf {
    fn raw() -> Result<web_sys::Storage, ShelfError> {
        // In a private sitting nothing may be kept, and nothing from before is shown.
        let local = storage::local().filter(|_| !sitting::is_on());
        // gloo's own accessor panics where storage is blocked, so it is only asked after the window has said yes.
        local.map(|_| LocalStorage::raw()).ok_or(ShelfError::Blocked)
    }
}

/// Whether a key begins in one of these ways. At the start of every visit, however much is kept, this is asked first.
pub fn holds(starts: &[&str]) -> bool {
    LocalShelf::raw().is_ok_and(|raw| any(&raw, starts))
}

/// How many keys there are.
pub fn count() -> usize {
    LocalShelf::raw().and_then(|raw| raw.length().map_err(|_| ShelfError::Failed)).unwrap_or(0) as usize
}

/// Whether what is kept here is under a lock, asked past a private sitting.
pub fn has_lock() -> bool {
    storage::local().is_some_and(|local| any(&local, &[HEADER_PREFIX, SEALED_PREFIX]))
}

/// The keys themselves stay on the browser's side.
fn any(local: &web_sys::Storage, starts: &[&str]) -> bool {
    let Ok(keys) = js_sys::Reflect::own_keys(local) else { return false };
    keys.unshift(&js_sys::JsString::from(""));
    let all = keys.join("\n");
    starts.iter().any(|start| all.includes(&["\n", start].concat(), 0))
}

impl Shelf for LocalShelf {
    async fn keys(&self) -> Result<Vec<String>, ShelfError> {
        let raw = Self::raw()?;
        js_sys::Reflect::own_keys(&raw).map(|keys| texts(&keys)).map_err(|_| ShelfError::Blocked)
    }

    async fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.get_now(key)
    }

    async fn put(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        let raw = Self::raw()?;
        raw.set_item(key, value).map_err(|error| storage::why(&error))
    }

    async fn remove(&self, key: &str) -> Result<(), ShelfError> {
        Self::raw()?.remove_item(key).map_err(|_| ShelfError::Failed)
    }

    fn get_now(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Self::raw()?.get_item(key).map_err(|_| ShelfError::Failed)
    }

    fn units_now(&self, key: &str) -> u64 {
        let Ok(raw) = Self::raw() else { return 0 };
        // The length is read on the browser's side, so that no value is copied for it.
        let value = property(&raw, key).and_then(|value| value.dyn_into::<js_sys::JsString>().ok());
        value.map_or(0, |value| key.encode_utf16().count() as u64 + u64::from(value.length()))
    }
}
