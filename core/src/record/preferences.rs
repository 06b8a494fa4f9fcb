//! What the person chose about the app itself.

use super::{Body, json};
use crate::content::Context;
use serde_json::Value;

/// Choices that change what is shown first, and when a lock closes by itself. There is one such record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// Whether the welcome was finished or skipped.
    pub welcomed: bool,
    /// Parts of life to look at first; empty means all.
    pub contexts: Vec<Context>,
    /// Minutes without a key or a press after which a lock closes; none for never.
    pub lock_idle: Option<u8>,
    /// Minutes out of sight after which it closes, 0 for at once; none for never.
    pub lock_hidden: Option<u8>,
}

/// The most minutes that can be waited.
const MOST: u8 = 120;

impl Default for Preferences {
    fn default() -> Self {
        Preferences { welcomed: false, contexts: Vec::new(), lock_idle: Some(15), lock_hidden: Some(5) }
    }
}

impl Preferences {
    /// What was chosen in either of two versions; where both chose, what the later one says.
    pub fn join(earlier: Preferences, later: Preferences) -> Preferences {
        let usual = Preferences::default();
        Preferences {
            welcomed: earlier.welcomed || later.welcomed,
            contexts: if later.contexts.is_empty() { earlier.contexts } else { later.contexts },
            lock_idle: if later.lock_idle == usual.lock_idle { earlier.lock_idle } else { later.lock_idle },
            lock_hidden: if later.lock_hidden == usual.lock_hidden { earlier.lock_hidden } else { later.lock_hidden },
        }
    }
}

impl Body for Preferences {
    const KIND: char = 'f';

    fn to_json(&self) -> Value {
        json::object([
            ("welcomed", self.welcomed.into()),
            ("contexts", json::from_texts(self.contexts.iter().map(|context| context.id()))),
            ("lock_idle", self.lock_idle.into()),
            ("lock_hidden", self.lock_hidden.into()),
        ])
    }

    fn from_json(value: &Value) -> Option<Preferences> {
        // What was written before there was a lock says nothing about it.
        let minutes = |name: &str, usual: Option<u8>| match value.get(name) {
            None => usual,
            Some(_) => json::number_up_to(value, name, MOST),
        };
        let usual = Preferences::default();
        Some(Preferences {
            welcomed: json::flag(value, "welcomed"),
            contexts: Context::read(json::list(value, "contexts")),
            lock_idle: minutes("lock_idle", usual.lock_idle),
            lock_hidden: minutes("lock_hidden", usual.lock_hidden),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_of_two_devices_come_together() {
        let fresh = Preferences { welcomed: true, ..Preferences::default() };
        let old = Preferences { welcomed: true, contexts: vec![Context::Work], lock_idle: None, lock_hidden: Some(0) };
        assert_eq!(Preferences::join(old.clone(), fresh.clone()), old);
        assert_eq!(Preferences::join(fresh, old.clone()), old);
        let other = Preferences { contexts: vec![Context::Family], lock_idle: Some(1), ..Preferences::default() };
        let joined = Preferences { welcomed: true, lock_hidden: Some(0), ..other.clone() };
        assert_eq!(Preferences::join(old, other), joined);
    }

    #[test]
    fn when_a_lock_closes_is_read_as_it_was_chosen() {
        for (idle, hidden) in [(Some(1), Some(0)), (None, None), (Some(30), Some(5))] {
            let chosen = Preferences { lock_idle: idle, lock_hidden: hidden, ..Preferences::default() };
            assert_eq!(Preferences::from_json(&chosen.to_json()), Some(chosen));
        }
        let before = serde_json::json!({ "welcomed": true, "contexts": [] });
        let read = Preferences::from_json(&before);
        assert_eq!(read, Some(Preferences { welcomed: true, ..Preferences::default() }));
    }
}
