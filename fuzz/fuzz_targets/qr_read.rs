//! Pictures: any pixels are looked at to the end; a code with some of its pixels changed is read as what it says or not
//! at all.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rethread_core::exchange::qr::{Code, Codes, Grain, QUIET, read, read_still, split};
use std::sync::OnceLock;

const SAID: &[u8] = b"what is moved from here to there";

/// How many pixels wide a square is.
const WIDE: usize = 3;

fn code() -> &'static (String, Code) {
    static CODE: OnceLock<(String, Code)> = OnceLock::new();
    CODE.get_or_init(|| {
        let text = split(SAID, Grain::Coarse).unwrap_or_default().concat();
        let code = Codes::new(SAID, Grain::Coarse).ok().and_then(|codes| codes.get(0));
        (text, code.unwrap_or(Code { size: 0, dark: Vec::new() }))
    })
}

fuzz_target!(|data: &[u8]| {
    let [width, rest @ ..] = data else { return };
    let width = usize::from(*width).max(1);
    let height = rest.len() / width;
    let _ = read(&rest[..width * height], width, height);
    let _ = read_still(rest, width, height + 1);

    // The code, with a stretch of pixels changed for every four bytes of data.
    let (text, code) = code();
    let side = code.drawn_size() * WIDE;
    let is_dark = |x: usize, y: usize| {
        let place = |at: usize| (at / WIDE).checked_sub(QUIET).filter(|at| *at < code.size);
        place(x).zip(place(y)).is_some_and(|(x, y)| code.dark[y * code.size + x])
    };
    let mut luma: Vec<u8> =
        (0..side * side).map(|at| if is_dark(at % side, at / side) { 0 } else { 255 }).collect();
    for change in rest.chunks_exact(4) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) * luma.len() / 65_536;
        let length = usize::from(change[2]);
        luma.iter_mut().skip(at).take(length).for_each(|pixel| *pixel = change[3]);
    }
    let found = read(&luma, side, side);
    // Correction may turn noise into another text now and then; the checksum of each part is there for that.
    assert!(rest.len() >= 4 || found == [text.clone()]);
});
