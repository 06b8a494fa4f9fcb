//! What is heard and felt: a soft tone made on the device, and the device's own vibration. Nothing is loaded.
//!
//! By name rather than through bindings, which would add to what a first visit fetches for the sake of one step.

use super::{call, property, window};
use wasm_bindgen::{JsCast, JsValue};

/// How loud the tone is, out of 1.
const LOUDNESS: f64 = 0.12;
/// How long it takes to swell and to fade, in seconds.
const SOFT: f64 = 0.4;

/// A tone that can glide. It falls silent when it is dropped.
pub struct Tone {
    context: JsValue,
}

impl Tone {
    /// Opens the way to the loudspeaker, which browsers allow while a press is being answered; `None` where there is none.
    pub fn open() -> Option<Tone> {
        let window = window()?.into();
        let make = property(&window, "AudioContext")?.dyn_into::<js_sys::Function>().ok()?;
        let context = js_sys::Reflect::construct(&make, &js_sys::Array::new()).ok()?;
        let _ = call(&context, "resume", &[]);
        Some(Tone { context })
    }

    /// Glides from one pitch to another, in hertz, and is silent afterwards.
    pub fn glide(&self, from: f64, to: f64, seconds: f64) {
        // A refusal anywhere leaves it silent: the breath can be followed without.
        let _ = self.try_glide(from, to, seconds);
    }

    fn try_glide(&self, from: f64, to: f64, seconds: f64) -> Result<(), JsValue> {
        let missing = || JsValue::UNDEFINED;
        let now = property(&self.context, "currentTime").and_then(|now| now.as_f64()).ok_or_else(missing)?;
        let (voice, level) = (call(&self.context, "createOscillator", &[])?, call(&self.context, "createGain", &[])?);
        let pitch = property(&voice, "frequency").ok_or_else(missing)?;
        let gain = property(&level, "gain").ok_or_else(missing)?;
        let out = property(&self.context, "destination").ok_or_else(missing)?;
        let soft = SOFT.min(seconds / 3.0);
        let at = |of: &JsValue, how: &str, value: f64, seconds: f64| {
            call(of, how, &[&value.into(), &(now + seconds).into()]).map(drop)
        };
        at(&pitch, "setValueAtTime", from, 0.0)?;
        at(&pitch, "linearRampToValueAtTime", to, seconds)?;
        at(&gain, "setValueAtTime", 0.0, 0.0)?;
        at(&gain, "linearRampToValueAtTime", LOUDNESS, soft)?;
        at(&gain, "setValueAtTime", LOUDNESS, seconds - soft)?;
        at(&gain, "linearRampToValueAtTime", 0.0, seconds)?;
        call(&voice, "connect", &[&level])?;
        call(&level, "connect", &[&out])?;
        call(&voice, "start", &[])?;
        call(&voice, "stop", &[&(now + seconds).into()]).map(drop)
    }
}

impl Drop for Tone {
    fn drop(&mut self) {
        let _ = call(&self.context, "close", &[]);
    }
}

/// Whether the browser offers to vibrate.
pub fn can_vibrate() -> bool {
    window().is_some_and(|window| property(&window.navigator().into(), "vibrate").is_some())
}

/// Vibrates by turns of on and off, in milliseconds; nothing stops what is going on.
pub fn vibrate(turns: &[u32]) {
    let Some(window) = window() else { return };
    let turns: js_sys::Array = turns.iter().map(|turn| JsValue::from(*turn)).collect();
    let _ = call(&window.navigator().into(), "vibrate", &[&turns]);
}

/// Whether the device asks for less movement.
pub fn asks_for_stillness() -> bool {
    let asked = window().and_then(|window| {
        let query = call(&window.into(), "matchMedia", &[&"(prefers-reduced-motion: reduce)".into()]).ok()?;
        property(&query, "matches")?.as_bool()
    });
    asked.unwrap_or(false)
}
