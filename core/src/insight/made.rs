//! Any record a person made, read as what it is, and laid out the same way whatever its kind: a first line, a day, ties,
//! and parts to read. Lists, search, threads, pages of a week and sheets of paper all rest on this one view.

use crate::record::{
    Answer, Body, Boundary, CheckIn, Entry, Ladder, Observation, OwnSign, Person, Practice, Prediction, Promise,
    SignAnswer, Signal, Ties, Trigger, Win,
};
use crate::vault::RecordId;
use serde_json::Value;

/// A record of any kind that holds something written.
#[derive(Debug, Clone, PartialEq)]
pub enum Made {
    /// A journal entry.
    Entry(Entry),
    /// A check-in.
    CheckIn(CheckIn),
    /// A run of an exercise.
    Practice(Practice),
    /// A behavioural experiment.
    Prediction(Prediction),
    /// Something somebody did.
    Observation(Observation),
    /// A signal of one's own.
    Signal(Signal),
    /// Something that set the alarm off.
    Trigger(Trigger),
    /// A vulnerability ladder.
    Ladder(Ladder),
    /// A promise to oneself.
    Promise(Promise),
    /// A boundary.
    Boundary(Boundary),
    /// A small win.
    Win(Win),
    /// Someone.
    Person(Person),
    /// An answer to an authored sign.
    SignAnswer(SignAnswer),
    /// A sign in own words.
    OwnSign(OwnSign),
}

/// Every kind that [`Made`] reads, those that are few and short first.
pub const KINDS: [char; 14] = [
    Person::KIND,
    Prediction::KIND,
    Promise::KIND,
    Signal::KIND,
    Ladder::KIND,
    Boundary::KIND,
    Trigger::KIND,
    Observation::KIND,
    Win::KIND,
    SignAnswer::KIND,
    OwnSign::KIND,
    Practice::KIND,
    Entry::KIND,
    CheckIn::KIND,
];

impl Made {
    /// Reads a record; `None` for one of another kind or of a shape this version does not know.
    pub fn read(id: &RecordId, value: &Value) -> Option<Made> {
        Some(match id.kind() {
            Entry::KIND => Made::Entry(Entry::from_json(value)?),
            CheckIn::KIND => Made::CheckIn(CheckIn::from_json(value)?),
            Practice::KIND => Made::Practice(Practice::from_json(value)?),
            Prediction::KIND => Made::Prediction(Prediction::from_json(value)?),
            Observation::KIND => Made::Observation(Observation::from_json(value)?),
            Signal::KIND => Made::Signal(Signal::from_json(value)?),
            Trigger::KIND => Made::Trigger(Trigger::from_json(value)?),
            Ladder::KIND => Made::Ladder(Ladder::from_json(value)?),
            Promise::KIND => Made::Promise(Promise::from_json(value)?),
            Boundary::KIND => Made::Boundary(Boundary::from_json(value)?),
            Win::KIND => Made::Win(Win::from_json(value)?),
            Person::KIND => Made::Person(Person::from_json(value)?),
            SignAnswer::KIND => Made::SignAnswer(SignAnswer::from_json(value)?),
            OwnSign::KIND => Made::OwnSign(OwnSign::from_json(value)?),
            _ => return None,
        })
    }

    /// What it is tied to, for kinds that have ties.
    pub fn ties(&self) -> Option<&Ties> {
        match self {
            Made::Entry(Entry { ties, .. })
            | Made::Practice(Practice { ties, .. })
            | Made::Prediction(Prediction { ties, .. })
            | Made::Observation(Observation { ties, .. })
            | Made::Signal(Signal { ties, .. })
            | Made::Trigger(Trigger { ties, .. })
            | Made::Ladder(Ladder { ties, .. })
            | Made::Promise(Promise { ties, .. })
            | Made::Boundary(Boundary { ties, .. })
            | Made::Win(Win { ties, .. }) => Some(ties),
            Made::CheckIn(_) | Made::Person(_) | Made::SignAnswer(_) | Made::OwnSign(_) => None,
        }
    }

    /// The ties to be changed.
    pub fn ties_mut(&mut self) -> Option<&mut Ties> {
        match self {
            Made::Entry(Entry { ties, .. })
            | Made::Practice(Practice { ties, .. })
            | Made::Prediction(Prediction { ties, .. })
            | Made::Observation(Observation { ties, .. })
            | Made::Signal(Signal { ties, .. })
            | Made::Trigger(Trigger { ties, .. })
            | Made::Ladder(Ladder { ties, .. })
            | Made::Promise(Promise { ties, .. })
            | Made::Boundary(Boundary { ties, .. })
            | Made::Win(Win { ties, .. }) => Some(ties),
            Made::CheckIn(_) | Made::Person(_) | Made::SignAnswer(_) | Made::OwnSign(_) => None,
        }
    }

    /// Record ids of the people it is about.
    pub fn people(&self) -> Vec<&str> {
        let tied = self.ties().into_iter().flat_map(|ties| &ties.people).map(String::as_str);
        let of_practice = match self {
            Made::Practice(practice) => practice.person.as_deref(),
            _ => None,
        };
        tied.chain(of_practice).collect()
    }

    /// Parts of life it is about.
    pub fn contexts(&self) -> &[crate::content::Context] {
        match self {
            Made::CheckIn(check_in) => &check_in.contexts,
            Made::Person(person) => person.context.as_slice(),
            Made::OwnSign(_) | Made::SignAnswer(_) => &[],
            other => other.ties().map_or(&[], |ties| &ties.contexts),
        }
    }

    /// The day it says it is about, `YYYY-MM-DD`; empty where it says none.
    pub fn own_day(&self) -> &str {
        match self {
            Made::Observation(Observation { day, .. })
            | Made::Trigger(Trigger { day, .. })
            | Made::Win(Win { day, .. }) => day,
            _ => "",
        }
    }

    /// The day to come back to it, where it still waits for that; `YYYY-MM-DD`.
    pub fn waits_until(&self) -> Option<&str> {
        let waits = match self {
            Made::Practice(practice) => return practice.look_back_day().filter(|_| practice.waits_for_look_back()),
            Made::Prediction(prediction) => prediction.outcome.is_empty(),
            Made::Signal(signal) => signal.outcome.is_empty(),
            Made::Promise(promise) => promise.is_open(),
            Made::Entry(entry) => entry.looked_back.trim().is_empty(),
            _ => true,
        };
        let ties = self.ties()?;
        (waits && !ties.put_away && !ties.due.is_empty()).then_some(ties.due.as_str())
    }

    /// Its first words, whole; what a list or a link calls it. Empty for what has none.
    pub fn words(&self) -> &str {
        let first = |all: &[&'_ str]| all.iter().position(|words| !words.trim().is_empty()).unwrap_or(0);
        macro_rules! first_of {
            ($($words:expr),+) => {{
                let all: &[&str] = &[$($words.as_str()),+];
                all.get(first(all)).copied().unwrap_or_default()
            }};
        }
        match self {
            Made::Entry(entry) => first_of!(entry.text, entry.prompt),
            Made::CheckIn(check_in) => &check_in.note,
            Made::Practice(practice) => &practice.title,
            Made::Prediction(prediction) => first_of!(prediction.fear, prediction.plan, prediction.outcome.happened),
            Made::Observation(observation) => &observation.words,
            Made::Signal(signal) => first_of!(signal.said, signal.situation),
            Made::Trigger(trigger) => first_of!(trigger.situation, trigger.thought, trigger.did, trigger.helped),
            Made::Ladder(ladder) => &ladder.title,
            Made::Promise(promise) => first_of!(promise.words, promise.why),
            Made::Boundary(boundary) => {
                first_of!(boundary.not_fine, boundary.will_do, boundary.fine, boundary.say)
            }
            Made::Win(win) => &win.words,
            Made::Person(person) => &person.alias,
            Made::SignAnswer(answer) => &answer.title,
            Made::OwnSign(own) => &own.title,
        }
    }

    /// The same without the words that are long and that no figure needs, to be held for ten thousand records.
    pub fn lean(mut self, limit: usize) -> Made {
        match &mut self {
            Made::Entry(entry) => {
                entry.text = entry.opening(limit).to_owned();
                entry.looked_back = entry.looked_back.trim().chars().take(1).collect();
            }
            Made::Practice(practice) => {
                let counts =
                    |answer: &Answer| matches!(answer, Answer::Number(_) | Answer::Scale { .. } | Answer::Day(_));
                practice.answers.retain(|answered| counts(&answered.answer));
            }
            _ => {}
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Came;

    #[test]
    fn what_waits_waits_until_it_is_answered_or_put_away() {
        let due = |change: fn(&mut Prediction)| {
            let mut prediction = Prediction { fear: "a".into(), ..Prediction::default() };
            prediction.ties.due = "2026-12-01".into();
            change(&mut prediction);
            Made::Prediction(prediction).waits_until().map(str::to_owned)
        };
        assert_eq!(due(|_| ()).as_deref(), Some("2026-12-01"));
        assert_eq!(due(|prediction| prediction.outcome.came = Some(Came::No)), None);
        assert_eq!(due(|prediction| prediction.ties.put_away = true), None);
        assert_eq!(due(|prediction| prediction.ties.due.clear()), None);
    }

    #[test]
    fn first_words_are_those_there_are() {
        let boundary = Boundary { will_do: "I leave".into(), ..Boundary::default() };
        assert_eq!(Made::Boundary(boundary).words(), "I leave");
        assert_eq!(Made::Trigger(Trigger::default()).words(), "");
    }

    #[test]
    fn lean_keeps_that_something_was_looked_back_at_and_cuts_no_character() {
        let entry = Entry { text: "é".repeat(300), looked_back: "ö words".into(), ..Entry::default() };
        let Made::Entry(lean) = Made::Entry(entry).lean(90) else { panic!() };
        assert!(lean.text.chars().count() <= 90 && !lean.looked_back.is_empty());
    }
}
