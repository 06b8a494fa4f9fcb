//! A code as a camera sees it: pixels of a picture.

use rethread_core::exchange::qr::Code;

/// How a camera sees a code.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// Width and height of the picture.
    pub frame: (usize, usize),
    /// How wide the code with its light edge is, in pixels.
    pub wide: f64,
    /// In degrees, clockwise.
    pub turned: f64,
    /// How much the far side is shorter, across and along.
    pub aside: (f64, f64),
    /// How far light spreads, in pixels.
    pub blur: f64,
    /// How far a pixel is off at most.
    pub noise: u8,
    /// How light dark and light squares are.
    pub shades: (f64, f64),
    /// How much of the light is gone at the left edge.
    pub shadow: f64,
    /// How light it is around.
    pub around: f64,
}

pub const PLAIN: Seen = Seen {
    frame: (480, 480),
    wide: 330.0,
    turned: 0.0,
    aside: (0.0, 0.0),
    blur: 0.0,
    noise: 0,
    shades: (0.0, 255.0),
    shadow: 0.0,
    around: 200.0,
};

/// The picture of a code, as bytes of how light it is.
pub fn picture(code: &Code, seen: Seen) -> Vec<u8> {
    const FINE: usize = 2;
    let (width, height) = seen.frame;
    let side = code.drawn_size() as f64;
    let (sin, cos) = seen.turned.to_radians().sin_cos();
    let mut light = vec![0.0; width * height];
    for y in 0..height {
        for x in 0..width {
            let mut sum = 0.0;
            for part in 0..FINE * FINE {
                let at = |whole: usize, part: usize| whole as f64 + (part as f64 + 0.5) / FINE as f64;
                let (dx, dy) = (at(x, part % FINE) - width as f64 / 2.0, at(y, part / FINE) - height as f64 / 2.0);
                let (u, v) = ((dx * cos + dy * sin) / seen.wide, (dy * cos - dx * sin) / seen.wide);
                let far = 1.0 - seen.aside.0 * u - seen.aside.1 * v;
                let (column, row) = ((u / far + 0.5) * side, (v / far + 0.5) * side);
                sum += shade(code, column, row, seen);
            }
            let shadow = 1.0 - seen.shadow * (1.0 - x as f64 / width as f64);
            light[y * width + x] = sum / (FINE * FINE) as f64 * shadow;
        }
    }
    let light = blurred(&light, width, height, seen.blur);
    let mut random = 0x9E37_79B9u32;
    let grain = light.into_iter().map(|light| {
        random ^= random << 13;
        random ^= random >> 17;
        random ^= random << 5;
        let off = f64::from(random % 2001) / 1000.0 - 1.0;
        (light + off * f64::from(seen.noise)).clamp(0.0, 255.0) as u8
    });
    grain.collect()
}

fn shade(code: &Code, column: f64, row: f64, seen: Seen) -> f64 {
    let side = code.drawn_size() as f64;
    if !(0.0..side).contains(&column) || !(0.0..side).contains(&row) {
        return seen.around;
    }
    let quiet = (code.drawn_size() - code.size) / 2;
    let place = |at: f64| (at as usize).checked_sub(quiet).filter(|at| *at < code.size);
    match (place(column), place(row)) {
        (Some(column), Some(row)) if code.dark[row * code.size + column] => seen.shades.0,
        _ => seen.shades.1,
    }
}

/// Gaussian, one way and then the other.
fn blurred(light: &[f64], width: usize, height: usize, far: f64) -> Vec<f64> {
    if far <= 0.0 {
        return light.to_vec();
    }
    let reach = (far * 3.0).ceil() as isize;
    let weight = |away: isize| (-(away as f64).powi(2) / (2.0 * far * far)).exp();
    let all: f64 = (-reach..=reach).map(weight).sum();
    let pass = |light: &[f64], across: bool| -> Vec<f64> {
        let at = |x: isize, y: isize| {
            light[y.clamp(0, height as isize - 1) as usize * width + x.clamp(0, width as isize - 1) as usize]
        };
        let places = (0..width * height).map(|at| ((at % width) as isize, (at / width) as isize));
        let sum = |(x, y): (isize, isize)| {
            let near =
                (-reach..=reach).map(|away| weight(away) * if across { at(x + away, y) } else { at(x, y + away) });
            near.sum::<f64>() / all
        };
        places.map(sum).collect()
    };
    pass(&pass(light, true), false)
}
