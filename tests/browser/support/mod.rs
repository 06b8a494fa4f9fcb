//! What the stories are told with: a server for the built app, a browser of one's own, and a person's ways to use it.

mod browser;
mod folder;
mod gate;
mod host;
mod page;
mod profile;
mod program;
mod setup;
mod shelves;
mod site;
mod ways;
mod wordpress;

pub use browser::Browser;
pub use folder::Folder;
pub use host::Host;
pub use page::Page;
pub use setup::Setup;
pub use shelves::Copy;
pub use site::Site;
pub use wordpress::{KEEPER, WordPress, kept};

use std::time::{Duration, Instant};

/// How long anything a person would wait for may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(25);
const GLANCE: Duration = Duration::from_millis(40);

/// Looks again and again until there is something, and says in the end what was missing.
#[track_caller]
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    match look_for(PATIENCE, &mut look) {
        Some(found) => found,
        None => panic!("waited in vain: {what}"),
    }
}

/// Looks until there is something or the time is over.
fn look_for<T>(patience: Duration, look: &mut impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return Some(found);
        }
        if start.elapsed() > patience {
            return None;
        }
        std::thread::sleep(GLANCE);
    }
}

/// The same story as a test in Chromium and one in Firefox.
macro_rules! in_both {
    ($($story:ident),+ $(,)?) => {
        mod chromium {
            $(#[test] fn $story() { super::$story(crate::support::Browser::Chromium); })+
        }
        mod firefox {
            $(#[test] fn $story() { super::$story(crate::support::Browser::Firefox); })+
        }
    };
}

/// The same story as a test in WebKit.
macro_rules! in_webkit {
    ($($story:ident),+ $(,)?) => {
        mod webkit {
            $(#[test] fn $story() { super::$story(crate::support::Browser::WebKit); })+
        }
    };
}

pub(crate) use {in_both, in_webkit};
