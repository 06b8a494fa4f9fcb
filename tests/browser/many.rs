//! Somebody who wrote a lot: lists draw only what is near the screen, and everything is still there.

use rethread::content::{ui, workbook};
use rethread_core::record::{Body, Entry};
use rethread_core::vault::RecordId;
use xtask::copies::Written;

use crate::acts;
use crate::places;
use crate::support::{Browser, Setup, Site};

const MANY: u64 = 10_000;
const FIRST_MS: u64 = 1_500_000_000_000;
const APART_MS: u64 = 8 * 60 * 60 * 1000;

#[test]
fn of_ten_thousand_entries_only_those_near_the_screen_are_drawn() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).size(360, 740).open(&site);
    acts::skip_welcome(&page);
    let written = (0..MANY).map(|number| {
        let at = FIRST_MS + number * APART_MS;
        let entry = Entry { text: words(number), ..Entry::default() };
        Written { id: RecordId::new(Entry::KIND, at, number), at, record: entry.to_json() }
    });
    places::seed(&page, written.collect());
    page.open("#/journal");
    page.wait_text(&words(MANY - 1));
    let rows = "return document.querySelectorAll('.journal .entry-row').length";
    let drawn = page.script(rows, &[]).as_u64().unwrap_or(0);
    assert!((1..400).contains(&drawn), "{drawn} rows are drawn");
    let further = "scrollBy(0, 4000); return true";
    let mut seen = Vec::new();
    for _ in 0..12 {
        page.holds(further);
        page.wait_that("rows stand where one looks", || page.holds(IN_SIGHT));
        seen.push(page.text());
        let drawn = page.script(rows, &[]).as_u64().unwrap_or(0);
        assert!(drawn < 400, "{drawn} rows are drawn");
    }
    seen.dedup();
    assert!(seen.len() > 6, "other rows come into sight");

    // The first of all, years ago, is found and opened.
    page.open("#/find");
    page.wait_gone(workbook().tools.gathering);
    page.write(workbook().find.label, &format!("\"{}\"", words(0)));
    page.wait_that("the first is found", || page.offers(&words(0)));
    page.press(&words(0));
    page.wait_that("the words are there", || page.value(ui().journal.text) == words(0));
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

/// Whether rows stand in most of the middle of the screen: one place alone may lie between two days.
const IN_SIGHT: &str = "const heights = [...Array(15).keys()].map(step => innerHeight * (0.25 + step * 0.035)); \
    const row = y => document.elementsFromPoint(innerWidth / 2, y).some(e => e.closest('.entry-row, .day')); \
    return heights.filter(row).length > heights.length / 2";

fn words(number: u64) -> String {
    format!("Line number {number} of many")
}
