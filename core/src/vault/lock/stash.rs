//! What no copy took, sealed for a place outside the vault, and taken back from there.

use super::super::Vault;
use super::super::id::Key;
use super::super::log::Stored;
use super::super::read::parse;
use super::super::shelf::Shelf;
use super::sealed::Opened;
use super::sealing::Sealing;

impl<L: Shelf, S: Shelf> Vault<Sealing<L>, Sealing<S>> {
    /// Every revision that is in memory alone, as a sealed name and a sealed value. Empty without a lock, or without
    /// its keys.
    pub fn held_sealed(&self) -> Vec<(String, String)> {
        let mut log = self.log.borrow_mut();
        let nowhere = |stored: &&Stored| !stored.local && !stored.safety;
        let sealed = |stored: &Stored| self.keyring().sealed(&stored.key.to_string(), stored.value.as_deref()?);
        log.held().into_iter().filter(nowhere).filter_map(sealed).collect()
    }

    /// Takes back what [`Vault::held_sealed`] gave, once the lock is open; [`Vault::retry_unsaved`] then stores it.
    /// Returns the sealed names of those that could be opened: others may be of another lock, and wait for that.
    pub fn take_held<'a>(&self, sealed: &'a [(String, String)]) -> Vec<&'a str> {
        let open = |(name, value): &'a (String, String)| -> Option<(Key, String, &'a str)> {
            let plain = self.keyring().plain(name)?;
            let Opened::Whole(value) = self.keyring().opened(&plain, name, value.clone()) else { return None };
            parse(&plain, &value).ok()?;
            Some((Key::parse(&plain)?, value, name.as_str()))
        };
        let mut log = self.log.borrow_mut();
        let mut taken = Vec::new();
        for (key, value, name) in sealed.iter().filter_map(open) {
            taken.push(name);
            if !log.get(&key).is_some_and(Stored::exists) {
                log.hold(&key, value);
            }
        }
        taken
    }
}
