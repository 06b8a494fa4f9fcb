//! The acts of a lock: setting it, being asked, opening it, changing and removing it.

use rethread::content::{keeping, locked, ui};

use crate::acts;
use crate::support::{Copy, Page};

pub const PASSPHRASE: &str = "seven green kettles sing";
pub const OTHER: &str = "nine slow rivers turn back";
pub const WORDS: &str = "The key was under the blue pot";

/// Someone who has been welcomed and has written one entry.
pub fn write_one(page: &Page) {
    acts::skip_welcome(page);
    acts::write_entry(page, WORDS);
}

/// The page of the lock.
pub fn open_page(page: &Page) {
    page.open("#/keeping/lock");
    page.wait_heading(keeping().lock.title);
}

/// Sets a lock, and waits until all is sealed.
pub fn set(page: &Page, passphrase: &str) {
    open_page(page);
    begin_set(page, passphrase);
    page.wait_text(keeping().lock.set_done);
}

/// Fills in the form and presses, and waits for nothing.
pub fn begin_set(page: &Page, passphrase: &str) {
    let texts = &keeping().lock;
    page.write(texts.new, passphrase);
    page.write(texts.again, passphrase);
    page.press(texts.set);
}

/// What is done to a lock that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Passphrase,
    Completely,
    Remove,
}

/// Fills in the form for a change and presses, and waits for nothing.
pub fn begin_change(page: &Page, change: Change, now: &str, new: &str) {
    let texts = &keeping().lock;
    let (title, press) = match change {
        Change::Passphrase => (texts.change_title, texts.change),
        Change::Completely => (texts.renew_title, texts.renew),
        Change::Remove => (texts.remove_title, texts.remove),
    };
    page.press(title);
    page.write_in(title, texts.current, now);
    if change != Change::Remove {
        page.write_in(title, texts.new, new);
        page.write_in(title, texts.again, new);
    }
    page.press_in(title, press);
}

/// Changes it, and waits until that is done.
pub fn change(page: &Page, change: Change, now: &str, new: &str) {
    let texts = &keeping().lock;
    open_page(page);
    begin_change(page, change, now, new);
    page.wait_text(match change {
        Change::Passphrase => texts.change_done,
        Change::Completely => texts.renew_done,
        Change::Remove => texts.remove_done,
    });
}

/// The lock screen, and nothing else.
#[track_caller]
pub fn is_asked(page: &Page) {
    page.wait_heading(locked().lock_screen.title);
    page.wait_ready();
    assert!(!page.holds("return !!document.querySelector('#nav a')"), "no ways lead anywhere");
    assert!(page.offers(ui().shell.leave) && page.offers(ui().shell.help), "the ways out are there");
    nothing_of_it(page, WORDS);
}

/// A text is nowhere in the page, in sight or not.
#[track_caller]
pub fn nothing_of_it(page: &Page, words: &str) {
    let all = "return document.documentElement.outerHTML + document.title +
        [...document.querySelectorAll('textarea, input')].map(field => field.value)";
    let all = page.script(all, &[]);
    assert!(!all.as_str().unwrap_or_default().contains(words), "{words:?} is in the page");
}

/// Tries a passphrase, as soon as one can be tried.
pub fn try_passphrase(page: &Page, passphrase: &str) {
    let texts = &locked().lock_screen;
    page.wait_that("a passphrase can be tried", || {
        page.holds("return !!document.querySelector('.lock-form .button:not([aria-disabled]):not([aria-pressed])')")
    });
    let empty = "const field = document.querySelector('.lock-form input'); field.value = ''; \
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    page.script(empty, &[]);
    page.write(texts.field, passphrase);
    page.press(texts.open);
}

/// Opens the lock.
#[track_caller]
pub fn unlock(page: &Page, passphrase: &str) {
    try_passphrase(page, passphrase);
    let title = locked().lock_screen.title;
    page.wait_that("the lock opens", || page.heading() != title && page.offers(ui().shell.journal));
    page.wait_ready();
}

/// Neither copy has anything readable.
#[track_caller]
pub fn nothing_readable(page: &Page) {
    for copy in [Copy::Local, Copy::Safety] {
        let plain: Vec<String> = page.held(copy, "rt1:").keys().cloned().collect();
        assert_eq!(plain, Vec::<String>::new(), "readable in {copy:?}");
        assert!(!page.held(copy, "rt2:").is_empty(), "nothing is sealed in {copy:?}");
        assert!(!page.held(copy, "rt1-lock:").is_empty(), "no header in {copy:?}");
    }
}
