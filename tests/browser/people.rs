//! What is kept about somebody: what was seen on its side, the answer about danger with their name, and nothing of what
//! is hidden but its day.

use rethread::content::{content, ui, workbook};

use crate::acts;
use crate::support::{Browser, Page, Setup, Site};

const SEEN: &str = "Said they would ring and did not";
const LATER: &str = "Came at six, as they said";

#[test]
fn a_yes_about_somebody_closes_predictions_about_them_and_stands_on_their_page() {
    let danger = &content().danger;
    let site = Site::open();
    let page = opened(&site);
    page.open("#/begin/prediction");
    page.wait_heading(workbook().prediction.title);
    page.write(workbook().form.person, "Sam");
    page.choose(danger.question, danger.yes);
    page.press(ui().practice.next);
    page.wait_heading(danger.safety_title);
    assert!(!page.shows(workbook().prediction.fear) && !page.shows(workbook().prediction.likely));

    page.open("#/workbook/people");
    page.press("Sam");
    page.wait_heading("Sam");
    page.wait_text(danger.safety_title);
    page.wait_text(danger.yes);
    assert!(page.offers(ui().practice.safety_help));
    assert!(page.offers(workbook().kinds.trigger) && !page.offers(workbook().kinds.prediction));

    // The next prediction about them opens on safety at once, after a reload as well.
    let place = page.place().replace("#/people/", "#/begin/prediction/");
    page.open(&place);
    page.reload();
    page.wait_heading(danger.safety_title);

    // Answered anew on their page, the way is open again.
    page.open(&place.replace("#/begin/prediction/", "#/people/"));
    page.wait_heading("Sam");
    page.press(ui().person.change);
    page.choose(danger.question, danger.no);
    page.press(ui().practice.next);
    page.wait_gone(danger.safety_title);
    page.press(workbook().kinds.prediction);
    page.wait_text(workbook().prediction.fear);
}

#[test]
fn what_was_seen_stands_on_its_side_with_the_same_weight() {
    let texts = &workbook().people;
    let site = Site::open();
    let page = opened(&site);
    name_sam(&page);
    see(&page, workbook().fields.marker_word_not, SEEN);
    see(&page, workbook().fields.marker_word, LATER);
    let side = |number: usize| {
        let side = page.script(&format!("return document.querySelectorAll('.side')[{number}].innerText"), &[]);
        side.as_str().unwrap_or_default().to_owned()
    };
    page.wait_that("both sides hold what was seen", || side(0).contains(LATER) && side(1).contains(SEEN));
    assert!(side(0).contains(texts.kept) && side(1).contains(texts.crossed));
    assert!(!side(0).contains(SEEN) && !side(1).contains(LATER));
    assert!(
        page.holds(
            "const [one, other] = document.querySelectorAll('.side'); const style = side => getComputedStyle(side); \
             return one.clientWidth === other.clientWidth && style(one).color === style(other).color \
               && style(one).fontSize === style(other).fontSize && style(one).fontWeight === style(other).fontWeight"
        ),
        "neither side weighs more"
    );
    page.reload();
    page.wait_text(SEEN);
    page.wait_text(LATER);
}

#[test]
fn what_is_hidden_shows_its_day_alone() {
    let (form, kinds) = (&workbook().form, &workbook().kinds);
    let site = Site::open();
    let page = opened(&site);
    name_sam(&page);
    let sam = page.place();
    see(&page, workbook().fields.marker_truth_not, SEEN);
    page.press_in(workbook().people.crossed, workbook().fields.marker_truth_not);
    page.wait_heading(workbook().observation.title);
    let note = page.place();
    page.press(form.more);
    page.choose("", form.hidden);
    page.wait_saved();
    page.press(form.done);
    page.wait_heading("Sam");
    page.wait_text(kinds.hidden);
    page.wait_text(workbook().people.seen_hidden);
    for place in [sam, note.replace("#/note/", "#/thread/")] {
        page.open(&place);
        page.wait_text(kinds.hidden);
        for words in [SEEN, workbook().fields.marker_truth_not] {
            let found = format!("return document.querySelector('main').innerHTML.includes({words:?})");
            assert!(!page.holds(&found), "{words:?} is on {place}");
        }
    }
    // Opened, it is all there.
    page.press(kinds.hidden);
    page.wait_that("the words are there", || page.value(workbook().observation.words) == SEEN);
}

#[test]
fn a_thread_says_kindly_what_is_gone() {
    let (texts, form) = (&workbook().thread, &workbook().form);
    let site = Site::open();
    let page = opened(&site);
    name_sam(&page);
    see(&page, workbook().fields.marker_limit_not, SEEN);
    page.press_in(workbook().people.crossed, workbook().fields.marker_limit_not);
    page.wait_heading(workbook().observation.title);
    page.press(form.carry_title);
    page.press(form.carry_entry);
    page.wait_heading(ui().journal.new_title);
    page.write(ui().journal.text, LATER);
    page.wait_saved();
    let entry = page.place();
    page.open(&entry.replace("#/journal/entry/", "#/thread/"));
    page.wait_text(SEEN);
    page.wait_text(LATER);
    page.wait_text(texts.here);
    assert!(page.holds("return document.querySelectorAll('.thread-line > li').length === 2"));

    page.press(&format!("{}: {}: {SEEN}", texts.open, workbook().fields.marker_limit_not));
    page.wait_heading(workbook().observation.title);
    page.press(form.delete);
    page.open(&entry.replace("#/journal/entry/", "#/thread/"));
    page.wait_text(texts.lost);
    page.wait_text(SEEN);
    assert!(page.offers(texts.bin));
}

fn opened(site: &Site) -> Page {
    let page = Setup::new(Browser::Chromium).open(site);
    acts::skip_welcome(&page);
    page
}

/// Somebody is named, and their page is open.
fn name_sam(page: &Page) {
    page.open("#/workbook/people");
    page.write(workbook().people.add, "Sam");
    page.press(workbook().people.add_button);
    page.wait_heading("Sam");
}

/// An observation begun from their page, and back to it.
fn see(page: &Page, marker: &str, words: &str) {
    let texts = &workbook().observation;
    page.press(workbook().people.seen_new);
    page.wait_heading(texts.title);
    assert!(page.is_chosen(workbook().form.person, "Sam"), "their name goes along");
    page.choose(texts.marker, marker);
    page.write(texts.words, words);
    page.wait_saved();
    page.press(workbook().form.done);
    page.wait_heading("Sam");
    page.wait_text(words);
}
