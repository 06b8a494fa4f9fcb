//! The tools of the workbook: steps that keep their place, promises that may end, and a gap that changes no words.

use rethread::content::{content, ui, workbook};
use thirtyfour::Key;

use crate::acts;
use crate::support::{Browser, Page, Setup, Site};

const STEPS: [&str; 3] = ["Say that I am tired", "Say that a joke hurt", "Ask for ten minutes"];
const PROMISE: &str = "One song before I check the phone";
const WIN: &str = "I asked before I guessed";
const TRIGGER: &str = "No answer since noon";
/// Where somebody comes back to, and what stands there.
const PLACES: [&str; 7] = [
    "#/",
    "#/workbook",
    "#/workbook/promises",
    "#/workbook/triggers",
    "#/workbook/wins",
    "#/workbook/ladders",
    "#/workbook/calms",
];

#[test]
fn a_step_moved_by_keyboard_keeps_its_new_place() {
    let texts = &workbook().ladder;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    page.open("#/begin/ladder");
    page.choose(content().danger.question, content().danger.no);
    page.press(ui().practice.next);
    page.wait_text(texts.steps);
    for (place, words) in STEPS.iter().enumerate() {
        page.tab_to(texts.add);
        page.type_text(" ");
        page.wait_that("the new step has the focus", || page.focused() == step(place + 1));
        page.type_text(words);
    }
    page.tab_to(&texts.up.replace("{number}", "3"));
    page.keys(&[Key::Enter]);
    page.wait_that("the focus goes along", || page.focused() == texts.up.replace("{number}", "2"));
    page.keys(&[Key::Enter]);
    page.wait_that("at the top the other way is left", || page.focused() == texts.down.replace("{number}", "1"));
    in_order(&page, [2, 0, 1]);
    page.wait_saved();
    page.reload();
    page.wait_text(texts.steps);
    in_order(&page, [2, 0, 1]);
    // Taken out and brought back, it stands where it stood.
    page.press(&texts.take_out.replace("{number}", "2"));
    page.wait_text(texts.step_out);
    assert_eq!(page.value(&step(2)), STEPS[1]);
    page.press(ui().common.undo);
    page.wait_that("it is back", || page.focused() == step(2));
    in_order(&page, [2, 0, 1]);
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

fn step(number: usize) -> String {
    workbook().ladder.step.replace("{number}", &number.to_string())
}

#[track_caller]
fn in_order(page: &Page, order: [usize; 3]) {
    for (place, which) in order.into_iter().enumerate() {
        assert_eq!(page.value(&step(place + 1)), STEPS[which]);
    }
}

#[test]
fn a_promise_let_go_reads_kindly_and_keeps_its_story() {
    let texts = &workbook().promise;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    promise(&page);
    let before = "It was too big for this autumn";
    page.press(texts.way_let_go);
    page.write(texts.line, before);
    page.press(texts.note_it);
    page.wait_text(texts.kind_let_go);
    page.wait_saved();
    page.reload();
    page.wait_text(texts.kind_let_go);
    page.wait_text(before);
    page.open("#/workbook/promises");
    page.wait_text(texts.let_go);
    page.press(PROMISE);
    page.wait_text(before);
    for cold in ["fail", "missed", "broke", "streak", "gave up"] {
        assert!(!page.text().to_lowercase().contains(cold), "{cold}");
    }
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

fn promise(page: &Page) {
    page.open("#/begin/promise");
    page.write(workbook().promise.words, PROMISE);
    page.wait_saved();
}

#[test]
fn what_calms_is_one_press_away_from_anywhere() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).size(360, 740).open(&site);
    acts::skip_welcome(&page);
    for place in ["#/signs", "#/journal/new", "#/workbook/wins", "#/settings"] {
        page.open(place);
        page.press(&[ui().shell.calm, ui().shell.calm_about].concat());
        page.wait_heading(workbook().calms.title);
    }
    let exercise = content().exercise("come-back").unwrap();
    page.press(&workbook().calms.begin_about.replace("{title}", exercise.title));
    page.wait_that("the practice has begun", || page.place().starts_with("#/practice/run/"));
    assert!(
        page.holds("return document.documentElement.scrollWidth <= innerWidth"),
        "nothing is wider than the screen"
    );
}

#[test]
fn a_gap_of_a_month_changes_no_words() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    page.choose(ui().today.check_safe, "4");
    page.wait_text(ui().today.check_kept);
    page.wait_saved();
    promise(&page);
    page.open("#/begin/trigger");
    page.write(workbook().trigger.situation, TRIGGER);
    page.wait_saved();
    page.open("#/workbook/wins");
    page.write(workbook().win.quick, WIN);
    page.press(workbook().win.keep);
    page.wait_text(WIN);
    page.wait_saved();
    let then = said(&page);
    let profile = page.close();
    let page = Setup::new(Browser::Chromium).on(profile).days_later(31).open(&site);
    assert_eq!(said(&page), then);
}

/// What each place says, without the days that records stand under.
fn said(page: &Page) -> Vec<String> {
    let plain = "const main = document.querySelector('main').cloneNode(true); \
        main.querySelectorAll('.entry-row .hint').forEach(day => day.remove()); \
        return main.textContent.replace(/\\s+/g, ' ').trim()";
    let place = |place: &&str| {
        page.open(place);
        page.wait_gone(workbook().tools.gathering);
        // Today and the lists show their rows once everything is gathered.
        page.wait_that("all is gathered", || {
            page.holds("return !!document.querySelector('main .rows, main .calms')") || *place == "#/workbook/ladders"
        });
        page.script(plain, &[]).as_str().unwrap_or_default().to_owned()
    };
    PLACES.iter().map(place).collect()
}
