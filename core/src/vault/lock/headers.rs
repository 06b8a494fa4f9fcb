//! Which headers there are in both copies, which to try, and which to keep once one has opened.
//!
//! There is more than one where a change was cut off. Of several that open the same data key the one that opened stays,
//! and a later one alone opens where it is in every copy.
//! One whose data key still seals something goes only when the one that opened carries that key as well.

use super::super::shelf::{Shelf, ShelfError};
use super::super::{Vault, room::RESERVE_KEY};
use super::header::{HEADER_PREFIX, Header, HeaderError};
use super::keyring::LockState;
use super::keys::{Kek, Keys, letters};
use super::name::parts;
use super::sealing::Sealing;
use crate::arrange::arrange;

/// What stands between a person and their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: there is no lock.
    Nothing,
    /// A passphrase.
    Passphrase,
    /// A newer version, which set the lock.
    NewerVersion,
    /// What nobody has: something is sealed, and no header is left that could open it.
    Header,
    /// The safety copy, which did not answer: something is sealed, and no header is left elsewhere.
    Answer,
}

/// What trying a passphrase came to.
pub enum Tried {
    /// It opens.
    Opened(Keys),
    /// It opened before the lock was changed completely, and what was written since is sealed by another.
    Outdated,
    /// It does not open this header.
    Wrong,
}

/// What one copy holds of the lock.
#[derive(Debug, Clone)]
struct Side {
    answered: Result<(), ShelfError>,
    /// Storage keys and texts of headers.
    headers: Vec<(String, String)>,
    /// The letters of the keys that seal something.
    sealing: Vec<String>,
}

/// What both copies hold of the lock.
#[derive(Debug, Clone)]
pub struct Headers {
    /// Those that can be read, newest first.
    good: Vec<Header>,
    /// Storage keys of those that cannot.
    bad: Vec<(String, HeaderError)>,
    local: Side,
    safety: Side,
}

impl Side {
    async fn read(shelf: &impl Shelf) -> Side {
        let mut side = Side { answered: Ok(()), headers: Vec::new(), sealing: Vec::new() };
        side.answered = side.fill(shelf).await;
        side
    }

    async fn fill(&mut self, shelf: &impl Shelf) -> Result<(), ShelfError> {
        for key in shelf.outline().await? {
            if let Some((letters, _)) = parts(&key) {
                // Nearly always the same as before.
                if !self.sealing.iter().any(|known| known == letters) {
                    self.sealing.push(letters.to_owned());
                }
            } else if key.starts_with(HEADER_PREFIX)
                && let Some(text) = shelf.get(&key).await?
            {
                self.headers.push((key, text));
            }
        }
        Ok(())
    }
}

impl Headers {
    fn of(local: Side, safety: Side) -> Headers {
        let (mut good, mut bad): (Vec<Header>, Vec<(String, HeaderError)>) = (Vec::new(), Vec::new());
        for (key, text) in local.headers.iter().chain(&safety.headers) {
            match Header::parse(key, text) {
                Ok(header) if !good.contains(&header) => good.push(header),
                Ok(_) => {}
                Err(error) => bad.push((key.clone(), error)),
            }
        }
        bad.retain(|(key, _)| !good.iter().any(|header| header.key() == key));
        arrange(&mut good, |one, other| one.generation() > other.generation());
        Headers { good, bad, local, safety }
    }

    /// What is needed to open what is there.
    pub fn need(&self) -> Need {
        let newer = self.bad.iter().any(|(_, error)| *error == HeaderError::Newer);
        match (self.good.is_empty(), newer, self.something_is_sealed()) {
            (false, _, _) => Need::Passphrase,
            (true, true, _) => Need::NewerVersion,
            (true, false, true) if self.safety.answered == Err(ShelfError::Failed) => Need::Answer,
            (true, false, true) => Need::Header,
            (true, false, false) => Need::Nothing,
        }
    }

    /// The headers to try a passphrase on, in this order. There is one, unless a change was cut off.
    pub fn to_try(&self) -> &[Header] {
        &self.good
    }

    /// Tries the key made of a passphrase, with the salt and the parameters of this header.
    pub fn try_open(&self, header: &Header, kek: &Kek) -> Tried {
        match header.open(kek) {
            None => Tried::Wrong,
            Some(keys) if self.is_over(header, &keys) => Tried::Outdated,
            Some(keys) => Tried::Opened(keys),
        }
    }

    /// Whether a header that `keys` came from was replaced by a later one.
    pub(super) fn is_over(&self, header: &Header, keys: &Keys) -> bool {
        // One that carries this key was made by somebody who had it open.
        let replaced = |later: &Header| {
            later.carries(header.mark()) && keys.with_mark(later.mark()).is_none() && self.seals(&letters(later.mark()))
        };
        self.is_behind(header) || self.good.iter().any(replaced)
    }

    /// Whether the passphrase of a header was changed: a later one of the same data key is in every copy, or in one that
    /// does not know this one any more. It goes from the safety copy first, and not before the later one is in both; what
    /// still knows it alone was behind on disk, or out of reach.
    fn is_behind(&self, header: &Header) -> bool {
        let stands = |side: &Side, other: &Header| side.headers.iter().any(|(key, _)| key == other.key());
        let later = |other: &&Header| other.generation() > header.generation() && other.mark() == header.mark();
        let is_everywhere =
            |other: &Header| self.sides().all(|side| stands(side, other) || side.answered == Err(ShelfError::Blocked));
        let took_over = |other: &Header| {
            self.sides().any(|side| side.answered.is_ok() && !stands(side, header) && stands(side, other))
        };
        self.good.iter().filter(later).any(|other| took_over(other) || is_everywhere(other))
    }

    /// The generation of the next header.
    pub fn next_generation(&self) -> u32 {
        self.good.iter().map(Header::generation).max().unwrap_or(0).saturating_add(1)
    }

    /// Whether something is sealed by keys other than these: another passphrase may open it.
    pub fn has_more_than(&self, keys: &Keys) -> bool {
        let ours = |letters: &String| keys.all().any(|key| key.letters == *letters);
        self.sides().flat_map(|side| &side.sealing).any(|letters| !ours(letters))
    }

    /// Whether the safety copy has a header, or cannot say.
    pub(super) fn stand_in_safety(&self) -> bool {
        self.safety.answered.is_err() || !self.safety.headers.is_empty()
    }

    /// Whether a key with these letters seals something.
    pub(super) fn seals(&self, letters: &str) -> bool {
        self.sides().flat_map(|side| &side.sealing).any(|known| known == letters)
    }

    /// Whether both copies were asked and answered.
    pub(super) fn is_whole(&self) -> bool {
        self.sides().all(|side| side.answered.is_ok())
    }

    /// Whether something sealed is seen in a copy, whatever another may hold that does not answer.
    pub(super) fn something_is_sealed(&self) -> bool {
        self.sides().any(|side| !side.sealing.is_empty())
    }

    /// Whether nothing at all is sealed in any copy that can be asked, and none failed.
    pub(super) fn nothing_is_sealed(&self) -> bool {
        let settled = |side: &Side| matches!(side.answered, Ok(()) | Err(ShelfError::Blocked));
        !self.something_is_sealed() && self.sides().all(settled)
    }

    fn sides(&self) -> impl Iterator<Item = &Side> {
        [&self.local, &self.safety].into_iter()
    }

    /// The storage keys of headers that are no longer needed once `kept` is in place.
    fn done_with(&self, kept: &Header) -> Vec<String> {
        let needed = |header: &Header| {
            header.marks().any(|mark| !kept.carries(mark) && self.seals(&letters(mark)))
                || !(self.is_whole() || header.mark() == kept.mark())
        };
        let others = self.good.iter().filter(|header| header.key() != kept.key());
        let mut done: Vec<String> =
            others.filter(|header| !needed(header)).map(|header| header.key().to_owned()).collect();
        // With all that is sealed opened by the one that is kept, nobody needs what cannot be read any more.
        let all_ours = kept.marks().map(letters).collect::<Vec<_>>();
        if self.is_whole() && self.sides().flat_map(|side| &side.sealing).all(|letters| all_ours.contains(letters)) {
            let damaged = self.bad.iter().filter(|(_, error)| *error == HeaderError::Damaged);
            done.extend(damaged.map(|(key, _)| key.clone()));
        }
        done
    }
}

impl<L: Shelf, S: Shelf> Vault<Sealing<L>, Sealing<S>> {
    /// What both copies hold of the lock.
    pub async fn headers(&self) -> Headers {
        Headers::of(Side::read(&self.local.inner).await, Side::read(&self.safety.inner).await)
    }

    /// Takes the keys that a header opened, and brings that header into both copies. From here on the vault can be opened.
    /// False where the lock was changed since the headers were read, which can be long ago: then it stays closed. What is
    /// done with goes in [`Vault::finish_lock`], while nobody else changes anything.
    pub async fn unlock(&self, header: &Header, keys: Keys) -> bool {
        let now = self.headers().await;
        let is_changed = (now.is_whole() && !now.good.contains(header)) || now.is_over(header, &keys);
        // Open, it is being taken away by then.
        if is_changed || self.keyring().state() == LockState::Open {
            return false;
        }
        self.keyring().open(keys, header);
        let _ = keep_header(&self.safety.inner, header).await;
        let _ = keep_header(&self.local.inner, header).await;
        true
    }

    /// Brings a header into both copies and drops those that are done with, in each copy that has it.
    pub(super) async fn settle(&self, headers: &Headers, header: &Header) {
        let done = headers.done_with(header);
        for key in
            headers.good.iter().filter(|good| good.key() != header.key() && !done.iter().any(|key| key == good.key()))
        {
            // Damage to it is mended, since it is needed.
            let (key, text) = key.stored();
            let damaged = |side: &Side| side.headers.iter().any(|(known, there)| *known == key && *there != text);
            if damaged(&headers.safety) {
                let _ = self.safety.inner.put(&key, &text).await;
            }
            if damaged(&headers.local) {
                let _ = self.local.inner.put(&key, &text).await;
            }
        }
        if keep_header(&self.safety.inner, header).await == Ok(true) {
            let _ = self.safety.inner.remove_all(&done).await;
        }
        if keep_header(&self.local.inner, header).await == Ok(true) {
            let _ = self.local.inner.remove_all(&done).await;
        }
    }

    /// Brings a new header into both copies, or into none. A copy that lets nobody in is left alone.
    pub(super) async fn place_header(&self, header: &Header) -> Result<(), ShelfError> {
        // Where it is refused, the one in use has to be there, or nobody could open what is sealed meanwhile.
        let state = self.keyring().state();
        for held in [self.safety.hold_header().await, self.local.hold_header().await] {
            held.or_else(|error| if error == ShelfError::Blocked { Ok(()) } else { Err(error) })?;
        }
        if self.keyring().state() != state {
            return Err(ShelfError::Blocked);
        }
        let safety = keep_header(&self.safety.inner, header).await;
        let local = keep_header(&self.local.inner, header).await;
        let failed = match (local, safety) {
            (Ok(_), Ok(_) | Err(ShelfError::Blocked)) | (Err(ShelfError::Blocked), Ok(_)) => return Ok(()),
            (Err(error), Ok(_) | Err(ShelfError::Blocked)) | (_, Err(error)) => error,
        };
        // Something may have been sealed meanwhile in a copy that has only the one that goes.
        if self.local.hold_header_besides(header.key()).await.is_ok() {
            let _ = self.local.inner.remove(header.key()).await;
        }
        if self.safety.hold_header_besides(header.key()).await.is_ok() {
            let _ = self.safety.inner.remove(header.key()).await;
        }
        Err(failed)
    }

    /// Removes every header there is, the safety copy first and the one that is open last: as long as that copy has one,
    /// the lock stands. Not where something is sealed in a copy that answers by now and did not before.
    pub(super) async fn drop_headers(&self) -> Result<(), ShelfError> {
        let headers = self.headers().await;
        if !headers.nothing_is_sealed() {
            return Err(ShelfError::Failed);
        }
        self.drop_from(&self.safety.inner, &headers.safety).await?;
        self.drop_from(&self.local.inner, &headers.local).await
    }

    async fn drop_from(&self, shelf: &impl Shelf, side: &Side) -> Result<(), ShelfError> {
        // A copy that lets nobody in holds none; one that does not answer may hold one, and the lock would be back.
        if side.headers.is_empty() {
            return side.answered.or_else(|error| if error == ShelfError::Blocked { Ok(()) } else { Err(error) });
        }
        let open = self.keyring().header();
        let is_open = |key: &String| open.as_ref().is_some_and(|(open, _)| open == key);
        let all = side.headers.iter().map(|(key, _)| key.clone());
        let (last, mut keys): (Vec<_>, Vec<_>) = all.partition(is_open);
        keys.extend(last);
        shelf.remove_all(&keys).await
    }
}

/// Puts a header into a copy and reads it back: whether it was seen there. Where a copy took it and says nothing more, it
/// is likely there, and nothing that another header does for that copy can go. It is small, and may use the room that is
/// held back.
async fn keep_header(shelf: &impl Shelf, header: &Header) -> Result<bool, ShelfError> {
    let (key, text) = header.stored();
    if shelf.get(&key).await?.as_deref() == Some(&text) {
        return Ok(true);
    }
    let mut put = shelf.put(&key, &text).await;
    if put == Err(ShelfError::Full) {
        shelf.remove(RESERVE_KEY).await?;
        put = shelf.put(&key, &text).await;
    }
    match shelf.get(&key).await {
        Ok(there) if there.as_deref() == Some(&text) => Ok(true),
        Ok(_) => put.and(Err(ShelfError::Failed)),
        Err(_) => put.map(|()| false),
    }
}
