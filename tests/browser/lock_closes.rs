//! Closing the lock: by hand, by key, alone, out of sight, on leaving, and in every tab, with the last words kept.

use rethread::content::{keeping, locked, ui};
use serde_json::json;
use thirtyfour::Key;

use crate::acts;
use crate::lock_acts::{
    PASSPHRASE, WORDS, is_asked, nothing_of_it, nothing_readable, open_page, set, unlock, write_one,
};
use crate::support::{Browser, Page, Setup, Site, in_both};

const CLOCK: &str = include_str!("support/clock.js");
const LAST: &str = ", and this came last";

in_both!(
    by_hand_with_the_last_words_kept,
    by_key,
    going_back_shows_the_lock_alone,
    in_every_tab,
    a_tab_that_was_open_before_it_was_set_is_locked,
);

fn locked_entry(setup: Setup, site: &Site) -> Page {
    let page = setup.open(site);
    write_one(&page);
    set(&page, PASSPHRASE);
    page
}

fn by_hand_with_the_last_words_kept(browser: Browser) {
    let site = Site::open();
    let page = locked_entry(Setup::new(browser), &site);
    acts::read_entry(&page, WORDS);
    page.write(ui().journal.text, LAST);
    page.press(ui().shell.lock);
    is_asked(&page);
    assert_eq!(page.place(), "", "the address names no place");
    unlock(&page, PASSPHRASE);
    acts::read_entry(&page, &format!("{WORDS}{LAST}"));
    page.wait_saved();
    nothing_readable(&page);
}

fn by_key(browser: Browser) {
    let site = Site::open();
    let page = locked_entry(Setup::new(browser), &site);
    acts::read_entry(&page, WORDS);
    page.write(ui().journal.text, LAST);
    page.chord(&[Key::Alt, Key::Shift], 'l');
    is_asked(&page);
    unlock(&page, PASSPHRASE);
    acts::read_entry(&page, &format!("{WORDS}{LAST}"));
}

fn going_back_shows_the_lock_alone(browser: Browser) {
    let site = Site::open();
    let page = locked_entry(Setup::new(browser), &site);
    page.open("#/journal");
    acts::read_entry(&page, WORDS);
    page.press(ui().shell.lock);
    is_asked(&page);
    for _ in 0..3 {
        page.back();
        is_asked(&page);
    }
}

fn in_every_tab(browser: Browser) {
    let site = Site::open();
    let page = locked_entry(Setup::new(browser), &site);
    acts::read_entry(&page, WORDS);
    let first = page.open_tab("#/journal");
    let second = page.tab();
    is_asked(&page);
    unlock(&page, PASSPHRASE);
    page.wait_text(WORDS);
    page.to_tab(&first);
    page.wait_that("the entry is open", || page.value(ui().journal.text) == WORDS);
    page.press(ui().shell.lock);
    is_asked(&page);
    page.to_tab(&second);
    is_asked(&page);
}

fn a_tab_that_was_open_before_it_was_set_is_locked(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    write_one(&page);
    page.write(ui().journal.text, LAST);
    let first = page.open_tab("#/keeping/lock");
    let second = page.tab();
    set(&page, PASSPHRASE);
    page.to_tab(&first);
    is_asked(&page);
    page.to_tab(&second);
    acts::read_entry(&page, &format!("{WORDS}{LAST}"));
    page.wait_that("nothing is left readable", || {
        page.held(crate::support::Copy::Local, "rt1:").is_empty()
            && page.held(crate::support::Copy::Safety, "rt1:").is_empty()
    });
}

/// Lets time pass.
fn pass(page: &Page, ms: u32) {
    page.script("window.__pass(arguments[0])", &[json!(ms)]);
}

#[test]
fn with_nobody_there_after_asking() {
    let texts = &locked().lock_idle;
    let site = Site::open();
    let page = locked_entry(Setup::new(Browser::Chromium).first(CLOCK), &site);
    open_page(&page);
    page.choose(keeping().lock.idle, keeping().lock.idle_minute);
    page.wait_saved();
    acts::read_entry(&page, WORDS);
    page.write(ui().journal.text, LAST);
    pass(&page, 31_000);
    page.wait_text(texts.title);
    page.wait_that("the focus is on the answer", || page.focused() == texts.stay);
    assert!(page.offers(ui().shell.leave) && page.offers(ui().shell.help));
    page.press(texts.stay);
    page.wait_gone(texts.title);
    pass(&page, 31_000);
    page.wait_that("the focus is on the answer", || page.focused() == texts.stay);
    page.type_text("x");
    page.wait_gone(texts.title);
    page.wait_that("the focus is back, and the key was an answer alone", || {
        page.focused() == ui().journal.text && page.value(ui().journal.text) == format!("{WORDS}{LAST}")
    });
    pass(&page, 31_000);
    page.wait_text(texts.title);
    pass(&page, 31_000);
    is_asked(&page);
    unlock(&page, PASSPHRASE);
    acts::read_entry(&page, &format!("{WORDS}{LAST}"));
}

/// The page goes out of sight, or comes back; what it shows then.
fn sight(page: &Page, state: &str) -> String {
    let turn = "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => arguments[0] }); \
        document.dispatchEvent(new Event('visibilitychange')); return document.body.textContent";
    let turn = turn.replace("arguments[0]", &format!("{state:?}"));
    page.script(&turn, &[]).as_str().unwrap_or_default().to_owned()
}

#[test]
fn out_of_sight_for_a_while() {
    let texts = &keeping().lock;
    let site = Site::open();
    let page = locked_entry(Setup::new(Browser::Chromium).first(CLOCK), &site);
    open_page(&page);
    page.choose(texts.hidden, texts.idle_minute);
    page.wait_saved();
    acts::read_entry(&page, WORDS);
    sight(&page, "hidden");
    pass(&page, 50_000);
    sight(&page, "visible");
    pass(&page, 50_000);
    page.wait_that("it is still open", || page.value(ui().journal.text) == WORDS);
    sight(&page, "hidden");
    pass(&page, 61_000);
    is_asked(&page);

    // A device that slept ran no timer: the clock is asked before anything is shown.
    unlock(&page, PASSPHRASE);
    acts::read_entry(&page, WORDS);
    sight(&page, "hidden");
    page.script("const now = Date.now; Date.now = () => now() + 90000", &[]);
    assert!(!sight(&page, "visible").contains(WORDS), "nothing is shown");
    is_asked(&page);

    unlock(&page, PASSPHRASE);
    open_page(&page);
    page.choose(texts.hidden, texts.hidden_now);
    page.wait_saved();
    sight(&page, "hidden");
    is_asked(&page);
}

#[test]
fn on_leaving_quickly_in_every_tab() {
    let site = Site::open();
    let page = locked_entry(Setup::new(Browser::Chromium).says_it_is_online(false), &site);
    acts::read_entry(&page, WORDS);
    let first = page.open_tab("#/journal");
    let second = page.tab();
    unlock(&page, PASSPHRASE);
    page.wait_text(WORDS);
    page.to_tab(&first);
    page.write(ui().journal.text, LAST);
    page.keys(&[Key::Shift, Key::Shift, Key::Shift]);
    page.wait_that("the plain page", || page.at().ends_with("offline.html"));
    page.to_tab(&second);
    is_asked(&page);
    page.to_tab(&first);
    page.back();
    page.wait_text(ui().shell.back_cover_title);
    nothing_of_it(&page, WORDS);
    page.press(ui().shell.back_cover_open);
    is_asked(&page);
    unlock(&page, PASSPHRASE);
    acts::read_entry(&page, &format!("{WORDS}{LAST}"));
}
