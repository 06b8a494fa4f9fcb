//! From characters to squares.

use super::field::Field;
use super::layout::{format_places, known, path};
use super::{Division, LEVELS, MIDDLE, count_bits, format_bits, rest, turns};
use crate::exchange::qr::base45;

/// How many characters a code of a version holds; `None` for a version that does not exist.
pub(in super::super) fn characters(version: usize) -> Option<usize> {
    let said = division(version)?.all_said() * 8;
    let bits = said.saturating_sub(4 + count_bits(version).1);
    Some(bits / 11 * 2 + usize::from(bits % 11 >= 6))
}

fn division(version: usize) -> Option<Division> {
    // How many squares say something, by the standard's own count: counting them out takes longer.
    let count = version / 7 + 2;
    let small = if version < 2 { 0 } else { 25 * (count * count - 3) - 10 * (count - 2) };
    let written_out = if version < 7 { 0 } else { 36 };
    let squares = (version * 4 + 17).pow(2) - 192 - 31 - 2 * (version * 4 + 1) - small - written_out;
    Division::new(version, MIDDLE, squares / 8)
}

/// The squares of a text, row by row, and the mask that was chosen; `None` if it does not fit, or holds others than the
/// 45 characters.
pub(in super::super) fn write(text: &str, version: usize) -> Option<(usize, Vec<bool>)> {
    let division = division(version)?;
    if text.len() > characters(version)? {
        return None;
    }
    let bytes = interleaved(&said(text, version, division.all_said())?, &division);
    let size = version * 4 + 17;
    let mut squares = vec![false; size * size];
    let put = |squares: &mut Vec<bool>, x: usize, y: usize, dark: bool| {
        squares.iter_mut().skip(y * size + x).take(1).for_each(|square| *square = dark);
    };
    known(size).iter().for_each(|known| put(&mut squares, known.x, known.y, known.dark));
    put(&mut squares, 8, size - 8, true);
    if version >= 7 {
        let bits = version << 12 | rest(version, 12, 0x1F25);
        for at in 0..18 {
            let dark = bits >> at & 1 == 1;
            put(&mut squares, size - 11 + at % 3, at / 3, dark);
            put(&mut squares, at / 3, size - 11 + at % 3, dark);
        }
    }
    let path = path(size);
    let bits = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1));
    let bits: Vec<bool> = bits.chain(std::iter::repeat(false)).take(path.len()).collect();
    let masked = (0..8).map(|mask| {
        let mut squares = squares.clone();
        for ((x, y), bit) in path.iter().zip(&bits) {
            put(&mut squares, *x, *y, bit ^ turns(mask, *x, *y));
        }
        let level = LEVELS.get(MIDDLE).map_or(0, |(bits, _)| *bits);
        let format = format_bits(level, mask);
        for (bit, places) in format_places(size).into_iter().enumerate() {
            places.into_iter().for_each(|(x, y)| put(&mut squares, x, y, format >> bit & 1 == 1));
        }
        (mask, squares)
    });
    masked.min_by_key(|(_, squares)| hard_to_read(squares, size))
}

/// What is said, as bytes, filled up to so many.
fn said(text: &str, version: usize, length: usize) -> Option<Vec<u8>> {
    let mut bits: Vec<bool> = Vec::with_capacity(length * 8);
    let mut put = |value: usize, count: usize| bits.extend((0..count).rev().map(|bit| value >> bit & 1 == 1));
    put(0b0010, 4);
    put(text.len(), count_bits(version).1);
    for pair in text.as_bytes().chunks(2) {
        let value = pair.iter().try_fold(0, |value, letter| Some(value * 45 + base45::digit(*letter)? as usize))?;
        put(value, if pair.len() == 2 { 11 } else { 6 });
    }
    let end = (length * 8).saturating_sub(bits.len()).min(4);
    bits.extend(std::iter::repeat_n(false, end));
    let bytes = bits.chunks(8).map(|bits| {
        let value = bits.iter().fold(0, |value, bit| value << 1 | u8::from(*bit));
        value << (8 - bits.len())
    });
    Some(bytes.chain([0xEC, 0x11].into_iter().cycle()).take(length).collect())
}

/// The bytes as they stand in the code: of each block one in turn, and the same for correction.
fn interleaved(said: &[u8], division: &Division) -> Vec<u8> {
    let field = Field::new();
    let mut rest = said;
    let blocks: Vec<(&[u8], Vec<u8>)> = (0..division.blocks)
        .map(|block| {
            let (said, after) = rest.split_at_checked(division.said_in(block)).unwrap_or((rest, &[]));
            rest = after;
            (said, field.correction(said, division.correction))
        })
        .collect();
    let mut bytes = Vec::new();
    for at in 0..=division.said {
        bytes.extend(blocks.iter().filter_map(|(said, _)| said.get(at)));
    }
    for at in 0..division.correction {
        bytes.extend(blocks.iter().filter_map(|(_, correction)| correction.get(at)));
    }
    bytes
}

/// How much in a code is hard to read: long stretches of one shade, and what looks like a large square.
fn hard_to_read(squares: &[bool], size: usize) -> usize {
    let row = |at: usize| squares.iter().skip(at * size).take(size).copied().collect::<Vec<bool>>();
    let column = |at: usize| squares.iter().skip(at).step_by(size).copied().collect::<Vec<bool>>();
    (0..size).flat_map(|at| [row(at), column(at)]).map(|line| hard_in(&line)).sum()
}

fn hard_in(line: &[bool]) -> usize {
    let pieces: Vec<usize> = line.chunk_by(|one, next| one == next).map(<[bool]>::len).collect();
    let long: usize = pieces.iter().filter(|length| **length >= 5).map(|length| length - 2).sum();
    let like_a_finder = pieces.windows(5).filter(|five| {
        let one = five.first().copied().unwrap_or_default();
        **five == [one, one, 3 * one, one, one]
    });
    long + 40 * like_a_finder.count()
}
