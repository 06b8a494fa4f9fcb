//! Checking: every revision compared in both copies, damage set aside and mended from the good twin.

use super::frame;
use super::id::Key;
use super::read::{Unreadable, Why, parse};
use super::{Shelf, ShelfError, Vault};

/// What a copy has under a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum There {
    /// A value that reads well.
    Good,
    /// A value for a newer version or under a lock: as good, and not for us.
    NotForUs,
    /// Something else.
    Damaged,
    /// Nothing.
    Nothing,
    /// It cannot be asked.
    Unknown,
}

/// What a copy answered under a key.
pub(super) fn there(key: &str, found: &Result<Option<String>, ShelfError>) -> There {
    match found {
        Ok(Some(value)) => match parse(key, value) {
            Ok(_) => There::Good,
            Err(Why::Damaged) => There::Damaged,
            Err(_) => There::NotForUs,
        },
        Ok(None) => There::Nothing,
        Err(_) => There::Unknown,
    }
}

/// What checking a revision came to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Checked {
    /// It is in no copy any more.
    Gone,
    /// It could be read wherever it stands.
    Whole,
    /// Damage or a gap in one copy was mended from elsewhere.
    Mended,
    /// No copy could give it readably to this version.
    Unreadable,
}

/// A round of checking every revision once, and what it came to so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Round {
    /// Revisions there are.
    pub total: usize,
    /// Revisions looked at.
    pub read: usize,
    /// Of those, how many were mended.
    pub mended: usize,
    /// Of those, how many could not be read.
    pub unreadable: usize,
    /// The revision checked last.
    last: Option<Key>,
}

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// Checks the next revisions of a round, up to `count`. Returns whether there may be more.
    pub async fn check_next(&self, round: &mut Round, count: usize) -> bool {
        let keys = {
            let log = self.log.borrow();
            round.total = log.all().filter(|stored| stored.exists()).count();
            log.after(round.last.as_ref(), count)
        };
        // After the last of all it would begin again.
        let keys: Vec<Key> = keys.into_iter().filter(|key| round.last.as_ref().is_none_or(|last| key > last)).collect();
        for key in &keys {
            match self.check(key).await {
                Checked::Gone => continue,
                Checked::Whole => {}
                Checked::Mended => round.mended += 1,
                Checked::Unreadable => round.unreadable += 1,
            }
            round.read += 1;
        }
        if let Some(last) = keys.into_iter().next_back() {
            round.last = Some(last);
            return true;
        }
        false
    }

    /// Checks up to `count` revisions in both copies, going round all of them in turns. Returns how many there are.
    pub async fn verify_some(&self, count: usize) -> usize {
        let (keys, total) = {
            let log = self.log.borrow();
            let mut checked = self.checked.borrow_mut();
            if checked.is_none() {
                // Somewhere else at each visit: short visits would check the same few for ever.
                *checked = log.at_chance(self.writer.as_str());
            }
            (log.after(checked.as_ref(), count), log.count())
        };
        if let Some(last) = keys.last() {
            *self.checked.borrow_mut() = Some(last.clone());
        }
        for key in &keys {
            self.check(key).await;
        }
        total
    }

    /// Compares a revision in both copies. Damage in one is set aside there and mended from the other; damage in both
    /// is noted and left as it stands. A copy that cannot be asked is left alone.
    pub(super) async fn check(&self, key: &Key) -> Checked {
        let text = key.to_string();
        let (local, safety) = (self.local.get(&text).await, self.safety.get(&text).await);
        let held = self.log.borrow().get(key).and_then(|stored| stored.value.clone());
        if matches!((&local, &safety, &held), (Ok(None), Ok(None) | Err(ShelfError::Blocked), None)) {
            // Another tab dropped it, or the person cleared everything.
            if let Some(stored) = self.log.borrow_mut().entry(key) {
                stored.local = false;
                stored.safety &= safety.is_err();
            }
            return Checked::Gone;
        }
        let (in_local, in_safety) = (there(&text, &local), there(&text, &safety));
        let again = || self.remembered(key).map(|found| frame::write(&text, &found.to_bytes()));
        let held = match (in_local, in_safety) {
            (There::Good, _) | (_, There::Good) => None,
            _ => held.filter(|value| parse(&text, value).is_ok()).or_else(again),
        };
        let source = match (local.as_ref().ok().cloned().flatten(), safety.as_ref().ok().cloned().flatten(), held) {
            (Some(value), _, _) if in_local == There::Good => value,
            (_, Some(value), _) if in_safety == There::Good => value,
            (_, _, Some(value)) => value,
            (local_value, safety_value, None) => {
                self.note_both(key, local, safety);
                match (local_value, safety_value) {
                    (Some(value), _) if in_local == There::NotForUs => value,
                    (_, Some(value)) if in_safety == There::NotForUs => value,
                    _ => return Checked::Unreadable,
                }
            }
        };
        let readable = parse(&text, &source).is_ok();
        if readable {
            self.unreadable.borrow_mut().retain(|unreadable| unreadable.key != text);
        }
        let now_local = match in_local {
            There::Good | There::NotForUs => true,
            There::Damaged | There::Nothing => self.put_local(&text, &source).await.is_ok(),
            There::Unknown => false,
        };
        let now_safety = match in_safety {
            There::Good | There::NotForUs => true,
            There::Damaged | There::Nothing => place(&self.safety, &text, &source).await.is_ok(),
            There::Unknown => false,
        };
        let mut log = self.log.borrow_mut();
        if let Some(stored) = log.entry(key) {
            stored.damaged = false;
            stored.local = now_local;
            stored.safety = now_safety;
            stored.value = None;
        }
        // Kept at hand until the copy that pages read from has it.
        if !now_local || !now_safety || (readable && in_local == There::NotForUs) {
            log.hold(key, source);
        }
        let put_right = |found: There, now: bool| now && matches!(found, There::Damaged | There::Nothing);
        match readable {
            false => Checked::Unreadable,
            true if put_right(in_local, now_local) || put_right(in_safety, now_safety) => Checked::Mended,
            true => Checked::Whole,
        }
    }

    /// Notes what no copy could give. Once no copy is left to ask, what stood before a damaged revision stands again.
    fn note_both(
        &self,
        key: &Key,
        local: Result<Option<String>, ShelfError>,
        safety: Result<Option<String>, ShelfError>,
    ) {
        let settled = |found: &Result<_, _>| matches!(found, Ok(_) | Err(ShelfError::Blocked));
        let for_good = settled(&local) && settled(&safety);
        let (text, local, safety) = (key.to_string(), local.ok().flatten(), safety.ok().flatten());
        let all = || [&local, &safety].into_iter().flatten().filter_map(|value| parse(&text, value).err());
        let Some(why) = all().find(|why| *why != Why::Damaged).or_else(|| all().next()) else { return };
        if why == Why::Damaged
            && let Some(stored) = self.log.borrow_mut().entry(key)
        {
            stored.damaged = for_good;
        }
        self.note_unreadable(Unreadable { key: text, why, local, safety });
    }
}

/// How a value came to stand under its key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Placed {
    /// There was nothing.
    Anew,
    /// Damaged text was set aside for it.
    InPlaceOfDamage,
    /// It, or what a newer version made of it, was there.
    Before,
}

/// Puts a value under its key and reads it back, since a write can be lost without a word. Damaged text that stands
/// there is first set aside under a key of its own; what reads well or is not for us stays as it is.
pub(super) async fn place<T: Shelf>(shelf: &T, key: &str, value: &str) -> Result<Placed, ShelfError> {
    let placed = match shelf.get(key).await? {
        None => Placed::Anew,
        Some(same) if same == value => return Ok(Placed::Before),
        Some(other) => {
            if parse(key, &other).err() != Some(Why::Damaged) {
                return Ok(Placed::Before);
            }
            set_aside(shelf, key, &other).await?;
            Placed::InPlaceOfDamage
        }
    };
    shelf.put(key, value).await?;
    if shelf.get(key).await?.as_deref() == Some(value) { Ok(placed) } else { Err(ShelfError::Failed) }
}

/// What the key of a damaged text begins with.
pub(super) const ASIDE: &str = "rt1-aside:";

/// How many damaged texts of one revision are kept.
const ASIDES: usize = 8;

/// Keeps a damaged text beside earlier ones of the same key, and reads it back.
pub(super) async fn set_aside<T: Shelf>(shelf: &T, key: &str, damaged: &str) -> Result<(), ShelfError> {
    let mut aside = [ASIDE, key].concat();
    for _ in 0..ASIDES {
        match shelf.get(&aside).await? {
            None => {
                shelf.put(&aside, damaged).await?;
                let there = shelf.get(&aside).await?;
                return if there.as_deref() == Some(damaged) { Ok(()) } else { Err(ShelfError::Failed) };
            }
            Some(same) if same == damaged => return Ok(()),
            Some(_) => aside.push('~'),
        }
    }
    Err(ShelfError::Full)
}
