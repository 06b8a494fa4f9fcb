//! Files that a person chose in an input or dropped on it, read only when they are asked for.
//!
//! By name rather than through bindings, which would add to what a first visit fetches for the sake of few pages.

use super::{call, property};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file the person chose.
#[derive(Debug, Clone)]
pub struct Chosen(JsValue);

/// The files of an input that changed, or those that were dropped.
pub fn chosen(event: &web_sys::Event) -> Vec<Chosen> {
    let of = |holder: Option<JsValue>| holder.and_then(|holder| property(&holder, "files"));
    let dropped = of(property(event, "dataTransfer"));
    let files = dropped.or_else(|| of(event.target().map(JsValue::from)));
    let count = files.as_ref().and_then(|files| property(files, "length")).and_then(|count| count.as_f64());
    let file = |at: u32| Some(Chosen(js_sys::Reflect::get_u32(files.as_ref()?, at).ok()?));
    (0..count.unwrap_or_default() as u32).filter_map(file).collect()
}

/// Empties the input of an event, so that choosing the same file again is heard.
pub fn forget(event: &web_sys::Event) {
    if let Some(input) = event.target() {
        let _ = js_sys::Reflect::set(&input, &"value".into(), &"".into());
    }
}

impl Chosen {
    /// What it is called, with the folders before it where a folder was chosen.
    pub fn name(&self) -> String {
        let text = |name: &str| property(&self.0, name).and_then(|text| text.as_string());
        text("webkitRelativePath").filter(|path| !path.is_empty()).or_else(|| text("name")).unwrap_or_default()
    }

    /// How many bytes it says it has.
    pub fn size(&self) -> u64 {
        self.number("size").unwrap_or(0)
    }

    /// When it was last changed, in milliseconds since 1970.
    pub fn changed(&self) -> Option<u64> {
        self.number("lastModified")
    }

    fn number(&self, name: &str) -> Option<u64> {
        property(&self.0, name)?.as_f64().map(|number| number.max(0.0) as u64)
    }

    /// What is in it; `None` where the browser cannot read it, such as for a folder.
    pub async fn bytes(&self) -> Option<Vec<u8>> {
        let reading = call(&self.0, "arrayBuffer", &[]).ok()?.dyn_into::<js_sys::Promise>().ok()?;
        let buffer = JsFuture::from(reading).await.ok()?;
        Some(js_sys::Uint8Array::new(&buffer).to_vec())
    }

    /// A file that came by another way.
    pub(super) fn of(file: JsValue) -> Chosen {
        Chosen(file)
    }

    /// The file itself, for what else of this room opens it.
    pub(super) fn handle(&self) -> &JsValue {
        &self.0
    }
}
