//! The lock as this tab stands to it: looking for one at the start, closing it, and hearing of it from other tabs.
//!
//! Opening, changing and watching over it are sent with the pages that need them; what stands here is in the first part.

pub mod change;
pub mod open;
mod tries;
pub mod watch;

use super::{Store, flush_drafts};
use crate::browser::local_shelf::{self, LocalShelf};
use crate::browser::safety_shelf::SafetyShelf;
use crate::browser::{document, events, stash};
use leptos::prelude::*;
use rethread_core::vault::Shelf;
use rethread_core::vault::lock::{HEADER_PREFIX, LockState, SEALED_PREFIX, Sealing};
use std::cell::{Cell, RefCell};

/// What tabs tell each other beside keys: that the lock closes, that somebody is here, and whether anybody can see them.
const CLOSE: &str = "!close";
const HERE: &str = "!here";
const ASK: &str = "!ask";
const SEEN: &str = "!seen";
/// What the watch is told when another tab wrote something readable.
const PLAIN: &str = "!plain";

/// Where on the keyboard the key is that closes the lock, together with Alt and Shift.
const KEY: &str = "KeyL";

/// How long the last words may take to both copies before the lock closes all the same, in milliseconds.
const LAST_WORDS_MS: i32 = 1000;

type Heard = Box<dyn Fn(&str)>;

thread_local! {
    /// Whether the lock is closing here: from then on nothing is shown.
    static CLOSING: Cell<bool> = const { Cell::new(false) };
    /// Who watches over the open lock.
    static WATCH: RefCell<Option<Heard>> = const { RefCell::new(None) };
}

/// Whether a passphrase is needed before anything can be shown, by what the local copy names: it answers at once.
pub fn look(store: Store) -> bool {
    let is_locked = local_shelf::holds(&[HEADER_PREFIX, SEALED_PREFIX]);
    if is_locked {
        lock_here(store);
    }
    events::on_return(move || {
        // What the browser kept of the page may be older than the lock.
        if local_shelf::holds(&[HEADER_PREFIX]) || store.keyring().state() != LockState::Absent {
            document::empty();
            document::start_over();
        }
    });
    events::on_storage_change(move |key| {
        if key.starts_with(HEADER_PREFIX) {
            headers_changed(store);
        }
    });
    events::on_alt_shift(KEY, move || store.lock_now());
    is_locked
}

/// Marks the lock as closed here.
fn lock_here(store: Store) {
    store.keyring().lock();
    show(store);
}

/// Shows how this tab stands to the lock by now.
fn show(store: Store) {
    let state = store.keyring().state();
    document::mark_locked(state == LockState::Locked);
    // What follows it is drawn anew with each change, and a lock that was changed completely is as open as before.
    if store.lock.get_untracked() != state {
        store.lock.set(state);
    }
}

/// Whether the safety copy alone knew of a lock, which is then brought over and closed here. Asked where the local copy
/// holds nothing: where it holds anything, it knows.
pub async fn is_brought_over(store: Store) -> bool {
    let headers = only_in_safety(store).await;
    if headers.is_empty() {
        return false;
    }
    bring(headers).await;
    lock_here(store);
    true
}

/// The headers of a lock in the safety copy that this tab does not know of.
pub async fn only_in_safety(store: Store) -> Vec<String> {
    if store.keyring().state() != LockState::Absent {
        return Vec::new();
    }
    SafetyShelf.beginning(HEADER_PREFIX).await.unwrap_or_default()
}

/// Brings them to the local copy, and asks for the passphrase.
pub async fn bring_over(store: Store, headers: Vec<String>) {
    bring(headers).await;
    headers_changed(store);
}

async fn bring(headers: Vec<String>) {
    for key in headers {
        if let Ok(Some(text)) = SafetyShelf.get(&key).await {
            let _ = LocalShelf.put(&key, &text).await;
        }
    }
}

/// A lock came or went behind this tab's back: it begins again.
fn headers_changed(store: Store) {
    let was_there = store.keyring().state() != LockState::Absent;
    if was_there != local_shelf::holds(&[HEADER_PREFIX]) && !CLOSING.replace(true) {
        flush_drafts();
        document::empty();
        document::load_again();
    }
}

/// Closes the lock in every tab.
pub fn close_all(store: Store) {
    if store.keyring().state() == LockState::Open {
        tell(store, CLOSE);
        close(store);
    }
}

/// Closes the lock here: nothing is left on the page at once, and in memory once the last words are kept.
fn close(store: Store) {
    if CLOSING.replace(true) {
        return;
    }
    flush_drafts();
    document::empty();
    keep_held(store);
    if store.pending.get_untracked() == 0 {
        end(store);
    } else {
        events::later(LAST_WORDS_MS, move || end(store));
    }
}

/// Whether the lock is closing and was waiting for the words that have just been kept.
pub fn was_waiting(store: Store) -> bool {
    let is_closing = CLOSING.get();
    if is_closing && store.pending.get_untracked() == 0 {
        end(store);
    }
    is_closing
}

fn end(store: Store) {
    keep_held(store);
    if store.keyring().state() != LockState::Absent {
        store.keyring().lock();
    }
    document::start_over();
}

/// Keeps in this tab, sealed, what no copy took.
fn keep_held(store: Store) {
    stash::keep(&store.vault().held_sealed());
}

/// The page is on its way out: its words are kept, and neither they nor the keys stay behind.
pub fn shut(store: Store) {
    flush_drafts();
    if store.keyring().state() == LockState::Open {
        keep_held(store);
        store.keyring().lock();
        document::empty();
    }
}

/// The person leaves quickly: every tab closes the lock.
pub fn leave(store: Store) {
    if store.keyring().state() == LockState::Open {
        tell(store, CLOSE);
    }
    shut(store);
}

/// The plain keys behind one that another tab wrote.
pub fn named(store: Store, key: String) -> Vec<String> {
    if store.keyring().state() == LockState::Open && key.starts_with("rt1:") {
        tell_watch(PLAIN);
    }
    Sealing::new(LocalShelf, store.keyring()).plain(&key).into_iter().collect()
}

/// Takes in what tabs tell each other about the lock; `false` where it is about keys.
pub fn hear(store: Store, told: &[String]) -> bool {
    let Some(sign) = told.first().filter(|sign| sign.starts_with('!')) else { return CLOSING.get() };
    match sign.as_str() {
        CLOSE if store.keyring().state() == LockState::Open => close(store),
        ASK if document::is_visible() && store.keyring().state() == LockState::Open => tell(store, SEEN),
        sign => tell_watch(sign),
    }
    true
}

fn tell(store: Store, sign: &str) {
    let _ = store.tabs.try_with_value(|tabs| tabs.tell(&[sign.to_owned()]));
}

fn tell_watch(sign: &str) {
    WATCH.with_borrow(|watch| {
        if let Some(watch) = watch {
            watch(sign);
        }
    });
}
