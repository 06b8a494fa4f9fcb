//! What was reported as saved is there: after a reload, a kill, the loss of either copy, and with two tabs at work.

use rethread::content::ui;

use crate::acts;
use crate::support::{Browser, Folder, Setup, Site, in_both};

const WORDS: &str = "The door was open and I stayed";

in_both!(
    a_reload_keeps_every_word,
    a_kill_right_after_saved_loses_nothing,
    the_safety_copy_alone_brings_everything_back,
    local_storage_alone_brings_everything_back,
    two_tabs_keep_both_versions,
    another_tab_shows_what_was_written,
);

fn a_reload_keeps_every_word(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    page.reload();
    acts::read_entry(&page, WORDS);
}

fn a_kill_right_after_saved_loses_nothing(browser: Browser) {
    let site = Site::open();
    let profile = killed_after_writing(browser, &site);
    words_are_there(browser, &site, profile);
}

fn the_safety_copy_alone_brings_everything_back(browser: Browser) {
    let site = Site::open();
    let profile = killed_after_writing(browser, &site);
    profile.remove_all(browser.sites(), browser.local_storage());
    words_are_there(browser, &site, profile);
}

fn local_storage_alone_brings_everything_back(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    let profile = page.close();
    profile.remove_all(browser.sites(), browser.indexed_db());
    words_are_there(browser, &site, profile);
}

fn killed_after_writing(browser: Browser, site: &Site) -> Folder {
    let page = Setup::new(browser).open(site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    page.kill()
}

/// Both copies hold everything again, whichever of them was lost.
fn words_are_there(browser: Browser, site: &Site, profile: Folder) {
    let page = Setup::new(browser).on(profile).open(site);
    page.wait_heading(ui().today.title);
    acts::read_entry(&page, WORDS);
    page.wait_saved();
    let profile = page.close();
    let page = Setup::new(browser).on(profile).open(site);
    acts::read_entry(&page, WORDS);
}

fn two_tabs_keep_both_versions(browser: Browser) {
    let texts = &ui().journal;
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    page.press(texts.done);
    page.press(WORDS);
    page.wait_that("the entry is open", || page.value(texts.text) == WORDS);
    page.wait_saved();
    let place = page.place();
    let first = page.open_tab(&place);
    let second = page.tab();
    page.wait_that("the entry is open", || page.value(texts.text) == WORDS);
    // Both editors stand on the same version before either goes on writing.
    page.write(texts.text, ", by the right");
    page.to_tab(&first);
    page.write(texts.text, ", by the left");
    page.wait_saved();
    page.to_tab(&second);
    page.wait_saved();
    page.reload();
    let (left, right) = (format!("{WORDS}, by the left"), format!("{WORDS}, by the right"));
    page.wait_heading(texts.conflict_title);
    page.wait_text(&left);
    page.wait_text(&right);
    let marked = "return [...document.querySelectorAll('ins')].map(mark => mark.textContent.trim()).join('|')";
    let marked = page.script(marked, &[]).as_str().unwrap_or_default().to_owned();
    assert!(marked.contains("left") && marked.contains("right") && !marked.contains("door"), "what differs: {marked}");
    page.press(texts.conflict_both);
    page.wait_heading(texts.title);
    page.wait_text(&left);
    page.wait_text(&right);
    page.wait_saved();
    page.reload();
    page.wait_text(&left);
    page.wait_text(&right);
}

fn another_tab_shows_what_was_written(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    page.open("#/journal");
    page.wait_text(ui().journal.empty);
    let first = page.open_tab("#/journal/new");
    page.write(ui().journal.text, WORDS);
    page.wait_saved();
    page.to_tab(&first);
    page.wait_text(WORDS);
}
