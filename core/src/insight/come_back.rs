//! Changing the day to come back to a record, whatever its kind keeps that day in.

use super::Made;
use crate::record::{Answer, Body, Practice};
use serde_json::Value;

impl Made {
    /// Puts the look back away without words, or takes it out again.
    pub fn put_away(&mut self, away: bool) {
        match self {
            Made::Practice(practice) => practice.put_away = away,
            other => other.ties_mut().into_iter().for_each(|ties| ties.put_away = away),
        }
    }

    /// Sets the day to come back to it, `YYYY-MM-DD`.
    pub fn come_back_on(&mut self, day: &str) {
        self.put_away(false);
        match self {
            Made::Practice(practice) => move_day(practice, day),
            other => other.ties_mut().into_iter().for_each(|ties| day.clone_into(&mut ties.due)),
        }
    }

    /// The record as it is stored.
    pub fn to_json(&self) -> Value {
        match self {
            Made::Entry(record) => record.to_json(),
            Made::CheckIn(record) => record.to_json(),
            Made::Practice(record) => record.to_json(),
            Made::Prediction(record) => record.to_json(),
            Made::Observation(record) => record.to_json(),
            Made::Signal(record) => record.to_json(),
            Made::Trigger(record) => record.to_json(),
            Made::Ladder(record) => record.to_json(),
            Made::Promise(record) => record.to_json(),
            Made::Boundary(record) => record.to_json(),
            Made::Win(record) => record.to_json(),
            Made::Person(record) => record.to_json(),
            Made::SignAnswer(record) => record.to_json(),
            Made::OwnSign(record) => record.to_json(),
        }
    }
}

/// A practice keeps its day as the answer to the step that asked for it.
fn move_day(practice: &mut Practice, day: &str) {
    let days = practice.answers.iter_mut().map(|answered| &mut answered.answer);
    let first = days.filter(|answer| matches!(answer, Answer::Day(_))).take(1);
    first.for_each(|answer| *answer = Answer::Day(day.to_owned()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Prediction, Ties};

    fn both() -> [Made; 2] {
        let mut practice = Practice { exercise: "x".into(), ..Practice::default() };
        practice.put("look-back", "When?", Answer::Day("2026-11-01".into()));
        let ties = Ties { due: "2026-11-01".into(), ..Ties::default() };
        [Made::Practice(practice), Made::Prediction(Prediction { ties, ..Prediction::default() })]
    }

    #[test]
    fn what_is_put_away_waits_no_longer_until_it_is_taken_out_or_given_another_day() {
        for mut made in both() {
            assert_eq!(made.waits_until(), Some("2026-11-01"));
            made.put_away(true);
            assert_eq!(made.waits_until(), None);
            made.put_away(false);
            assert_eq!(made.waits_until(), Some("2026-11-01"));
            made.put_away(true);
            made.come_back_on("2026-12-01");
            assert_eq!(made.waits_until(), Some("2026-12-01"));
        }
    }
}
