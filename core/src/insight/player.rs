//! Which screens a practice has, and in what order: the one place that decides what may follow the danger question.

use crate::content::{Exercise, Step, StepKind};
use crate::record::{Practice, Safety};

/// Id under which a practice remembers that it stands at the danger question.
pub const DANGER: &str = "danger";

/// Id under which a practice remembers that it stands at the safety page.
pub const SAFETY: &str = "safety";

/// Id under which a practice remembers that every step was walked.
pub const END: &str = "end";

/// One screen of a practice.
#[derive(Debug, Clone, Copy)]
pub enum Screen {
    /// A step of the exercise.
    Step(&'static Step),
    /// The question about danger.
    Danger,
    /// Safety help and self-care, where the practice ends when the answer was yes or unsure.
    Safety,
    /// What is left to do when all is walked.
    End,
}

impl Screen {
    /// The id a practice keeps to come back to this screen.
    pub fn id(self) -> &'static str {
        match self {
            Screen::Step(step) => step.id,
            Screen::Danger => DANGER,
            Screen::Safety => SAFETY,
            Screen::End => END,
        }
    }
}

/// The screens that are open, in order.
///
/// Where the danger question comes first it stands before every step but one that asks who it is about. Until it is
/// answered nothing lies behind it; after yes or unsure only the safety page does.
pub fn screens(exercise: &'static Exercise, safety: Option<Safety>) -> Vec<Screen> {
    let mut open = Vec::with_capacity(exercise.steps.len() + 2);
    let mut steps = exercise.steps.iter().peekable();
    if exercise.danger_first {
        if let Some(person) = steps.next_if(|step| matches!(step.kind, StepKind::Person)) {
            open.push(Screen::Step(person));
        }
        open.push(Screen::Danger);
        match safety {
            None => return open,
            Some(answer) if !answer.may_go_on() => {
                open.push(Screen::Safety);
                return open;
            }
            Some(_) => {}
        }
    }
    open.extend(steps.map(Screen::Step));
    open.push(Screen::End);
    open
}

/// How many screens the exercise has for someone who is not in danger, without the end: the "of nine" in "3 of 9".
pub fn length(exercise: &'static Exercise) -> usize {
    exercise.steps.len() + usize::from(exercise.danger_first)
}

/// The place among `screens` that a practice stands at; the first when its step no longer exists.
pub fn place(screens: &[Screen], practice: &Practice) -> usize {
    screens.iter().position(|screen| screen.id() == practice.at).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Audience, Depth};

    const fn step(id: &'static str, kind: StepKind) -> Step {
        Step { id, title: id, text: "", kind, recall: &[], reframes: false }
    }

    static PERSON_FIRST: Exercise = Exercise {
        id: "x",
        group: "g",
        contexts: &[],
        audience: Audience::Oneself,
        title: "",
        purpose: "",
        why: "",
        depth: Depth::Moderate,
        minutes: 1,
        danger_first: true,
        references: &[],
        steps: &[step("who", StepKind::Person), step("doubt", StepKind::Long), step("when", StepKind::Date)],
    };
    static NO_PERSON: Exercise = Exercise { steps: &[step("doubt", StepKind::Long)], ..PERSON_FIRST };
    static UNGUARDED: Exercise = Exercise { danger_first: false, ..NO_PERSON };

    fn check(exercise: &'static Exercise, safety: Option<Safety>, expected: &[&str]) {
        let ids: Vec<_> = screens(exercise, safety).into_iter().map(Screen::id).collect();
        assert_eq!(ids, expected, "{safety:?}");
    }

    #[test]
    fn nothing_but_safety_lies_behind_yes_and_unsure() {
        for answer in [Safety::Yes, Safety::Unsure] {
            check(&PERSON_FIRST, Some(answer), &["who", DANGER, SAFETY]);
            check(&NO_PERSON, Some(answer), &[DANGER, SAFETY]);
        }
        check(&PERSON_FIRST, None, &["who", DANGER]);
        check(&NO_PERSON, None, &[DANGER]);
    }

    #[test]
    fn a_plain_no_opens_every_step() {
        check(&PERSON_FIRST, Some(Safety::No), &["who", DANGER, "doubt", "when", END]);
        check(&UNGUARDED, None, &["doubt", END]);
        assert_eq!((length(&PERSON_FIRST), length(&UNGUARDED)), (4, 1));
    }

    #[test]
    fn a_practice_comes_back_to_its_step_and_to_the_start_when_that_is_gone() {
        let open = screens(&PERSON_FIRST, Some(Safety::No));
        let at = |id: &str| place(&open, &Practice { at: id.into(), ..Practice::default() });
        assert_eq!((at("when"), at("no-longer"), at("")), (3, 0, 0));
        let closed = screens(&PERSON_FIRST, Some(Safety::Yes));
        assert_eq!(place(&closed, &Practice { at: "when".into(), ..Practice::default() }), 0);
    }
}
