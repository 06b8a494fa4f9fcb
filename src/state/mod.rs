//! Signals over the vault: what is kept, what changed, what is being written.
//!
//! Pages call actions here; actions put records into the vault; signals change; the view follows.

mod answers;
mod choices;
mod draft;
mod durable;
mod status;
mod store;

pub use answers::Answers;
pub use choices::{Theme, ask_to_persist, is_persistent, keep_leave_target, leave_target, theme};
pub use draft::{Draft, flush_drafts};
pub use status::{Copies, Status};
pub use store::{Deleted, Found, Listed, Store, Undoable};

use crate::browser::{clock, document};
use crate::route::Route;
use rethread_core::insight::Day;

/// Goes to a place.
pub fn go(route: &Route) {
    document::go(&route.hash());
}

/// Says something to a screen reader without moving the focus.
pub fn announce(words: &str) {
    document::announce(words);
}

/// Puts the focus on the page's heading, once it has been drawn.
pub fn focus_heading() {
    wasm_bindgen_futures::spawn_local(async {
        crate::browser::events::breathe().await;
        document::focus_heading();
    });
}

/// The present calendar day.
pub fn today() -> Option<Day> {
    clock::day_of(clock::now_ms())
}
