//! A private sitting: while one is on, neither copy is read or written, and no setting is kept.
//!
//! A flag for this tab alone says so, and is all that is kept of it. It is read once, so that everything on a page
//! agrees; public/shell.js reads it as well.

use super::window;
use std::cell::Cell;

const FLAG: &str = "rt.sitting";

thread_local!(static ON: Cell<Option<bool>> = const { Cell::new(None) });

/// Whether nothing may be kept.
pub fn is_on() -> bool {
    ON.get().unwrap_or_else(|| {
        let flag = session().and_then(|session| session.get_item(FLAG).ok().flatten());
        set(flag.is_some());
        flag.is_some()
    })
}

/// Keeps everything from being kept, or lets it be kept again, for as long as this page lives.
pub fn set(on: bool) {
    ON.set(Some(on));
}

/// Has the next page of this tab be in a sitting or not; `false` when the browser refused.
pub fn mark(on: bool) -> bool {
    session().is_some_and(|session| match on {
        true => session.set_item(FLAG, "1").is_ok(),
        false => session.remove_item(FLAG).is_ok(),
    })
}

fn session() -> Option<web_sys::Storage> {
    window()?.session_storage().ok().flatten()
}
