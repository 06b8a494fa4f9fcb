//! Reading: at once from the copy at hand, else from the other, with the damage set aside and mended.

use super::body::Envelope;
use crate::arrange::arrange;
use super::frame::{self, FrameError};
use super::id::{Key, RecordId, Rev, State};
use super::log::{Head, heads};
use super::{REMEMBERED, RECOVERABLE_MS, Shelf, ShelfError, Vault};
use serde_json::Value;

/// Why a record cannot be given now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadError {
    /// There is none, or it was deleted.
    Gone,
    /// The local copy cannot give it; the safety copy may: see [`Vault::fetch`].
    Elsewhere,
    /// No copy can give it.
    Unreadable(Why),
}

/// What is wrong with a stored value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It changed since it was written, or is missing.
    Damaged,
    /// A newer version wrote it.
    Newer,
    /// It is sealed.
    Sealed,
    /// Its key is not one this version knows.
    Foreign,
}

impl From<FrameError> for Why {
    fn from(error: FrameError) -> Why {
        match error {
            FrameError::FutureVersion(_) => Why::Newer,
            FrameError::Sealed => Why::Sealed,
            FrameError::NotAFrame | FrameError::Checksum | FrameError::TooLarge | FrameError::Body => Why::Damaged,
        }
    }
}

/// A stored value that could not be read, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Its key.
    pub key: String,
    /// What is wrong with it.
    pub why: Why,
    /// Its text in the local copy.
    pub local: Option<String>,
    /// Its text in the safety copy.
    pub safety: Option<String>,
}

/// A record in a list, known without reading it.
fn listed(heads: &[&super::log::Stored]) -> Option<Head> {
    let first = heads.first().filter(|head| head.key.state != State::Tombstone)?;
    let key = &first.key;
    Some(Head { id: key.id.clone(), rev: key.rev.clone(), state: key.state, conflict: heads.len() > 1 })
}

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// Records of the given kinds, newest first, without deleted ones. Reads no value.
    pub fn list(&self, kinds: &[char]) -> Vec<Head> {
        let log = self.log.borrow();
        let of_kind = log.records().filter(|(id, _)| kinds.contains(&id.kind()));
        let found: Vec<Head> = of_kind.filter_map(|(_, revisions)| listed(&heads(revisions))).collect();
        drop(log);
        let mut standing = Vec::with_capacity(found.len());
        for head in found {
            let head = if head.conflict { self.heads_of(&head.id).into_iter().next() } else { Some(head) };
            standing.extend(head.filter(|head| head.state != State::Tombstone));
        }
        newest_first(standing)
    }

    /// The heads of a record, the one to show first. More than one: it was changed in two places.
    pub fn heads_of(&self, id: &RecordId) -> Vec<Head> {
        let keys = self.settled(id);
        let conflict = keys.len() > 1;
        keys.into_iter().map(|key| Head { rev: key.rev, state: key.state, id: key.id, conflict }).collect()
    }

    /// Records that were changed in two places.
    pub fn conflicts(&self) -> Vec<RecordId> {
        let several: Vec<RecordId> = {
            let log = self.log.borrow();
            log.records().filter(|(_, revisions)| heads(revisions).len() > 1).map(|(id, _)| id.clone()).collect()
        };
        several.into_iter().filter(|id| self.settled(id).len() > 1).collect()
    }

    /// Heads by parents, less those that another head remembers standing on: an ancestor that came back, from an old
    /// copy or a restored file, after the revisions between were compacted away.
    pub(super) fn settled(&self, id: &RecordId) -> Vec<Key> {
        let keys: Vec<Key> = self.log.borrow().heads(id).into_iter().map(|stored| stored.key.clone()).collect();
        if keys.len() < 2 {
            return keys;
        }
        let seen: Vec<_> = keys.iter().filter_map(|key| self.envelope_now(key).ok()).map(|found| found.seen).collect();
        let stands_alone = |key: &&Key| !seen.iter().any(|seen| seen.contains(&key.rev));
        keys.iter().filter(stands_alone).cloned().collect()
    }

    /// The head of a record to show, read at once.
    pub fn read_now(&self, id: &RecordId) -> Result<Value, ReadError> {
        let head = self.settled(id).into_iter().next().ok_or(ReadError::Gone)?;
        if head.state == State::Tombstone {
            return Err(ReadError::Gone);
        }
        self.envelope_now(&head).map(|found| found.record)
    }

    /// Every readable version of a record that is not a tombstone, with the time it was saved at; the one to show first.
    pub fn versions(&self, id: &RecordId) -> Vec<(u64, Value)> {
        let keys = self.settled(id).into_iter().filter(|key| key.state != State::Tombstone);
        keys.filter_map(|key| self.envelope_now(&key).ok()).map(|found| (found.at, found.record)).collect()
    }

    /// What was deleted within 30 days before `now_ms`, latest first: id, time of deletion, last body.
    pub fn deleted(&self, now_ms: u64) -> Vec<(RecordId, u64, Value)> {
        let ids: Vec<RecordId> = {
            let log = self.log.borrow();
            let gone = |revisions: &Vec<super::log::Stored>| {
                heads(revisions).first().is_some_and(|head| head.key.state == State::Tombstone)
            };
            log.records().filter(|(_, revisions)| gone(revisions)).map(|(id, _)| id.clone()).collect()
        };
        let mut found: Vec<_> = ids
            .into_iter()
            .filter_map(|id| {
                let (at, bodies) = self.before_deletion(&id)?;
                let body = bodies.into_iter().next()?;
                (at.saturating_add(RECOVERABLE_MS) > now_ms).then_some((id, at, body))
            })
            .collect();
        arrange(&mut found, |one, other| one.1 > other.1);
        found
    }

    /// When a deleted record was deleted, and what it said before: every version that was deleted, the later first.
    pub(super) fn before_deletion(&self, id: &RecordId) -> Option<(u64, Vec<Value>)> {
        let tombstones = self.settled(id);
        let first = tombstones.first().filter(|key| key.state == State::Tombstone)?;
        let at = self.envelope_now(first).ok()?.at;
        let stored: Vec<Key> = self.log.borrow().revisions(id).iter().rev().map(|stored| stored.key.clone()).collect();
        let words = stored.into_iter().filter(|key| key.state != State::Tombstone);
        let readable: Vec<(Key, Envelope)> =
            words.filter_map(|key| self.envelope_now(&key).ok().map(|found| (key, found))).collect();
        let deleted = |rev: &Rev| tombstones.iter().any(|tombstone| tombstone.parents.contains(rev));
        let followed = |rev: &Rev| readable.iter().any(|(_, other)| other.seen.contains(rev));
        let stood = |(key, _): &&(Key, Envelope)| deleted(&key.rev) && !followed(&key.rev);
        let mut bodies: Vec<Value> = readable.iter().filter(stood).map(|(_, found)| found.record.clone()).collect();
        if bodies.is_empty() {
            bodies.extend(readable.into_iter().next().map(|(_, found)| found.record));
        }
        Some((at, bodies))
    }

    /// Reads a revision from memory or the local copy.
    pub(super) fn envelope_now(&self, key: &Key) -> Result<Envelope, ReadError> {
        let text = key.to_string();
        let (held, damaged) = match self.log.borrow().get(key).filter(|stored| stored.exists()) {
            Some(stored) => (stored.value.clone(), stored.damaged),
            None => return Err(ReadError::Gone),
        };
        if let Some(found) = self.remembered(key) {
            return Ok(found);
        }
        if damaged {
            return Err(ReadError::Unreadable(Why::Damaged));
        }
        let value = match held.map_or_else(|| self.local.get_now(&text), |held| Ok(Some(held))) {
            Ok(Some(value)) => value,
            _ => return Err(ReadError::Elsewhere),
        };
        match parse(&text, &value) {
            Ok(envelope) => {
                self.remember(key, &envelope);
                Ok(envelope)
            }
            // Only `check` can say that the other copy has it no better.
            Err(Why::Damaged) => Err(ReadError::Elsewhere),
            Err(why) => {
                self.note_unreadable(Unreadable { key: text, why, local: Some(value), safety: None });
                Err(ReadError::Unreadable(why))
            }
        }
    }

    /// Reads the heads of a record from the safety copy and mends the local one. Returns whether [`Vault::read_now`]
    /// has an answer now, be it that nothing can be read.
    pub async fn fetch(&self, id: &RecordId) -> bool {
        for key in self.settled(id) {
            self.check(&key).await;
        }
        self.read_now(id) != Err(ReadError::Elsewhere)
    }

    /// Checks up to `count` revisions in both copies, going round all of them in turns. Returns how many there are.
    pub async fn verify_some(&self, count: usize) -> usize {
        let total = self.log.borrow().all().count();
        for _ in 0..count.min(total) {
            let place = self.checked.get() % total.max(1);
            self.checked.set(place + 1);
            let key = self.log.borrow().at(place).map(|stored| stored.key.clone());
            if let Some(key) = key {
                self.check(&key).await;
            }
        }
        total
    }

    /// Compares a revision in both copies. Damage in one is set aside there and mended from the other; damage in both
    /// is noted and left as it stands. A copy that cannot be asked is left alone.
    pub(super) async fn check(&self, key: &Key) {
        let text = key.to_string();
        let (local, safety) = (self.local.get(&text).await, self.safety.get(&text).await);
        let held = self.log.borrow().get(key).and_then(|stored| stored.value.clone());
        if matches!((&local, &safety, &held), (Ok(None), Ok(None) | Err(ShelfError::Blocked), None)) {
            // Another tab dropped it, or the person cleared everything.
            if let Some(stored) = self.log.borrow_mut().entry(key) {
                stored.local = false;
                stored.safety &= safety.is_err();
            }
            return;
        }
        let held = held.or_else(|| self.remembered(key).map(|found| frame::write(&text, &found.to_bytes())));
        let good = |found: &Result<Option<String>, ShelfError>| match found {
            Ok(Some(value)) => parse(&text, value).is_ok(),
            _ => false,
        };
        let (local_good, safety_good) = (good(&local), good(&safety));
        let source = match (&local, &safety, held) {
            (Ok(Some(value)), _, _) if local_good => value.clone(),
            (_, Ok(Some(value)), _) if safety_good => value.clone(),
            (_, _, Some(value)) => value,
            _ => {
                self.note_both(key, local, safety);
                return;
            }
        };
        if parse(&text, &source).is_err() {
            return;
        }
        self.unreadable.borrow_mut().retain(|unreadable| unreadable.key != text);
        let mut now_local = local_good;
        if !local_good && local.is_ok() {
            now_local = mend(&self.local, &text, local.ok().flatten(), &source).await;
        }
        let mut now_safety = safety_good;
        if !safety_good && safety.is_ok() {
            now_safety = mend(&self.safety, &text, safety.ok().flatten(), &source).await;
        }
        if let Some(stored) = self.log.borrow_mut().entry(key) {
            stored.damaged = false;
            stored.local = now_local;
            stored.safety = now_safety;
            // Kept at hand until the copy that pages read from has it.
            stored.value = (!now_local || !now_safety).then_some(source);
        }
    }

    /// Notes what no copy could give. Once no copy is left to ask, what stood before a damaged revision stands again.
    fn note_both(&self, key: &Key, local: Result<Option<String>, ShelfError>, safety: Result<Option<String>, ShelfError>) {
        let settled = |found: &Result<_, _>| matches!(found, Ok(_) | Err(ShelfError::Blocked));
        let for_good = settled(&local) && settled(&safety);
        let (text, local, safety) = (key.to_string(), local.ok().flatten(), safety.ok().flatten());
        let all = || [&local, &safety].into_iter().flatten().filter_map(|value| parse(&text, value).err());
        let Some(why) = all().find(|why| *why != Why::Damaged).or_else(|| all().next()) else { return };
        if why == Why::Damaged && let Some(stored) = self.log.borrow_mut().entry(key) {
            stored.damaged = for_good;
        }
        self.note_unreadable(Unreadable { key: text, why, local, safety });
    }

    /// Stored values that no copy could give readably, as they stand.
    pub fn unreadable(&self) -> Vec<Unreadable> {
        self.unreadable.borrow().clone()
    }

    pub(super) fn note_unreadable(&self, found: Unreadable) {
        let mut all = self.unreadable.borrow_mut();
        match all.iter_mut().find(|known| known.key == found.key) {
            Some(known) => *known = found,
            None => all.push(found),
        }
    }

    fn remembered(&self, key: &Key) -> Option<Envelope> {
        self.remembered.borrow().iter().find(|(known, _)| known == key).map(|(_, envelope)| envelope.clone())
    }

    pub(super) fn remember(&self, key: &Key, envelope: &Envelope) {
        let mut all = self.remembered.borrow_mut();
        if all.len() >= REMEMBERED {
            all.remove(0);
        }
        all.push((key.clone(), envelope.clone()));
    }
}

/// An envelope from a stored value.
pub(super) fn parse(key: &str, value: &str) -> Result<Envelope, Why> {
    let bytes = frame::read(key, value)?;
    Envelope::parse(&bytes).ok_or(Why::Damaged)
}

/// Puts a good value in place of a damaged or missing one, the damaged text first set aside under a key of its own.
/// What a newer version wrote stays as it is.
async fn mend<T: Shelf>(shelf: &T, key: &str, damaged: Option<String>, good: &str) -> bool {
    if let Some(damaged) = damaged {
        if parse(key, &damaged).err() != Some(Why::Damaged) {
            return false;
        }
        let aside = ["rt1-aside:", key].concat();
        if shelf.put(&aside, &damaged).await.is_err() {
            return false;
        }
    }
    shelf.put(key, good).await.is_ok()
}

/// Records in the order of the log, which is by kind and then by time, as one list by time, newest first.
fn newest_first(mut found: Vec<Head>) -> Vec<Head> {
    let mut ordered = Vec::with_capacity(found.len());
    let mut kinds: Vec<Vec<Head>> = Vec::new();
    while let Some(head) = found.pop() {
        match kinds.last_mut().filter(|kind| kind.last().is_some_and(|last| last.id.kind() == head.id.kind())) {
            Some(kind) => kind.push(head),
            None => kinds.push(vec![head]),
        }
    }
    // Each kind is now newest first; the next of all is the newest among their fronts, taken from reversed ends.
    kinds.iter_mut().for_each(|kind| kind.reverse());
    while let Some(kind) = kinds.iter_mut().max_by_key(|kind| kind.last().map(|head| head.id.made_at())) {
        match kind.pop() {
            Some(head) => ordered.push(head),
            None => break,
        }
    }
    ordered
}
