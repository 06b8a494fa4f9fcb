//! One run of an exercise, with the wording it answered, so that it still reads true after the content changes.

use super::{Answer, Body, Person, Ties, json};
use serde_json::Value;

/// The answer to the danger question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// No danger now: the practice goes on.
    No,
    /// Danger: the practice ends in safety help.
    Yes,
    /// Not sure: the same as yes.
    Unsure,
}

impl Safety {
    /// Its stored name.
    pub fn id(self) -> &'static str {
        match self {
            Safety::No => "no",
            Safety::Yes => "yes",
            Safety::Unsure => "unsure",
        }
    }

    pub(super) fn read(value: &Value) -> Option<Safety> {
        let id = value.as_str()?;
        // What is not known counts as unsure: it must not open what a plain no opens.
        Some([Safety::No, Safety::Yes].into_iter().find(|safety| safety.id() == id).unwrap_or(Safety::Unsure))
    }

    /// Whether the practice may question the fear.
    pub fn may_go_on(self) -> bool {
        self == Safety::No
    }

    /// The more careful of two answers, which is what holds where both were given.
    pub fn and(self, other: Safety) -> Safety {
        [Safety::Yes, Safety::Unsure].into_iter().find(|answer| [self, other].contains(answer)).unwrap_or(Safety::No)
    }
}

/// An answer beside the question it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Id of the step.
    pub step: String,
    /// The question as it read.
    pub asked: String,
    /// What was answered.
    pub answer: Answer,
}

/// A practice, finished or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Practice {
    /// Id of the exercise.
    pub exercise: String,
    /// Its title as it read.
    pub title: String,
    /// The step the person is at.
    pub at: String,
    /// Answers in the order of the steps.
    pub answers: Vec<Answered>,
    /// Record id of the person it is about, once they were named.
    pub person: Option<String>,
    /// The danger question, where the exercise asks it.
    pub safety: Option<Safety>,
    /// Whether it was brought to its end.
    pub finished: bool,
    /// What turned out, written on or after the day chosen to look back.
    pub looked_back: String,
    /// Whether the look back was put away without words.
    pub put_away: bool,
    /// What it is tied to. `people` stays empty: who it is about is `person`.
    pub ties: Ties,
}

impl Body for Practice {
    const KIND: char = 'p';

    fn to_json(&self) -> Value {
        let answers = self.answers.iter().map(|answered| {
            json::object([
                ("step", answered.step.as_str().into()),
                ("asked", answered.asked.as_str().into()),
                ("answer", answered.answer.to_json()),
            ])
        });
        let fields = json::object([
            ("exercise", self.exercise.as_str().into()),
            ("title", self.title.as_str().into()),
            ("at", self.at.as_str().into()),
            ("answers", Value::Array(answers.collect())),
            ("person", self.person.as_deref().into()),
            ("finished", self.finished.into()),
            ("looked_back", self.looked_back.as_str().into()),
        ]);
        let ties = Ties { put_away: self.put_away, safety: self.safety, ..self.ties.clone() };
        ties.write(fields)
    }

    fn from_json(value: &Value) -> Option<Practice> {
        let answered = |value: &Value| {
            let answer = Answer::from_json(value.get("answer")?)?;
            Some(Answered { step: json::text(value, "step"), asked: json::text(value, "asked"), answer })
        };
        Some(Practice {
            exercise: value.get("exercise")?.as_str()?.to_owned(),
            title: json::text(value, "title"),
            at: json::text(value, "at"),
            answers: json::list(value, "answers").iter().map(answered).collect::<Option<Vec<_>>>()?,
            person: json::optional_text(value, "person"),
            safety: value.get("safety").and_then(Safety::read),
            finished: json::flag(value, "finished"),
            looked_back: json::text(value, "looked_back"),
            put_away: json::flag(value, "put_away"),
            ties: Ties { put_away: false, safety: None, ..Ties::read(value) },
        })
    }
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

    /// Takes another alias in. An answer about danger was about whoever was named before, and does not hold for them.
    pub fn name(&mut self, step: &str, asked: &str, alias: String) {
        let before = match self.answer(step) {
            Some(Answer::Text(before)) => before.as_str(),
            _ => "",
        };
        if !Person::same(before, &alias) && before.trim() != alias.trim() {
            self.safety = None;
            self.person = None;
        }
        self.put(step, asked, Answer::Text(alias));
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
    fn practices_read_back_as_written() {
        let mut practice = Practice { exercise: "x".into(), safety: Some(Safety::Unsure), ..Practice::default() };
        practice.put("a", "A?", Answer::Number(3));
        let text = practice.to_json().to_string();
        assert_eq!(Practice::from_json(&serde_json::from_str(&text).unwrap()), Some(practice));
    }

    #[test]
    fn an_unknown_answer_to_the_danger_question_opens_nothing() {
        let value = serde_json::json!({"exercise": "x", "safety": "later-word"});
        assert_eq!(Practice::from_json(&value).and_then(|practice| practice.safety), Some(Safety::Unsure));
    }

    #[test]
    fn another_name_takes_the_answer_about_danger_away() {
        for (before, after, holds) in
            [("Sam", "sam ", true), ("Sam", "Max", false), ("", "Sam", false), ("Sam", "", false), ("", " ", true)]
        {
            let mut practice = Practice::default();
            practice.name("who", "Who?", before.into());
            (practice.safety, practice.person) = (Some(Safety::No), Some("h1".into()));
            practice.name("who", "Who?", after.into());
            assert_eq!((practice.safety.is_some(), practice.person.is_some()), (holds, holds), "{before:?} {after:?}");
        }
    }

    #[test]
    fn only_a_plain_no_goes_on() {
        assert!(Safety::No.may_go_on());
        assert!(!Safety::Yes.may_go_on());
        assert!(!Safety::Unsure.may_go_on());
    }
}
