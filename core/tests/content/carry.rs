//! The steps of exercises that words are carried from and to are there, and hold what is carried.

use crate::as_shown::exercises;
use crate::shipped::shipped;
use rethread_core::content::author::Kind;
use rethread_core::insight::Made;
use rethread_core::insight::carry::{Target, steps, targets};
use rethread_core::record::{Practice, Trigger};

#[test]
fn every_step_that_words_are_carried_from_is_there_and_holds_words() {
    let all = &shipped().exercises;
    for (exercise, step) in steps() {
        let found = all.iter().find(|known| known.id == exercise);
        let found = found.unwrap_or_else(|| panic!("no exercise {exercise}"));
        let step = found.steps.iter().find(|known| known.id.words == step);
        let step = step.unwrap_or_else(|| panic!("{exercise} lacks a step"));
        let words = match &step.kind {
            Kind::Plain(name) => matches!(*name, "Short" | "Long" | "List"),
            Kind::Sentence(_) | Kind::Pick(_) => true,
            _ => false,
        };
        assert!(words, "{exercise}: {} holds no words", step.id.words);
    }
}

#[test]
fn every_exercise_that_can_be_started_from_another_record_is_there() {
    let all = exercises(shipped());
    let practices =
        all.iter().map(|known| Made::Practice(Practice { exercise: known.id.to_owned(), ..Practice::default() }));
    let mut from_practices = 0;
    for made in practices.chain([Made::Trigger(Trigger::default())]) {
        for target in targets(&made) {
            if let Target::Exercise(exercise) = target {
                assert!(all.iter().any(|known| known.id == *exercise), "{exercise}");
                from_practices += 1;
            }
        }
    }
    assert!(from_practices > 3);
}
