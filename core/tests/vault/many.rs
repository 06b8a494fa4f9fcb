//! Thousands of records: what a save, a list and a check cost does not grow with what is there already.

use crate::by_hand::{Kept, ROOM, begin, entry, text};
use pollster::block_on;
use rethread_core::vault::{Shelf, ShelfError, Standing, State, Vault, Writer};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Instant;

/// Memory that counts how often it is asked.
#[derive(Clone, Default)]
struct Counting {
    values: Rc<RefCell<BTreeMap<String, String>>>,
    times: Rc<Cell<usize>>,
}

impl Counting {
    fn asked(&self) -> &RefCell<BTreeMap<String, String>> {
        self.times.set(self.times.get() + 1);
        &self.values
    }
}

impl Shelf for Counting {
    async fn keys(&self) -> Result<Vec<String>, ShelfError> {
        Ok(self.asked().borrow().keys().cloned().collect())
    }
    async fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.get_now(key)
    }
    async fn put(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.asked().borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }
    async fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.asked().borrow_mut().remove(key);
        Ok(())
    }
    fn get_now(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Ok(self.asked().borrow().get(key).cloned())
    }
}

fn filled(count: u64) -> (Counting, Counting, Vault<Counting, Counting>) {
    let (local, safety) = (Counting::default(), Counting::default());
    let vault = Vault::new(local.clone(), safety.clone(), Writer::new(1), ROOM);
    for number in 0..count {
        let begun = vault.begin(&entry(number), &[], State::Kept, text("some words"), number);
        block_on(vault.finish(begun));
    }
    let again = Vault::new(local.clone(), safety.clone(), Writer::new(2), ROOM);
    block_on(again.open_local());
    block_on(again.open_safety());
    (local, safety, again)
}

/// How often the copies are asked for each of: some saves, one list, one round of checks.
fn cost(count: u64) -> [usize; 3] {
    let (local, safety, vault) = filled(count);
    let asked = || local.times.get() + safety.times.get();
    let mut last = asked();
    let mut since = || asked() - std::mem::replace(&mut last, asked());
    let started = Instant::now();
    for number in 0..20 {
        let begun = vault.begin(&entry(count + number), &[], State::Kept, text("one more"), 5);
        block_on(vault.finish(begun));
        assert_eq!(vault.standing(), Standing::Both);
    }
    let (save, save_time) = (since(), started.elapsed());
    let started = Instant::now();
    assert_eq!(vault.list(&['e']).len() as u64, count + 20);
    let (list, list_time) = (since(), started.elapsed());
    let started = Instant::now();
    for _ in 0..30 {
        block_on(vault.verify_some(10));
    }
    println!("{count}: 20 saves {save_time:?}, list {list_time:?}, 300 checks {:?}", started.elapsed());
    [save, list, since()]
}

#[test]
fn thousands_of_records_cost_no_more_questions_than_hundreds() {
    assert_eq!(cost(400), cost(3_000));
}

#[test]
fn checking_goes_round_all_and_begins_elsewhere_at_each_visit() {
    let (local, safety) = crate::by_hand::copies();
    let first = crate::by_hand::opened(&local, &safety, 1);
    for number in 0..200 {
        block_on(first.finish(begin(&first, &entry(number), "words", number)));
    }
    let damaged = |vault: &Kept| {
        for key in local.revisions() {
            local.set(&key, "damage");
        }
        block_on(vault.verify_some(20));
        let good: Vec<String> =
            local.revisions().into_iter().filter(|key| local.value(key) == safety.value(key)).collect();
        assert_eq!(good.len(), 20);
        good
    };
    let found: Vec<_> =
        [2, 7919, 104_729].map(|number| damaged(&crate::by_hand::opened(&local, &safety, number))).into();
    assert!(found[0] != found[1] || found[1] != found[2]);
    let vault = crate::by_hand::opened(&local, &safety, 5);
    for _ in 0..10 {
        block_on(vault.verify_some(20));
    }
    assert!(local.revisions().iter().all(|key| local.value(key) == safety.value(key)));
}
