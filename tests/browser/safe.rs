//! Is my data safe? The facts as they are, the one next thing, and reading everything because somebody asked.

use std::collections::BTreeSet;

use rethread::content::{fill, keeping};

use crate::acts;
use crate::support::{Browser, Copy, Page, Setup, Site, in_both};

const WORDS: &str = "One line to count";

in_both!(
    the_facts_are_told_and_the_first_thing_is_a_file,
    a_no_of_the_browser_is_told,
    with_storage_refused_it_says_so,
    damage_is_mended_and_counted
);

fn safe(page: &Page) {
    page.open("#/keeping");
    page.wait_heading(keeping().safe.title);
}

fn the_facts_are_told_and_the_first_thing_is_a_file(browser: Browser) {
    let texts = &keeping().safe;
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    safe(&page);
    let family = if browser == Browser::Firefox { texts.family_firefox } else { texts.family_chromium };
    for words in [
        texts.next_first_file,
        texts.copies_both,
        family,
        texts.installed_no,
        texts.embedded_no,
        texts.backup_never,
        texts.lock_off,
        texts.room_plenty,
    ] {
        page.wait_text(words);
    }
    page.press(texts.save_file);
    assert!(page.saved_file().contains(WORDS));
    page.wait_text(texts.file_saved);
    page.wait_that("it is known that there is a file", || !page.shows(texts.backup_never));
}

/// The same words as before would look as if the button did nothing.
fn a_no_of_the_browser_is_told(browser: Browser) {
    let texts = &keeping().safe;
    let site = Site::open();
    let refuse = "for (const way of ['persist', 'persisted']) StorageManager.prototype[way] = async () => false";
    let page = Setup::new(browser).first(refuse).open(&site);
    acts::skip_welcome(&page);
    safe(&page);
    page.wait_text(texts.persist_no);
    page.press(texts.persist_ask);
    page.wait_text(texts.persist_refused);
    page.wait_text(texts.persist_no);
}

fn with_storage_refused_it_says_so(browser: Browser) {
    let texts = &keeping().safe;
    let site = Site::open();
    let page = Setup::new(browser).storage_blocked().open(&site);
    safe(&page);
    page.wait_text(texts.next_no_copy);
    page.wait_text(texts.copies_none);
    page.press(texts.check_start);
    page.wait_text(texts.check_empty);
}

fn damage_is_mended_and_counted(browser: Browser) {
    let texts = &keeping().safe;
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    // What the page checks by itself at each visit is over before damage is done.
    page.reload();
    safe(&page);
    page.wait_text(texts.room_plenty);
    page.wait_saved();
    let pieces = |copy| page.held(copy, "rt1:").into_iter().map(|(key, _)| key).collect::<BTreeSet<String>>();
    let records = |copy| pieces(copy).iter().filter_map(|key| key.split(':').nth(1).map(str::to_owned)).collect();
    page.wait_that("what later versions replaced is dropped, in both copies", || {
        let found: BTreeSet<String> = records(Copy::Safety);
        found.len() == pieces(Copy::Safety).len() && pieces(Copy::Safety) == pieces(Copy::Local)
    });
    let read = pieces(Copy::Safety).len().to_string();
    page.press(texts.check_start);
    page.wait_text(&fill(texts.check_whole, &[("read", &read)]));
    let announced = page.script("return document.getElementById('announce').textContent", &[]);
    assert_eq!(announced, fill(texts.check_whole, &[("read", &read)]));
    page.damage(Copy::Safety, "rt1:e");
    let damaged = page.held(Copy::Safety, "rt1:e").len().to_string();
    page.press(texts.check_start);
    page.wait_text(&fill(texts.check_mended, &[("read", &read), ("mended", &damaged)]));
    page.press(texts.check_start);
    page.wait_text(&fill(texts.check_whole, &[("read", &read)]));
}
