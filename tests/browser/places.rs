//! Every place that an address leads to, with the heading found there, for what must hold everywhere.

use rethread::content::{content, keeping, library, ui, workbook};
use rethread_core::record::{
    Body, Boundary, CheckIn, Ladder, Observation, Person, Prediction, Promise, Signal, Trigger, Win,
};
use serde_json::{Value, json};
use std::time::{SystemTime, UNIX_EPOCH};
use xtask::copies::{Copies, Written};

use crate::acts;
use crate::sitting::on_a_fresh_page;
use crate::steps;
use crate::support::Page;

/// An address and the heading found there.
pub type Place = (String, &'static str);

/// Places that stand for themselves, for someone who has been welcomed.
fn alone() -> Vec<Place> {
    let ui = ui();
    let places = [
        ("#/", ui.today.title),
        ("#/welcome", ui.welcome.title_1),
        ("#/welcome/2", ui.welcome.title_2),
        ("#/welcome/3", ui.welcome.title_3),
        ("#/signs", ui.signs.title),
        ("#/roots", ui.roots.title),
        ("#/learn", ui.learn.title),
        ("#/learn/questions", ui.learn.questions),
        ("#/learn/words", ui.learn.words),
        ("#/learn/caution", library().compare.title),
        ("#/learn/caution/scenes", ui.learn.scenes),
        ("#/supporters", ui.learn.supporters),
        ("#/search", ui.search.title),
        ("#/practice", ui.practice.title),
        ("#/journal", ui.journal.title),
        ("#/journal/new", ui.journal.new_title),
        ("#/bin", ui.journal.bin_title),
        ("#/settings", ui.settings.title),
        ("#/keeping", keeping().safe.title),
        ("#/keeping/name", keeping().name.title),
        ("#/keeping/install", keeping().install.title),
        ("#/keeping/sitting", keeping().sitting.title),
        ("#/keeping/delete", keeping().delete.title),
        ("#/care", ui.aside.title),
        ("#/keeping/file", keeping().file.title),
        ("#/keeping/restore", keeping().restore.title),
        ("#/keeping/moving-in", keeping().moving_in.title),
        ("#/keeping/devices", keeping().devices.title),
        ("#/keeping/lock", keeping().lock.title),
        ("#/nowhere", ui.common.not_found_title),
    ];
    places.map(|(place, heading)| (place.to_owned(), heading)).into_iter().chain(tools()).collect()
}

/// The tools of the workbook, and what is begun with them.
fn tools() -> impl Iterator<Item = Place> {
    let texts = workbook();
    let places = [
        ("#/find", texts.find.title),
        ("#/workbook", texts.tools.title),
        ("#/workbook/people", texts.people.title),
        ("#/workbook/predictions", texts.tools.predictions),
        ("#/workbook/signals", texts.tools.signals),
        ("#/workbook/triggers", texts.tools.triggers),
        ("#/workbook/wins", texts.tools.wins),
        ("#/workbook/ladders", texts.tools.ladders),
        ("#/workbook/promises", texts.tools.promises),
        ("#/workbook/boundaries", texts.tools.boundaries),
        ("#/workbook/calms", texts.calms.title),
        ("#/workbook/check-ins", texts.check_ins.title),
        ("#/workbook/calendar-file", texts.calendar_file.title),
        ("#/workbook/session-sheet", texts.sheet.title),
        ("#/workbook/safety-card", texts.cards.safety_title),
        ("#/workbook/supporter-card", texts.cards.supporter_title),
        ("#/begin/prediction", texts.prediction.title),
        ("#/begin/observation", texts.observation.title),
        ("#/begin/signal", texts.signal.title),
        ("#/begin/trigger", texts.trigger.title),
        ("#/begin/ladder", texts.ladder.title),
        ("#/begin/promise", texts.promise.title),
        ("#/begin/boundary", texts.boundary.title),
        ("#/begin/win", texts.win.title),
    ];
    places.into_iter().map(|(place, heading)| (place.to_owned(), heading))
}

/// Places of which there are many alike, one list for each kind.
fn alike() -> [Vec<Place>; 5] {
    let content = content();
    let place = |kind: &str, id: &str, heading: &'static str| (format!("#/{kind}/{id}"), heading);
    [
        content.exercises.iter().map(|exercise| place("practice", exercise.id, exercise.title)).collect(),
        content.reads.iter().map(|read| place("learn/read", read.id, read.title)).collect(),
        library().questions.iter().map(|asked| place("learn/questions", asked.id, asked.title)).collect(),
        content.signs.iter().map(|sign| place("signs", sign.id, sign.title)).collect(),
        content.roots.iter().map(|root| place("roots", root.id, root.title)).collect(),
    ]
}

/// Every place of the app, for someone who has been welcomed.
pub fn places() -> Vec<Place> {
    alone().into_iter().chain(alike().into_iter().flatten()).collect()
}

/// One place of each kind of page, and every read made to be printed.
pub fn kinds() -> Vec<Place> {
    let mut kinds = alone();
    kinds.extend(alike().into_iter().filter_map(|alike| alike.into_iter().next()));
    let printed = content().reads.iter().filter(|read| read.print);
    kinds.extend(printed.map(|read| (format!("#/learn/read/{}", read.id), read.title)));
    kinds
}

/// Visits each kind of page, each kind of step, and an entry, and calls `look` at each with its name.
pub fn visit_all(page: &Page, mut look: impl FnMut(&str)) {
    let texts = &ui().practice;
    acts::write_entry(page, "A line to look at");
    page.wait_that("the entry has an address", || page.kept() == "saved");
    look("an entry");
    for (place, heading) in kinds() {
        page.open(&place);
        page.wait_heading(heading);
        open_all(page);
        look(&place);
    }
    looked_for(page, &mut look);
    one_scene(page, &mut look);
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

/// Visits the workbook of somebody who has used it for a year, with its lists, pictures, threads and tools for paper.
pub fn visit_a_year(page: &Page, mut look: impl FnMut(&str)) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970");
    let year = xtask::demo::year(now.as_millis() as u64);
    let newest = |kind: char| year.iter().rev().find(|one| one.id.kind() == kind).map(|one| one.id.to_string());
    let notes = [Prediction::KIND, Observation::KIND, Signal::KIND, Ladder::KIND, Promise::KIND, Boundary::KIND];
    let notes = notes.into_iter().chain([Trigger::KIND, Win::KIND, CheckIn::KIND]);
    let notes = notes.map(|kind| format!("#/note/{}", newest(kind).expect("one of each kind")));
    let (person, thread) = (newest(Person::KIND), newest(Prediction::KIND));
    let day = &seed(page, year.clone());
    let spans = [
        "".to_owned(),
        format!("/{day}"),
        format!("/week-{day}"),
        format!("/{}", &day[..7]),
        format!("/{}", &day[..4]),
    ];
    let mut all: Vec<String> = ["#/", "#/journal"].map(str::to_owned).into();
    all.extend(tools().map(|(place, _)| place));
    all.extend(notes);
    all.extend(spans.map(|span| format!("#/look{span}")));
    all.extend(person.map(|id| format!("#/people/{id}")));
    all.extend(thread.map(|id| format!("#/thread/{id}")));
    for place in all {
        page.open(&place);
        page.wait_that("all is gathered", || page.holds("return 'gathered' in document.documentElement.dataset"));
        page.wait_that("the page is drawn", || !page.heading().is_empty());
        assert_ne!(page.heading(), ui().common.not_found_title, "{place}");
        open_all(page);
        look(&format!("{place} after a year"));
    }
    page.open("#/find");
    page.write(workbook().find.label, "phone");
    page.wait_that("something is found", || page.holds("return !!document.querySelector('.results mark')"));
    look("what was found in a year");
}

/// Begins a private sitting, writes in it, goes to where it is ended, and asks to end it.
pub fn visit_a_sitting(page: &Page, mut look: impl FnMut(&str)) {
    let texts = &keeping().sitting;
    page.open("#/keeping/sitting");
    on_a_fresh_page(page, || page.press(texts.begin));
    page.wait_text(ui().status.sitting_notice);
    page.open("#/journal/new");
    page.write(ui().journal.text, "A line of this sitting");
    page.wait_kept("only-memory");
    look("writing in a private sitting");
    page.open("#/keeping/sitting");
    page.press(texts.end);
    page.wait_text(texts.end_ask);
    look("ending a private sitting");
    on_a_fresh_page(page, || page.press(texts.end_yes));
}

/// Puts records in as the app's own vault would have written them and opens the app on them. Gives the day of the last.
pub fn seed(page: &Page, written: Vec<Written>) -> String {
    let (first, last) = (written.first().map_or(0, |one| one.at), written.last().map_or(0, |one| one.at));
    let copies = Copies::of(written, first).expect("a workbook");
    let rows: Vec<Value> = copies.local.iter().map(|(key, value)| json!([key, value])).collect();
    // From a page without the app, or the app could still be writing into what is put there.
    page.go("offline.html");
    page.script("localStorage.clear()", &[]);
    for share in rows.chunks(1000) {
        page.script("arguments[0].forEach(([key, value]) => localStorage.setItem(key, value))", &[json!(share)]);
    }
    page.open("#/settings");
    let day = page.script("return new Date(arguments[0]).toISOString().slice(0, 10)", &[json!(last)]);
    day.as_str().unwrap_or_default().to_owned()
}

/// What a search comes to, and what it says where there is nothing.
fn looked_for(page: &Page, look: &mut impl FnMut(&str)) {
    let texts = &ui().search;
    page.open("#/search");
    page.write(texts.label, content().exercises[0].title);
    page.wait_that("something is found", || page.offers(content().exercises[0].title));
    look("a search");
    page.write(texts.label, "zzzzzzzzzzzzzzzzzzzzzz");
    page.wait_text(texts.none);
    look("a search in vain");
}

/// A scene with both its sides.
fn one_scene(page: &Page, look: &mut impl FnMut(&str)) {
    let texts = &ui().learn;
    page.open("#/learn/caution/scenes");
    page.press(texts.scene_show);
    page.wait_text(texts.scene_answer);
    look("both sides of a scene");
}

/// Opens everything on the page that opens, but for lists that are long and all alike.
fn open_all(page: &Page) {
    let open =
        "document.querySelectorAll('main details').forEach((part, place) => { if (place < 12) part.open = true });
        [...document.querySelectorAll('main .term[aria-expanded=false]')].slice(0, 3).forEach(term => term.click())";
    page.script(open, &[]);
}
