//! Handing a file on where the person says: by the browser's own window for saving where it has one, or by the device's
//! sheet for sharing.
//!
//! Sent with the page that makes files. Browsers let both be opened right after a press alone, so that the file is ready
//! before they are asked.

use super::{call, file, property, window};
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file that is ready.
#[derive(Debug, Clone)]
pub struct Ready {
    /// What it is called.
    pub name: String,
    /// What kind of file it is.
    pub mime: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// It is written where the person said.
    Written,
    /// The browser took it as a download.
    Downloaded,
    /// Another app took it.
    Shared,
    /// The person changed their mind.
    Cancelled,
    /// The browser refused.
    Refused,
}

/// Asks where to write the file and writes it there; where the browser has no window for that, it is a download.
pub async fn save(ready: &Ready) -> Handed {
    match pick(&ready.name).await {
        Picked::Here(handle) => match write(&handle, &ready.bytes).await {
            Some(()) => Handed::Written,
            None => Handed::Refused,
        },
        Picked::Cancelled => Handed::Cancelled,
        Picked::No if file::save_bytes(&ready.name, ready.mime, &ready.bytes) => Handed::Downloaded,
        Picked::No => Handed::Refused,
    }
}

/// Whether the device offers to hand such a file to another app.
pub fn can_share(ready: &Ready) -> bool {
    sharing(ready).is_some()
}

/// Opens the device's sheet for sharing.
pub async fn share(ready: &Ready) -> Handed {
    let Some((navigator, data)) = sharing(ready) else { return Handed::Refused };
    match answer(call(&navigator, "share", &[&data])).await {
        Ok(_) => Handed::Shared,
        Err(error) if is_abort(&error) => Handed::Cancelled,
        Err(_) => Handed::Refused,
    }
}

/// What the window for saving came to.
enum Picked {
    Here(JsValue),
    Cancelled,
    /// There is none, or none here, such as within another site's page.
    No,
}

async fn pick(name: &str) -> Picked {
    let Some(window) = window().map(JsValue::from) else { return Picked::No };
    let options = Object::new();
    set(&options, "suggestedName", &name.into());
    match answer(call(&window, "showSaveFilePicker", &[&options])).await {
        Ok(handle) => Picked::Here(handle),
        Err(error) if is_abort(&error) => Picked::Cancelled,
        Err(_) => Picked::No,
    }
}

async fn write(handle: &JsValue, bytes: &[u8]) -> Option<()> {
    let stream = answer(call(handle, "createWritable", &[])).await.ok()?;
    // Nothing stands under the name before it is closed, so that half a file never does.
    answer(call(&stream, "write", &[&Uint8Array::from(bytes)])).await.ok()?;
    answer(call(&stream, "close", &[])).await.ok().map(drop)
}

/// The navigator and what it is to share, where it says that it can.
fn sharing(ready: &Ready) -> Option<(JsValue, JsValue)> {
    let window = window()?;
    let navigator = JsValue::from(window.navigator());
    let make = property(&window.into(), "File")?.dyn_into::<Function>().ok()?;
    let options = Object::new();
    set(&options, "type", &ready.mime.into());
    let parts = Array::of1(&Uint8Array::from(ready.bytes.as_slice()));
    let file = Reflect::construct(&make, &Array::of3(&parts, &ready.name.as_str().into(), &options)).ok()?;
    let data = Object::new();
    set(&data, "files", &Array::of1(&file));
    let can = call(&navigator, "canShare", &[&data]).ok()?.as_bool() == Some(true);
    can.then(|| (navigator, data.into()))
}

/// Waits for what a call promised.
async fn answer(called: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    match called?.dyn_into::<js_sys::Promise>() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(value) => Ok(value),
    }
}

fn is_abort(error: &JsValue) -> bool {
    property(error, "name").is_some_and(|name| name == "AbortError")
}

fn set(of: &Object, name: &str, value: &JsValue) {
    // Setting a property of a fresh object cannot be refused.
    let _ = Reflect::set(of, &name.into(), value);
}
