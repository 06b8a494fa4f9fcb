//! A record being written: changes are kept in memory at once and saved shortly after, without anyone pressing save.

use super::durable::show_standing;
use super::{Found, Store};
use crate::browser::events;
use leptos::prelude::*;
use rethread_core::record::Body;
use rethread_core::vault::{RecordId, Rev, State};
use serde_json::Value;
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
    body: T,
    kept: Kept,
}

/// Hears the id of a record that is saved for the first time.
type Named = Box<dyn Fn(&RecordId)>;

/// What is known of a record in writing apart from its words: the same for every kind.
struct Kept {
    store: Store,
    kind: char,
    id: Option<RecordId>,
    base: Vec<Rev>,
    state: State,
    changed: bool,
    wait: Option<events::Wait>,
    named: Option<Named>,
}

impl Kept {
    fn new(store: Store, kind: char, id: Option<RecordId>, state: State) -> Kept {
        let base = id.as_ref().map(|id| store.heads(id)).unwrap_or_default();
        Kept { store, kind, id, base, state, changed: false, wait: None, named: None }
    }

    /// Lets go of what is not saved.
    fn end(&mut self) -> Store {
        self.wait = None;
        self.changed = false;
        self.store
    }

    fn save(&mut self, record: Value) {
        let id = self.id.clone().unwrap_or_else(|| self.store.new_id(self.kind));
        self.base = vec![self.store.write(&id, &self.base, self.state, record)];
        self.changed = false;
        if let Some(named) = self.named.take() {
            named(&id);
        }
        self.id = Some(id);
    }
}

impl<T: Body + 'static> Draft<T> {
    /// A new record. Nothing is kept before the first change or [`Draft::keep`].
    pub fn fresh(store: Store, body: T, state: State) -> Draft<T> {
        Draft::make(body, Kept::new(store, T::KIND, None, state))
    }

    /// The record of which there is one under this name.
    pub fn singleton(store: Store, name: &str, body: T, state: State) -> Draft<T> {
        Draft::make(body, Kept::new(store, T::KIND, RecordId::singleton(T::KIND, name), state))
    }

    /// A record that is kept; `None` when it cannot be read now.
    pub fn open(store: Store, id: &RecordId) -> Option<Draft<T>> {
        store.separate::<T>(id);
        let Found::Here(body) = store.load::<T>(id) else { return None };
        let state = store.state_of(id)?;
        Some(Draft::make(body, Kept::new(store, T::KIND, Some(id.clone()), state)))
    }

    fn make(body: T, kept: Kept) -> Draft<T> {
        let inner = Rc::new(RefCell::new(Inner { body, kept }));
        let weak: Weak<RefCell<Inner<T>>> = Rc::downgrade(&inner);
        remember(weak);
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
        change(&mut inner.borrow_mut().body);
        save_soon(inner);
    }

    /// Changes whether the record is a draft or kept, with the next save.
    pub fn set_state(self, state: State) {
        self.with_kept(|kept| {
            kept.changed |= kept.state != state;
            kept.state = state;
        });
    }

    /// Keeps the record as it is, changed or not.
    pub fn keep(self) {
        self.with_kept(|kept| kept.changed = true);
        self.save_now();
    }

    /// Saves what is not saved yet.
    pub fn save_now(self) {
        if let Some(inner) = self.inner() {
            inner.save();
        }
    }

    /// Calls `then` with its id when it is saved for the first time.
    pub fn when_named(self, then: impl Fn(&RecordId) + 'static) {
        self.with_kept(|kept| kept.named = Some(Box::new(then)));
    }

    /// Ends the writing: what was changed and not saved is let go.
    pub fn end(self) {
        if let Some(inner) = self.inner() {
            let store = inner.borrow_mut().kept.end();
            show_standing(store);
        }
    }

    /// Its id, once it has been saved.
    pub fn id(self) -> Option<RecordId> {
        let mut id = None;
        self.with_kept(|kept| id.clone_from(&kept.id));
        id
    }

    /// Whether nothing of it has been saved yet.
    pub fn is_new(self) -> bool {
        self.id().is_none()
    }

    fn with_kept(self, change: impl FnOnce(&mut Kept)) {
        if let Some(inner) = self.inner() {
            change(&mut inner.borrow_mut().kept);
        }
    }
}

/// A record in writing, whatever its kind.
trait Unsaved {
    /// Saves it if it was changed.
    fn save(&self);
    /// Marks it as changed, with the wait after which it is saved.
    fn changed(&self, wait: Option<events::Wait>);
    /// Whether it is still to be saved.
    fn waits(&self) -> bool;
}

impl<T: Body> Unsaved for RefCell<Inner<T>> {
    fn save(&self) {
        let mut inner = self.borrow_mut();
        inner.kept.wait = None;
        if inner.kept.changed {
            let record = inner.body.to_json();
            inner.kept.save(record);
        }
    }

    fn changed(&self, wait: Option<events::Wait>) {
        let mut inner = self.borrow_mut();
        inner.kept.changed = true;
        inner.kept.store.saving();
        inner.kept.wait = wait;
    }

    fn waits(&self) -> bool {
        self.try_borrow().is_ok_and(|inner| inner.kept.wait.is_some())
    }
}

/// Saves after a pause. The wait holds the record, so that words still unsaved outlive the page they were written on; a
/// later change calls the earlier wait off, so that one pause covers a burst of typing.
fn save_soon(draft: Rc<dyn Unsaved>) {
    let held = draft.clone();
    draft.changed(events::wait(PAUSE_MS, move || held.save()));
}

thread_local!(static DRAFTS: RefCell<Vec<Weak<dyn Unsaved>>> = const { RefCell::new(Vec::new()) });

fn remember(draft: Weak<dyn Unsaved>) {
    DRAFTS.with_borrow_mut(|drafts| {
        drafts.retain(|draft| draft.strong_count() > 0);
        drafts.push(draft);
    });
}

fn drafts() -> Vec<Rc<dyn Unsaved>> {
    DRAFTS.with_borrow(|drafts| drafts.iter().filter_map(Weak::upgrade).collect())
}

/// Saves everything that is being written, now: before the page is hidden, left or changed.
pub fn flush_drafts() {
    drafts().iter().for_each(|draft| draft.save());
}

/// Whether anything that is being written is still to be saved.
pub(super) fn are_unsaved() -> bool {
    drafts().iter().any(|draft| draft.waits())
}
