//! The acts of the journey, each of which leaves the page where the next begins.

use rethread::content::{content, fill, library, ui, workbook};
use rethread_core::content::{Context, Exercise, Sign, Step, StepKind};
use rethread_core::insight::{about, suggest};

use crate::support::Page;

pub const NOTE: &str = "When he hides his screen";
pub const OWN_SIGN: &str = "I read every message twice";
pub const TRUSTED: &str = "Summers with my aunt, before the move";
pub const LEARNED: [&str; 2] = ["I watch people's faces", "I leave first"];
pub const ENTRY: &str = "Today I noticed the wall and left it standing";

/// The exercise that the journey walks.
pub fn exercise() -> &'static Exercise {
    library().exercise("what-happened").expect("the exercise of the journey")
}

/// A step of it.
pub fn step(id: &str) -> &'static Step {
    exercise().steps.iter().find(|step| step.id == id).expect("a step of the exercise")
}

/// Three signs: two about partners, the first of which leads to the exercise, and one that is not about partners.
fn signs() -> (&'static Sign, &'static Sign, &'static Sign) {
    let with =
        |wanted: bool| content().signs.iter().filter(move |sign| sign.contexts.contains(&Context::Partner) == wanted);
    let leads = |sign: &&Sign| sign.practices.iter().any(|practice| practice.exercise == exercise().id);
    let first = with(true).find(leads).expect("a sign that leads to the exercise");
    let second = with(true).find(|sign| sign.id != first.id).expect("another sign");
    (first, second, with(false).next().expect("a sign about other parts of life"))
}

/// The first visit: three screens, and a part of life to look at first.
pub fn welcome(page: &Page) {
    let (texts, common) = (&ui().welcome, &ui().common);
    page.wait_heading(texts.title_1);
    assert!(page.offers(ui().shell.leave) && page.offers(ui().shell.help), "the ways out are there from the start");
    page.press(texts.next);
    page.wait_heading(texts.title_2);
    page.wait_text(texts.text_2);
    page.press(texts.next);
    page.wait_heading(texts.title_3);
    page.choose(common.contexts, common.context_partner);
    page.press(texts.done);
    page.wait_heading(ui().signs.title);
}

/// Ticking, a note and an own sign; all still there after a reload.
pub fn recognise(page: &Page) {
    let texts = &ui().signs;
    let (first, second, elsewhere) = signs();
    page.wait_text(first.title);
    assert!(!page.shows(elsewhere.title), "signs about other parts of life wait");
    page.choose(first.title, texts.yes);
    page.choose(second.title, texts.sometimes);
    page.press_in(first.title, texts.more);
    for about in [first.looks_like, first.protected, first.cost] {
        page.wait_text(about);
    }
    page.write_in(first.title, texts.note, NOTE);
    page.write(texts.own_field, OWN_SIGN);
    page.press(texts.own_add);
    page.wait_that("the own sign is chosen", || page.is_chosen(OWN_SIGN, texts.yes));
    page.choose(texts.filter, ui().common.context_partner);
    page.wait_text(elsewhere.title);
    page.wait_saved();

    page.reload();
    page.wait_heading(texts.title);
    page.wait_that("the first sign is still chosen", || page.is_chosen(first.title, texts.yes));
    assert!(page.is_chosen(second.title, texts.sometimes));
    assert!(page.is_chosen(OWN_SIGN, texts.yes));
    page.press_in(first.title, texts.more);
    assert_eq!(page.value_in(first.title, texts.note), NOTE);
    page.press(texts.next_open);
    page.wait_heading(ui().roots.title);
}

/// What the signs may be about, and up to three practices with the reason for each.
pub fn roots(page: &Page) {
    let (first, second, _) = signs();
    let in_order: Vec<&Sign> =
        content().signs.iter().filter(|sign| sign.id == first.id || sign.id == second.id).collect();
    for (root, _) in about(content(), &in_order) {
        page.wait_text(root.title);
    }
    let offered = suggest(content(), &in_order, &[], 3);
    for suggestion in &offered {
        page.wait_text(suggestion.why);
    }
    assert!(offered.iter().any(|suggestion| suggestion.exercise.id == exercise().id));
    page.press(exercise().title);
    page.wait_heading(exercise().title);
    page.wait_text(exercise().purpose);
}

/// Beginning the exercise, answering, skipping, going back, and stopping half-way.
pub fn practise_half(page: &Page) {
    let texts = &ui().practice;
    page.press(texts.begin);
    page.wait_heading(exercise().steps[0].title);
    page.press(texts.next);
    page.wait_heading(step("steady-before").title);
    page.choose(step("steady-before").title, "6");
    page.press(texts.next);
    page.wait_heading(step("trusted").title);
    page.write(step("trusted").title, TRUSTED);
    page.press(texts.next);
    let (changed, options) = many("changed");
    page.wait_heading(changed.title);
    page.choose(changed.title, options[0]);
    page.choose(changed.title, options[1]);
    page.press(texts.next);
    page.wait_heading(step("happened").title);
    page.press(texts.skip);
    page.wait_heading(step("felt").title);
    page.press(texts.previous);
    page.wait_heading(step("happened").title);
    page.press(texts.previous);
    page.wait_heading(changed.title);
    assert!(page.is_chosen(changed.title, options[0]) && page.is_chosen(changed.title, options[1]));
    page.press(texts.next);
    page.wait_heading(step("happened").title);
    page.press(texts.next);
    page.wait_heading(step("felt").title);
    let family = &content().feelings[0];
    page.press(family.title);
    page.choose(family.title, family.words[0].text);
    page.press(texts.next);
    page.wait_heading(step("learned").title);
    page.write(&line(1), LEARNED[0]);
    page.press(texts.add_line);
    page.write(&line(2), LEARNED[1]);
    page.press(texts.stop);
    page.wait_heading(ui().today.title);
    page.wait_saved();
}

/// Beginning the exercise, and words for its first question that asks for some.
pub fn practise_to_words(page: &Page, words: &str) {
    let texts = &ui().practice;
    page.wait_heading(exercise().title);
    page.press(texts.begin);
    page.wait_heading(exercise().steps[0].title);
    page.press(texts.next);
    page.wait_heading(step("steady-before").title);
    page.press(texts.next);
    page.wait_heading(step("trusted").title);
    page.write(step("trusted").title, words);
}

/// Coming back to the same step, with every word, and going on to the end.
pub fn practise_on(page: &Page) {
    let texts = &ui().practice;
    page.reload();
    page.wait_text(ui().today.open_title);
    page.press(&fill(ui().today.open_practice, &[("title", exercise().title)]));
    page.wait_heading(step("learned").title);
    assert_eq!([page.value(&line(1)), page.value(&line(2))], LEARNED);
    page.press(texts.previous);
    let family = &content().feelings[0];
    page.wait_that("the feeling is still chosen", || page.is_chosen(family.title, family.words[0].text));
    page.press(texts.next);
    page.wait_heading(step("learned").title);
    for id in ["gave", "cost", "someone-else", "kindness"] {
        page.press(texts.next);
        page.wait_heading(step(id).title);
    }
    page.press(texts.skip);
    page.wait_heading(step("look-over").title);
    for words in [TRUSTED, LEARNED[0], LEARNED[1], many("changed").1[0], family.words[0].text] {
        page.wait_text(words);
    }
    page.press(texts.next);
    page.wait_heading(step("present").title);
    page.press(texts.finish);
    page.wait_heading(texts.finished_title);
    page.wait_saved();
}

/// An entry written after the practice; the draft outlives a reload; it is listed, changed, deleted and brought back.
pub fn keep_a_journal(page: &Page) {
    let texts = &ui().journal;
    page.press(ui().practice.write);
    page.wait_heading(texts.new_title);
    let link = fill(texts.about_practice, &[("title", exercise().title)]);
    page.wait_text(&link);
    page.write(texts.text, ENTRY);
    page.wait_saved();
    page.reload();
    page.wait_that("the draft is still there", || page.value(texts.text) == ENTRY);
    page.wait_text(&link);
    page.press(texts.feelings);
    let family = &content().feelings[1];
    page.press(family.title);
    page.choose(family.title, family.words[0].text);
    page.press(workbook().writing.about);
    page.choose(workbook().form.contexts, ui().common.context_friends);
    page.press(texts.done);
    page.wait_heading(texts.title);
    page.wait_text(ENTRY);
    page.wait_text(exercise().title);

    page.press(ENTRY);
    page.wait_heading(&fill(texts.entry_title, &[("day", ui().common.today)]));
    assert!(page.is_chosen(workbook().form.contexts, ui().common.context_friends));
    assert!(page.is_chosen(family.title, family.words[0].text), "what was chosen stands open");
    page.write(texts.text, ", for now");
    page.press(texts.done);
    let changed = format!("{ENTRY}, for now");
    page.wait_heading(texts.title);

    page.press(&changed);
    page.press(texts.delete);
    page.wait_heading(texts.title);
    page.wait_gone(&changed);
    page.press(ui().common.undo);
    page.wait_text(&changed);

    page.press(&changed);
    page.press(texts.delete);
    page.wait_gone(&changed);
    page.press(ui().common.close);
    page.press(texts.bin);
    page.wait_heading(texts.bin_title);
    page.wait_text(&changed);
    page.press(texts.restore);
    page.wait_text(texts.bin_empty);
    page.press(ui().shell.journal);
    page.wait_heading(texts.title);
    page.wait_text(&changed);
    page.wait_saved();
}

/// The next visit: what was left open, one suggestion, a check-in, and everything from before.
pub fn today(page: &Page) {
    let texts = &ui().today;
    page.open("#/journal/new");
    page.write(ui().journal.text, "Left open");
    page.wait_saved();
    page.open("#/");
    page.reload();
    page.wait_heading(texts.title);
    for words in [texts.welcome, texts.open_title, texts.open_entry, texts.suggest_title, texts.before_title, ENTRY] {
        page.wait_text(words);
    }
    page.choose(texts.check_safe, "3");
    page.wait_text(texts.check_kept);
    page.choose(texts.check_guard, "8");
    page.wait_saved();
    page.press(ui().shell.journal);
    let number = [("safe", "3"), ("connected", ui().journal.no_answer), ("guard", "8")];
    page.wait_text(&fill(ui().journal.check_line, &number));
}

/// The label of a line of a list.
fn line(number: usize) -> String {
    fill(ui().practice.line, &[("number", &number.to_string())])
}

/// A step with several options, and their wording.
fn many(id: &str) -> (&'static Step, Vec<&'static str>) {
    match step(id).kind {
        StepKind::Many(options) | StepKind::One(options) => {
            (step(id), options.iter().map(|option| option.text).collect())
        }
        _ => panic!("{id} has no options"),
    }
}

// Shorter ways, for chapters that are about something else.

/// The front door, with the welcome skipped.
pub fn skip_welcome(page: &Page) {
    page.wait_heading(ui().welcome.title_1);
    page.press(ui().welcome.skip);
    page.wait_heading(ui().today.title);
    page.wait_saved();
}

/// A new entry with these words, kept twice; the page stays open on it.
pub fn write_entry(page: &Page, words: &str) {
    // From another place, or the address would not change and an entry begun before would go on.
    page.open("#/journal");
    page.wait_heading(ui().journal.title);
    page.open("#/journal/new");
    page.wait_heading(ui().journal.new_title);
    page.write(ui().journal.text, words);
    page.wait_saved();
}

/// The first words of an entry are listed, and opening it shows all of them.
pub fn read_entry(page: &Page, words: &str) {
    page.open("#/journal");
    page.press(words);
    page.wait_that(&format!("{words:?} is in the entry"), || page.value(ui().journal.text) == words);
}
