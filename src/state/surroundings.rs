//! Where the app runs, for whoever tells a person what that means.

use crate::browser::{document, local_shelf, surroundings};
use rethread_core::content::Context;

pub use crate::browser::surroundings::{Around, Family};

/// The family of this browser.
pub fn family() -> Family {
    surroundings::family()
}

/// Whether it runs as an installed app.
pub fn is_installed() -> bool {
    surroundings::is_installed()
}

/// What the page stands in.
pub fn around() -> Around {
    surroundings::around()
}

/// Whether what is written here goes when the browser is closed: in frames of other sites, in some browsers.
pub fn keeps_briefly() -> bool {
    document::keeps_briefly()
}

/// The part of life that a site around this page asked for.
pub fn context_around() -> Option<Context> {
    let named = document::context()?;
    Context::ALL.iter().copied().find(|context| context.id() == named)
}

/// The address of the app itself, for opening it on its own.
pub fn app_address() -> String {
    document::address()
}

/// Whether what is kept on this device is under a lock.
pub fn has_lock() -> bool {
    local_shelf::has_lock()
}
