//! What FreeCBT writes as "backup": its JSON, folded by lz-string and written as base64 between two marks.
//!
//! lz-string is LZ78 over UTF-16 units: each code is a new unit, or the number of a stretch met before, in as many bits as
//! the stretches known so far need. A stretch is always a part of what was unfolded already, so that none is kept twice.

use super::caps;

const MARK: &str = ":FreeCBT:";

/// Codes that stand for no stretch: a unit of 8 bits, a unit of 16 bits, the end.
const SHORT: usize = 0;
const LONG: usize = 1;
const END: usize = 2;

/// Whether a text begins as such a backup does.
pub(super) fn is_packed(text: &str) -> bool {
    text.trim_start().starts_with(MARK)
}

/// The JSON in such a backup; `None` where it is broken, or larger than is read.
pub(super) fn unpack(text: &str) -> Option<String> {
    let inside = text.trim().strip_prefix(MARK)?.strip_suffix(MARK)?;
    let units = unfold(&mut Bits { digits: inside.bytes().filter(|byte| *byte != b'='), value: 0, left: 0 })?;
    String::from_utf16(&units).ok()
}

fn unfold<D: Iterator<Item = u8>>(bits: &mut Bits<D>) -> Option<Vec<u16>> {
    let mut out: Vec<u16> = Vec::new();
    // Where each stretch begins in what was unfolded, and how long it is. The first three numbers are codes.
    let mut stretches: Vec<(usize, usize)> = vec![(0, 0); 3];
    let mut last = None::<(usize, usize)>;
    let mut width = Width { bits: 2, room: 1 };
    loop {
        let code = bits.read(width.bits)?;
        let at = out.len();
        let stretch = match code {
            END => return Some(out),
            SHORT | LONG => {
                out.push(bits.read(if code == SHORT { 8 } else { 16 })? as u16);
                stretches.push((at, 1));
                width.numbered();
                (at, 1)
            }
            _ => {
                let (from, length) = match (stretches.get(code), last) {
                    (Some(known), _) => *known,
                    // The stretch that this code makes: the last one and its own first unit.
                    (None, Some((from, length))) if code == stretches.len() => (from, length + 1),
                    _ => return None,
                };
                (out.len() + length <= caps::FILE / 2).then_some(())?;
                for place in from..from + length {
                    out.push(*out.get(place)?);
                }
                (at, length)
            }
        };
        // The last stretch with the first unit of this one is a stretch from now on, and stands where they meet.
        if let Some((from, length)) = last {
            stretches.push((from, length + 1));
            width.numbered();
        }
        last = Some(stretch);
    }
}

/// How many bits a code has.
struct Width {
    bits: u32,
    /// How many more stretches are numbered before it has one more.
    room: usize,
}

impl Width {
    fn numbered(&mut self) {
        self.room -= 1;
        if self.room == 0 {
            self.room = 1 << self.bits;
            self.bits += 1;
        }
    }
}

/// Bits out of base64 digits, the highest of a digit first, the lowest of a number first.
struct Bits<D> {
    digits: D,
    value: u32,
    left: u32,
}

impl<D: Iterator<Item = u8>> Bits<D> {
    fn read(&mut self, width: u32) -> Option<usize> {
        let mut number = 0;
        for place in 0..width {
            if self.left == 0 {
                self.value = digit(self.digits.next()?)?;
                self.left = 6;
            }
            self.left -= 1;
            number |= ((self.value >> self.left & 1) as usize) << place;
        }
        Some(number)
    }
}

fn digit(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(value.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lz_string_wrote_is_unfolded() {
        for (packed, expected) in [
            ("Q===", Some("")),
            ("IZA=", Some("a")),
            ("IY18aQ==", Some("aaaaaaaaaaaaaaaaaaaaaaaa")),
            ("N4IghiBcDaCMA0AmeBmAugXyA===", Some("{\"a\":[1,2,3]}")),
            ("pegh3QSroIu6AASLwbhCe1UlZyA=", Some("שלום 🙂 שלום 🙂")),
            ("", None),
            ("IY18", None),
            ("N4Ig*", None),
            ("////", None),
        ] {
            let text = [MARK, packed, MARK, "\n"].concat();
            assert!(is_packed(&text));
            assert_eq!(unpack(&text).as_deref(), expected, "{packed}");
        }
        assert_eq!(unpack(":FreeCBT:"), None);
    }
}
