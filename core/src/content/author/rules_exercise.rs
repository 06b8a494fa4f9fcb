//! What holds within an exercise: what its steps may refer to, what only stands behind the danger question, and the
//! way back from a deep one.

use super::authored::{Authored, Exercise, Kind, Named, Step, Text};
use super::links::{known, unique};
use super::problem::Problems;
use crate::content::Depth;

pub(super) fn check(authored: &Authored, problems: &Problems) {
    let groups = || authored.exercise_groups.iter().map(|group| &group.id);
    unique("group", groups(), problems);
    for exercise in &authored.exercises {
        let ids = groups().map(|id| id.words.as_str());
        known("group", "exercises/order.toml", &exercise.group, ids, problems);
        ids_within(exercise, problems);
        earlier_steps(exercise, problems);
        danger(exercise, problems);
        way_back(exercise, problems);
        if exercise.references.is_empty() {
            problems.add(&exercise.place, "this exercise has no `reference`; add what supports its `why`");
        }
    }
    for group in authored.exercise_groups.iter().filter(|group| !group.id.is_empty()) {
        if !authored.exercises.iter().any(|exercise| exercise.group.words == group.id.words) {
            let message = format!("no exercise is in the group `{}`; add one, or take the group out", group.id.words);
            problems.add(&group.id.place, message);
        }
    }
}

fn ids_within(exercise: &Exercise, problems: &Problems) {
    unique("step of this exercise", exercise.steps.iter().map(|step| &step.id), problems);
    for step in &exercise.steps {
        match &step.kind {
            Kind::One(options) | Kind::Many(options) => {
                unique("option of this step", options.iter().map(|option: &Named| &option.id), problems);
            }
            Kind::Breathing(patterns) => {
                unique("pattern of this step", patterns.iter().map(|pattern| &pattern.id), problems);
            }
            _ => {}
        }
    }
}

/// `recall` shows answers, and `from` offers lines: both need a step that comes before and has them.
fn earlier_steps(exercise: &Exercise, problems: &Problems) {
    for (at, step) in exercise.steps.iter().enumerate() {
        let before = exercise.steps.get(..at).unwrap_or_default();
        for id in &step.recall {
            earlier(id, before, |kind| !is_unanswered(kind), "which asks for nothing", problems);
        }
        unique("recalled step", step.recall.iter(), problems);
        if let Kind::Pick(from) = &step.kind {
            let has_lines = |kind: &Kind| matches!(kind, Kind::Plain("List" | "Long") | Kind::Columns(..));
            earlier(from, before, has_lines, "which is no list, columns or long text", problems);
        }
    }
}

fn earlier(id: &Text, before: &[Step], fits: impl Fn(&Kind) -> bool, otherwise: &str, problems: &Problems) {
    if id.is_empty() {
        return;
    }
    match before.iter().find(|step| step.id.words == id.words) {
        None => problems.add(&id.place, format!("there is no step `{}` before this one", id.words)),
        Some(step) if !fits(&step.kind) => {
            problems.add(&id.place, format!("this leads to the step `{}`, {otherwise}", id.words));
        }
        Some(_) => {}
    }
}

fn is_unanswered(kind: &Kind) -> bool {
    matches!(kind, Kind::Plain("Read" | "Review") | Kind::Breathing(_) | Kind::Grounding(_) | Kind::Sitting(_))
}

/// A step that questions a fear only ever stands behind the danger question; nobody is asked about a person without
/// either that question or a reason why it is not needed.
fn danger(exercise: &Exercise, problems: &Problems) {
    let person = |step: &&Step| matches!(step.kind, Kind::Plain("Person"));
    for step in exercise.steps.iter().filter(|step| step.reframes && !exercise.danger_first) {
        let message = format!(
            "the step `{}` reframes, and this exercise does not ask the danger question; set `danger_first = true`",
            step.id.words
        );
        problems.add(&step.id.place, message);
    }
    if exercise.danger_first {
        if let Some(reason) = &exercise.no_danger_because {
            problems.add(&reason.place, "this exercise asks the danger question; take `no_danger_because` out");
        }
        if let Some(step) = exercise.steps.first().filter(person).filter(|step| step.reframes) {
            let message = "this step stands before the danger question, so that it cannot be one that reframes";
            problems.add(&step.id.place, message);
        }
    } else if let (Some(step), None) = (exercise.steps.iter().find(person), &exercise.no_danger_because) {
        let message = "this step asks for a person, and the exercise does not ask the danger question; \
                       set `danger_first = true`, or say why not in `no_danger_because`";
        problems.add(&step.id.place, message);
    }
}

fn way_back(exercise: &Exercise, problems: &Problems) {
    // After the return to the present a person may still read, look everything over, and say how steady they feel.
    let closing = |kind: &Kind| matches!(kind, Kind::Plain("Review" | "Read") | Kind::Scale(..));
    let last = exercise.steps.iter().rev().find(|step| !closing(&step.kind));
    if let (Depth::Deep, Some(last)) = (exercise.depth, last)
        && !matches!(last.kind, Kind::Breathing(_) | Kind::Grounding(_))
    {
        let message = format!(
            "a deep exercise has to end with a return to the present, and `{}` is the last thing it asks; \
             add a grounding or a breathing step after it, before any closing review, scale or read",
            last.id.words
        );
        problems.add(&last.id.place, message);
    }
}
