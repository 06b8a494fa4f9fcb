//! Handing a file to the browser to save.

use super::window;
use wasm_bindgen::{JsCast, JsValue};

/// Offers `text` as a download called `name`; `false` when the browser refused.
pub fn save(name: &str, mime: &str, text: &str) -> bool {
    try_save(name, mime, text).is_some()
}

fn try_save(name: &str, mime: &str, text: &str) -> Option<()> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
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
