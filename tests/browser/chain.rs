//! Records that lead to one another: from the first alarm to the evidence by keyboard alone, and back again on the day
//! a person chose.

use rethread::content::{content, fill, library, ui, workbook};
use rethread_core::content::StepKind;
use thirtyfour::Key;

use crate::acts;
use crate::support::{Browser, Page, Setup, Site};

const SITUATION: &str = "No answer since noon";
const THOUGHT: &str = "They are done with me";
const HAPPENED: &str = "They rang at six and said the phone was flat";

#[test]
fn from_the_first_alarm_to_the_evidence_without_a_pointer() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    let (tools, form, kinds) = (&workbook().tools, &workbook().form, &workbook().kinds);

    page.open("#/workbook");
    page.wait_heading(tools.title);
    follow(&page, tools.triggers);
    page.wait_heading(tools.triggers);
    follow(&page, tools.triggers_new);
    page.wait_heading(workbook().trigger.title);
    write(&page, workbook().trigger.situation, SITUATION);
    write(&page, workbook().trigger.thought, THOUGHT);
    page.wait_saved();

    let record = library().exercise("thought-record").unwrap();
    carry_on(&page, &fill(form.carry_practice, &[("title", record.title)]));
    through_the_practice(&page);
    follow(&page, ui().practice.read);
    page.wait_heading(record.title);
    page.wait_text(form.carried);

    carry_on(&page, &fill(form.carry_new, &[("kind", kinds.prediction)]));
    page.wait_heading(workbook().prediction.title);
    page.wait_text(content().danger.question);
    assert!(page.find("field", workbook().prediction.fear, "").is_empty(), "the question about danger comes first");
    page.tab_to(content().danger.no);
    page.type_text(" ");
    follow(&page, ui().practice.next);
    page.wait_that("the fear came along", || {
        !page.find("field", workbook().prediction.fear, "").is_empty()
            && page.value(workbook().prediction.fear) == THOUGHT
    });
    page.wait_text(form.carried);
    page.wait_saved();

    carry_on(&page, &fill(form.carry_new, &[("kind", kinds.observation)]));
    page.wait_heading(workbook().observation.title);
    page.wait_text(THOUGHT);
    write(&page, workbook().observation.words, HAPPENED);
    page.wait_saved();

    follow(&page, form.thread);
    for words in [SITUATION, record.title, THOUGHT, HAPPENED] {
        page.wait_text(words);
    }
    let text = page.text();
    let place = |kind: &str| text.find(&[kind, " · "].concat()).unwrap();
    assert!(place(kinds.trigger) < place(kinds.practice), "the first alarm stands first: {text}");
    assert!(place(kinds.practice) < place(kinds.prediction), "what was feared follows: {text}");
    assert!(place(kinds.prediction) < text.find(HAPPENED).unwrap(), "what happened closes the thread: {text}");
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn a_thread_outlives_a_record_that_is_deleted_and_brought_back() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    let form = &workbook().form;
    page.open("#/begin/trigger");
    page.wait_heading(workbook().trigger.title);
    page.write(workbook().trigger.thought, THOUGHT);
    page.wait_saved();
    let trigger = page.place();
    page.press(form.carry_title);
    page.press(form.carry_entry);
    page.wait_heading(ui().journal.new_title);
    page.write(ui().journal.text, HAPPENED);
    page.wait_saved();
    let entry = page.place();

    page.open(&trigger);
    page.wait_heading(workbook().trigger.title);
    page.press(form.delete);
    page.wait_text(form.deleted);
    page.press(ui().common.undo);
    page.wait_saved();
    page.open(&entry);
    page.wait_that("the words it began with stay", || page.shows(THOUGHT));
    page.open(&trigger);
    page.press(form.thread);
    page.wait_text(THOUGHT);
    page.wait_text(HAPPENED);
}

#[test]
fn what_is_to_be_looked_back_at_waits_on_its_day_and_not_before() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    let (due, form) = (&workbook().due, &workbook().form);
    page.open("#/begin/trigger");
    page.write(workbook().trigger.thought, THOUGHT);
    page.press(form.more);
    page.press_in(form.due, form.day_week);
    page.wait_saved();
    page.open("#/");
    page.wait_heading(ui().today.title);
    page.wait_that("all of it is gathered", || page.holds("return 'gathered' in document.documentElement.dataset"));
    assert!(!page.shows(due.text), "its day has not come");

    let profile = page.close();
    let page = Setup::new(Browser::Chromium).on(profile).days_later(8).open(&site);
    page.wait_text(due.title);
    page.wait_text(THOUGHT);
    page.press(due.put_away);
    page.wait_text(due.put);
    page.press(ui().common.undo);
    page.wait_text(THOUGHT);
    page.press(THOUGHT);
    page.wait_heading(workbook().trigger.title);
    assert_eq!(page.value(workbook().trigger.thought), THOUGHT);
}

/// Goes through the thought record with Tab and Enter; what came along is there and the thought stays in sight.
fn through_the_practice(page: &Page) {
    let texts = &ui().practice;
    let record = library().exercise("thought-record").unwrap();
    let came = [("situation", SITUATION), ("thought", THOUGHT)];
    let titles = [texts.finished_title, content().danger.question];
    page.wait_that("the practice has begun", || {
        let heading = page.heading();
        titles.contains(&heading.as_str()) || record.steps.iter().any(|step| step.title == heading)
    });
    let mut seen = 0;
    while page.heading() != texts.finished_title {
        let heading = page.heading();
        let step = record.steps.iter().find(|step| step.title == heading);
        if heading == content().danger.question {
            page.tab_to(content().danger.no);
            page.type_text(" ");
        } else if let Some((_, words)) = step.and_then(|step| came.iter().find(|(id, _)| *id == step.id)) {
            assert_eq!(&page.value(&heading), words, "the words came along");
        }
        if step.is_some_and(|step| !matches!(step.kind, StepKind::Person)) {
            page.wait_text(THOUGHT);
        }
        follow(page, if page.offers(texts.finish) { texts.finish } else { texts.next });
        page.wait_that("the next screen", || page.heading() != heading);
        seen += 1;
        assert!(seen < 40, "a practice without an end");
    }
}

/// Opens the ways on and takes one of them.
fn carry_on(page: &Page, name: &str) {
    page.wait_that("there is something to carry on", || page.offers(workbook().form.carry_title));
    follow(page, workbook().form.carry_title);
    follow(page, name);
}

fn write(page: &Page, label: &str, words: &str) {
    page.tab_to(label);
    page.type_text(words);
}

/// Comes to it by Tab and opens it by Enter.
fn follow(page: &Page, name: &str) {
    page.tab_to(name);
    page.keys(&[Key::Enter]);
}
