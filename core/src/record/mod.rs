//! What a person makes: plain types with public fields, no signals, no storage.
//!
//! Every type always writes all its fields, so that a field missing from a new body and present in the old one is
//! known to belong to a newer Rethread and is carried over by the vault.

mod answer;
mod boundary;
mod card;
mod check_in;
mod entry;
mod json;
mod ladder;
mod observation;
mod person;
mod practice;
mod prediction;
mod preferences;
mod promise;
mod reading;
mod sign;
mod signal;
mod ties;
mod trigger;
mod win;

pub use answer::{Answer, Chosen, Column, Gap};
pub use boundary::{Boundary, Happening};
pub use card::{Card, CardField};
pub use check_in::CheckIn;
pub use entry::Entry;
pub use ladder::{Ladder, Rung};
pub use observation::{Marker, Observation};
pub use person::Person;
pub use practice::{Answered, Practice, Safety};
pub use prediction::{Came, Outcome, Prediction};
pub use preferences::Preferences;
pub use promise::{Promise, PromiseState, Turn};
pub use reading::Reading;
pub use sign::{Felt, OwnSign, SignAnswer};
pub use signal::{Loudness, Signal};
pub use ties::{Tied, Ties};
pub use trigger::{DayPart, Trigger};
pub use win::Win;

use serde_json::Value;

/// A kind of record: something the vault can keep under the letter [`Body::KIND`].
pub trait Body: Sized {
    /// The ASCII letter that record ids of this kind start with. Stored for ever: never reuse one.
    const KIND: char;

    /// The record as a JSON object with all of its fields.
    fn to_json(&self) -> Value;

    /// The record in a JSON object; what it lacks is empty. `None` when what it holds is of a shape this version does
    /// not know, so that an editor never writes an emptier one over it.
    fn from_json(value: &Value) -> Option<Self>;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Context;
    use std::fmt::Debug;

    fn ties() -> Ties {
        Ties {
            people: vec!["h1".into()],
            contexts: vec![Context::Partner, Context::Work],
            tags: vec!["Summer 🙂".into()],
            from: Some("t1".into()),
            carried: "They will laugh".into(),
            due: "2026-12-01".into(),
            put_away: true,
            safety: Some(Safety::Unsure),
            pinned: true,
            hidden: true,
        }
    }

    fn outcome() -> Outcome {
        let word = || "ö".to_owned();
        Outcome { came: Some(Came::Partly), happened: word(), like: word(), day: "2026-12-01".into() }
    }

    fn round<T: Body + PartialEq + Debug + Default>(full: T) {
        for body in [full, T::default()] {
            let text = body.to_json().to_string();
            assert_eq!(T::from_json(&serde_json::from_str(&text).unwrap()), Some(body));
        }
    }

    #[test]
    fn every_kind_reads_back_as_written() {
        let word = || "a \u{0} ü".to_owned();
        let day = || "2026-11-23".to_owned();
        round(Entry {
            text: word(),
            feelings: vec!["sad".into()],
            prompt: word(),
            prompt_id: Some("p".into()),
            looked_back: word(),
            ties: ties(),
        });
        round(CheckIn {
            safe: Some(0),
            connected: Some(10),
            guard: None,
            note: word(),
            contexts: vec![Context::Friends],
        });
        round(Prediction {
            fear: word(),
            likely: Some(100),
            plan: word(),
            outcome: outcome(),
            rung: Some("r1".into()),
            ties: ties(),
        });
        round(Observation { marker: Some(Marker::HardTime), kept: true, day: day(), words: word(), ties: ties() });
        round(Signal {
            said: word(),
            loudness: Some(Loudness::Calm),
            places: vec!["jaw".into()],
            situation: word(),
            outcome: outcome(),
            ties: ties(),
        });
        round(Trigger {
            situation: word(),
            kinds: vec!["silence".into()],
            day: day(),
            part: Some(DayPart::Night),
            strength: Some(7),
            places: vec!["jaw".into()],
            thought: word(),
            did: word(),
            helped: word(),
            ties: ties(),
        });
        let rung = Rung { id: "r1".into(), words: word(), size: Some(3), paused: true };
        round(Ladder { title: word(), rungs: vec![rung], paused: true, ties: ties() });
        let turn = Turn { day: day(), standing: PromiseState::LetGo, words: word() };
        round(Promise { words: word(), why: word(), standing: PromiseState::Paused, turns: vec![turn], ties: ties() });
        let happening = Happening { day: day(), respected: Some(Came::No), words: word() };
        round(Boundary {
            fine: word(),
            not_fine: word(),
            will_do: word(),
            say: word(),
            happened: vec![happening],
            ties: ties(),
        });
        round(Win { words: word(), day: day(), ties: ties() });
        round(Practice {
            exercise: "x".into(),
            put_away: true,
            ties: Ties { put_away: false, safety: None, ..ties() },
            ..Practice::default()
        });
    }

    #[test]
    fn no_two_kinds_share_a_letter() {
        let kinds = [
            Entry::KIND,
            CheckIn::KIND,
            Practice::KIND,
            Person::KIND,
            Preferences::KIND,
            Reading::KIND,
            SignAnswer::KIND,
            OwnSign::KIND,
            Prediction::KIND,
            Observation::KIND,
            Signal::KIND,
            Trigger::KIND,
            Ladder::KIND,
            Promise::KIND,
            Boundary::KIND,
            Win::KIND,
            Card::KIND,
        ];
        let different: std::collections::BTreeSet<char> = kinds.into_iter().collect();
        assert_eq!(different.len(), kinds.len());
    }

    #[test]
    fn a_name_of_a_newer_version_is_not_taken_for_none() {
        let unread = [
            Prediction::from_json(&serde_json::json!({"fear": "", "outcome": {"came": "maybe"}})).is_none(),
            Observation::from_json(&serde_json::json!({"kept": true, "marker": "kindness"})).is_none(),
            Signal::from_json(&serde_json::json!({"said": "", "loudness": "humming"})).is_none(),
            Trigger::from_json(&serde_json::json!({"situation": "", "part": "dawn"})).is_none(),
            Promise::from_json(&serde_json::json!({"words": "", "standing": "shared"})).is_none(),
        ];
        assert_eq!(unread, [true; 5]);
    }

    #[test]
    fn an_entry_written_after_a_practice_under_the_old_name_is_still_tied_to_it() {
        let old = serde_json::json!({"text": "a", "feelings": [], "contexts": ["work"], "practice": "p1"});
        let entry = Entry::from_json(&old).unwrap();
        assert_eq!((entry.ties.from.as_deref(), entry.ties.contexts), (Some("p1"), vec![Context::Work]));
    }

    #[test]
    fn steps_move_and_keep_their_ids() {
        let mut ladder = Ladder::default();
        let ids: Vec<String> = ["a", "b", "c"].iter().map(|words| ladder.add(words)).collect();
        ladder.move_rung(&ids[2], -1);
        ladder.move_rung(&ids[0], -1);
        ladder.rungs.retain(|rung| rung.id != ids[1]);
        assert_eq!(ladder.add("d"), "r4");
        let words: Vec<&str> = ladder.rungs.iter().map(|rung| rung.words.as_str()).collect();
        assert_eq!(words, ["a", "c", "d"]);
    }
}
