//! Reading: at once from the copy at hand, else from the other, with the damage set aside and mended.

use super::body::Envelope;
use super::frame::{self, FrameError};
use super::id::{Key, RecordId, Rev, State};
use super::log::{Head, heads};
use super::{RECOVERABLE_MS, REMEMBERED, REMEMBERED_OF_ONE, Shelf, Vault};
use crate::arrange::arrange;
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
fn listed(revisions: &[super::log::Stored]) -> Option<Head> {
    // Most have one revision, and there may be ten thousand of them.
    let (first, conflict) = match revisions {
        [only] => (Some(only).filter(|only| only.exists()), false),
        several => {
            let heads = heads(several);
            (heads.first().copied(), heads.len() > 1)
        }
    };
    let key = &first.filter(|head| head.key.state != State::Tombstone)?.key;
    Some(Head { id: key.id.clone(), rev: key.rev, state: key.state, conflict })
}

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// Records of the given kinds, newest first, without deleted ones. Reads no value.
    pub fn list(&self, kinds: &[char]) -> Vec<Head> {
        let log = self.log.borrow();
        let of_kind = kinds.iter().flat_map(|kind| log.of_kind(*kind));
        let found: Vec<Head> = of_kind.filter_map(|(_, revisions)| listed(revisions)).collect();
        drop(log);
        newest_first(self.standing_of(found))
    }

    /// The newest records of the given kinds that are as asked, by their id and state, up to `most`, newest first. Looks
    /// at no more of them than that takes.
    pub fn newest(&self, kinds: &[char], most: usize, asked: impl Fn(&RecordId, State) -> bool) -> Vec<Head> {
        let log = self.log.borrow();
        let fitting = |revisions| listed(revisions).filter(|head| asked(&head.id, head.state));
        let of_kind = |kind: &char| log.of_kind(*kind).rev().filter_map(|(_, revisions)| fitting(revisions)).take(most);
        let mut found: Vec<Head> = kinds.iter().flat_map(of_kind).collect();
        drop(log);
        arrange(&mut found, |one, other| one.id.made_at() > other.id.made_at());
        let mut found = self.standing_of(found);
        found.retain(|head| asked(&head.id, head.state));
        found.truncate(most);
        found
    }

    /// As they stand once what was changed in two places was looked into, without what turned out to be deleted.
    fn standing_of(&self, found: Vec<Head>) -> Vec<Head> {
        let mut standing = Vec::with_capacity(found.len());
        for head in found {
            let head = if head.conflict { self.heads_of(&head.id).into_iter().next() } else { Some(head) };
            standing.extend(head.filter(|head| head.state != State::Tombstone));
        }
        standing
    }

    /// Every record of a kind that this vault knows of, deleted ones too.
    pub fn ids_of(&self, kind: char) -> Vec<RecordId> {
        self.log.borrow().of_kind(kind).map(|(id, _)| id.clone()).collect()
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
                heads(revisions).iter().any(|head| head.key.state == State::Tombstone)
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
        // The clock may have gone back since the words were written: they stay for 30 days after the later time.
        let at = readable.iter().map(|(_, found)| found.at).max().unwrap_or(0).max(at);
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

    /// Stored values that no copy could give readably, as they stand.
    pub fn unreadable(&self) -> Vec<Unreadable> {
        self.unreadable.borrow().clone()
    }

    pub(super) fn note_unreadable(&self, found: Unreadable) {
        let mut all = self.unreadable.borrow_mut();
        match all.iter_mut().find(|known| known.key == found.key) {
            // One side alone was looked at: what the other was found to hold is not forgotten.
            Some(known) => {
                let (local, safety) = (known.local.take(), known.safety.take());
                *known = Unreadable { local: found.local.or(local), safety: found.safety.or(safety), ..found };
            }
            None => all.push(found),
        }
    }

    pub(super) fn remembered(&self, key: &Key) -> Option<Envelope> {
        self.remembered.borrow().iter().find(|(known, _)| known == key).map(|(_, envelope)| envelope.clone())
    }

    pub(super) fn remember(&self, key: &Key, envelope: &Envelope) {
        let mut all = self.remembered.borrow_mut();
        // A long text that is being written is not kept at hand once for every save.
        let of_record = all.iter().filter(|(known, _)| known.id == key.id).count();
        if of_record >= REMEMBERED_OF_ONE
            && let Some(oldest) = all.iter().position(|(known, _)| known.id == key.id)
        {
            all.remove(oldest);
        }
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

/// Records in the order of the log, which is by kind and then by time, as one list by time, newest first.
fn newest_first(mut found: Vec<Head>) -> Vec<Head> {
    let mut ordered = Vec::with_capacity(found.len());
    // Each kind newest first, with the times beside it: the same few are compared again for every record.
    let mut kinds: Vec<Vec<(Option<u64>, Head)>> = Vec::new();
    while let Some(head) = found.pop() {
        let at = head.id.made_at();
        // Records of which there is one have no time, and would stand in the way of those that have.
        let alike = |(last_at, last): &(Option<u64>, Head)| {
            last.id.kind() == head.id.kind() && last_at.is_some() == at.is_some()
        };
        match kinds.last_mut().filter(|kind| kind.last().is_some_and(alike)) {
            Some(kind) => kind.push((at, head)),
            None => kinds.push(vec![(at, head)]),
        }
    }
    // The next of all is the newest among their fronts, taken from reversed ends.
    kinds.iter_mut().for_each(|kind| kind.reverse());
    while let Some(kind) = kinds.iter_mut().max_by_key(|kind| kind.last().map(|(at, _)| *at)) {
        match kind.pop() {
            Some((_, head)) => ordered.push(head),
            None => break,
        }
    }
    ordered
}
