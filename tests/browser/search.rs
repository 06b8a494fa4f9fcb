//! Looking for things: found with a letter wrong, by keyboard, told to a screen reader, and forgotten at once.

use rethread::content::{content, library, ui};
use thirtyfour::Key;

use crate::acts;
use crate::support::{Browser, Page, Setup, Site, in_both};

in_both!(each_kind_of_thing_is_found_with_a_letter_wrong);

fn each_kind_of_thing_is_found_with_a_letter_wrong(browser: Browser) {
    let texts = &ui().search;
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    let library = library();
    let wanted = [
        (texts.read, content().reads[0].title, content().reads[0].title),
        (texts.exercise, content().exercises[1].title, content().exercises[1].title),
        (texts.sign, content().signs[0].title, content().signs[0].title),
        (texts.term, library.terms[0].title, ui().learn.words),
        (texts.question, library.questions[0].title, library.questions[0].title),
    ];
    for (kind, title, heading) in wanted {
        page.open("#/search");
        page.wait_heading(texts.title);
        page.write(texts.label, &with_an_error(title));
        page.press_in(kind, title);
        page.wait_heading(heading);
    }
}

/// The title with a letter of its longest word left out.
fn with_an_error(title: &str) -> String {
    let longest = title.split_whitespace().max_by_key(|word| word.len()).expect("a title");
    let (at, _) = longest.char_indices().nth(longest.chars().count() / 2).expect("a word");
    let wrong: String = longest.char_indices().filter(|(place, _)| *place != at).map(|(_, letter)| letter).collect();
    title.replacen(longest, &wrong, 1)
}

#[test]
fn the_box_is_where_people_look_and_works_by_keyboard() {
    let texts = &ui().search;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    let title = content().exercises[0].title;
    for place in ["#/search", "#/learn", "#/practice"] {
        page.open(place);
        page.tab_to(texts.label);
        page.type_text(title);
        page.wait_that("it is found", || !page.find("press", title, texts.exercise).is_empty());
        page.wait_that("the number is told", || said(&page).contains(&number(&page)));
        page.tab_to(title);
        page.keys(&[Key::Enter]);
        page.wait_heading(title);
    }
}

/// What a screen reader was told last.
fn said(page: &Page) -> String {
    page.script("return document.getElementById('announce').textContent", &[]).as_str().unwrap_or_default().to_owned()
}

/// How many were found, in the words the page says it in.
fn number(page: &Page) -> String {
    let found = page.script("return document.querySelector('.results .hint')?.textContent ?? ''", &[]);
    found.as_str().unwrap_or_default().to_owned()
}

#[test]
fn nothing_typed_is_kept_and_nothing_found_leads_to_people() {
    let texts = &ui().search;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    page.open("#/search");
    assert!(page.find("heading", texts.read, "").is_empty(), "an empty box shows nothing");
    let (kept, at) = (page.script("return JSON.stringify(localStorage)", &[]), page.at());
    page.write(texts.label, "qqqqqqqqqqqq");
    page.wait_text(texts.none);
    page.wait_that("it is told", || said(&page) == texts.none);
    assert_eq!((page.script("return JSON.stringify(localStorage)", &[]), page.at()), (kept, at));
    page.press_in("", ui().shell.help);
    page.wait_text("112");
    page.open("#/learn");
    page.open("#/search");
    page.reload();
    assert_eq!(page.value(texts.label), "", "nothing brings the words back");
}
