//! Which words stand in which records: what a search is answered from without reading a single text.
//!
//! A cache like [`Gathered`](crate::insight::Gathered), filled and emptied beside it. Of a script with spaces it holds
//! words, of one without a few letters in a row from each place on.

use super::dictionary::{Dictionary, Entry};
use super::sought::{BEGINS, GRADES, LONGEST, Sought};
use crate::insight::folding::{fold, runs, words};
use crate::vault::RecordId;
use std::collections::{BTreeMap, BTreeSet};

/// The words of every record.
#[derive(Debug, Clone, Default)]
pub struct Words {
    dictionary: Dictionary,
    numbers: BTreeMap<RecordId, u32>,
    held: Vec<Option<Held>>,
    free: Vec<u32>,
    /// Numbers in order of time.
    order: BTreeSet<(u64, u32)>,
}

#[derive(Debug, Clone)]
struct Held {
    id: RecordId,
    at: u64,
    /// Places of its words.
    words: Box<[u32]>,
}

impl Words {
    /// Takes in everything written in a record, or takes it in anew.
    pub fn put(&mut self, id: &RecordId, text: &str) {
        self.remove(id);
        let number = self.free.pop().unwrap_or(self.held.len() as u32);
        let held = Held { id: id.clone(), at: id.made_at().unwrap_or(0), words: self.take_in(text, number) };
        self.numbers.insert(id.clone(), number);
        self.order.insert((held.at, number));
        match self.held.get_mut(number as usize) {
            Some(place) => *place = Some(held),
            None => self.held.push(Some(held)),
        }
    }

    /// Lets go of a record and of the words that no other has.
    pub fn remove(&mut self, id: &RecordId) {
        let Some(number) = self.numbers.remove(id) else { return };
        if let Some(held) = self.held.get_mut(number as usize).and_then(Option::take) {
            self.order.remove(&(held.at, number));
            held.words.iter().for_each(|place| self.dictionary.remove(*place, number));
        }
        self.free.push(number);
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// How many different words there are.
    pub fn different(&self) -> usize {
        self.dictionary.len()
    }

    fn take_in(&mut self, text: &str, number: u32) -> Box<[u32]> {
        let folded = fold(text);
        let (mut places, mut word) = (Vec::new(), String::new());
        for (run, size) in words(&folded).flat_map(runs) {
            let starts = if size.is_some() { run.len() } else { 1 };
            for start in 0..starts {
                word.clear();
                word.extend(run.iter().skip(start).take(size.unwrap_or(LONGEST)));
                let place = self.dictionary.place(&word);
                if self.dictionary.add(place, number) {
                    places.push(place);
                }
            }
        }
        places.into_boxed_slice()
    }

    /// The number of a record.
    pub(super) fn number(&self, id: &RecordId) -> Option<u32> {
        self.numbers.get(id).copied()
    }

    /// How many numbers are given out.
    pub(super) fn numbers(&self) -> usize {
        self.held.len()
    }

    /// Numbers of the records that fit: the best first, and of equal ones the newest.
    pub(super) fn ranked(&self, grades: &Grades) -> Vec<(u8, u32)> {
        let mut ranked = Vec::new();
        for grade in 0..GRADES {
            let graded = |number: &u32| grades.0.get(*number as usize) == Some(&grade);
            let numbers = self.order.iter().rev().map(|(_, number)| *number).filter(graded);
            ranked.extend(numbers.map(|number| (grade, number)));
        }
        ranked
    }

    /// The record with a number.
    pub(super) fn id(&self, number: u32) -> Option<&RecordId> {
        self.held.get(number as usize)?.as_ref().map(|held| &held.id)
    }

    /// How well what is sought may fit each record.
    pub(super) fn grades(&self, sought: &Sought) -> Grades {
        match sought {
            Sought::Word(word) => self.with(|entry| word.nearness(&entry.text, entry.letters)),
            Sought::Run(letters, size) => self.with_run(letters, Some(*size), false),
            Sought::Phrase { letters, open } => {
                let mut grades = Grades::all(self.numbers());
                let mut phrase = words(letters).flat_map(runs).peekable();
                while let Some((run, size)) = phrase.next() {
                    grades.and(&self.with_run(run, size, *open && phrase.peek().is_none()));
                }
                grades
            }
        }
    }

    fn with(&self, grade: impl Fn(&Entry) -> Option<u8>) -> Grades {
        let mut grades = Grades::none(self.numbers());
        for entry in self.dictionary.entries() {
            if let Some(grade) = grade(entry) {
                grades.put(&entry.records, grade);
            }
        }
        grades
    }

    fn with_run(&self, run: &[char], size: Option<usize>, goes_on: bool) -> Grades {
        let whole = size.is_none() && !goes_on;
        let size = size.unwrap_or(LONGEST);
        if !whole && run.len() <= size {
            let begins: String = run.iter().collect();
            return self.with(|entry| entry.text.starts_with(&begins).then_some(BEGINS));
        }
        let mut grades = Grades::all(self.numbers());
        // Of a long word in a script with spaces only the first letters are held, of a run every few in a row.
        let most = if size == LONGEST { 1 } else { run.len() };
        for piece in run.windows(size.min(run.len()).max(1)).take(most) {
            let word: String = piece.iter().collect();
            let mut some = Grades::none(self.numbers());
            if let Some(entry) = self.dictionary.get(&word) {
                some.put(&entry.records, BEGINS);
            }
            grades.and(&some);
        }
        grades
    }
}

/// How well something fits each record, by the number of the record; [`GRADES`] where it does not.
pub(super) struct Grades(Vec<u8>);

impl Grades {
    /// No record fits.
    pub fn none(numbers: usize) -> Grades {
        Grades(vec![GRADES; numbers])
    }

    /// Every record fits, until something is asked of it.
    pub fn all(numbers: usize) -> Grades {
        Grades(vec![BEGINS; numbers])
    }

    /// Lets these records fit so well at least.
    pub fn put(&mut self, records: &[u32], grade: u8) {
        for record in records {
            if let Some(best) = self.0.get_mut(*record as usize) {
                *best = grade.min(*best);
            }
        }
    }

    /// Leaves what fits both, as well as the worse of the two.
    pub fn and(&mut self, other: &Grades) {
        self.0.iter_mut().zip(&other.0).for_each(|(grade, other)| *grade = (*grade).max(*other));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::find::sought::read;
    use crate::record::Body;
    use proptest::prelude::*;

    fn found(words: &Words, typed: &str) -> Vec<RecordId> {
        let Some(sought) = read(typed).pop() else { return Vec::new() };
        words.ranked(&words.grades(&sought)).into_iter().map(|(_, number)| words.id(number).unwrap().clone()).collect()
    }

    fn id(number: u64) -> RecordId {
        RecordId::new(<crate::record::Entry as Body>::KIND, number, 1)
    }

    proptest! {
        #[test]
        fn any_text_is_found_by_its_words_and_goes_without_trace(texts in proptest::collection::vec(any::<String>(), 1..6)) {
            let mut words = Words::default();
            for (number, text) in texts.iter().enumerate() {
                words.put(&id(number as u64), "something else");
                words.put(&id(number as u64), text);
            }
            prop_assert_eq!(words.len(), texts.len());
            for (number, text) in texts.iter().enumerate() {
                let folded = fold(text);
                for (run, _) in crate::insight::folding::words(&folded).flat_map(runs) {
                    let found = found(&words, &run.iter().collect::<String>());
                    prop_assert!(found.contains(&id(number as u64)));
                    prop_assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), found.len());
                }
            }
            for number in 0..texts.len() {
                words.remove(&id(number as u64));
                words.remove(&id(number as u64));
            }
            prop_assert!(words.is_empty() && words.different() == 0 && words.order.is_empty());
            prop_assert!(words.held.iter().all(Option::is_none));
        }
    }

    #[test]
    fn the_best_come_first_and_of_equals_the_newest() {
        let mut words = Words::default();
        for (number, text) in ["trust", "I trst", "mistrusts", "trusting", "none"].into_iter().enumerate() {
            words.put(&id(number as u64), text);
        }
        assert_eq!(found(&words, "trust"), [id(3), id(0), id(2), id(1)]);
        assert!(found(&words, "\"trus\"").is_empty() && found(&words, "\"trus").len() == 2);
        words.put(&id(0), "changed");
        words.remove(&id(3));
        assert_eq!(found(&words, "trust"), [id(2), id(1)]);
    }
}
