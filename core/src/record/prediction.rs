//! A behavioural experiment: what is feared, what will be done, and on its day what happened.

use super::{Body, Ties, json};
use serde_json::Value;

/// Whether what was expected came about. Said by the person; nothing is made of it here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Came {
    /// It happened.
    Yes,
    /// It happened in part.
    Partly,
    /// It did not happen.
    No,
    /// It cannot be told.
    Unclear,
}

impl Came {
    /// All, in the order they are shown.
    pub const ALL: [Came; 4] = [Came::Yes, Came::Partly, Came::No, Came::Unclear];

    /// Its stored name.
    pub fn id(self) -> &'static str {
        match self {
            Came::Yes => "yes",
            Came::Partly => "partly",
            Came::No => "no",
            Came::Unclear => "unclear",
        }
    }
}

/// What turned out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Whether what was expected came about; `None` while only words were written.
    pub came: Option<Came>,
    /// What happened, in words.
    pub happened: String,
    /// What it was like.
    pub like: String,
    /// The day it happened or was written down, `YYYY-MM-DD`; empty where unknown.
    pub day: String,
}

impl Outcome {
    pub(super) fn to_json(&self) -> Value {
        json::object([
            ("came", self.came.map(Came::id).into()),
            ("happened", self.happened.as_str().into()),
            ("like", self.like.as_str().into()),
            ("day", self.day.as_str().into()),
        ])
    }

    pub(super) fn read(value: Option<&Value>) -> Option<Outcome> {
        let Some(value) = value else { return Some(Outcome::default()) };
        Some(Outcome {
            came: json::choice(value, "came", &Came::ALL, Came::id)?,
            happened: json::text(value, "happened"),
            like: json::text(value, "like"),
            day: json::text(value, "day"),
        })
    }

    /// Whether nothing has turned out yet.
    pub fn is_empty(&self) -> bool {
        self.came.is_none() && self.happened.trim().is_empty() && self.like.trim().is_empty()
    }
}

/// What is expected, and what came of it. The day to look is `ties.due`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prediction {
    /// What is feared.
    pub fear: String,
    /// How likely it feels, 0 to 100.
    pub likely: Option<u8>,
    /// What will be done.
    pub plan: String,
    /// What turned out.
    pub outcome: Outcome,
    /// Id of the step, where it was started from a ladder.
    pub rung: Option<String>,
    /// What it is tied to.
    pub ties: Ties,
}

impl Body for Prediction {
    const KIND: char = 'x';

    fn to_json(&self) -> Value {
        self.ties.write(json::object([
            ("fear", self.fear.as_str().into()),
            ("likely", self.likely.into()),
            ("plan", self.plan.as_str().into()),
            ("outcome", self.outcome.to_json()),
            ("rung", self.rung.as_deref().into()),
        ]))
    }

    fn from_json(value: &Value) -> Option<Prediction> {
        Some(Prediction {
            fear: value.get("fear")?.as_str()?.to_owned(),
            likely: json::number_up_to(value, "likely", 100),
            plan: json::text(value, "plan"),
            outcome: Outcome::read(value.get("outcome"))?,
            rung: json::optional_text(value, "rung"),
            ties: Ties::read(value),
        })
    }
}

impl Prediction {
    /// Whether nothing has been written.
    pub fn is_empty(&self) -> bool {
        let words = [&self.fear, &self.plan];
        words.iter().all(|words| words.trim().is_empty()) && self.likely.is_none() && self.outcome.is_empty()
    }
}
