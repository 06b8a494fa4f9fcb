//! Reading: words that explain themselves, marks, scenes to place, parts of life, the supporters' door, paper.

use std::fs;

use rethread::content::{content, fill, library, ui};
use rethread_core::content::{Audience, Block, Context, ReadCard, Span, Term};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::acts;
use crate::support::{Browser, Page, Setup, Site, in_both};

in_both!(a_read_is_opened_marked_and_found_again);

/// A read for oneself with a word that explains itself in its first paragraphs: the read, the words, the term.
fn with_a_term() -> (&'static ReadCard, &'static str, &'static Term) {
    let term_of = |block: &Block| match *block {
        Block::Paragraph(spans) => spans.iter().find_map(|span| match *span {
            Span::Term { id, words } => Some((words, library().term(id).expect("a term"))),
            Span::Text(_) => None,
        }),
        _ => None,
    };
    let mut reads = library().reads.iter().filter(|read| read.card.audience == Audience::Oneself);
    let found = reads.find_map(|read| {
        let (words, term) = read.text.iter().find_map(term_of)?;
        Some((&read.card, words, term))
    });
    found.expect("a read with a word that explains itself")
}

fn a_read_is_opened_marked_and_found_again(browser: Browser) {
    let texts = &ui().learn;
    let (read, words, term) = with_a_term();
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    page.press(ui().shell.learn);
    page.wait_heading(texts.title);
    page.press(read.title);
    page.wait_heading(read.title);
    page.wait_text(read.takeaway);

    page.tab_to(words);
    assert!(!page.shows(term.text), "a word stays closed until it is asked");
    page.keys(&[Key::Enter]);
    page.wait_text(term.text);
    page.keys(&[Key::Escape]);
    page.wait_gone(term.text);
    assert_eq!(page.focused(), words, "the focus stays on the word");

    for words in [texts.save, texts.done] {
        page.press(words);
        page.wait_that(&format!("{words:?} is on"), || is_pressed(&page, words));
    }
    page.wait_saved();
    page.reload();
    page.wait_heading(read.title);
    assert!(is_pressed(&page, texts.save) && is_pressed(&page, texts.done), "both marks are still there");
    page.press(ui().shell.learn);
    page.wait_text(texts.saved_title);
    let facts = [texts.mark_saved, texts.mark_read].join(" · ");
    page.wait_text(&facts);
    page.press_in(texts.saved_title, read.title);
    page.wait_heading(read.title);
    page.press(texts.save);
    page.wait_that("the mark is taken back", || !is_pressed(&page, texts.save));
    page.press(ui().shell.learn);
    page.wait_heading(texts.title);
    page.wait_gone(texts.saved_title);
}

fn is_pressed(page: &Page, name: &str) -> bool {
    let found = page.find("press", name, "");
    let first = found.first().map(|found| found.to_json().unwrap());
    first.is_some_and(|button| page.script("return arguments[0].ariaPressed", &[button]) == "true")
}

#[test]
fn a_read_leads_on_to_a_practice_to_signs_and_to_the_next() {
    let texts = &ui().learn;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    let read = content().reads.iter().find(|read| !read.roots.is_empty()).expect("a read with a root");
    let open = || {
        page.open(&format!("#/learn/read/{}", read.id));
        page.wait_heading(read.title);
    };
    let exercise = content().exercise(read.practice.exercise).unwrap();
    let sign = content().sign(read.signs[0]).unwrap();
    let root = content().root(read.roots[0]).unwrap();
    for (group, words) in [(texts.try_title, exercise.title), (texts.signs, sign.title), (texts.roots, root.title)] {
        open();
        page.wait_text(read.practice.why);
        page.press_in(group, words);
        page.wait_heading(words);
        if group != texts.try_title {
            page.press_in(texts.about, read.title);
            page.wait_heading(read.title);
        }
    }
}

#[test]
fn a_word_has_an_address_of_its_own() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    let term = library().terms.last().expect("a term");
    page.open(&format!("#/learn/words/{}", term.id));
    page.wait_that("the word has the focus", || page.focused() == term.title);
    page.reload();
    page.wait_that("also after loading again", || page.focused() == term.title);
    assert!(page.holds(
        "const box = document.activeElement.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight"
    ));
}

#[test]
fn scenes_are_placed_by_keyboard_and_nothing_is_marked_or_kept() {
    let texts = &ui().learn;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    let kept = "return Object.keys(localStorage).sort()";
    let before = page.script(kept, &[]);
    page.open("#/learn/caution");
    page.tab_to(texts.scenes_open);
    page.keys(&[Key::Enter]);
    page.wait_heading(texts.scenes);
    let scenes = library().scenes;
    for (place, scene) in scenes.iter().take(2).enumerate() {
        page.wait_text(scene.text);
        assert!(!page.shows(scene.caution) && !page.shows(scene.answer), "the answer waits until it is asked for");
        page.tab_to(texts.scene_caution);
        page.keys(&[Key::Down, Key::Down]);
        page.wait_that("the arrows place it", || page.is_chosen(texts.scene_place, texts.scene_both));
        page.tab_to(texts.scene_show);
        page.keys(&[Key::Enter]);
        for words in [scene.caution, scene.alarm, scene.answer] {
            page.wait_text(words);
        }
        page.wait_that("the answer is read from its heading", || page.focused() == texts.scene_answer);
        page.tab_to(texts.scene_on);
        page.keys(&[Key::Enter]);
        page.wait_text(scenes[place + 1].text);
        page.wait_that("the next scene has the focus", || page.focused() == scenes[place + 1].text);
    }
    page.tab_to(texts.scene_back);
    page.keys(&[Key::Enter]);
    page.wait_text(scenes[1].text);
    page.press(texts.scene_stop);
    page.wait_heading(library().compare.title);
    assert_eq!(page.script(kept, &[]), before, "where a scene was put is nobody's to know");
}

#[test]
fn one_choice_of_parts_of_life_narrows_everything_until_all_is_shown() {
    let (learn, common) = (&ui().learn, &ui().common);
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    let elsewhere = |of: &[Context]| !Context::fits(of, &[Context::Friends]);
    let sign = content().signs.iter().find(|sign| elsewhere(sign.contexts)).expect("a sign about something else");
    let scene = library().scenes.iter().find(|scene| elsewhere(scene.contexts)).expect("a scene about something else");
    let read = content().reads.iter().find(|read| elsewhere(read.contexts));
    let exercise = content().exercises.iter().find(|exercise| elsewhere(exercise.contexts));
    let mut places = vec![("#/signs", ui().signs.filter, sign.title)];
    places.extend(read.map(|read| ("#/learn", learn.filter, read.title)));
    places.extend(exercise.map(|exercise| ("#/practice", ui().practice.filter, exercise.title)));
    assert!(places.len() > 1, "reads are about parts of life as well");

    page.open("#/learn");
    page.choose(learn.filter, common.context_friends);
    let narrowed = fill(common.narrowed, &[("choice", common.context_friends)]);
    for (place, filter, words) in &places {
        page.open(place);
        page.wait_text(&narrowed);
        assert!(page.is_chosen(filter, common.context_friends), "{place} knows what was chosen");
        assert!(!in_main(&page, words), "{place} still shows {words:?}");
    }
    page.open("#/learn/caution/scenes");
    page.wait_text(&narrowed);
    let fitting = library().scenes.iter().filter(|scene| !elsewhere(scene.contexts)).count();
    for _ in 0..fitting {
        assert!(!page.shows(scene.text));
        page.press(learn.scene_on);
    }
    page.wait_text(learn.scene_end);
    page.press(common.show_all);
    page.wait_text(common.narrowed_all);
    page.wait_saved();
    for (place, filter, words) in &places {
        page.open(place);
        page.wait_text(common.narrowed_all);
        assert!(!page.is_chosen(filter, common.context_friends));
        assert!(in_main(&page, words), "{place} shows {words:?} again");
    }
}

/// Whether something in the page itself, that can be seen, says just this.
fn in_main(page: &Page, words: &str) -> bool {
    let script = "return [...document.querySelectorAll('main a, main legend')].some(e =>
        e.textContent.trim() === arguments[0] && e.checkVisibility())";
    page.script(script, &[words.into()]) == Value::Bool(true)
}

#[test]
fn supporters_have_a_door_that_asks_for_nothing() {
    let texts = &ui().learn;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).size(360, 740).open(&site);
    page.press(ui().welcome.supporters);
    page.wait_heading(texts.supporters);
    assert_eq!(page.script("return document.querySelectorAll('main input, main fieldset').length", &[]), 0);
    let of = |read: &&ReadCard| read.audience == Audience::Supporter;
    for read in content().reads.iter().filter(of) {
        page.wait_text(read.title);
    }
    for exercise in content().exercises.iter().filter(|exercise| exercise.audience == Audience::Supporter) {
        page.wait_text(exercise.title);
        page.open("#/practice");
        page.wait_heading(ui().practice.title);
        assert!(!page.shows(exercise.title), "supporters' practices are behind their door");
        page.press(texts.supporters_practices);
        page.wait_heading(texts.supporters);
    }
    page.open("#/learn");
    page.press(texts.supporters);
    page.wait_heading(texts.supporters);
}

#[test]
fn a_card_fits_one_page_of_either_paper() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    let mut cards = content().reads.iter().filter(|read| read.print).peekable();
    assert!(cards.peek().is_some(), "there is a card to print");
    for card in cards {
        page.open(&format!("#/learn/read/{}", card.id));
        page.wait_heading(card.title);
        assert!(page.offers(ui().learn.print));
        for (paper, width, height) in [("A4", 8.27, 11.69), ("Letter", 8.5, 11.0)] {
            let paged = json!({ "paperWidth": width, "paperHeight": height, "preferCSSPageSize": false,
                "marginTop": 0.5, "marginBottom": 0.5, "marginLeft": 0.5, "marginRight": 0.5, "pageRanges": "2" });
            // Chromium refuses to print a second page where there is none.
            let second = page.try_devtools("Page.printToPDF", paged);
            assert!(second.is_none(), "{} runs over one page of {paper}", card.id);
        }
    }
    let long = content().reads.iter().find(|read| !read.print && read.minutes >= 3).expect("a longer read");
    page.open(&format!("#/learn/read/{}", long.id));
    page.wait_heading(long.title);
    let second = page.try_devtools("Page.printToPDF", json!({ "pageRanges": "2" }));
    assert!(second.is_some(), "a longer read takes more than a page");
}

#[test]
fn a_part_that_did_not_come_can_be_asked_for_again() {
    let site = Site::copy();
    let part = site.file_ending("-learn.wasm");
    let away = part.with_extension("away");
    fs::rename(&part, &away).unwrap();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    page.press(ui().shell.learn);
    page.wait_heading(ui().shell.part_failed_title);
    page.wait_text(ui().shell.part_failed);
    assert!(page.offers(ui().shell.help) && page.offers(ui().shell.leave));
    fs::rename(&away, &part).unwrap();
    page.press(ui().shell.part_failed_action);
    page.wait_heading(ui().learn.title);
}
