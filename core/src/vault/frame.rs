//! The value of a key: format version, flags, body, checksum, as base32768 text.
//!
//! | part | bytes |
//! |---|---|
//! | format version | 1, now 1 |
//! | flags | 1: bit 0 deflated, bit 1 with the dictionary, bit 2 sealed, bit 3 (sealed only) any text |
//! | body | the rest |
//! | CRC-32 (ISO-HDLC, little end first) | 4, over key, version, flags and body |
//!
//! A later format keeps the version first and this checksum last, so that an older app can tell newer from damaged.
//! The checksum covers the storage key, so that a value found under another key is noticed.

use super::{base32768, deflate};

/// The format that this version writes.
pub const VERSION: u8 = 1;

const DEFLATED: u8 = 1;
const WITH_DICTIONARY: u8 = 2;
/// Under a lock, whose own module says what the body is then.
pub(super) const SEALED: u8 = 4;
/// Sealed, and no frame inside: a text as it stood.
pub(super) const TEXT: u8 = 8;

/// How the body of a readable frame can be packed.
pub(super) const PACKED: u8 = DEFLATED | WITH_DICTIONARY;

/// The most that a body may unfold to, in bytes: far above any entry, far below what would stall an old phone.
pub const LARGEST: usize = 16 * 1024 * 1024;

/// The checksum of frames, and of files in a zip.
pub(crate) const CRC: crc::Crc<u32, crc::NoTable> = crc::Crc::<u32, crc::NoTable>::new(&crc::CRC_32_ISO_HDLC);

/// Why a value could not be read. The value itself stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameError {
    /// Not text of this form.
    NotAFrame,
    /// Written by a newer version, whose number this is.
    FutureVersion(u8),
    /// Sealed, and there is no key.
    Sealed,
    /// Changed since it was written.
    Checksum,
    /// Larger than [`LARGEST`].
    TooLarge,
    /// Whole, and not what a body is.
    Body,
}

/// A body as the value of a key.
pub fn write(key: &str, body: &[u8]) -> String {
    // Whatever does not unfold to the same goes out as it stands: what is stored is read long after, and by then it is late.
    let unfolds = |short: &Vec<u8>| deflate::inflate(short, true, LARGEST).is_ok_and(|again| again == body);
    let deflated = deflate::deflate(body).filter(|short| short.len() < body.len() && unfolds(short));
    let (flags, body) = deflated.as_deref().map_or((0, body), |short| (DEFLATED | WITH_DICTIONARY, short));
    wrap(key, VERSION, flags, body)
}

/// The body in the value of a key.
pub fn read(key: &str, text: &str) -> Result<Vec<u8>, FrameError> {
    let parts = Parts::of(key, text)?;
    let (flags, body) = (parts.flags, parts.body());
    if parts.version != VERSION || flags & !(PACKED | SEALED) != 0 {
        return Err(FrameError::FutureVersion(parts.version));
    }
    if flags & SEALED != 0 {
        return Err(FrameError::Sealed);
    }
    match flags {
        0 if body.len() > LARGEST => Err(FrameError::TooLarge),
        0 => Ok(body.to_vec()),
        _ => deflate::inflate(body, flags & WITH_DICTIONARY != 0, LARGEST),
    }
}

/// A frame around a body as it stands.
pub(super) fn wrap(key: &str, version: u8, flags: u8, body: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(body.len() + 6);
    bytes.push(version);
    bytes.push(flags);
    bytes.extend_from_slice(body);
    let sum = checksum(key, &bytes);
    bytes.extend_from_slice(&sum.to_le_bytes());
    base32768::encode(&bytes)
}

/// A whole frame of any version.
pub(super) struct Parts {
    pub version: u8,
    pub flags: u8,
    bytes: Vec<u8>,
}

impl Parts {
    /// The parts of the value of a key, if its checksum is right.
    pub(super) fn of(key: &str, text: &str) -> Result<Parts, FrameError> {
        let mut bytes = base32768::decode(text).map_err(|_| FrameError::NotAFrame)?;
        let (whole, sum) = bytes.split_last_chunk::<4>().ok_or(FrameError::NotAFrame)?;
        let (version, flags) = match whole {
            [version, flags, ..] => (*version, *flags),
            _ => return Err(FrameError::NotAFrame),
        };
        if checksum(key, whole) != u32::from_le_bytes(*sum) {
            return Err(FrameError::Checksum);
        }
        bytes.truncate(bytes.len() - 4);
        Ok(Parts { version, flags, bytes })
    }

    /// What stands behind the version and the flags.
    pub(super) fn body(&self) -> &[u8] {
        self.bytes.get(2..).unwrap_or_default()
    }
}

fn checksum(key: &str, bytes: &[u8]) -> u32 {
    let mut digest = CRC.digest();
    digest.update(key.as_bytes());
    digest.update(bytes);
    digest.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn with(version: u8, flags: u8, body: &[u8]) -> String {
        let mut bytes = vec![version, flags];
        bytes.extend_from_slice(body);
        let sum = checksum("k", &bytes);
        bytes.extend_from_slice(&sum.to_le_bytes());
        base32768::encode(&bytes)
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        for (text, error) in [
            (String::new(), FrameError::NotAFrame),
            ("plain".into(), FrameError::NotAFrame),
            (with(2, 0, b"{}"), FrameError::FutureVersion(2)),
            (with(1, 8, b"{}"), FrameError::FutureVersion(1)),
            (with(1, SEALED, b"{}"), FrameError::Sealed),
            (with(1, DEFLATED, b"\xff\xff"), FrameError::Body),
        ] {
            assert_eq!(read("k", &text), Err(error), "{text:?}");
        }
        assert_eq!(read("other", &write("k", b"{}")), Err(FrameError::Checksum));
    }

    #[test]
    fn a_small_body_that_claims_to_be_huge_is_refused() {
        let huge = vec![b'a'; LARGEST + 1];
        let short = deflate::deflate(&huge).unwrap_or_default();
        assert_eq!(read("k", &with(VERSION, DEFLATED | WITH_DICTIONARY, &short)), Err(FrameError::TooLarge));
    }

    proptest! {
        #[test]
        fn bodies_come_back(body in proptest::collection::vec(any::<u8>(), 0..3000), key in "[a-z]{0,9}") {
            prop_assert_eq!(read(&key, &write(&key, &body)), Ok(body));
        }

        #[test]
        fn a_changed_letter_is_noticed(body in "[ -~]{1,400}", place in any::<prop::sample::Index>(), letter in 0x3400u32..0x4DC0) {
            let text: Vec<char> = write("k", body.as_bytes()).chars().collect();
            let place = place.index(text.len());
            let mut changed = text.clone();
            if let (Some(old), Some(new)) = (changed.get_mut(place), char::from_u32(letter)) {
                *old = new;
            }
            let changed_text: String = changed.iter().collect();
            prop_assert!(changed == text || read("k", &changed_text).is_err());
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[\u{3400}-\u{4DBF}\u{A000}-\u{A07F}]{0,200}") {
            let _ = read("k", &text);
        }
    }
}
