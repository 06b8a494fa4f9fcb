//! The vault as pages see it: read what is there, act, and be told when something changed.

use super::found::Found;
use super::touched::Touched;
use super::{Copies, Status, durable, flush_drafts, in_sitting, lock};
use crate::browser::events::Wait;
use crate::browser::local_shelf::{self, LocalShelf};
use crate::browser::{clock, random, safety_shelf::SafetyShelf, tabs::Tabs};
use crate::content::ui;
use leptos::prelude::*;
use rethread_core::arrange::arrange;
use rethread_core::insight::Made;
use rethread_core::record::{Body, Preferences};
use rethread_core::vault::lock::{Keyring, LockState, Sealing};
use rethread_core::vault::{Head, Level, Meter, ReadError, RecordId, Rev, State, Unreadable, Vault, Writer};
use serde_json::Value;
use std::rc::Rc;

/// The vault over this browser's two shelves, which keep what is put on them sealed while there is a lock.
pub type Kept = Vault<Sealing<LocalShelf>, Sealing<SafetyShelf>>;

/// A record in a list, known without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: RecordId,
    /// Kept or still open.
    pub state: State,
    /// Whether it was changed in two places, so that it has more than one version.
    pub conflict: bool,
    /// When it was begun, in milliseconds since 1970; 0 for records of which there is one.
    pub made_at: u64,
}

impl Listed {
    fn of(head: Head) -> Listed {
        let made_at = head.id.made_at().unwrap_or(0);
        Listed { made_at, state: head.state, conflict: head.conflict, id: head.id }
    }
}

/// A deleted record that can be brought back.
#[derive(Debug, Clone)]
pub struct Deleted {
    /// Its id.
    pub id: RecordId,
    /// When it was deleted, in milliseconds since 1970.
    pub at: u64,
    /// What it is; nothing where this version cannot read it.
    pub made: Option<Made>,
}

/// A deletion that can be taken back in one press.
#[derive(Debug, Clone)]
pub struct Undoable {
    id: RecordId,
    seen: bool,
    /// What was deleted, to the person.
    pub words: &'static str,
}

/// The vault and what is known about it. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Store {
    pub(super) vault: StoredValue<Rc<Kept>, LocalStorage>,
    pub(super) keyring: StoredValue<Rc<Keyring>, LocalStorage>,
    pub(super) lock: RwSignal<LockState>,
    pub(super) tabs: StoredValue<Rc<Tabs>, LocalStorage>,
    pub(super) changed: RwSignal<u32>,
    pub(super) woken: RwSignal<u32>,
    pub(super) status: RwSignal<Status>,
    pub(super) copies: RwSignal<Copies>,
    pub(super) in_memory: RwSignal<bool>,
    pub(super) has_aside: RwSignal<bool>,
    pub(super) undoable: RwSignal<Option<Undoable>>,
    /// Records that the safety copy could not give either.
    pub(super) beyond: StoredValue<Vec<RecordId>>,
    pub(super) pending: RwSignal<u32>,
    pub(super) saves: StoredValue<u32>,
    pub(super) retry: StoredValue<Option<Wait>, LocalStorage>,
    pub(super) later: StoredValue<Option<Wait>, LocalStorage>,
    /// What changed since it was gathered last.
    pub(super) touched: StoredValue<Touched>,
}

/// Room of localStorage in UTF-16 units, as Chromium and Firefox count it.
const ROOM: u64 = 5_242_880;

impl Store {
    /// A vault that is still closed, offered to every page below the present owner.
    pub fn closed() -> Store {
        let keyring = Rc::new(Keyring::new(random::secret));
        let local = Sealing::new(LocalShelf, keyring.clone());
        let safety = Sealing::new(SafetyShelf, keyring.clone());
        let vault = Rc::new(Vault::new(local, safety, Writer::new(random::bits()), ROOM));
        let store = Store {
            vault: StoredValue::new_local(vault),
            keyring: StoredValue::new_local(keyring),
            lock: RwSignal::new(LockState::Absent),
            tabs: StoredValue::new_local(Rc::new(Tabs::silent())),
            changed: RwSignal::new(0),
            woken: RwSignal::new(0),
            status: RwSignal::new(if in_sitting() { Status::OnlyMemory } else { Status::Saved }),
            copies: RwSignal::new(Copies { local: true, safety: true }),
            in_memory: RwSignal::new(false),
            has_aside: RwSignal::new(false),
            undoable: RwSignal::new(None),
            beyond: StoredValue::new(Vec::new()),
            pending: RwSignal::new(0),
            saves: StoredValue::new(0),
            retry: StoredValue::new_local(None),
            later: StoredValue::new_local(None),
            touched: StoredValue::new(Touched::default()),
        };
        provide_context(store);
        store
    }

    /// Whether the local copy names no record, which is so for someone new, and for someone whose browser cleared it.
    pub fn is_empty(self) -> bool {
        !local_shelf::holds(&["rt1:"])
    }

    /// Opens the vault.
    pub fn open(self) {
        durable::open(self);
    }

    /// The store of this page.
    pub fn here() -> Store {
        expect_context::<Store>()
    }

    /// The vault itself, for actions in `state`.
    pub(super) fn vault(self) -> Rc<Kept> {
        self.vault.get_value()
    }

    /// The keys of this tab.
    pub(super) fn keyring(self) -> Rc<Keyring> {
        self.keyring.get_value()
    }

    /// Whether there is a lock, and whether it is open here.
    pub fn lock(self) -> RwSignal<LockState> {
        self.lock
    }

    /// Closes the lock, in this tab and all others.
    pub fn lock_now(self) {
        lock::close_all(self);
    }

    /// Makes the reader follow every change of what is kept.
    pub fn track(self) {
        self.changed.track();
    }

    /// What is kept has changed: whoever follows it looks again.
    pub(super) fn mark_changed(self) {
        self.changed.update(|changed| *changed = changed.wrapping_add(1));
    }

    /// Changes with every change of what is kept, for whoever keeps up with it by comparing.
    pub(super) fn changes(self) -> u32 {
        self.changed.get_untracked()
    }

    /// Changes when records arrived from elsewhere, so that a page has to be drawn anew.
    pub fn woken(self) -> RwSignal<u32> {
        self.woken
    }

    /// How the last words are kept.
    pub fn status(self) -> RwSignal<Status> {
        self.status
    }

    /// Which copies answer.
    pub fn copies(self) -> RwSignal<Copies> {
        self.copies
    }

    /// Whether nothing can be kept at all.
    pub fn in_memory(self) -> RwSignal<bool> {
        self.in_memory
    }

    /// Whether something stored could not be read.
    pub fn has_aside(self) -> RwSignal<bool> {
        self.has_aside
    }

    /// The last deletion, while it can be undone in one press.
    pub fn undoable(self) -> RwSignal<Option<Undoable>> {
        self.undoable
    }

    /// Records of one kind, newest first, without deleted ones.
    pub fn list(self, kind: char) -> Vec<Listed> {
        self.list_of(&[kind])
    }

    /// Records of several kinds, newest first, without deleted ones.
    pub fn list_of(self, kinds: &[char]) -> Vec<Listed> {
        self.vault().list(kinds).into_iter().map(Listed::of).collect()
    }

    /// The newest records of several kinds that are as asked by their id and state, up to `most`, newest first.
    pub fn newest(self, kinds: &[char], most: usize, asked: impl Fn(&RecordId, State) -> bool) -> Vec<Listed> {
        self.vault().newest(kinds, most, asked).into_iter().map(Listed::of).collect()
    }

    /// Reads a record. Where the copy at hand does not have it, the other is asked and pages are drawn anew.
    pub fn load<T: Body>(self, id: &RecordId) -> Found<T> {
        match self.load_json(id) {
            Found::Here(value) => T::from_json(&value).map_or(Found::Unreadable, Found::Here),
            Found::Waiting => Found::Waiting,
            Found::Unreadable => Found::Unreadable,
            Found::Gone => Found::Gone,
        }
    }

    /// A record as it is stored, if it can be read now.
    pub(super) fn raw(self, id: &RecordId) -> Option<Value> {
        self.load_json(id).here()
    }

    pub(super) fn load_json(self, id: &RecordId) -> Found<Value> {
        match self.vault().read_now(id) {
            Ok(value) => Found::Here(value),
            Err(ReadError::Gone) => Found::Gone,
            Err(ReadError::Elsewhere) if self.beyond.with_value(|beyond| beyond.contains(id)) => Found::Unreadable,
            Err(ReadError::Elsewhere) => {
                durable::fetch(self, id.clone());
                Found::Waiting
            }
            Err(_) => {
                self.has_aside.set(true);
                Found::Unreadable
            }
        }
    }

    /// The heads of a record that an editor starts from.
    pub(super) fn heads(self, id: &RecordId) -> Vec<Rev> {
        self.vault().heads_of(id).into_iter().map(|head| head.rev).collect()
    }

    /// Whether a record is open or kept.
    pub(super) fn state_of(self, id: &RecordId) -> Option<State> {
        self.vault().heads_of(id).first().map(|head| head.state)
    }

    /// Every version of a record that was changed in two places, with the time each was saved at.
    pub fn versions<T: Body>(self, id: &RecordId) -> Vec<(u64, T)> {
        let versions = self.vault().versions(id);
        versions.into_iter().filter_map(|(at, value)| Some((at, T::from_json(&value)?))).collect()
    }

    /// Gives each version of a record that was changed in two places a record of its own, so that going on with one
    /// loses nothing of the others.
    pub(super) fn separate<T: Body>(self, id: &RecordId) {
        if self.heads(id).len() < 2 {
            return;
        }
        let versions = self.versions::<T>(id);
        let Some(((_, first), others)) = versions.split_first() else { return };
        for (_, other) in others {
            self.write(&self.new_id(T::KIND), &[], State::Kept, other.to_json());
        }
        self.resolve(id, first);
    }

    /// Makes one of several versions by `join`, earlier first, so that nothing of either is lost.
    pub(super) fn join_versions<T: Body>(self, id: &RecordId, join: impl Fn(T, T) -> T) {
        if self.heads(id).len() < 2 {
            return;
        }
        let mut versions = self.versions::<T>(id);
        arrange(&mut versions, |one, other| one.0 < other.0);
        if let Some(joined) = versions.into_iter().map(|(_, body)| body).reduce(join) {
            self.resolve(id, &joined);
        }
    }

    /// A new id for a record of a kind.
    pub(super) fn new_id(self, kind: char) -> RecordId {
        RecordId::new(kind, clock::now_ms(), random::bits())
    }

    /// Marks that words are on their way.
    pub(super) fn saving(self) {
        if self.status.get_untracked() != Status::Saving {
            self.status.set(Status::Saving);
        }
    }

    /// Puts a revision into the vault; it is in memory at once and in both copies soon after.
    pub(super) fn write(self, id: &RecordId, base: &[Rev], state: State, record: Value) -> Rev {
        let begun = self.vault().begin(id, base, state, record, clock::now_ms());
        let rev = begun.rev;
        durable::finish(self, begun);
        rev
    }

    /// Ends a conflict with one body; every version so far becomes a forerunner of it.
    pub fn resolve<T: Body>(self, id: &RecordId, body: &T) {
        let state = self.state_of(id).unwrap_or(State::Kept);
        let _ = self.write(id, &self.heads(id), state, body.to_json());
    }

    /// Deletes a record, recoverable for 30 days, and offers to undo it with `words`.
    pub fn delete(self, id: &RecordId, words: &'static str) {
        if let Some(begun) = self.vault().begin_delete(id, clock::now_ms()) {
            durable::finish(self, begun);
            self.undoable.set(Some(Undoable { id: id.clone(), seen: false, words }));
        }
    }

    /// Brings a deleted record back.
    pub fn restore(self, id: &RecordId) {
        if let Some(begun) = self.vault().begin_restore(id, clock::now_ms()) {
            durable::finish(self, begun);
        }
        self.undoable.set(None);
    }

    /// Lets the offer to undo go when the person moves on, but not on the move that deleting itself makes.
    pub fn let_go_of_undo(self) {
        self.undoable.update(|undoable| match undoable {
            Some(undoable) if !undoable.seen => undoable.seen = true,
            _ => *undoable = None,
        });
    }

    /// Takes the last deletion back.
    pub fn undo(self) {
        if let Some(undoable) = self.undoable.get_untracked() {
            self.restore(&undoable.id);
            self.draw_anew();
        }
    }

    /// Has the present page drawn anew.
    pub fn draw_anew(self) {
        flush_drafts();
        self.woken.update(|woken| *woken = woken.wrapping_add(1));
    }

    /// What was deleted within 30 days, latest first.
    pub fn deleted(self) -> Vec<Deleted> {
        let deleted = self.vault().deleted(clock::now_ms());
        deleted.into_iter().map(|(id, at, body)| Deleted { made: Made::read(&id, &body), id, at }).collect()
    }

    /// What could not be read, as it stands.
    pub fn aside(self) -> Vec<Unreadable> {
        self.vault().unreadable()
    }

    /// Records changed in two places, without the choices about the app, which come together by themselves.
    pub fn conflicts(self) -> Vec<RecordId> {
        let mut found = self.vault().conflicts();
        found.retain(|id| id.kind() != Preferences::KIND);
        found
    }

    /// How much room is used.
    pub fn meter(self) -> Option<Meter> {
        self.vault().meter()
    }

    /// A quiet word when room gets short.
    pub fn room_words(self) -> Option<&'static str> {
        self.track();
        let texts = &ui().status;
        match self.meter()?.level {
            Level::Plenty => None,
            Level::Seventy => Some(texts.room_seventy),
            Level::EightyFive => Some(texts.room_eightyfive),
            Level::NinetyFive => Some(texts.room_ninetyfive),
            Level::Full => Some(texts.room_full),
        }
    }

    /// Reads everything in both copies, beside what the person does, so that what cannot be read is known.
    pub fn check_all(self) {
        durable::check_all(self);
    }

    /// Goes on with what need not be done before the first page is drawn.
    pub fn wake(self) {
        durable::wake(self);
    }
}
