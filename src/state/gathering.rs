//! Everything the person made, gathered in memory beside what they do, and kept up with every change.
//!
//! Sent with the pages that need it. Filled a few milliseconds at a time after the first page stands, so that nobody
//! waits for it; what is not gathered yet is said to be on its way. Thrown away with the page.

use super::Store;
use super::touched::Touched;
use crate::browser::{clock, document, events};
use leptos::prelude::*;
use rethread_core::insight::{Gathered, Made, made::KINDS};
use rethread_core::vault::{Key, RecordId, Rev, State};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How long one slice of gathering may take before the browser has its turn, in milliseconds.
const SLICE_MS: u64 = 6;

/// What is gathered. Copies of the handle are the same one.
#[derive(Clone)]
pub struct Gathering {
    held: Rc<Held>,
    store: Store,
}

struct Held {
    gathered: RefCell<Gathered>,
    /// The revision each record was read at.
    read: RefCell<BTreeMap<RecordId, Rev>>,
    /// What is still to be read, the next one last.
    waiting: RefCell<Vec<RecordId>>,
    running: Cell<bool>,
    ready: ArcRwSignal<bool>,
    /// Changes whenever something more came in than what this page wrote.
    came: ArcRwSignal<u32>,
}

thread_local!(static HELD: Rc<Held> = Rc::new(Held {
    gathered: RefCell::default(),
    read: RefCell::default(),
    waiting: RefCell::default(),
    running: Cell::new(false),
    ready: ArcRwSignal::new(false),
    came: ArcRwSignal::new(0),
}));

impl Gathering {
    /// What is gathered from this page's store; begins with it where nobody has.
    pub fn here() -> Gathering {
        Gathering::of(Store::here())
    }

    /// What is gathered from a store.
    pub fn of(store: Store) -> Gathering {
        let gathering = Gathering { held: HELD.with(Rc::clone), store };
        if !gathering.held.running.replace(true) {
            gathering.look_for_changes();
            gathering.go_on();
        }
        gathering
    }

    /// Whether all of it is there; followed by whoever asks.
    pub fn is_ready(&self) -> bool {
        self.held.ready.get()
    }

    /// Reads what is gathered by now. The reader is called again when something changed and when all of it is there.
    pub fn read<R>(&self, read: impl FnOnce(&Gathered) -> R) -> R {
        self.store.track();
        self.held.came.track();
        self.keep_up();
        read(&self.held.gathered.borrow())
    }

    /// Reads what is gathered once all of it is there; `None` before.
    pub fn whole<R>(&self, read: impl FnOnce(&Gathered) -> R) -> Option<R> {
        self.held.ready.get().then(|| self.read(read))
    }

    /// Reads it as it stands, without being called again.
    pub fn peek<R>(&self, read: impl FnOnce(&Gathered) -> R) -> R {
        self.keep_up();
        read(&self.held.gathered.borrow())
    }

    /// A record with every word of it, from the vault.
    pub fn full(&self, id: &RecordId) -> Option<Made> {
        Made::read(id, &self.store.raw(id)?)
    }

    /// Takes in what was written since, at once: a handful of records at most. More than that waits its turn.
    fn keep_up(&self) {
        let mut touched = Touched::default();
        self.store.touched.update_value(|known| std::mem::swap(known, &mut touched));
        if touched.all {
            self.look_for_changes();
            self.go_on();
        }
        let mut ids: Vec<RecordId> = touched.keys.iter().filter_map(|key| Some(Key::parse(key)?.id)).collect();
        ids.dedup();
        ids.iter().for_each(|id| self.take_in(id));
    }

    /// Compares what the vault lists with what was read.
    fn look_for_changes(&self) {
        let held = &self.held;
        let mut gone = std::mem::take(&mut *held.read.borrow_mut());
        let (mut read, mut waiting) = (BTreeMap::new(), Vec::new());
        // Kinds that are few and that others refer to come first, which is last in what waits.
        for kind in KINDS.into_iter().rev() {
            let heads = self.store.vault().list(&[kind]);
            for head in heads.into_iter().rev() {
                match gone.remove(&head.id) {
                    Some(rev) if rev == head.rev => {
                        read.insert(head.id, rev);
                    }
                    _ => waiting.push(head.id),
                }
            }
        }
        let mut gathered = held.gathered.borrow_mut();
        gone.keys().for_each(|id| gathered.remove(id));
        *held.read.borrow_mut() = read;
        *held.waiting.borrow_mut() = waiting;
    }

    fn take_in(&self, id: &RecordId) {
        let held = &self.held;
        let head = self.store.vault().heads_of(id).into_iter().next().filter(|head| head.state != State::Tombstone);
        let value = head.as_ref().and_then(|_| self.store.raw(id));
        let mut gathered = held.gathered.borrow_mut();
        match (head, value) {
            (Some(head), Some(value)) => {
                let begun = id.made_at().and_then(clock::day_and_hour);
                gathered.put(id, begun, head.state, &value);
                held.read.borrow_mut().insert(id.clone(), head.rev);
            }
            _ => {
                gathered.remove(id);
                held.read.borrow_mut().remove(id);
            }
        }
    }

    /// Reads what waits, slice by slice.
    fn go_on(&self) {
        let this = self.clone();
        spawn_local(async move {
            loop {
                let until = clock::now_ms().saturating_add(SLICE_MS);
                while clock::now_ms() < until {
                    let next = this.held.waiting.borrow_mut().pop();
                    let Some(id) = next else {
                        this.finish();
                        return;
                    };
                    this.take_in(&id);
                }
                events::spare_time().await;
            }
        });
    }

    fn finish(&self) {
        self.held.came.update(|came| *came = came.wrapping_add(1));
        if !self.held.ready.get_untracked() {
            self.held.ready.set(true);
            document::mark_gathered();
        }
    }
}
