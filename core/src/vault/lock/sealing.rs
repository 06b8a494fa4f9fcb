//! A shelf around another: what the vault puts under plain keys is kept under sealed names, while there is a lock.
//!
//! Without one everything passes through. Under one, what is sealed and what still stands there readable is found alike.

use super::super::frame::Parts;
use super::super::shelf::{Shelf, ShelfError};
use super::header::{HEADER_PREFIX, Header};
use super::keyring::{Keyring, LockState};
use super::name::SEALED_PREFIX;
use super::sealed::Opened;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A shelf that keeps what is put on it sealed, with the keys of a [`Keyring`].
pub struct Sealing<S> {
    pub(super) inner: S,
    pub(super) keyring: Rc<Keyring>,
}

impl<S: Shelf> Sealing<S> {
    /// A shelf around another.
    pub fn new(inner: S, keyring: Rc<Keyring>) -> Sealing<S> {
        Sealing { inner, keyring }
    }

    /// The plain key behind a stored one, for what another tab is heard to have written; `None` where there is none.
    pub fn plain(&self, stored: &str) -> Option<String> {
        match stored.starts_with(SEALED_PREFIX) {
            true => self.keyring.plain(stored),
            false => Some(stored.to_owned()),
        }
    }

    /// Sees to it that this copy has the header without which nothing sealed in it could ever be opened.
    pub(super) async fn hold_header(&self) -> Result<(), ShelfError> {
        self.hold_header_besides("").await
    }

    /// The same where the header under the key `going` is about to go.
    pub(super) async fn hold_header_besides(&self, going: &str) -> Result<(), ShelfError> {
        loop {
            let Some((key, text)) = self.keyring.header() else { return Ok(()) };
            if self.inner.get(&key).await?.as_deref() == Some(&text) {
                return Ok(());
            }
            // Gone with everything else, or because another tab changed the lock.
            let Some(keys) = self.keyring.keys() else { return Ok(()) };
            let mut strangers = 0;
            let another = |other: &&String| other.starts_with(HEADER_PREFIX) && **other != key && **other != going;
            for other in self.inner.keys().await?.iter().filter(another) {
                if let Some(Ok(header)) = self.inner.get(other).await?.map(|text| Header::parse(other, &text)) {
                    if header.carries(&keys.current.mark) {
                        return Ok(());
                    }
                    // One of a key that ours carries is of the time before, in a copy that was out of reach.
                    strangers += usize::from(keys.with_mark(header.mark()).is_none());
                }
            }
            if strangers > 0 {
                // These keys open nothing any more.
                self.keyring.lock();
                return Err(ShelfError::Blocked);
            }
            // The lock may have been changed meanwhile, in this tab.
            if self.keyring.header().is_none_or(|now| now.0 != key) {
                continue;
            }
            self.inner.put(&key, &text).await?;
            return if self.inner.get(&key).await?.as_deref() == Some(&text) {
                Ok(())
            } else {
                Err(ShelfError::Failed)
            };
        }
    }
}

impl<S: Shelf> Shelf for Sealing<S> {
    async fn keys(&self) -> Result<Vec<String>, ShelfError> {
        match self.keyring.state() {
            LockState::Absent => return self.inner.keys().await,
            LockState::Locked => return Err(ShelfError::Blocked),
            LockState::Open => {}
        }
        // What was moved in part stands under two names. One by one: gathering all at once would sort them first, and a
        // sort is kilobytes of what a first visit fetches.
        let mut plain = BTreeSet::new();
        for stored in self.inner.keys().await? {
            plain.insert(self.keyring.plain(&stored).unwrap_or(stored));
        }
        Ok(plain.into_iter().collect())
    }

    async fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        let mut worse = None;
        for name in self.keyring.names(key)? {
            let found = self.inner.get(&name).await?;
            if let Some(whole) = self.better(key, &name, found, &mut worse) {
                return Ok(Some(whole));
            }
        }
        Ok(worse)
    }

    async fn put(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.put_all(&[(key.to_owned(), value.to_owned())]).await
    }

    async fn put_all(&self, values: &[(String, String)]) -> Result<(), ShelfError> {
        self.keyring.moves.end().await;
        let _writing = self.keyring.writes.begin();
        let stored =
            || values.iter().map(|(key, value)| self.keyring.stored(key, value)).collect::<Result<Vec<_>, _>>();
        if values.iter().any(|(key, _)| self.keyring.seals(key)) {
            if let Some(header) = self.keyring.header()
                && self.inner.put_beside(&header, &stored()?).await?
            {
                return Ok(());
            }
            self.hold_header().await?;
        }
        self.inner.put_all(&stored()?).await
    }

    async fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.inner.remove_all(&self.keyring.names(key)?).await
    }

    async fn remove_all(&self, keys: &[String]) -> Result<(), ShelfError> {
        let mut names = Vec::new();
        for key in keys {
            names.extend(self.keyring.names(key)?);
        }
        self.inner.remove_all(&names).await
    }

    fn get_now(&self, key: &str) -> Result<Option<String>, ShelfError> {
        let mut worse = None;
        for name in self.keyring.names(key)? {
            let found = self.inner.get_now(&name)?;
            if let Some(whole) = self.better(key, &name, found, &mut worse) {
                return Ok(Some(whole));
            }
        }
        Ok(worse)
    }

    fn units_now(&self, key: &str) -> u64 {
        self.keyring.names(key).iter().flatten().map(|name| self.inner.units_now(name)).sum()
    }
}

impl<S> Sealing<S> {
    /// The text that was found if it is whole. Of the others the first is remembered for when there is nothing better.
    fn better(&self, key: &str, name: &str, found: Option<String>, worse: &mut Option<String>) -> Option<String> {
        let no_frame = |text: &str| Parts::of(key, text).is_err();
        match self.keyring.opened(key, name, found?) {
            Opened::Damaged(text) => {
                worse.get_or_insert(text);
                None
            }
            // Damage that was carried over, and under the other name may stand what mends it.
            Opened::Text(text) if no_frame(&text) => {
                worse.get_or_insert(text);
                None
            }
            Opened::Whole(text) if worse.is_some() && no_frame(&text) => None,
            whole => Some(whole.text()),
        }
    }
}
