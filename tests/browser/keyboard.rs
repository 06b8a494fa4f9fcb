//! Everything by keyboard, and the focus where a person expects it.

use rethread::content::{library, ui};
use rethread_core::content::StepKind;
use thirtyfour::Key;

use crate::acts;
use crate::support::{Browser, Page, Setup, Site};

#[test]
fn a_whole_practice_without_a_pointer() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    let exercise = library().exercise("come-back").unwrap();
    let texts = &ui().practice;
    follow(&page, ui().shell.practices);
    page.wait_heading(texts.title);
    page.wait_that("a new page is read from its heading", || page.focused() == texts.title);
    follow(&page, exercise.title);
    page.wait_heading(exercise.title);
    page.wait_that("the heading has the focus", || page.focused() == exercise.title);
    follow(&page, texts.begin);
    for (place, step) in exercise.steps.iter().enumerate() {
        page.wait_heading(step.title);
        page.wait_that("the heading has the focus", || page.focused() == step.title);
        match step.kind {
            StepKind::Scale { low, .. } => {
                page.tab_to(&format!("0, {low}"));
                page.keys(&[Key::Right, Key::Right, Key::Right]);
                page.wait_that("the arrows choose", || page.is_chosen(step.title, "3"));
            }
            StepKind::Grounding(senses) => {
                let label = format!("{} 1: {}", texts.ground_noticed, senses[0].prompt);
                page.tab_to(&label);
                page.type_text(" ");
                page.wait_that("Space ticks", || page.is_chosen("", &label));
            }
            StepKind::Breathing(_) => {
                page.tab_to(texts.breath_start);
                page.type_text(" ");
                page.wait_text(texts.breath_in);
                page.wait_that("the breath can be stopped where it was begun", || page.focused() == texts.breath_stop);
                page.type_text(" ");
                page.wait_text(texts.breath_ready);
            }
            _ => {}
        }
        let last = place + 1 == exercise.steps.len();
        follow(&page, if last { texts.finish } else { texts.next });
    }
    page.wait_heading(texts.finished_title);
    page.wait_saved();
}

#[test]
fn the_first_tab_skips_to_the_content() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    page.open("#/journal");
    page.reload();
    page.script("document.activeElement.blur()", &[]);
    follow(&page, ui().shell.skip_link);
    assert_eq!(page.heading(), ui().journal.title, "a skip link is no place of its own");
    page.wait_that("the content has the focus", || {
        page.holds("return document.querySelector('main').contains(document.activeElement)")
    });
}

#[test]
fn every_stop_of_the_tab_key_can_be_seen() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    for _ in 0..40 {
        page.keys(&[Key::Tab]);
        // The mark may be on the control itself or on the label drawn in its place.
        let marked = page.script(
            "const e = document.activeElement; if (e === document.body) return true;
             return [e, e.nextElementSibling, e.closest('label')].some(place => {
               if (!place) return false;
               const style = getComputedStyle(place);
               return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
             })",
            &[],
        );
        assert_eq!(marked, true, "the focus cannot be seen on {:?}", page.focused());
    }
}

/// Comes to it by Tab and opens it by Enter.
fn follow(page: &Page, name: &str) {
    page.tab_to(name);
    page.keys(&[Key::Enter]);
}
