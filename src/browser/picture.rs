//! Pictures as shades of grey: from a file the person chose, or from the camera. Nothing of them is kept.
//!
//! By name rather than through bindings, which would add to what a first visit fetches for the sake of one page.

use super::chosen::Chosen;
use super::{call, property, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The longer side to which a picture from a file is drawn: what a code is found in, and no more memory than that.
const LONGEST: f64 = 1600.0;

/// A picture as shades of grey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grey {
    /// How light each pixel is, row by row.
    pub luma: Vec<u8>,
    /// How many pixels a row has.
    pub width: usize,
    /// How many rows there are.
    pub height: usize,
}

/// What is in a picture file; `None` if it is no picture, or one that this browser cannot open.
pub async fn open(file: &Chosen) -> Option<Grey> {
    let window = window()?;
    let opening =
        call(&window.into(), "createImageBitmap", &[file.handle()]).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    let bitmap = JsFuture::from(opening).await.ok()?;
    let size = |name: &str| property(&bitmap, name).and_then(|size| size.as_f64()).filter(|size| *size >= 1.0);
    let (width, height) = (size("width")?, size("height")?);
    let scale = (LONGEST / width.max(height)).min(1.0);
    let to = (((width * scale) as u32).max(1), ((height * scale) as u32).max(1));
    let grey = Canvas::new(to.0, to.1).and_then(|canvas| canvas.grey(&bitmap, (0.0, 0.0, width, height)));
    // Its pixels are let go of now, not when the browser next tidies up.
    let _ = call(&bitmap, "close", &[]);
    grey
}

/// Where a picture is drawn to be looked at. It is never on the page.
pub(super) struct Canvas {
    context: JsValue,
    width: u32,
    height: u32,
}

impl Canvas {
    /// A canvas of so many pixels.
    pub(super) fn new(width: u32, height: u32) -> Option<Canvas> {
        let canvas: JsValue = window()?.document()?.create_element("canvas").ok()?.into();
        set(&canvas, "width", &width.into());
        set(&canvas, "height", &height.into());
        let options = js_sys::Object::new();
        // It is read after each drawing: without this, browsers draw where reading is slow.
        set(&options, "willReadFrequently", &JsValue::TRUE);
        set(&options, "alpha", &JsValue::FALSE);
        let context =
            call(&canvas, "getContext", &[&"2d".into(), &options]).ok().filter(|context| !context.is_null())?;
        Some(Canvas { context, width, height })
    }

    /// Draws a part of a picture, `(left, top, width, height)`, and reads it.
    pub(super) fn grey(&self, from: &JsValue, part: (f64, f64, f64, f64)) -> Option<Grey> {
        let (width, height) = (JsValue::from(self.width), JsValue::from(self.height));
        let zero = JsValue::from(0);
        let (left, top, wide, high) = (part.0.into(), part.1.into(), part.2.into(), part.3.into());
        let place = [from, &left, &top, &wide, &high, &zero, &zero, &width, &height];
        call(&self.context, "drawImage", &place).ok()?;
        let image = call(&self.context, "getImageData", &[&zero, &zero, &width, &height]).ok()?;
        let data = property(&image, "data")?.dyn_into::<js_sys::Uint8ClampedArray>().ok()?;
        let luma = data.to_vec().chunks_exact(4).map(lightness).collect();
        Some(Grey { luma, width: self.width as usize, height: self.height as usize })
    }
}

/// How light a pixel is to the eye (ITU-R BT.601, in parts of 256).
fn lightness(pixel: &[u8]) -> u8 {
    let [red, green, blue, ..] = pixel else { return 0 };
    ((u32::from(*red) * 77 + u32::from(*green) * 150 + u32::from(*blue) * 29) >> 8) as u8
}

/// Sets a property of what was made here, which is never refused.
pub(super) fn set(of: &JsValue, name: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(of, &JsValue::from_str(name), value);
}
