//! How words flow from one record into the next, so that nobody types the same thing twice: from a trigger into a
//! thought record, from there into an "I" statement, a boundary, a step, and what happened.

use super::{Made, parts::answer_words};
use crate::record::{
    Answer, Body, Boundary, Entry, Ladder, Observation, Practice, Prediction, Promise, Signal, Ties, Trigger, Win,
};

/// What a piece of writing is, wherever it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    /// What was going on.
    Situation,
    /// What went through the mind, or is feared.
    Thought,
    /// A view fair to all of it.
    Fair,
    /// Words to say.
    Statement,
    /// Where the line is.
    Line,
    /// What will be done.
    Plan,
    /// A step that could be tried.
    Step,
    /// What happened.
    Happened,
}

use Piece::{Fair, Happened, Line, Plan, Situation, Statement, Step, Thought};

/// What can be started from a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A record of this kind.
    Kind(char),
    /// A run of the exercise with this id.
    Exercise(&'static str),
}

/// What the steps of exercises hold: `(exercise, step, piece)`. A step that is no longer there carries nothing.
const STEPS: &[(&str, &str, Piece)] = &[
    ("thought-record", "situation", Situation),
    ("thought-record", "thought", Thought),
    ("thought-record", "fair-view", Fair),
    ("thought-record", "next", Plan),
    ("i-statement", "raw", Thought),
    ("i-statement", "happened", Situation),
    ("i-statement", "statement", Statement),
    ("boundary-builder", "moment", Situation),
    ("boundary-builder", "one", Line),
    ("boundary-builder", "do", Plan),
    ("boundary-script", "line", Line),
    ("boundary-script", "sentence", Statement),
    ("boundary-script", "do", Plan),
    ("trigger-map", "situation", Situation),
    ("trigger-map", "said", Thought),
    ("past-or-present", "moment", Situation),
    ("evidence-log", "coming", Situation),
    ("evidence-log", "fear", Thought),
    ("evidence-log", "ready", Plan),
    ("trust-ladder", "steps", Step),
    ("trust-ladder", "fear", Thought),
    ("intuition-or-alarm", "noticed", Situation),
    ("intuition-or-alarm", "says", Thought),
    ("promises-to-myself", "chosen", Plan),
    ("small-wins", "win", Happened),
];

/// Every step of an exercise that words are carried from or to, for whoever checks that they are there.
pub fn steps() -> impl Iterator<Item = (&'static str, &'static str)> {
    STEPS.iter().map(|(exercise, step, _)| (*exercise, *step))
}

/// What can be started from a record, the nearest first.
pub fn targets(made: &Made) -> &'static [Target] {
    use Target::{Exercise, Kind};
    const WRITE: Target = Kind(Entry::KIND);
    const BOUNDARY: Target = Kind(Boundary::KIND);
    const PREDICTION: Target = Kind(Prediction::KIND);
    const OBSERVATION: Target = Kind(Observation::KIND);
    const LADDER: Target = Kind(Ladder::KIND);
    const THOUGHTS: Target = Exercise("thought-record");
    match made {
        Made::Trigger(_) => &[THOUGHTS, Exercise("past-or-present"), Kind(Signal::KIND), BOUNDARY, WRITE],
        Made::Practice(practice) => match practice.exercise.as_str() {
            "thought-record" => &[Exercise("i-statement"), BOUNDARY, PREDICTION, LADDER, WRITE],
            "i-statement" => &[BOUNDARY, PREDICTION, WRITE],
            "boundary-builder" | "boundary-script" => &[BOUNDARY, PREDICTION, WRITE],
            "trigger-map" | "past-or-present" => &[THOUGHTS, Kind(Trigger::KIND), WRITE],
            "evidence-log" => &[PREDICTION, WRITE],
            "trust-ladder" => &[LADDER, PREDICTION, WRITE],
            "intuition-or-alarm" => &[Kind(Signal::KIND), WRITE],
            "promises-to-myself" => &[Kind(Promise::KIND), WRITE],
            "small-wins" => &[Kind(Win::KIND), WRITE],
            _ => &[WRITE],
        },
        Made::Boundary(_) => &[LADDER, PREDICTION, OBSERVATION, WRITE],
        Made::Ladder(_) => &[PREDICTION, WRITE],
        Made::Prediction(_) => &[OBSERVATION, Kind(Win::KIND), WRITE],
        Made::Signal(_) => &[PREDICTION, OBSERVATION, WRITE],
        Made::Observation(_) => &[BOUNDARY, WRITE],
        Made::Promise(_) => &[Kind(Win::KIND), WRITE],
        Made::Win(_) => &[WRITE],
        Made::Entry(_) => &[Kind(Trigger::KIND), THOUGHTS, PREDICTION, Kind(Win::KIND)],
        Made::CheckIn(_) | Made::Person(_) | Made::SignAnswer(_) | Made::OwnSign(_) => &[],
    }
}

/// The words of a record that others are started from, by what they are.
#[derive(Debug, Clone)]
struct Pieces(Vec<(Piece, String)>);

impl Pieces {
    fn of(made: &Made) -> Pieces {
        let all: Vec<(Piece, &str)> = match made {
            Made::Trigger(trigger) => vec![(Thought, &trigger.thought), (Situation, &trigger.situation)],
            Made::Prediction(prediction) => {
                vec![(Happened, &prediction.outcome.happened), (Thought, &prediction.fear), (Plan, &prediction.plan)]
            }
            Made::Observation(observation) => vec![(Happened, &observation.words)],
            Made::Signal(signal) => vec![(Thought, &signal.said), (Situation, &signal.situation)],
            Made::Ladder(ladder) => vec![(Plan, &ladder.title)],
            Made::Promise(promise) => vec![(Plan, &promise.words)],
            Made::Boundary(boundary) => {
                let happened = boundary.happened.last().map_or("", |one| &one.words);
                vec![
                    (Line, &boundary.not_fine),
                    (Plan, &boundary.will_do),
                    (Statement, &boundary.say),
                    (Happened, happened),
                ]
            }
            Made::Win(win) => vec![(Happened, &win.words)],
            Made::Entry(entry) => vec![(Situation, &entry.text)],
            Made::Practice(practice) => return Pieces(of_practice(practice)),
            Made::CheckIn(_) | Made::Person(_) | Made::SignAnswer(_) | Made::OwnSign(_) => Vec::new(),
        };
        let words = all.into_iter().map(|(piece, words)| (piece, words.trim().to_owned()));
        Pieces(words.filter(|(_, words)| !words.is_empty()).collect())
    }

    /// The first there is among some that would do.
    fn first(&self, wanted: &[Piece]) -> String {
        let of = |piece: &Piece| self.0.iter().find(|(known, _)| known == piece).map(|(_, words)| words.clone());
        wanted.iter().find_map(of).unwrap_or_default()
    }
}

fn of_practice(practice: &Practice) -> Vec<(Piece, String)> {
    let steps = STEPS.iter().filter(|(exercise, ..)| *exercise == practice.exercise);
    let mut pieces = Vec::new();
    for (_, step, piece) in steps {
        match practice.answer(step) {
            Some(answer) if *piece == Step => {
                pieces.extend(answer.own_lines().iter().map(|line| (Step, (*line).into())))
            }
            Some(answer) => pieces.push((*piece, answer_words(answer).trim().to_owned())),
            None => {}
        }
    }
    pieces.retain(|(_, words)| !words.is_empty());
    pieces
}

/// The words of a record that stay in sight while something is started from it: the thought where there is one.
pub fn kept_in_sight(made: &Made) -> String {
    Pieces::of(made).first(&[Thought, Line, Statement, Situation, Step, Plan, Happened, Fair])
}

/// A record of a kind, started from another with the words that fit. `full` has every word of the other.
pub fn started(kind: char, id: &str, full: &Made) -> Option<Made> {
    let pieces = Pieces::of(full);
    let ties = Ties {
        people: full.people().into_iter().map(str::to_owned).collect(),
        contexts: full.contexts().to_vec(),
        safety: None,
        ..Ties::started_from(id, &kept_in_sight(full))
    };
    Some(match kind {
        Trigger::KIND => Made::Trigger(Trigger {
            situation: pieces.first(&[Situation]),
            thought: pieces.first(&[Thought]),
            ties,
            ..Trigger::default()
        }),
        Prediction::KIND => Made::Prediction(Prediction {
            fear: pieces.first(&[Thought]),
            plan: pieces.first(&[Step, Plan, Statement]),
            ties,
            ..Prediction::default()
        }),
        Observation::KIND => {
            let words = pieces.first(&[Happened]);
            Made::Observation(Observation { words, kept: true, ties, ..Observation::default() })
        }
        Signal::KIND => Made::Signal(Signal {
            said: pieces.first(&[Thought]),
            situation: pieces.first(&[Situation]),
            ties,
            ..Signal::default()
        }),
        Ladder::KIND => {
            let mut ladder = Ladder { title: pieces.first(&[Plan, Statement, Fair]), ties, ..Ladder::default() };
            let steps = pieces.0.iter().filter(|(piece, _)| *piece == Step);
            steps.for_each(|(_, words)| {
                ladder.add(words);
            });
            Made::Ladder(ladder)
        }
        Promise::KIND => Made::Promise(Promise { words: pieces.first(&[Plan]), ties, ..Promise::default() }),
        Boundary::KIND => Made::Boundary(Boundary {
            not_fine: pieces.first(&[Line, Situation]),
            will_do: pieces.first(&[Plan]),
            say: pieces.first(&[Statement]),
            ties,
            ..Boundary::default()
        }),
        Win::KIND => Made::Win(Win { words: pieces.first(&[Happened]), ties, ..Win::default() }),
        Entry::KIND => Made::Entry(Entry { ties, ..Entry::default() }),
        _ => return None,
    })
}

/// A prediction about one step of a ladder.
pub fn started_on_rung(id: &str, rung: &str, full: &Made) -> Option<Made> {
    let (Some(Made::Prediction(mut prediction)), Made::Ladder(ladder)) = (started(Prediction::KIND, id, full), full)
    else {
        return None;
    };
    let step = ladder.rungs.iter().find(|step| step.id == rung)?;
    prediction.plan.clone_from(&step.words);
    prediction.rung = Some(step.id.clone());
    Some(Made::Prediction(prediction))
}

/// A run of an exercise, started from another record. `asked` gives the wording of a step as it reads now, and whether
/// it takes words; only such steps are filled.
pub fn started_practice(
    exercise: &str,
    title: &str,
    id: &str,
    full: &Made,
    asked: impl Fn(&str) -> Option<String>,
) -> Practice {
    let pieces = Pieces::of(full);
    let mut practice = Practice {
        exercise: exercise.to_owned(),
        title: title.to_owned(),
        ties: Ties { contexts: full.contexts().to_vec(), ..Ties::started_from(id, &kept_in_sight(full)) },
        ..Practice::default()
    };
    for (_, step, piece) in STEPS.iter().filter(|(of, ..)| *of == exercise) {
        let fits: &[Piece] = match piece {
            Line => &[Line, Situation],
            Plan => &[Plan],
            Statement => &[],
            Fair => &[],
            other => std::slice::from_ref(other),
        };
        let words = pieces.first(fits);
        if let Some(asked) = asked(step).filter(|_| !words.is_empty()) {
            practice.put(step, &asked, Answer::Text(words));
        }
    }
    practice
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trigger() -> Made {
        let ties = Ties { people: vec!["h1".into()], ..Ties::default() };
        Made::Trigger(Trigger {
            situation: "No answer since noon".into(),
            thought: "They are done with me".into(),
            ties,
            ..Trigger::default()
        })
    }

    #[test]
    fn a_chain_carries_its_words_and_keeps_the_thought_in_sight() {
        let asked = |step: &str| Some(format!("{step}?"));
        let practice = started_practice("thought-record", "Title", "t1", &trigger(), asked);
        assert_eq!(practice.answer("situation"), Some(&Answer::Text("No answer since noon".into())));
        assert_eq!(practice.answer("thought"), Some(&Answer::Text("They are done with me".into())));
        assert_eq!(practice.answer("fair-view"), None);
        assert_eq!(practice.ties.carried, "They are done with me");
        let Some(Made::Prediction(prediction)) = started(Prediction::KIND, "p1", &Made::Practice(practice)) else {
            panic!()
        };
        assert_eq!(prediction.fear, "They are done with me");
        assert_eq!(prediction.ties.from.as_deref(), Some("p1"));
        let mut done = prediction;
        done.outcome.happened = "They rang at six".into();
        let Some(Made::Win(win)) = started(Win::KIND, "x1", &Made::Prediction(done)) else { panic!() };
        assert_eq!((win.words.as_str(), win.ties.carried.as_str()), ("They rang at six", "They are done with me"));
    }

    #[test]
    fn people_go_along_and_an_answer_about_danger_does_not() {
        let Some(Made::Boundary(boundary)) = started(Boundary::KIND, "t1", &trigger()) else { panic!() };
        assert_eq!(boundary.ties.people, ["h1"]);
        assert_eq!(boundary.ties.safety, None);
        assert_eq!(boundary.not_fine, "No answer since noon");
    }

    #[test]
    fn every_target_can_be_started() {
        let mut practice = Practice { exercise: "trust-ladder".into(), ..Practice::default() };
        practice.put("steps", "?", Answer::Lines(vec!["a".into(), "b".into()]));
        for made in [trigger(), Made::Practice(practice), Made::Entry(Entry::default()), Made::Win(Win::default())] {
            for target in targets(&made) {
                if let Target::Kind(kind) = target {
                    assert!(started(*kind, "t1", &made).is_some(), "{kind}");
                }
            }
        }
    }

    #[test]
    fn a_ladder_takes_every_step() {
        let mut practice = Practice { exercise: "trust-ladder".into(), ..Practice::default() };
        practice.put("steps", "?", Answer::Lines(vec!["a".into(), "b".into()]));
        let Some(Made::Ladder(ladder)) = started(Ladder::KIND, "p1", &Made::Practice(practice)) else { panic!() };
        assert_eq!(ladder.rungs.iter().map(|rung| rung.words.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    }
}
