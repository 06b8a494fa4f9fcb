//! The question about danger: only a plain no opens what lies behind it.

use rethread::content::{content, library, ui};

use crate::acts;
use crate::support::{Browser, Page, Setup, Site};

/// The exercise that looks at a fear about a real person.
const GUARDED: &str = "intuition-or-alarm";

#[test]
fn yes_and_not_sure_lead_to_safety_and_nowhere_else() {
    let danger = &content().danger;
    for answer in [danger.yes, danger.unsure] {
        let site = Site::open();
        let page = at_the_question(&site);
        page.choose(danger.question, answer);
        page.press(ui().practice.next);
        page.wait_heading(danger.safety_title);
        nothing_questions_the_fear(&page);
        page.reload();
        page.wait_heading(danger.safety_title);
        nothing_questions_the_fear(&page);
        // Reading the practice afterwards keeps to safety as well.
        page.open("#/journal");
        page.press(content().exercise(GUARDED).unwrap().title);
        page.wait_text(danger.safety_title);
        page.press(ui().practice.safety_help);
        page.wait_that("help opens", || page.at().ends_with("help.html"));
    }
}

#[test]
fn the_answer_can_be_changed_both_ways() {
    let danger = &content().danger;
    let texts = &ui().practice;
    let site = Site::open();
    let page = at_the_question(&site);
    page.choose(danger.question, danger.unsure);
    page.press(texts.next);
    page.wait_heading(danger.safety_title);
    page.press(texts.safety_change);
    page.wait_heading(danger.question);
    assert!(page.is_chosen(danger.question, danger.unsure), "the earlier answer stands");
    page.choose(danger.question, danger.no);
    page.press(texts.next);
    let second = &library().exercise(GUARDED).unwrap().steps[1];
    page.wait_heading(second.title);
    page.press(texts.danger_change);
    page.wait_heading(danger.question);
    page.choose(danger.question, danger.yes);
    page.press(texts.next);
    page.wait_heading(danger.safety_title);
    nothing_questions_the_fear(&page);
}

#[test]
fn an_unanswered_question_cannot_be_passed() {
    let site = Site::open();
    let page = at_the_question(&site);
    let texts = &ui().practice;
    assert!(!page.offers(texts.skip), "it is the one question without a skip");
    assert!(
        page.holds("return [...document.querySelectorAll('.danger-gate button')].every(button => button.disabled)")
    );
    page.reload();
    page.wait_heading(content().danger.question);
}

fn at_the_question(site: &Site) -> Page {
    let page = Setup::new(Browser::Chromium).open(site);
    acts::skip_welcome(&page);
    page.open(&format!("#/practice/{GUARDED}"));
    page.press(ui().practice.begin);
    page.wait_heading(library().exercise(GUARDED).unwrap().steps[0].title);
    page.press(ui().practice.skip);
    page.wait_heading(content().danger.question);
    page
}

fn nothing_questions_the_fear(page: &Page) {
    let text = page.text();
    for step in library().exercise(GUARDED).unwrap().steps {
        assert!(!text.contains(step.title), "{:?} is shown beside the safety page", step.title);
    }
    assert!(!page.offers(ui().practice.next) && !page.offers(ui().practice.skip));
    for safe in content().danger.safety_steps {
        assert!(page.shows(safe));
    }
}
