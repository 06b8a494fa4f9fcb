//! Saving: a new revision in memory at once, then in both copies, with the truth about each.

use super::body::{Envelope, Seen, overlay};
use super::check::{ASIDE, Placed, place};
use super::id::{Key, RecordId, Rev, State};
use super::read::ReadError;
use super::{Shelf, ShelfError, Vault, frame};
use serde_json::Value;

/// A revision that is in memory and on its way to both copies: see [`Vault::finish`].
#[derive(Debug, Clone)]
pub struct Begun {
    /// Its key.
    pub key: Key,
    /// Its name among the revisions of its record.
    pub rev: Rev,
    pub(super) value: String,
    /// Other versions that come back with it.
    beside: Vec<Begun>,
}

impl Begun {
    /// Every key that finishing it writes, for telling other tabs.
    pub fn keys(&self) -> Vec<String> {
        self.beside.iter().chain([self]).map(|begun| begun.key.to_string()).collect()
    }
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

impl Outcome {
    /// Whether both copies have it.
    pub fn is_in_both(self) -> bool {
        self.local.is_ok() && self.safety.is_ok()
    }

    /// Whether this browser keeps nothing, so that it is in memory alone.
    pub fn is_in_memory_alone(self) -> bool {
        [self.local, self.safety].iter().all(|copy| *copy == Err(ShelfError::Blocked))
    }

    /// Whether each copy that this browser keeps has it.
    pub fn is_in_all_there_are(self) -> bool {
        [self.local, self.safety].iter().all(|copy| matches!(copy, Ok(()) | Err(ShelfError::Blocked)))
    }

    /// What two together come to: of each copy, the first thing it could not do.
    pub(super) fn and(self, other: Outcome) -> Outcome {
        Outcome { local: self.local.and(other.local), safety: self.safety.and(other.safety) }
    }
}

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// Makes a revision that follows `base`, the heads its editor knew. It can be read at once; nothing is stored yet.
    ///
    /// Where `base` is not all there is, because another tab saved meanwhile, both versions stand beside each other.
    pub fn begin(&self, id: &RecordId, base: &[Rev], state: State, record: Value, now_ms: u64) -> Begun {
        let mut seen = Seen::default();
        let mut record = record;
        let mut parents = base.to_vec();
        let stored: Vec<Key> = self.log.borrow().revisions(id).iter().map(|stored| stored.key.clone()).collect();
        for key in stored.iter().filter(|key| base.contains(&key.rev)) {
            match self.envelope_now(key) {
                Ok(before) => {
                    seen.add_all(&before.seen);
                    // Deleted words must not live on in the tombstone.
                    if state != State::Tombstone {
                        record = overlay(&before.record, record);
                    }
                }
                // Until the other copy was asked, nobody can have read it: both stand.
                Err(ReadError::Elsewhere) if state != State::Tombstone => parents.retain(|parent| *parent != key.rev),
                // Of several versions, one that nobody could read has not been taken into account: it stays.
                Err(_) if base.len() > 1 && state != State::Tombstone => parents.retain(|parent| *parent != key.rev),
                Err(_) => {}
            }
        }
        let highest = base.iter().map(|rev| rev.generation).max().unwrap_or(0).max(self.log.borrow().generation(id));
        let mut rev = Rev { generation: highest.saturating_add(1), writer: self.writer };
        // Past the last number there is, any name of this tab's that is free: what has a higher one stands beside it.
        while rev.generation > 1 && stored.iter().any(|key| key.rev == rev) {
            rev.generation -= 1;
        }
        parents.retain(|parent| parent.generation < rev.generation);
        let mut below = parents.clone();
        for key in stored.iter().rev() {
            if below.contains(&key.rev) {
                below.extend(key.parents.iter().filter(|parent| !seen.contains(parent)).cloned());
            }
        }
        below.iter().rev().for_each(|rev| seen.add(rev));
        let key = Key { id: id.clone(), rev, state, parents };
        let envelope = Envelope { at: now_ms, seen, record };
        let value = frame::write(&key.to_string(), &envelope.to_bytes());
        self.remember(&key, &envelope);
        self.log.borrow_mut().hold(&key, value.clone());
        Begun { key, rev, value, beside: Vec::new() }
    }

    /// Makes a tombstone. `None` when there is nothing to delete.
    pub fn begin_delete(&self, id: &RecordId, now_ms: u64) -> Option<Begun> {
        let heads: Vec<Rev> = self.heads_of(id).into_iter().map(|head| head.rev).collect();
        let here = self.heads_of(id).iter().any(|head| head.state != State::Tombstone);
        here.then(|| self.begin(id, &heads, State::Tombstone, Value::Object(Default::default()), now_ms))
    }

    /// Makes a revision that says again what a deleted record said; where it had several versions, all come back with
    /// it. `None` when there is nothing to bring back.
    pub fn begin_restore(&self, id: &RecordId, now_ms: u64) -> Option<Begun> {
        let (_, bodies) = self.before_deletion(id)?;
        let heads: Vec<Rev> = self.heads_of(id).into_iter().map(|head| head.rev).collect();
        // The one to show first is begun last: the later revision stands first.
        let again = bodies.into_iter().rev().map(|body| self.begin(id, &heads, State::Kept, body, now_ms));
        let mut beside: Vec<Begun> = again.collect();
        let first = beside.pop()?;
        Some(Begun { beside, ..first })
    }

    /// Writes a revision into both copies. The local copy is written by the first poll.
    pub async fn finish(&self, begun: Begun) -> Outcome {
        let mut outcome = Outcome { local: Ok(()), safety: Ok(()) };
        let all: Vec<&Begun> = begun.beside.iter().chain([&begun]).collect();
        for begun in &all {
            outcome.local = outcome.local.and(self.finish_local(begun).await);
        }
        for begun in &all {
            let put = self.safety.put(&begun.key.to_string(), &begun.value).await;
            outcome.safety = outcome.safety.and(self.note_safety(&begun.key, put));
        }
        outcome
    }

    async fn finish_local(&self, begun: &Begun) -> Result<(), ShelfError> {
        let text = begun.key.to_string();
        let mut local = self.put_local(&text, &begun.value).await;
        if local == Err(ShelfError::Full) && begun.key.state == State::Tombstone {
            // Deleting is what makes room, so it may use the room held back for it.
            self.let_go_of_reserve().await;
            local = self.put_local(&text, &begun.value).await;
        }
        self.note_local(&begun.key, local)
    }

    /// Notes whether the local copy took a revision.
    pub(super) fn note_local(&self, key: &Key, local: Result<(), ShelfError>) -> Result<(), ShelfError> {
        if let Some(stored) = self.log.borrow_mut().entry(key) {
            stored.local = local.is_ok();
            stored.let_go();
        }
        local
    }

    /// Notes whether the safety copy took a revision.
    pub(super) fn note_safety(&self, key: &Key, safety: Result<(), ShelfError>) -> Result<(), ShelfError> {
        if let Some(stored) = self.log.borrow_mut().entry(key) {
            stored.safety = safety.is_ok();
            stored.let_go();
        }
        safety
    }

    /// Tries again to write what one of the copies lacks. Returns how all stands after that.
    pub async fn retry_unsaved(&self) -> Standing {
        let short: Vec<(Begun, bool, bool)> = {
            let mut log = self.log.borrow_mut();
            let begun = |stored: &super::log::Stored| {
                let (key, value) = (stored.key.clone(), stored.value.clone()?);
                let begun = Begun { rev: key.rev, key, value, beside: Vec::new() };
                Some((begun, stored.local, stored.safety))
            };
            log.held().into_iter().filter_map(begun).collect()
        };
        for (begun, in_local, in_safety) in short {
            if !in_local {
                let _ = self.finish_local(&begun).await;
            }
            if !in_safety {
                // Unlike the first time, something may stand there by now.
                let put = place(&self.safety, &begun.key.to_string(), &begun.value).await;
                let _ = self.note_safety(&begun.key, put.map(|_| ()));
            }
        }
        self.standing()
    }

    /// Forgets what no copy holds of a record, so that it is not written once one of them can be again.
    pub fn forget_unkept(&self, id: &RecordId) {
        let mut log = self.log.borrow_mut();
        let unkept = log.revisions(id).iter().filter(|stored| !stored.local && !stored.safety);
        let keys: Vec<Key> = unkept.map(|stored| stored.key.clone()).collect();
        for key in keys {
            if let Some(stored) = log.entry(&key) {
                stored.value = None;
            }
        }
    }

    /// How everything is kept whose value is still at hand because a copy lacks it.
    pub fn standing(&self) -> Standing {
        let mut log = self.log.borrow_mut();
        let mut standing = Standing::Both;
        for stored in log.held() {
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

    /// Puts a value into the local copy, reads it back, and counts it.
    pub(super) async fn put_local(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        // Counted as it is stored, which under a lock is under another name and longer.
        match place(&self.local, key, value).await? {
            Placed::Anew => self.count_in(self.local.units_now(key)),
            Placed::InPlaceOfDamage => self.count_in(self.local.units_now(&[ASIDE, key].concat())),
            Placed::Before => {}
        }
        Ok(())
    }
}
