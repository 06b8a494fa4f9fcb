//! Lays the grid of a code over a picture, and reads how light its squares are.

use super::corners::{Corners, Measured};
use super::picture::{Picture, Shades};
use crate::exchange::qr::symbol::{self, Known};

/// Where the four corners of the inner square lie, the three middles of the finders and what would be the fourth.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame([(f64, f64); 4]);

/// From squares of the code to places in the picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Map {
    by: [f64; 8],
    /// How far it is between the middles of two finders, in squares.
    span: f64,
}

/// How many places for the fourth corner are tried in the end.
const MOST: usize = 3;

/// Grids that may lie over the code, the likeliest first.
pub(super) fn fits(picture: &Picture, corners: &Corners, measured: &Measured, size: usize) -> Vec<Map> {
    let mut frames = starts(picture, corners, measured, size);
    frames.truncate(MOST);
    frames.into_iter().filter_map(|frame| settle(picture, frame, size)).collect()
}

/// How much of the lines of turns must look like them.
const TURNS: f64 = 0.7;

/// The sizes at which dark and light take turns between the finders as they have to, the likeliest first. Quickly told,
/// and most of what is no code ends here.
pub(super) fn likely_sizes(shades: &Shades, corners: &Corners, measured: &Measured) -> Vec<usize> {
    let by_turns = |size: usize| {
        let map = Guess::new(corners, measured, size).frame(0.0, 0.0).map(size)?;
        let turns = (8..size - 8).flat_map(|at| [(at, 6), (6, at)].map(|(x, y)| (x, y, at % 2 == 0)));
        let (right, all) = turns.fold((0.0, 0.0), |(right, all), (x, y, dark)| {
            let (x, y) = map.place(x as f64 + 0.5, y as f64 + 0.5);
            (if shades.dark_at(x, y) == Some(dark) { right + 1.0 } else { right }, all + 1.0)
        });
        Some((right / f64::max(all, 1.0), size)).filter(|(right, _)| *right >= TURNS)
    };
    let mut sizes: Vec<(f64, usize)> = measured.sizes.iter().filter_map(|size| by_turns(*size)).collect();
    crate::arrange::arrange(&mut sizes, |one, other| one.0 > other.0);
    sizes.into_iter().map(|(_, size)| size).collect()
}

/// Where the fourth corner may be. Seen from aside, it is not where the other three say, but where the lean of their
/// squares says.
struct Guess {
    known: [(f64, f64); 3],
    fourth: (f64, f64),
    /// One square to the right and one down, there.
    right: (f64, f64),
    down: (f64, f64),
}

impl Guess {
    fn new(corners: &Corners, measured: &Measured, size: usize) -> Guess {
        let (top_left, top_right, bottom_left) = (corners.top_left, corners.top_right, corners.bottom_left);
        let (right, down) = (1.0 + measured.lean.0, 1.0 + measured.lean.1);
        let far = (right + down - 1.0).max(0.2);
        let corner = |one: f64, right_of: f64, below: f64| (right_of * right + below * down - one) / far;
        let fourth = (corner(top_left.0, top_right.0, bottom_left.0), corner(top_left.1, top_right.1, bottom_left.1));
        let span = (size - 7) as f64;
        let per_square = |from: (f64, f64)| ((fourth.0 - from.0) / span, (fourth.1 - from.1) / span);
        let (right, down) = (per_square(bottom_left), per_square(top_right));
        Guess { known: [top_left, top_right, bottom_left], fourth, right, down }
    }

    /// With the fourth corner so many squares farther.
    fn frame(&self, across: f64, along: f64) -> Frame {
        let [top_left, top_right, bottom_left] = self.known;
        let x = self.fourth.0 + self.right.0 * across + self.down.0 * along;
        let y = self.fourth.1 + self.right.1 * across + self.down.1 * along;
        Frame([top_left, top_right, (x, y), bottom_left])
    }
}

/// Looks for the small square near the fourth corner.
fn starts(picture: &Picture, corners: &Corners, measured: &Measured, size: usize) -> Vec<Frame> {
    let guess = Guess::new(corners, measured, size);
    let frame = |across: f64, along: f64| guess.frame(across, along);
    if size < 25 {
        return vec![frame(0.0, 0.0)];
    }
    let reach = (size as f64 * 0.12 / STEP) as i32 + 2;
    let mut best: Vec<(f64, i32, i32)> = Vec::new();
    for along in -reach..=reach {
        for across in -reach..=reach {
            let Some(map) = frame(f64::from(across) * STEP, f64::from(along) * STEP).map(size) else { continue };
            let score = small_square(picture, &map, size - 7, size - 7);
            let beside = |(_, x, y): &(f64, i32, i32)| (x - across).abs() <= 3 && (y - along).abs() <= 3;
            match best.iter_mut().find(|known| beside(known)) {
                Some(known) if known.0 >= score => {}
                Some(known) => *known = (score, across, along),
                None => best.push((score, across, along)),
            }
            crate::arrange::arrange(&mut best, |one, other| one.0 > other.0);
            best.truncate(2 * MOST);
        }
    }
    best.into_iter().map(|(_, across, along)| frame(f64::from(across) * STEP, f64::from(along) * STEP)).collect()
}

/// How far apart the places are that are tried for the fourth corner, in squares.
const STEP: f64 = 0.5;

/// Moves the corners a little, one way after another, as long as more squares come to lie where they belong.
fn settle(picture: &Picture, mut frame: Frame, size: usize) -> Option<Map> {
    let [(left, top), (right, bottom), ..] = frame.0;
    let square = (right - left).hypot(bottom - top) / (size - 7) as f64;
    let known = symbol::known(size);
    let score = |map: &Map| {
        let light = |known: &Known| {
            let light = map.light(picture, known.x as f64 + 0.5, known.y as f64 + 0.5);
            if known.dark { -light } else { light }
        };
        known.iter().map(light).sum::<f64>()
    };
    let mut map = frame.map(size)?;
    let mut best = score(&map);
    for step in [0.6, 0.3, 0.15, 0.1] {
        for turn in 0..16 {
            let (corner, direction) = (turn % 4, turn / 4);
            let mut moved = frame;
            if let Some((x, y)) = moved.0.get_mut(corner) {
                let far = step * square * if direction % 2 == 0 { 1.0 } else { -1.0 };
                if direction < 2 { *x += far } else { *y += far }
            }
            let Some(moved_map) = moved.map(size) else { continue };
            let moved_score = score(&moved_map);
            if moved_score > best {
                (frame, map, best) = (moved, moved_map, moved_score);
            }
        }
    }
    Some(map)
}

/// How far from the middle of a pattern, in rings.
fn ring(column: usize, row: usize, middle: usize) -> usize {
    column.abs_diff(middle).max(row.abs_diff(middle))
}

/// How much a place looks like a small square: dark, a light ring, a dark ring.
fn small_square(picture: &Picture, map: &Map, column: usize, row: usize) -> f64 {
    let (mut dark, mut light) = (0.0, 0.0);
    for (x, y) in (0..25).map(|at| (at % 5, at / 5)) {
        let shade = map.light(picture, (column + x) as f64 - 1.5, (row + y) as f64 - 1.5);
        if ring(x, y, 2) == 1 { light += shade } else { dark += shade }
    }
    light / 8.0 - dark / 17.0
}

impl Frame {
    /// The map that takes the middles of the corners where they lie; `None` if they lie in a line.
    fn map(&self, size: usize) -> Option<Map> {
        let [(x0, y0), (x1, y1), (x2, y2), (x3, y3)] = self.0;
        let (dx1, dx2, dx3) = (x1 - x2, x3 - x2, x0 - x1 + x2 - x3);
        let (dy1, dy2, dy3) = (y1 - y2, y3 - y2, y0 - y1 + y2 - y3);
        let den = dx1 * dy2 - dx2 * dy1;
        if den.abs() < 1e-9 {
            return None;
        }
        let g = (dx3 * dy2 - dx2 * dy3) / den;
        let h = (dx1 * dy3 - dx3 * dy1) / den;
        let by = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h];
        Some(Map { by, span: (size - 7) as f64 })
    }
}

impl Map {
    /// How light the picture is at a place of the code, in squares from its corner.
    fn light(&self, picture: &Picture, column: f64, row: f64) -> f64 {
        let (x, y) = self.place(column, row);
        picture.light(x, y)
    }

    /// Where a place of the code is in the picture.
    fn place(&self, column: f64, row: f64) -> (f64, f64) {
        let (u, v) = ((column - 3.5) / self.span, (row - 3.5) / self.span);
        let [a, b, c, d, e, f, g, h] = self.by;
        let far = g * u + h * v + 1.0;
        ((a * u + b * v + c) / far, (d * u + e * v + f) / far)
    }
}

/// How light each square of a code is.
pub(super) struct Squares {
    light: Vec<f64>,
    size: usize,
}

impl Squares {
    /// Reads them, each in five places.
    pub(super) fn sample(picture: &Picture, map: &Map, size: usize) -> Squares {
        const PLACES: [(f64, f64); 5] = [(0.5, 0.5), (0.3, 0.5), (0.7, 0.5), (0.5, 0.3), (0.5, 0.7)];
        let squares = (0..size * size).map(|at| ((at % size) as f64, (at / size) as f64));
        let light =
            squares.map(|(x, y)| PLACES.iter().map(|(dx, dy)| map.light(picture, x + dx, y + dy)).sum::<f64>() / 5.0);
        Squares { light: light.collect(), size }
    }

    fn at(&self, x: usize, y: usize) -> Option<f64> {
        if x < self.size && y < self.size { self.light.get(y * self.size + x).copied() } else { None }
    }

    /// Which are dark: darker than those around them, half of which are dark in any code. What blur took from the
    /// squares beside is given back by as much as `sharper` says.
    pub(super) fn dark(&self, sharper: f64) -> Vec<bool> {
        const REACH: usize = 4;
        let places = (0..self.size * self.size).map(|at| (at % self.size, at / self.size));
        let is_dark = |(x, y): (usize, usize)| {
            let around = (y.saturating_sub(REACH)..=y + REACH)
                .flat_map(|y| (x.saturating_sub(REACH)..=x + REACH).map(move |x| (x, y)))
                .filter_map(|(x, y)| self.at(x, y));
            let (sum, count) = around.fold((0.0, 0.0), |(sum, count), light| (sum + light, count + 1.0));
            let mean = sum / count;
            let beside = [(x.wrapping_sub(1), y), (x + 1, y), (x, y.wrapping_sub(1)), (x, y + 1)];
            let lost: f64 = beside.iter().map(|(x, y)| self.at(*x, *y).unwrap_or(mean) - mean).sum();
            self.at(x, y).unwrap_or(mean) - sharper * lost < mean
        };
        places.map(is_dark).collect()
    }

    /// How many of the squares that every such code has are as they should be, out of one.
    pub(super) fn right(&self, dark: &[bool]) -> f64 {
        let known = symbol::known(self.size);
        let is_right = |known: &&Known| dark.get(known.y * self.size + known.x) == Some(&known.dark);
        known.iter().filter(is_right).count() as f64 / known.len().max(1) as f64
    }
}
