//! Saving: a new revision in memory at once, then in both copies, with the truth about each.

use super::body::{Envelope, Seen, overlay};
use super::id::{Key, RecordId, Rev, State};
use super::{Shelf, ShelfError, Vault, frame};
use serde_json::Value;

/// A revision that is in memory and on its way to both copies: see [`Vault::finish`].
#[derive(Debug, Clone)]
pub struct Begun {
    /// Its key.
    pub key: Key,
    /// Its name among the revisions of its record.
    pub rev: Rev,
    value: String,
}

/// What became of one revision in each copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The local copy: written and read back the same.
    pub local: Result<(), ShelfError>,
    /// The safety copy: committed.
    pub safety: Result<(), ShelfError>,
}

/// How everything this tab wrote is kept, all in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Both copies hold everything.
    Both,
    /// Something is in the local copy alone.
    OnlyLocal,
    /// Something is in the safety copy alone.
    OnlySafety,
    /// Something is in neither.
    OnlyMemory,
}

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// Makes a revision that follows `base`, the heads its editor knew. It can be read at once; nothing is stored yet.
    ///
    /// Where `base` is not all there is, because another tab saved meanwhile, both versions stand beside each other.
    pub fn begin(&self, id: &RecordId, base: &[Rev], state: State, record: Value, now_ms: u64) -> Begun {
        let mut seen = Seen::default();
        let mut record = record;
        let known: Vec<Key> = {
            let log = self.log.borrow();
            log.revisions(id).iter().map(|stored| stored.key.clone()).filter(|key| base.contains(&key.rev)).collect()
        };
        for key in &known {
            if let Ok(before) = self.envelope_now(key) {
                seen.add_all(&before.seen);
                record = overlay(&before.record, record);
            }
        }
        for rev in base {
            seen.add(rev);
        }
        let highest = base.iter().map(|rev| rev.generation).max().unwrap_or(0);
        let generation = highest.max(self.log.borrow().generation(id)).saturating_add(1);
        let rev = Rev { generation, writer: self.writer.clone() };
        let key = Key { id: id.clone(), rev: rev.clone(), state, parents: base.to_vec() };
        let envelope = Envelope { at: now_ms, seen, record };
        let value = frame::write(&key.to_string(), &envelope.to_bytes());
        self.remember(&key, &envelope);
        if let Some(stored) = self.log.borrow_mut().entry(&key) {
            stored.value = Some(value.clone());
        }
        Begun { key, rev, value }
    }

    /// Makes a tombstone. `None` when there is nothing to delete.
    pub fn begin_delete(&self, id: &RecordId, now_ms: u64) -> Option<Begun> {
        let heads: Vec<Rev> = self.heads_of(id).into_iter().map(|head| head.rev).collect();
        let here = self.heads_of(id).iter().any(|head| head.state != State::Tombstone);
        here.then(|| self.begin(id, &heads, State::Tombstone, Value::Object(Default::default()), now_ms))
    }

    /// Makes a revision that says again what a deleted record said. `None` when there is nothing to bring back.
    pub fn begin_restore(&self, id: &RecordId, now_ms: u64) -> Option<Begun> {
        let (_, body) = self.before_deletion(id)?;
        let heads: Vec<Rev> = self.heads_of(id).into_iter().map(|head| head.rev).collect();
        Some(self.begin(id, &heads, State::Kept, body, now_ms))
    }

    /// Writes a revision into both copies. The local copy is written by the first poll.
    pub async fn finish(&self, begun: Begun) -> Outcome {
        let text = begun.key.to_string();
        let mut local = self.put_local(&text, &begun.value).await;
        if local == Err(ShelfError::Full) && begun.key.state == State::Tombstone {
            // Deleting is what makes room, so it may use the room held back for it.
            self.let_go_of_reserve().await;
            local = self.put_local(&text, &begun.value).await;
        }
        if let Some(stored) = self.log.borrow_mut().entry(&begun.key) {
            stored.local = local.is_ok();
        }
        let safety = self.safety.put(&text, &begun.value).await;
        if let Some(stored) = self.log.borrow_mut().entry(&begun.key) {
            stored.safety = safety.is_ok();
            if stored.local && stored.safety {
                stored.value = None;
            }
        }
        Outcome { local, safety }
    }

    /// Tries again to write what one of the copies lacks. Returns how all stands after that.
    pub async fn retry_unsaved(&self) -> Standing {
        let short: Vec<Begun> = {
            let log = self.log.borrow();
            let begun = |stored: &super::log::Stored| {
                let value = stored.value.clone()?;
                Some(Begun { key: stored.key.clone(), rev: stored.key.rev.clone(), value })
            };
            log.all().filter(|stored| !(stored.local && stored.safety)).filter_map(begun).collect()
        };
        for begun in short {
            self.finish(begun).await;
        }
        self.standing()
    }

    /// How everything is kept whose value is still at hand because a copy lacks it.
    pub fn standing(&self) -> Standing {
        let log = self.log.borrow();
        let mut standing = Standing::Both;
        for stored in log.all().filter(|stored| stored.value.is_some()) {
            let this = match (stored.local, stored.safety) {
                (true, true) => Standing::Both,
                (true, false) => Standing::OnlyLocal,
                (false, true) => Standing::OnlySafety,
                (false, false) => return Standing::OnlyMemory,
            };
            if this != Standing::Both && standing != Standing::OnlySafety {
                standing = this;
            }
        }
        standing
    }

    /// Puts a value into the local copy and reads it back, since a write can be lost without a word.
    pub(super) async fn put_local(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.local.put(key, value).await?;
        match self.local.get(key).await {
            Ok(Some(read)) if read == value => {
                self.count_in(key, value);
                Ok(())
            }
            Ok(_) => Err(ShelfError::Failed),
            Err(error) => Err(error),
        }
    }
}
