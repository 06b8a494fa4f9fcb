//! One run of an exercise, with the wording it answered, so that it still reads true after the content changes.

use super::{Answer, Body};
use serde::{Deserialize, Serialize};

/// The answer to the danger question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// No danger now: the practice goes on.
    No,
    /// Danger: the practice ends in safety help.
    Yes,
    /// Not sure: the same as yes.
    Unsure,
}

impl Safety {
    /// Whether the practice may question the fear.
    pub fn may_go_on(self) -> bool {
        self == Safety::No
    }
}

/// An answer beside the question it answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Id of the step.
    pub step: String,
    /// The question as it read.
    pub asked: String,
    /// What was answered.
    pub answer: Answer,
}

/// A practice, finished or not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Practice {
    /// Id of the exercise.
    pub exercise: String,
    /// Its title as it read.
    pub title: String,
    /// The step the person is at.
    pub at: String,
    /// Answers in the order of the steps.
    pub answers: Vec<Answered>,
    /// The danger question, where the exercise asks it.
    pub safety: Option<Safety>,
    /// Whether it was brought to its end.
    pub finished: bool,
    /// What turned out, written on or after the day chosen to look back.
    pub looked_back: String,
    /// Whether the look back was put away without words.
    pub put_away: bool,
}

impl Body for Practice {
    const KIND: char = 'p';
}

impl Practice {
    /// The answer to a step, if it was not skipped.
    pub fn answer(&self, step: &str) -> Option<&Answer> {
        self.answers.iter().find(|answered| answered.step == step).map(|answered| &answered.answer)
    }

    /// Puts an answer in, in place of an earlier one to the same step; an empty answer takes it out.
    pub fn put(&mut self, step: &str, asked: &str, answer: Answer) {
        let place = self.answers.iter_mut().find(|answered| answered.step == step);
        match (place, answer.is_empty()) {
            (_, true) => self.answers.retain(|answered| answered.step != step),
            (Some(answered), false) => {
                answered.asked = asked.into();
                answered.answer = answer;
            }
            (None, false) => {
                self.answers.push(Answered { step: step.into(), asked: asked.into(), answer });
            }
        }
    }

    /// Whether the look back still waits for its day or for words.
    pub fn waits_for_look_back(&self) -> bool {
        self.look_back_day().is_some() && !self.put_away && self.looked_back.trim().is_empty()
    }

    /// The day chosen to look back, `YYYY-MM-DD`.
    pub fn look_back_day(&self) -> Option<&str> {
        self.answers.iter().find_map(|answered| match &answered.answer {
            Answer::Day(day) => Some(day.as_str()),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn putting_replaces_and_emptying_takes_out() {
        let mut practice = Practice::default();
        practice.put("a", "A?", Answer::Text("one".into()));
        practice.put("b", "B?", Answer::Day("2026-12-01".into()));
        practice.put("a", "A, again?", Answer::Text("two".into()));
        assert_eq!(practice.answer("a"), Some(&Answer::Text("two".into())));
        assert_eq!(practice.answers.len(), 2);
        assert_eq!(practice.look_back_day(), Some("2026-12-01"));
        practice.put("a", "A?", Answer::Text("  ".into()));
        assert_eq!(practice.answer("a"), None);
    }

    #[test]
    fn only_a_plain_no_goes_on() {
        assert!(Safety::No.may_go_on());
        assert!(!Safety::Yes.may_go_on());
        assert!(!Safety::Unsure.may_go_on());
    }
}
