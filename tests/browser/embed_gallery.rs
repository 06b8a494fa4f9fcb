//! The page that shows each part as another site would, and gives the lines to copy.

use rethread::content::{content, ui};
use serde_json::json;

use crate::acts;
use crate::support::{Browser, Setup, Site, in_both};

in_both!(the_gallery_shows_each_part_and_keeps_nothing);

fn the_gallery_shows_each_part_and_keeps_nothing(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).start(&site);
    page.go("embed-gallery.html");
    page.wait_heading("Rethread on your site");
    assert!(page.offers(ui().shell.leave) && page.offers(ui().shell.help), "the ways out are here, too");
    for theme in ["light", "dark"] {
        page.script("document.querySelector(`iframe[data-theme=${arguments[0]}]`).scrollIntoView()", &[json!(theme)]);
        let frame = format!("return [document.querySelector('iframe[data-theme={theme}]')]");
        // It loads once it is in sight, and goes to another process then: it is entered anew each time.
        page.wait_that("the app is there", || {
            page.out_of_frames();
            page.is_in_frame(&frame) && page.holds("return document.documentElement.dataset.ready === '1'")
        });
        assert_eq!(page.script("return document.documentElement.dataset.theme", &[]), json!(theme));
        page.wait_text(ui().status.memory_notice);
        page.out_of_frames();
    }
    // One part of each kind, as it stands there when it is chosen.
    let (exercise, read) = (acts::exercise(), &content().reads[0]);
    let choose = "const list = document.getElementById('section'); list.value = arguments[0];
        list.dispatchEvent(new Event('change'))";
    for (part, heading) in [
        (format!("practice:{}", exercise.id), exercise.title),
        (format!("learn:{}", read.id), read.title),
        ("journal".to_owned(), ui().journal.title),
        ("help".to_owned(), ui().help.title),
    ] {
        page.script(choose, &[json!(part)]);
        page.script("document.querySelector('iframe[data-theme=auto]').scrollIntoView()", &[]);
        page.wait_that(&format!("{heading:?} is in the frame"), || {
            page.out_of_frames();
            page.is_in_frame("return [document.querySelector('iframe[data-theme=auto]')]") && page.heading() == heading
        });
        page.out_of_frames();
    }
    let parts = page.script("return [...document.getElementById('section').options].map(one => one.value)", &[]);
    let parts = parts.as_array().unwrap();
    assert!(parts.len() > 7 + content().exercises.len());
    let choose = "const list = document.getElementById('section'); list.value = arguments[0];
        list.dispatchEvent(new Event('change')); return ['element', 'frame'].map(id => document.getElementById(id).value)";
    for part in parts {
        let snippets = page.script(choose, std::slice::from_ref(part));
        let named = format!("section={}", part.as_str().unwrap());
        assert!(
            snippets[0].as_str().unwrap().contains(&format!("section=\"{}\"", part.as_str().unwrap())),
            "{snippets}"
        );
        assert!(snippets[1].as_str().unwrap().contains(&named), "{snippets}");
    }
    assert_eq!(page.script("return Object.keys(localStorage).length", &[]), json!(0), "nothing was kept by any of it");
}
