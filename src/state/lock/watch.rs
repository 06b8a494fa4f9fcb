//! Watching over the open lock: it closes when nobody is here, with a warning before, and when nobody can see it.
//!
//! Timers sleep with the device, so the clock is asked again whenever somebody comes back, before anything is shown.

use super::{ASK, HERE, PLAIN, SEEN, WATCH, close_all, open, tell};
use crate::browser::events::{self, Wait};
use crate::browser::{clock, document, random, tabs};
use crate::state::preferences::preferences_id;
use crate::state::{Store, in_background};
use leptos::prelude::*;
use rethread_core::vault::lock::LockState;
use std::cell::Cell;
use std::rc::Rc;

const MINUTE: u64 = 60_000;
const SECOND: u64 = 1000;

/// How long before it closes the person is asked whether they are here, in milliseconds.
const WARNING: u64 = 30 * SECOND;

/// How often other tabs are told that somebody is here.
const TELL: u64 = 5 * SECOND;

/// How long other tabs may take to say that they can be seen.
const ANSWER: i32 = 300;

/// What somebody does who is here. A page also scrolls by itself, so that does not count.
const DEEDS: [&str; 6] = ["keydown", PRESS, "click", "wheel", "touchmove", "input"];

/// A press that is not over yet: were the question taken back now, the rest of the press would meet what lies below.
const PRESS: &str = "pointerdown";

/// The watch over one tab. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Watch {
    store: Store,
    /// Seconds left, while the person is asked.
    warning: RwSignal<Option<u64>>,
    times: StoredValue<Rc<Times>, LocalStorage>,
    idle: StoredValue<Option<Wait>, LocalStorage>,
    hidden: StoredValue<Option<Wait>, LocalStorage>,
}

#[derive(Default)]
struct Times {
    /// When somebody was here last.
    last: Cell<u64>,
    /// When other tabs were told so.
    told: Cell<u64>,
    /// Since when nobody can see this.
    hidden: Cell<Option<u64>>,
    /// How long nobody may be here, and how long nobody may see it.
    limits: Cell<(Option<u64>, Option<u64>)>,
}

impl Times {
    /// When it closes, if nobody does anything.
    fn due(&self) -> Option<u64> {
        Some(self.last.get().saturating_add(self.limits.get().0?))
    }

    fn is_over(&self, now: u64) -> bool {
        let hidden = self.hidden.get().zip(self.limits.get().1);
        self.due().is_some_and(|due| now >= due)
            || hidden.is_some_and(|(since, limit)| now.saturating_sub(since) >= limit)
    }
}

/// Begins to watch.
pub fn begin(store: Store) -> Watch {
    let times = Times::default();
    times.last.set(clock::now_ms());
    let watch = Watch {
        store,
        warning: RwSignal::new(None),
        times: StoredValue::new_local(Rc::new(times)),
        idle: StoredValue::new_local(None),
        hidden: StoredValue::new_local(None),
    };
    for deed in DEEDS {
        events::on_window(deed, move |_| watch.deed(deed != PRESS));
    }
    events::on_document("visibilitychange", move |_| watch.seen(document::is_visible()));
    events::on_window("focus", move |_| watch.look());
    WATCH.set(Some(Box::new(move |sign| watch.hear(sign))));
    // A page that holds this is not kept for going back to: what was on it would stay in memory.
    let name = ["rethread-open-", &random::bits().to_string()].concat();
    in_background(async move { std::mem::forget(tabs::alone(&name).await) });
    // Choices about it may change at any time, and are read again only then: what else is written would seldom be them.
    let known = Memo::new(move |_| {
        store.track();
        (store.woken().get(), preferences_id().map(|id| store.heads(&id)))
    });
    let follow = RenderEffect::new(move |_: Option<()>| {
        // Read, not only tracked: what nobody reads follows nothing.
        known.with(|_| ());
        let chosen = store.preferences();
        let long = |minutes: Option<u8>| minutes.map(|minutes| u64::from(minutes) * MINUTE);
        if let Some(times) = watch.times() {
            let limits = (long(chosen.lock_idle), long(chosen.lock_hidden));
            if times.limits.replace(limits) != limits {
                watch.look();
            }
        }
    });
    let _ = StoredValue::new_local(follow);
    watch
}

impl Watch {
    /// Seconds left, while the person is asked whether they are here.
    pub fn warning(self) -> RwSignal<Option<u64>> {
        self.warning
    }

    /// What is known while the lock is open, and nothing after this watch has ended.
    fn times(self) -> Option<Rc<Times>> {
        let is_open = self.store.keyring.try_with_value(|keyring| keyring.state()) == Some(LockState::Open);
        self.times.try_get_value().filter(|_| is_open)
    }

    /// Somebody is here, unless they came too late; takes the question back once their deed `is_over`, or with the next
    /// look at the clock.
    fn deed(self, is_over: bool) {
        let Some(times) = self.times() else { return };
        let now = clock::now_ms();
        if times.is_over(now) {
            return close_all(self.store);
        }
        times.last.set(now);
        if now.abs_diff(times.told.get()) >= TELL {
            times.told.set(now);
            tell(self.store, HERE);
        }
        if is_over {
            self.calm();
        }
    }

    /// Takes the question back.
    fn calm(self) {
        if self.warning.try_get_untracked().flatten().is_some() {
            self.warning.set(None);
        }
    }

    /// Asks the clock: closes, asks the person, or waits on. What somebody does meanwhile needs no new wait, since the
    /// clock is asked again when this one is over.
    fn look(self) {
        let Some(times) = self.times() else { return };
        let now = clock::now_ms();
        if times.is_over(now) {
            return close_all(self.store);
        }
        let Some(due) = times.due() else {
            self.calm();
            return self.idle.set_value(None);
        };
        let left = due.saturating_sub(now);
        let wait = if left <= WARNING {
            self.warning.set(Some(left.div_ceil(SECOND)));
            left.min(SECOND)
        } else {
            self.calm();
            left - WARNING
        };
        self.idle.set_value(events::wait(i32::try_from(wait).unwrap_or(i32::MAX), move || self.look()));
    }

    /// The page went out of sight, or came back.
    fn seen(self, is_visible: bool) {
        let Some(times) = self.times() else { return };
        let now = clock::now_ms();
        if !is_visible {
            times.hidden.set(Some(now));
            return self.wait_hidden(&times);
        }
        if times.is_over(now) {
            return close_all(self.store);
        }
        times.hidden.set(None);
        self.hidden.set_value(None);
        self.look();
    }

    fn wait_hidden(self, times: &Times) {
        match times.limits.get().1 {
            Some(0) => self.ask_others(),
            Some(limit) => {
                let wait = i32::try_from(limit).unwrap_or(i32::MAX);
                self.hidden.set_value(events::wait(wait, move || self.ask_others()));
            }
            None => {}
        }
    }

    /// Closes the lock unless another tab of it can be seen.
    fn ask_others(self) {
        tell(self.store, ASK);
        let close = move || {
            if self.times().is_some_and(|times| times.is_over(clock::now_ms())) {
                close_all(self.store);
            }
        };
        self.hidden.set_value(events::wait(ANSWER, close));
    }

    fn hear(self, sign: &str) {
        let Some(times) = self.times() else { return };
        let now = clock::now_ms();
        match sign {
            HERE => {
                times.last.set(now);
                self.is_seen_elsewhere(&times, now);
                self.calm();
            }
            SEEN => self.is_seen_elsewhere(&times, now),
            PLAIN => in_background(open::seal_rest(self.store)),
            _ => {}
        }
    }

    /// Time out of sight begins anew with the moment another tab can be seen.
    fn is_seen_elsewhere(self, times: &Times, now: u64) {
        if times.hidden.get().is_none() {
            return;
        }
        self.hidden.set_value(None);
        if times.limits.get().1 == Some(0) {
            times.hidden.set(None);
        } else {
            times.hidden.set(Some(now));
            self.wait_hidden(times);
        }
    }
}
