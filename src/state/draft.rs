//! A record being written: changes are kept in memory at once and saved shortly after, without anyone pressing save.

use super::{Found, Store};
use crate::browser::events;
use leptos::prelude::*;
use rethread_core::record::Body;
use rethread_core::vault::{RecordId, Rev, State};
use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// How long to wait after the last change: long enough to write a word, short enough to lose none.
const PAUSE_MS: i32 = 700;

/// A record being written. Copies are handles to the same one.
pub struct Draft<T: 'static> {
    inner: StoredValue<Rc<RefCell<Inner<T>>>, LocalStorage>,
}

impl<T> Clone for Draft<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Draft<T> {}

struct Inner<T> {
    store: Store,
    id: Option<RecordId>,
    base: Vec<Rev>,
    body: T,
    state: State,
    changed: bool,
    wait: Option<events::Wait>,
    named: Option<Box<dyn Fn(&RecordId)>>,
}

impl<T: Body + Clone + 'static> Draft<T> {
    /// A new record. Nothing is kept before the first change or [`Draft::keep`].
    pub fn fresh(store: Store, body: T, state: State) -> Draft<T> {
        Draft::make(Inner { store, id: None, base: Vec::new(), body, state, changed: false, wait: None, named: None })
    }

    /// The record of which there is one under this name.
    pub fn singleton(store: Store, name: &str, body: T, state: State) -> Draft<T> {
        let id = RecordId::singleton(T::KIND, name);
        let base = id.as_ref().map(|id| store.heads(id)).unwrap_or_default();
        Draft::make(Inner { store, id, base, body, state, changed: false, wait: None, named: None })
    }

    /// A record that is kept; `None` when it cannot be read now.
    pub fn open(store: Store, id: &RecordId) -> Option<Draft<T>> {
        let Found::Here(body) = store.load::<T>(id) else { return None };
        let state = store.state_of(id)?;
        let base = store.heads(id);
        Some(Draft::make(Inner { store, id: Some(id.clone()), base, body, state, changed: false, wait: None, named: None }))
    }

    fn make(inner: Inner<T>) -> Draft<T> {
        let inner = Rc::new(RefCell::new(inner));
        remember(&inner);
        Draft { inner: StoredValue::new_local(inner) }
    }

    fn inner(self) -> Option<Rc<RefCell<Inner<T>>>> {
        self.inner.try_get_value()
    }

    /// Reads the record as it stands.
    pub fn with<R: Default>(self, read: impl FnOnce(&T) -> R) -> R {
        self.inner().map(|inner| read(&inner.borrow().body)).unwrap_or_default()
    }

    /// Changes the record and saves it after a short pause.
    pub fn edit(self, change: impl FnOnce(&mut T)) {
        let Some(inner) = self.inner() else { return };
        {
            let mut inner = inner.borrow_mut();
            change(&mut inner.body);
            inner.changed = true;
            inner.store.saving();
        }
        // The wait holds the record, so that words still unsaved outlive the page they were written on; a later
        // change calls the earlier wait off, so that one pause covers a burst of typing.
        let held = inner.clone();
        inner.borrow_mut().wait = events::wait(PAUSE_MS, move || save(&held));
    }

    /// Changes whether the record is a draft or kept, with the next save.
    pub fn set_state(self, state: State) {
        if let Some(inner) = self.inner() {
            let mut inner = inner.borrow_mut();
            inner.changed |= inner.state != state;
            inner.state = state;
        }
    }

    /// Keeps the record as it is, changed or not.
    pub fn keep(self) {
        if let Some(inner) = self.inner() {
            inner.borrow_mut().changed = true;
            save(&inner);
        }
    }

    /// Saves what is not saved yet.
    pub fn save_now(self) {
        if let Some(inner) = self.inner() {
            save(&inner);
        }
    }

    /// Calls `then` with its id when it is saved for the first time.
    pub fn when_named(self, then: impl Fn(&RecordId) + 'static) {
        if let Some(inner) = self.inner() {
            inner.borrow_mut().named = Some(Box::new(then));
        }
    }

    /// Ends the writing: what is changed after this is not saved.
    pub fn end(self) {
        if let Some(inner) = self.inner() {
            let mut inner = inner.borrow_mut();
            inner.wait = None;
            inner.changed = false;
        }
    }

    /// Its id, once it has been saved.
    pub fn id(self) -> Option<RecordId> {
        self.inner().and_then(|inner| inner.borrow().id.clone())
    }

    /// Whether nothing of it has been saved yet.
    pub fn is_new(self) -> bool {
        self.id().is_none()
    }
}

trait Unsaved {
    fn save(&self);
}

impl<T: Body + Clone + 'static> Unsaved for RefCell<Inner<T>> {
    fn save(&self) {
        save(self);
    }
}

fn save<T: Body>(inner: &RefCell<Inner<T>>) {
    let mut inner = inner.borrow_mut();
    inner.wait = None;
    if !inner.changed {
        return;
    }
    let id = match &inner.id {
        Some(id) => id.clone(),
        None => inner.store.new_id(T::KIND),
    };
    // Marked saved only when the vault has taken it; a body that cannot be written stays changed.
    if let Some(rev) = inner.store.write(&id, &inner.base, inner.state, &inner.body) {
        if let Some(named) = inner.named.take() {
            named(&id);
        }
        inner.id = Some(id);
        inner.base = vec![rev];
        inner.changed = false;
    }
}

thread_local!(static DRAFTS: RefCell<Vec<Weak<dyn Unsaved>>> = const { RefCell::new(Vec::new()) });

fn remember<T: Body + Clone + 'static>(inner: &Rc<RefCell<Inner<T>>>) {
    let weak: Weak<RefCell<Inner<T>>> = Rc::downgrade(inner);
    DRAFTS.with_borrow_mut(|drafts| {
        drafts.retain(|draft| draft.strong_count() > 0);
        drafts.push(weak);
    });
}

/// Saves everything that is being written, now: before the page is hidden, left or changed.
pub fn flush_drafts() {
    let drafts = DRAFTS.with_borrow(|drafts| drafts.iter().filter_map(Weak::upgrade).collect::<Vec<_>>());
    for draft in drafts {
        draft.save();
    }
}
