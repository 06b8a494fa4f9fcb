//! The squares of a QR code (ISO/IEC 18004), written and read.
//!
//! Written by hand: the crates for it bring tables and modes that are not used here, and would be eighty kilobytes of
//! what is fetched where these are a few. The tests hold both ways against those crates.

mod field;
mod layout;
mod read;
mod write;

pub(super) use layout::{Known, known};
pub(super) use read::read;
pub(super) use write::{characters, write};

/// How much of a code may be misread: `(its two bits, the row in the tables)`.
const LEVELS: [(usize, usize); 4] = [(1, 0), (0, 1), (3, 2), (2, 3)];

/// The row of the middle level, which is written: a seventh of a code may be misread, by glare, a finger or a hair on the
/// screen.
const MIDDLE: usize = 1;

/// How many bytes of correction a block has, by level and version.
const CORRECTION: [[u8; 40]; 4] = [
    [
        7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28,
        28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ],
    [
        13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
];

/// How many blocks there are, by level and version.
const BLOCKS: [[u8; 40]; 4] = [
    [
        1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18,
        19, 19, 20, 21, 22, 24, 25,
    ],
    [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31,
        33, 35, 37, 38, 40, 43, 45, 47, 49,
    ],
    [
        1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40,
        43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
    ],
    [
        1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48,
        51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
    ],
];

/// How the bytes of a code are divided.
struct Division {
    /// How many blocks there are.
    blocks: usize,
    /// How many of them, the first ones, have a byte less than the others.
    short: usize,
    /// How many bytes of what is said the shorter ones have.
    said: usize,
    /// How many bytes of correction each has.
    correction: usize,
}

impl Division {
    /// For so many bytes in all; `None` for a version or a level that does not exist.
    fn new(version: usize, level: usize, bytes: usize) -> Option<Division> {
        let at = |table: &[[u8; 40]; 4]| Some(usize::from(*table.get(level)?.get(version.checked_sub(1)?)?));
        let (blocks, correction) = (at(&BLOCKS)?, at(&CORRECTION)?);
        let said = (bytes / blocks).checked_sub(correction)?;
        Some(Division { blocks, short: blocks - bytes % blocks, said, correction })
    }

    /// How many bytes can be said.
    fn all_said(&self) -> usize {
        self.said * self.blocks + self.blocks - self.short
    }

    /// How many bytes of what is said a block has.
    fn said_in(&self, block: usize) -> usize {
        if block < self.short { self.said } else { self.said + 1 }
    }
}

/// Whether a mask turns a square.
fn turns(mask: usize, x: usize, y: usize) -> bool {
    let product = x * y;
    let rest = match mask {
        0 => (x + y) % 2,
        1 => y % 2,
        2 => x % 3,
        3 => (x + y) % 3,
        4 => (x / 3 + y / 2) % 2,
        5 => product % 2 + product % 3,
        6 => (product % 2 + product % 3) % 2,
        _ => ((x + y) % 2 + product % 3) % 2,
    };
    rest == 0
}

/// The fifteen bits that say the level and the mask.
fn format_bits(level_bits: usize, mask: usize) -> usize {
    let said = level_bits << 3 | mask;
    (said << 10 | rest(said, 10, 0x537)) ^ 0x5412
}

/// What is left of so many bits after division by a polynomial.
fn rest(said: usize, bits: usize, by: usize) -> usize {
    (0..bits).fold(said, |rest, _| (rest << 1) ^ ((rest >> (bits - 1)) * by))
}

/// How many bits say the number of characters: `(numbers, characters, bytes)`.
fn count_bits(version: usize) -> (usize, usize, usize) {
    match version {
        0..=9 => (10, 9, 8),
        10..=26 => (12, 11, 16),
        _ => (14, 13, 16),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

    const CHARACTERS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    fn theirs(segments: &[QrSegment], level: QrCodeEcc, version: usize, mask: u8) -> Option<Vec<bool>> {
        let version = Version::new(version as u8);
        let code =
            QrCode::encode_segments_advanced(segments, level, version, version, Some(Mask::new(mask)), false).ok()?;
        let side = code.size();
        Some((0..side * side).map(|at| code.get_module(at % side, at / side)).collect())
    }

    fn text(length: usize, seed: usize) -> String {
        (0..length).map(|at| char::from(CHARACTERS[(at * at + seed + at / 7) % 45])).collect()
    }

    #[test]
    fn every_version_is_written_as_the_crate_writes_it_and_read_by_the_other_crate() {
        for version in 1..=40 {
            let most = characters(version).unwrap();
            let text = text(most - version % 3, version);
            let (mask, dark) = write(&text, version).unwrap();
            let segment = QrSegment::make_alphanumeric(&text);
            assert_eq!(Some(&dark), theirs(&[segment], QrCodeEcc::Medium, version, mask as u8).as_ref(), "{version}");
            let size = version * 4 + 17;
            let grid = rqrr::Grid::new(rqrr::SimpleGrid::from_func(size, |x, y| dark[y * size + x]));
            assert_eq!(grid.decode().unwrap().1, text, "{version}");
            assert_eq!(read(&dark, size), Some(text));
            assert_eq!(write(&"A".repeat(most + 1), version), None);
        }
    }

    #[test]
    fn codes_of_others_are_read_at_every_level_and_mask() {
        let levels = [QrCodeEcc::Low, QrCodeEcc::Medium, QrCodeEcc::Quartile, QrCodeEcc::High];
        for version in [1, 2, 6, 7, 13, 21, 32, 40] {
            for (at, level) in levels.into_iter().enumerate() {
                let said = if version == 1 { "a/?" } else { "https://example.org/é?" };
                let mut segments = QrSegment::make_segments(said);
                segments.push(QrSegment::make_numeric(&"1234567"[..version.min(7)]));
                let mask = ((version + at) % 8) as u8;
                let Some(dark) = theirs(&segments, level, version, mask) else { continue };
                let expected = [said, &"1234567"[..version.min(7)]].concat();
                assert_eq!(read(&dark, version * 4 + 17), Some(expected), "{version} {level:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_misread_is_put_right(version in 1..16usize, seed in 0..999usize, part in 0.0..1.0f64) {
            let text = text(characters(version).unwrap(), seed);
            let (_, mut dark) = write(&text, version).unwrap();
            let size = version * 4 + 17;
            // A stripe across, as of a hair: no more than correction copes with.
            let row = 9 + (part * (size - 18) as f64) as usize;
            for x in 0..size / 5 {
                dark[row * size + (size - 1 - x)] ^= x % 2 == 0;
            }
            prop_assert_eq!(read(&dark, size), Some(text));
        }

        #[test]
        fn anything_at_all_is_read_or_refused(version in 0..12usize, squares in proptest::collection::vec(any::<bool>(), 0..4000), level in 0..4usize, mask in 0..8usize) {
            let size = version * 4 + 17;
            let mut squares = squares;
            let _ = read(&squares, size);
            squares.resize(size * size, true);
            let bits = format_bits(level, mask);
            for at in 0..8 {
                squares[8 * size + size - 1 - at] = bits >> at & 1 == 1;
            }
            let _ = read(&squares, size);
        }
    }
}
