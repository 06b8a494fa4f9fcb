//! What was reported as saved is there: after a reload, a kill, the loss of either copy, and with two tabs at work.

use rethread::content::{locked, ui};
use serde_json::{Value, json};
use thirtyfour::WindowHandle;

use crate::acts;
use crate::lock_acts;
use crate::support::{Browser, Copy, Folder, Page, Setup, Site, in_both};

const WORDS: &str = "The door was open and I stayed";

in_both!(
    a_reload_keeps_every_word,
    a_kill_right_after_saved_loses_nothing,
    the_safety_copy_alone_brings_everything_back,
    local_storage_alone_brings_everything_back,
    two_tabs_keep_both_versions,
    another_tab_shows_what_was_written,
    a_safety_copy_that_does_not_answer_keeps_nobody_waiting,
    what_only_a_late_safety_copy_holds_still_comes,
    a_safety_copy_that_takes_nothing_keeps_no_lock_closed,
    a_lock_that_comes_back_goes_once_a_late_safety_copy_answers,
    nothing_is_called_saved_while_words_wait,
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

/// Goes to another tab while this one holds the app's database by a script, which says so and lets go once `end` is set;
/// gives the one that holds it back.
fn beside_a_held_database(page: &Page, hold: &str, arguments: &[Value]) -> WindowHandle {
    page.go("help.html");
    page.script(hold, arguments);
    page.wait_that("the database is held", || page.holds("return window.holds === true"));
    page.new_tab()
}

/// Has the other tab let go of the database, in this way, and comes back to this one.
fn let_go(page: &Page, holding: &WindowHandle, how: &str) {
    let here = page.tab();
    page.to_tab(holding);
    page.script(&format!("window.end = {how}"), &[]);
    page.to_tab(&here);
}

/// Opens the app beside a database that is held in this version, unfinished, as a browser can by itself.
fn beside_an_unfinished_database(page: &Page, version: u32, place: &str) -> WindowHandle {
    let hold = "window.hold = indexedDB.open('rethread', arguments[0]);
      hold.onupgradeneeded = () => {
        if (!hold.result.objectStoreNames.contains('frames')) hold.result.createObjectStore('frames');
        const store = hold.transaction.objectStore('frames');
        const go_on = () => { if (!window.end) store.count().onsuccess = go_on; else if (end === 'abort') hold.transaction.abort() };
        go_on(); window.holds = true };
      hold.onsuccess = () => hold.result.close()";
    let holding = beside_a_held_database(page, hold, &[version.into()]);
    page.open(place);
    holding
}

fn a_safety_copy_that_does_not_answer_keeps_nobody_waiting(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    let holding = beside_an_unfinished_database(&page, 1, "#/journal/new");
    page.write(ui().journal.text, WORDS);
    page.wait_kept("only-local");
    page.press(&format!("{}: {}", ui().status.label, ui().status.only_local));
    page.wait_text(ui().status.only_local_about);
    let_go(&page, &holding, "'close'");
    page.wait_saved();
}

fn what_only_a_late_safety_copy_holds_still_comes(browser: Browser) {
    let site = Site::open();
    let profile = killed_after_writing(browser, &site);
    profile.remove_all(browser.sites(), browser.local_storage());
    let page = Setup::new(browser).on(profile).open(&site);
    let holding = beside_an_unfinished_database(&page, 2, "#/journal");
    assert!(!page.shows(WORDS), "nothing of it is to be had yet");
    let_go(&page, &holding, "'abort'");
    page.wait_text(WORDS);
    page.wait_saved();
}

fn a_safety_copy_that_takes_nothing_keeps_no_lock_closed(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    lock_acts::set(&page, lock_acts::PASSPHRASE);
    let hold = "indexedDB.open('rethread').onsuccess = event => {
        const database = event.target.result, store = database.transaction('frames', 'readwrite').objectStore('frames');
        const go_on = () => { window.holds = true; if (!window.end) store.count().onsuccess = go_on; else database.close() };
        go_on() }";
    let holding = beside_a_held_database(&page, hold, &[]);
    page.go("#/journal/new");
    lock_acts::is_asked(&page);
    lock_acts::try_passphrase(&page, lock_acts::PASSPHRASE);
    page.wait_text(locked().lock_screen.opening_still);
    page.wait_heading(ui().journal.new_title);
    page.write(ui().journal.text, "Written meanwhile");
    page.wait_kept("only-local");
    let_go(&page, &holding, "true");
    page.wait_saved();
}

/// The local copy as it was on disk before the lock was taken away, and nobody to ask for the keys it left.
fn a_lock_that_comes_back_goes_once_a_late_safety_copy_answers(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    lock_acts::set(&page, lock_acts::PASSPHRASE);
    let on_disk = page.held(Copy::Local, "");
    lock_acts::change(&page, lock_acts::Change::Remove, lock_acts::PASSPHRASE, "");
    page.go("help.html");
    let put = "localStorage.clear(); Object.entries(arguments[0]).forEach(one => localStorage.setItem(...one))";
    page.script(put, &[on_disk.into()]);
    let holding = beside_an_unfinished_database(&page, 2, "#/journal");
    lock_acts::is_asked(&page);
    let_go(&page, &holding, "'abort'");
    page.wait_text(WORDS);
    page.wait_saved();
    assert!(page.held(Copy::Local, "rt1-lock").is_empty(), "the lock is left");
}

/// Everything in the safety copy is looked through while somebody writes, again and again.
fn nothing_is_called_saved_while_words_wait(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    page.open("#/journal/new");
    page.write(ui().journal.text, WORDS);
    page.wait_saved();
    let writes = "const field = [...document.querySelectorAll('textarea')].find(field => field.value === arguments[0]);
      const status = document.querySelector('#status'), early = [], stored = () => JSON.stringify({ ...localStorage });
      let turns = 0, before;
      const look = () => {
        const isSaved = status.querySelector('[data-state]').dataset.state === 'saved';
        if (isSaved && stored() === before) early.push(field.value) };
      new MutationObserver(look).observe(status, { subtree: true, attributes: true, childList: true });
      const turn = () => {
        if (turns++ === 20) return window.early = early;
        before = stored(); field.value += '.'; field.dispatchEvent(new Event('input', { bubbles: true }));
        window.dispatchEvent(new Event('rethread:safety'));
        setTimeout(turn, 200) };
      turn()";
    page.script(writes, &[WORDS.into()]);
    page.wait_that("all is written", || page.holds("return !!window.early"));
    page.wait_saved();
    assert_eq!(page.script("return window.early", &[]), json!([]), "called saved before it was");
}

#[test]
fn what_was_taken_back_before_it_was_saved_is_not_waited_for() {
    let texts = &ui().journal;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    page.open("#/journal/new");
    page.wait_heading(texts.new_title);
    let taken_back = "const field = document.querySelector('main textarea');
      for (const words of ['x', '']) { field.value = words; field.dispatchEvent(new Event('input', { bubbles: true })) }
      [...document.querySelectorAll('main button')].find(button => button.textContent.trim() === arguments[0]).click();";
    page.script(taken_back, &[texts.delete.into()]);
    page.wait_heading(texts.title);
    page.wait_saved();
}
