//! Signals over the vault: what is kept, what changed, what is being written.
//!
//! Pages call actions here; actions put records into the vault; signals change; the view follows.

mod answers;
mod cards;
mod checking;
mod choices;
mod draft;
mod durable;
pub mod exchange;
mod found;
mod gathering;
mod installing;
pub mod lock;
mod lookup;
mod made;
mod newer;
mod people;
mod preferences;
mod reading;
mod saved;
mod settling;
mod sitting;
mod status;
mod store;
mod surroundings;
mod touched;

pub use answers::Answers;
pub use cards::card;
pub use checking::check_everything;
pub use choices::{
    Theme, ask_to_persist, choose_name, choose_titles, country, is_persistent, keep_leave_target, leave_target, name,
    plain_titles, theme,
};
pub use draft::{Draft, flush_drafts};
pub use found::Found;
pub use gathering::Gathering;
pub use installing::{can_install, install, may_offer, offer_no_more};
pub use lookup::{Hit, Lookup};
pub use newer::{Newer, go_over, on_newer, would_lose};
pub use people::{Known, People};
pub use reading::Readings;
pub use saved::{SavedFile, file_name, last_saved};
pub use sitting::{KeptSitting, begin_sitting, end_sitting, has_unsaved, in_sitting, keep_sitting};
pub use status::{Copies, Status};
pub use store::{Deleted, Listed, Store, Undoable};
pub use surroundings::{
    Around, Family, app_address, around, context_around, family, has_lock, is_installed, keeps_briefly,
};

use crate::browser::events::{self, Wait};
use crate::browser::{clock, document, file};
use crate::content::ui;
use crate::route::Route;
use leptos::prelude::{RwSignal, UpdateUntracked, WithUntracked, use_context};
use rethread_core::insight::Day;
use std::cell::{Cell, RefCell};

/// Where the person is, for those who have to give that place another name.
#[derive(Clone, Copy)]
pub struct Place(pub RwSignal<Route>);

impl Place {
    /// The place of this page.
    pub fn here() -> Option<Place> {
        use_context()
    }

    /// Gives the place another address, such as a draft's own once it is kept, without drawing the page anew.
    pub fn becomes(self, route: Route) {
        // Someone who has gone elsewhere meanwhile is not pulled back.
        if document::hash() != self.0.with_untracked(Route::hash) {
            return;
        }
        document::rename(&route.hash());
        self.0.update_untracked(|place| *place = route);
    }
}

/// Goes to a place.
pub fn go(route: &Route) {
    document::go(&route.hash());
}

/// What has the focus: calling it gives the focus back, if that is still there.
pub fn focus_now() -> impl Fn() {
    let place = document::focused();
    move || {
        if let Some(place) = &place {
            document::focus_on(place);
        }
    }
}

/// Puts the focus on the element with this id, once it has been drawn.
pub fn focus(id: &str) {
    let id = id.to_owned();
    events::later(0, move || document::focus(&id));
}

/// The present moment, in milliseconds since 1970.
pub fn now_ms() -> u64 {
    clock::now_ms()
}

/// Hands a text to the browser as a file to keep; `false` when it refused.
pub fn save_text(name: &str, mime: &str, text: &str) -> bool {
    file::save(name, mime, text)
}

/// The SHA-256 of the opener that was made with this version.
pub fn opener_digest() -> Option<String> {
    document::named("rethread-opener")
}

/// The id of the build that is running.
pub fn build_id() -> Option<String> {
    document::named("rethread-build")
}

/// Opens the device's own window for printing the page.
pub fn print() {
    document::print();
}

/// Names the tab after a place, as pages do whose names come with them, or with the chosen name alone.
pub fn name_tab(title: &str) {
    let name = document::name().unwrap_or_else(|| ui().shell.app_name.to_owned());
    document::set_title(&if plain_titles() { name } else { [title, " · ", &name].concat() });
}

/// Says something to a screen reader without moving the focus.
pub fn announce(words: &str) {
    document::announce(words);
}

/// Says something to a screen reader once nothing else was to be said for a moment, as while somebody types.
pub fn announce_soon(words: &str) {
    thread_local!(static WAIT: RefCell<Option<Wait>> = const { RefCell::new(None) });
    let words = words.to_owned();
    let wait = events::wait(600, move || document::announce(&words));
    // Dropping the wait before calls it off.
    WAIT.replace(wait);
}

thread_local! {
    /// Whether the focus still waits for a heading that has not been drawn.
    static FOCUS_WAITS: Cell<bool> = const { Cell::new(false) };
    /// Whether the first page stands.
    static STANDS: Cell<bool> = const { Cell::new(false) };
}

/// Puts the focus on what the page was opened for, or else on its heading, once it has been drawn.
pub fn focus_heading() {
    FOCUS_WAITS.set(true);
    settle_focus();
}

/// Says that a page has been drawn: the app can be used, and the focus goes to the heading if it waits for one.
pub fn drawn() {
    STANDS.set(true);
    document::mark_ready();
    settle_focus();
}

/// From here on the first page is about to be drawn.
pub fn drawing() {
    STANDS.set(false);
}

/// Resolves once the first page stands, or could have: what can wait is not in its way.
async fn stands() {
    const GLANCE_MS: i32 = 40;
    const GLANCES: u32 = 50;
    events::breathe().await;
    for _ in 0..GLANCES {
        if STANDS.get() {
            return;
        }
        events::pause(GLANCE_MS).await;
    }
}

/// Gives the focus to the heading it waits for, if that has come by now.
fn settle_focus() {
    wasm_bindgen_futures::spawn_local(async {
        events::breathe().await;
        if FOCUS_WAITS.get() {
            FOCUS_WAITS.set(!document::focus_heading());
        }
    });
}

/// Calls `then` whenever the page goes out of sight, for as long as what is given back is held.
pub fn when_hidden(then: impl FnMut() + 'static) -> events::Hearing {
    events::when_hidden(then)
}

/// The present calendar day.
pub fn today() -> Option<Day> {
    clock::day_of(clock::now_ms())
}

/// Begins work once the page stands and the browser had the chance to draw it.
pub fn after_drawing(work: impl FnOnce() + 'static) {
    in_background(async {
        events::breathe().await;
        work();
    });
}

/// Waits.
pub async fn pause(ms: i32) {
    events::pause(ms).await;
}

/// Lets work go on beside what the person does.
pub fn in_background(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}
