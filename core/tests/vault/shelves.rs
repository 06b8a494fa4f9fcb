//! A shelf for tests: it can be slow, blocked, full, flaky or a liar, and it forgets on a crash what was not on disk.

use rethread_core::vault::{Shelf, ShelfError};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

/// How a shelf answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Does what it is asked.
    Well,
    /// Lets nobody in.
    Blocked,
    /// Has no room for more.
    Full,
    /// Fails at everything.
    Failing,
    /// Fails now and then.
    Flaky,
    /// Says that it kept a value and forgets it at once.
    Lying,
}

/// One change, for going back to what was on disk.
#[derive(Debug, Clone)]
enum Change {
    Put(String, String),
    Removed(String),
}

/// Whether a value reads well under its key.
#[derive(Clone)]
pub struct Counts(pub Rc<Reads>);

/// Asked with a stored key and its text.
type Reads = dyn Fn(&str, &str) -> bool;

impl fmt::Debug for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Counts")
    }
}

#[derive(Debug, Default)]
struct Disk {
    now: BTreeMap<String, String>,
    /// As of the last time everything was on disk.
    flushed: BTreeMap<String, String>,
    since: Vec<Change>,
    /// Keys that this copy took in honestly and has had no bad luck with; true once on disk.
    promised: BTreeMap<String, bool>,
    mood: Option<Mood>,
    limit: Option<usize>,
    luck: u64,
    /// Which values count as taken in; damage that is carried over does not.
    counts: Option<Counts>,
    /// How many more changes happen before the browser dies, shared with the other copy.
    life: Option<Rc<Cell<usize>>>,
    /// How many more changes go well before each one fails, shared with whichever copy fails with it.
    strength: Option<Rc<Cell<usize>>>,
    /// How many more requests are answered before everything fails.
    answers: Option<usize>,
}

/// A copy of the vault that several tabs share.
#[derive(Debug, Clone)]
pub struct SimShelf {
    disk: Rc<RefCell<Disk>>,
    /// Answers at once and is on disk later, as localStorage; or the other way round, as IndexedDB.
    at_once: bool,
}

impl SimShelf {
    /// Like localStorage: answers at once, on disk some time later.
    pub fn local() -> SimShelf {
        SimShelf { disk: Rc::default(), at_once: true }
    }

    /// Like IndexedDB: answers late, and is on disk when it does.
    pub fn safety() -> SimShelf {
        SimShelf { disk: Rc::default(), at_once: false }
    }

    /// The same copy, answering at once.
    pub fn at_once(&self) -> SimShelf {
        SimShelf { at_once: true, ..self.clone() }
    }

    pub fn be(&self, mood: Mood) -> &SimShelf {
        self.disk.borrow_mut().mood = Some(mood);
        self
    }

    /// Gives it room for so many UTF-16 units in all.
    pub fn limit(&self, units: Option<usize>) {
        self.disk.borrow_mut().limit = units;
    }

    pub fn seed(&self, luck: u64) {
        self.disk.borrow_mut().luck = luck | 1;
    }

    /// Answers for those values only that count.
    pub fn answer_for(&self, counts: Counts) {
        self.disk.borrow_mut().counts = Some(counts);
    }

    /// Does nothing more once so many changes were made, here and wherever else this is counted.
    pub fn live_for(&self, changes: Option<&Rc<Cell<usize>>>) {
        self.disk.borrow_mut().life = changes.cloned();
    }

    /// Fails at every change once so many were made, here and wherever else this is counted. It can still be read.
    pub fn fail_after(&self, changes: Option<&Rc<Cell<usize>>>) {
        self.disk.borrow_mut().strength = changes.cloned();
    }

    /// Answers so many requests more, and then nothing.
    pub fn fall_silent_after(&self, requests: Option<usize>) {
        self.disk.borrow_mut().answers = requests;
    }

    /// Everything there is gets onto the disk.
    pub fn flush(&self) {
        let mut disk = self.disk.borrow_mut();
        disk.flushed = disk.now.clone();
        disk.since.clear();
        disk.promised.values_mut().for_each(|on_disk| *on_disk = true);
    }

    /// The browser dies: of what was not on disk, a first part made it there.
    pub fn crash(&self) {
        let survived = {
            let mut disk = self.disk.borrow_mut();
            match disk.since.len() {
                0 => 0,
                several => disk.chance(several as u64 + 1) as usize,
            }
        };
        self.crash_with(survived);
    }

    /// The browser dies, and of what was not on disk just the first `survived` changes made it there.
    pub fn crash_with(&self, survived: usize) {
        let mut disk = self.disk.borrow_mut();
        let mut now = disk.flushed.clone();
        let changes: Vec<Change> = disk.since.drain(..).take(survived).collect();
        for change in changes {
            match change {
                Change::Put(key, value) => {
                    // Damage that was carried over can have stood here before what was promised.
                    let is_good = disk.counts.as_ref().is_none_or(|counts| counts.0(&key, &value));
                    if let Some(on_disk) = disk.promised.get_mut(&key).filter(|_| is_good) {
                        *on_disk = true;
                    }
                    now.insert(key, value);
                }
                Change::Removed(key) => {
                    now.remove(&key);
                }
            }
        }
        disk.promised.retain(|_, on_disk| *on_disk);
        disk.now = now.clone();
        disk.flushed = now;
    }

    /// The browser clears this copy.
    pub fn wipe(&self) {
        let mut disk = self.disk.borrow_mut();
        let Disk { now, flushed, since, promised, .. } = &mut *disk;
        now.clear();
        flushed.clear();
        since.clear();
        promised.clear();
    }

    /// Puts any text under any key, behind the vault's back and onto the disk.
    pub fn set(&self, key: &str, value: &str) {
        self.flush();
        let mut disk = self.disk.borrow_mut();
        disk.promised.remove(key);
        disk.now.insert(key.to_owned(), value.to_owned());
        disk.flushed.insert(key.to_owned(), value.to_owned());
        disk.excuse();
    }

    /// Loses one value, as a browser does that finds itself over quota after two tabs wrote.
    pub fn lose(&self, key: &str) {
        self.flush();
        let mut disk = self.disk.borrow_mut();
        disk.promised.remove(key);
        disk.now.remove(key);
        disk.flushed.remove(key);
        disk.excuse();
    }

    pub fn all(&self) -> BTreeMap<String, String> {
        self.disk.borrow().now.clone()
    }

    /// The keys of revisions.
    pub fn revisions(&self) -> Vec<String> {
        self.disk.borrow().now.keys().filter(|key| key.starts_with("rt1:")).cloned().collect()
    }

    pub fn value(&self, key: &str) -> Option<String> {
        self.disk.borrow().now.get(key).cloned()
    }

    /// The keys of values that stand here, whoever can read them.
    pub fn values(&self) -> Vec<String> {
        let is_value = |key: &&String| key.starts_with("rt1:") || key.starts_with("rt2:");
        self.disk.borrow().now.keys().filter(is_value).cloned().collect()
    }

    /// Keys that this copy took in, and nothing happened to them that it cannot help.
    pub fn promised(&self) -> Vec<String> {
        self.disk.borrow().promised.keys().cloned().collect()
    }

    pub fn used(&self) -> usize {
        self.disk.borrow().used()
    }

    async fn wait(&self) {
        if !self.at_once {
            let turns = self.disk.borrow_mut().chance(4);
            Turns(turns).await;
        }
    }

    async fn live_on(&self) {
        let life = self.disk.borrow().life.clone();
        match life.as_ref().map(|life| (life, life.get())) {
            Some((_, 0)) => std::future::pending().await,
            Some((life, left)) => life.set(left - 1),
            None => {}
        }
    }

    fn asked_to_change(&self) -> Result<Mood, ShelfError> {
        if let Some(strength) = &self.disk.borrow().strength {
            strength.set(strength.get().checked_sub(1).ok_or(ShelfError::Failed)?);
        }
        self.asked()
    }

    fn asked(&self) -> Result<Mood, ShelfError> {
        let mut disk = self.disk.borrow_mut();
        if let Some(answers) = &mut disk.answers {
            *answers = answers.checked_sub(1).ok_or(ShelfError::Failed)?;
        }
        match disk.mood.unwrap_or(Mood::Well) {
            Mood::Blocked => Err(ShelfError::Blocked),
            Mood::Failing => Err(ShelfError::Failed),
            Mood::Flaky if disk.chance(3) == 0 => Err(ShelfError::Failed),
            mood => Ok(mood),
        }
    }
}

impl Disk {
    /// What was dropped because a later revision stood here cannot be asked of a copy that lost the later one.
    fn excuse(&mut self) {
        let Disk { now, promised, .. } = self;
        promised.retain(|key, _| now.contains_key(key));
    }

    fn chance(&mut self, of: u64) -> u64 {
        self.luck = self.luck.max(1);
        self.luck ^= self.luck << 13;
        self.luck ^= self.luck >> 7;
        self.luck ^= self.luck << 17;
        self.luck % of
    }

    fn used(&self) -> usize {
        self.now.iter().map(|(key, value)| key.encode_utf16().count() + value.encode_utf16().count()).sum()
    }
}

impl Shelf for SimShelf {
    async fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.wait().await;
        self.asked()?;
        let keys = self.disk.borrow().now.keys().cloned().collect();
        self.wait().await;
        Ok(keys)
    }

    async fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.wait().await;
        self.get_any(key)
    }

    async fn put(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.wait().await;
        self.live_on().await;
        match self.asked_to_change()? {
            Mood::Full => return Err(ShelfError::Full),
            Mood::Lying => return Ok(()),
            _ => {}
        }
        {
            let mut disk = self.disk.borrow_mut();
            let before = disk.now.insert(key.to_owned(), value.to_owned());
            if disk.limit.is_some_and(|limit| disk.used() > limit) {
                match before {
                    Some(before) => disk.now.insert(key.to_owned(), before),
                    None => disk.now.remove(key),
                };
                return Err(ShelfError::Full);
            }
            disk.since.push(Change::Put(key.to_owned(), value.to_owned()));
            if disk.counts.as_ref().is_none_or(|counts| counts.0(key, value)) {
                disk.promised.insert(key.to_owned(), false);
            }
        }
        if !self.at_once {
            self.flush();
        }
        // Written, and the answer still under way: a tab can die in between.
        self.wait().await;
        Ok(())
    }

    async fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.wait().await;
        self.live_on().await;
        self.asked_to_change()?;
        {
            let mut disk = self.disk.borrow_mut();
            disk.now.remove(key);
            if disk.mood == Some(Mood::Full) {
                // With no room for it sealed, it was left to the other copy.
                disk.promised.remove(key);
                disk.excuse();
            }
            disk.since.push(Change::Removed(key.to_owned()));
        }
        if !self.at_once {
            self.flush();
        }
        self.wait().await;
        Ok(())
    }

    fn get_now(&self, key: &str) -> Result<Option<String>, ShelfError> {
        if self.at_once { self.get_any(key) } else { Err(ShelfError::Blocked) }
    }
}

impl SimShelf {
    fn get_any(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.asked()?;
        Ok(self.value(key))
    }
}

/// Ready after being asked so many times.
struct Turns(u64);

impl Future for Turns {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.0 == 0 {
            return Poll::Ready(());
        }
        self.0 -= 1;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}
