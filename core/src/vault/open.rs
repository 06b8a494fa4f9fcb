//! Opening: what exists, from the keys of both copies, and repair of whichever copy is short.

use super::id::{Key, PREFIX};
use super::read::{Unreadable, Why};
use super::{Shelf, ShelfError, Vault, frame};

/// What the local copy held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opened {
    /// Whether the local copy could be asked at all.
    pub local: Result<(), ShelfError>,
    /// How many revisions it named.
    pub revisions: usize,
}

/// What the union of both copies came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repairs {
    /// Whether the local copy could be asked.
    pub local: Result<(), ShelfError>,
    /// Whether the safety copy could be asked.
    pub safety: Result<(), ShelfError>,
    /// Revisions brought into the local copy.
    pub to_local: usize,
    /// Revisions brought into the safety copy.
    pub to_safety: usize,
    /// Whether records came to light that the local copy did not name.
    pub found_more: bool,
}

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// Learns what the local copy names. Reads no value, so it takes the same time for short and long records.
    pub async fn open_local(&self) -> Opened {
        let keys = match self.local.keys().await {
            Ok(keys) => keys,
            Err(error) => return Opened { local: Err(error), revisions: 0 },
        };
        let mut revisions = 0;
        for text in keys.iter().filter(|text| text.starts_with(PREFIX)) {
            let Some(key) = self.known(text) else { continue };
            if let Some(stored) = self.log.borrow_mut().entry(&key) {
                stored.local = true;
            }
            revisions += 1;
        }
        Opened { local: Ok(()), revisions }
    }

    /// Learns what the safety copy names, takes the union, and brings each copy what it lacks, whole values only.
    pub async fn open_safety(&self) -> Repairs {
        let local = self.open_local().await;
        let mut repairs =
            Repairs { local: local.local, safety: Ok(()), to_local: 0, to_safety: 0, found_more: false };
        match self.safety.keys().await {
            Ok(keys) => {
                for key in keys.iter().filter(|text| text.starts_with(PREFIX)).filter_map(|text| self.known(text)) {
                    if let Some(stored) = self.log.borrow_mut().entry(&key) {
                        repairs.found_more |= !stored.local && stored.value.is_none();
                        stored.safety = true;
                    }
                }
            }
            Err(error) => repairs.safety = Err(error),
        }
        let short: Vec<(Key, bool, bool)> = self
            .log
            .borrow()
            .all()
            .filter(|stored| !(stored.local && stored.safety))
            .map(|stored| (stored.key.clone(), stored.local, stored.safety))
            .collect();
        for (key, in_local, in_safety) in short {
            if in_safety && !in_local {
                repairs.to_local += usize::from(self.bring_to_local(&key).await);
            } else if in_local && !in_safety && repairs.safety.is_ok() {
                repairs.to_safety += usize::from(self.bring_to_safety(&key).await);
            }
        }
        repairs
    }

    /// Takes in what another tab says it wrote. Returns whether anything new came to light.
    ///
    /// A message can outrun the value it speaks of: what is in neither copy yet is remembered and asked for again.
    pub async fn absorb(&self, keys: &[String]) -> bool {
        let mut asked: Vec<Key> = self.awaited.take();
        asked.extend(keys.iter().filter_map(|text| Key::parse(text)));
        let mut found = false;
        for key in asked {
            let text = key.to_string();
            let in_local = matches!(self.local.get(&text).await, Ok(Some(_)));
            let in_safety = matches!(self.safety.get(&text).await, Ok(Some(_)));
            if !in_local && !in_safety {
                self.awaited.borrow_mut().push(key);
                continue;
            }
            if let Some(stored) = self.log.borrow_mut().entry(&key) {
                found |= !stored.local && !stored.safety;
                stored.local |= in_local;
                stored.safety |= in_safety;
            }
            if !in_local {
                self.bring_to_local(&key).await;
            }
        }
        found
    }

    /// Whether another tab spoke of something that has not arrived.
    pub fn is_awaiting(&self) -> bool {
        !self.awaited.borrow().is_empty()
    }

    fn known(&self, text: &str) -> Option<Key> {
        let key = Key::parse(text);
        if key.is_none() {
            self.note_unreadable(Unreadable { key: text.to_owned(), why: Why::Foreign, local: None, safety: None });
        }
        key
    }

    /// Copies a whole value from the safety copy to the local one. While that is refused, the value stays at hand.
    pub(super) async fn bring_to_local(&self, key: &Key) -> bool {
        let text = key.to_string();
        let Ok(Some(value)) = self.safety.get(&text).await else { return false };
        if let Err(error) = frame::read(&text, &value) {
            // What a newer version wrote is whole and only not for us: it is copied all the same.
            if !matches!(error, frame::FrameError::FutureVersion(_) | frame::FrameError::Sealed) {
                return false;
            }
        }
        let put = self.put_local(&text, &value).await;
        if let Some(stored) = self.log.borrow_mut().entry(key) {
            stored.local = put.is_ok();
            stored.value = put.is_err().then_some(value);
        }
        put.is_ok()
    }

    async fn bring_to_safety(&self, key: &Key) -> bool {
        let text = key.to_string();
        let Ok(Some(value)) = self.local.get(&text).await else { return false };
        if let Err(error) = frame::read(&text, &value)
            && !matches!(error, frame::FrameError::FutureVersion(_) | frame::FrameError::Sealed)
        {
            return false;
        }
        let put = self.safety.put(&text, &value).await.is_ok();
        if let Some(stored) = self.log.borrow_mut().entry(key) {
            stored.safety |= put;
        }
        put
    }
}
