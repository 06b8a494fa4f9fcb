//! Every kind of step: answered by keyboard alone, still there after a reload, and read back in its own words.

use std::collections::BTreeSet;

use rethread::content::{content, library, ui};
use rethread_core::content::{Exercise, Step, StepKind};
use rethread_core::record::Gap;
use thirtyfour::Key;

use crate::acts;
use crate::support::{Browser, Page, Setup, Site};

/// How many kinds of step [`kind`] tells apart.
const KINDS: usize = 19;

const LINES: [&str; 2] = ["Tea by the window", "A slow walk"];

#[test]
fn every_kind_of_step_is_in_some_practice() {
    let steps = of_every_kind().into_iter().flat_map(|exercise| exercise.steps);
    let kinds: BTreeSet<&str> = steps.map(|step| kind(step.kind)).collect();
    assert_eq!(kinds.len(), KINDS, "a kind of step that no practice has is one that nobody tries: {kinds:?}");
}

/// As few practices as it takes to meet every kind of step there is, and the danger question.
pub fn of_every_kind() -> Vec<&'static Exercise> {
    let mut seen = BTreeSet::new();
    let kinds = |exercise: &'static Exercise| -> Vec<&str> {
        let asks = exercise.danger_first.then_some("danger");
        exercise.steps.iter().map(|step| kind(step.kind)).chain(asks).collect()
    };
    let new = |exercise: &&'static Exercise| {
        let before = seen.len();
        seen.extend(kinds(exercise));
        seen.len() > before
    };
    library().exercises.iter().filter(new).collect()
}

/// Walks every fourth practice from the given one on; the four stand beside each other so that they run at once. What is
/// the first of its kind among them all is looked at again after a reload.
fn walk_every_fourth(first: usize) {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    let all = library().exercises;
    let mut before = BTreeSet::new();
    for (number, exercise) in all.iter().enumerate() {
        if number % 4 == first {
            walk(&page, exercise, &mut before);
        }
        before.extend(exercise.steps.iter().map(|step| kind(step.kind)));
    }
}

#[test]
fn every_practice_is_finished_by_keyboard_and_read_back_1() {
    walk_every_fourth(0);
}

#[test]
fn every_practice_is_finished_by_keyboard_and_read_back_2() {
    walk_every_fourth(1);
}

#[test]
fn every_practice_is_finished_by_keyboard_and_read_back_3() {
    walk_every_fourth(2);
}

#[test]
fn every_practice_is_finished_by_keyboard_and_read_back_4() {
    walk_every_fourth(3);
}

/// Walks a practice to its end and reads it; kinds not seen before are looked at again after a reload.
fn walk(page: &Page, exercise: &'static Exercise, seen: &mut BTreeSet<&'static str>) {
    let texts = &ui().practice;
    page.open(&format!("#/practice/{}", exercise.id));
    page.wait_heading(exercise.title);
    follow(page, texts.begin);
    let mut written: Vec<String> = Vec::new();
    for (place, step) in exercise.steps.iter().enumerate() {
        if exercise.danger_first && page_asks_about_danger(page, step) {
            page.tab_to(content().danger.no);
            page.type_text(" ");
            follow(page, texts.next);
        }
        page.wait_heading(step.title);
        page.wait_that("the heading has the focus", || page.focused() == tidy(step.title));
        if !step.recall.is_empty() {
            // What was written for a step that is recalled here stands above the control.
            let recalled = exercise.steps.iter().filter(|earlier| step.recall.contains(&earlier.id));
            let answered = recalled.filter(|earlier| keeps(earlier.kind));
            answered.for_each(|earlier| page.wait_text(earlier.title));
        }
        let answer = answer(page, step);
        if seen.insert(kind(step.kind)) && !answer.is_empty() {
            page.wait_saved();
            page.reload();
            page.wait_heading(step.title);
            still_there(page, step, &answer);
        }
        if !answer.is_empty() {
            written.push(step.title.to_owned());
            written.extend(answer);
        }
        let last = place + 1 == exercise.steps.len();
        follow(page, if last { texts.finish } else { texts.next });
    }
    page.wait_heading(texts.finished_title);
    follow(page, texts.read);
    page.wait_heading(exercise.title);
    for words in &written {
        page.wait_text(words);
    }
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

fn page_asks_about_danger(page: &Page, step: &Step) -> bool {
    page.wait_that("the next screen", || {
        page.heading() == tidy(step.title) || page.heading() == content().danger.question
    });
    page.heading() == content().danger.question
}

/// Answers a step by keyboard; gives the words that are to be read back, none where nothing is kept.
fn answer(page: &Page, step: &Step) -> Vec<String> {
    let texts = &ui().practice;
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match step.kind {
        StepKind::Read | StepKind::Review => Vec::new(),
        StepKind::Person if page.shows(ui().person.other) => {
            // Named in a practice before: offered, and picked.
            page.tab_to(LINES[0]);
            page.type_text(" ");
            words(&LINES[..1])
        }
        StepKind::Short | StepKind::Long | StepKind::Person => {
            page.tab_to(step.title);
            page.type_text(LINES[0]);
            words(&LINES[..1])
        }
        StepKind::One(options) => {
            page.tab_to(options[0].text);
            page.type_text(" ");
            page.keys(&[Key::Down]);
            page.wait_that("the arrows choose", || page.is_chosen(step.title, options[1].text));
            words(&[options[1].text])
        }
        StepKind::Many(options) => {
            for option in &options[..2] {
                page.tab_to(option.text);
                page.type_text(" ");
            }
            words(&[options[0].text, options[1].text])
        }
        StepKind::Scale { low, most, .. } => {
            page.tab_to(&format!("0, {low}"));
            page.keys(&[Key::Right, Key::Right, Key::Right]);
            let number = (3 * (most / 10)).to_string();
            page.wait_that("the arrows choose", || page.is_chosen(step.title, &number));
            vec![format!("{number} of {most}"), low.to_owned()]
        }
        StepKind::Feelings => {
            let family = &content().feelings[1];
            follow(page, family.title);
            page.tab_to(family.words[0].text);
            page.type_text(" ");
            words(&[family.words[0].text])
        }
        StepKind::Body => {
            // The first is a place of the figure, the second is in the list alone.
            let (drawn, listed) = (&content().places[0], content().places.last().unwrap());
            for place in [drawn, listed] {
                page.tab_to(place.text);
                page.type_text(" ");
                page.wait_that("figure and list agree", || page.is_chosen(step.title, place.text));
            }
            words(&[drawn.text, listed.text])
        }
        StepKind::List => {
            page.tab_to("Line 1");
            page.type_text(LINES[0]);
            page.keys(&[Key::Enter]);
            page.wait_that("Enter begins the next line", || page.focused() == "Line 2");
            page.type_text(LINES[1]);
            follow(page, "Move line 2 up");
            page.wait_that("the focus goes along", || page.focused() == "Move line 1 down");
            assert_eq!(page.value("Line 1"), LINES[1]);
            words(&[LINES[1], LINES[0]])
        }
        StepKind::Columns { left, right } => {
            for line in LINES {
                page.tab_to("Line 1");
                page.type_text(line);
            }
            words(&[left, LINES[0], right, LINES[1]])
        }
        StepKind::Pick { .. } => {
            // Tab comes to the first of a group that nothing is chosen in.
            let first =
                page.script("return document.querySelector('.step input[type=radio]')?.labels[0].textContent", &[]);
            let line = LINES.into_iter().find(|known| first == **known).expect("a line of one's own to pick");
            page.tab_to(line);
            page.type_text(" ");
            page.wait_that("Space picks", || page.is_chosen(step.title, line));
            words(&[line])
        }
        StepKind::Sentence(parts) => {
            let mut gaps = Vec::new();
            for (part, text) in parts.iter().zip(LINES) {
                page.tab_to(&format!("{} …", part.words));
                page.type_text(text);
                gaps.push(Gap { words: part.words.to_owned(), text: text.to_owned() });
            }
            gaps.extend(
                parts[gaps.len()..].iter().map(|part| Gap { words: part.words.to_owned(), text: String::new() }),
            );
            let built = Gap::sentence(&gaps, "…");
            page.wait_text(&built);
            follow(page, texts.copy);
            vec![built]
        }
        StepKind::Date => {
            follow(page, texts.day_week);
            page.wait_that("a day is chosen", || !page.value_in(step.title, texts.day_other).is_empty());
            vec![step.title.to_owned()]
        }
        StepKind::Breathing(_) => {
            follow(page, texts.breath_start);
            page.wait_text(texts.breath_in);
            page.wait_that("it can be stopped where it was begun", || page.focused() == texts.breath_stop);
            page.type_text(" ");
            page.wait_text(texts.breath_ready);
            let before = page.text();
            follow(page, texts.breath_adjust);
            follow(page, &format!("More: {}", texts.breath_out));
            page.wait_that("the breath is longer", || page.text() != before);
            Vec::new()
        }
        StepKind::Grounding(senses) => {
            let label = format!("{} 1: {}", texts.ground_noticed, senses[0].prompt);
            page.tab_to(&label);
            page.type_text(" ");
            page.wait_that("Space ticks", || page.is_chosen("", &label));
            Vec::new()
        }
        StepKind::Sitting(parts) => {
            page.tab_to(texts.sitting_on);
            page.keys(&[Key::Enter]);
            page.wait_text(parts[0].text);
            page.keys(&[Key::Enter]);
            page.wait_text(parts[1].text);
            follow(page, texts.sitting_whole);
            parts.iter().for_each(|part| page.wait_text(part.text));
            Vec::new()
        }
    }
}

/// The control after a reload.
fn still_there(page: &Page, step: &Step, answer: &[String]) {
    let texts = &ui().practice;
    match step.kind {
        // Once the step was left the alias is known, and would be offered; before, it stands in the field.
        StepKind::Short | StepKind::Long | StepKind::Person => assert_eq!(page.value(step.title), LINES[0]),
        StepKind::One(_) | StepKind::Many(_) | StepKind::Feelings | StepKind::Body | StepKind::Pick { .. } => {
            answer.iter().for_each(|chosen| assert!(page.is_chosen(step.title, chosen), "{chosen:?}"));
        }
        StepKind::Scale { most, .. } => assert!(page.is_chosen(step.title, &(3 * (most / 10)).to_string())),
        StepKind::List => {
            assert_eq!((page.value("Line 1").as_str(), page.value("Line 2").as_str()), (LINES[1], LINES[0]))
        }
        StepKind::Columns { left, right } => {
            assert_eq!(
                (page.value_in(left, "Line 1").as_str(), page.value_in(right, "Line 1").as_str()),
                (LINES[0], LINES[1])
            );
        }
        StepKind::Sentence(_) => page.wait_text(&answer[0]),
        StepKind::Date => assert!(!page.value_in(step.title, texts.day_other).is_empty()),
        StepKind::Read | StepKind::Review | StepKind::Breathing(_) | StepKind::Grounding(_) | StepKind::Sitting(_) => {}
    }
}

/// Whether a step of this kind has an answer that is kept.
fn keeps(kind: StepKind) -> bool {
    !matches!(
        kind,
        StepKind::Read | StepKind::Review | StepKind::Breathing(_) | StepKind::Grounding(_) | StepKind::Sitting(_)
    )
}

fn kind(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Read => "read",
        StepKind::Short => "short",
        StepKind::Long => "long",
        StepKind::One(_) => "one",
        StepKind::Many(_) => "many",
        StepKind::Scale { most: 100, .. } => "scale to 100",
        StepKind::Scale { .. } => "scale",
        StepKind::Feelings => "feelings",
        StepKind::Body => "body",
        StepKind::List => "list",
        StepKind::Person => "person",
        StepKind::Date => "date",
        StepKind::Columns { .. } => "columns",
        StepKind::Sentence(_) => "sentence",
        StepKind::Pick { .. } => "pick",
        StepKind::Breathing(_) => "breathing",
        StepKind::Grounding(_) => "grounding",
        StepKind::Sitting(_) => "sitting",
        StepKind::Review => "review",
    }
}

/// Comes to it by Tab and opens it by Enter.
fn follow(page: &Page, name: &str) {
    page.tab_to(name);
    page.keys(&[Key::Enter]);
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
