//! What somebody wrote, in both copies, as the app itself would have kept it: the app's own vault over copies in memory.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context as Turn, Poll, Waker};

use anyhow::{Context, Result, bail, ensure};
use rethread_core::record::{Body, Preferences};
use rethread_core::vault::lock::{Header, Kek, Keyring, Keys, Params, SALT, Sealing};
use rethread_core::vault::{Begun, RecordId, Shelf, ShelfError, State, Vault, Writer};
use serde_json::{Value, json};

use crate::browser::page::Page;

/// Room of localStorage in UTF-16 units, as the app counts it.
pub const ROOM: u64 = 5_242_880;
const SEED: &str = include_str!("browser/seed.js");

/// A record and when it was written, in milliseconds since 1970.
#[derive(Debug, Clone)]
pub struct Written {
    /// Its id.
    pub id: RecordId,
    /// When.
    pub at: u64,
    /// What it is.
    pub record: Value,
}

/// A copy in memory, with as much room as it is given.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    values: Rc<RefCell<BTreeMap<String, String>>>,
    used: Rc<RefCell<u64>>,
    room: Option<u64>,
}

impl Memory {
    fn of(values: BTreeMap<String, String>, room: Option<u64>) -> Memory {
        let used = values.iter().map(|(key, value)| units(key) + units(value)).sum();
        Memory { values: Rc::new(RefCell::new(values)), used: Rc::new(RefCell::new(used)), room }
    }
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
}

/// UTF-16 units of a text.
pub fn units(text: &str) -> u64 {
    text.encode_utf16().count() as u64
}

/// Both copies of what somebody wrote.
#[derive(Debug, Default)]
pub struct Copies {
    /// What localStorage holds.
    pub local: BTreeMap<String, String>,
    /// What IndexedDB holds.
    pub safety: BTreeMap<String, String>,
}

impl Copies {
    /// The copies of someone who has been welcomed and wrote this. What is full takes no more; the other copy goes on.
    pub fn of(written: impl IntoIterator<Item = Written>, first: u64) -> Result<Copies> {
        let (local, safety) = (Memory { room: Some(ROOM), ..Memory::default() }, Memory::default());
        let vault = Vault::new(local.clone(), safety.clone(), Writer::new(1), ROOM);
        now(vault.open_safety())?;
        now(vault.measure())?;
        now(vault.hold_reserve())?;
        let app = RecordId::singleton(Preferences::KIND, "app").context("a name for the choices")?;
        let welcomed = Preferences { welcomed: true, ..Preferences::default() };
        let finish = |begun: Begun| now(vault.finish(begun));
        finish(vault.begin(&app, &[], State::Kept, welcomed.to_json(), first))?;
        for Written { id, at, record } in written {
            finish(vault.begin(&id, &[], State::Kept, record, at))?;
        }
        Ok(Copies { local: local.values.take(), safety: safety.values.take() })
    }

    /// The same behind a lock that this passphrase opens, with the least work that a lock may ask for. What chance should
    /// choose is always the same here: these copies hold nothing of anybody's.
    pub fn sealed(self, passphrase: &str) -> Result<Copies> {
        let (local, safety) = (Memory::of(self.local, Some(ROOM)), Memory::of(self.safety, None));
        let keyring = Rc::new(Keyring::new(numbers()));
        let sealing = |copy: &Memory| Sealing::new(copy.clone(), keyring.clone());
        let vault = Vault::new(sealing(&local), sealing(&safety), Writer::new(2), ROOM);
        now(vault.open_safety())?;
        let (params, salt) = (Params::FLOOR, [7; SALT]);
        let keys = Keys::new(keyring.random()).context("a data key")?;
        let kek = kek(passphrase, &salt, params)?;
        let header = Header::wrap(&kek, params, salt, &keys, 1, keyring.random()).context("a lock")?;
        let turned = now(vault.set_lock(&header, keys, async || ()))?;
        ensure!(turned.is_ok_and(|turned| turned.is_done()), "not everything could be sealed");
        Ok(Copies { local: local.values.take(), safety: safety.values.take() })
    }

    /// `[key, value, in localStorage, in IndexedDB]` for everything in either.
    pub fn rows(&self) -> Value {
        let (local, safety) = (&self.local, &self.safety);
        let only_local = local.iter().filter(|(key, _)| !safety.contains_key(*key));
        let rows = safety.iter().chain(only_local);
        rows.map(|(key, value)| json!([key, value, local.contains_key(key), safety.contains_key(key)])).collect()
    }

    /// Puts both copies into the browser, which shows a page of the app's own origin. `address` holds the [`rows`](Copies::rows).
    pub fn put_into(&self, page: &mut Page, address: &str) -> Result<()> {
        let fit = page.run(SEED, &json!(address))?.as_f64().unwrap_or(f64::NAN);
        ensure!(fit == self.local.len() as f64, "localStorage took {fit} values of {}", self.local.len());
        Ok(())
    }
}

/// Bytes that follow from each other, other ones at each asking.
fn numbers() -> impl Fn(&mut [u8]) -> bool {
    let last = std::cell::Cell::new(0_u64);
    move |bytes| {
        for byte in bytes {
            last.set(last.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407));
            *byte = (last.get() >> 56) as u8;
        }
        true
    }
}

fn kek(passphrase: &str, salt: &[u8; SALT], params: Params) -> Result<Kek> {
    let hard = argon2::Params::new(params.m_kib, params.t, params.p, Some(32));
    let hard = hard.map_err(|error| anyhow::anyhow!("{error}"))?;
    let argon2 = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, hard);
    let mut key = [0; 32];
    argon2.hash_password_into(passphrase.as_bytes(), salt, &mut key).map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(Kek::take(&mut key))
}

/// What copies in memory come to, which never have to be waited for.
fn now<T>(work: impl Future<Output = T>) -> Result<T> {
    match pin!(work).poll(&mut Turn::from_waker(Waker::noop())) {
        Poll::Ready(done) => Ok(done),
        Poll::Pending => bail!("memory had to be waited for"),
    }
}
