//! Setting a lock, changing it, taking it away, and finishing what was cut off.
//!
//! The caller sees to it that one tab does any of this at a time and that no other keeps writing with old keys.

use super::super::Vault;
use super::super::shelf::{Shelf, ShelfError};
use super::header::{EARLIER, Header};
use super::headers::{Headers, Need};
use super::keyring::LockState;
use super::keys::Keys;
use super::sealing::Sealing;
use super::turning::Turned;

/// Under which key of the safety copy the keys of a lock that was taken away wait for the local copy to be on disk: since
/// when in milliseconds, once a visit began without a lock, a colon, and the keys.
const UNLOCKED: &str = "rt.unlocked";

/// How long they wait, in milliseconds. No browser takes a day to bring localStorage to disk; some take minutes.
const WAIT_MS: u64 = 24 * 60 * 60 * 1000;

impl<L: Shelf, S: Shelf> Vault<Sealing<L>, Sealing<S>> {
    /// Keys for a new lock; `None` without randomness. Those of a lock that was taken away a while ago are carried along:
    /// should it come back, the new passphrase opens it, and its own does no longer.
    pub async fn new_keys(&self) -> Option<Keys> {
        let random = self.keyring().random();
        let left = self.safety.inner.get(UNLOCKED).await.ok().flatten();
        match left.and_then(|left| Keys::from_the_open(timed(&left).1)) {
            Some(left) if left.len() <= EARLIER => left.renewed(random),
            _ => Keys::new(random),
        }
    }

    /// Sets a lock: its header into both copies, then everything that is kept under it. An error means that there is no
    /// lock and nothing was changed. What could not be sealed is told, and tried again by [`Vault::finish_lock`].
    pub async fn set_lock(&self, header: &Header, keys: Keys, turn: impl AsyncFn()) -> Result<Turned, ShelfError> {
        // Another tab may have set one, or a copy may answer by now that did not before.
        if self.keyring().state() != LockState::Absent || self.headers().await.need() != Need::Nothing {
            return Err(ShelfError::Blocked);
        }
        self.place_header(header).await?;
        // Not before: until there is a header, what comes back has to go by itself.
        self.forget_lock().await;
        self.keyring().open(keys, header);
        self.keyring().writes.end().await;
        Ok(self.turn_all(turn).await)
    }

    /// Goes on with whatever was cut off, once [`Vault::unlock`] has opened the lock: seals what is still readable, with
    /// the current key what earlier keys sealed, and lets go of all but the latest of the earlier keys that sealed nothing
    /// when `headers` were read, and of keys that lie in the open.
    pub async fn finish_lock(&self, headers: &Headers, turn: impl AsyncFn()) -> Turned {
        self.forget_lock().await;
        let turned = self.turn_all(turn).await;
        let Some((keys, key)) = self.keyring().keys().zip(self.keyring().header().map(|(key, _)| key)) else {
            return turned;
        };
        let now = self.headers().await;
        let Some(header) = now.to_try().iter().find(|header| header.key() == key) else { return turned };
        // A copy that answers by now may know of a later one, which the next opening asks for.
        if now.is_over(header, &keys) {
            return turned;
        }
        // What was moved a moment ago may not be on disk: the key it was sealed by stays until the next time, and the
        // latest of them until the next complete change, so that what comes back does not open by its own passphrase.
        let mut needed = keys.clone();
        let latest = needed.earlier.first().map(|key| key.mark);
        needed.earlier.retain(|key| {
            Some(key.mark) == latest || !headers.is_whole() || !now.is_whole() || headers.seals(&key.letters)
        });
        let as_needed = header.marks().skip(1).eq(needed.earlier.iter().map(|key| &key.mark));
        let generation = now.next_generation();
        let fewer = (!as_needed).then(|| header.carrying(&needed, generation, self.keyring().random())).flatten();
        match fewer {
            Some(header) if self.place_header(&header).await.is_ok() => {
                self.keyring().open(needed, &header);
                self.settle(&now, &header).await;
            }
            _ => self.settle(&now, header).await,
        }
        turned
    }

    /// Changes the passphrase: a header of the same data key in place of the present one. An error means that the old
    /// passphrase stands.
    pub async fn change_passphrase(&self, header: &Header) -> Result<(), ShelfError> {
        let keys = self.keyring().keys().filter(|keys| keys.current.mark == *header.mark());
        let keys = keys.ok_or(ShelfError::Blocked)?;
        self.place_header(header).await?;
        self.keyring().open(keys, header);
        self.keyring().writes.end().await;
        self.settle(&self.headers().await, header).await;
        Ok(())
    }

    /// Changes the lock completely: `keys` are the present ones renewed, `header` opens them. Everything is sealed anew.
    /// An error means that the old lock stands.
    pub async fn change_lock(&self, header: &Header, keys: Keys, turn: impl AsyncFn()) -> Result<Turned, ShelfError> {
        let known = self.keyring().keys().is_some_and(|now| now.all().all(|key| header.carries(&key.mark)));
        if !known || *header.mark() != keys.current.mark {
            return Err(ShelfError::Blocked);
        }
        self.place_header(header).await?;
        self.keyring().open(keys, header);
        self.keyring().writes.end().await;
        self.settle(&self.headers().await, header).await;
        Ok(self.turn_all(turn).await)
    }

    /// Takes the lock away: everything readable again, the headers last. Where that is not done, the lock stands, and
    /// what was made readable is sealed again.
    pub async fn remove_lock(&self, turn: impl AsyncFn()) -> Turned {
        let turned = self.make_readable(&turn).await;
        if turned.is_done() && self.headers().await.nothing_is_sealed() {
            self.leave_keys().await;
            if self.let_go_of_lock().await {
                return turned;
            }
        }
        self.forget_lock().await;
        self.keyring().leave(false);
        // With the header in the safety copy the keys are refused, if they could not be removed.
        let _ = self.safety.hold_header().await;
        let _ = self.local.hold_header().await;
        self.turn_all(&turn).await;
        turned
    }

    /// Takes a lock away that [`Vault::reopen`] has opened. Where that is not done, it is closed, and its keys are left for
    /// the next time: it was told to be gone, and another passphrase than its own may be known.
    pub async fn remove_reopened(&self, turn: impl AsyncFn()) {
        let turned = self.make_readable(&turn).await;
        if !turned.is_done() || !self.let_go_of_lock().await {
            // The local copy first: with one in the safety copy it would not go by itself the next time.
            if self.local.hold_header().await.is_err() {
                let _ = self.safety.hold_header().await;
            }
            self.keyring().lock();
        }
    }

    async fn make_readable(&self, turn: impl AsyncFn()) -> Turned {
        self.keyring().leave(true);
        // What is still being sealed has to be there to be found: soon nobody could open it.
        self.keyring().writes.end().await;
        self.turn_all(turn).await
    }

    /// Removes the headers and lets go of the keys, unless something is sealed before or after.
    async fn let_go_of_lock(&self) -> bool {
        // Another tab that closes may have saved its last words meanwhile; in the local copy first.
        let gone = self.drop_headers().await.is_ok() && !self.headers().await.something_is_sealed();
        if gone {
            self.keyring().let_go();
        }
        gone
    }

    /// Leaves the keys in the open where nothing is sealed any more. On disk the local copy may be behind: should the lock
    /// come back there, even one of an earlier passphrase, they finish what was cut off.
    async fn leave_keys(&self) {
        if let Some(keys) = self.keyring().keys() {
            let _ = self.safety.inner.put(UNLOCKED, &keys.in_the_open()).await;
        }
    }

    /// Removes the keys that [`Vault::remove_lock`] left, a day after a visit first began without a lock: that it did is
    /// no sign yet that the disk knows. To be called at the beginning of such a visit, with the time in milliseconds.
    pub async fn forget_lock_in_time(&self, now: u64) {
        let Ok(Some(left)) = self.safety.inner.get(UNLOCKED).await else { return };
        match timed(&left) {
            (Some(since), _) if now >= since && now - since < WAIT_MS => {}
            (Some(since), _) if now >= since => self.forget_lock().await,
            // A clock that was put back begins anew.
            (_, keys) => _ = self.safety.inner.put(UNLOCKED, &format!("{now}:{keys}")).await,
        }
    }

    async fn forget_lock(&self) {
        if self.left_keys().await {
            let _ = self.safety.inner.remove(UNLOCKED).await;
        }
    }

    /// Whether [`Vault::remove_lock`] left keys, so that [`Vault::reopen`] may open what came back.
    pub async fn left_keys(&self) -> bool {
        self.safety.inner.get(UNLOCKED).await.is_ok_and(|keys| keys.is_some())
    }

    /// Opens, without a passphrase, a lock that was taken away and came back; whether it did. It is to be taken away again.
    /// Where the safety copy still has a header, the lock was never gone: then the keys that were left are removed.
    pub async fn reopen(&self) -> bool {
        let Ok(Some(left)) = self.safety.inner.get(UNLOCKED).await else { return false };
        let headers = self.headers().await;
        if headers.stand_in_safety() {
            self.forget_lock().await;
            return false;
        }
        let found = Keys::from_the_open(timed(&left).1).and_then(|keys| {
            // It may carry keys that sealed nothing any more and were let go of since.
            headers.to_try().iter().find_map(|header| Some((header, keys.led_by(header.mark())?)))
        });
        match found {
            // Somebody may have opened it meanwhile who knows its passphrase.
            Some((header, keys)) if !headers.has_more_than(&keys) && self.keyring().state() != LockState::Open => {
                // Its header stays out of the safety copy: cut off once more, it goes by itself once more.
                self.keyring().open(keys, header);
                true
            }
            _ => false,
        }
    }
}

/// Since when keys that were left have been waiting, and the keys.
fn timed(left: &str) -> (Option<u64>, &str) {
    match left.split_once(':') {
        Some((since, keys)) => (since.parse().ok(), keys),
        None => (None, left),
    }
}
