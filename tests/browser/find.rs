//! Everything written is found again: in any script, with a letter wrong, narrowed as one likes; what is hidden is not.

use rethread::content::{fill, ui, workbook};
use serde_json::json;

use crate::acts;
use crate::support::{Browser, Page, Setup, Site, in_both};

/// What is written in six scripts, what is typed, and the letters that are marked for it.
const SCRIPTS: [(&str, &str, &str); 6] = [
    ("Le café où Zoë m'a rendu ma clé", "zoe cle", "Zoë"),
    ("Она сдержала обещание и позвонила", "обещане", "обещание"),
    ("وصلت في الموعد كما قالت لي", "الموعد", "الموعد"),
    ("उसने अपना वादा निभाया", "वादा", "वादा"),
    ("この町で信頼とは何かを考えた", "信頼", "信頼"),
    ("그는 약속을 지켰다", "약속", "약속을"),
];
const HIDDEN: &str = "The drawer nobody knows";

in_both!(words_in_six_scripts_are_found_with_the_place_that_fits);

fn words_in_six_scripts_are_found_with_the_place_that_fits(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    for (written, ..) in SCRIPTS {
        paste_entry(&page, written);
    }
    look_for(&page, "");
    for (written, typed, marked) in SCRIPTS {
        type_in(&page, typed);
        page.wait_that(&format!("{written} alone is found by {typed}"), || found(&page) == [written]);
        let marks =
            page.script("return [...document.querySelectorAll('.results mark')].map(mark => mark.textContent)", &[]);
        let marks: Vec<String> = serde_json::from_value(marks).unwrap_or_default();
        assert!(marks.iter().any(|mark| mark == marked), "{typed} is marked in {written}: {marks:?}");
    }
    type_in(&page, "\"rendu ma clé\"");
    page.wait_that("the phrase is found", || found(&page) == [SCRIPTS[0].0]);
    type_in(&page, "\"clé rendu\"");
    page.wait_text(workbook().find.none);
    assert!(!page.at().contains("rendu"), "nothing typed is put into the address");
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn what_is_found_is_narrowed_by_kind_person_tag_part_of_life_and_day() {
    let (texts, form) = (&workbook().find, &workbook().form);
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, "Kettle one");
    page.press(workbook().writing.about);
    page.write(workbook().writing.people_other, "Robin");
    page.press(workbook().writing.people_add);
    page.choose(form.contexts, ui().common.context_family);
    page.wait_saved();
    acts::write_entry(&page, "Kettle two");
    page.press(form.more);
    page.write(form.tags, "kitchen");
    page.wait_saved();
    page.open("#/begin/trigger");
    page.write(workbook().trigger.situation, "Kettle three");
    page.wait_saved();

    look_for(&page, "kettle");
    let is_found = |which: &[&str]| {
        page.wait_that(&format!("{which:?} are found"), || {
            let mut found = found(&page);
            found.sort();
            found == which
        });
    };
    let all = ["Kettle one", "Kettle three", "Kettle two"];
    is_found(&all);
    page.press(texts.narrow);
    for (label, choice, left) in [
        (texts.kind, workbook().kinds.trigger, "Kettle three"),
        (texts.person, "Robin", "Kettle one"),
        (texts.tag, "kitchen", "Kettle two"),
        (texts.context, ui().common.context_family, "Kettle one"),
    ] {
        page.pick(label, choice);
        is_found(&[left]);
        page.pick(label, "");
        is_found(&all);
    }
    // A name finds what is about them, without standing in the words.
    type_in(&page, "robin");
    page.wait_that("what is about Robin is found", || found(&page).contains(&"Kettle one".to_owned()));
    page.wait_that("what is not is left out", || !found(&page).contains(&"Kettle two".to_owned()));
}

#[test]
fn what_is_hidden_is_looked_through_only_when_asked_and_shows_its_day_alone() {
    let (texts, form) = (&workbook().find, &workbook().form);
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, HIDDEN);
    page.press(form.more);
    page.choose("", form.hidden);
    page.wait_saved();
    look_for(&page, "drawer");
    page.wait_text(texts.none);
    page.press(texts.narrow);
    page.choose("", texts.hidden_too);
    page.wait_that("its place is shown", || found(&page) == [workbook().kinds.hidden]);
    assert!(!page.holds("return document.querySelector('main .results').innerHTML.includes('drawer')"));
    page.press(workbook().kinds.hidden);
    page.wait_that("opened, it is all there", || page.value(ui().journal.text) == HIDDEN);
}

#[test]
fn what_is_changed_and_deleted_is_found_as_it_is_now() {
    let texts = &workbook().find;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, "The first umbrella");
    acts::write_entry(&page, "The second umbrella");
    look_for(&page, "umbrela");
    page.wait_text(&fill(texts.found, &[("number", "2")]));
    page.press("The second umbrella");
    page.write(ui().journal.text, " was mine");
    page.wait_saved();
    page.press(ui().journal.delete);
    look_for(&page, "umbrella");
    page.wait_that("the other is found", || found(&page) == ["The first umbrella"]);
    page.press("The first umbrella");
    page.write(ui().journal.text, " and a lighthouse");
    page.wait_saved();
    look_for(&page, "lighthouse");
    page.wait_that("new words are found", || found(&page) == ["The first umbrella and a lighthouse"]);
}

/// An entry put in at once: no driver has keys for every script.
fn paste_entry(page: &Page, words: &str) {
    page.open("#/journal");
    page.wait_heading(ui().journal.title);
    page.open("#/journal/new");
    page.wait_heading(ui().journal.new_title);
    page.paste(ui().journal.text, json!(words));
    page.wait_saved();
}

/// The search, opened anew where it stands in the way, with something typed.
fn look_for(page: &Page, words: &str) {
    page.open("#/journal");
    page.wait_heading(ui().journal.title);
    page.open("#/find");
    page.wait_heading(workbook().find.title);
    type_in(page, words);
}

/// What is typed stands in place of what stood there.
fn type_in(page: &Page, words: &str) {
    let put = "const box = document.querySelector('.find input[type=search]'); box.value = arguments[0]; \
               box.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    page.script(put, &[json!(words)]);
}

/// What the rows of the results are called.
fn found(page: &Page) -> Vec<String> {
    let rows = "return [...document.querySelectorAll('.results li a')].map(link => link.textContent.trim())";
    serde_json::from_value(page.script(rows, &[])).unwrap_or_default()
}
