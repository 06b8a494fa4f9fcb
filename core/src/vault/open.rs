//! Opening: what exists, from the keys of both copies, and repair of whichever copy is short.

use super::backup::JOURNAL;
use super::id::{Key, PREFIX};
use super::log::Stored;
use super::read::{Unreadable, Why};
use super::{FrameError, Shelf, ShelfError, Vault, frame};

/// How often what another tab spoke of is asked for before it counts as never written.
const PATIENCE: u8 = 20;

/// What the local copy held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opened {
    /// Whether the local copy could be asked at all.
    pub local: Result<(), ShelfError>,
    /// How many revisions it named.
    pub revisions: usize,
}

/// What the union of both copies came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repairs {
    /// Whether the local copy could be asked.
    pub local: Result<(), ShelfError>,
    /// Whether the safety copy could be asked.
    pub safety: Result<(), ShelfError>,
    /// Revisions brought into the local copy.
    pub to_local: usize,
    /// Revisions brought into the safety copy.
    pub to_safety: usize,
    /// Whether records came to light that the local copy did not name.
    pub found_more: bool,
}

/// How many keys are read before whoever else has something to do has a turn.
pub(super) const KEYS_AT_ONCE: usize = 64;

/// Lets nothing else have a turn.
pub(super) async fn at_once() {}

/// Which copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Copy {
    Local,
    Safety,
}

impl Copy {
    fn holds(self, stored: &mut Stored) -> &mut bool {
        match self {
            Copy::Local => &mut stored.local,
            Copy::Safety => &mut stored.safety,
        }
    }
}

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// Learns what the local copy names. Reads no value, so it takes the same time for short and long records. Over a
    /// localStorage shelf all of it is done by the first poll.
    pub async fn open_local(&self) -> Opened {
        self.learn_local(at_once, |_| ()).await
    }

    /// `named` hears every key of the copy.
    async fn learn_local(&self, turn: impl AsyncFn(), named: impl FnMut(&str)) -> Opened {
        let asking = self.seek(Copy::Local);
        let keys = match self.local.keys().await {
            Ok(keys) => keys,
            Err(error) => return Opened { local: Err(error), revisions: 0 },
        };
        let (revisions, _, foreign) = self.learn(Copy::Local, asking, keys, turn, named).await;
        for key in foreign {
            let local = self.local.get_now(&key).ok().flatten();
            self.note_unreadable(Unreadable { key, why: Why::Foreign, local, safety: None });
        }
        Opened { local: Ok(()), revisions }
    }

    /// Learns what the safety copy names. Returns whether that brought records to light.
    pub(super) async fn learn_safety(&self, turn: impl AsyncFn()) -> Result<bool, ShelfError> {
        // What is written while the keys are under way is not among them, and is there all the same.
        let asking = self.seek(Copy::Safety);
        let keys = self.safety.keys().await?;
        let (_, found_more, foreign) = self.learn(Copy::Safety, asking, keys, turn, |_| ()).await;
        for key in foreign {
            let safety = self.safety.get(&key).await.ok().flatten();
            self.note_unreadable(Unreadable { key, why: Why::Foreign, local: None, safety });
        }
        Ok(found_more)
    }

    /// Notes what a copy is known to hold before it is asked for all it holds.
    fn seek(&self, copy: Copy) -> u32 {
        self.log.borrow_mut().seek(|stored| *copy.holds(stored))
    }

    /// Takes in what a copy names: how many revisions, whether that brought records to light, and what is none of ours
    /// and says it is. What it held before and does not name is gone from it; nothing counts as gone before all is read.
    async fn learn(
        &self,
        copy: Copy,
        asking: u32,
        keys: Vec<String>,
        turn: impl AsyncFn(),
        mut named: impl FnMut(&str),
    ) -> (usize, bool, Vec<String>) {
        let (mut revisions, mut found_more, mut foreign) = (0, false, Vec::new());
        // Handing over all keys took a turn of its own.
        turn().await;
        for (number, text) in keys.into_iter().enumerate() {
            if number % KEYS_AT_ONCE == KEYS_AT_ONCE - 1 {
                turn().await;
            }
            named(&text);
            let Some(key) = Key::parse(&text) else {
                if text.starts_with(PREFIX) {
                    foreign.push(text);
                } else if text.starts_with(JOURNAL) {
                    self.journals.borrow_mut().take_in(&text);
                }
                continue;
            };
            revisions += 1;
            if let Some(stored) = self.log.borrow_mut().take_in(key) {
                found_more |= !stored.exists();
                *copy.holds(stored) = true;
                stored.sought = 0;
            }
        }
        let mut log = self.log.borrow_mut();
        for stored in log.all_mut().filter(|stored| stored.sought == asking) {
            stored.sought = 0;
            *copy.holds(stored) = false;
        }
        (revisions, found_more, foreign)
    }

    /// Learns what both copies name, counts the room used, and brings each copy what it lacks, whole values only.
    pub async fn open_safety(&self) -> Repairs {
        self.open_safety_in_turns(at_once).await
    }

    /// The same, asking every so often whether somebody else should have a turn.
    pub async fn open_safety_in_turns(&self, turn: impl AsyncFn()) -> Repairs {
        let mut measuring = self.measuring();
        let local = self.learn_local(&turn, |key| measuring.take_in(key)).await;
        measuring.end(local.local.is_ok());
        let mut repairs = Repairs { local: local.local, safety: Ok(()), to_local: 0, to_safety: 0, found_more: false };
        match self.learn_safety(&turn).await {
            Ok(found_more) => repairs.found_more = found_more,
            Err(error) => repairs.safety = Err(error),
        }
        // Before what they name: a crash must not leave what was restored without what undoes it.
        self.mend_journals().await;
        let short: Vec<(Key, bool, bool)> = self
            .log
            .borrow()
            .all()
            .filter(|stored| !(stored.local && stored.safety))
            .map(|stored| (stored.key.clone(), stored.local, stored.safety))
            .collect();
        for (key, in_local, in_safety) in short {
            if in_safety && !in_local {
                repairs.to_local += usize::from(self.bring_to_local(&key).await);
            } else if in_local && !in_safety && repairs.safety.is_ok() {
                repairs.to_safety += usize::from(self.bring_to_safety(&key).await);
            }
        }
        repairs
    }

    /// Takes in what another tab says it wrote. Returns whether anything new came to light.
    ///
    /// A message can outrun the value it speaks of: what is in neither copy yet is remembered and asked for again, some
    /// times. What was known before and is gone was dropped there, and is not waited for.
    pub async fn absorb(&self, keys: &[String]) -> bool {
        let mut asked: Vec<(Key, u8)> = self.awaited.take();
        asked.extend(keys.iter().filter_map(|text| Some((Key::parse(text)?, PATIENCE))));
        let mut found = false;
        for (key, patience) in asked {
            let text = key.to_string();
            let in_local = matches!(self.local.get(&text).await, Ok(Some(_)));
            let in_safety = matches!(self.safety.get(&text).await, Ok(Some(_)));
            if !in_local && !in_safety {
                if patience > 0 && self.log.borrow().get(&key).is_none() {
                    self.awaited.borrow_mut().push((key, patience - 1));
                }
                continue;
            }
            if let Some(stored) = self.log.borrow_mut().entry(&key) {
                found |= !stored.exists();
                stored.local |= in_local;
                stored.safety |= in_safety;
            }
            if !in_local {
                self.bring_to_local(&key).await;
            }
        }
        found
    }

    /// Whether another tab spoke of something that has not arrived.
    pub fn is_awaiting(&self) -> bool {
        !self.awaited.borrow().is_empty()
    }

    /// Copies a whole value from the safety copy to the local one. While that is refused, the value stays at hand.
    pub(super) async fn bring_to_local(&self, key: &Key) -> bool {
        let text = key.to_string();
        let Ok(Some(value)) = self.safety.get(&text).await else { return false };
        if !worth_copying(&text, &value) {
            return false;
        }
        let put = self.put_local(&text, &value).await;
        let mut log = self.log.borrow_mut();
        if let Some(stored) = log.entry(key) {
            stored.local = put.is_ok();
            stored.value = None;
        }
        if put.is_err() {
            log.hold(key, value);
        }
        put.is_ok()
    }

    async fn bring_to_safety(&self, key: &Key) -> bool {
        let text = key.to_string();
        let Ok(Some(value)) = self.local.get(&text).await else { return false };
        if !worth_copying(&text, &value) {
            return false;
        }
        let put = self.safety.put(&text, &value).await.is_ok();
        let mut log = self.log.borrow_mut();
        if let Some(stored) = log.entry(key) {
            stored.safety |= put;
            stored.value = None;
        }
        // Held until the safety copy takes it, so that nobody is told that both have it.
        if !put {
            log.hold(key, value);
        }
        put
    }
}

/// Whether a value is whole. What a newer version wrote is, and only not for us.
fn worth_copying(key: &str, value: &str) -> bool {
    matches!(frame::read(key, value), Ok(_) | Err(FrameError::FutureVersion(_) | FrameError::Sealed))
}
