//! What a person marked on a short read.

use super::{Body, json};
use serde_json::Value;

/// Marks on one read. There is one such record a read; nothing in it is ever counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Id of the read.
    pub read: String,
    /// Its title as it read.
    pub title: String,
    /// Whether it is saved for later.
    pub saved: bool,
    /// Whether it is marked as read.
    pub done: bool,
}

impl Body for Reading {
    const KIND: char = 'r';

    fn to_json(&self) -> Value {
        json::object([
            ("read", self.read.as_str().into()),
            ("title", self.title.as_str().into()),
            ("saved", self.saved.into()),
            ("done", self.done.into()),
        ])
    }

    fn from_json(value: &Value) -> Option<Reading> {
        Some(Reading {
            read: value.get("read")?.as_str()?.to_owned(),
            title: json::text(value, "title"),
            saved: json::flag(value, "saved"),
            done: json::flag(value, "done"),
        })
    }
}

impl Reading {
    /// Joins two versions written apart: a mark that either has stays.
    pub fn join(self, later: Reading) -> Reading {
        Reading { saved: self.saved || later.saved, done: self.done || later.done, ..later }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_read_back_as_written() {
        for (saved, done) in [(false, false), (true, false), (false, true), (true, true)] {
            let marks = Reading { read: "small-steps".into(), title: "Small steps".into(), saved, done };
            let text = marks.to_json().to_string();
            assert_eq!(Reading::from_json(&serde_json::from_str(&text).unwrap()), Some(marks));
        }
        assert_eq!(Reading::from_json(&serde_json::json!({"saved": true})), None);
    }

    #[test]
    fn joining_loses_no_mark() {
        let marks = |saved, done| Reading { saved, done, ..Reading::default() };
        for (one, other, joined) in [
            ((true, false), (false, true), (true, true)),
            ((false, false), (false, true), (false, true)),
            ((true, true), (false, false), (true, true)),
        ] {
            assert_eq!(marks(one.0, one.1).join(marks(other.0, other.1)), marks(joined.0, joined.1));
        }
    }
}
