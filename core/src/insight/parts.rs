//! What stands in a record, part by part: what each part is called and what it says, ready to be read, searched and
//! printed. Names of fields and of fixed answers are left to the language shown.

use super::Made;
use crate::record::{Answer, Came, Column, DayPart, Felt, Gap, Loudness, Marker, Outcome, Practice, PromiseState};

/// What a part is called: by the wording it answered, or by a field the app names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// The question as it read then.
    Asked(String),
    /// A field.
    Field(Field),
}

/// Fields of records, to be named in the language shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Field {
    Text,
    Prompt,
    Feelings,
    LookedBack,
    Safe,
    Connected,
    Guard,
    Note,
    Fear,
    Likely,
    Plan,
    Came,
    Right,
    Happened,
    Like,
    Marker,
    Day,
    Said,
    Loudness,
    Places,
    Situation,
    Kinds,
    DayPart,
    Strength,
    Thought,
    Did,
    Helped,
    LadderTitle,
    Rung,
    PromiseWords,
    Why,
    PromiseState,
    Turn,
    Fine,
    NotFine,
    WillDo,
    Say,
    Respected,
    Win,
    Alias,
    Sign,
    Carried,
}

/// What a part says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The person's own words, or words as they read then.
    Words(String),
    /// A number of `most`.
    Number {
        /// The number.
        number: u8,
        /// The highest there is.
        most: u8,
    },
    /// Ids of feeling words.
    Feelings(Vec<String>),
    /// Ids of places in the body.
    Places(Vec<String>),
    /// Ids of kinds of triggers.
    Kinds(Vec<String>),
    /// Whether something came about.
    Came(Came),
    /// What was observed, and whether they did it or the opposite.
    Marker(Marker, bool),
    /// How a signal came.
    Loudness(Loudness),
    /// A part of the day.
    DayPart(DayPart),
    /// How a promise stands.
    PromiseState(PromiseState),
    /// A day, `YYYY-MM-DD`.
    Day(String),
    /// How far a sign is recognised.
    Felt(Felt),
}

/// One thing to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is called.
    pub label: Label,
    /// What it says.
    pub said: Said,
}

impl Made {
    /// Everything in it, in reading order, without what was left empty.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = Parts(Vec::new());
        if let Some(ties) = self.ties() {
            parts.words(Field::Carried, &ties.carried);
        }
        match self {
            Made::Entry(entry) => {
                parts.words(Field::Prompt, &entry.prompt);
                parts.words(Field::Text, &entry.text);
                parts.ids(Field::Feelings, &entry.feelings, Said::Feelings);
                parts.words(Field::LookedBack, &entry.looked_back);
            }
            Made::CheckIn(check_in) => {
                parts.number(Field::Safe, check_in.safe, 10);
                parts.number(Field::Connected, check_in.connected, 10);
                parts.number(Field::Guard, check_in.guard, 10);
                parts.words(Field::Note, &check_in.note);
            }
            Made::Practice(practice) => parts.practice(practice),
            Made::Prediction(prediction) => {
                parts.words(Field::Fear, &prediction.fear);
                parts.number(Field::Likely, prediction.likely, 100);
                parts.words(Field::Plan, &prediction.plan);
                parts.outcome(Field::Came, &prediction.outcome);
            }
            Made::Observation(observation) => {
                parts.day(&observation.day);
                let said = observation.marker.map(|marker| Said::Marker(marker, observation.kept));
                parts.put(Field::Marker, said);
                parts.words(Field::Text, &observation.words);
            }
            Made::Signal(signal) => {
                parts.words(Field::Situation, &signal.situation);
                parts.words(Field::Said, &signal.said);
                parts.put(Field::Loudness, signal.loudness.map(Said::Loudness));
                parts.ids(Field::Places, &signal.places, Said::Places);
                parts.outcome(Field::Right, &signal.outcome);
            }
            Made::Trigger(trigger) => {
                parts.day(&trigger.day);
                parts.put(Field::DayPart, trigger.part.map(Said::DayPart));
                parts.words(Field::Situation, &trigger.situation);
                parts.ids(Field::Kinds, &trigger.kinds, Said::Kinds);
                parts.number(Field::Strength, trigger.strength, 10);
                parts.ids(Field::Places, &trigger.places, Said::Places);
                parts.words(Field::Thought, &trigger.thought);
                parts.words(Field::Did, &trigger.did);
                parts.words(Field::Helped, &trigger.helped);
            }
            Made::Ladder(ladder) => {
                parts.words(Field::LadderTitle, &ladder.title);
                ladder.rungs.iter().for_each(|rung| parts.words(Field::Rung, &rung.words));
            }
            Made::Promise(promise) => {
                parts.words(Field::PromiseWords, &promise.words);
                parts.words(Field::Why, &promise.why);
                parts.put(Field::PromiseState, Some(Said::PromiseState(promise.standing)));
                promise.turns.iter().for_each(|turn| parts.words(Field::Turn, &turn.words));
            }
            Made::Boundary(boundary) => {
                parts.words(Field::Fine, &boundary.fine);
                parts.words(Field::NotFine, &boundary.not_fine);
                parts.words(Field::WillDo, &boundary.will_do);
                parts.words(Field::Say, &boundary.say);
                for one in &boundary.happened {
                    parts.day(&one.day);
                    parts.put(Field::Respected, one.respected.map(Said::Came));
                    parts.words(Field::Happened, &one.words);
                }
            }
            Made::Win(win) => {
                parts.day(&win.day);
                parts.words(Field::Win, &win.words);
            }
            Made::Person(person) => {
                parts.words(Field::Alias, &person.alias);
                parts.words(Field::Note, &person.note);
            }
            Made::SignAnswer(answer) => {
                parts.words(Field::Sign, &answer.title);
                parts.put(Field::Sign, Some(Said::Felt(answer.felt)));
                parts.words(Field::Note, &answer.note);
            }
            Made::OwnSign(own) => {
                parts.words(Field::Sign, &own.title);
                parts.words(Field::Note, &own.note);
            }
        }
        parts.0
    }
}

/// Parts being gathered; what is empty is left out.
struct Parts(Vec<Part>);

impl Parts {
    fn put(&mut self, field: Field, said: Option<Said>) {
        self.0.extend(said.map(|said| Part { label: Label::Field(field), said }));
    }

    fn words(&mut self, field: Field, words: &str) {
        self.put(field, (!words.trim().is_empty()).then(|| Said::Words(words.to_owned())));
    }

    fn number(&mut self, field: Field, number: Option<u8>, most: u8) {
        self.put(field, number.map(|number| Said::Number { number, most }));
    }

    fn ids(&mut self, field: Field, ids: &[String], said: fn(Vec<String>) -> Said) {
        self.put(field, (!ids.is_empty()).then(|| said(ids.to_vec())));
    }

    fn day(&mut self, day: &str) {
        self.put(Field::Day, (!day.is_empty()).then(|| Said::Day(day.to_owned())));
    }

    fn outcome(&mut self, field: Field, outcome: &Outcome) {
        if outcome.is_empty() {
            return;
        }
        self.day(&outcome.day);
        self.put(field, outcome.came.map(Said::Came));
        self.words(Field::Happened, &outcome.happened);
        self.words(Field::Like, &outcome.like);
    }

    fn practice(&mut self, practice: &Practice) {
        for answered in &practice.answers {
            let said = match &answered.answer {
                Answer::Number(number) => Said::Number { number: *number, most: 10 },
                Answer::Scale { number, most, .. } => Said::Number { number: *number, most: *most },
                Answer::Day(day) => Said::Day(day.clone()),
                other => Said::Words(answer_words(other)),
            };
            self.0.push(Part { label: Label::Asked(answered.asked.clone()), said });
        }
        self.words(Field::LookedBack, &practice.looked_back);
    }
}

/// An answer as lines of text.
pub fn answer_words(answer: &Answer) -> String {
    let lines = |lines: &[String]| {
        lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    };
    match answer {
        Answer::Text(text) | Answer::Day(text) => text.clone(),
        Answer::Chosen(chosen) => chosen.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join("\n"),
        Answer::Number(number) | Answer::Scale { number, .. } => number.to_string(),
        Answer::Lines(all) => lines(all),
        Answer::Sentence(gaps) => Gap::sentence(gaps, "…"),
        Answer::Body { places, note } => {
            let places = places.iter().map(|one| one.text.as_str());
            places.chain([note.trim()]).filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n")
        }
        Answer::Columns { left, right } => {
            let column = |column: &Column| [column.title.trim(), &lines(&column.lines)].join("\n");
            [column(left), column(right)].join("\n").trim().to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_practice_reads_as_it_was_asked_and_answered() {
        let mut practice = Practice { title: "Title".into(), looked_back: "later".into(), ..Practice::default() };
        practice.put("a", "What?", Answer::Lines(vec!["one".into(), " ".into(), "two".into()]));
        practice.put("b", "How much?", Answer::Scale { number: 40, most: 100, low: "".into(), high: "".into() });
        let made = Made::Practice(practice);
        let expected = [
            (Label::Asked("What?".into()), Said::Words("one\ntwo".into())),
            (Label::Asked("How much?".into()), Said::Number { number: 40, most: 100 }),
            (Label::Field(Field::LookedBack), Said::Words("later".into())),
        ];
        let parts: Vec<_> = made.parts().into_iter().map(|part| (part.label, part.said)).collect();
        assert_eq!(parts, expected);
        assert_eq!(made.words(), "Title");
        let Made::Practice(lean) = made.lean(10) else { panic!() };
        assert_eq!(lean.answers.len(), 1);
    }
}
