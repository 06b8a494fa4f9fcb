//! Everything by keyboard, and the focus where a person expects it.

use rethread::content::{library, ui};
use rethread_core::content::StepKind;
use serde_json::json;
use thirtyfour::Key;

use crate::acts;
use crate::embed::{FRAME, page_with, visit, wait_heard};
use crate::support::{Browser, Host, Page, Setup, Site};

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

/// By Tab alone from the site's link before it, through everything in it, to the one after it, and back. Firefox's driver
/// gives keys to the page around alone.
#[test]
fn it_passes_through_a_frame_and_back() {
    let (site, host) = (Site::open(), Host::open());
    let element = "<rethread-embed style=display:block;min-height:512px section=signs loading=eager></rethread-embed>";
    host.put("page", &page_with(&site, element));
    let page = visit(Browser::Chromium, &host.url("one", "page"));
    wait_heard(&page, "ready", 1);
    page.script("document.querySelector('a[href=\"#before\"]').focus()", &[]);
    for (held, first, last) in [(None, "before", "after"), (Some(Key::Shift), "after", "before")] {
        let mut inside = Vec::new();
        for step in 0.. {
            match held.clone() {
                Some(held) => page.held_and_pressed(held, Key::Tab),
                None => page.keys(&[Key::Tab]),
            }
            let outside = page.script("return document.activeElement.getAttribute('href') ?? ''", &[]);
            if outside == json!(format!("#{last}")) {
                break;
            }
            assert_ne!(outside, json!(format!("#{first}")), "it goes on");
            page.enter_frame(FRAME);
            inside.push(page.focused());
            page.out_of_frames();
            assert!(step < 300, "it never comes out: {inside:?}");
        }
        for name in [ui().shell.help, ui().shell.leave, ui().signs.yes] {
            assert!(inside.iter().any(|one| one.starts_with(name)), "{name} is passed: {inside:?}");
        }
    }
}
