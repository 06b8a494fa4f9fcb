//! Leave quickly: at once, by button or by Shift three times, with nothing to come back to, with and without the app.

use rethread::content::ui;
use thirtyfour::Key;

use crate::acts;
use crate::support::{Browser, Page, Setup, Site, in_both};

in_both!(going_back_past_help_shows_the_cover_as_well, where_storage_is_blocked_too,);

const WORDS: &str = "Nobody may read this line";
/// A site that cannot be reached from a test; that the address bar shows it is what counts.
const ELSEWHERE: &str = "https://elsewhere.test/";
const CLOCK: &str = include_str!("support/clock.js");

/// A device that says it has a connection, whatever machine the tests run on.
fn online() -> Setup {
    Setup::new(Browser::Chromium).says_it_is_online(true)
}

fn choose_elsewhere(page: &Page) {
    page.put("rt.leave", ELSEWHERE);
}

fn writing(setup: Setup, site: &Site) -> Page {
    let page = setup.open(site);
    acts::skip_welcome(&page);
    choose_elsewhere(&page);
    acts::write_entry(&page, WORDS);
    page
}

#[test]
fn by_the_button() {
    let site = Site::open();
    let page = writing(online(), &site);
    page.press(ui().shell.leave);
    has_left(&page);
}

#[test]
fn by_the_space_bar() {
    let site = Site::open();
    let page = writing(online(), &site);
    page.script("document.querySelector('[data-leave]').focus()", &[]);
    page.keys(&[Key::Space]);
    has_left(&page);
}

#[test]
fn where_no_script_of_ours_comes() {
    let site = Site::copy();
    for script in ["shell.js", "boot.js"] {
        std::fs::remove_file(site.file(script)).unwrap();
    }
    let page = online().start(&site);
    page.go("");
    page.press(ui().shell.leave);
    page.wait_that("it leads away", || page.at() == ui().leave.choice_weather_address);
}

#[test]
fn by_shift_three_times_wherever_the_focus_is() {
    let site = Site::open();
    let page = writing(online(), &site);
    page.keys(&[Key::Shift]);
    page.wait_that("the first press is announced", || announced(&page).contains(ui().leave.pressed_once));
    page.keys(&[Key::Shift]);
    page.wait_that("the second press is announced", || announced(&page).contains(ui().leave.pressed_twice));
    page.keys(&[Key::Shift]);
    has_left(&page);
}

#[test]
fn other_keys_and_capital_letters_do_not_leave() {
    let site = Site::open();
    let page = writing(online(), &site);
    page.keys(&[Key::Shift, Key::Shift, Key::Left, Key::Shift]);
    still_here(&page);
    page.keys(&[Key::Left]);
    page.write(ui().journal.text, " BUT Not ONE Capital LEAVES");
    still_here(&page);
    page.keys(&[Key::Shift, Key::Shift, Key::Shift]);
    has_left(&page);
}

#[test]
fn a_pause_of_more_than_five_seconds_calls_it_off() {
    let site = Site::open();
    let page = writing(online().first(CLOCK), &site);
    let pass = |ms: u32| page.script("window.__pass(arguments[0])", &[ms.into()]);
    page.keys(&[Key::Shift, Key::Shift]);
    pass(5100);
    page.wait_that("calling off is announced", || announced(&page).contains(ui().leave.timed_out));
    page.keys(&[Key::Shift]);
    still_here(&page);
    // Counted from the last press: three presses may take nearly ten seconds.
    pass(5100);
    page.keys(&[Key::Shift]);
    pass(4500);
    page.keys(&[Key::Shift]);
    pass(4500);
    page.keys(&[Key::Shift]);
    has_left(&page);
}

#[test]
fn going_back_shows_a_cover_and_no_word_of_it() {
    let site = Site::open();
    let page = writing(online(), &site);
    page.press(ui().journal.done);
    page.wait_text(WORDS);
    page.press(WORDS);
    page.wait_that("the entry is open", || page.value(ui().journal.text) == WORDS);
    page.press(ui().shell.leave);
    has_left(&page);
    page.back();
    page.wait_text(ui().shell.back_cover_title);
    assert!(!words_in(&page), "the words are nowhere in the page");
    assert!(!page.title().contains(ui().shell.app_name));
    page.load_again();
    page.wait_text(ui().shell.back_cover_title);
    page.press(ui().shell.back_cover_open);
    page.wait_ready();
    acts::read_entry(&page, WORDS);
}

/// The page from before comes back as it stood: it was not open when somebody left, but what is on it was.
fn going_back_past_help_shows_the_cover_as_well(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).says_it_is_online(false).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    page.press(ui().journal.done);
    page.wait_text(WORDS);
    page.press(ui().shell.help);
    page.wait_heading(ui().help.title);
    page.press(ui().shell.leave);
    page.wait_heading(ui().leave.offline_page_title);
    page.back();
    page.wait_text(ui().shell.back_cover_title);
    assert!(!words_in(&page), "the words are nowhere in the page");
    page.press(ui().shell.back_cover_open);
    page.wait_ready();
    acts::read_entry(&page, WORDS);
}

/// Firefox lets nobody speak to other tabs then, and nothing may come in between.
fn where_storage_is_blocked_too(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).says_it_is_online(false).storage_blocked().open(&site);
    page.press(ui().shell.leave);
    page.wait_heading(ui().leave.offline_page_title);
}

#[test]
fn words_typed_a_moment_before_are_kept() {
    let site = Site::open();
    let page = writing(online(), &site);
    page.write(ui().journal.text, ", and this came last");
    page.keys(&[Key::Shift, Key::Shift, Key::Shift]);
    has_left(&page);
    page.go("");
    page.press(ui().shell.back_cover_open);
    page.wait_ready();
    acts::read_entry(&page, &format!("{WORDS}, and this came last"));
}

#[test]
fn without_the_app_too() {
    let site = Site::copy();
    std::fs::remove_file(site.app_wasm()).unwrap();
    for by_button in [true, false] {
        let page = online().start(&site);
        page.go("");
        page.wait_text(ui().shell.failed);
        choose_elsewhere(&page);
        if by_button {
            page.press(ui().shell.leave);
        } else {
            page.keys(&[Key::Shift, Key::Shift, Key::Shift]);
        }
        has_left(&page);
    }
}

#[test]
fn from_help_too() {
    let site = Site::open();
    let page = online().start(&site);
    page.go("help.html");
    choose_elsewhere(&page);
    page.keys(&[Key::Shift, Key::Shift, Key::Shift]);
    has_left(&page);
}

#[test]
fn offline_it_goes_to_a_plain_page_of_our_own() {
    let site = Site::open();
    let page = writing(Setup::new(Browser::Chromium).says_it_is_online(false), &site);
    page.press(ui().shell.leave);
    page.wait_that("the plain page", || page.at().ends_with("offline.html"));
    page.wait_text(ui().leave.offline_page_title);
    assert!(!page.title().contains(ui().shell.app_name));
    assert!(!page.shows(ui().shell.app_name));
    assert!(!words_in(&page));
}

#[test]
fn the_site_it_goes_to_is_a_choice() {
    let texts = &ui().leave;
    let site = Site::open();
    let page = online().open(&site);
    acts::skip_welcome(&page);
    page.open("#/settings");
    assert!(page.is_chosen(texts.choice, texts.choice_weather), "a weather page unless another is chosen");
    let own = format!("{}. {}", texts.choice_own, texts.own_label);
    page.write(&own, "http://not-safe.test");
    page.press(texts.own_save);
    page.wait_text(ui().settings.leave_invalid);
    page.paste(&own, ELSEWHERE.into());
    page.press(texts.own_save);
    page.wait_text(ui().settings.leave_saved);
    page.reload();
    page.press(ui().shell.leave);
    has_left(&page);
}

#[track_caller]
fn has_left(page: &Page) {
    page.wait_that("the other site", || page.at() == ELSEWHERE);
}

#[track_caller]
fn still_here(page: &Page) {
    assert!(page.at() != ELSEWHERE && page.heading() != "", "it left too early");
}

/// What a screen reader is told.
fn announced(page: &Page) -> String {
    let live = "return [...document.querySelectorAll('[aria-live], [role=status], [role=alert]')].map(e => e.textContent).join(' ')";
    page.script(live, &[]).as_str().unwrap_or_default().to_owned()
}

/// Whether the words are anywhere in the page, in sight or not.
fn words_in(page: &Page) -> bool {
    let all = "return document.documentElement.outerHTML + [...document.querySelectorAll('textarea, input')].map(e => e.value)";
    page.script(all, &[]).as_str().unwrap_or_default().contains(WORDS)
}
