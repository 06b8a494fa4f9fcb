//! A small win: something that went well enough to be kept.

use super::{Body, Ties, json};
use serde_json::Value;

/// A small win.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Win {
    /// What it was.
    pub words: String,
    /// The day, `YYYY-MM-DD`; empty where unknown.
    pub day: String,
    /// What it is tied to.
    pub ties: Ties,
}

impl Body for Win {
    const KIND: char = 'w';

    fn to_json(&self) -> Value {
        self.ties.write(json::object([("words", self.words.as_str().into()), ("day", self.day.as_str().into())]))
    }

    fn from_json(value: &Value) -> Option<Win> {
        Some(Win {
            words: value.get("words")?.as_str()?.to_owned(),
            day: json::text(value, "day"),
            ties: Ties::read(value),
        })
    }
}

impl Win {
    /// Whether nothing has been written.
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty()
    }
}
