//! Every place that an address leads to, with the heading found there, for what must hold everywhere.

use rethread::content::{content, ui};

use crate::acts;
use crate::steps;
use crate::support::Page;

/// Every place of the app, for someone who has been welcomed, as `(address, heading)`.
pub fn places() -> Vec<(String, &'static str)> {
    let ui = ui();
    let mut places: Vec<(String, &'static str)> = [
        ("#/", ui.today.title),
        ("#/welcome", ui.welcome.title_1),
        ("#/welcome/2", ui.welcome.title_2),
        ("#/welcome/3", ui.welcome.title_3),
        ("#/signs", ui.signs.title),
        ("#/roots", ui.roots.title),
        ("#/practice", ui.practice.title),
        ("#/journal", ui.journal.title),
        ("#/journal/new", ui.journal.new_title),
        ("#/bin", ui.journal.bin_title),
        ("#/settings", ui.settings.title),
        ("#/care", ui.aside.title),
        ("#/nowhere", ui.common.not_found_title),
    ]
    .map(|(place, heading)| (place.to_owned(), heading))
    .into();
    places.extend(content().exercises.iter().map(|exercise| (format!("#/practice/{}", exercise.id), exercise.title)));
    places
}

/// Visits every place, every screen of practices that have every kind of step, and an entry, and calls `look` at each
/// with its name.
pub fn visit_all(page: &Page, mut look: impl FnMut(&str)) {
    let texts = &ui().practice;
    acts::write_entry(page, "A line to look at");
    page.wait_that("the entry has an address", || page.kept() == "saved");
    look("an entry");
    for (place, heading) in places() {
        page.open(&place);
        page.wait_heading(heading);
        open_all(page);
        look(&place);
    }
    for exercise in steps::of_every_kind() {
        page.open(&format!("#/practice/{}", exercise.id));
        page.press(texts.begin);
        page.wait_heading(exercise.steps[0].title);
        let mut seen = Vec::new();
        while page.heading() != texts.finished_title {
            let heading = page.heading();
            open_all(page);
            look(&format!("{}: {heading}", exercise.id));
            if heading == content().danger.question {
                page.choose(&heading, content().danger.yes);
                page.press(texts.next);
                page.wait_heading(content().danger.safety_title);
                look(&format!("{}: {}", exercise.id, content().danger.safety_title));
                page.press(texts.safety_change);
                page.wait_heading(content().danger.question);
                page.choose(&heading, content().danger.no);
            }
            seen.push(heading.clone());
            page.press(if page.offers(texts.finish) { texts.finish } else { texts.next });
            page.wait_that("the next screen", || page.heading() != heading);
            assert!(seen.len() < 40, "an exercise without an end: {seen:?}");
        }
        look(&format!("{}: the end", exercise.id));
        page.press(texts.read);
        page.wait_heading(exercise.title);
        look(&format!("{}: read again", exercise.id));
    }
    page.open("#/journal");
    page.wait_heading(ui().journal.title);
    look("a journal with something in it");
}

/// Opens everything on the page that opens, but for lists that are long and all alike.
fn open_all(page: &Page) {
    let open =
        "document.querySelectorAll('main details').forEach((part, place) => { if (place < 12) part.open = true })";
    page.script(open, &[]);
}
