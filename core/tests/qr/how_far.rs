//! How far from an ideal picture a code is still read, printed: what sizes and levels were chosen by.

use crate::camera::{PLAIN, Seen, picture};
use crate::{bytes, is_read};
use rethread_core::exchange::qr::{Codes, Grain, read};

#[test]
#[ignore = "prints how far it goes"]
fn how_far_it_goes() {
    for grain in [Grain::Coarse, Grain::Medium, Grain::Fine] {
        let side = Codes::new(&bytes(grain.bytes()), grain).unwrap().get(0).unwrap().drawn_size() as f64;
        let most = |name: &str, values: &[f64], seen: &dyn Fn(f64) -> Seen| {
            let read: Vec<String> = values
                .iter()
                .map(|value| format!("{value}{}", if is_read(grain, seen(*value)) { "" } else { "!" }))
                .collect();
            println!("{grain:?} {name}: {}", read.join(" "));
        };
        most("pixels a square", &[1.5, 2.0, 2.5, 3.0, 4.0, 5.5], &|pixels| Seen { wide: pixels * side, ..PLAIN });
        most("pixels a square, turned 20, blur 0.4 of it", &[1.5, 2.0, 2.5, 3.0, 4.0, 5.0], &|pixels| Seen {
            wide: pixels * side,
            turned: 20.0,
            blur: 0.4 * pixels,
            ..PLAIN
        });
        most("blur in squares", &[0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9], &|blur| Seen {
            blur: blur * PLAIN.wide / side,
            noise: 4,
            ..PLAIN
        });
        most("noise", &[20.0, 40.0, 60.0, 80.0, 100.0, 120.0], &|noise| Seen { noise: noise as u8, ..PLAIN });
        most("turned", &[5.0, 15.0, 30.0, 45.0, 60.0, 90.0, 137.0, 200.0], &|turned| Seen {
            turned,
            blur: 1.0,
            wide: 340.0,
            ..PLAIN
        });
        most("aside", &[0.1, 0.2, 0.3, 0.4, 0.5, 0.6], &|aside| Seen {
            aside: (aside, aside / 2.0),
            wide: 340.0,
            blur: 1.0,
            ..PLAIN
        });
        most("shadow", &[0.2, 0.5, 0.7, 0.8, 0.9], &|shadow| Seen { shadow, noise: 3, blur: 1.0, ..PLAIN });
        most("contrast", &[100.0, 50.0, 30.0, 20.0, 10.0], &|apart| Seen {
            shades: (100.0, 100.0 + apart),
            noise: 3,
            blur: 1.0,
            around: 110.0,
            ..PLAIN
        });
        most("dark around", &[0.0, 50.0, 255.0], &|around| Seen { around, blur: 1.0, ..PLAIN });
        most("turned colours", &[0.0, 50.0, 255.0], &|around| Seen {
            around,
            blur: 1.0,
            shades: (255.0, 0.0),
            ..PLAIN
        });
        let code = Codes::new(&bytes(grain.bytes()), grain).unwrap().get(0).unwrap();
        let luma = picture(&code, Seen { blur: 1.0, turned: 12.0, noise: 5, ..PLAIN });
        let now = std::time::Instant::now();
        (0..5).for_each(|_| assert_eq!(read(&luma, 480, 480).len(), 1));
        println!("{grain:?} read in {:?}", now.elapsed() / 5);
        let noise: Vec<u8> = bytes(480 * 480);
        let now = std::time::Instant::now();
        (0..5).for_each(|_| assert_eq!(read(&noise, 480, 480).len(), 0));
        println!("{grain:?} noise in {:?}", now.elapsed() / 5);
    }
}
