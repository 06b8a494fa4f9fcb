//! Handing a file to the browser to save.

use super::window;
use wasm_bindgen::{JsCast, JsValue};

/// Offers `text` as a download called `name`; `false` when the browser refused.
pub fn save(name: &str, mime: &str, text: &str) -> bool {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = options(mime);
    web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).is_ok_and(|blob| offer(name, &blob).is_some())
}

/// The same for bytes.
pub fn save_bytes(name: &str, mime: &str, bytes: &[u8]) -> bool {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = options(mime);
    web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)
        .is_ok_and(|blob| offer(name, &blob).is_some())
}

fn options(mime: &str) -> web_sys::BlobPropertyBag {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    options
}

fn offer(name: &str, blob: &web_sys::Blob) -> Option<()> {
    let address = web_sys::Url::create_object_url_with_blob(blob).ok()?;
    let document = window()?.document()?;
    let link = document.create_element("a").ok()?.dyn_into::<web_sys::HtmlAnchorElement>().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download has its own hold on the bytes once the click has been handled.
    super::events::later(60_000, move || {
        let _ = web_sys::Url::revoke_object_url(&address);
    });
    Some(())
}
