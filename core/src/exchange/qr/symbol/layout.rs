//! Where in a code what stands.

/// A square that every code of a size has, and whether it is dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Known {
    /// Its column.
    pub(in super::super) x: usize,
    /// Its row.
    pub(in super::super) y: usize,
    /// Whether it is dark.
    pub(in super::super) dark: bool,
}

/// All of them: the lines of turns, the three large squares and the small ones.
pub(in super::super) fn known(size: usize) -> Vec<Known> {
    let mut known = Vec::new();
    for at in 8..size.saturating_sub(8) {
        known.extend([(at, 6), (6, at)].map(|(x, y)| Known { x, y, dark: at % 2 == 0 }));
    }
    for (left, top) in [(0, 0), (size - 7, 0), (0, size - 7)] {
        known.extend(rings(left, top, 7, 2));
    }
    for (x, y) in small_squares(size) {
        known.extend(rings(x - 2, y - 2, 5, 1));
    }
    known
}

/// Dark rings around a middle, but for one that is light.
fn rings(left: usize, top: usize, wide: usize, light: usize) -> impl Iterator<Item = Known> {
    let square = move |at: usize| {
        let (x, y, middle) = (at % wide, at / wide, wide / 2);
        let ring = x.abs_diff(middle).max(y.abs_diff(middle));
        Known { x: left + x, y: top + y, dark: ring != light }
    };
    (0..wide * wide).map(square)
}

/// The middles of the small squares (annex E of the standard).
fn small_squares(size: usize) -> Vec<(usize, usize)> {
    let version = size.saturating_sub(17) / 4;
    if version < 2 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let step = if version == 32 { 26 } else { (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2 };
    let place = |at: usize| if at == 0 { 6 } else { size - 7 - (count - 1 - at) * step };
    let all = (0..count * count).map(|at| (at % count, at / count));
    // Three of the corners have large squares already.
    let last = count - 1;
    let free = all.filter(|at| ![(0, 0), (last, 0), (0, last)].contains(at));
    free.map(|(x, y)| (place(x), place(y))).collect()
}

/// The squares that say something, in the order of their bits.
pub(super) fn path(size: usize) -> Vec<(usize, usize)> {
    let mut taken = vec![false; size * size];
    let mut take = |x: usize, y: usize| taken.iter_mut().skip(y * size + x).take(1).for_each(|square| *square = true);
    known(size).iter().for_each(|known| take(known.x, known.y));
    for at in 0..9 {
        for other in 0..9 {
            take(at, other);
            if other < 8 {
                take(at, size - 1 - other);
                take(size - 1 - other, at);
            }
        }
    }
    for (x, y) in [(6, 0), (0, 6)] {
        take(x, y);
    }
    if size >= 45 {
        // From version 7 on the version is written out.
        (0..18).for_each(|at| {
            take(size - 11 + at % 3, at / 3);
            take(at / 3, size - 11 + at % 3);
        });
    }
    let mut path = Vec::with_capacity(size * size);
    // Two columns at a time from the right, up and down in turns; the column of turns is left out.
    let columns =
        (1..=size / 2).map(|pair| size + 1 - 2 * pair).map(|right| if right <= 6 { right - 1 } else { right });
    for (pair, right) in columns.enumerate() {
        for step in 0..size {
            let y = if pair % 2 == 0 { size - 1 - step } else { step };
            for x in [right, right - 1] {
                if taken.get(y * size + x) == Some(&false) {
                    path.push((x, y));
                }
            }
        }
    }
    path
}

/// Where each of the fifteen bits of the format is, in both copies, the lowest first.
pub(super) fn format_places(size: usize) -> [[(usize, usize); 2]; 15] {
    std::array::from_fn(|bit| {
        let first = match bit {
            0..=5 => (8, bit),
            6 => (8, 7),
            7 => (8, 8),
            8 => (7, 8),
            _ => (14 - bit, 8),
        };
        [first, if bit < 8 { (size - 1 - bit, 8) } else { (8, size - 15 + bit) }]
    })
}
