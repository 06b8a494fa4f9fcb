//! Work that goes on beside what the person does: the other copy, repair, what is superseded, what only one copy has.
//!
//! Nothing of it is needed before the first page stands, so it is sent after it, together with the lock's own pages.
// The mark declares what is loaded as foreign functions, which Rust calls unsafe.
#![allow(unsafe_code)]

use super::durable::{ONE_AT_A_TIME, draw_anew, show_standing};
use super::{Copies, Store, lock};
use crate::browser::tabs::Alone;
use crate::browser::{clock, document, events, tabs};
use leptos::prelude::*;
use rethread_core::vault::RecordId;
use rethread_core::vault::lock::LockState;
use std::cell::Cell;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Revisions checked in both copies at each visit, and how many between two breaths.
const CHECKED: usize = 300;
const AT_ONCE: usize = 10;

/// How long work beside what the person does may go on before the browser has its turn, in milliseconds.
const TURN_MS: u64 = 6;

/// How long to wait before asking again for what could not be had.
const AGAIN_MS: i32 = 15_000;

/// What is to be done.
#[derive(Debug, Clone)]
pub enum Work {
    /// Learns what the safety copy holds, repairs whichever copy is short, checks some, lets go of what is superseded.
    Wake,
    /// The same where the safety copy did not answer for a while; what it could not have sealed is sealed.
    Answered,
    /// Reads everything in both copies.
    Check,
    /// Asks the safety copy for a record that the local copy could not give.
    Fetch(RecordId),
    /// Lets go of what is superseded.
    Compact,
}

/// Begins it as soon as the part it is sent in has come, which is asked for until it does.
pub fn begin(store: Store, work: Work) {
    spawn_local(async move {
        while settle(store, work.clone()).await.is_err() {
            events::pause(AGAIN_MS).await;
        }
    });
}

#[wasm_split(waking, fallible)]
fn settle(store: Store, work: Work) -> Result<(), SplitLoaderError> {
    spawn_local(async move {
        match work {
            Work::Wake => wake(store).await,
            Work::Answered => {
                wake(store).await;
                lock::open::seal_rest(store).await;
            }
            Work::Check => {
                check(store, usize::MAX).await;
                store.mark_changed();
            }
            Work::Fetch(id) => fetch(store, id).await,
            Work::Compact => compact(store).await,
        }
    });
    Ok(())
}

async fn wake(store: Store) {
    let vault = store.vault();
    // What the safety copy could not give while it did not answer it may give now.
    let is_shown_unread = !store.beyond.with_value(Vec::is_empty);
    store.beyond.set_value(Vec::new());
    let headers = lock::only_in_safety(store).await;
    if !headers.is_empty() {
        return lock::bring_over(store, headers).await;
    }
    if store.keyring().state() == LockState::Absent {
        vault.forget_lock_in_time(clock::now_ms()).await;
    }
    let repairs = vault.open_safety_in_turns(turn).await;
    store.copies.set(Copies { local: repairs.local.is_ok(), safety: repairs.safety.is_ok() });
    if repairs.found_more || is_shown_unread {
        store.touched.update_value(|touched| touched.all = true);
        draw_anew(store);
        // Someone whose records were all in the safety copy was greeted as new: now they are known.
        if store.preferences().welcomed && matches!(&*document::hash(), "" | "#" | "#/") {
            events::tell_window("hashchange");
        }
    }
    show_standing(store);
    vault.hold_reserve().await;
    check(store, CHECKED).await;
    compact(store).await;
}

async fn fetch(store: Store, id: RecordId) {
    let readable = store.vault().fetch(&id).await;
    store.has_aside.set(!store.vault().unreadable().is_empty());
    store.beyond.update_value(|beyond| {
        beyond.retain(|known| *known != id);
        if !readable {
            beyond.push(id.clone());
        }
    });
    store.touched.update_value(|touched| touched.all = true);
    draw_anew(store);
}

/// Compares up to `most` revisions in both copies and mends what differs, a few at a time.
async fn check(store: Store, most: usize) {
    let vault = store.vault();
    let mut checked = 0;
    loop {
        let total = vault.verify_some(AT_ONCE).await;
        checked += AT_ONCE;
        if checked >= most.min(total) {
            break;
        }
        events::breathe().await;
    }
    show_standing(store);
}

async fn compact(store: Store) {
    // Where it cannot be known that no other tab is at it, nothing is let go of.
    if let Some(_alone) = tabs::alone(ONE_AT_A_TIME).await.filter(Alone::is_known) {
        store.vault().compact_in_turns(clock::now_ms(), turn).await;
    }
}

/// Lets the browser have its turn, where it has waited for a while.
pub async fn turn() {
    thread_local!(static SINCE: Cell<u64> = const { Cell::new(0) });
    if clock::now_ms().abs_diff(SINCE.get()) >= TURN_MS {
        events::breathe().await;
        SINCE.set(clock::now_ms());
    }
}
