//! Installing as an app: offered once, late and quietly, and never again after a no.

use super::{Around, Family, Store, around, family, in_sitting, is_installed};
use crate::browser::plain::{self, Plain};
use crate::browser::{events, installing};
use leptos::prelude::{ArcRwSignal, Get, Set};
use rethread_core::insight::made::KINDS;
use rethread_core::vault::State;

/// A day, in milliseconds.
const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// How many things stand before one of a later day when it is offered: nobody is asked while they are looking around.
const ENOUGH: usize = 3;

thread_local! {
    /// Follows the browser's offer, which may come long after the page.
    static OFFERED: ArcRwSignal<bool> = {
        let offered = ArcRwSignal::new(installing::is_offered());
        for (name, now) in [("beforeinstallprompt", true), ("appinstalled", false)] {
            let hears = offered.clone();
            events::on_window(name, move |_| hears.set(now));
        }
        offered
    };
}

/// Whether the browser offers it now. Whoever draws with this follows it.
pub fn can_install() -> bool {
    OFFERED.with(ArcRwSignal::get) && installing::is_offered()
}

/// Has the browser ask; whether the person agreed. Whatever they said, the app does not offer it again.
pub async fn install() -> bool {
    let agreed = installing::ask().await;
    offer_no_more();
    agreed
}

/// Never offers it again.
pub fn offer_no_more() {
    plain::set(Plain::Install, Some("no"));
}

/// Whether this is a fitting moment to offer it.
pub fn may_offer(store: Store) -> bool {
    let possible = can_install() || family() == Family::Safari;
    let alone = around() == Around::Nothing && !in_sitting() && !is_installed();
    possible && alone && plain::get(Plain::Install).is_none() && has_stayed(store)
}

/// Whether a few things were written, and something more on a later day. How long somebody was away is not asked: who
/// comes back after a month reads the words of who comes back after an hour.
fn has_stayed(store: Store) -> bool {
    let is_kept = |state| state == State::Kept;
    let newest = store.newest(&KINDS, 1, |id, state| is_kept(state) && id.made_at().is_some());
    let Some(latest) = newest.first().and_then(|newest| newest.id.made_at()) else { return false };
    let before = latest.saturating_sub(DAY_MS);
    let kept = store.newest(&KINDS, ENOUGH, |id, state| is_kept(state) && id.made_at().is_some_and(|at| at <= before));
    kept.len() == ENOUGH
}
