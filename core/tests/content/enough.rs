//! That there is enough of everything that ships, and that what a person is promised of it holds.
//!
//! Kept out of the reader, so that a small language and a site's own content can be as small as they like.

use crate::shipped::shipped;
use rethread_core::content::author::{Sources, check_coverage};
use rethread_core::content::{Audience, Context, Leaning};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn there_is_enough_of_each_kind() {
    let all = shipped();
    let caution = all.scenes.iter().filter(|scene| scene.leans == Leaning::Caution).count();
    for (what, found, least) in [
        ("reads", all.reads.len(), 40),
        ("practices", all.exercises.len(), 34),
        ("terms", all.terms.len(), 50),
        ("questions", all.questions.len(), 12),
        ("rows of the comparison", all.compare.rows.len(), 10),
        ("scenes", all.scenes.len(), 20),
        ("scenes in which caution is right", caution, 5),
        ("prompts", all.prompts.len(), 60),
        ("feeling words", all.families.iter().map(|family| family.words.len()).sum(), 90),
    ] {
        assert!(found >= least, "{found} {what}, and {least} are promised");
    }
}

#[test]
fn reads_take_three_to_five_minutes_and_cards_fit_a_page() {
    for read in &shipped().reads {
        let words = read.text.words();
        let fits = if read.print { 200..=450 } else { 600..=1000 };
        assert!(fits.contains(&words), "{} has {words} words", read.place);
    }
}

#[test]
fn practices_are_real_and_complete() {
    for exercise in &shipped().exercises {
        let steps = exercise.steps.len();
        assert!((4..=14).contains(&steps), "{} has {steps} steps", exercise.place);
        let why = exercise.why.split_whitespace().count();
        assert!((60..=260).contains(&why), "{} says why in {why} words", exercise.place);
    }
}

#[test]
fn every_context_and_supporters_find_something_of_each() {
    let all = shipped();
    for context in Context::ALL {
        let fits = |of: &[Context]| Context::fits(of, &[context]);
        assert!(all.signs.iter().any(|sign| fits(&sign.contexts)), "a sign for {context:?}");
        assert!(all.reads.iter().any(|read| read.contexts.contains(&context)), "a read of {context:?}");
        assert!(all.scenes.iter().any(|scene| scene.contexts.contains(&context)), "a scene of {context:?}");
        assert!(all.prompts.iter().any(|prompt| prompt.contexts.contains(&context)), "a prompt of {context:?}");
    }
    let supporter = Audience::Supporter;
    assert!(all.exercises.iter().any(|exercise| exercise.audience == supporter));
    assert!(all.reads.iter().any(|read| read.audience == supporter && !read.print));
    assert!(all.reads.iter().any(|read| read.audience == supporter && read.print), "a card to print");
}

#[test]
fn every_term_is_met_or_can_be_read_further() {
    let all = shipped();
    let in_reads = all.reads.iter().flat_map(|read| read.text.terms());
    let in_answers = all.questions.iter().flat_map(|question| question.text.terms());
    let met: BTreeSet<&str> = in_reads.chain(in_answers).map(|id| &**id).collect();
    for term in all.terms.iter().filter(|term| term.read.is_none()) {
        assert!(met.contains(&*term.id), "nothing leads to the term `{}`, and it leads nowhere", &*term.id);
    }
}

#[test]
fn what_the_articles_hold_is_carried() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let sources = Sources::read(&folder).expect("the content can be read");
    let problems = check_coverage(&sources, shipped());
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}
