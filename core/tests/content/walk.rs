//! A walk over every path through every practice that ships: wherever the danger question is answered or answered
//! again, after yes and after unsure no step that reframes can be reached, and the safety page can.

use crate::as_shown::exercises;
use crate::shipped::shipped;
use proptest::prelude::*;
use rethread_core::content::Exercise;
use rethread_core::insight::player::{DANGER, SAFETY, Screen, place, screens};
use rethread_core::record::{Practice, Safety};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static EXERCISES: LazyLock<&'static [Exercise]> = LazyLock::new(|| exercises(shipped()));

const ANSWERS: [Safety; 3] = [Safety::No, Safety::Yes, Safety::Unsure];

/// Where somebody is in a practice: the answer that stands, and the place among the screens it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct At {
    answer: Option<usize>,
    place: usize,
}

impl At {
    fn safety(self) -> Option<Safety> {
        self.answer.and_then(|answer| ANSWERS.get(answer).copied())
    }

    fn screens(self, exercise: &'static Exercise) -> Vec<Screen> {
        screens(exercise, self.safety())
    }

    /// Every place one act away: on, back, to the question again and any answer to it, and leaving and coming back.
    fn next(self, exercise: &'static Exercise) -> Vec<At> {
        let open = self.screens(exercise);
        let mut next = vec![At { place: self.place.saturating_sub(1), ..self }];
        if self.place + 1 < open.len() {
            next.push(At { place: self.place + 1, ..self });
        }
        if let Some(question) = open.iter().position(|screen| screen.id() == DANGER) {
            next.push(At { place: question, ..self });
            if self.place == question {
                next.extend((0..ANSWERS.len()).map(|answer| At { answer: Some(answer), place: question + 1 }));
            }
        }
        // A kept practice may name any step, also one that its answer no longer opens.
        for step in exercise.steps {
            let kept = Practice { at: step.id.to_owned(), ..Practice::default() };
            next.push(At { place: place(&open, &kept), ..self });
        }
        next
    }
}

fn reachable(exercise: &'static Exercise) -> BTreeSet<At> {
    let mut seen = BTreeSet::new();
    let mut open = vec![At { answer: None, place: 0 }];
    while let Some(at) = open.pop() {
        if seen.insert(at) {
            open.extend(at.next(exercise));
        }
    }
    seen
}

#[test]
fn yes_and_unsure_never_lead_to_a_step_that_reframes() {
    let mut guarded = 0;
    for exercise in *EXERCISES {
        let all = reachable(exercise);
        for at in &all {
            let open = at.screens(exercise);
            let Some(Screen::Step(step)) = open.get(at.place) else { continue };
            let may = at.safety() == Some(Safety::No) && exercise.danger_first;
            assert!(may || !step.reframes, "{}: `{}` after {:?}", exercise.id, step.id, at.safety());
        }
        let reframing: Vec<&str> = exercise.steps.iter().filter(|step| step.reframes).map(|step| step.id).collect();
        let walked = |at: &At| matches!(at.screens(exercise).get(at.place), Some(Screen::Step(step)) if step.reframes);
        assert_eq!(reframing.is_empty(), !all.iter().any(walked), "{}: a plain no opens every step", exercise.id);
        if !exercise.danger_first {
            continue;
        }
        guarded += 1;
        for answer in 1..ANSWERS.len() {
            let safe = |at: &&At| {
                at.answer == Some(answer)
                    && at.screens(exercise).get(at.place).map(|screen| screen.id()) == Some(SAFETY)
            };
            assert!(all.iter().any(|at| safe(&at)), "{}: safety after {:?}", exercise.id, ANSWERS.get(answer));
            let steps = |screen: &Screen| matches!(screen, Screen::Step(_));
            let open = screens(exercise, ANSWERS.get(answer).copied());
            assert!(
                open.iter().filter(|screen| steps(screen)).count() <= 1,
                "{}: who it is about, at most",
                exercise.id
            );
        }
    }
    assert!(guarded > 0, "some practice asks the question");
}

proptest! {
    #[test]
    fn any_walk_is_safe(exercise in any::<prop::sample::Index>(), turns in prop::collection::vec(any::<prop::sample::Index>(), 0..60)) {
        let exercise = exercise.get(&EXERCISES);
        let mut at = At { answer: None, place: 0 };
        for turn in turns {
            at = *turn.get(&at.next(exercise));
            let open = at.screens(exercise);
            if let (Some(Screen::Step(step)), false) = (open.get(at.place), at.safety().is_some_and(Safety::may_go_on)) {
                prop_assert!(!step.reframes, "{}: `{}` at {:?}", exercise.id, step.id, at);
            }
        }
    }
}
