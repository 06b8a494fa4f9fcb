//! The camera, for as long as a code is looked for and not a moment longer. Its pictures are looked at and let go of.

use super::dom::{El, el};
use super::events::{self, Hearing};
use super::picture::{Canvas, Grey, set};
use super::{call, document, property, window};
use rethread_core::exchange::qr::NoPicture;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// What is asked of the camera, where it has a choice: enough for a code that fills half of the picture.
const WIDTH: u32 = 1280;
const HEIGHT: u32 = 720;

/// The side of the square that is looked at, at most: the middle of the picture, which is what the page shows.
const SIDE: f64 = 720.0;

/// The rest between two looks, in milliseconds, so that the page stays quick and the device cool.
const REST: i32 = 120;

/// How long the camera may take to show something, in milliseconds.
const PATIENCE: i32 = 10_000;

/// Why the camera was let go of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The one who looked has seen enough.
    Enough,
    /// The page went out of sight.
    Hidden,
    /// The device took it away.
    Gone,
}

/// An open camera. Letting go of it turns it off.
pub struct Camera {
    on: Rc<On>,
    _hidden: Hearing,
}

/// What is on.
struct On {
    stream: JsValue,
    video: El,
    ended: Cell<Option<Ended>>,
    /// Whether nobody is left who wants to know.
    dropped: Cell<bool>,
}

impl Camera {
    /// Opens the camera at the back, or the one there is; asks the person first, by the browser's own window.
    pub async fn open() -> Result<Camera, NoPicture> {
        let stream = stream().await?;
        let video = el("video").attr("playsinline", "").attr("muted", "").attr("aria-hidden", "true");
        let element: JsValue = video.handle().into();
        // The attribute alone counts only where a page is read from the network.
        set(&element, "muted", &JsValue::TRUE);
        set(&element, "srcObject", &stream);
        let on = Rc::new(On { stream, video, ended: Cell::new(None), dropped: Cell::new(false) });
        let hidden = events::when_hidden({
            let on = Rc::clone(&on);
            move || on.end(Ended::Hidden)
        });
        let camera = Camera { on, _hidden: hidden };
        if !document::is_visible() {
            return Err(NoPicture::Failed);
        }
        let playing = call(&element, "play", &[]).ok().and_then(|playing| playing.dyn_into::<js_sys::Promise>().ok());
        match playing {
            // One that gives no picture may never say so: then watching ends with that.
            Some(playing) => {
                let patience = js_sys::Promise::new(&mut |done, _| events::after(&done, PATIENCE));
                let first = js_sys::Promise::race(&js_sys::Array::of2(&playing, &patience));
                JsFuture::from(first).await.map_err(|_| NoPicture::Failed)?
            }
            None => return Err(NoPicture::Failed),
        };
        Ok(camera)
    }

    /// What the camera sees, to be put on the page once.
    pub fn picture(&self) -> El {
        El::of(self.on.video.handle())
    }

    /// Shows `look` one picture after another until it says that it has seen enough, or the camera is let go of for
    /// another reason; `ended` then hears why, unless it was dropped.
    pub fn watch(&self, look: impl AsyncFn(Grey) -> bool + 'static, ended: impl FnOnce(Ended) + 'static) {
        let on = Rc::clone(&self.on);
        spawn_local(async move {
            let mut canvas: Option<(u32, Canvas)> = None;
            let mut waited = 0;
            while on.ended.get().is_none() {
                if on.is_gone() {
                    on.end(Ended::Gone);
                    break;
                }
                match on.look(&mut canvas) {
                    Some(grey) => {
                        waited = 0;
                        if look(grey).await {
                            on.end(Ended::Enough);
                        }
                    }
                    None if waited > PATIENCE => on.end(Ended::Gone),
                    None => waited += REST,
                }
                events::pause(REST).await;
            }
            if let (Some(why), false) = (on.ended.get(), on.dropped.get()) {
                ended(why);
            }
        });
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        self.on.dropped.set(true);
        self.on.end(Ended::Enough);
    }
}

impl On {
    /// Turns it off. The first reason counts.
    fn end(&self, why: Ended) {
        if self.ended.get().is_some() {
            return;
        }
        self.ended.set(Some(why));
        for track in tracks(&self.stream) {
            let _ = call(&track, "stop", &[]);
        }
        // Nor does its last picture stay on the page.
        set(&self.video.handle(), "srcObject", &JsValue::NULL);
    }

    fn is_gone(&self) -> bool {
        let is_live = |track: &JsValue| property(track, "readyState").is_some_and(|state| state == "live");
        !tracks(&self.stream).iter().any(is_live)
    }

    /// The middle of what it sees now; `None` while there is nothing yet.
    fn look(&self, canvas: &mut Option<(u32, Canvas)>) -> Option<Grey> {
        let video: JsValue = self.video.handle().into();
        let size = |name: &str| property(&video, name).and_then(|size| size.as_f64()).filter(|size| *size >= 1.0);
        let (width, height) = (size("videoWidth")?, size("videoHeight")?);
        let whole = width.min(height);
        let side = whole.min(SIDE) as u32;
        if canvas.as_ref().is_none_or(|(known, _)| *known != side) {
            // The picture changes its size when a phone is turned.
            *canvas = Canvas::new(side, side).map(|canvas| (side, canvas));
        }
        let (_, canvas) = canvas.as_ref()?;
        canvas.grey(&video, ((width - whole) / 2.0, (height - whole) / 2.0, whole, whole))
    }
}

fn tracks(stream: &JsValue) -> Vec<JsValue> {
    let tracks = call(stream, "getTracks", &[]).ok().and_then(|tracks| tracks.dyn_into::<js_sys::Array>().ok());
    tracks.map(|tracks| tracks.iter().collect()).unwrap_or_default()
}

async fn stream() -> Result<JsValue, NoPicture> {
    let window = window().ok_or(NoPicture::Failed)?;
    if !window.is_secure_context() {
        return Err(NoPicture::Insecure);
    }
    let devices = property(&window.navigator().into(), "mediaDevices").ok_or(NoPicture::NoCamera)?;
    let opening = call(&devices, "getUserMedia", &[&wanted()]).map_err(|error| why(&error))?;
    let opening = opening.dyn_into::<js_sys::Promise>().map_err(|_| NoPicture::Failed)?;
    JsFuture::from(opening).await.map_err(|error| why(&error))
}

/// No sound, and rather the camera at the back.
fn wanted() -> JsValue {
    let ideal = |value: JsValue| {
        let wish = js_sys::Object::new();
        set(&wish, "ideal", &value);
        JsValue::from(wish)
    };
    let (all, video) = (js_sys::Object::new(), js_sys::Object::new());
    set(&video, "facingMode", &ideal("environment".into()));
    set(&video, "width", &ideal(WIDTH.into()));
    set(&video, "height", &ideal(HEIGHT.into()));
    set(&all, "audio", &JsValue::FALSE);
    set(&all, "video", &video);
    all.into()
}

fn why(error: &JsValue) -> NoPicture {
    let name = property(error, "name").and_then(|name| name.as_string()).unwrap_or_default();
    match name.as_str() {
        "NotAllowedError" => NoPicture::Refused,
        "SecurityError" => NoPicture::Insecure,
        "NotFoundError" | "OverconstrainedError" => NoPicture::NoCamera,
        "NotReadableError" | "AbortError" => NoPicture::InUse,
        _ => NoPicture::Failed,
    }
}
