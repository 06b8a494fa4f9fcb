//! What no copy would take when the lock closed: sealed, in this tab alone, until the lock is open again.
//!
//! | key of sessionStorage | holds | kept |
//! |---|---|---|
//! | `rt.held:` and a sealed name | a sealed value | until a copy has it, or the tab closes |

use super::{texts, window};

const HELD: &str = "rt.held:";

fn session() -> Option<web_sys::Storage> {
    window()?.session_storage().ok().flatten()
}

/// Keeps sealed values under their sealed names.
pub fn keep(held: &[(String, String)]) {
    let Some(session) = session() else { return };
    for (name, value) in held {
        // Refused here as well, it is lost with the page: there is no other place to go.
        let _ = session.set_item(&[HELD, name].concat(), value);
    }
}

/// What is kept.
pub fn held() -> Vec<(String, String)> {
    let Some(session) = session() else { return Vec::new() };
    let value = |key: String| Some((key.strip_prefix(HELD)?.to_owned(), session.get_item(&key).ok()??));
    names(&session).into_iter().filter_map(value).collect()
}

/// Lets go of what is kept under these sealed names.
pub fn let_go(taken: &[String]) {
    let Some(session) = session() else { return };
    for name in taken {
        let _ = session.remove_item(&[HELD, name].concat());
    }
}

fn names(session: &web_sys::Storage) -> Vec<String> {
    js_sys::Reflect::own_keys(session).map(|keys| texts(&keys)).unwrap_or_default()
}
