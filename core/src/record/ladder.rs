//! A vulnerability ladder: own steps from small to large. What is tried on a step is a prediction of its own.

use super::{Body, Ties, json};
use serde_json::Value;

/// One step of a ladder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rung {
    /// Its id within the ladder, which predictions keep.
    pub id: String,
    /// What would be done.
    pub words: String,
    /// How big it feels, 0 to 10.
    pub size: Option<u8>,
    /// Whether it rests.
    pub paused: bool,
}

/// A ladder, its smallest step first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ladder {
    /// What it leads to.
    pub title: String,
    /// Its steps in the order the person gave them.
    pub rungs: Vec<Rung>,
    /// Whether all of it rests.
    pub paused: bool,
    /// What it is tied to.
    pub ties: Ties,
}

impl Body for Ladder {
    const KIND: char = 'l';

    fn to_json(&self) -> Value {
        let rungs = self.rungs.iter().map(|rung| {
            json::object([
                ("id", rung.id.as_str().into()),
                ("words", rung.words.as_str().into()),
                ("size", rung.size.into()),
                ("paused", rung.paused.into()),
            ])
        });
        self.ties.write(json::object([
            ("title", self.title.as_str().into()),
            ("rungs", Value::Array(rungs.collect())),
            ("paused", self.paused.into()),
        ]))
    }

    fn from_json(value: &Value) -> Option<Ladder> {
        let rung = |value: &Value| Rung {
            id: json::text(value, "id"),
            words: json::text(value, "words"),
            size: json::number(value, "size"),
            paused: json::flag(value, "paused"),
        };
        Some(Ladder {
            title: json::text(value, "title"),
            rungs: value.get("rungs")?.as_array()?.iter().map(rung).collect(),
            paused: json::flag(value, "paused"),
            ties: Ties::read(value),
        })
    }
}

impl Ladder {
    /// Whether nothing has been written.
    pub fn is_empty(&self) -> bool {
        self.title.trim().is_empty() && self.rungs.iter().all(|rung| rung.words.trim().is_empty())
    }

    /// Puts a new step at the end, under an id that no other step has.
    pub fn add(&mut self, words: &str) -> String {
        let highest = self.rungs.iter().filter_map(|rung| rung.id.strip_prefix('r')?.parse::<u32>().ok()).max();
        let id = ["r", &highest.map_or(1, |highest| highest.saturating_add(1)).to_string()].concat();
        self.rungs.push(Rung { id: id.clone(), words: words.to_owned(), ..Rung::default() });
        id
    }

    /// Moves a step by one place, up (`-1`) or down (`1`); at an end it stays.
    pub fn move_rung(&mut self, id: &str, by: isize) {
        let Some(place) = self.rungs.iter().position(|rung| rung.id == id) else { return };
        let Some(other) = place.checked_add_signed(by).filter(|other| *other < self.rungs.len()) else { return };
        self.rungs.swap(place, other);
    }
}
