//! A walk over every path through every practice that ships: wherever the danger question is answered or answered
//! again, here or meanwhile in another tab, after yes and after unsure no step that reframes is reached, and the safety
//! page is.

use crate::as_shown::exercises;
use crate::shipped::shipped;
use proptest::prelude::*;
use rethread_core::content::{Exercise, Step};
use rethread_core::insight::player::{
    DANGER, SAFETY, Screen, danger_before, gives_way, next, place, screens, standing,
};
use rethread_core::record::{Practice, Safety};
use std::collections::HashSet;
use std::sync::LazyLock;

static EXERCISES: LazyLock<&'static [Exercise]> = LazyLock::new(|| exercises(shipped()));

/// Every answer there can be, and none.
const ANSWERS: [Option<Safety>; 4] = [None, Some(Safety::No), Some(Safety::Yes), Some(Safety::Unsure)];

/// Where somebody is in a practice: the answer of this run and the one known of the person it is about (places among
/// [`ANSWERS`]), and the screen that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct At {
    run: usize,
    known: usize,
    shown: &'static str,
}

impl At {
    fn begin(exercise: &'static Exercise) -> At {
        At { run: 0, known: 0, shown: screens(exercise, None)[0].id() }
    }

    fn standing(self) -> Option<Safety> {
        standing(ANSWERS[self.run], ANSWERS[self.known])
    }

    fn screens(self, exercise: &'static Exercise) -> Vec<Screen> {
        screens(exercise, self.standing())
    }

    /// The step that is shown, if it is one.
    fn step(self, exercise: &'static Exercise) -> Option<&'static Step> {
        exercise.steps.iter().find(|step| step.id == self.shown)
    }

    fn show(self, open: &[Screen], place: usize) -> At {
        At { shown: open.get(place).or(open.last()).map_or(self.shown, |screen| screen.id()), ..self }
    }

    /// With other answers standing, which may close the screen that is shown.
    fn with(self, exercise: &'static Exercise, run: usize, known: usize) -> At {
        let now = At { run, known, ..self };
        let open = now.screens(exercise);
        let before = self.screens(exercise).into_iter().find(|screen| screen.id() == self.shown);
        match before.unwrap_or(Screen::Safety) {
            shown if gives_way(&open, shown).is_some() => now.show(&open, gives_way(&open, shown).unwrap_or_default()),
            _ => now,
        }
    }

    /// Every place one act away: on, back, to the question and any answer to it, an answer given elsewhere meanwhile,
    /// and leaving and coming back.
    fn acts(self, exercise: &'static Exercise) -> Vec<At> {
        let open = self.screens(exercise);
        let here = open.iter().position(|screen| screen.id() == self.shown).unwrap_or_default();
        let mut acts = vec![self.show(&open, here.saturating_sub(1)), self.show(&open, next(&open, here))];
        acts.extend(danger_before(&open, here).map(|danger| self.show(&open, danger)));
        if self.shown == SAFETY {
            acts.push(At { shown: DANGER, ..self });
        }
        if self.shown == DANGER {
            for answer in 1..ANSWERS.len() {
                // What is known of the person follows the answer, or there is nobody to know it of.
                for known in [answer, self.known] {
                    let answered = At { run: answer, known, ..self };
                    let open = answered.screens(exercise);
                    acts.push(answered.show(&open, here + 1));
                }
            }
        }
        acts.extend((0..ANSWERS.len()).map(|known| self.with(exercise, self.run, known)));
        // A kept practice may name any step, also one that its answer no longer opens.
        for step in exercise.steps {
            let kept = Practice { at: step.id.to_owned(), ..Practice::default() };
            acts.push(self.show(&open, place(&open, &kept)));
        }
        acts
    }

    fn is_safe(self, exercise: &'static Exercise) -> bool {
        let reframes = self.step(exercise).is_some_and(|step| step.reframes);
        !reframes || (exercise.danger_first && self.standing() == Some(Safety::No))
    }
}

fn reachable(exercise: &'static Exercise) -> HashSet<At> {
    let mut seen = HashSet::new();
    let mut open = vec![At::begin(exercise)];
    while let Some(at) = open.pop() {
        if seen.insert(at) {
            open.extend(at.acts(exercise));
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
            assert!(at.is_safe(exercise), "{}: {at:?}", exercise.id);
        }
        for step in exercise.steps {
            assert!(all.iter().any(|at| at.shown == step.id), "{}: a plain no opens `{}`", exercise.id, step.id);
        }
        if !exercise.danger_first {
            continue;
        }
        guarded += 1;
        for answer in [Safety::Yes, Safety::Unsure] {
            let safe = |at: &&At| at.standing() == Some(answer) && at.shown == SAFETY;
            assert!(all.iter().any(|at| safe(&at)), "{}: safety after {answer:?}", exercise.id);
            let open = screens(exercise, Some(answer));
            let steps = open.iter().filter(|screen| matches!(screen, Screen::Step(_))).count();
            assert!(steps <= 1, "{}: after {answer:?} no step but who it is about", exercise.id);
        }
    }
    assert!(guarded > 0, "some practice asks the question");
}

proptest! {
    #[test]
    fn any_walk_is_safe(
        exercise in any::<prop::sample::Index>(),
        turns in prop::collection::vec(any::<prop::sample::Index>(), 0..60),
    ) {
        let exercise = exercise.get(&EXERCISES);
        let mut at = At::begin(exercise);
        for turn in turns {
            at = *turn.get(&at.acts(exercise));
            prop_assert!(at.is_safe(exercise), "{}: {:?}", exercise.id, at);
        }
    }
}
