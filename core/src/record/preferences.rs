//! What the person chose about the app itself.

use super::{Body, json};
use crate::content::Context;
use serde_json::Value;

/// Choices that change what is shown first. There is one such record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Whether the welcome was finished or skipped.
    pub welcomed: bool,
    /// Parts of life to look at first; empty means all.
    pub contexts: Vec<Context>,
}

impl Body for Preferences {
    const KIND: char = 'f';

    fn to_json(&self) -> Value {
        json::object([
            ("welcomed", self.welcomed.into()),
            ("contexts", json::from_texts(self.contexts.iter().map(|context| context.id()))),
        ])
    }

    fn from_json(value: &Value) -> Option<Preferences> {
        Some(Preferences {
            welcomed: json::flag(value, "welcomed"),
            contexts: Context::read(json::list(value, "contexts")),
        })
    }
}
