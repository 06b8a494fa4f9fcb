//! Moving by codes: pictures of one screen read on another device, and a camera that sees them.

use std::fmt::Write as _;

use rethread::content::{fill, keeping, ui, workbook};
use rethread_core::exchange::qr::{Codes, Grain};

use crate::acts;
use crate::backup::{PASSPHRASE, opened, restore_sealed};
use crate::support::{Browser, Folder, Page, Setup, Site, in_both};

in_both!(pictures_of_one_screen_are_read_on_another);

fn pictures_of_one_screen_are_read_on_another(browser: Browser) {
    let (texts, moving, file) = (&keeping().devices, &workbook().moving, &keeping().file);
    let site = Site::open();
    let first = opened(browser, &site);
    acts::write_entry(&first, "Carried over by light alone");
    first.open("#/keeping/devices");
    first.write(file.passphrase, PASSPHRASE);
    first.write(file.again, PASSPHRASE);
    first.press(texts.make);
    first.wait_text(texts.codes_title);
    let folder = Folder::fresh("codes");
    let count = first.script("return +(document.querySelector('.code').ariaLabel.match(/\\d+/g) ?? ['1']).at(-1)", &[]);
    let count = count.as_u64().unwrap();
    if count > 1 && first.offers(moving.pause) {
        first.press(moving.pause);
    }
    let mut pictures = Vec::new();
    for number in 0..count {
        let picture = folder.path().join(format!("{number}.png"));
        std::fs::write(&picture, first.picture("svg.code")).unwrap();
        pictures.push(picture.display().to_string());
        if count > 1 {
            first.press(ui().common.next);
        }
    }
    assert!(first.script("return document.querySelector('.code').outerHTML", &[]).as_str().unwrap().len() > 200);

    let second = opened(browser, &site);
    second.open("#/keeping/devices");
    second.write(moving.pictures, &pictures.join("\n"));
    arrive(&second, PASSPHRASE);
    acts::read_entry(&second, "Carried over by light alone");
    assert_eq!(second.console_errors(), Vec::<String>::new());
}

#[test]
fn a_camera_reads_what_age_has_sealed() {
    let moving = &workbook().moving;
    let folder = Folder::fresh("camera");
    let film = folder.path().join("codes.y4m");
    let sealed = include_bytes!("../fixtures/age/made-by-age.age");
    std::fs::write(&film, filmed(&Codes::new(sealed, Grain::Coarse).unwrap())).unwrap();
    let site = Site::open();
    let page = Setup::new(Browser::Chromium)
        .noting_requests()
        .without_picker()
        .argument("--use-fake-device-for-media-stream")
        .argument("--use-fake-ui-for-media-stream")
        .argument(&format!("--use-file-for-fake-video-capture={}", film.display()))
        .open(&site);
    acts::skip_welcome(&page);
    page.open("#/keeping/devices");
    page.press(moving.camera_open);
    page.wait_text(keeping().devices.receive_done);
    assert!(!page.holds("return !!document.querySelector('video')"), "the camera is off");
    page.wait_text(keeping().restore.sealed);
    page.write(keeping().restore.passphrase, crate::keys::PASSPHRASE);
    page.press(keeping().restore.open);
    page.wait_text(keeping().restore.looked_title);
    // Nothing left the device, not even to our own server.
    let own = |address: &String| {
        address.starts_with(&site.url("")) || address.starts_with("blob:") || address.starts_with("data:")
    };
    let foreign: Vec<String> = page.requested().into_iter().filter(|address| !own(address)).collect();
    assert_eq!(foreign, Vec::<String>::new());
}

#[test]
fn a_large_workbook_is_pointed_to_the_file() {
    let (texts, file) = (&keeping().devices, &keeping().file);
    let site = Site::open();
    let page = opened(Browser::Chromium, &site);
    // Letters that do not repeat, so that folding helps little.
    let mut state = 7u64;
    let mut words = String::new();
    for _ in 0..12_000 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let _ = write!(words, "{} ", state >> 40);
    }
    page.open("#/journal/new");
    page.paste(ui().journal.text, words.into());
    page.wait_saved();
    page.open("#/keeping/devices");
    page.write(file.passphrase, PASSPHRASE);
    page.write(file.again, PASSPHRASE);
    page.press(texts.make);
    page.wait_that("the file is suggested", || {
        let number = |text: &str| fill(text, &[]).split('{').next().unwrap().to_owned();
        page.offers(texts.show) && page.shows(&number(texts.many)) || page.shows(texts.too_many)
    });
}

/// Opens what has arrived and restores it.
fn arrive(page: &Page, passphrase: &str) {
    page.wait_text(keeping().devices.receive_done);
    restore_sealed(page, passphrase);
}

/// A film in which each code is seen for a while: YUV4MPEG2, grey.
fn filmed(codes: &Codes) -> Vec<u8> {
    const SIDE: usize = 720;
    const FRAMES: usize = 30;
    let mut film = format!("YUV4MPEG2 W{SIDE} H{SIDE} F30:1 Ip A1:1 C420mpeg2\n").into_bytes();
    for at in 0..codes.count() {
        let code = codes.get(at).unwrap();
        let square = SIDE / code.drawn_size();
        let edge = (SIDE - square * code.size) / 2;
        let mut luma = vec![235u8; SIDE * SIDE];
        for (place, _) in code.dark.iter().enumerate().filter(|(_, dark)| **dark) {
            let (row, column) = (place / code.size, place % code.size);
            for y in 0..square {
                let from = (edge + row * square + y) * SIDE + edge + column * square;
                luma[from..from + square].fill(16);
            }
        }
        for _ in 0..FRAMES {
            film.extend_from_slice(b"FRAME\n");
            film.extend_from_slice(&luma);
            film.extend(std::iter::repeat_n(128u8, SIDE * SIDE / 2));
        }
    }
    film
}
