//! Short names for what the tests of the lock do: a keyring, a passphrase, a vault under a lock.

use crate::by_hand::ROOM;
use crate::shelves::SimShelf;
use pollster::block_on;
use rethread_core::vault::lock::{Header, Kek, Keyring, Keys, Params, SALT, Sealing};
use rethread_core::vault::{Vault, Writer};
use std::cell::Cell;
use std::rc::Rc;

pub type Locked = Vault<Sealing<SimShelf>, Sealing<SimShelf>>;

/// Randomness that comes out the same every time.
pub fn chance(seed: u64) -> impl Fn(&mut [u8]) -> bool + 'static {
    let state = Cell::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    move |bytes| {
        for byte in bytes {
            let mut next = state.get();
            next ^= next << 13;
            next ^= next >> 7;
            next ^= next << 17;
            state.set(next);
            *byte = (next >> 24) as u8;
        }
        true
    }
}

pub fn keyring(seed: u64) -> Rc<Keyring> {
    Rc::new(Keyring::new(chance(seed)))
}

/// What Argon2id would make of a passphrase.
pub fn kek(passphrase: u8) -> Kek {
    Kek::take(&mut [passphrase; 32])
}

/// A new lock: its header and its keys.
pub fn new_lock(passphrase: u8, seed: u64) -> (Header, Keys) {
    let random = chance(seed);
    let keys = Keys::new(&random).expect("there is chance");
    let header = wrap(passphrase, &keys, 1, seed);
    (header, keys)
}

pub fn wrap(passphrase: u8, keys: &Keys, generation: u32, seed: u64) -> Header {
    let salt = [passphrase; SALT];
    Header::wrap(&kek(passphrase), Params::FLOOR, salt, keys, generation, &chance(seed ^ 77)).expect("a header")
}

/// A tab over both copies.
pub fn tab(local: &SimShelf, safety: &SimShelf, keyring: &Rc<Keyring>, number: u64) -> Locked {
    let sealing = |shelf: &SimShelf| Sealing::new(shelf.clone(), keyring.clone());
    Vault::new(sealing(local), sealing(safety), Writer::new(number), ROOM)
}

/// A tab that has learnt all there is.
pub fn opened(local: &SimShelf, safety: &SimShelf, keyring: &Rc<Keyring>, number: u64) -> Locked {
    let vault = tab(local, safety, keyring, number);
    block_on(vault.open_local());
    block_on(vault.open_safety());
    vault
}
