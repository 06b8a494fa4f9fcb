//! Making what was written durable, and finding what is durable already: opening, finishing saves, other tabs, repair.

use super::draft::are_unsaved;
use super::settling::{self, Work};
use super::{Copies, Status, Store, flush_drafts, lock};
use crate::browser::safety_shelf::{ANSWERED, SafetyShelf};
use crate::browser::{document, events, sitting, tabs};
use leptos::prelude::*;
use rethread_core::vault::{Begun, RecordId, Standing};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use wasm_bindgen_futures::spawn_local;

/// Saves after which superseded revisions are looked for again.
const SAVES_BEFORE_COMPACTING: u32 = 25;

/// What one tab does at a time: letting go of what is superseded, restoring, and undoing that.
pub(super) const ONE_AT_A_TIME: &str = "rethread-compact";

/// What tabs are told when revisions were taken away again, so that none of them goes on with those.
pub(super) const UNDONE: &str = "!undone";

/// How long to wait before trying again to write a copy that refused.
const RETRY_MS: i32 = 15_000;

/// Learns what the local copy names, now: localStorage answers without waiting.
pub fn open(store: Store) {
    let vault = store.vault();
    let opened = match pin!(vault.open_local()).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(opened) => opened.local.is_ok(),
        Poll::Pending => false,
    };
    store.copies.set(Copies { local: opened, safety: true });
}

/// Writes a revision into both copies: the local one before this returns, the safety copy soon after.
pub fn finish(store: Store, begun: Begun) {
    store.pending.update(|pending| *pending += 1);
    store.saves.update_value(|saves| *saves += 1);
    store.status.set(Status::Saving);
    let keys = begun.keys();
    store.touched.update_value(|touched| touched.add(keys.iter().cloned()));
    store.mark_changed();
    let vault = store.vault();
    let work = async move {
        let outcome = vault.finish(begun).await;
        if outcome.local.is_ok() || outcome.safety.is_ok() {
            let _ = store.tabs.try_with_value(|tabs| tabs.tell(&keys));
        }
        store.copies.set(Copies { local: outcome.local.is_ok(), safety: outcome.safety.is_ok() });
        store.pending.update(|pending| *pending = pending.saturating_sub(1));
        if lock::was_waiting(store) {
            return;
        }
        show_standing(store);
        compact_now_and_then(store);
    };
    start_now(Box::pin(work));
    if sitting::is_on() {
        document::mark_unsaved(true);
    }
}

/// Polls once before going on, so that the part that needs no waiting is done even if the page is on its way out.
fn start_now(mut work: Pin<Box<dyn Future<Output = ()>>>) {
    if work.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending() {
        spawn_local(work);
    }
}

/// Shows the truth about the last words, once nothing is on its way.
pub(super) fn show_standing(store: Store) {
    if store.pending.get_untracked() > 0 || are_unsaved() {
        return;
    }
    if SafetyShelf.is_late() {
        store.copies.update(|copies| copies.safety = false);
    }
    let nowhere = store.copies.get_untracked() == Copies { local: false, safety: false };
    let standing = store.vault().standing();
    let status = match standing {
        // Nothing is lost as yet, and nothing would be kept.
        Standing::Both if nowhere || sitting::is_on() => Status::OnlyMemory,
        // What it alone may hold is not known.
        Standing::Both if SafetyShelf.is_late() => Status::OnlyLocal,
        Standing::Both => Status::Saved,
        Standing::OnlyLocal => Status::OnlyLocal,
        Standing::OnlySafety => Status::OnlySafety,
        Standing::OnlyMemory => Status::OnlyMemory,
    };
    store.status.set(status);
    store.has_aside.set(!store.vault().unreadable().is_empty());
    store.in_memory.set(nowhere);
    if standing != Standing::Both && !sitting::is_on() {
        retry_later(store);
    }
}

fn retry_later(store: Store) {
    let wait = events::wait(RETRY_MS, move || {
        spawn_local(async move {
            store.vault().retry_unsaved().await;
            show_standing(store);
        });
    });
    store.retry.set_value(wait);
}

/// Asks the safety copy for a record that the local copy could not give.
pub fn fetch(store: Store, id: RecordId) {
    settling::begin(store, Work::Fetch(id));
}

pub(super) fn draw_anew(store: Store) {
    store.mark_changed();
    store.draw_anew();
}

/// Everything that can wait until the first page stands: the other copy, other tabs, repair, room.
pub fn wake(store: Store) {
    store.tabs.set_value(Rc::new(tabs::Tabs::open(move |keys| hear(store, keys))));
    events::on_storage_change(move |key| hear(store, lock::named(store, key)));
    // What only the safety copy holds, and what it does not hold yet, is seen to once it answers.
    events::on_window(ANSWERED, move |_| settling::begin(store, Work::Answered));
    events::on_window("focus", move |_| hear(store, Vec::new()));
    events::on_window("pagehide", move |_| lock::shut(store));
    events::on_window("rethread:leave", move |_| lock::leave(store));
    events::on_document("visibilitychange", move |_| {
        if !document::is_visible() {
            flush_drafts();
        }
    });
    spawn_local(async move {
        super::stands().await;
        settling::begin(store, Work::Wake);
    });
}

/// Reads everything in both copies.
pub fn check_all(store: Store) {
    settling::begin(store, Work::Check);
}

fn hear(store: Store, keys: Vec<String>) {
    if keys.first().is_some_and(|sign| sign == UNDONE) {
        flush_drafts();
        return document::load_again();
    }
    if lock::hear(store, &keys) {
        return;
    }
    if sitting::is_on() || (keys.is_empty() && !store.vault().is_awaiting()) {
        return;
    }
    spawn_local(async move {
        if store.vault().absorb(&keys).await {
            store.touched.update_value(|touched| {
                // What was awaited comes under keys told of earlier.
                touched.all |= keys.is_empty();
                touched.add(keys);
            });
            store.mark_changed();
        }
        if store.vault().is_awaiting() {
            store.later.set_value(events::wait(500, move || hear(store, Vec::new())));
        }
    });
}

fn compact_now_and_then(store: Store) {
    if store.saves.get_value() >= SAVES_BEFORE_COMPACTING {
        store.saves.set_value(0);
        settling::begin(store, Work::Compact);
    }
}
