//! The shelf: what stands in a copy under a lock, and what the vault is given of it.

use super::by_hand::{keyring, new_lock, opened};
use super::cut_off::newer_frame;
use crate::by_hand::{copies, entry, words, write};
use crate::shelves::{Mood, SimShelf};
use pollster::block_on;
use rethread_core::vault::lock::{Keyring, Sealing};
use rethread_core::vault::{ReadError, Shelf, ShelfError, Standing, Why};

#[test]
fn under_a_lock_only_sealed_names_and_the_header_stand_in_either_copy() {
    let (local, safety) = copies();
    let ring = keyring(1);
    let (header, keys) = new_lock(1, 1);
    ring.open(keys, &header);
    let vault = opened(&local, &safety, &ring, 1);
    write(&vault, &entry(1), "only for me", 5);
    assert_eq!(words(&vault, &entry(1)), ["only for me"]);
    for copy in [&local, &safety] {
        let keys: Vec<String> = copy.all().into_keys().collect();
        assert!(keys.iter().all(|key| key == header.key() || key.starts_with("rt2:")), "{keys:?}");
        assert_eq!(keys.len(), 2);
    }
    assert_eq!(words(&opened(&local, &safety, &ring, 2), &entry(1)), ["only for me"]);
}

/// One entry under a lock, both copies, and the sealed name of its revision.
fn one_sealed() -> (SimShelf, SimShelf, std::rc::Rc<Keyring>, String) {
    let (local, safety) = copies();
    let ring = keyring(1);
    let (header, keys) = new_lock(1, 1);
    ring.open(keys, &header);
    write(&opened(&local, &safety, &ring, 1), &entry(1), "only for me", 5);
    let name = local.values()[0].clone();
    (local, safety, ring, name)
}

#[test]
fn every_changed_letter_of_a_sealed_value_is_damage_and_mended() {
    let (local, safety, ring, name) = one_sealed();
    let whole = local.value(&name).expect("it is there");
    let letters: Vec<char> = whole.chars().collect();
    for place in 0..letters.len() {
        let mut changed = letters.clone();
        changed[place] = if changed[place] == '\u{3401}' { '\u{3402}' } else { '\u{3401}' };
        local.set(&name, &changed.into_iter().collect::<String>());
        let vault = opened(&local, &safety, &ring, 2);
        assert_eq!(vault.read_now(&entry(1)), Err(ReadError::Elsewhere));
        assert!(block_on(vault.fetch(&entry(1))));
        assert_eq!(words(&vault, &entry(1)), ["only for me"]);
        let aside =
            local.all().into_iter().find(|(key, _)| key.starts_with("rt2:") && *key != name).expect("set aside");
        local.lose(&aside.0);
    }
}

/// Damage was sealed as it stood, and what mends it still stands readable beside it.
#[test]
fn what_is_whole_under_the_other_name_is_better_than_damage_that_was_carried_over() {
    let (local, _, ring, name) = one_sealed();
    let shelf = Sealing::new(local.clone(), ring);
    let plain = shelf.plain(&name).expect("it is ours");
    let whole = block_on(shelf.get(&plain)).expect("it answers").expect("it is there");
    block_on(shelf.put(&plain, "damage")).expect("it is taken");
    assert_eq!(block_on(shelf.get(&plain)), Ok(Some("damage".to_owned())));
    local.set(&plain, &whole);
    assert_eq!(block_on(shelf.get(&plain)), Ok(Some(whole.clone())));
    assert_eq!(shelf.get_now(&plain), Ok(Some(whole.clone())));
    // Of two that are damaged it is the one that a save would write over, and set aside before.
    local.set(&plain, "other damage");
    assert_eq!(block_on(shelf.get(&plain)), Ok(Some("damage".to_owned())));
}

#[test]
fn a_sealed_value_under_another_name_or_for_another_key_is_damage() {
    let (local, safety, ring, name) = one_sealed();
    write(&opened(&local, &safety, &ring, 2), &entry(2), "of another", 6);
    let other = local.values().into_iter().find(|other| *other != name).expect("two are there");
    local.set(&name, &local.value(&other).expect("it is there"));
    let vault = opened(&local, &safety, &ring, 3);
    assert_eq!(vault.read_now(&entry(1)), Err(ReadError::Elsewhere));
    assert!(block_on(vault.fetch(&entry(1))));
    let strange = keyring(5);
    let (header, keys) = new_lock(2, 2);
    strange.open(keys, &header);
    assert!(opened(&local, &safety, &strange, 4).list(&['e']).is_empty());
}

#[test]
fn while_it_is_locked_the_shelves_give_and_take_nothing() {
    let (local, safety, ring, _) = one_sealed();
    let vault = opened(&local, &safety, &ring, 2);
    let before = (local.all(), safety.all());
    ring.lock();
    let outcome = write(&vault, &entry(3), "too late", 7);
    assert_eq!((outcome.local, outcome.safety), (Err(ShelfError::Blocked), Err(ShelfError::Blocked)));
    assert_eq!((local.all(), safety.all()), before);
    assert!(vault.held_sealed().is_empty(), "there is no key to seal it with");
}

#[test]
fn what_no_copy_took_can_wait_elsewhere_sealed() {
    let (local, safety, ring, _) = one_sealed();
    local.be(Mood::Full);
    safety.be(Mood::Blocked);
    let vault = opened(&local, &safety, &ring, 2);
    write(&vault, &entry(3), "not stored anywhere", 7);
    let stash = vault.held_sealed();
    assert_eq!(stash.len(), 1);
    assert!(stash[0].0.starts_with("rt2:") && !stash[0].1.contains("stored"));
    local.be(Mood::Well);
    safety.be(Mood::Well);
    let fresh = opened(&local, &safety, &ring, 3);
    let strangers = held_under_another_lock();
    assert!(fresh.take_held(&strangers).is_empty(), "they stay where they wait");
    let both = [strangers, stash.clone()].concat();
    assert_eq!(fresh.take_held(&both), [stash[0].0.as_str()]);
    assert_eq!(block_on(fresh.retry_unsaved()), Standing::Both);
    assert_eq!(words(&opened(&local, &safety, &ring, 4), &entry(3)), ["not stored anywhere"]);
}

fn held_under_another_lock() -> Vec<(String, String)> {
    let (local, safety) = copies();
    let ring = keyring(2);
    let (header, keys) = new_lock(2, 2);
    ring.open(keys, &header);
    local.be(Mood::Full);
    safety.be(Mood::Full);
    let vault = opened(&local, &safety, &ring, 5);
    write(&vault, &entry(3), "of another lock", 7);
    let held = vault.held_sealed();
    assert_eq!(held.len(), 1);
    held
}

#[test]
fn what_a_newer_version_sealed_stays_newer_in_both_copies() {
    let (local, safety, ring, name) = one_sealed();
    let newer = newer_frame(&name);
    local.set(&name, &newer);
    safety.lose(&name);
    let vault = opened(&local, &safety, &ring, 2);
    assert_eq!(vault.read_now(&entry(1)), Err(ReadError::Unreadable(Why::Newer)));
    assert_eq!((local.value(&name), safety.value(&name)), (Some(newer.clone()), Some(newer)));
}

#[test]
fn the_meter_counts_what_is_stored() {
    let (local, safety, ring, _) = one_sealed();
    let vault = opened(&local, &safety, &ring, 2);
    block_on(vault.measure());
    for number in 5..15 {
        write(&vault, &entry(number), "some more words", number);
    }
    assert_eq!(vault.meter().expect("it was measured").used, local.used() as u64);
}

/// A copy that counts how often it is given or rid of several values at once.
#[derive(Clone)]
struct Batches {
    inner: SimShelf,
    times: std::rc::Rc<std::cell::Cell<usize>>,
}

impl Shelf for Batches {
    async fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.inner.keys().await
    }
    async fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.inner.get(key).await
    }
    async fn put(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.inner.put(key, value).await
    }
    async fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.inner.remove(key).await
    }
    async fn put_all(&self, values: &[(String, String)]) -> Result<(), ShelfError> {
        self.times.set(self.times.get() + 1);
        self.inner.put_all(values).await
    }
    async fn remove_all(&self, keys: &[String]) -> Result<(), ShelfError> {
        self.times.set(self.times.get() + 1);
        self.inner.remove_all(keys).await
    }
}

#[test]
fn what_goes_to_a_copy_together_goes_together_under_a_lock_too() {
    let ring = keyring(1);
    let (header, keys) = new_lock(1, 1);
    ring.open(keys, &header);
    let copy = Batches { inner: SimShelf::safety(), times: Default::default() };
    let sealing = Sealing::new(copy.clone(), ring);
    let values: Vec<(String, String)> =
        (0..64).map(|number| (format!("rt1:{}:1aaaa.:", entry(number)), format!("value {number}"))).collect();
    for round in 1..=2 {
        assert_eq!(block_on(sealing.put_all(&values)), Ok(()));
        assert_eq!(copy.times.take(), 1, "round {round}");
    }
    for (key, value) in &values {
        assert_eq!(block_on(sealing.get(key)).as_ref(), Ok(&Some(value.clone())));
    }
    assert!(copy.inner.all().keys().all(|key| key == header.key() || key.starts_with("rt2:")));
    let keys: Vec<String> = values.into_iter().map(|(key, _)| key).collect();
    assert_eq!(block_on(sealing.remove_all(&keys)), Ok(()));
    assert_eq!((copy.times.take(), copy.inner.all().len()), (1, 1), "only the header is left");
}
