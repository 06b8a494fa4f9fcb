//! The three large squares of a code: dark, light, three dark, light, dark, along any line through their middle.

use super::picture::Shades;

/// One of them, as far as one can tell from what is around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Finder {
    /// Its middle.
    pub(super) x: f64,
    /// Its middle.
    pub(super) y: f64,
    /// How wide one square of the code is along a row of the picture.
    pub(super) square: f64,
    /// How many rows of the picture found it.
    seen: u32,
}

impl Finder {
    /// How much speaks against it, out of one: the core is three squares high, and nearly every one of its rows finds it.
    pub(super) fn doubt(&self) -> f64 {
        (1.0 - f64::from(self.seen) / (3.0 * self.square)).max(0.0)
    }

    fn is_likely(&self) -> bool {
        self.seen > 1 && self.doubt() < 0.75
    }
}

/// How many are looked into, those seen most often: a picture of foliage may hold thousands that look like one.
const MOST: usize = 24;

/// How many are told apart at a time.
const MOST_SEEN: usize = 400;

/// How many pixels across one has to be: below, it is noise, and its code could not be read.
const LEAST_WIDE: usize = 9;

/// All that look like one, those seen most often first.
pub(super) fn find(shades: &Shades) -> Vec<Finder> {
    let mut found: Vec<Finder> = Vec::new();
    for y in 0..shades.height {
        if found.len() >= MOST_SEEN {
            // Noise above is not to take the room of what comes below.
            let row = y as f64;
            found.retain(|finder| finder.is_likely() || finder.y + 4.0 * finder.square > row);
        }
        // Lengths of the last five pieces of one shade.
        let mut pieces = [0usize; 5];
        let mut at = 0;
        for piece in shades.row(y).chunk_by(|one, next| one == next) {
            pieces.rotate_left(1);
            if let Some(last) = pieces.last_mut() {
                *last = piece.len();
            }
            at += piece.len();
            let is_dark = piece.first() == Some(&true);
            if !is_dark || !is_finder(&pieces) {
                continue;
            }
            let [_, _, core, light, dark] = pieces;
            let middle = at - dark - light - core.div_ceil(2);
            if let Some(finder) = check(shades, middle, y, pieces.iter().sum()) {
                put(&mut found, finder);
            }
        }
    }
    found.retain(Finder::is_likely);
    crate::arrange::arrange(&mut found, |one, other| one.seen > other.seen);
    found.truncate(MOST);
    found
}

/// Whether five pieces have the lengths of one.
fn is_finder(pieces: &[usize; 5]) -> bool {
    let total: usize = pieces.iter().sum();
    if total < LEAST_WIDE || pieces.contains(&0) {
        return false;
    }
    let square = total as f64 / 7.0;
    // Blur moves every edge by up to half a square, and small squares are a pixel more or less.
    let near =
        |length: usize, squares: f64| (length as f64 - squares * square).abs() < squares.sqrt() * 0.6 * square + 0.4;
    let [one, two, three, four, five] = *pieces;
    near(one, 1.0) && near(two, 1.0) && near(three, 3.0) && near(four, 1.0) && near(five, 1.0)
}

/// Looks along the column and again along the row, for where the middle is.
fn check(shades: &Shades, x: usize, y: usize, wide: usize) -> Option<Finder> {
    let column = |y: usize| y < shades.height && shades.is_dark(x, y);
    let (middle_y, tall) = through(&column, y, shades.height, wide)?;
    let row_at = middle_y as usize;
    let row = |x: usize| shades.is_dark(x, row_at);
    let (middle_x, across) = through(&row, x, shades.width, wide)?;
    let alike = tall.max(across) < 2.4 * tall.min(across);
    alike.then_some(Finder { x: middle_x, y: middle_y, square: across / 7.0, seen: 1 })
}

/// The middle of a finder along a line, from a place in its core, and how long it is.
fn through(is_dark: &dyn Fn(usize) -> bool, from: usize, end: usize, wide: usize) -> Option<(f64, f64)> {
    let longest = wide * 2;
    let run = |mut at: usize, dark: bool, back: bool| {
        let mut length = 0;
        while length <= longest && at < end && is_dark(at) == dark {
            length += 1;
            // One before the first is beyond any end.
            at = if back { at.wrapping_sub(1) } else { at + 1 };
        }
        (length, at)
    };
    if !is_dark(from) {
        return None;
    }
    let (core_before, at) = run(from, true, true);
    let (light_before, at) = run(at, false, true);
    let (dark_before, _) = run(at, true, true);
    let (core_after, at) = run(from + 1, true, false);
    let (light_after, at) = run(at, false, false);
    let (dark_after, _) = run(at, true, false);
    let core = core_before + core_after;
    let pieces = [dark_before, light_before, core, light_after, dark_after];
    let total: usize = pieces.iter().sum();
    if !is_finder(&pieces) || total > longest {
        return None;
    }
    let first = (from + 1).checked_sub(core_before)?;
    // The core and the ring say the same; together they are off by less.
    let by_core = first as f64 + core as f64 / 2.0;
    let by_ring = (first as f64 - (light_before + dark_before) as f64) + total as f64 / 2.0;
    Some(((by_core + by_ring) / 2.0, total as f64))
}

fn put(found: &mut Vec<Finder>, finder: Finder) {
    let is_same = |known: &&mut Finder| {
        (known.x - finder.x).abs() <= known.square * 1.5
            && (known.y - finder.y).abs() <= known.square * 1.5
            && known.square.max(finder.square) < known.square.min(finder.square) * 1.6
    };
    let room = found.len() < MOST_SEEN;
    match found.iter_mut().find(is_same) {
        Some(known) => {
            let (before, all) = (f64::from(known.seen), f64::from(known.seen + 1));
            let mean = |known: f64, new: f64| (known * before + new) / all;
            *known = Finder {
                x: mean(known.x, finder.x),
                y: mean(known.y, finder.y),
                square: mean(known.square, finder.square),
                seen: known.seen + 1,
            };
        }
        None if room => found.push(finder),
        None => {}
    }
}
