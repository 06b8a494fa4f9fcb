//! Nothing deleted is lost for 30 days: it is taken back in one press or brought back from the list, whatever it is.

use rethread::content::{ui, workbook};

use crate::acts;
use crate::support::{Browser, Page, Setup, Site, in_both};

const ENTRY: &str = "The letter I never sent";
const TRIGGER: &str = "The phone lay face down";

in_both!(what_was_deleted_comes_back_by_undo_and_from_the_list);

fn what_was_deleted_comes_back_by_undo_and_from_the_list(browser: Browser) {
    let (common, journal) = (&ui().common, &ui().journal);
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    begin_trigger(&page);
    acts::write_entry(&page, ENTRY);
    let entry = page.place();

    page.press(journal.delete);
    page.wait_text(journal.deleted);
    page.press(common.undo);
    page.wait_gone(journal.deleted);
    acts::read_entry(&page, ENTRY);

    // The undo is let go by moving on; the list has it then, beside what is of another kind.
    page.press(journal.delete);
    page.wait_text(journal.deleted);
    page.open("#/journal");
    page.wait_heading(journal.title);
    page.press(TRIGGER);
    page.wait_that("the words are there", || page.value(workbook().trigger.situation) == TRIGGER);
    page.press(workbook().form.delete);
    page.wait_saved();
    page.reload();
    for place in ["#/journal", "#/workbook/triggers", &entry] {
        page.open(place);
        page.wait_that("the page is drawn", || !page.heading().is_empty());
        page.wait_gone(ENTRY);
        page.wait_gone(TRIGGER);
    }
    page.open("#/bin");
    page.wait_text(ENTRY);
    page.wait_text(TRIGGER);
    page.wait_text(workbook().kinds.trigger);
    for _ in 0..2 {
        page.press(journal.restore);
        page.wait_saved();
    }
    page.wait_text(journal.bin_empty);
    page.open("#/workbook/triggers");
    page.wait_text(TRIGGER);
    acts::read_entry(&page, ENTRY);
}

#[test]
fn the_list_keeps_it_for_thirty_days_and_no_longer() {
    let journal = &ui().journal;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, ENTRY);
    page.press(journal.delete);
    page.wait_text(journal.deleted);
    page.wait_saved();
    let mut profile = page.close();
    for (days, there) in [(29, true), (31, false)] {
        let page = Setup::new(Browser::Chromium).on(profile).days_later(days).open(&site);
        page.open("#/bin");
        page.wait_text(if there { ENTRY } else { journal.bin_empty });
        assert_eq!(page.shows(ENTRY), there, "after {days} days");
        profile = page.close();
    }
}

#[test]
fn what_is_hidden_shows_nothing_of_itself_in_the_list_either() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, ENTRY);
    page.press(workbook().form.more);
    page.choose("", workbook().form.hidden);
    page.wait_saved();
    page.press(ui().journal.delete);
    page.open("#/bin");
    page.wait_text(workbook().kinds.hidden);
    assert!(!page.holds(&format!("return document.body.innerHTML.includes({ENTRY:?})")));
    page.press(ui().journal.restore);
    page.wait_text(ui().journal.bin_empty);
    page.open("#/journal");
    page.press(workbook().kinds.hidden);
    page.wait_that("the words are there", || page.value(ui().journal.text) == ENTRY);
}

fn begin_trigger(page: &Page) {
    page.open("#/begin/trigger");
    page.write(workbook().trigger.situation, TRIGGER);
    page.wait_saved();
}
