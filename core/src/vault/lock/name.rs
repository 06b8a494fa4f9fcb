//! Sealed names: `rt2:<four letters of the data key>:<nonce and sealed plain key>`.
//!
//! The nonce is a keyed hash of the plain key, so that a record is found again under the same name. All that a name
//! shows is which key sealed it and how long the plain key is.

use super::super::base32768;
use super::keys::{DataKey, Keys, NONCE, derive, seal, unseal};

/// What every sealed name starts with.
pub const SEALED_PREFIX: &str = "rt2:";

/// What every plain key that is sealed starts with. It is left out inside.
pub(super) const PLAIN_PREFIX: &str = "rt1";

const WITH: &[u8] = b"rethread name 1";

/// The sealed name of a plain key. `None` for a key that is never sealed.
pub(super) fn seal_name(key: &DataKey, plain: &str) -> Option<String> {
    let inside = plain.strip_prefix(PLAIN_PREFIX)?.as_bytes();
    let nonce = derive::<NONCE>(&**key.name_nonce, inside);
    let sealed = seal(&key.name, &nonce, inside, WITH)?;
    let bytes = [&nonce[..], &sealed].concat();
    Some([SEALED_PREFIX, &key.letters, ":", &base32768::encode(&bytes)].concat())
}

/// The plain key behind a sealed name, and the key that sealed it.
pub(super) fn open_name<'a>(keys: &'a Keys, name: &str) -> Option<(String, &'a DataKey)> {
    let (letters, sealed) = parts(name)?;
    let bytes = base32768::decode(sealed).ok()?;
    let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
    let mut fitting = keys.all().filter(|key| key.letters == letters);
    let (key, inside) = fitting.find_map(|key| Some((key, unseal(&key.name, nonce, sealed, WITH)?)))?;
    Some(([PLAIN_PREFIX, &String::from_utf8(inside).ok()?].concat(), key))
}

/// The letters and the sealed part of a name.
pub(super) fn parts(name: &str) -> Option<(&str, &str)> {
    name.strip_prefix(SEALED_PREFIX)?.split_once(':')
}
