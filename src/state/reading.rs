//! What was saved for later and marked as read, ready to be shown and changed.

use super::{Draft, Found, Store};
use leptos::prelude::*;
use rethread_core::content::ReadCard;
use rethread_core::record::{Body, Reading};
use rethread_core::vault::{RecordId, State};

/// The marks on every read, following what is kept, in other tabs as well.
#[derive(Clone, Copy)]
pub struct Readings {
    store: Store,
    all: Memo<Vec<Reading>>,
}

impl Readings {
    /// Reads every mark there is. Versions written apart are joined, so that no mark is lost.
    pub fn load(store: Store) -> Readings {
        let all = Memo::new(move |_| {
            store.track();
            store.list(Reading::KIND).iter().filter_map(|listed| store.load::<Reading>(&listed.id).here()).collect()
        });
        for listed in store.list(Reading::KIND).iter().filter(|listed| listed.conflict) {
            store.join_versions(&listed.id, Reading::join);
        }
        Readings { store, all }
    }

    /// The marks on one read.
    pub fn of(self, read: &str) -> Reading {
        self.all.with(|all| all.iter().find(|marks| marks.read == read).cloned()).unwrap_or_default()
    }

    /// Whether anything is saved for later.
    pub fn any_saved(self) -> bool {
        self.all.with(|all| all.iter().any(|marks| marks.saved))
    }

    /// Changes the marks on one read, and keeps them at once.
    pub fn change(self, read: &ReadCard, change: impl FnOnce(&mut Reading)) {
        let Some(id) = RecordId::singleton(Reading::KIND, read.id) else { return };
        self.store.join_versions(&id, Reading::join);
        let before = match self.store.load::<Reading>(&id) {
            Found::Here(marks) => marks,
            Found::Gone => Reading::default(),
            // What cannot be read now is never written over.
            Found::Waiting | Found::Unreadable => return,
        };
        let draft = Draft::singleton(self.store, read.id, before, State::Kept);
        draft.edit(|marks| {
            marks.read = read.id.to_owned();
            marks.title = read.title.to_owned();
            change(marks);
        });
        draft.save_now();
    }
}
