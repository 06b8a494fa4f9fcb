//! The lock in a long life: it is set, changed and taken away, and opened again after every death of the browser.

use super::by_hand::{Locked, chance, kek, keyring, new_lock, wrap};
use crate::shelves::{Counts, SimShelf};
use crate::world::World;
use pollster::block_on;
use rethread_core::vault::lock::{Header, Headers, Keyring, Keys, LockState, Need, Sealing, Tried};
use rethread_core::vault::{Shelf, frame};
use std::rc::Rc;

/// The keys of both tabs, every passphrase there ever was, and every key.
pub struct LockLife {
    pub keyring: Rc<Keyring>,
    /// Opens whatever was ever sealed, to see what became of it.
    ever: Rc<Keyring>,
    passphrases: u8,
    seed: u64,
    at_unlock: Option<Headers>,
}

impl LockLife {
    pub fn new(seed: u64) -> LockLife {
        LockLife { keyring: keyring(seed), ever: keyring(seed), passphrases: 0, seed, at_unlock: None }
    }

    /// Whether a stored value reads well, whoever can open it.
    pub fn counts(&self) -> Counts {
        let ever = self.ever.clone();
        Counts(Rc::new(move |stored, text| {
            let shelf = SimShelf::local();
            shelf.set(stored, text);
            let sealing = Sealing::new(shelf, ever.clone());
            let Some(plain) = sealing.plain(stored) else { return false };
            matches!(sealing.get_now(&plain), Ok(Some(value)) if frame::read(&plain, &value).is_ok())
        }))
    }

    /// The plain key behind a stored one.
    pub fn plain(&self, stored: &str) -> Option<String> {
        Sealing::new(SimShelf::local(), self.ever.clone()).plain(stored)
    }

    fn another(&mut self) -> (u8, u64) {
        self.passphrases += 1;
        (self.passphrases, self.seed.wrapping_add(u64::from(self.passphrases) * 7919))
    }

    fn remember(&self, header: &Header, keys: &Keys) {
        let mut ever = keys.clone();
        ever.join(&self.ever.keys().unwrap_or_else(|| keys.clone()));
        self.ever.open(ever, header);
    }
}

impl World {
    pub fn set_lock(&mut self, tab: usize) {
        if self.lock.keyring.state() != LockState::Absent || self.alone.replace(true) {
            return;
        }
        self.holder = tab;
        let (passphrase, seed) = self.lock.another();
        let (header, keys) = new_lock(passphrase, seed);
        self.lock.remember(&header, &keys);
        let (vault, alone) = (self.tabs[tab].clone(), self.alone.clone());
        self.start(tab, async move {
            let _ = vault.set_lock(&header, keys, async || ()).await;
            alone.set(false);
        });
    }

    pub fn change_passphrase(&mut self, tab: usize) {
        let Some((_, keys)) = self.open_and_alone(tab) else { return };
        let (passphrase, seed) = self.lock.another();
        let (vault, alone) = (self.tabs[tab].clone(), self.alone.clone());
        self.start(tab, async move {
            let header = wrap(passphrase, &keys, vault.headers().await.next_generation(), seed);
            let _ = vault.change_passphrase(&header).await;
            alone.set(false);
        });
    }

    pub fn change_lock(&mut self, tab: usize) {
        let Some((_, keys)) = self.open_and_alone(tab) else { return };
        let (passphrase, seed) = self.lock.another();
        let keys = keys.renewed(&chance(seed)).expect("there is chance");
        let generation = u32::from(passphrase) + 100;
        self.lock.remember(&wrap(passphrase, &keys, generation, seed), &keys);
        let (vault, alone) = (self.tabs[tab].clone(), self.alone.clone());
        self.start(tab, async move {
            let header = wrap(passphrase, &keys, vault.headers().await.next_generation(), seed);
            let _ = vault.change_lock(&header, keys, async || ()).await;
            alone.set(false);
        });
    }

    pub fn remove_lock(&mut self, tab: usize) {
        let Some((alone, _)) = self.open_and_alone(tab) else { return };
        let vault = self.tabs[tab].clone();
        self.start(tab, async move {
            vault.remove_lock(async || ()).await;
            alone.set(false);
        });
    }

    pub fn finish_lock(&mut self, tab: usize) {
        let Some(headers) = self.lock.at_unlock.clone() else { return };
        let Some((alone, _)) = self.open_and_alone(tab) else { return };
        let vault = self.tabs[tab].clone();
        self.start(tab, async move {
            vault.finish_lock(&headers, async || ()).await;
            alone.set(false);
        });
    }

    /// The keys, and leave to change the lock, where there is one and nobody else is at it.
    fn open_and_alone(&mut self, tab: usize) -> Option<(Rc<std::cell::Cell<bool>>, Keys)> {
        let keys = self.lock.keyring.keys()?;
        if keys.len() > 6 {
            return None;
        }
        if self.alone.replace(true) {
            return None;
        }
        self.holder = tab;
        Some((self.alone.clone(), keys))
    }

    /// Both tabs are closed without dying, and opened again.
    pub fn relock(&mut self) {
        self.tasks.clear();
        self.unlock();
        self.reload(0);
        self.reload(1);
    }

    /// Between finding the header there and putting a value beside it, nothing can be promised when all is cleared.
    pub fn settle_under_a_lock(&mut self) {
        if self.lock.keyring.state() != LockState::Absent {
            self.settle();
        }
    }

    /// What a person does at the lock screen, with every passphrase they ever had, the latest first; and once more where
    /// a copy that fails now and then had not told of a later header.
    pub fn unlock(&mut self) {
        self.alone.set(false);
        self.lock.at_unlock = None;
        self.lock.keyring = keyring(self.lock.seed ^ u64::from(self.lock.passphrases));
        self.writers += 1;
        let vault = self.fresh_tab();
        loop {
            let headers = block_on(vault.headers());
            if headers.need() == Need::Nothing {
                return;
            }
            assert_eq!(headers.need(), Need::Passphrase, "the header is lost");
            self.lock.keyring.lock();
            let (header, keys) = self.opened(&headers);
            if block_on(vault.unlock(&header, keys)) {
                self.lock.at_unlock = Some(headers);
                return;
            }
            assert!(self.mishap, "nothing changed meanwhile");
        }
    }

    fn opened(&self, headers: &Headers) -> (Header, Keys) {
        let mut open: Option<(Header, Keys)> = None;
        for header in headers.to_try() {
            for passphrase in (1..=self.lock.passphrases).rev() {
                if let Tried::Opened(found) = headers.try_open(header, &kek(passphrase)) {
                    match &mut open {
                        Some((_, keys)) => keys.join(&found),
                        None => open = Some((header.clone(), found)),
                    }
                }
            }
        }
        open.expect("no passphrase opens it")
    }

    /// Under a lock, nothing is readable once what was cut off is finished, and nothing stays shut.
    pub fn judge_lock(&mut self, vault: &Locked) {
        assert_eq!(block_on(vault.unopened()), Ok(Vec::new()), "something is sealed for nobody");
        let Some(headers) = self.lock.at_unlock.clone() else { return };
        let turned = block_on(vault.finish_lock(&headers, async || ()));
        assert!(turned.is_done(), "{turned:?}");
        assert_eq!(block_on(vault.plain_left()), Ok(Vec::new()));
        assert_eq!(block_on(vault.headers()).to_try().len(), 1);
    }
}
