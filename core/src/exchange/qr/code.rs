//! Codes as they are shown: squares, and the outline of the dark ones for a drawing.

use super::split::{Grain, TooLarge, split};
use super::symbol::{characters, write};

/// How many squares stay light around a code, so that it is told from what is beside it.
pub const QUIET: usize = 4;

/// The codes of a transfer, all of one size, so that the picture does not jump from one to the next.
#[derive(Debug, Clone)]
pub struct Codes {
    texts: Vec<String>,
    version: usize,
}

/// One code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// How many squares it is wide and high.
    pub size: usize,
    /// Row by row, whether a square is dark.
    pub dark: Vec<bool>,
}

impl Codes {
    /// The codes for these bytes.
    pub fn new(bytes: &[u8], grain: Grain) -> Result<Codes, TooLarge> {
        let texts = split(bytes, grain)?;
        let longest = texts.iter().map(String::len).max().unwrap_or_default();
        let fits = |version: &usize| characters(*version).is_some_and(|most| most >= longest);
        let version = (1..=40).find(fits).ok_or(TooLarge)?;
        Ok(Codes { texts, version })
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.texts.len()
    }

    /// One of them, counted from 0. Made when it is asked for, since it takes as long as some frames.
    pub fn get(&self, at: usize) -> Option<Code> {
        let (_, dark) = write(self.texts.get(at)?, self.version)?;
        Some(Code { size: self.version * 4 + 17, dark })
    }
}

impl Code {
    /// How wide and high the drawing is, with the light edge.
    pub fn drawn_size(&self) -> usize {
        self.size + 2 * QUIET
    }

    /// The dark squares as the `d` of a path, each a unit wide, with the light edge around.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (row, squares) in (QUIET..).zip(self.dark.chunks(self.size.max(1))) {
            let mut column = QUIET;
            // Squares side by side are one piece, so that no seam shows between them.
            for piece in squares.chunk_by(|one, next| one == next) {
                if piece.first() == Some(&true) {
                    let (at, wide) = (column.to_string(), piece.len().to_string());
                    path.push_str(&["M", &at, " ", &row.to_string(), "h", &wide, "v1h-", &wide, "z"].concat());
                }
                column += piece.len();
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_codes_of_a_transfer_have_one_size() {
        for (bytes, count, size) in [(0, 1, 25), (40, 1, 33), (184, 1, 57), (185, 2, 45), (1000, 6, 57)] {
            let codes = Codes::new(&vec![9; bytes], Grain::Coarse).unwrap();
            let sizes: Vec<_> = (0..codes.count()).map(|at| codes.get(at).unwrap().size).collect();
            assert_eq!(sizes, vec![size; count], "{bytes}");
            assert_eq!(codes.get(count), None);
        }
        assert_eq!(Codes::new(&[9; 5000], Grain::Medium).unwrap().get(3).map(|code| code.size), Some(77));
    }

    #[test]
    fn the_outline_covers_the_dark_squares() {
        let code = Code { size: 3, dark: vec![true, true, false, false, false, false, true, false, true] };
        assert_eq!(code.path(), "M4 4h2v1h-2zM4 6h1v1h-1zM6 6h1v1h-1z");
        assert_eq!(code.drawn_size(), 11);
    }
}
