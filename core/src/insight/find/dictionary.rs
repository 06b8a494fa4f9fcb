//! Words, each once, with the numbers of the records it stands in.
//!
//! A table of its own: looked up by hash while records are taken in, and read from end to end when somebody types,
//! which is why each word carries a mark of the letters in it that rules most words out at a glance.

/// A word and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The word; empty for a place that is free.
    pub text: Box<str>,
    /// One bit for each letter in it, several letters sharing one.
    pub letters: u32,
    /// Numbers of the records it stands in.
    pub records: Vec<u32>,
}

/// All the words.
#[derive(Debug, Clone, Default)]
pub(super) struct Dictionary {
    entries: Vec<Entry>,
    free: Vec<u32>,
    /// Places of entries by hash, one more than the place; 0 for none. The length is a power of two.
    slots: Vec<u32>,
}

/// The mark of some letters.
pub(super) fn marks(letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(0, |marks, letter| marks | 1 << (letter as u32 & 31))
}

impl Dictionary {
    /// The place of a word, put in if it is new.
    pub fn place(&mut self, word: &str) -> u32 {
        if (self.len() + 1) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        let slot = self.slot(word);
        match self.at_slot(slot) {
            0 => {
                let place = self.take_in(word);
                self.set_slot(slot, place + 1);
                place
            }
            held => held - 1,
        }
    }

    /// A word as it stands.
    pub fn get(&self, word: &str) -> Option<&Entry> {
        if self.slots.is_empty() {
            return None;
        }
        self.entry(self.at_slot(self.slot(word)).checked_sub(1)?)
    }

    /// Notes that a record has the word at this place; twice in a row counts once.
    pub fn add(&mut self, place: u32, record: u32) -> bool {
        let Some(entry) = self.entries.get_mut(place as usize) else { return false };
        if entry.records.last() == Some(&record) {
            return false;
        }
        if entry.records.len() == entry.records.capacity() {
            // By a quarter: most words stand in one record, and twice the room would be most of what all of them take.
            entry.records.reserve_exact(entry.records.len() / 4 + 1);
        }
        entry.records.push(record);
        true
    }

    /// Forgets that a record has the word at this place, and the word with the last record that has it.
    pub fn remove(&mut self, place: u32, record: u32) {
        let Some(entry) = self.entries.get_mut(place as usize) else { return };
        if let Some(at) = entry.records.iter().rposition(|other| *other == record) {
            entry.records.swap_remove(at);
        }
        if entry.records.is_empty() && !entry.text.is_empty() {
            let word = std::mem::take(&mut entry.text);
            entry.records = Vec::new();
            self.free_slot(place, &word);
            self.free.push(place);
        }
    }

    /// Every word.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.text.is_empty())
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.entries.len() - self.free.len()
    }

    fn entry(&self, place: u32) -> Option<&Entry> {
        self.entries.get(place as usize)
    }

    fn take_in(&mut self, word: &str) -> u32 {
        let entry = Entry { text: word.into(), letters: marks(word.chars()), records: Vec::new() };
        match self.free.pop() {
            Some(place) => {
                if let Some(free) = self.entries.get_mut(place as usize) {
                    *free = entry;
                }
                place
            }
            None => {
                self.entries.push(entry);
                (self.entries.len() - 1) as u32
            }
        }
    }

    /// The slot that holds the word, or the free one where it belongs.
    fn slot(&self, word: &str) -> usize {
        let mut slot = self.home(word);
        loop {
            let held = self.at_slot(slot).checked_sub(1).and_then(|place| self.entry(place));
            match held {
                Some(entry) if *entry.text != *word => slot = self.next(slot),
                _ => return slot,
            }
        }
    }

    fn home(&self, word: &str) -> usize {
        let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        (hash ^ hash >> 15) as usize & self.slots.len().wrapping_sub(1)
    }

    fn next(&self, slot: usize) -> usize {
        (slot + 1) & self.slots.len().wrapping_sub(1)
    }

    fn at_slot(&self, slot: usize) -> u32 {
        self.slots.get(slot).copied().unwrap_or(0)
    }

    fn set_slot(&mut self, slot: usize, held: u32) {
        if let Some(place) = self.slots.get_mut(slot) {
            *place = held;
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(64)];
        for place in 0..self.entries.len() as u32 {
            let Some(word) = self.entry(place).map(|entry| &*entry.text).filter(|word| !word.is_empty()) else {
                continue;
            };
            let slot = self.slot(word);
            self.set_slot(slot, place + 1);
        }
    }

    /// Frees the slot of a word whose text is taken out already, and moves up what stood behind it for want of room.
    fn free_slot(&mut self, place: u32, word: &str) {
        let mut hole = self.home(word);
        while self.at_slot(hole) != place + 1 {
            if self.at_slot(hole) == 0 {
                return;
            }
            hole = self.next(hole);
        }
        let last = self.slots.len().wrapping_sub(1);
        let mut slot = self.next(hole);
        while self.at_slot(slot) != 0 {
            let held = self.at_slot(slot);
            let home = self.entry(held - 1).map_or(slot, |entry| self.home(&entry.text));
            if (slot.wrapping_sub(home) & last) >= (slot.wrapping_sub(hole) & last) {
                self.set_slot(hole, held);
                hole = slot;
            }
            slot = self.next(slot);
        }
        self.set_slot(hole, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    proptest! {
        #[test]
        fn it_agrees_with_a_plain_map(acts in proptest::collection::vec((0..200u32, 0..6u32, any::<bool>()), 0..600)) {
            let mut dictionary = Dictionary::default();
            let mut expected: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
            for (word, record, put) in acts {
                let word = format!("w{}", word * word);
                let had = expected.get(&word).is_some_and(|records| records.contains(&record));
                if put && !had {
                    let place = dictionary.place(&word);
                    prop_assert!(dictionary.add(place, record) && !dictionary.add(place, record));
                    expected.entry(word).or_default().insert(record);
                } else if had {
                    let place = dictionary.place(&word);
                    dictionary.remove(place, record);
                    let left = expected.get_mut(&word).unwrap();
                    left.remove(&record);
                    if left.is_empty() {
                        expected.remove(&word);
                        prop_assert!(dictionary.get(&word).is_none());
                    }
                }
            }
            prop_assert_eq!(dictionary.len(), expected.len());
            for (word, records) in &expected {
                let found: BTreeSet<u32> = dictionary.get(word).unwrap().records.iter().copied().collect();
                prop_assert_eq!(&found, records);
            }
            prop_assert_eq!(dictionary.entries().count(), expected.len());
        }
    }
}
