//! Which of several elements are near what can be seen.

use super::window;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// What the elements that are watched are numbered with.
pub const NUMBER: &str = "data-part";

/// What is told of an element that came near or went far.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// Its number.
    pub number: usize,
    /// Whether it is near now.
    pub is_near: bool,
    /// How tall it stands, in CSS pixels.
    pub tall: u32,
    /// Whether the focus is in it.
    pub has_focus: bool,
}

/// Watches for as long as it is held.
pub struct Near {
    observer: IntersectionObserver,
    _then: Closure<dyn FnMut(js_sys::Array)>,
}

impl Near {
    /// Watches, from so many pixels beyond what is seen on; `None` where the browser cannot.
    pub fn new(beyond: u32, mut then: impl FnMut(Told) + 'static) -> Option<Near> {
        let then = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let entries = entries.iter().map(JsCast::unchecked_into::<IntersectionObserverEntry>);
            entries.filter_map(|entry| told(&entry)).for_each(&mut then);
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(&[&beyond.to_string(), "px 0px"].concat());
        let observe = || IntersectionObserver::new_with_options(then.as_ref().unchecked_ref(), &options).ok();
        // In another site's page the margin counts for nothing unless what is seen of this page alone is named.
        let document = window()?.document()?;
        let _ = js_sys::Reflect::set(&options, &"root".into(), &document);
        let observer = observe().or_else(|| {
            options.set_root(None);
            observe()
        })?;
        Some(Near { observer, _then: then })
    }

    /// Watches an element that has a number.
    pub(super) fn watch(&self, element: &Element) {
        self.observer.observe(element);
    }
}

impl Drop for Near {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn told(entry: &IntersectionObserverEntry) -> Option<Told> {
    let element = entry.target();
    let focused = window().and_then(|window| window.document()).and_then(|document| document.active_element());
    Some(Told {
        number: element.get_attribute(NUMBER)?.parse().ok()?,
        is_near: entry.is_intersecting(),
        tall: entry.bounding_client_rect().height().ceil() as u32,
        has_focus: focused.is_some_and(|focused| element.contains(Some(&focused))),
    })
}
