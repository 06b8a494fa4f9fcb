//! A moment's check-in: how safe, how connected, how much on guard.

use super::{Body, json};
use crate::content::Context;
use serde_json::Value;

/// Three numbers from 0 to 10, each of which can be left out, and a line of words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckIn {
    /// How safe it feels.
    pub safe: Option<u8>,
    /// How connected it feels.
    pub connected: Option<u8>,
    /// How much on guard.
    pub guard: Option<u8>,
    /// Anything else.
    pub note: String,
    /// Parts of life it is about.
    pub contexts: Vec<Context>,
}

impl Body for CheckIn {
    const KIND: char = 'c';

    fn to_json(&self) -> Value {
        json::object([
            ("safe", self.safe.into()),
            ("connected", self.connected.into()),
            ("guard", self.guard.into()),
            ("note", self.note.as_str().into()),
            ("contexts", json::from_texts(self.contexts.iter().map(|context| context.id()))),
        ])
    }

    fn from_json(value: &Value) -> Option<CheckIn> {
        Some(CheckIn {
            safe: json::number(value, "safe"),
            connected: json::number(value, "connected"),
            guard: json::number(value, "guard"),
            note: json::text(value, "note"),
            contexts: Context::read(json::list(value, "contexts")),
        })
    }
}

impl CheckIn {
    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.safe.is_none()
            && self.connected.is_none()
            && self.guard.is_none()
            && self.note.trim().is_empty()
            && self.contexts.is_empty()
    }
}
