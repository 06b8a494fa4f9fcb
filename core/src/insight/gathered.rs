//! Everything a person made, at hand at once: filled in slices from the vault, kept up with every change, and thrown
//! away with the page. A cache only; nothing is ever written from it.

use super::{Day, Made};
use crate::vault::{RecordId, State};
use serde_json::Value;
use std::collections::BTreeMap;

/// Letters of an entry's opening that are held.
const OPENING: usize = 120;

/// A record as it is held: whole for what is short, without the long words for entries and practices.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its id.
    pub id: RecordId,
    /// When it was begun, in milliseconds since 1970; 0 for what there is one of.
    pub at: u64,
    /// The local day and hour it was begun at.
    pub begun: Option<(Day, u32)>,
    /// Kept or still open.
    pub state: State,
    /// What it is.
    pub made: Made,
}

impl Known {
    /// The day it is about: the one it names, else the one it was begun on.
    pub fn day(&self) -> Option<Day> {
        Day::parse(self.made.own_day()).or_else(|| self.begun.as_ref().map(|(day, _)| day.clone()))
    }

    /// Whether lists show its date alone.
    pub fn is_hidden(&self) -> bool {
        self.made.ties().is_some_and(|ties| ties.hidden)
    }

    /// Whether it is about somebody, by record id.
    pub fn is_about(&self, person: &str) -> bool {
        self.made.people().contains(&person)
    }
}

/// All of it, by id and by time.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    known: BTreeMap<RecordId, Known>,
    by_time: BTreeMap<(u64, RecordId), ()>,
}

impl Gathered {
    /// Takes in a record, or takes it in anew. Returns whether it could be read.
    pub fn put(&mut self, id: &RecordId, begun: Option<(Day, u32)>, state: State, value: &Value) -> bool {
        self.remove(id);
        let Some(made) = Made::read(id, value) else { return false };
        let at = id.made_at().unwrap_or(0);
        self.by_time.insert((at, id.clone()), ());
        self.known.insert(id.clone(), Known { id: id.clone(), at, begun, state, made: made.lean(OPENING) });
        true
    }

    /// Lets go of a record.
    pub fn remove(&mut self, id: &RecordId) {
        if let Some(known) = self.known.remove(id) {
            self.by_time.remove(&(known.at, known.id));
        }
    }

    /// The record with this id.
    pub fn get(&self, id: &str) -> Option<&Known> {
        self.known.get(&RecordId::parse(id)?)
    }

    /// The record with this id, read already.
    pub fn known(&self, id: &RecordId) -> Option<&Known> {
        self.known.get(id)
    }

    /// Every record, the latest begun first.
    pub fn newest(&self) -> impl Iterator<Item = &Known> {
        self.by_time.keys().rev().filter_map(|(_, id)| self.known.get(id))
    }

    /// Every record, the earliest begun first.
    pub fn oldest(&self) -> impl Iterator<Item = &Known> {
        self.by_time.keys().filter_map(|(_, id)| self.known.get(id))
    }

    /// Every record, kind by kind.
    pub fn by_kind(&self) -> impl Iterator<Item = &Known> {
        self.known.values()
    }

    /// Every record of one kind.
    pub fn of_kind(&self, kind: char) -> impl Iterator<Item = &Known> {
        let (from, _, end) = RecordId::borders(kind);
        self.known.range(from..end).map(|(_, known)| known)
    }

    /// Records that were started from this one, the earliest first.
    pub fn started_from<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Known> {
        self.oldest().filter(move |known| known.made.ties().is_some_and(|ties| ties.from.as_deref() == Some(id)))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Body, Ties, Win};
    use proptest::prelude::*;

    fn win(words: &str, from: Option<&str>) -> Value {
        let ties = Ties { from: from.map(str::to_owned), ..Ties::default() };
        Win { words: words.into(), ties, ..Win::default() }.to_json()
    }

    proptest! {
        #[test]
        fn nothing_is_left_out_or_held_twice(acts in proptest::collection::vec((0..9u64, any::<bool>()), 0..40)) {
            let (mut gathered, mut expected) = (Gathered::default(), BTreeMap::new());
            for (number, put) in acts {
                let id = RecordId::new(Win::KIND, number % 3, number);
                if put {
                    prop_assert!(gathered.put(&id, None, State::Kept, &win("a", None)));
                    expected.insert(id, ());
                } else {
                    gathered.remove(&id);
                    expected.remove(&id);
                }
            }
            let ids: Vec<RecordId> = expected.into_keys().collect();
            let found = |all: Vec<&Known>| {
                let mut ids: Vec<RecordId> = all.into_iter().map(|known| known.id.clone()).collect();
                ids.sort();
                ids
            };
            prop_assert_eq!(found(gathered.newest().collect()), ids.clone());
            prop_assert_eq!(found(gathered.oldest().collect()), ids);
        }
    }

    #[test]
    fn what_was_started_from_a_record_is_found() {
        let mut gathered = Gathered::default();
        let first = RecordId::new(Win::KIND, 1, 1);
        let second = RecordId::new(Win::KIND, 2, 2);
        gathered.put(&first, None, State::Kept, &win("a", None));
        gathered.put(&second, None, State::Kept, &win("b", Some(first.as_str())));
        let found: Vec<&str> = gathered.started_from(first.as_str()).map(|known| known.made.words()).collect();
        assert_eq!(found, ["b"]);
        gathered.put(&second, None, State::Kept, &win("b", None));
        assert_eq!(gathered.started_from(first.as_str()).count(), 0);
    }
}
