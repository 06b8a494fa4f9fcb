//! Something somebody did that speaks of trust, for or against. Dated, kept as it was seen, never added up.

use super::{Body, Ties, json};
use serde_json::Value;

/// What was seen, without which side of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marker {
    /// Did what they said, or did not.
    Word,
    /// Told the truth when it cost them, or did not.
    Truth,
    /// Kept a confidence, or passed it on.
    Confidence,
    /// Owned a mistake, or denied it.
    Mistake,
    /// Respected a limit, or went over it.
    Limit,
    /// Was there in a hard time, or was not.
    HardTime,
}

impl Marker {
    /// All, in the order they are shown.
    pub const ALL: [Marker; 6] =
        [Marker::Word, Marker::Truth, Marker::Confidence, Marker::Mistake, Marker::Limit, Marker::HardTime];

    /// Its stored name.
    pub fn id(self) -> &'static str {
        match self {
            Marker::Word => "word",
            Marker::Truth => "truth",
            Marker::Confidence => "confidence",
            Marker::Mistake => "mistake",
            Marker::Limit => "limit",
            Marker::HardTime => "hard-time",
        }
    }
}

/// One observation about one person (`ties.people`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Observation {
    /// What it speaks of; `None` for something in own words alone.
    pub marker: Option<Marker>,
    /// Whether they did it (`true`) or the opposite.
    pub kept: bool,
    /// The day it happened, `YYYY-MM-DD`; empty where unknown.
    pub day: String,
    /// What happened.
    pub words: String,
    /// What it is tied to.
    pub ties: Ties,
}

impl Body for Observation {
    const KIND: char = 'v';

    fn to_json(&self) -> Value {
        self.ties.write(json::object([
            ("marker", self.marker.map(Marker::id).into()),
            ("kept", self.kept.into()),
            ("day", self.day.as_str().into()),
            ("words", self.words.as_str().into()),
        ]))
    }

    fn from_json(value: &Value) -> Option<Observation> {
        Some(Observation {
            marker: json::choice(value, "marker", &Marker::ALL, Marker::id)?,
            kept: value.get("kept")?.as_bool()?,
            day: json::text(value, "day"),
            words: json::text(value, "words"),
            ties: Ties::read(value),
        })
    }
}

impl Observation {
    /// Whether nothing has been written.
    pub fn is_empty(&self) -> bool {
        self.marker.is_none() && self.words.trim().is_empty()
    }
}
