//! What ships, in the types the app shows: as much of each as these tests look at.

use rethread_core::content::author::{self, Authored, Kind};
use rethread_core::content::{
    Audience, Compare, Content, Danger, Exercise, ExerciseCard, Library, Question, ReadCard, Sign, Step, StepKind,
    SuggestedPractice, Term,
};

/// Titles and lines of everything that can be found.
pub fn cards(authored: &Authored) -> (Content, Library) {
    let content = Content {
        language: "en",
        groups: &[],
        signs: all(&authored.signs, sign),
        roots: &[],
        exercise_groups: &[],
        exercises: all(&authored.exercises, exercise_card),
        shelves: &[],
        reads: all(&authored.reads, read_card),
        feelings: &[],
        places: &[],
        danger: Danger {
            question: "",
            text: "",
            no: "",
            yes: "",
            unsure: "",
            safety_title: "",
            safety_text: "",
            safety_steps: &[],
            safety_exercise: "",
        },
    };
    let library = Library {
        exercises: &[],
        reads: &[],
        terms: all(&authored.terms, |term| Term {
            id: kept(&term.id),
            title: kept(&term.title),
            also: all(&term.also, |also| kept(also)),
            text: kept(&term.text),
            read: None,
        }),
        questions: all(&authored.questions, |question| Question {
            id: kept(&question.id),
            title: kept(&question.title),
            text: &[],
            reads: &[],
            practice: None,
            references: &[],
        }),
        compare: Compare { title: "", text: "", caution: "", alarm: "", rows: &[] },
        scenes: &[],
        prompts: &[],
    };
    (content, library)
}

/// The exercises with their steps, of which each is known by whether it asks for a person and whether it reframes.
pub fn exercises(authored: &Authored) -> &'static [Exercise] {
    let step = |step: &author::Step| Step {
        id: kept(&step.id),
        title: kept(&step.title),
        text: "",
        kind: if matches!(step.kind, Kind::Plain("Person")) { StepKind::Person } else { StepKind::Read },
        recall: &[],
        reframes: step.reframes,
    };
    all(&authored.exercises, |exercise| {
        let card = exercise_card(exercise);
        Exercise {
            id: card.id,
            group: card.group,
            contexts: card.contexts,
            audience: card.audience,
            title: card.title,
            purpose: card.purpose,
            why: "",
            depth: card.depth,
            minutes: card.minutes,
            danger_first: card.danger_first,
            references: &[],
            steps: all(&exercise.steps, step),
        }
    })
}

fn exercise_card(exercise: &author::Exercise) -> ExerciseCard {
    ExerciseCard {
        id: kept(&exercise.id),
        group: kept(&exercise.group),
        contexts: &[],
        audience: exercise.audience,
        title: kept(&exercise.title),
        purpose: kept(&exercise.purpose),
        depth: exercise.depth,
        minutes: exercise.minutes,
        danger_first: exercise.danger_first,
    }
}

fn read_card(read: &author::Read) -> ReadCard {
    ReadCard {
        id: kept(&read.id),
        shelf: kept(&read.shelf),
        contexts: &[],
        audience: Audience::Oneself,
        title: kept(&read.title),
        takeaway: kept(&read.takeaway),
        minutes: 1,
        signs: &[],
        roots: &[],
        practice: SuggestedPractice { exercise: "", why: "" },
        print: read.print,
    }
}

fn sign(sign: &author::Sign) -> Sign {
    Sign {
        id: kept(&sign.id),
        group: kept(&sign.group),
        contexts: &[],
        title: kept(&sign.title),
        looks_like: kept(&sign.looks_like),
        protected: "",
        cost: "",
        roots: &[],
        practices: &[],
    }
}

fn all<T, U>(items: &[T], show: impl Fn(&T) -> U) -> &'static [U] {
    Vec::leak(items.iter().map(show).collect())
}

fn kept(words: &str) -> &'static str {
    words.to_owned().leak()
}
