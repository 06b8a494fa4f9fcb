//! A browser that keeps less than it could, or nothing: the app works, and says what that means.

use rethread::content::{keeping, ui};

use crate::acts;
use crate::backup;
use crate::support::{Browser, Copy, Page, Setup, Site, in_both};

const WORDS: &str = "Some days the wall is warm";
const NO_LOCAL: &str = "Object.defineProperty(window, 'localStorage', { get: () => null })";
const LOCAL_THROWS: &str =
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })";
const NO_SAFETY: &str = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }";
const SAFETY_FAILS: &str = "IDBFactory.prototype.open = function () { \
    const request = new EventTarget(); request.error = new DOMException('no', 'UnknownError'); \
    setTimeout(() => request.onerror?.(new Event('error'))); return request }";

in_both!(with_storage_refused_everything_works_until_the_page_closes, a_full_local_storage_leaves_the_safety_copy);

fn with_storage_refused_everything_works_until_the_page_closes(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).storage_blocked().open(&site);
    in_memory(&page);
    // Where locks are refused with all the rest, restoring waits for none.
    page.open("#/keeping/restore");
    backup::give(&page, backup::FIXTURE.as_ref());
    page.wait_text(keeping().restore.looked_title);
    page.press(keeping().restore.restore);
    page.wait_text(keeping().restore.done_memory);
}

#[test]
fn with_neither_copy_everything_works_until_the_page_closes() {
    for local in [NO_LOCAL, LOCAL_THROWS] {
        let site = Site::open();
        let page = Setup::new(Browser::Chromium).first(local).first(NO_SAFETY).open(&site);
        in_memory(&page);
        assert_eq!(page.console_errors(), Vec::<String>::new());
    }
}

fn in_memory(page: &Page) {
    page.wait_text(ui().status.memory_notice);
    // Before a word was written, too, though there is nothing yet to ask about before closing.
    page.wait_kept("only-memory");
    assert!(page.holds("return !document.documentElement.hasAttribute('data-unsaved')"));
    page.wait_heading(ui().welcome.title_1);
    page.press(ui().welcome.skip);
    page.wait_heading(ui().today.title);
    page.open("#/journal/new");
    page.write(ui().journal.text, WORDS);
    page.wait_kept("only-memory");
    page.wait_text(ui().status.only_memory);
    page.press(ui().journal.done);
    page.wait_text(WORDS);
    page.press(WORDS);
    page.wait_that("the words are in the entry", || page.value(ui().journal.text) == WORDS);
    page.press(ui().status.save_file);
    assert!(page.saved_file().contains(WORDS), "what was written can be saved to a file");
}

#[test]
fn with_the_safety_copy_alone_words_outlive_a_reload() {
    for local in [NO_LOCAL, LOCAL_THROWS] {
        one_copy(local, "only-safety", ui().status.only_safety_about);
    }
}

#[test]
fn with_local_storage_alone_words_outlive_a_reload() {
    for safety in [NO_SAFETY, SAFETY_FAILS] {
        one_copy(safety, "only-local", ui().status.only_local_about);
    }
}

fn one_copy(refusal: &str, how: &str, about: &str) {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).first(refusal).open(&site);
    page.wait_heading(ui().welcome.title_1);
    page.press(ui().welcome.skip);
    page.wait_heading(ui().today.title);
    page.open("#/journal/new");
    page.write(ui().journal.text, WORDS);
    page.wait_kept(how);
    page.press(&format!("{}: {}", ui().status.label, ui().status.only_local));
    page.wait_text(about);
    page.reload();
    acts::read_entry(&page, WORDS);
    page.wait_kept(how);
}

fn a_full_local_storage_leaves_the_safety_copy(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    let fill = "let text = 'x'.repeat(1 << 22), all = '';
                for (; text; text = text.slice(text.length / 2 + 0.5)) {
                  for (;;) try { localStorage.setItem('theirs', all + text); all += text; } catch { break }
                }
                return all.length";
    assert!(page.script(fill, &[]).as_u64() > Some(1 << 20));
    page.open("#/journal/new");
    // Longer than any room held back.
    let words = format!("{WORDS} {}", scatter(60_000));
    page.paste(ui().journal.text, words.clone().into());
    page.wait_kept("only-safety");
    page.reload();
    page.wait_kept("only-safety");
    page.open("#/journal");
    page.wait_text(WORDS);
    page.press(&opening(&page));
    page.wait_that("every word is in the entry", || page.value(ui().journal.text) == words);
    // A file saved on the way to deleting everything holds what the safety copy alone has.
    page.open("#/keeping/delete");
    page.press(keeping().safe.save_file);
    assert!(page.saved_file().contains(&words), "every word is in the file");
    // With room again, both copies come to hold it.
    page.script("localStorage.removeItem('theirs')", &[]);
    page.reload();
    page.wait_saved();
    page.wait_that("both copies hold the entry", || {
        let (local, safety) = (page.held(Copy::Local, "rt1:e"), page.held(Copy::Safety, "rt1:e"));
        !local.is_empty() && local == safety
    });
}

/// The words of the one entry in the list.
fn opening(page: &Page) -> String {
    let words = page.script("return document.querySelector('.row-words').textContent", &[]);
    words.as_str().unwrap_or_default().trim().to_owned()
}

/// Letters that no compression makes much shorter, the same every time.
pub fn scatter(length: usize) -> String {
    let mut state = 0x2545_F491u32;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        char::from(b'a' + (state % 26) as u8)
    };
    (0..length).map(|place| if place % 7 == 6 { ' ' } else { next() }).collect()
}
