//! Which revisions exist, where, and which of them stand at the head of their record.

use super::id::{Key, RecordId, Rev, State};
use crate::arrange::arrange;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Included, Unbounded};

/// A revision and where it is known to be.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Its key.
    pub key: Key,
    /// Whether the local copy is known to hold it.
    pub local: bool,
    /// Whether the safety copy is known to hold it.
    pub safety: bool,
    /// Whether no copy can give it readably.
    pub damaged: bool,
    /// The number of the asking in which a copy that held it has not named it yet; 0 for none.
    pub sought: u32,
    /// Its value, for as long as one of the copies lacks it.
    pub value: Option<String>,
}

impl Stored {
    /// Whether it is anywhere. One that is gone is remembered only so that its name is not used again.
    pub fn exists(&self) -> bool {
        self.local || self.safety || self.value.is_some()
    }

    /// Lets go of the value once both copies have it.
    pub fn let_go(&mut self) {
        if self.local && self.safety {
            self.value = None;
        }
    }
}

/// A revision that nothing follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The record.
    pub id: RecordId,
    /// The revision.
    pub rev: Rev,
    /// Kept, open or deleted.
    pub state: State,
    /// Whether other heads stand beside it.
    pub conflict: bool,
}

/// Every known revision by record.
#[derive(Debug, Default)]
pub struct Log {
    records: BTreeMap<RecordId, Vec<Stored>>,
    /// Every revision whose value is at hand, so that no save has to look through all records for them.
    held: BTreeSet<Key>,
    /// How many revisions are known.
    count: usize,
    /// How often a copy was asked for all it holds.
    askings: u32,
}

impl Log {
    /// The revision under a key, made known if it was not.
    pub fn entry(&mut self, key: &Key) -> Option<&mut Stored> {
        self.take_in(key.clone())
    }

    /// The same for a key that nobody needs afterwards.
    pub fn take_in(&mut self, key: Key) -> Option<&mut Stored> {
        let revisions = self.records.entry(key.id.clone()).or_default();
        let place = match revisions.binary_search_by(|stored| stored.key.cmp(&key)) {
            Ok(place) => place,
            Err(place) => {
                self.count += 1;
                let stored = Stored { key, local: false, safety: false, damaged: false, sought: 0, value: None };
                revisions.insert(place, stored);
                place
            }
        };
        revisions.get_mut(place)
    }

    /// The revision under a key, if it is known.
    pub fn get(&self, key: &Key) -> Option<&Stored> {
        let revisions = self.records.get(&key.id)?;
        revisions.binary_search_by(|stored| stored.key.cmp(key)).ok().and_then(|place| revisions.get(place))
    }

    /// Every known revision of a record, oldest first.
    pub fn revisions(&self, id: &RecordId) -> &[Stored] {
        self.records.get(id).map_or(&[], Vec::as_slice)
    }

    /// Every record with its revisions.
    pub fn records(&self) -> impl DoubleEndedIterator<Item = (&RecordId, &Vec<Stored>)> {
        self.records.iter()
    }

    /// The records of one kind with their revisions, by time; those of which there is one come first.
    pub fn of_kind(&self, kind: char) -> impl DoubleEndedIterator<Item = (&RecordId, &Vec<Stored>)> {
        let (from, single, end) = RecordId::borders(kind);
        self.records.range(&single..&end).chain(self.records.range(from..single))
    }

    /// Notes what a copy is known to hold before it is asked for all it holds. Returns the number of this asking. A
    /// second one beside it takes over what it seeks: of two, the later says what is gone.
    pub fn seek(&mut self, mut holds: impl FnMut(&mut Stored) -> bool) -> u32 {
        self.askings = self.askings.wrapping_add(1).max(1);
        let asking = self.askings;
        self.all_mut().for_each(|stored| stored.sought = if holds(stored) { asking } else { 0 });
        asking
    }

    /// Every known revision, to be changed.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut Stored> {
        self.records.values_mut().flatten()
    }

    /// Every known revision.
    pub fn all(&self) -> impl Iterator<Item = &Stored> {
        self.records.values().flatten()
    }

    /// Holds a value that one of the copies lacks.
    pub fn hold(&mut self, key: &Key, value: String) {
        self.held.insert(key.clone());
        if let Some(stored) = self.entry(key) {
            stored.value = Some(value);
        }
    }

    /// Every revision whose value is at hand.
    pub fn held(&mut self) -> Vec<&Stored> {
        let mut held = std::mem::take(&mut self.held);
        held.retain(|key| self.get(key).is_some_and(|stored| stored.value.is_some()));
        self.held = held;
        self.held.iter().filter_map(|key| self.get(key)).collect()
    }

    /// How many revisions are known.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Some revision, another for other letters.
    pub fn at_chance(&self, letters: &str) -> Option<Key> {
        let number = letters.bytes().fold(7usize, |number, byte| number.wrapping_mul(31).wrapping_add(byte.into()));
        self.all().nth(number % self.count.max(1)).map(|stored| stored.key.clone())
    }

    /// Up to `count` revisions that come after `last`, from the start again after the last of all.
    pub fn after(&self, last: Option<&Key>, count: usize) -> Vec<Key> {
        let from = last.map_or(Unbounded, |last| Included(&last.id));
        let behind = |stored: &&Stored| last.is_none_or(|last| stored.key > *last);
        let rest = self.records.range((from, Unbounded)).flat_map(|(_, revisions)| revisions).filter(behind);
        let turn = rest.chain(self.all()).filter(|stored| stored.exists());
        turn.take(count.min(self.count)).map(|stored| stored.key.clone()).collect()
    }

    /// The highest generation known of a record; 0 for none.
    pub fn generation(&self, id: &RecordId) -> u32 {
        self.revisions(id).iter().map(|stored| stored.key.rev.generation).max().unwrap_or(0)
    }

    /// The revisions of a record that no known one names as a parent, highest first: the same order in every tab.
    pub fn heads(&self, id: &RecordId) -> Vec<&Stored> {
        heads(self.revisions(id))
    }
}

/// The revisions there are that none of the others names as a parent, highest first. What is damaged for good counts
/// only where there is nothing else.
pub fn heads(revisions: &[Stored]) -> Vec<&Stored> {
    // Most records have one revision, and lists ask this of every record there is.
    if let [only] = revisions {
        return if only.exists() { vec![only] } else { Vec::new() };
    }
    let sound = revisions.iter().any(|stored| stored.exists() && !stored.damaged);
    let counts = |stored: &Stored| stored.exists() && !(sound && stored.damaged);
    let parents: BTreeSet<&Rev> =
        revisions.iter().filter(|stored| counts(stored)).flat_map(|stored| &stored.key.parents).collect();
    let followed = |rev: &Rev| parents.contains(rev);
    let open = |stored: &&Stored| counts(stored) && !followed(&stored.key.rev);
    let mut heads: Vec<&Stored> = revisions.iter().filter(open).collect();
    arrange(&mut heads, |one, other| order(&one.key) > order(&other.key));
    heads
}

/// What stands before what: words before a tombstone, then the later revision.
fn order(key: &Key) -> (bool, &Rev) {
    (key.state != State::Tombstone, &key.rev)
}
