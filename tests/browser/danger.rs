//! The question about danger: only a plain no opens what lies behind it.

use rethread::content::{content, fill, library, ui};
use rethread_core::content::Step;

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

#[test]
fn an_answer_is_remembered_for_the_person_it_was_about() {
    let danger = &content().danger;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    begin_about(&page, "Sam");
    answer(&page, danger.no);
    page.wait_heading(behind().title);
    let first = page.place();
    assert!(!page.shows(ui().person.change), "what was answered a moment ago need not be said again");
    page.press(ui().practice.stop);

    // Another run: the name is offered, the question is not asked again, and the answer is shown with its day.
    begin(&page);
    page.choose(who().title, "Sam");
    page.press(ui().practice.next);
    page.wait_heading(behind().title);
    let day = [("day", ui().common.today), ("alias", "Sam"), ("answer", danger.no)];
    page.wait_text(&fill(ui().person.remembered, &day));
    let second = page.place();

    // It is changed in one press, and then closes the first run too, and every run to come.
    page.press(ui().person.change);
    page.wait_heading(danger.question);
    assert!(page.is_chosen(danger.question, danger.no));
    answer(&page, danger.yes);
    page.wait_heading(danger.safety_title);
    for run in [&first, &second] {
        page.open(run);
        page.reload();
        page.wait_heading(danger.safety_title);
        nothing_questions_the_fear(&page);
    }
    page.open(&first.replace("/run/", "/read/"));
    page.wait_text(danger.safety_title);
    assert!(!page.shows(behind().title), "what was asked before is behind a fold");
    begin(&page);
    page.write(ui().person.other, " sAM");
    page.press(ui().practice.next);
    page.wait_heading(danger.safety_title);
    nothing_questions_the_fear(&page);

    // Somebody else is asked about anew, and Sam can be answered anew.
    begin_about_other(&page, "Max");
    page.wait_heading(danger.question);
    assert!(!page.is_chosen(danger.question, danger.no) && !page.is_chosen(danger.question, danger.yes));
    page.open(&second);
    page.press(ui().practice.safety_change);
    answer(&page, danger.no);
    page.wait_heading(behind().title);
}

#[test]
fn another_name_takes_the_answer_away() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    begin_about(&page, "Sam");
    answer(&page, content().danger.no);
    page.wait_heading(behind().title);
    page.press(ui().practice.previous);
    page.press(ui().practice.previous);
    page.wait_heading(who().title);
    page.write(ui().person.other, "Max");
    page.press(ui().practice.next);
    page.wait_heading(content().danger.question);
}

#[test]
fn a_yes_in_one_tab_closes_the_step_that_stands_open_in_another() {
    let danger = &content().danger;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    begin_about(&page, "Sam");
    answer(&page, danger.no);
    page.wait_heading(behind().title);
    page.press(ui().practice.next);
    page.wait_saved();
    let first = page.open_tab(&format!("#/practice/{GUARDED}"));
    page.press(ui().practice.begin_again);
    page.choose(who().title, "Sam");
    page.press(ui().practice.next);
    page.press(ui().person.change);
    answer(&page, danger.unsure);
    page.wait_heading(danger.safety_title);
    page.wait_saved();
    page.to_tab(&first);
    page.wait_heading(danger.safety_title);
    nothing_questions_the_fear(&page);
}

fn who() -> &'static Step {
    &library().exercise(GUARDED).unwrap().steps[0]
}

/// The first step behind the question.
fn behind() -> &'static Step {
    &library().exercise(GUARDED).unwrap().steps[1]
}

/// Begins a run and stands where it asks who it is about.
fn begin(page: &Page) {
    page.open(&format!("#/practice/{GUARDED}"));
    page.wait_text(ui().practice.why);
    let texts = &ui().practice;
    page.press(if page.offers(texts.begin_again) { texts.begin_again } else { texts.begin });
    page.wait_heading(who().title);
}

/// Begins the first run of all, where nobody is known yet.
fn begin_about(page: &Page, alias: &str) {
    begin(page);
    page.write(who().title, alias);
    page.press(ui().practice.next);
    page.wait_heading(content().danger.question);
}

/// Begins a run about somebody beside those that are known.
fn begin_about_other(page: &Page, alias: &str) {
    begin(page);
    page.write(ui().person.other, alias);
    page.press(ui().practice.next);
}

fn answer(page: &Page, answer: &str) {
    let question = content().danger.question;
    page.wait_heading(question);
    page.choose(question, answer);
    page.press(ui().practice.next);
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
