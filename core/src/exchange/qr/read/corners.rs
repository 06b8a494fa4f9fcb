//! Which three of the large squares belong to one code, and how many squares the code is wide.

use super::finders::Finder;
use super::picture::Shades;

/// How many threes are looked into.
const MOST: usize = 24;

/// Three finders that may be those of one code.
#[derive(Debug, Clone, Copy)]
pub(super) struct Corners {
    /// Which finders they are.
    pub(super) ids: [usize; 3],
    /// Where both edges meet.
    pub(super) top_left: (f64, f64),
    /// At the end of the first row.
    pub(super) top_right: (f64, f64),
    /// At the end of the first column.
    pub(super) bottom_left: (f64, f64),
    odd: f64,
}

/// Threes that may be codes, the likeliest first.
pub(super) fn candidates(finders: &[Finder]) -> Vec<Corners> {
    let mut found: Vec<Corners> = Vec::new();
    for (c, third) in finders.iter().enumerate() {
        for (b, second) in finders.iter().enumerate().take(c) {
            for (a, first) in finders.iter().enumerate().take(b) {
                let Some(corners) = together([(a, first), (b, second), (c, third)]) else { continue };
                found.push(corners);
                // The list is kept short, so that putting it in order stays quick.
                if found.len() > 4 * MOST {
                    shorten(&mut found);
                }
            }
        }
    }
    shorten(&mut found);
    found
}

fn shorten(found: &mut Vec<Corners>) {
    crate::arrange::arrange(found, |one, other| one.odd < other.odd);
    found.truncate(MOST);
}

/// Three as the corners of a code, if they stand like one.
fn together(three: [(usize, &Finder); 3]) -> Option<Corners> {
    let squares = three.map(|(_, finder)| finder.square);
    let (least, most) =
        squares.iter().fold((f64::MAX, 0.0f64), |(least, most), size| (least.min(*size), most.max(*size)));
    if most > least * 2.6 {
        return None;
    }
    let [a, b, c] = three.map(|(_, finder)| (finder.x, finder.y));
    let ids = three.map(|(id, _)| id);
    let (ab, bc, ca) = (apart(a, b), apart(b, c), apart(c, a));
    // The longest way is from end to end; the one not on it is where the edges meet.
    let (corner, one, other, sides) = if ab >= bc && ab >= ca {
        (c, a, b, (ca, bc, ab))
    } else if bc >= ca {
        (a, b, c, (ab, ca, bc))
    } else {
        (b, c, a, (bc, ab, ca))
    };
    let (one_side, other_side, across) = sides;
    let longer = one_side.max(other_side);
    // Seen from aside, a square is a little longer one way, and its corner a little off a right angle.
    let uneven = 1.0 - one_side.min(other_side) / longer;
    let turn = (one_side * one_side + other_side * other_side - across * across) / (2.0 * one_side * other_side);
    let wide = longer / least;
    if !(uneven < 0.45 && turn.abs() < 0.5 && wide > 9.0 && wide < 260.0) {
        return None;
    }
    let clockwise = (one.0 - corner.0) * (other.1 - corner.1) - (one.1 - corner.1) * (other.0 - corner.0) > 0.0;
    let (top_right, bottom_left) = if clockwise { (one, other) } else { (other, one) };
    let doubt: f64 = three.iter().map(|(_, finder)| finder.doubt()).sum();
    let odd = uneven + turn.abs() + (most / least - 1.0) / 4.0 + doubt;
    Some(Corners { ids, top_left: corner, top_right, bottom_left, odd })
}

/// What the finders say of the code they belong to.
#[derive(Debug, Clone)]
pub(super) struct Measured {
    /// How many squares it may be wide, the likeliest first.
    pub(super) sizes: Vec<usize>,
    /// How much farther away its right and its lower end are than its corner, out of one.
    pub(super) lean: (f64, f64),
}

impl Corners {
    /// Measures the finders; `None` if one of them has no edge where it has to be.
    pub(super) fn measure(&self, shades: &Shades) -> Option<Measured> {
        let (right, lean_right) = between(shades, self.top_left, self.top_right)?;
        let (down, lean_down) = between(shades, self.top_left, self.bottom_left)?;
        // From middle to middle it is seven squares less than the whole.
        let size = (right + down) / 2.0 + 7.0;
        let mut sizes: Vec<usize> = (1..=40).map(|version| version * 4 + 17).collect();
        let off = |known: &usize| (*known as f64 - size).abs();
        crate::arrange::arrange(&mut sizes, |one, other| off(one) < off(other));
        sizes.truncate(5);
        Some(Measured { sizes, lean: (lean_right, lean_down) })
    }
}

/// How many squares lie between the middles of two finders, and how much farther away the second is.
fn between(shades: &Shades, from: (f64, f64), to: (f64, f64)) -> Option<(f64, f64)> {
    let far = apart(from, to);
    let step = ((to.0 - from.0) / far, (to.1 - from.1) / far);
    let (near_one, near_other) = (square(shades, from, step, far)?, square(shades, to, step, far)?);
    // Along a line seen from aside, lengths shrink with the square of how far away they are; so the mean that goes with
    // it is the geometric one.
    Some((far / (near_one * near_other).sqrt(), (near_one / near_other).sqrt() - 1.0))
}

/// How long a square of the code is at a finder along a line through its middle, or close beside it, where the line
/// itself meets a grain of noise.
fn square(shades: &Shades, middle: (f64, f64), step: (f64, f64), far: f64) -> Option<f64> {
    const BESIDE: [f64; 5] = [0.0, 1.0, -1.0, 2.0, -2.0];
    BESIDE.into_iter().find_map(|beside| {
        let middle = (middle.0 - step.1 * beside, middle.1 + step.0 * beside);
        let there = edge(shades, middle, step, far)?;
        let back = edge(shades, middle, (-step.0, -step.1), far)?;
        // Both ways are as long as each other, but for what leaning does to them.
        (there.max(back) < 1.6 * there.min(back)).then_some((there + back) / 7.0)
    })
}

/// How far it is from the middle of a finder to its outer edge.
fn edge(shades: &Shades, middle: (f64, f64), step: (f64, f64), far: f64) -> Option<f64> {
    const FINE: f64 = 0.25;
    let (mut shade, mut changes) = (true, 0);
    let steps = (far / FINE) as usize;
    for at in 1..=steps {
        let along = at as f64 * FINE;
        let now = shades.dark_at(middle.0 + step.0 * along, middle.1 + step.1 * along).unwrap_or(false);
        if now != shade {
            (shade, changes) = (now, changes + 1);
        }
        if changes == 3 {
            return Some(along - FINE / 2.0);
        }
    }
    None
}

fn apart(one: (f64, f64), other: (f64, f64)) -> f64 {
    (one.0 - other.0).hypot(one.1 - other.1)
}
