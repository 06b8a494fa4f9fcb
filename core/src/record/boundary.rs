//! A boundary: what is all right, what is not, what the person will do, and what happened with it.

use super::{Body, Came, Ties, json};
use serde_json::Value;

/// Something that happened with a boundary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Happening {
    /// The day, `YYYY-MM-DD`; empty where unknown.
    pub day: String,
    /// Whether it was respected.
    pub respected: Option<Came>,
    /// What happened.
    pub words: String,
}

/// A boundary and its story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Boundary {
    /// What is all right.
    pub fine: String,
    /// What is not.
    pub not_fine: String,
    /// What the person will do.
    pub will_do: String,
    /// Words to say it in.
    pub say: String,
    /// What happened, oldest first.
    pub happened: Vec<Happening>,
    /// What it is tied to.
    pub ties: Ties,
}

impl Body for Boundary {
    const KIND: char = 'b';

    fn to_json(&self) -> Value {
        let happened = self.happened.iter().map(|one| {
            json::object([
                ("day", one.day.as_str().into()),
                ("respected", one.respected.map(Came::id).into()),
                ("words", one.words.as_str().into()),
            ])
        });
        self.ties.write(json::object([
            ("fine", self.fine.as_str().into()),
            ("not_fine", self.not_fine.as_str().into()),
            ("will_do", self.will_do.as_str().into()),
            ("say", self.say.as_str().into()),
            ("happened", Value::Array(happened.collect())),
        ]))
    }

    fn from_json(value: &Value) -> Option<Boundary> {
        let one = |value: &Value| {
            Some(Happening {
                day: json::text(value, "day"),
                respected: json::choice(value, "respected", &Came::ALL, Came::id)?,
                words: json::text(value, "words"),
            })
        };
        Some(Boundary {
            fine: json::text(value, "fine"),
            not_fine: value.get("not_fine")?.as_str()?.to_owned(),
            will_do: json::text(value, "will_do"),
            say: json::text(value, "say"),
            happened: json::list(value, "happened").iter().map(one).collect::<Option<Vec<_>>>()?,
            ties: Ties::read(value),
        })
    }
}

impl Boundary {
    /// Whether nothing has been written.
    pub fn is_empty(&self) -> bool {
        let words = [&self.fine, &self.not_fine, &self.will_do, &self.say];
        words.iter().all(|words| words.trim().is_empty()) && self.happened.is_empty()
    }
}
