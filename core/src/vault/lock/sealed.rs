//! Sealed values: a frame whose body is a nonce and the sealed body of the plain frame.
//!
//! What is sealed together with the body, and cannot be changed apart from it, is the flags and the plain key, which
//! names the record, the revision, its state and its parents. A text that is no frame is sealed as it stands.

use super::super::frame::{self, PACKED, Parts, SEALED, TEXT, VERSION};
use super::keys::{DataKey, LETTERS, NONCE, Random, seal, unseal};

const WITH: &[u8] = b"rethread value 1";

/// The version of a frame that carries what a newer version sealed, to the vault and back: never stored.
const CARRIER: u8 = 255;

/// What the text of a sealed value that does not open begins with, so that nobody can take it for a frame.
const UNOPENED: &str = "rt2!";

/// What a stored text is, as the vault is given it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Opened {
    /// What was put there.
    Whole(String),
    /// What was put there and is no frame of this version: damage that was carried over, or a text set aside.
    Text(String),
    /// What a newer version sealed: it reads as newer, and is put back as it stands.
    Carried(String),
    /// Changed, moved, or sealed by another key.
    Damaged(String),
}

impl Opened {
    pub(super) fn text(self) -> String {
        match self {
            Opened::Whole(text) | Opened::Text(text) | Opened::Carried(text) | Opened::Damaged(text) => text,
        }
    }
}

fn with(flags: u8, plain: &str) -> Vec<u8> {
    [WITH, &[flags], plain.as_bytes()].concat()
}

/// What is to be sealed: the plain key, the value under it, and the parts of that value where it is a frame.
pub(super) struct Plain<'a> {
    pub key: &'a str,
    pub value: &'a str,
    pub parts: Option<Parts>,
}

impl<'a> Plain<'a> {
    pub fn of(key: &'a str, value: &'a str) -> Plain<'a> {
        Plain { key, value, parts: Parts::of(key, value).ok() }
    }
}

/// A value as it is stored under a sealed name. `None` without randomness.
pub(super) fn seal_value(key: &DataKey, random: &Random, name: &str, plain: &Plain<'_>) -> Option<String> {
    let (flags, body) = match &plain.parts {
        Some(parts) if parts.version == VERSION && parts.flags & !PACKED == 0 => (SEALED | parts.flags, parts.body()),
        _ => (SEALED | TEXT, plain.value.as_bytes()),
    };
    let mut nonce = [0; NONCE];
    random(&mut nonce).then_some(())?;
    let sealed = seal(&key.value, &nonce, body, &with(flags, plain.key))?;
    Some(frame::wrap(name, VERSION, flags, &[&nonce[..], &sealed].concat()))
}

/// The value behind what is stored under a sealed name.
pub(super) fn open_value(key: &DataKey, name: &str, plain: &str, text: &str) -> Opened {
    let Ok(parts) = Parts::of(name, text) else { return damaged(text) };
    if parts.version != VERSION || parts.flags & !(SEALED | TEXT | PACKED) != 0 {
        let carried = [key.letters.as_bytes(), &[parts.version, parts.flags], parts.body()].concat();
        return Opened::Carried(frame::wrap(plain, CARRIER, 0, &carried));
    }
    open_body(key, plain, &parts).unwrap_or_else(|| damaged(text))
}

fn open_body(key: &DataKey, plain: &str, parts: &Parts) -> Option<Opened> {
    let flags = parts.flags;
    (flags & SEALED != 0).then_some(())?;
    let (nonce, sealed) = parts.body().split_first_chunk::<NONCE>()?;
    let body = unseal(&key.value, nonce, sealed, &with(flags, plain))?;
    match flags & TEXT {
        0 => Some(Opened::Whole(frame::wrap(plain, VERSION, flags & PACKED, &body))),
        _ => String::from_utf8(body).ok().map(Opened::Text),
    }
}

/// A text that does not open.
pub(super) fn damaged(text: &str) -> Opened {
    Opened::Damaged([UNOPENED, text].concat())
}

/// What is carried, as it stood: the letters of the key it belongs to, and the version, the flags and the body of its
/// frame.
pub(super) fn carried(parts: &Parts) -> Option<(&str, u8, u8, &[u8])> {
    (parts.version == CARRIER).then_some(())?;
    let (letters, rest) = parts.body().split_at_checked(LETTERS)?;
    let [version, flags, body @ ..] = rest else { return None };
    Some((std::str::from_utf8(letters).ok()?, *version, *flags, body))
}
