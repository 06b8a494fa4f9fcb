//! One part of a transfer: what a single code says.
//!
//! | piece of the text | holds |
//! |---|---|
//! | `RT1 ` | that it is one of these, in version 1 |
//! | `3/12 ` | which part it is, from 1, and how many there are |
//! | the rest, [`base45`] | 10 bytes of digest of the whole, the bytes of this part, 4 bytes of checksum |
//!
//! The digest is BLAKE2b of all bytes that are moved, cut to 10 bytes by its own rule; it also tells one transfer from
//! another. The checksum is CRC-32 (ISO-HDLC, big end first) over the two readable pieces and all bytes before it.

use super::base45;
use crate::vault::CRC;
use blake2::digest::consts::U10;
use blake2::{Blake2b, Digest as _};

/// The most parts that a transfer may have.
pub const MOST_PARTS: u16 = 1000;

/// The most bytes that a transfer may have.
pub const MOST_BYTES: usize = 1024 * 1024;

/// The most that any code can say in these characters.
const LONGEST_TEXT: usize = 4296;

const MARK: &str = "RT";
const VERSION: &str = "1";

/// What tells one transfer from another, and whether all of it arrived.
pub type Digest = [u8; 10];

/// What a part carries besides its own bytes.
pub(super) const AROUND: usize = size_of::<Digest>() + size_of::<u32>();

/// The most characters before the bytes.
pub(super) const LONGEST_HEAD: usize = "RT1 1000/1000 ".len();

/// A part that was read and is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The digest of all that is moved.
    pub digest: Digest,
    /// Which part it is, from 1.
    pub number: u16,
    /// How many there are.
    pub total: u16,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a text is no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPart {
    /// Some other code.
    Foreign,
    /// Of a later version than this one reads.
    Newer,
    /// One of ours, and not as it was written.
    Damaged,
    /// More than may be moved like this.
    TooLarge,
}

/// The digest of all that is moved.
pub fn digest(bytes: &[u8]) -> Digest {
    Blake2b::<U10>::digest(bytes).into()
}

impl Part {
    /// Reads what a code says.
    pub fn read(text: &str) -> Result<Part, NoPart> {
        let (mark, rest) = text.split_once(' ').ok_or(NoPart::Foreign)?;
        let version = mark.strip_prefix(MARK).ok_or(NoPart::Foreign)?;
        if version != VERSION {
            let is_number = !version.is_empty() && version.bytes().all(|digit| digit.is_ascii_digit());
            return Err(if is_number { NoPart::Newer } else { NoPart::Foreign });
        }
        if text.len() > LONGEST_TEXT {
            return Err(NoPart::TooLarge);
        }
        let (place, body) = rest.split_once(' ').ok_or(NoPart::Damaged)?;
        let (number, total) = place.split_once('/').ok_or(NoPart::Damaged)?;
        let (number, total) = (count(number)?, count(total)?);
        let bytes = base45::decode(body).ok_or(NoPart::Damaged)?;
        let (whole, sum) = bytes.split_last_chunk::<4>().ok_or(NoPart::Damaged)?;
        let (digest, bytes) = whole.split_first_chunk().ok_or(NoPart::Damaged)?;
        if checksum(&head(number, total), whole) != u32::from_be_bytes(*sum) {
            return Err(NoPart::Damaged);
        }
        // Only now is it known that the numbers are as they were written.
        if total > MOST_PARTS {
            return Err(NoPart::TooLarge);
        }
        if number == 0 || number > total {
            return Err(NoPart::Damaged);
        }
        Ok(Part { digest: *digest, number, total, bytes: bytes.to_vec() })
    }

    /// What a code says.
    pub fn write(&self) -> String {
        let head = head(self.number, self.total);
        let whole = [&self.digest[..], &self.bytes].concat();
        let sum = checksum(&head, &whole);
        [head, base45::encode(&[&whole[..], &sum.to_be_bytes()].concat())].concat()
    }
}

fn head(number: u16, total: u16) -> String {
    [MARK, VERSION, " ", &number.to_string(), "/", &total.to_string(), " "].concat()
}

/// A number without anything in front of it.
fn count(text: &str) -> Result<u16, NoPart> {
    if !text.bytes().all(|digit| digit.is_ascii_digit()) || text.starts_with('0') || text.is_empty() {
        return Err(NoPart::Damaged);
    }
    text.parse().map_err(|_| NoPart::TooLarge)
}

fn checksum(head: &str, bytes: &[u8]) -> u32 {
    let mut sum = CRC.digest();
    sum.update(head.as_bytes());
    sum.update(bytes);
    sum.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn part(number: u16, total: u16) -> Part {
        Part { digest: digest(b"all"), number, total, bytes: b"all".to_vec() }
    }

    #[test]
    fn a_part_is_written_as_it_always_was() {
        let text = part(1, 1).write();
        assert_eq!(text, WRITTEN);
        assert_eq!(Part::read(&text), Ok(part(1, 1)));
    }

    /// Codes may be read by a later version than the one that shows them. Worked out with the standard modules of Python.
    const WRITTEN: &str = "RT1 1/1 DPS7K6JH7QOS9FHAEC2ZDJ2I93";

    #[test]
    fn what_is_no_part_says_why() {
        for (text, why) in [
            (String::new(), NoPart::Foreign),
            ("https://example.org/".into(), NoPart::Foreign),
            ("RT 1/1 ABC".into(), NoPart::Foreign),
            ("RTX 1/1 ABC".into(), NoPart::Foreign),
            ("RT2 what comes later".into(), NoPart::Newer),
            ("RT1 1/1".into(), NoPart::Damaged),
            ("RT1 1/1 A".into(), NoPart::Damaged),
            ("RT1 01/1 ABC".into(), NoPart::Damaged),
            ("RT1 1/99999 ABC".into(), NoPart::TooLarge),
            (part(0, 1).write(), NoPart::Damaged),
            (part(2, 1).write(), NoPart::Damaged),
            (part(1, MOST_PARTS + 1).write(), NoPart::TooLarge),
            (["RT1 1/1 ", &"A".repeat(LONGEST_TEXT)].concat(), NoPart::TooLarge),
        ] {
            assert_eq!(Part::read(&text), Err(why), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn parts_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..300), total in 1..=MOST_PARTS, at in any::<prop::sample::Index>()) {
            let number = at.index(total.into()) as u16 + 1;
            let part = Part { digest: digest(&bytes), number, total, bytes };
            let text = part.write();
            prop_assert!(text.len() <= LONGEST_HEAD + base45::length(AROUND + part.bytes.len()));
            prop_assert!(qrcodegen::QrSegment::is_alphanumeric(&text));
            prop_assert_eq!(Part::read(&text), Ok(part));
        }

        #[test]
        fn a_changed_character_is_noticed(at in any::<prop::sample::Index>(), letter in "[0-9A-Z $%*+./:-]") {
            let text = part(7, 12).write();
            let at = at.index(text.len());
            let changed = [&text[..at], &letter, &text[at + 1..]].concat();
            prop_assert!(changed == text || Part::read(&changed).is_err());
        }

        #[test]
        fn any_text_is_read_or_refused(text in "(RT1 )?[0-9]{0,6}/?[0-9]{0,6} ?\\PC{0,40}") {
            if let Ok(part) = Part::read(&text) {
                prop_assert_eq!(part.write(), text);
            }
        }
    }
}
