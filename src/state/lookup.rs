//! The words of everything written, for whoever looks something up: taken in a few milliseconds at a time from when that
//! page is opened, the newest first, kept up with every change, and thrown away with the page.

use super::{Gathering, Store};
use crate::browser::{clock, events};
use leptos::prelude::*;
use rethread_core::insight::find::{Query, Words, find, written};
use rethread_core::insight::{Gathered, Known, Made, made::KINDS};
use rethread_core::vault::{RecordId, Rev};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How long one slice of reading may take before the browser has its turn, in milliseconds.
const SLICE_MS: u64 = 6;
/// How many records are read before what is found so far is told.
const TOLD: usize = 1000;

/// What is looked through. Copies of the handle are the same one.
#[derive(Clone)]
pub struct Lookup {
    held: Rc<Held>,
    gathering: Gathering,
    store: Store,
}

struct Held {
    words: RefCell<Words>,
    /// The revision each record was read at.
    read: RefCell<BTreeMap<RecordId, Rev>>,
    /// What is still to be read, the next one last.
    waiting: RefCell<Vec<RecordId>>,
    running: Cell<bool>,
    /// The change of the store that was compared last.
    seen: Cell<Option<u32>>,
    /// How many records are still to be read, as last told.
    left: ArcRwSignal<usize>,
}

thread_local!(static HELD: Rc<Held> = Rc::new(Held {
    words: RefCell::default(),
    read: RefCell::default(),
    waiting: RefCell::default(),
    running: Cell::new(false),
    seen: Cell::new(None),
    left: ArcRwSignal::new(0),
}));

/// One record that fits.
pub struct Hit {
    /// The record.
    pub known: Known,
    /// Everything written in it; nothing for what is hidden.
    pub text: String,
}

impl Lookup {
    /// What is looked through on this page; begins with it where nobody has.
    pub fn here() -> Lookup {
        let store = Store::here();
        let lookup = Lookup { held: HELD.with(Rc::clone), gathering: Gathering::of(store), store };
        lookup.keep_up();
        lookup
    }

    /// How many records are still to be read; followed by whoever asks.
    pub fn left(&self) -> usize {
        self.held.left.get()
    }

    /// The first `most` records that fit, and whether there are more. Followed: what is read or changed asks again.
    pub fn find(&self, query: &Query, most: usize) -> (Vec<Hit>, bool) {
        self.store.track();
        self.held.left.track();
        self.keep_up();
        let text_of = |id: &RecordId| Some(written(&self.gathering.full(id)?));
        self.gathering.read(|gathered| {
            let words = self.held.words.borrow();
            let mut hits = find(gathered, &words, query, text_of);
            let first: Vec<Hit> = hits.by_ref().take(most).map(|hit| self.shown(hit.known)).collect();
            let more = hits.next().is_some();
            (first, more)
        })
    }

    /// Reads what is gathered by now.
    pub fn gathered<R>(&self, read: impl FnOnce(&Gathered) -> R) -> Option<R> {
        self.gathering.whole(read)
    }

    fn shown(&self, known: &Known) -> Hit {
        let full = (!known.is_hidden()).then(|| self.gathering.full(&known.id)).flatten();
        Hit { known: known.clone(), text: full.as_ref().map(written).unwrap_or_default() }
    }

    /// Compares what the vault lists with what was read, where anything changed since.
    fn keep_up(&self) {
        let now = Some(self.store.changes());
        if self.held.seen.replace(now) == now {
            return;
        }
        let held = &self.held;
        let mut gone = std::mem::take(&mut *held.read.borrow_mut());
        let (mut read, mut waiting) = (BTreeMap::new(), Vec::new());
        for head in self.store.vault().list(&KINDS).into_iter().rev() {
            match gone.remove(&head.id) {
                Some(rev) if rev == head.rev => {
                    read.insert(head.id, rev);
                }
                _ => waiting.push((head.id, head.rev)),
            }
        }
        let mut words = held.words.borrow_mut();
        gone.keys().for_each(|id| words.remove(id));
        drop(words);
        *held.read.borrow_mut() = read;
        *held.waiting.borrow_mut() = waiting.iter().map(|(id, _)| id.clone()).collect();
        held.read.borrow_mut().extend(waiting);
        self.go_on();
    }

    fn take_in(&self, id: &RecordId) {
        let mut words = self.held.words.borrow_mut();
        match self.store.raw(id).and_then(|value| Made::read(id, &value)) {
            Some(made) => words.put(id, &written(&made)),
            None => words.remove(id),
        }
    }

    /// Reads what waits, slice by slice. A handful is read at once, so that what was just changed is found.
    fn go_on(&self) {
        if self.held.running.replace(true) {
            return;
        }
        let this = self.clone();
        spawn_local(async move {
            let mut read = 0_usize;
            let left = this.held.waiting.borrow().len();
            if left > TOLD {
                this.held.left.set(left);
            }
            loop {
                let until = clock::now_ms().saturating_add(SLICE_MS);
                while clock::now_ms() < until {
                    let next = this.held.waiting.borrow_mut().pop();
                    let Some(id) = next else {
                        this.held.running.set(false);
                        this.held.left.set(0);
                        return;
                    };
                    this.take_in(&id);
                    read = read.wrapping_add(1);
                    if read.is_multiple_of(TOLD) {
                        let left = this.held.waiting.borrow().len();
                        this.held.left.set(left);
                    }
                }
                events::spare_time().await;
            }
        });
    }
}
