//! From squares to characters.

use super::field::Field;
use super::layout::{format_places, path};
use super::{Division, LEVELS, count_bits, format_bits, turns};
use crate::exchange::qr::base45;

/// How many of the bits that say level and mask may be misread.
const MISREAD: u32 = 3;

/// What a code says, from whether each of its squares is dark, row by row; `None` if it is none, or too much of it was
/// misread.
pub(in super::super) fn read(dark: &[bool], size: usize) -> Option<String> {
    if dark.len() != size.checked_mul(size)? || size % 4 != 1 {
        return None;
    }
    let version = (size.checked_sub(17)? / 4).clamp(1, 40);
    if version * 4 + 17 != size {
        return None;
    }
    let at = |(x, y): (usize, usize)| dark.get(y * size + x).copied().unwrap_or(false);
    let (level, mask) = format(&at, size)?;
    let bits: Vec<bool> = path(size).into_iter().map(|(x, y)| at((x, y)) ^ turns(mask, x, y)).collect();
    let bytes: Vec<u8> = bits.chunks_exact(8).map(|bits| value(bits) as u8).collect();
    let said = put_right(&bytes, &Division::new(version, level, bytes.len())?)?;
    words(&said, version)
}

/// The row of the level in the tables, and the mask.
fn format(at: &dyn Fn((usize, usize)) -> bool, size: usize) -> Option<(usize, usize)> {
    let places = format_places(size);
    let copy = |which: usize| {
        let bits = places.iter().map(|places| places.get(which).is_some_and(|place| at(*place)));
        bits.rev().fold(0, |value, bit| value << 1 | usize::from(bit))
    };
    let copies = [copy(0), copy(1)];
    let all = LEVELS.into_iter().flat_map(|(bits, row)| (0..8).map(move |mask| (format_bits(bits, mask), row, mask)));
    let off = |format: usize| copies.iter().map(|copy| (copy ^ format).count_ones()).min().unwrap_or(u32::MAX);
    let (format, row, mask) = all.min_by_key(|(format, ..)| off(*format))?;
    (off(format) <= MISREAD).then_some((row, mask))
}

/// What the bytes say once each block is right.
fn put_right(bytes: &[u8], division: &Division) -> Option<Vec<u8>> {
    let field = Field::new();
    let mut said = Vec::with_capacity(division.all_said());
    for block in 0..division.blocks {
        let length = division.said_in(block);
        // The last byte of the longer blocks stands behind those that all blocks have.
        let place = |at: usize| match at < division.said {
            true => at * division.blocks + block,
            false => division.said * division.blocks + block - division.short,
        };
        let correction = (0..division.correction).map(|at| division.all_said() + at * division.blocks + block);
        let places = (0..length).map(place).chain(correction);
        let mut whole: Vec<u8> = places.map(|at| bytes.get(at).copied()).collect::<Option<_>>()?;
        field.put_right(&mut whole, division.correction)?;
        whole.truncate(length);
        said.append(&mut whole);
    }
    Some(said)
}

/// Bits that are taken one after another.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn take(&mut self, count: usize) -> Option<usize> {
        let bits = (self.at..self.at + count).map(|at| {
            let byte = self.bytes.get(at / 8)?;
            Some(byte >> (7 - at % 8) & 1 == 1)
        });
        let bits: Vec<bool> = bits.collect::<Option<_>>()?;
        self.at += count;
        Some(value(&bits))
    }
}

fn value(bits: &[bool]) -> usize {
    bits.iter().fold(0, |value, bit| value << 1 | usize::from(*bit))
}

/// The pieces of what is said: characters, numbers, bytes. What nobody writes on a screen is not read.
fn words(bytes: &[u8], version: usize) -> Option<String> {
    let mut bits = Bits { bytes, at: 0 };
    let mut said: Vec<u8> = Vec::new();
    let (number_bits, character_bits, byte_bits) = count_bits(version);
    loop {
        match bits.take(4) {
            None | Some(0) => return String::from_utf8(said).ok(),
            Some(1) => {
                let count = bits.take(number_bits)?;
                digits(&mut bits, &mut said, count, (10, 3, &[0, 4, 7, 10]))?;
            }
            Some(2) => {
                let count = bits.take(character_bits)?;
                digits(&mut bits, &mut said, count, (45, 2, &[0, 6, 11]))?;
            }
            Some(4) => {
                let count = bits.take(byte_bits)?;
                for _ in 0..count {
                    said.push(bits.take(8)? as u8);
                }
            }
            Some(7) => {
                // Which alphabet the bytes are in. Texts of today are all in one.
                let first = bits.take(8)?;
                bits.take(if first >> 6 == 0b10 {
                    8
                } else if first >> 5 == 0b110 {
                    16
                } else {
                    0
                })?;
            }
            Some(_) => return None,
        }
    }
}

/// Digits of a base, several at a time: `(base, how many, bits for so many)`.
fn digits(bits: &mut Bits<'_>, said: &mut Vec<u8>, count: usize, by: (usize, usize, &[usize])) -> Option<()> {
    let (base, at_a_time, sizes) = by;
    let mut left = count;
    while left > 0 {
        let now = left.min(at_a_time);
        let mut value = bits.take(*sizes.get(now)?)?;
        let mut letters = Vec::with_capacity(now);
        for _ in 0..now {
            letters.push(base45::letter((value % base) as u32)? as u8);
            value /= base;
        }
        if value > 0 {
            return None;
        }
        said.extend(letters.iter().rev());
        left -= now;
    }
    Some(())
}
