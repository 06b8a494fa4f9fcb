//! Journals as the app itself would have written them: the app's own vault over two copies in memory.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context as Turn, Poll, Waker};

use anyhow::{Context, Result, bail};
use rethread_core::content;
use rethread_core::record::{Body, Entry, Preferences, Ties};
use rethread_core::vault::{Begun, RecordId, Shelf, ShelfError, State, Vault, writer_name};

use crate::place::Place;

/// Room of localStorage in UTF-16 units, as the app counts it.
pub const ROOM: u64 = 5_242_880;
/// Words of an entry.
pub const LENGTH: usize = 300;
const SAMPLES: &str = "core/tests/vault/entries.txt";
/// Something no marker between two entries reaches.
const SHORTEST: usize = 50;
/// The first entry is begun in September 2017 and the others six hours apart.
const FIRST_MS: u64 = 1_504_300_000_000;
const APART_MS: u64 = 6 * 60 * 60 * 1000;

/// Entries by several voices, end to end.
#[derive(Debug)]
pub struct Words {
    words: Vec<String>,
    starts: Vec<usize>,
}

impl Words {
    /// Reads the sample entries, one to a line.
    pub fn read(place: &Place) -> Result<Words> {
        let text = std::fs::read_to_string(place.root.join(SAMPLES)).context(SAMPLES)?;
        let mut words = Words { words: Vec::new(), starts: Vec::new() };
        for line in text.lines().filter(|line| line.split(' ').count() > SHORTEST) {
            words.starts.push(words.words.len());
            words.words.extend(line.split(' ').map(str::to_owned));
        }
        if words.starts.is_empty() {
            bail!("{SAMPLES} holds no entry");
        }
        Ok(words)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// An entry of 300 words: the samples in turn, each from another word on at every round.
    pub fn entry(&self, number: u64) -> Entry {
        let number = number as usize;
        let start = self.starts.get(number % self.count()).copied().unwrap_or(0) + 13 * (number / self.count());
        let words = self.words.iter().cycle().skip(start % self.words.len()).take(LENGTH);
        let text = words.map(String::as_str).collect::<Vec<_>>().join(" ");
        let feelings = ["uneasy", "tender"].map(str::to_owned).to_vec();
        let ties = Ties { contexts: content::Context::read(&["family".into()]), ..Ties::default() };
        Entry { text, feelings, ties, ..Entry::default() }
    }
}

/// A copy in memory, with as much room as it is given.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    values: Rc<RefCell<BTreeMap<String, String>>>,
    used: Rc<RefCell<u64>>,
    room: Option<u64>,
}

impl Shelf for Memory {
    async fn keys(&self) -> Result<Vec<String>, ShelfError> {
        Ok(self.values.borrow().keys().cloned().collect())
    }
    async fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.get_now(key)
    }
    async fn put(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        let used = *self.used.borrow() + units(key) + units(value);
        if self.room.is_some_and(|room| used > room) {
            return Err(ShelfError::Full);
        }
        *self.used.borrow_mut() = used;
        self.values.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }
    async fn remove(&self, key: &str) -> Result<(), ShelfError> {
        if let Some(value) = self.values.borrow_mut().remove(key) {
            *self.used.borrow_mut() -= units(key) + units(&value);
        }
        Ok(())
    }
    fn get_now(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Ok(self.values.borrow().get(key).cloned())
    }
    fn used_now(&self) -> Option<u64> {
        Some(*self.used.borrow())
    }
}

/// UTF-16 units of a text.
pub fn units(text: &str) -> u64 {
    text.encode_utf16().count() as u64
}

/// Both copies of a journal.
#[derive(Debug, Default)]
pub struct Journal {
    /// What localStorage holds.
    pub local: BTreeMap<String, String>,
    /// What IndexedDB holds.
    pub safety: BTreeMap<String, String>,
}

/// A journal of `count` entries by someone who has been welcomed. What is full takes no more; the other copy goes on.
pub fn journal(words: &Words, count: u64) -> Result<Journal> {
    let (local, safety) = (Memory { room: Some(ROOM), ..Memory::default() }, Memory::default());
    let vault = Vault::new(local.clone(), safety.clone(), writer_name(1), ROOM);
    now(vault.open_safety())?;
    vault.measure();
    now(vault.hold_reserve())?;
    let app = RecordId::singleton(Preferences::KIND, "app").context("a name for the choices")?;
    let welcomed = Preferences { welcomed: true, ..Preferences::default() };
    let finish = |begun: Begun| now(vault.finish(begun));
    finish(vault.begin(&app, &[], State::Kept, welcomed.to_json(), FIRST_MS))?;
    for number in 0..count {
        let at = FIRST_MS + number * APART_MS;
        // Chance is another number for each: what sorts and fits is the same for any.
        let id = RecordId::new(Entry::KIND, at, number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20);
        finish(vault.begin(&id, &[], State::Kept, words.entry(number).to_json(), at))?;
    }
    Ok(Journal { local: local.values.take(), safety: safety.values.take() })
}

/// What copies in memory come to, which never have to be waited for.
fn now<T>(work: impl Future<Output = T>) -> Result<T> {
    match pin!(work).poll(&mut Turn::from_waker(Waker::noop())) {
        Poll::Ready(done) => Ok(done),
        Poll::Pending => bail!("memory had to be waited for"),
    }
}
