//! Setting a lock, changing its passphrase, changing it completely, and taking it away.

use super::open::{Answer, CHANGING, seal_rest_alone, try_on};
use super::{CLOSE, show, tell};
use crate::browser::{keys, local_shelf, random, tabs};
use crate::state::{Store, flush_drafts, settling};
use leptos::prelude::GetUntracked;
use rethread_core::keys::KeyError;
use rethread_core::vault::lock::{Header, Kek, Keys, LockState, SALT, Turned};
use std::cell::Cell;

/// What is to be done with the lock.
#[derive(Debug, Clone)]
pub enum Change {
    /// Sets one, with this passphrase.
    Set(String),
    /// Changes the passphrase from the first to the second.
    Passphrase(String, String),
    /// The same, with a new data key, under which everything is sealed anew.
    Completely(String, String),
    /// Takes it away, with this passphrase.
    Remove(String),
}

/// Why the lock is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The present passphrase is another, or could not be tried.
    Passphrase(Answer),
    /// Another tab is changing the lock.
    Busy,
    /// No key could be made.
    Key(KeyError),
    /// The copies did not take it.
    Copies,
}

impl From<KeyError> for Refused {
    fn from(error: KeyError) -> Refused {
        Refused::Key(error)
    }
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// All of it.
    Whole,
    /// The lock is as it was asked for, and some records could not be moved yet.
    Partly,
}

/// How many letters a passphrase has at least.
pub const LEAST: usize = 8;

/// Does it. `progress` hears how many of how many values have been moved, about.
pub async fn change(store: Store, change: Change, progress: impl Fn(usize, usize)) -> Result<Done, Refused> {
    let _alone = tabs::alone(CHANGING).await.ok_or(Refused::Busy)?;
    flush_drafts();
    let moved = Cell::new(0);
    // About as many in the safety copy.
    let total = local_shelf::count().saturating_mul(2);
    let turn = async || {
        moved.set(moved.get() + AT_ONCE);
        progress(moved.get().min(total), total);
        settling::turn().await;
    };
    let turned = match change {
        Change::Set(passphrase) => set(store, &passphrase, &turn).await?,
        Change::Passphrase(old, new) => {
            let keys = present(store, &old).await?;
            let header = header(store, &new, &keys).await?;
            store.vault().change_passphrase(&header).await.map_err(|_| Refused::Copies)?;
            return Ok(Done::Whole);
        }
        Change::Completely(old, new) => {
            let keys = present(store, &old).await?;
            let keys = keys.renewed(store.keyring().random()).ok_or(Refused::Key(KeyError::Stopped))?;
            let header = header(store, &new, &keys).await?;
            // The keys of other tabs open nothing from here on.
            tell(store, CLOSE);
            store.vault().change_lock(&header, keys, &turn).await.map_err(|_| Refused::Copies)?
        }
        Change::Remove(old) => {
            present(store, &old).await?;
            tell(store, CLOSE);
            let turned = store.vault().remove_lock(&turn).await;
            if store.keyring().state() != LockState::Absent {
                return Err(Refused::Copies);
            }
            turned
        }
    };
    if store.keyring().state() == LockState::Open {
        seal_rest_alone(store).await;
    }
    keys::end();
    show(store);
    Ok(if turned.is_done() { Done::Whole } else { Done::Partly })
}

/// How many values are moved between two turns.
const AT_ONCE: usize = 32;

async fn set(store: Store, passphrase: &str, turn: &impl AsyncFn()) -> Result<Turned, Refused> {
    let keys = store.vault().new_keys().await.ok_or(Refused::Key(KeyError::Stopped))?;
    let header = header(store, passphrase, &keys).await?;
    // Words on their way are kept where they were going, and sealed there.
    while store.pending.get_untracked() > 0 {
        crate::browser::events::breathe().await;
    }
    store.vault().set_lock(&header, keys, turn).await.map_err(|_| Refused::Copies)
}

/// A header that opens `keys` to whoever knows the passphrase, as hard to try as this device can bear.
async fn header(store: Store, passphrase: &str, keys: &Keys) -> Result<Header, Refused> {
    let params = keys::tune().await?;
    let mut salt = [0; SALT];
    if !random::secret(&mut salt) {
        return Err(Refused::Key(KeyError::Stopped));
    }
    let mut bytes = keys::derive(passphrase, &salt, params).await?;
    let kek = Kek::take(&mut bytes);
    let generation = store.vault().headers().await.next_generation();
    Header::wrap(&kek, params, salt, keys, generation, store.keyring().random()).ok_or(Refused::Key(KeyError::Stopped))
}

/// The present keys, if this is the present passphrase.
async fn present(store: Store, passphrase: &str) -> Result<Keys, Refused> {
    let headers = store.vault().headers().await;
    try_on(&headers, passphrase).await.map_err(Refused::Passphrase)?;
    store.keyring().keys().ok_or(Refused::Copies)
}
