//! A private sitting: it shows nothing from before, writes nothing anywhere, and ends as the person says.

use rethread::content::{keeping, ui};
use serde_json::{Map, Value, json};

use crate::acts;
use crate::lock_acts::{self, PASSPHRASE, nothing_of_it};
use crate::support::{Browser, Copy, Page, Setup, Site, in_both};

const BEFORE: &str = "Written on an ordinary day";
const WORDS: &str = "Only for this hour";

in_both!(
    it_writes_nothing_and_can_be_kept,
    it_can_be_ended_without_a_trace,
    it_can_be_saved_as_a_file,
    under_a_lock_it_is_kept_sealed,
    under_a_lock_that_cannot_be_opened_it_waits,
    leaving_from_help_leaves_the_sitting_too,
);

/// A workbook with something in it, and a sitting begun on it. Gives what both copies held at its start as well.
fn begun(browser: Browser, site: &Site) -> (Page, [Map<String, Value>; 2]) {
    let page = used(browser, site);
    begin(&page);
    let held = held(&page);
    (page, held)
}

/// A workbook with something in it.
fn used(browser: Browser, site: &Site) -> Page {
    let page = Setup::new(browser).open(site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, BEFORE);
    page
}

fn begin(page: &Page) {
    let texts = &keeping().sitting;
    page.open("#/keeping/sitting");
    page.wait_heading(texts.title);
    on_a_fresh_page(page, || page.press(texts.begin));
    page.wait_text(ui().status.sitting_notice);
}

/// What was written before and in the sitting is in the workbook, and what local storage held stays as it was. Gives what
/// both copies hold by now.
#[track_caller]
fn both_are_there(page: &Page, before: &[Map<String, Value>; 2]) -> [Map<String, Value>; 2] {
    for words in [BEFORE, WORDS] {
        acts::read_entry(page, words);
    }
    page.wait_saved();
    let held = held(page);
    for (key, value) in &before[0] {
        assert_eq!(held[0].get(key), Some(value), "what was there stays as it was");
    }
    held
}

/// Does something that loads the page anew, and waits for the new one.
pub fn on_a_fresh_page(page: &Page, act: impl FnOnce()) {
    page.script("window.__old = true", &[]);
    act();
    page.wait_that("the page is loaded anew", || page.holds("return !window.__old && !!document.body"));
    page.wait_ready();
}

fn held(page: &Page) -> [Map<String, Value>; 2] {
    [page.held(Copy::Local, ""), page.held(Copy::Safety, "")]
}

/// Writes an entry, looks round, and ends on the page of the sitting.
fn written(page: &Page) {
    page.open("#/journal");
    page.wait_text(ui().journal.empty);
    assert!(!page.shows(BEFORE), "nothing from before is shown");
    assert!(page.holds("return !document.documentElement.hasAttribute('data-unsaved')"));
    page.open("#/journal/new");
    page.write(ui().journal.text, WORDS);
    page.wait_that("the words are held", || page.holds("return document.documentElement.hasAttribute('data-unsaved')"));
    page.wait_kept("only-memory");
    acts_in_settings(page);
    acts::read_entry(page, WORDS);
    page.open("#/keeping/sitting");
    page.wait_text(keeping().sitting.here_unsaved);
}

/// Choices that would be kept on any other day.
fn acts_in_settings(page: &Page) {
    page.open("#/settings");
    page.choose(ui().settings.look, ui().settings.look_dark);
    page.choose(ui().leave.choice, ui().leave.choice_news);
    page.wait_text(ui().settings.in_sitting);
    let texts = keeping();
    for (part, said, not_offered) in [
        ("", texts.safe.copies_sitting, texts.safe.check_start),
        ("/file", texts.file.sitting, ""),
        ("/lock", texts.lock.cannot_in_sitting, texts.lock.set),
        ("/delete", texts.delete.sitting, texts.delete.go_on),
        ("/install", texts.install.sitting, texts.install.now),
        ("/name", texts.name.sitting, ""),
    ] {
        page.open(&format!("#/keeping{part}"));
        page.wait_text(said);
        assert!(not_offered.is_empty() || !page.offers(not_offered), "{part}");
    }
}

#[track_caller]
fn nothing_written(page: &Page, before: &[Map<String, Value>; 2]) {
    assert_eq!(&held(page), before, "both copies are as they were");
    assert_eq!(page.script("return { ...sessionStorage }", &[]), json!({ "rt.sitting": "1" }));
}

fn it_writes_nothing_and_can_be_kept(browser: Browser) {
    let site = Site::open();
    let (page, before) = begun(browser, &site);
    written(&page);
    nothing_written(&page, &before);
    let asks = "const closing = new Event('beforeunload', { cancelable: true }); window.dispatchEvent(closing);
        return closing.defaultPrevented";
    assert!(page.holds(asks), "closing asks first");
    on_a_fresh_page(&page, || page.press(keeping().sitting.keep));
    page.wait_text(keeping().sitting.keep_done);
    assert!(!page.shows(ui().status.sitting_notice));
    let [local, safety] = both_are_there(&page, &before);
    let entries = |copy: &Map<String, Value>| copy.keys().filter(|key| key.starts_with("rt1:e")).count();
    assert_eq!((entries(&local), entries(&safety)), (entries(&before[0]) + 1, entries(&before[1]) + 1));
    assert_eq!(page.script("return Object.keys(sessionStorage).length", &[]), 0);
}

fn it_can_be_ended_without_a_trace(browser: Browser) {
    let texts = &keeping().sitting;
    let site = Site::open();
    let (page, before) = begun(browser, &site);
    written(&page);
    page.press(texts.end);
    page.wait_text(texts.end_ask);
    page.press(texts.end_no);
    page.wait_gone(texts.end_ask);
    page.press(texts.end);
    on_a_fresh_page(&page, || page.press(texts.end_yes));
    assert!(!page.shows(ui().status.sitting_notice));
    acts::read_entry(&page, BEFORE);
    page.open("#/journal");
    page.wait_text(BEFORE);
    assert!(!page.shows(WORDS));
    let [local, _] = held(&page);
    let entries = |copy: &Map<String, Value>| copy.keys().filter(|key| key.starts_with("rt1:e")).count();
    assert_eq!(entries(&local), entries(&before[0]));
    assert_eq!(page.script("return Object.keys(sessionStorage).length", &[]), 0);
}

fn it_can_be_saved_as_a_file(browser: Browser) {
    let texts = &keeping().sitting;
    let site = Site::open();
    let (page, before) = begun(browser, &site);
    written(&page);
    page.press(texts.file);
    let file = page.saved_file();
    assert!(file.contains(WORDS) && !file.contains(BEFORE), "it holds this sitting and nothing else");
    page.wait_text(texts.file_saved);
    assert!(page.holds("return !document.documentElement.hasAttribute('data-unsaved')"), "closing asks no more");
    nothing_written(&page, &before);
    page.reload();
    page.wait_text(ui().status.sitting_notice);
    page.open("#/journal");
    page.wait_text(ui().journal.empty);
}

/// What was written comes under the lock and out of it again, and a wrong passphrase loses nothing of it.
fn under_a_lock_it_is_kept_sealed(browser: Browser) {
    let texts = &keeping().sitting;
    let site = Site::open();
    let page = used(browser, &site);
    lock_acts::set(&page, PASSPHRASE);
    begin(&page);
    written(&page);
    let before = held(&page);
    page.press(texts.keep);
    page.wait_text(texts.keep_locked);
    nothing_written(&page, &before);
    page.write(texts.keep_passphrase, "quite another passphrase");
    page.press(texts.keep_with);
    page.wait_text(texts.keep_wrong);
    let but_for_the_try = |[mut local, safety]: [Map<String, Value>; 2]| {
        local.remove("rt.tries");
        [local, safety]
    };
    assert_eq!(but_for_the_try(held(&page)), before, "both copies are as they were");
    acts::read_entry(&page, WORDS);
    page.open("#/keeping/sitting");
    page.press(texts.keep);
    page.wait_text(texts.keep_locked);
    let waited = "const [, at] = localStorage['rt.tries'].split(' '); return Date.now() > Number(at) + 2000";
    page.wait_that("it may be tried again", || page.holds(waited));
    page.write(texts.keep_passphrase, PASSPHRASE);
    // By script: a driver takes a press after which the page is gone for one that did not come.
    page.script("document.getElementById('sitting-passphrase').form.requestSubmit()", &[]);
    page.wait_that("the sitting has ended", || page.at().ends_with("#/keeping/kept"));
    lock_acts::unlock(&page, PASSPHRASE);
    page.wait_text(texts.keep_done);
    let [local, safety] = both_are_there(&page, &before);
    assert!(local.keys().chain(safety.keys()).all(|key| !key.starts_with("rt1:")), "everything is sealed");
}

/// A lock that nothing here can open, such as a damaged one, takes nothing and loses nothing.
fn under_a_lock_that_cannot_be_opened_it_waits(browser: Browser) {
    let site = Site::open();
    let (page, _) = begun(browser, &site);
    written(&page);
    page.put("rt1-lock:1:abcd", "a header");
    page.put("rt2:abcd:e", "something sealed");
    let before = held(&page);
    page.press(keeping().sitting.keep);
    page.wait_text(keeping().sitting.keep_not_here);
    nothing_written(&page, &before);
    acts::read_entry(&page, WORDS);
}

#[test]
fn leaving_quickly_asks_nothing_and_help_opens_beside_it() {
    let site = Site::open();
    let (page, _) = begun(Browser::Chromium, &site);
    written(&page);
    page.press(ui().shell.help);
    page.wait_text(keeping().sitting.here_unsaved);
    assert!(page.holds("return document.documentElement.hasAttribute('data-unsaved')"), "the sitting goes on");
    let asked = "document.documentElement.classList.add('left'); const closing = new Event('beforeunload', { cancelable: true });
        window.dispatchEvent(closing); return closing.defaultPrevented";
    assert!(!page.holds(asked), "leaving is not held up");
}

/// Help stands in a tab of its own, which is of the same sitting: it goes back by closing, and leaving it leaves both.
fn leaving_from_help_leaves_the_sitting_too(browser: Browser) {
    let site = Site::open();
    let (page, _) = begun(browser, &site);
    written(&page);
    let sitting = page.tab();
    let help = || {
        page.press(ui().shell.help);
        page.wait_that("help opens beside it", || page.tabs().len() == 2);
        page.to_tab(page.tabs().iter().find(|tab| **tab != sitting).unwrap());
        page.wait_heading(ui().help.title);
    };
    help();
    page.press(ui().help.back);
    page.wait_that("its tab closes", || page.tabs().len() == 1);
    page.to_tab(&sitting);
    assert!(page.holds("return document.documentElement.hasAttribute('data-unsaved')"), "the sitting goes on");
    help();
    // By script, and a moment later: a driver waits for the page that it pressed in.
    page.script("setTimeout(() => document.querySelector('[data-leave]').click())", &[]);
    page.to_tab(&sitting);
    page.wait_that("the sitting is left", || page.holds("return !document.querySelector('#main, textarea')"));
    nothing_of_it(&page, WORDS);
}

#[test]
fn nothing_of_the_workbook_is_deleted_from_within_it() {
    let site = Site::open();
    let (page, _) = begun(Browser::Chromium, &site);
    page.open("#/keeping/delete");
    page.wait_text(keeping().delete.sitting);
    assert!(!page.offers(keeping().delete.go_on) && !page.offers(keeping().safe.save_file));
}
