//! A signal of one's own, intuition or alarm, noted when it came and looked back at when more is known.

use super::{Body, Outcome, Ties, json};
use serde_json::Value;

/// How it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loudness {
    /// A quiet knowing.
    Calm,
    /// Some of both.
    Mixed,
    /// An alarm.
    Loud,
}

impl Loudness {
    /// All, in the order they are shown.
    pub const ALL: [Loudness; 3] = [Loudness::Calm, Loudness::Mixed, Loudness::Loud];

    /// Its stored name.
    pub fn id(self) -> &'static str {
        match self {
            Loudness::Calm => "calm",
            Loudness::Mixed => "mixed",
            Loudness::Loud => "loud",
        }
    }
}

/// A signal and what turned out. The day to look back is `ties.due`; `outcome.came` says whether it was right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signal {
    /// What it said.
    pub said: String,
    /// How it came.
    pub loudness: Option<Loudness>,
    /// Ids of the places in the body where it was felt.
    pub places: Vec<String>,
    /// What was going on.
    pub situation: String,
    /// What turned out.
    pub outcome: Outcome,
    /// What it is tied to.
    pub ties: Ties,
}

impl Body for Signal {
    const KIND: char = 'i';

    fn to_json(&self) -> Value {
        self.ties.write(json::object([
            ("said", self.said.as_str().into()),
            ("loudness", self.loudness.map(Loudness::id).into()),
            ("places", json::from_texts(self.places.iter().map(String::as_str))),
            ("situation", self.situation.as_str().into()),
            ("outcome", self.outcome.to_json()),
        ]))
    }

    fn from_json(value: &Value) -> Option<Signal> {
        Some(Signal {
            said: value.get("said")?.as_str()?.to_owned(),
            loudness: json::choice(value, "loudness", &Loudness::ALL, Loudness::id)?,
            places: json::texts(value, "places"),
            situation: json::text(value, "situation"),
            outcome: Outcome::read(value.get("outcome"))?,
            ties: Ties::read(value),
        })
    }
}

impl Signal {
    /// Whether nothing has been written.
    pub fn is_empty(&self) -> bool {
        let words = [&self.said, &self.situation];
        words.iter().all(|words| words.trim().is_empty())
            && self.loudness.is_none()
            && self.places.is_empty()
            && self.outcome.is_empty()
    }
}
