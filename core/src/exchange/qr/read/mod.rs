//! Finds codes in a picture and reads them.
//!
//! A crate for it (`rqrr`) stops the program over some pictures that hold no code, and a camera sees anything at all.
//! Here no picture is too odd, and the work for one is bounded.

mod corners;
mod finders;
mod fit;
mod picture;

use super::symbol;
use corners::{Corners, Measured};
use fit::Squares;
use picture::{Picture, Shades};

/// The widest and highest picture that is looked at.
pub const LARGEST_SIDE: usize = 4096;

/// The longer sides at which a still picture is looked at, one after the other: a code is found best where its squares
/// are a few pixels wide, and nobody knows beforehand how wide they are.
const SIDES: [usize; 3] = [1600, 1000, 600];

/// What the codes in a frame of the camera say: `luma` holds how light each pixel is, row by row.
pub fn read(luma: &[u8], width: usize, height: usize) -> Vec<String> {
    picture(luma, width, height).map(|picture| look(&picture)).unwrap_or_default()
}

/// The same for a picture that was taken before, of which there is only one: looked at in several sizes.
pub fn read_still(luma: &[u8], width: usize, height: usize) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let Some(picture) = picture(luma, width, height) else { return texts };
    let longer = width.max(height);
    for side in
        [longer].into_iter().filter(|side| *side <= SIDES[0]).chain(SIDES.into_iter().filter(|side| *side < longer))
    {
        for text in look(&picture.shrunk(side)) {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
    }
    texts
}

/// How many of the squares that every code has must be right before the rest is worked out, which takes longer than all
/// that goes before. Correction copes with fewer errors than this lets through.
const ENOUGH: f64 = 0.8;

fn picture(luma: &[u8], width: usize, height: usize) -> Option<Picture> {
    let fits = width <= LARGEST_SIDE && height <= LARGEST_SIDE && width.checked_mul(height)? == luma.len();
    (fits && !luma.is_empty()).then(|| Picture::new(luma.to_vec(), width, height))
}

/// Looks for dark codes on light, and if there is none for light ones on dark, which is what a screen with turned
/// colours shows.
fn look(picture: &Picture) -> Vec<String> {
    let mut texts = find(picture, &picture.by_mean());
    if texts.is_empty() {
        texts = find(picture, &picture.by_middle());
    }
    if texts.is_empty() {
        let turned = picture.turned();
        texts = find(&turned, &turned.by_mean());
    }
    texts
}

fn find(picture: &Picture, shades: &Shades) -> Vec<String> {
    let finders = finders::find(shades);
    let mut texts = Vec::new();
    let mut used = Vec::new();
    for corners in corners::candidates(&finders) {
        if corners.ids.iter().any(|id| used.contains(id)) {
            continue;
        }
        let Some(measured) = corners.measure(shades) else { continue };
        let sizes = fit::likely_sizes(shades, &corners, &measured);
        if let Some(text) = sizes.into_iter().find_map(|size| at_size(picture, &corners, &measured, size)) {
            used.extend(corners.ids);
            texts.push(text);
        }
    }
    texts
}

fn at_size(picture: &Picture, corners: &Corners, measured: &Measured, size: usize) -> Option<String> {
    fit::fits(picture, corners, measured, size).into_iter().find_map(|grid| {
        let squares = Squares::sample(picture, &grid, size);
        [0.0, 0.25].into_iter().find_map(|sharper| {
            let dark = squares.dark(sharper);
            if squares.right(&dark) < ENOUGH {
                return None;
            }
            symbol::read(&dark, size)
        })
    })
}
