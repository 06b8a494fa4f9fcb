//! Names: a record, one revision of it, and the storage key that holds both.
//!
//! A key reads `rt1:<id>:<revision>:<parents>`, so that what exists, of which kind, since when, and which revision
//! follows which is known from the list of keys alone, without reading a value. Under a lock the id part is meant to be
//! replaced by a sealed one, which is why nothing outside this module looks inside an id's text.

use std::fmt;

/// What every key of ours starts with.
pub const PREFIX: &str = "rt1:";

/// Digits in the order of their code points, so that texts sort as the numbers do.
const DIGITS: &[u8; 64] = b"-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

const TIME_DIGITS: usize = 7;
const RANDOM_DIGITS: usize = 6;
const WRITER_DIGITS: usize = 4;

pub(super) fn digits(mut value: u64, count: usize) -> String {
    let mut text = vec![b'-'; count];
    for place in text.iter_mut().rev() {
        *place = DIGITS.get((value & 63) as usize).copied().unwrap_or(b'-');
        value >>= 6;
    }
    text.into_iter().map(char::from).collect()
}

/// What a digit stands for: all of ten thousand keys are read before the first page is drawn, so without searching.
fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'-' => Some(0),
        b'0'..=b'9' => Some(byte - b'0' + 1),
        b'A'..=b'Z' => Some(byte - b'A' + 11),
        b'_' => Some(37),
        b'a'..=b'z' => Some(byte - b'a' + 38),
        _ => None,
    }
}

pub(super) fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| digit(byte).is_some())
}

fn value(text: &str) -> Option<u64> {
    text.bytes().try_fold(0u64, |value, byte| Some(value << 6 | u64::from(digit(byte)?)))
}

/// The name of a record: its kind, when it was begun, and chance; or its kind and a fixed name where there is one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(String);

impl RecordId {
    /// A fresh id from a kind, the time in milliseconds since 1970, and random bits (the low 36 are used).
    pub fn new(kind: char, now_ms: u64, random: u64) -> RecordId {
        RecordId([&*kind.to_string(), &digits(now_ms, TIME_DIGITS), &digits(random, RANDOM_DIGITS)].concat())
    }

    /// The id of the one record of a kind under a name of `a-z`, `0-9` and `-`, at most 60 letters.
    pub fn singleton(kind: char, name: &str) -> Option<RecordId> {
        RecordId::parse(&[&*kind.to_string(), "~", name].concat())
    }

    /// Reads an id; `None` for any other text.
    pub fn parse(text: &str) -> Option<RecordId> {
        let mut letters = text.chars();
        letters.next().filter(char::is_ascii_lowercase)?;
        let rest = letters.as_str();
        let fits = match rest.strip_prefix('~') {
            Some(name) => {
                let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
                !name.is_empty() && name.len() <= 60 && name.bytes().all(plain)
            }
            None => rest.len() == TIME_DIGITS + RANDOM_DIGITS && are_digits(rest),
        };
        fits.then(|| RecordId(text.to_owned()))
    }

    /// Where the ids of a kind begin, where those begin of which there is one, and what comes after all of them.
    pub(crate) fn borders(kind: char) -> (RecordId, RecordId, RecordId) {
        let border = |end: &str| RecordId([&*kind.to_string(), end].concat());
        (border(""), border("~"), border("\u{7f}"))
    }

    /// The letter of its kind.
    pub fn kind(&self) -> char {
        self.0.bytes().next().map_or('?', char::from)
    }

    /// When it was begun, in milliseconds since 1970 by the device's clock; `None` where there is only one.
    pub fn made_at(&self) -> Option<u64> {
        let rest = self.0.get(1..).filter(|rest| !rest.starts_with('~'))?;
        value(rest.get(..TIME_DIGITS)?)
    }

    /// The random bits it was given, the low 36; `None` where there is only one. For what was moved in from elsewhere
    /// they are a digest of what it was there.
    pub fn chance(&self) -> Option<u64> {
        let rest = self.0.get(1..).filter(|rest| !rest.starts_with('~'))?;
        value(rest.get(TIME_DIGITS..)?)
    }

    /// As it is written in keys and addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a revision says about its record, known without reading the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Kept.
    Kept,
    /// A draft, or a practice under way.
    Open,
    /// Deleted.
    Tombstone,
}

impl State {
    fn flag(self) -> char {
        match self {
            State::Kept => '.',
            State::Open => 'o',
            State::Tombstone => 'x',
        }
    }
}

/// The name of an open tab: 4 letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Writer([u8; WRITER_DIGITS]);

impl Writer {
    /// A name from random bits (the low 24 are used).
    pub fn new(random: u64) -> Writer {
        Writer::parse(&digits(random, WRITER_DIGITS)).unwrap_or(Writer([b'-'; WRITER_DIGITS]))
    }

    /// Reads a name; `None` for any other text.
    pub fn parse(text: &str) -> Option<Writer> {
        let letters = text.as_bytes().try_into().ok()?;
        are_digits(text).then_some(Writer(letters))
    }

    /// Its letters.
    pub fn as_str(&self) -> &str {
        // Digits are ASCII, so this is never empty.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// The name of one revision among those of its record: how many came before it at most, and which open tab wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rev {
    /// One more than the highest the writer knew of, so that no tab uses a name twice.
    pub generation: u32,
    /// The open tab that wrote it.
    pub writer: Writer,
}

impl Rev {
    /// Reads `<generation><writer>`.
    pub fn parse(text: &str) -> Option<Rev> {
        let split = text.len().checked_sub(WRITER_DIGITS)?;
        let (generation, writer) = (text.get(..split)?, text.get(split..)?);
        let plain =
            !generation.is_empty() && !generation.starts_with('0') && generation.bytes().all(|b| b.is_ascii_digit());
        plain.then_some(())?;
        Some(Rev { generation: generation.parse().ok()?, writer: Writer::parse(writer)? })
    }
}

impl fmt::Display for Rev {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.generation, self.writer.as_str())
    }
}

/// The storage key of a revision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The record.
    pub id: RecordId,
    /// The revision.
    pub rev: Rev,
    /// What it says about the record.
    pub state: State,
    /// The revisions it follows.
    pub parents: Vec<Rev>,
}

impl Key {
    /// Reads a key that starts with [`PREFIX`]; `None` when it is not one of ours.
    pub fn parse(text: &str) -> Option<Key> {
        let mut parts = text.strip_prefix(PREFIX)?.split(':');
        let (id, rev, parents) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let state = match rev.chars().next_back()? {
            '.' => State::Kept,
            'o' => State::Open,
            'x' => State::Tombstone,
            _ => return None,
        };
        let rev = Rev::parse(rev.get(..rev.len() - 1)?)?;
        let parents = match parents {
            "" => Vec::new(),
            listed => listed.split('+').map(Rev::parse).collect::<Option<Vec<_>>>()?,
        };
        // What follows itself or a later one is none of ours: such a record would have no head.
        let later = parents.iter().any(|parent| parent.generation >= rev.generation);
        (!later).then_some(())?;
        Some(Key { id: RecordId::parse(id)?, rev, state, parents })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}{}:{}{}:", self.id, self.rev, self.state.flag())?;
        for (place, parent) in self.parents.iter().enumerate() {
            write!(f, "{}{parent}", if place > 0 { "+" } else { "" })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn revs() -> impl Strategy<Value = Rev> {
        (prop_oneof![1..40u32, 1..u32::MAX], any::<u64>())
            .prop_map(|(generation, random)| Rev { generation, writer: Writer::new(random) })
    }

    fn ids() -> impl Strategy<Value = RecordId> {
        prop_oneof![
            (0..1u64 << 42, any::<u64>()).prop_map(|(at, random)| RecordId::new('e', at, random)),
            "[a-z0-9-]{1,20}".prop_filter_map("a name", |name| RecordId::singleton('s', &name)),
        ]
    }

    proptest! {
        #[test]
        fn keys_read_back(id in ids(), rev in revs(), state in 0..3usize, parents in proptest::collection::vec(revs(), 0..4)) {
            let state = [State::Kept, State::Open, State::Tombstone].get(state).copied().unwrap_or(State::Kept);
            let sound = parents.iter().all(|parent| parent.generation < rev.generation);
            let key = Key { id, rev, state, parents };
            prop_assert_eq!(Key::parse(&key.to_string()), sound.then_some(key));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "(rt1:)?[ -~]{0,60}") {
            if let Some(key) = Key::parse(&text) {
                prop_assert_eq!(key.to_string(), text);
            }
        }

        #[test]
        fn ids_keep_their_time_and_sort_by_it(a in 0..1u64 << 42, b in 0..1u64 << 42, random in any::<u64>()) {
            let (one, other) = (RecordId::new('e', a, random), RecordId::new('e', b, random));
            prop_assert_eq!((one.made_at(), one.chance()), (Some(a), Some(random & ((1 << 36) - 1))));
            prop_assert_eq!(one.cmp(&other), a.cmp(&b));
        }
    }

    #[test]
    fn every_digit_stands_for_its_place() {
        for (place, letter) in DIGITS.iter().enumerate() {
            assert_eq!(digit(*letter).map(usize::from), Some(place));
        }
        assert_eq!((0..=u8::MAX).filter(|byte| digit(*byte).is_some()).count(), DIGITS.len());
    }

    #[test]
    fn odd_ids_are_refused() {
        for text in
            ["", "e", "E1234567abcdef", "e~", "e~Name", "é1234567abcdef", "e12345", "e1234567abcde!", "e1234567abcdefg"]
        {
            assert_eq!(RecordId::parse(text), None, "{text}");
        }
    }
}
