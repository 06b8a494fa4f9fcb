//! Something that set the alarm off: where, how strongly, what was done and what helped.

use super::{Body, Ties, json};
use serde_json::Value;

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayPart {
    /// From waking to noon.
    Morning,
    /// From noon on.
    Afternoon,
    /// From when it gets dark on.
    Evening,
    /// When others sleep.
    Night,
}

impl DayPart {
    /// All, in the order of the day.
    pub const ALL: [DayPart; 4] = [DayPart::Morning, DayPart::Afternoon, DayPart::Evening, DayPart::Night];

    /// Its stored name.
    pub fn id(self) -> &'static str {
        match self {
            DayPart::Morning => "morning",
            DayPart::Afternoon => "afternoon",
            DayPart::Evening => "evening",
            DayPart::Night => "night",
        }
    }

    /// The part that an hour (0 to 23) belongs to.
    pub fn of_hour(hour: u32) -> DayPart {
        match hour {
            5..=11 => DayPart::Morning,
            12..=17 => DayPart::Afternoon,
            18..=22 => DayPart::Evening,
            _ => DayPart::Night,
        }
    }
}

/// A trigger as it was met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trigger {
    /// What was going on.
    pub situation: String,
    /// Ids of the kinds it belongs to, from the content.
    pub kinds: Vec<String>,
    /// The day, `YYYY-MM-DD`; empty where unknown.
    pub day: String,
    /// The part of the day.
    pub part: Option<DayPart>,
    /// How strong it got, 0 to 10.
    pub strength: Option<u8>,
    /// Ids of places in the body.
    pub places: Vec<String>,
    /// What the alarm said.
    pub thought: String,
    /// What was done then.
    pub did: String,
    /// What helped.
    pub helped: String,
    /// What it is tied to.
    pub ties: Ties,
}

impl Body for Trigger {
    const KIND: char = 't';

    fn to_json(&self) -> Value {
        self.ties.write(json::object([
            ("situation", self.situation.as_str().into()),
            ("kinds", json::from_texts(self.kinds.iter().map(String::as_str))),
            ("day", self.day.as_str().into()),
            ("part", self.part.map(DayPart::id).into()),
            ("strength", self.strength.into()),
            ("places", json::from_texts(self.places.iter().map(String::as_str))),
            ("thought", self.thought.as_str().into()),
            ("did", self.did.as_str().into()),
            ("helped", self.helped.as_str().into()),
        ]))
    }

    fn from_json(value: &Value) -> Option<Trigger> {
        Some(Trigger {
            situation: value.get("situation")?.as_str()?.to_owned(),
            kinds: json::texts(value, "kinds"),
            day: json::text(value, "day"),
            part: json::choice(value, "part", &DayPart::ALL, DayPart::id)?,
            strength: json::number(value, "strength"),
            places: json::texts(value, "places"),
            thought: json::text(value, "thought"),
            did: json::text(value, "did"),
            helped: json::text(value, "helped"),
            ties: Ties::read(value),
        })
    }
}

impl Trigger {
    /// Whether nothing has been written.
    pub fn is_empty(&self) -> bool {
        let words = [&self.situation, &self.thought, &self.did, &self.helped];
        words.iter().all(|words| words.trim().is_empty())
            && self.kinds.is_empty()
            && self.strength.is_none()
            && self.places.is_empty()
    }
}
