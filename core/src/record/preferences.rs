//! What the person chose about the app itself.

use super::Body;
use crate::content::Context;
use serde::{Deserialize, Serialize};

/// Choices that change what is shown first. There is one such record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Whether the welcome was finished or skipped.
    pub welcomed: bool,
    /// Parts of life to look at first; empty means all.
    pub contexts: Vec<Context>,
}

impl Body for Preferences {
    const KIND: char = 'f';
}
