//! Which screens a practice has, and in what order: the one place that decides what may follow the danger question.

use crate::content::{Exercise, Step, StepKind};
use crate::record::{Answer, Practice, Safety};

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

/// What counts about danger: the answer of this run and what is known of the person it is about. Where both are there,
/// the more careful one.
///
/// So a yes given in another run, or in another tab, closes this one as well; a run that was left at safety stays there
/// until it is changed there.
pub fn standing(run: Option<Safety>, known: Option<Safety>) -> Option<Safety> {
    match (run, known) {
        (Some(run), Some(known)) => Some(run.and(known)),
        (run, known) => run.or(known),
    }
}

/// The aliases of whoever a practice is about.
pub fn named<'a>(exercise: &Exercise, practice: &'a Practice) -> Vec<&'a str> {
    let persons = exercise.steps.iter().filter(|step| matches!(step.kind, StepKind::Person));
    let alias = |step: &Step| match practice.answer(step.id) {
        Some(Answer::Text(alias)) => Some(alias.trim()),
        _ => None,
    };
    persons.filter_map(alias).filter(|alias| !alias.is_empty()).collect()
}

/// The place that follows another. The danger question is passed by where it stands answered; it can be gone back to
/// from every later screen.
pub fn next(screens: &[Screen], place: usize) -> usize {
    let answered = matches!(screens.get(place + 1), Some(Screen::Danger)) && screens.len() > place + 2;
    if answered { place + 2 } else { place + 1 }
}

/// Where the danger question stands, for someone at a later place.
pub fn danger_before(screens: &[Screen], place: usize) -> Option<usize> {
    screens.iter().position(|screen| matches!(screen, Screen::Danger)).filter(|danger| *danger < place)
}

/// Where a shown screen has to give way to, when it is no longer among those that are open. Safety never gives way by
/// itself: only the person's own answer leads on from there.
pub fn gives_way(screens: &[Screen], shown: Screen) -> Option<usize> {
    let stays = matches!(shown, Screen::Safety) || screens.iter().any(|screen| screen.id() == shown.id());
    (!stays).then(|| screens.len().saturating_sub(1))
}

/// How many screens the exercise has for someone who is not in danger, without the end: the "of nine" in "3 of 9".
pub fn length(exercise: &'static Exercise) -> usize {
    exercise.steps.len() + usize::from(exercise.danger_first)
}

/// The place among `screens` that a practice stands at: the first when its step no longer exists, and the last that is
/// open when it stood behind a danger question that has been closed since.
pub fn place(screens: &[Screen], practice: &Practice) -> usize {
    let behind = !practice.at.is_empty() && matches!(screens.last(), Some(Screen::Danger | Screen::Safety));
    let otherwise = if behind { screens.len().saturating_sub(1) } else { 0 };
    screens.iter().position(|screen| screen.id() == practice.at).unwrap_or(otherwise)
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
    }

    #[test]
    fn a_practice_left_behind_a_question_closed_since_stands_at_safety() {
        let at = |id: &str, safety| {
            place(&screens(&PERSON_FIRST, safety), &Practice { at: id.into(), ..Practice::default() })
        };
        for (safety, id, expected) in [
            (Some(Safety::Yes), "when", 2),
            (Some(Safety::Unsure), END, 2),
            (Some(Safety::Yes), "who", 0),
            (Some(Safety::Yes), DANGER, 1),
            (Some(Safety::Yes), "", 0),
            (None, "doubt", 1),
        ] {
            assert_eq!(at(id, safety), expected, "{safety:?} at {id:?}");
        }
    }

    #[test]
    fn the_more_careful_answer_counts() {
        use Safety::{No, Unsure, Yes};
        for (run, known, counts) in [
            (None, None, None),
            (None, Some(No), Some(No)),
            (Some(No), None, Some(No)),
            (Some(No), Some(Yes), Some(Yes)),
            (Some(No), Some(Unsure), Some(Unsure)),
            (Some(Yes), Some(No), Some(Yes)),
            (Some(Unsure), Some(Yes), Some(Yes)),
            (Some(No), Some(No), Some(No)),
        ] {
            assert_eq!(standing(run, known), counts, "{run:?} with {known:?}");
        }
    }

    #[test]
    fn a_question_that_stands_answered_is_passed_by_and_can_be_gone_back_to() {
        let open = screens(&PERSON_FIRST, Some(Safety::No));
        let closed = screens(&PERSON_FIRST, Some(Safety::Yes));
        let unasked = screens(&PERSON_FIRST, None);
        assert_eq!((next(&open, 0), next(&closed, 0), next(&unasked, 0)), (2, 2, 1));
        assert_eq!((next(&open, 1), next(&closed, 1), next(&open, 2)), (2, 2, 3));
        assert_eq!((danger_before(&open, 3), danger_before(&open, 1), danger_before(&open, 0)), (Some(1), None, None));
    }

    #[test]
    fn a_shown_step_gives_way_to_safety_and_safety_to_nothing() {
        let open = screens(&PERSON_FIRST, Some(Safety::No));
        let closed = screens(&PERSON_FIRST, Some(Safety::Unsure));
        for screen in &open {
            let stays = matches!(screen.id(), "who" | DANGER);
            assert_eq!(gives_way(&closed, *screen), (!stays).then_some(2), "{}", screen.id());
            assert_eq!(gives_way(&open, *screen), None);
        }
        assert_eq!(gives_way(&open, Screen::Safety), None);
        assert_eq!(gives_way(&screens(&PERSON_FIRST, None), Screen::End), Some(1));
    }

    #[test]
    fn whoever_is_named_is_known_by_every_step_that_asks_for_someone() {
        let mut practice = Practice::default();
        assert!(named(&PERSON_FIRST, &practice).is_empty());
        practice.name("who", "Who?", " Sam ".into());
        practice.put("doubt", "Doubt?", Answer::Text("words".into()));
        assert_eq!(named(&PERSON_FIRST, &practice), ["Sam"]);
    }
}
