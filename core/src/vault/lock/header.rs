//! Lock headers: `rt1-lock:<generation>:<four digits of chance>`, in both copies, never changed in place.
//!
//! | part of the body | bytes |
//! |---|---|
//! | memory in KiB, rounds, lanes of Argon2id (little end first) | 4 each |
//! | salt | 16 |
//! | mark of the data key | 16 |
//! | nonce, and the data key sealed under the key that Argon2id makes of the passphrase | 24 + 48 |
//! | how many earlier data keys follow | 1 |
//! | each: its mark, nonce, and the key sealed under the data key | 16 + 24 + 48 |
//!
//! The body is framed as values are, with a flag of its own. All that stands before the sealed data key is sealed with it.

use super::super::frame::{self, Parts, VERSION};
use super::super::id::{are_digits, digits};
use super::keys::{DataKey, KEY, Kek, Keys, MARK, NONCE, Random, TAG, seal, unseal};
use crate::keys::Params;
use zeroize::Zeroizing;

/// What the storage key of every header starts with.
pub const HEADER_PREFIX: &str = "rt1-lock:";

/// The flag of a frame that holds a header.
const LOCK: u8 = 16;

/// Bytes of a salt.
pub const SALT: usize = 16;

const SEALED_KEY: usize = NONCE + KEY + TAG;

/// The most earlier data keys that a header carries.
pub(super) const EARLIER: usize = 8;

const WITH: &[u8] = b"rethread lock 1";
const WITH_EARLIER: &[u8] = b"rethread earlier 1";

fn is_within(params: Params, least: Params) -> bool {
    let at_least = params.m_kib >= least.m_kib && params.t >= least.t && params.p >= least.p;
    at_least && params.fits() && params.m_kib >= params.p.saturating_mul(8)
}

/// Why a header could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderError {
    /// It changed since it was written.
    Damaged,
    /// A newer version wrote it.
    Newer,
}

/// What a passphrase opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    key: String,
    generation: u32,
    params: Params,
    salt: [u8; SALT],
    mark: [u8; MARK],
    sealed: [u8; SEALED_KEY],
    earlier: Vec<([u8; MARK], [u8; SEALED_KEY])>,
}

impl Header {
    /// A header that opens `keys` to whoever has `kek`. `None` without randomness, and where `params` ask for less than
    /// the floor or more than any device should be asked for.
    pub fn wrap(
        kek: &Kek,
        params: Params,
        salt: [u8; SALT],
        keys: &Keys,
        generation: u32,
        random: &Random,
    ) -> Option<Header> {
        is_within(params, Params::FLOOR).then_some(())?;
        let mark = keys.current.mark;
        let sealed = seal_key(&kek.0, keys.current.bytes(), &before(params, &salt, &mark), random)?;
        let bare = Header { key: String::new(), generation, params, salt, mark, sealed, earlier: Vec::new() };
        bare.carrying(keys, generation, random)
    }

    /// The same with just these earlier keys, under a name of its own. `None` without randomness, for the keys of another header,
    /// and for more of them than a header carries.
    pub fn carrying(&self, keys: &Keys, generation: u32, random: &Random) -> Option<Header> {
        (keys.current.mark == self.mark && keys.earlier.len() <= EARLIER).then_some(())?;
        let mut earlier = Vec::new();
        for key in &keys.earlier {
            let sealed = seal_key(&keys.current.earlier, key.bytes(), &[WITH_EARLIER, &key.mark].concat(), random)?;
            earlier.push((key.mark, sealed));
        }
        let mut chance = [0; 3];
        random(&mut chance).then_some(())?;
        let chance = chance.iter().fold(0, |chance, byte| chance << 8 | u64::from(*byte));
        let key = [HEADER_PREFIX, &generation.to_string(), ":", &digits(chance, 4)].concat();
        Some(Header { key, generation, earlier, ..self.clone() })
    }

    /// Reads a header.
    pub fn parse(key: &str, text: &str) -> Result<Header, HeaderError> {
        let generation = generation(key).ok_or(HeaderError::Damaged)?;
        let parts = Parts::of(key, text).map_err(|_| HeaderError::Damaged)?;
        if parts.version != VERSION || parts.flags != LOCK {
            return Err(HeaderError::Newer);
        }
        parse_body(key, generation, parts.body()).ok_or(HeaderError::Damaged)
    }

    /// The header as it is stored under its key.
    pub fn text(&self) -> String {
        let mut body = before(self.params, &self.salt, &self.mark).split_off(WITH.len());
        body.extend_from_slice(&self.sealed);
        body.push(self.earlier.len() as u8);
        for (mark, sealed) in &self.earlier {
            body.extend_from_slice(mark);
            body.extend_from_slice(sealed);
        }
        frame::wrap(&self.key, VERSION, LOCK, &body)
    }

    /// Its storage key and its text.
    pub fn stored(&self) -> (String, String) {
        (self.key.clone(), self.text())
    }

    /// The data keys, if `kek` is of the right passphrase.
    pub fn open(&self, kek: &Kek) -> Option<Keys> {
        let current = open_key(&kek.0, &self.sealed, &before(self.params, &self.salt, &self.mark), &self.mark)?;
        let open = |(mark, sealed): &([u8; MARK], [u8; SEALED_KEY])| {
            open_key(&current.earlier, sealed, &[WITH_EARLIER, mark].concat(), mark)
        };
        let earlier = self.earlier.iter().filter_map(open).collect();
        Some(Keys { current, earlier })
    }

    /// Its storage key.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// How many headers came before it at most.
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// How hard Argon2id has to work.
    pub fn params(&self) -> Params {
        self.params
    }

    /// What Argon2id mixes in.
    pub fn salt(&self) -> &[u8; SALT] {
        &self.salt
    }

    /// The marks of every data key it opens, the one that seals first.
    pub(super) fn marks(&self) -> impl Iterator<Item = &[u8; MARK]> {
        std::iter::once(&self.mark).chain(self.earlier.iter().map(|(mark, _)| mark))
    }

    pub(super) fn carries(&self, mark: &[u8; MARK]) -> bool {
        self.marks().any(|carried| carried == mark)
    }

    /// The mark of the data key that seals.
    pub(super) fn mark(&self) -> &[u8; MARK] {
        &self.mark
    }
}

/// What is sealed together with the data key.
fn before(params: Params, salt: &[u8; SALT], mark: &[u8; MARK]) -> Vec<u8> {
    let [m, t, p] = [params.m_kib, params.t, params.p].map(u32::to_le_bytes);
    [WITH, &m, &t, &p, salt, mark].concat()
}

fn seal_key(with: &[u8; KEY], key: &[u8; KEY], and: &[u8], random: &Random) -> Option<[u8; SEALED_KEY]> {
    let mut nonce = [0; NONCE];
    random(&mut nonce).then_some(())?;
    let sealed = seal(with, &nonce, key, and)?;
    [&nonce[..], &sealed].concat().try_into().ok()
}

fn open_key(with: &[u8; KEY], sealed: &[u8], and: &[u8], mark: &[u8; MARK]) -> Option<DataKey> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
    let bytes = Zeroizing::new(unseal(with, nonce, sealed, and)?);
    let key = DataKey::from_bytes(bytes.as_slice().try_into().ok()?);
    (key.mark == *mark).then_some(key)
}

/// The generation in the storage key of a header.
fn generation(key: &str) -> Option<u32> {
    let (generation, chance) = key.strip_prefix(HEADER_PREFIX)?.split_once(':')?;
    let generation: u32 = generation.parse().ok()?;
    let rebuilt = [HEADER_PREFIX, &generation.to_string(), ":", chance].concat();
    (rebuilt == key && chance.len() == 4 && are_digits(chance)).then_some(generation)
}

fn parse_body(key: &str, generation: u32, body: &[u8]) -> Option<Header> {
    let (m, rest) = body.split_first_chunk::<4>()?;
    let (t, rest) = rest.split_first_chunk::<4>()?;
    let (p, rest) = rest.split_first_chunk::<4>()?;
    let [m_kib, t, p] = [m, t, p].map(|number| u32::from_le_bytes(*number));
    let params = Params { m_kib, t, p };
    let (salt, rest) = rest.split_first_chunk::<SALT>()?;
    let (mark, rest) = rest.split_first_chunk::<MARK>()?;
    let (sealed, rest) = rest.split_first_chunk::<SEALED_KEY>()?;
    let (count, mut rest) = rest.split_first()?;
    let least = Params { m_kib: 8, t: 1, p: 1 };
    let fits = is_within(params, least)
        && usize::from(*count) <= EARLIER
        && rest.len() == usize::from(*count) * (MARK + SEALED_KEY);
    fits.then_some(())?;
    let mut earlier = Vec::new();
    while let Some((mark, after)) = rest.split_first_chunk::<MARK>() {
        let (sealed, after) = after.split_first_chunk::<SEALED_KEY>()?;
        earlier.push((*mark, *sealed));
        rest = after;
    }
    Some(Header { key: key.to_owned(), generation, params, salt: *salt, mark: *mark, sealed: *sealed, earlier })
}
