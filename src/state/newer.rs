//! A newer version that waits, and going over to it without losing a word.

use super::{Status, Store, flush_drafts, in_sitting, pause};
use crate::browser::{events, newer};
use leptos::prelude::GetUntracked;

pub use crate::browser::newer::Newer;

/// How often, and after how many milliseconds, it is looked whether the last words are kept.
const LOOKS: u32 = 30;
const LOOK_MS: i32 = 100;

/// Calls `then` when a version is there that waits until somebody wants it.
pub fn on_newer(then: impl FnMut(Newer) + 'static) {
    newer::on_newer(then);
}

/// Whether going over would lose what is on the screen alone.
pub fn would_lose(store: Store) -> bool {
    in_sitting() || store.in_memory().get_untracked()
}

/// Goes over to it, on a fresh page, once the last words are kept; `false`, with nothing changed, where they are not.
pub async fn go_over(store: Store) -> bool {
    flush_drafts();
    for _ in 0..LOOKS {
        if store.status().get_untracked() != Status::Saving {
            break;
        }
        pause(LOOK_MS).await;
    }
    // Words that are still on their way when time is up may yet fail: going over would be what loses them.
    if would_lose(store) || matches!(store.status().get_untracked(), Status::Saving | Status::OnlyMemory) {
        return false;
    }
    events::tell_window("rethread:update-accept");
    true
}
