//! Pictures: any pixels are looked at to the end; a code with some of its pixels changed is read as what it says or not
//! at all.

use rethread_core::exchange::qr::{Codes, Grain, QUIET, read, read_still, split};
use std::sync::OnceLock;

const SAID: &[u8] = b"what is moved from here to there";

/// How many pixels wide a square is.
const WIDE: usize = 2;

/// What a code says, and how it is drawn: the luminance of each pixel, and how many there are in a row.
fn drawn() -> &'static (String, Vec<u8>, usize) {
    static DRAWN: OnceLock<(String, Vec<u8>, usize)> = OnceLock::new();
    DRAWN.get_or_init(|| {
        let text = split(SAID, Grain::Coarse).unwrap_or_default().concat();
        let code = Codes::new(SAID, Grain::Coarse).ok().and_then(|codes| codes.get(0)).expect("there is a code");
        let side = code.drawn_size() * WIDE;
        let is_dark = |x: usize, y: usize| {
            let place = |at: usize| (at / WIDE).checked_sub(QUIET).filter(|at| *at < code.size);
            place(x).zip(place(y)).is_some_and(|(x, y)| code.dark[y * code.size + x])
        };
        let luma = (0..side * side).map(|at| if is_dark(at % side, at / side) { 0 } else { 255 }).collect();
        (text, luma, side)
    })
}

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    let [way, width, rest @ ..] = data else { return };
    let width = usize::from(*width).max(1);
    let height = rest.len() / width;
    // Looking for a code that is there takes by far the longest.
    match way % 16 {
        0..12 => _ = read(&rest[..width * height], width, height),
        12..14 => _ = read_still(rest, width, height + 1),
        _ => changed(rest),
    }
}

/// The code, with a stretch of pixels changed for every four bytes of data.
fn changed(data: &[u8]) {
    let (text, luma, side) = drawn();
    let mut luma = luma.clone();
    for change in data.chunks_exact(4) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) * luma.len() / 65_536;
        let length = usize::from(change[2]);
        luma.iter_mut().skip(at).take(length).for_each(|pixel| *pixel = change[3]);
    }
    let found = read(&luma, *side, *side);
    // Correction may turn noise into another text now and then; the checksum of each part is there for that.
    assert!(data.len() >= 4 || found == [text.clone()]);
}
