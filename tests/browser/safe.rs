//! Is my data safe? The facts as they are, the one next thing, and reading everything because somebody asked.

use rethread::content::{fill, keeping};

use crate::acts;
use crate::support::{Browser, Copy, Page, Setup, Site, in_both};

const WORDS: &str = "One line to count";

in_both!(
    the_facts_are_told_and_the_first_thing_is_a_file,
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
    // What later versions replaced has been dropped by then.
    std::thread::sleep(std::time::Duration::from_secs(1));
    let pieces = |page: &Page| page.held(Copy::Safety, "rt1:").len().to_string();
    let read = pieces(&page);
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
