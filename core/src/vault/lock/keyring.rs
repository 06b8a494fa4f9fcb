//! The keyring that both shelves of an open tab share: no lock, locked, or open with the keys at hand.

use super::super::frame;
use super::super::room::RESERVE_KEY;
use super::super::shelf::ShelfError;
use super::header::{HEADER_PREFIX, Header};
use super::keys::{Keys, Random};
use super::name::{PLAIN_PREFIX, open_name, parts, seal_name};
use super::quiet::Writes;
use super::sealed::{Opened, Plain, carried, damaged, open_value, seal_value};
use std::cell::RefCell;

/// How a tab stands to the lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockState {
    /// There is none: everything is kept readable.
    Absent,
    /// There is one, and its keys are not here: the shelves give and take nothing.
    Locked,
    /// Its keys are here.
    Open,
}

struct Open {
    keys: Keys,
    /// The header that opened them: its storage key and its text.
    header: (String, String),
    /// Whether the lock is being taken away: what is written is readable again.
    leaving: bool,
    /// The plain key that was named last, and its names: one save asks for them several times.
    named: RefCell<(String, Vec<String>)>,
}

impl Open {
    /// The name of a plain key under each data key, the present one first.
    fn names(&self, plain: &str) -> Vec<String> {
        let mut named = self.named.borrow_mut();
        if named.0 != plain {
            *named = (plain.to_owned(), self.keys.all().filter_map(|key| seal_name(key, plain)).collect());
        }
        named.1.clone()
    }
}

enum State {
    Absent,
    Locked,
    Open(Box<Open>),
}

/// The keys of one tab, in memory alone.
pub struct Keyring {
    state: RefCell<State>,
    random: Box<Random>,
    /// What the vault is writing.
    pub(super) writes: Writes,
    /// What is being moved while nobody else may write.
    pub(super) moves: Writes,
}

impl Keyring {
    /// A keyring without a lock. `random` fills bytes with randomness fit for keys and says whether it could.
    pub fn new(random: impl Fn(&mut [u8]) -> bool + 'static) -> Keyring {
        Keyring {
            state: RefCell::new(State::Absent),
            random: Box::new(random),
            writes: Writes::default(),
            moves: Writes::default(),
        }
    }

    /// How this tab stands to the lock.
    pub fn state(&self) -> LockState {
        match &*self.state.borrow() {
            State::Absent => LockState::Absent,
            State::Locked => LockState::Locked,
            State::Open(_) => LockState::Open,
        }
    }

    /// Wipes the keys. From here on the shelves give and take nothing, so that nothing is written readably either.
    pub fn lock(&self) {
        self.state.replace(State::Locked);
    }

    /// Wipes the keys because there is no lock any more.
    pub fn let_go(&self) {
        self.state.replace(State::Absent);
    }

    /// Takes the keys, and the header that opened them. The shelves see to it that no copy takes in anything sealed
    /// without it.
    pub fn open(&self, keys: Keys, header: &Header) {
        let open = Open { keys, header: header.stored(), leaving: false, named: RefCell::default() };
        self.state.replace(State::Open(Box::new(open)));
    }

    /// The keys, to make a header for another passphrase.
    pub fn keys(&self) -> Option<Keys> {
        self.with_open(|open| open.keys.clone())
    }

    /// Its randomness.
    pub fn random(&self) -> &Random {
        &*self.random
    }

    /// From here on what is written is readable, or sealed again.
    pub(super) fn leave(&self, leaving: bool) {
        if let State::Open(open) = &mut *self.state.borrow_mut() {
            open.leaving = leaving;
        }
    }

    /// The header that opened the keys.
    pub(super) fn header(&self) -> Option<(String, String)> {
        self.with_open(|open| open.header.clone())
    }

    /// The plain key behind a stored one; `None` where no key at hand sealed it.
    pub(super) fn plain(&self, stored: &str) -> Option<String> {
        self.with_open(|open| open_name(&open.keys, stored).map(|(plain, _)| plain)).flatten()
    }

    /// Whether a plain key is stored under its sealed name by now.
    pub(super) fn seals(&self, plain: &str) -> bool {
        is_sealable(plain) && self.with_open(|open| !open.leaving).unwrap_or(false)
    }

    /// The plain key behind a stored one that should stand under another name by now.
    pub(super) fn misplaced(&self, stored: &str) -> Option<String> {
        let misplaced = |open: &Open| {
            if is_sealable(stored) {
                return (!open.leaving).then(|| stored.to_owned());
            }
            let (letters, _) = parts(stored)?;
            // With no earlier key of these letters it is the present one's, or nobody's, and stays where it is.
            if !open.leaving && open.keys.earlier.iter().all(|key| key.letters != letters) {
                return None;
            }
            let (plain, key) = open_name(&open.keys, stored)?;
            (open.leaving || key.mark != open.keys.current.mark).then_some(plain)
        };
        self.with_open(misplaced).flatten()
    }

    /// Every name that the value of a plain key may stand under, the one it is written under first.
    pub(super) fn names(&self, plain: &str) -> Result<Vec<String>, ShelfError> {
        let own = || vec![plain.to_owned()];
        if !is_sealable(plain) {
            return Ok(own());
        }
        match &*self.state.borrow() {
            State::Absent => Ok(own()),
            State::Locked => Err(ShelfError::Blocked),
            State::Open(open) => {
                let mut names = open.names(plain);
                let place = if open.leaving { 0 } else { names.len() };
                names.insert(place, plain.to_owned());
                Ok(names)
            }
        }
    }

    /// The name and the text that a value is stored as.
    pub(super) fn stored(&self, plain: &str, value: &str) -> Result<(String, String), ShelfError> {
        let own = || (plain.to_owned(), value.to_owned());
        if !is_sealable(plain) {
            return Ok(own());
        }
        match &*self.state.borrow() {
            State::Absent => Ok(own()),
            State::Locked => Err(ShelfError::Blocked),
            State::Open(open) => {
                let given = Plain::of(plain, value);
                if let Some((letters, version, flags, body)) = given.parts.as_ref().and_then(carried)
                    && let Some(key) = open.keys.all().find(|key| key.letters == letters)
                {
                    let name = seal_name(key, plain).ok_or(ShelfError::Failed)?;
                    let text = frame::wrap(&name, version, flags, body);
                    return Ok((name, text));
                }
                if open.leaving {
                    return Ok(own());
                }
                self.seal(open, &given).ok_or(ShelfError::Failed)
            }
        }
    }

    /// A value sealed for a place outside the vault; `None` while no key is at hand.
    pub(super) fn sealed(&self, plain: &str, value: &str) -> Option<(String, String)> {
        self.with_open(|open| self.seal(open, &Plain::of(plain, value))).flatten()
    }

    fn seal(&self, open: &Open, plain: &Plain<'_>) -> Option<(String, String)> {
        let name = open.names(plain.key).into_iter().next()?;
        let text = seal_value(&open.keys.current, &*self.random, &name, plain)?;
        Some((name, text))
    }

    /// What a stored text is, found under one of the names of a plain key.
    pub(super) fn opened(&self, plain: &str, name: &str, text: String) -> Opened {
        if name == plain {
            return Opened::Whole(text);
        }
        let letters = parts(name).map_or("", |(letters, _)| letters);
        let open = |open: &Open| {
            let fitting = open.keys.all().filter(|key| key.letters == letters);
            fitting.map(|key| open_value(key, name, plain, &text)).find(|found| !matches!(found, Opened::Damaged(_)))
        };
        self.with_open(open).flatten().unwrap_or_else(|| damaged(&text))
    }

    fn with_open<T>(&self, found: impl FnOnce(&Open) -> T) -> Option<T> {
        match &*self.state.borrow() {
            State::Open(open) => Some(found(open)),
            _ => None,
        }
    }
}

/// Whether a key is one that is sealed.
pub(super) fn is_sealable(key: &str) -> bool {
    key.starts_with(PLAIN_PREFIX) && key != RESERVE_KEY && !key.starts_with(HEADER_PREFIX)
}
