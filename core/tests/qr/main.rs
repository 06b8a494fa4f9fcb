//! Codes through real pixels: drawn as a camera would see them, turned, from aside, blurred, noisy and badly lit, and
//! read again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod camera;
mod how_far;

use camera::{PLAIN, Seen, picture};
use proptest::prelude::*;
use rethread_core::exchange::qr::{Codes, Collector, Grain, Taken, read, read_still};

fn bytes(count: usize) -> Vec<u8> {
    (0..count as u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect()
}

fn is_read(grain: Grain, seen: Seen) -> bool {
    let codes = Codes::new(&bytes(grain.bytes()), grain).unwrap();
    let luma = picture(&codes.get(0).unwrap(), seen);
    let mut collector = Collector::default();
    let texts = read(&luma, seen.frame.0, seen.frame.1);
    texts.iter().any(|text| collector.take(text) == Taken::New) && collector.whole() == Some(bytes(grain.bytes()))
}

#[test]
fn a_transfer_goes_through_pixels() {
    let sent = bytes(2000);
    for (grain, count) in [(Grain::Coarse, 11), (Grain::Medium, 6), (Grain::Fine, 4)] {
        let codes = Codes::new(&sent, grain).unwrap();
        let mut collector = Collector::default();
        for at in 0..codes.count() {
            let seen = Seen { turned: at as f64 * 31.0, blur: 1.0, noise: 12, ..PLAIN };
            let texts = read(&picture(&codes.get(at).unwrap(), seen), 480, 480);
            assert_eq!(
                texts.iter().map(|text| collector.take(text)).collect::<Vec<_>>(),
                [Taken::New],
                "{grain:?} {at}"
            );
        }
        assert_eq!((codes.count(), collector.whole().as_ref()), (count, Some(&sent)));
    }
}

#[test]
fn noise_in_an_empty_wall_does_not_hide_a_code() {
    let seen = Seen { frame: (433, 433), wide: 255.0, aside: (0.237, 0.0), blur: 1.0, ..PLAIN };
    assert!(is_read(Grain::Medium, Seen { noise: 6, shadow: 0.284, around: 244.0, ..seen }));
}

#[test]
fn a_screen_with_turned_colours_is_read() {
    assert!(is_read(Grain::Coarse, Seen { shades: (255.0, 0.0), around: 30.0, blur: 1.0, ..PLAIN }));
}

#[test]
fn all_codes_of_a_photo_are_read_whatever_its_size() {
    let sent = bytes(300);
    let codes = Codes::new(&sent, Grain::Coarse).unwrap();
    let seen = Seen { frame: (700, 1100), wide: 600.0, turned: 8.0, blur: 2.5, noise: 10, ..PLAIN };
    let halves = [0, 1].map(|at| picture(&codes.get(at).unwrap(), seen));
    let beside = |y: usize| halves.iter().flat_map(move |half| half[y * 700..(y + 1) * 700].to_vec());
    let luma: Vec<u8> = (0..1100).flat_map(beside).collect();
    let mut collector = Collector::default();
    let taken: Vec<Taken> = read_still(&luma, 1400, 1100).iter().map(|text| collector.take(text)).collect();
    assert_eq!((taken, collector.whole()), (vec![Taken::New; 2], Some(sent)));
}

#[test]
fn what_is_no_picture_holds_no_code() {
    for (luma, width, height) in
        [(0, 0, 0), (5, 2, 2), (4, 0, 4), (100, 1, 100), (100, 100, 1), (9, 3, 3), (5000, 5000, 1)]
    {
        let luma = bytes(luma);
        assert!(read(&luma, width, height).is_empty() && read_still(&luma, width, height).is_empty());
    }
    assert!(read(&[], usize::MAX, usize::MAX).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_code_is_read_as_a_phone_may_see_it(
        (grain, side) in prop::sample::select(vec![(Grain::Coarse, 65.0), (Grain::Medium, 85.0), (Grain::Fine, 105.0)]),
        pixels in 3.0..4.5f64,
        turned in 0.0..360.0f64,
        aside in (-0.25..0.25f64, -0.25..0.25f64),
        blur in 0.0..0.4f64,
        noise in 0..25u8,
        shadow in 0.0..0.6f64,
        around in 0.0..255.0f64,
    ) {
        let wide = pixels * side;
        let frame = (wide * 1.7) as usize;
        let seen = Seen { frame: (frame, frame), wide, turned, aside, blur: blur * pixels, noise, shadow, around, ..PLAIN };
        // One picture in several hundred is not read; no hand is so still that the next is the same.
        let held = |moved: u8| Seen { turned: turned + f64::from(moved), wide: wide + f64::from(moved), ..seen };
        prop_assert!((0..3).any(|moved| is_read(grain, held(moved))), "{seen:?}");
    }

    #[test]
    fn pictures_of_all_kinds_of_rectangles_are_looked_at_to_the_end(
        rectangles in proptest::collection::vec((0..120usize, 0..120usize, 1..60usize, 1..60usize, any::<u8>()), 0..80),
    ) {
        let mut luma = vec![200; 120 * 120];
        for (left, top, wide, high, light) in rectangles {
            for y in top..(top + high).min(120) {
                luma[y * 120 + left..y * 120 + (left + wide).min(120)].fill(light);
            }
        }
        prop_assert_eq!(read(&luma, 120, 120), Vec::<String>::new());
    }

    #[test]
    fn a_code_with_a_stain_is_read_right_or_not_at_all(at in (0..60usize, 0..60usize), size in 1..60usize, light: u8) {
        let sent = bytes(30);
        let codes = Codes::new(&sent, Grain::Coarse).unwrap();
        let seen = Seen { frame: (150, 150), wide: 140.0, ..PLAIN };
        let mut luma = picture(&codes.get(0).unwrap(), seen);
        for y in at.1..(at.1 + size).min(150) {
            luma[y * 150 + at.0..y * 150 + at.0 + size].fill(light);
        }
        let mut collector = Collector::default();
        for text in read(&luma, 150, 150) {
            prop_assert_ne!(collector.take(&text), Taken::Again);
        }
        prop_assert!(collector.whole().is_none_or(|whole| whole == sent));
    }
}
