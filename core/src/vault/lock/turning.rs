//! Moving what is stored to the names it should stand under: sealed by the current key, or readable while the lock is
//! being taken away.
//!
//! Each copy is gone through by itself, the safety copy first. A value is put under its new name and read back before the
//! old name goes, so that it can be cut off anywhere and gone on with. Nothing is judged: what is damaged or for a newer
//! version is carried over as it stands.

use super::super::check::set_aside;
use super::super::frame::Parts;
use super::super::open::KEYS_AT_ONCE;
use super::super::read::{Why, parse};
use super::super::room::RESERVE_KEY;
use super::super::save::Outcome;
use super::super::shelf::{Shelf, ShelfError};
use super::super::{Key, Vault};
use super::keyring::{Keyring, is_sealable};
use super::name::SEALED_PREFIX;
use super::sealed::Opened;
use super::sealing::Sealing;
use std::rc::Rc;

/// How many values are moved before whoever else has something to do has a turn.
const AT_ONCE: usize = 32;

/// What became of everything that was to be moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turned {
    /// How many values were moved, in both copies.
    pub moved: usize,
    /// What only the safety copy has now, because the local one is full.
    pub only_safety: Vec<String>,
    /// The plain keys of what could not be moved.
    pub left: Vec<String>,
    /// Whether the local copy could be asked and changed.
    pub local: Result<(), ShelfError>,
    /// Whether the safety copy could be asked and changed.
    pub safety: Result<(), ShelfError>,
}

impl Turned {
    pub(super) fn nothing() -> Turned {
        Turned { moved: 0, only_safety: Vec::new(), left: Vec::new(), local: Ok(()), safety: Ok(()) }
    }

    /// Whether all is as it was meant to be, in every copy that lets anybody in.
    pub fn is_done(&self) -> bool {
        let copies = Outcome { local: self.local, safety: self.safety };
        self.left.is_empty() && copies.is_in_all_there_are() && !copies.is_in_memory_alone()
    }
}

/// A stored key and the plain key it stands for.
type Move = (String, String);

impl<L: Shelf, S: Shelf> Vault<Sealing<L>, Sealing<S>> {
    pub(super) fn keyring(&self) -> &Rc<Keyring> {
        &self.local.keyring
    }

    /// Moves everything to where it belongs by now.
    pub(super) async fn turn_all(&self, turn: impl AsyncFn()) -> Turned {
        let mut turned = Turned::nothing();
        turned.safety = turn_copy(&self.safety, None::<&Sealing<S>>, &turn, &mut turned).await;
        turned.local = turn_copy(&self.local, Some(&self.safety), &turn, &mut turned).await;
        for key in turned.only_safety.iter().filter_map(|key| Key::parse(key)) {
            if let Some(stored) = self.log.borrow_mut().entry(&key) {
                stored.local = false;
            }
        }
        if turned.moved > 0 {
            self.measure_in_turns(&turn).await;
            self.hold_reserve().await;
        }
        turned
    }

    /// The keys of what still stands readable in either copy. Under a lock there should be none.
    pub async fn plain_left(&self) -> Result<Vec<String>, ShelfError> {
        self.stored(|_, key| is_sealable(key)).await
    }

    /// The names of what is sealed and opens with no key at hand.
    pub async fn unopened(&self) -> Result<Vec<String>, ShelfError> {
        self.stored(|keyring, key| key.starts_with(SEALED_PREFIX) && keyring.plain(key).is_none()).await
    }

    /// What is so among the keys that are stored in either copy; a copy that lets nobody in is left out.
    async fn stored(&self, is_so: impl Fn(&Keyring, &str) -> bool) -> Result<Vec<String>, ShelfError> {
        let mut found = Vec::new();
        for keys in [self.local.inner.keys().await, self.safety.inner.keys().await] {
            match keys {
                Ok(keys) => found.extend(keys.into_iter().filter(|key| is_so(self.keyring(), key))),
                Err(ShelfError::Blocked) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(found)
    }
}

/// Moves all of one copy. `other` is where a value can wait when there is no room for two of it here.
async fn turn_copy<T: Shelf, O: Shelf>(
    shelf: &Sealing<T>,
    other: Option<&Sealing<O>>,
    turn: impl AsyncFn(),
    turned: &mut Turned,
) -> Result<(), ShelfError> {
    // Twice, since something may have been written meanwhile; and what failed once may not fail again.
    for last in [false, true] {
        let moves = moves(shelf, &turn).await?;
        for some in moves.chunks(AT_ONCE) {
            turn().await;
            let (moved, rest) = move_many(shelf, some).await;
            turned.moved += moved;
            for (stored, plain) in rest {
                match move_one(shelf, other, &stored, &plain).await {
                    Ok(here) => {
                        turned.moved += 1;
                        if !here {
                            turned.only_safety.push(plain);
                        }
                    }
                    Err(_) if last => turned.left.push(plain),
                    Err(_) => {}
                }
            }
        }
        if moves.is_empty() {
            break;
        }
    }
    Ok(())
}

/// What stands under another name than it should.
async fn moves<T: Shelf>(shelf: &Sealing<T>, turn: impl AsyncFn()) -> Result<Vec<Move>, ShelfError> {
    let mut moves = Vec::new();
    for (number, stored) in shelf.inner.keys().await?.into_iter().enumerate() {
        if number % KEYS_AT_ONCE == 0 {
            turn().await;
        }
        if let Some(plain) = shelf.keyring.misplaced(&stored) {
            moves.push((stored, plain));
        }
    }
    Ok(moves)
}

/// Moves those with which nothing is special, a step of all at a time. Returns how many, and those that are left.
async fn move_many<T: Shelf>(shelf: &Sealing<T>, moves: &[Move]) -> (usize, Vec<Move>) {
    let (mut values, mut under_way, mut rest) = (Vec::new(), Vec::new(), Vec::new());
    for this in moves {
        match prepared(shelf, this).await {
            Some(value) => {
                values.push(value);
                under_way.push(this.clone());
            }
            None => rest.push(this.clone()),
        }
    }
    let sealing = values.iter().any(|(name, _)| name.starts_with(SEALED_PREFIX));
    if values.is_empty() || (sealing && shelf.hold_header().await.is_err()) {
        rest.append(&mut under_way);
        return (0, rest);
    }
    let put = shelf.inner.put_all(&values).await;
    let mut done = Vec::new();
    for ((name, text), this) in values.iter().zip(under_way) {
        match shelf.inner.get(name).await {
            Ok(Some(there)) if put.is_ok() && there == *text => done.push(this.0),
            _ => rest.push(this),
        }
    }
    // Those whose old name could not be removed are found again.
    let _ = shelf.inner.remove_all(&done).await;
    (done.len(), rest)
}

/// What a value is put under and as, if there is nothing yet and nothing special about it.
async fn prepared<T: Shelf>(shelf: &Sealing<T>, (stored, plain): &Move) -> Option<(String, String)> {
    let text = shelf.inner.get(stored).await.ok()??;
    let Opened::Whole(value) = shelf.keyring.opened(plain, stored, text) else { return None };
    Parts::of(plain, &value).ok()?;
    let (name, text) = shelf.keyring.stored(plain, &value).ok()?;
    let free = matches!(shelf.inner.get(&name).await, Ok(None));
    (free && name != *stored).then_some((name, text))
}

/// Moves one value with care. Returns whether this copy has it still.
async fn move_one<T: Shelf, O: Shelf>(
    shelf: &Sealing<T>,
    other: Option<&Sealing<O>>,
    stored: &str,
    plain: &str,
) -> Result<bool, ShelfError> {
    // Gone meanwhile: somebody else moved it, or it was dropped.
    let Some(text) = shelf.inner.get(stored).await? else { return Ok(true) };
    let value = match shelf.keyring.opened(plain, stored, text) {
        // A newer version sealed it with this key under this name, and only a newer one can do so again.
        Opened::Carried(_) => return Err(ShelfError::Failed),
        found => found.text(),
    };
    let (name, sealed) = shelf.keyring.stored(plain, &value)?;
    if name == stored {
        return Err(ShelfError::Failed);
    }
    shelf.hold_header().await?;
    let there = shelf.inner.get(&name).await?.map(|there| shelf.keyring.opened(plain, &name, there).text());
    let mut here = true;
    match there {
        Some(there) if there == value => {}
        Some(there) if is_sound(plain, &there) || !is_sound(plain, &value) => {
            keep_aside(shelf, other, plain, &value).await?;
        }
        Some(there) => {
            keep_aside(shelf, other, plain, &there).await?;
            put(shelf, &name, &sealed).await?;
        }
        None if !is_sound(plain, &value) => {
            // While nobody else writes: what mends this damage must not be covered by it.
            let moving = shelf.keyring.moves.begin();
            shelf.keyring.writes.end().await;
            if shelf.inner.get(&name).await?.is_some() {
                return Err(ShelfError::Failed);
            }
            let put = put(shelf, &name, &sealed).await;
            drop(moving);
            match (put, other) {
                (Err(ShelfError::Full), Some(other)) if is_sealable(stored) => {
                    keep_elsewhere(other, plain, &value).await?;
                    here = false;
                }
                (put, _) => put?,
            }
        }
        None => match (put(shelf, &name, &sealed).await, other) {
            // What is readable goes all the same, once the other copy has it; what is sealed can stay.
            (Err(ShelfError::Full), Some(other)) if is_sealable(stored) => {
                keep_elsewhere(other, plain, &value).await?;
                shelf.inner.remove(stored).await?;
                here = put(shelf, &name, &sealed).await.is_ok();
            }
            (put, _) => put?,
        },
    }
    shelf.inner.remove(stored).await?;
    Ok(here)
}

/// Puts a text under its stored name and reads it back; it may use the room that is held back.
async fn put<T: Shelf>(shelf: &Sealing<T>, name: &str, text: &str) -> Result<(), ShelfError> {
    if let Err(error) = shelf.inner.put(name, text).await {
        if error != ShelfError::Full || shelf.inner.get(RESERVE_KEY).await?.is_none() {
            return Err(error);
        }
        shelf.inner.remove(RESERVE_KEY).await?;
        shelf.inner.put(name, text).await?;
    }
    if shelf.inner.get(name).await?.as_deref() == Some(text) { Ok(()) } else { Err(ShelfError::Failed) }
}

/// Sees to it that another copy has a value before it goes from here.
async fn keep_elsewhere<O: Shelf>(other: &Sealing<O>, plain: &str, value: &str) -> Result<(), ShelfError> {
    match other.get(plain).await? {
        Some(same) if same == value => return Ok(()),
        Some(_) => return set_aside(other, plain, value).await,
        None => other.put(plain, value).await?,
    }
    if other.get(plain).await?.as_deref() == Some(value) { Ok(()) } else { Err(ShelfError::Failed) }
}

/// Sets a text aside here, or where there is room.
async fn keep_aside<T: Shelf, O: Shelf>(
    shelf: &Sealing<T>,
    other: Option<&Sealing<O>>,
    plain: &str,
    text: &str,
) -> Result<(), ShelfError> {
    match (set_aside(shelf, plain, text).await, other) {
        (Err(ShelfError::Full), Some(other)) => set_aside(other, plain, text).await,
        (kept, _) => kept,
    }
}

/// Whether a value is one that the vault can use, or that a newer version can.
fn is_sound(plain: &str, value: &str) -> bool {
    parse(plain, value).err() != Some(Why::Damaged)
}
