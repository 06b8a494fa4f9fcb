//! Deleting everything: nothing of it is left in any place a browser keeps things, and nothing else is touched.

use rethread::content::{fill, keeping, ui};
use serde_json::{Value, json};

use crate::acts;
use crate::offline;
use crate::support::{Browser, Page, Setup, Site, in_both};

const WORDS: &str = "This is to be gone";

in_both!(everything_is_gone_also_with_a_second_tab, it_needs_neither_the_app_nor_a_slip_of_the_hand,);

/// What this site keeps, by the place it is kept in.
fn left(page: &Page) -> Value {
    let look = "return (async () => ({
        local: Object.keys(localStorage), session: Object.keys(sessionStorage),
        databases: indexedDB.databases ? (await indexedDB.databases()).map(one => one.name) : [],
        caches: await caches.keys(), workers: (await navigator.serviceWorker.getRegistrations()).length }))()";
    page.script(look, &[])
}

fn nothing() -> Value {
    json!({ "local": ["theirs"], "session": [], "databases": [], "caches": ["theirs"], "workers": 0 })
}

/// Types the word and presses the button.
pub fn confirm(page: &Page) {
    let texts = &keeping().delete;
    // The page that leads here has the same heading.
    page.wait_that("the page that deletes, where nothing goes without the word", || {
        page.holds("return document.getElementById('erase')?.disabled === true")
    });
    let label = fill(texts.page_label, &[("word", texts.page_word)]);
    page.write(&label, "del");
    assert!(page.holds("return document.getElementById('erase').disabled"));
    page.write(&label, "ete");
    page.press(texts.page_button);
}

fn everything_is_gone_also_with_a_second_tab(browser: Browser) {
    let texts = &keeping().delete;
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    offline::installed(&page);
    acts::write_entry(&page, WORDS);
    for (key, value) in [("rt.theme", "dark"), ("rt.name", "notes"), ("theirs", "stays")] {
        page.put(key, value);
    }
    page.script("sessionStorage.setItem('rt.left', '0'); return caches.open('theirs').then(() => true)", &[]);
    let first = page.open_tab("#/journal/new");
    page.write(ui().journal.text, "half a line");
    let second = page.tab();
    page.to_tab(&first);
    page.open("#/keeping/delete");
    page.press(keeping().safe.save_file);
    assert!(page.saved_file().contains(WORDS), "a file is offered first");
    page.press(texts.go_on);
    confirm(&page);
    page.wait_heading(texts.page_done_title);
    page.wait_that("the result has the focus", || page.focused() == texts.page_done_title);
    assert_eq!(left(&page), nothing());
    assert_eq!(page.title(), texts.page_done_title);

    page.to_tab(&second);
    page.wait_text(ui().shell.back_cover_title);
    assert!(!page.shows("half a line"));
    assert_eq!(left(&page), nothing());
    // A page that goes stores at once whatever it would have stored a little later.
    page.blank();
    page.to_tab(&first);
    assert_eq!(left(&page), nothing());

    let profile = page.close();
    let page = Setup::new(browser).on(profile).start(&site);
    page.open("");
    page.wait_heading(ui().welcome.title_1);
    page.open("#/journal");
    page.wait_text(ui().journal.empty);
}

fn it_needs_neither_the_app_nor_a_slip_of_the_hand(browser: Browser) {
    let site = Site::copy();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    page.put("theirs", "stays");
    page.put("rt1-lock:1:abcd", "a header");
    page.script("return caches.open('theirs').then(() => true)", &[]);
    page.blank();
    std::fs::remove_file(site.app_wasm()).unwrap();
    page.go("erase.html");
    assert!(page.offers(ui().shell.leave) && page.offers(ui().shell.help), "the ways out are there");
    confirm(&page);
    page.wait_heading(keeping().delete.page_done_title);
    assert_eq!(left(&page), nothing());
}

#[test]
fn what_cannot_be_deleted_is_named_with_what_to_do_by_hand() {
    one_part_stays(
        "safety",
        "IDBFactory.prototype.deleteDatabase = () => { throw new DOMException('no', 'UnknownError') }",
    );
}

#[test]
fn what_never_answers_keeps_nothing_else_from_being_deleted() {
    one_part_stays("caches", "CacheStorage.prototype.keys = () => new Promise(() => {})");
}

fn one_part_stays(part: &str, refuses: &str) {
    let texts = &keeping().delete;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).first(refuses).open(&site);
    acts::skip_welcome(&page);
    page.go("erase.html");
    confirm(&page);
    page.wait_heading(texts.page_part_title);
    page.wait_text(texts.page_part);
    let states = "return Object.fromEntries([...document.querySelectorAll('[data-part]:is(dd)')].map(place =>
        [place.dataset.part, place.textContent]))";
    let states = page.script(states, &[]);
    for (name, state) in states.as_object().unwrap() {
        assert_eq!(state, if name == part { texts.page_left } else { texts.page_gone }, "{name}");
    }
    assert!(page.offers(texts.page_again));
}
