//! The keys of a lock: what a passphrase opens, the data key below it, and what is derived from that.

use super::super::base32768::{decode, encode};
use super::super::id::digits;
use blake2::Blake2bMac512;
use blake2::digest::{KeyInit, Mac};
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, Payload};
use zeroize::{Zeroize, Zeroizing};

/// Bytes of a key.
pub const KEY: usize = 32;
/// Bytes of a nonce of XChaCha20-Poly1305.
pub const NONCE: usize = 24;
/// Bytes of its tag.
pub const TAG: usize = 16;
/// Bytes of the mark of a data key.
pub const MARK: usize = 16;
/// Letters of it that sealed names carry.
pub const LETTERS: usize = 4;

/// Fills bytes with randomness fit for keys. Returns whether it could.
pub type Random = dyn Fn(&mut [u8]) -> bool;

/// The key that Argon2id makes of a passphrase. Wiped when it is dropped.
pub struct Kek(pub(super) Zeroizing<[u8; KEY]>);

impl Kek {
    /// A key from its bytes, which are wiped where they were.
    pub fn take(bytes: &mut [u8; KEY]) -> Kek {
        let kek = Kek(Zeroizing::new(*bytes));
        bytes.zeroize();
        kek
    }
}

/// A data key and what is derived from it. Wiped when it is dropped.
#[derive(Clone)]
pub struct DataKey {
    key: Box<Zeroizing<[u8; KEY]>>,
    /// Seals values.
    pub(super) value: Box<Zeroizing<[u8; KEY]>>,
    /// Seals names.
    pub(super) name: Box<Zeroizing<[u8; KEY]>>,
    /// Makes the nonces of names.
    pub(super) name_nonce: Box<Zeroizing<[u8; KEY]>>,
    /// Seals earlier data keys.
    pub(super) earlier: Box<Zeroizing<[u8; KEY]>>,
    /// Names it, and tells nothing about it.
    pub(super) mark: [u8; MARK],
    /// The beginning of its mark, as sealed names carry it.
    pub(super) letters: String,
}

impl DataKey {
    /// A fresh one; `None` without randomness.
    pub fn new(random: &Random) -> Option<DataKey> {
        let mut key = Zeroizing::new([0; KEY]);
        random(&mut *key).then(|| DataKey::from_bytes(&key))
    }

    pub(super) fn from_bytes(key: &[u8; KEY]) -> DataKey {
        let derived = |purpose: &str| Box::new(derive::<KEY>(key, purpose.as_bytes()));
        let mark = *derive::<MARK>(key, b"rethread key mark");
        DataKey {
            key: Box::new(Zeroizing::new(*key)),
            value: derived("rethread value key"),
            name: derived("rethread name key"),
            name_nonce: derived("rethread name nonce key"),
            earlier: derived("rethread earlier key"),
            letters: letters(&mark),
            mark,
        }
    }

    pub(super) fn bytes(&self) -> &[u8; KEY] {
        &self.key
    }
}

/// The letters that the names sealed under a key with this mark carry.
pub(super) fn letters(mark: &[u8; MARK]) -> String {
    let start = mark.iter().take(3).fold(0, |start, byte| start << 8 | u64::from(*byte));
    digits(start, LETTERS)
}

/// Every data key that a header opens.
#[derive(Clone)]
pub struct Keys {
    /// Seals what is written.
    pub(super) current: DataKey,
    /// Still open what was sealed before the lock was changed completely, latest first.
    pub(super) earlier: Vec<DataKey>,
}

impl Keys {
    /// Keys for a new lock; `None` without randomness.
    pub fn new(random: &Random) -> Option<Keys> {
        Some(Keys { current: DataKey::new(random)?, earlier: Vec::new() })
    }

    /// A new data key before these.
    pub fn renewed(&self, random: &Random) -> Option<Keys> {
        Some(Keys { current: DataKey::new(random)?, earlier: self.all().cloned().collect() })
    }

    /// Takes in what another header opened.
    pub fn join(&mut self, other: &Keys) {
        for key in other.all() {
            if self.with_mark(&key.mark).is_none() {
                self.earlier.push(key.clone());
            }
        }
    }

    /// All of them as text that anybody can read, current first.
    pub(super) fn in_the_open(&self) -> String {
        let bytes = Zeroizing::new(self.all().flat_map(|key| *key.bytes()).collect::<Vec<u8>>());
        encode(&bytes)
    }

    /// What [`Keys::in_the_open`] wrote; `None` for anything else.
    pub(super) fn from_the_open(text: &str) -> Option<Keys> {
        let bytes = Zeroizing::new(decode(text).ok()?);
        let (keys, []) = bytes.as_chunks::<KEY>() else { return None };
        let mut keys = keys.iter().map(DataKey::from_bytes);
        Some(Keys { current: keys.next()?, earlier: keys.collect() })
    }

    /// The same keys with the one of this mark as the current one; `None` without it.
    pub(super) fn led_by(&self, mark: &[u8; MARK]) -> Option<Keys> {
        let current = self.with_mark(mark)?.clone();
        Some(Keys { current, earlier: self.all().filter(|key| key.mark != *mark).cloned().collect() })
    }

    /// How many data keys there are. More than one: the lock was changed completely, not long ago.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.all().count()
    }

    /// The current one, then the earlier ones.
    pub(super) fn all(&self) -> impl Iterator<Item = &DataKey> {
        std::iter::once(&self.current).chain(&self.earlier)
    }

    pub(super) fn with_mark(&self, mark: &[u8; MARK]) -> Option<&DataKey> {
        self.all().find(|key| key.mark == *mark)
    }
}

/// Keyed BLAKE2b-512, cut to `N` bytes.
pub(super) fn derive<const N: usize>(key: &[u8], message: &[u8]) -> Zeroizing<[u8; N]> {
    let mut derived = Zeroizing::new([0; N]);
    // A key of at most 64 bytes is always taken.
    if let Ok(mut mac) = Blake2bMac512::new_from_slice(key) {
        mac.update(message);
        let whole = Zeroizing::new(<[u8; 64]>::from(mac.finalize().into_bytes()));
        derived.iter_mut().zip(whole.iter()).for_each(|(to, from)| *to = *from);
    }
    derived
}

/// XChaCha20-Poly1305: what was sealed, with the tag behind it.
pub(super) fn seal(key: &[u8; KEY], nonce: &[u8; NONCE], plain: &[u8], with: &[u8]) -> Option<Vec<u8>> {
    XChaCha20Poly1305::new(key.into()).encrypt(nonce.into(), Payload { msg: plain, aad: with }).ok()
}

/// What [`seal`] sealed; `None` for anything else.
pub(super) fn unseal(key: &[u8; KEY], nonce: &[u8; NONCE], sealed: &[u8], with: &[u8]) -> Option<Vec<u8>> {
    XChaCha20Poly1305::new(key.into()).decrypt(nonce.into(), Payload { msg: sealed, aad: with }).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> Vec<u8> {
        hex.as_bytes().chunks(2).map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap()).collect()
    }

    /// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    #[test]
    fn xchacha20_poly1305_is_as_published() {
        let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
        let key: [u8; KEY] = std::array::from_fn(|at| 0x80 + at as u8);
        let nonce: [u8; NONCE] = std::array::from_fn(|at| 0x40 + at as u8);
        let with = bytes("50515253c0c1c2c3c4c5c6c7");
        let sealed = bytes(concat!(
            "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54",
            "c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f6",
            "15c68b13b52ec0875924c1c7987947deafd8780acf49",
        ));
        assert_eq!(seal(&key, &nonce, plain, &with).as_ref(), Some(&sealed));
        assert_eq!(unseal(&key, &nonce, &sealed, &with).as_deref(), Some(&plain[..]));
        assert_eq!(unseal(&key, &nonce, &sealed, b"other"), None);
    }

    /// The known answers that come with BLAKE2 (blake2b, keyed), the first two.
    #[test]
    fn keyed_blake2b_is_as_published() {
        let key: Vec<u8> = (0..64).collect();
        for (message, answer) in [
            (
                &[][..],
                concat!(
                    "10ebb67700b1868efb4417987acf4690ae9d972fb7a590c2f02871799aaa4786",
                    "b5e996e8f0f4eb981fc214b005f42d2ff4233499391653df7aefcbc13fc51568",
                ),
            ),
            (
                &[0][..],
                concat!(
                    "961f6dd1e4dd30f63901690c512e78e4b45e4742ed197c3c5e45c549fd25f2e4",
                    "187b0bc9fe30492b16b0d0bc4ef9b0f34c7003fac09a5ef1532e69430234cebd",
                ),
            ),
        ] {
            assert_eq!(derive::<64>(&key, message).to_vec(), bytes(answer));
        }
    }
}
