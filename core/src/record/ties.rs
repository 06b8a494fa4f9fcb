//! What ties a record to the rest: people, parts of life, own tags, the record it grew from, and a day to look back.

use super::{Safety, json};
use crate::content::Context;
use serde_json::{Map, Value};

/// Ties that any record may have. Stored among the record's own fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ties {
    /// Record ids of the people it is about.
    pub people: Vec<String>,
    /// Parts of life it is about.
    pub contexts: Vec<Context>,
    /// The person's own tags, as they were typed.
    pub tags: Vec<String>,
    /// Record id of what it was started from.
    pub from: Option<String>,
    /// The words it was started from, as they read then, so that they stay in sight whatever becomes of that record.
    pub carried: String,
    /// The day to come back to it, `YYYY-MM-DD`; empty for none.
    pub due: String,
    /// Whether that look back was put away without words.
    pub put_away: bool,
    /// The answer to the danger question, where this kind asks it and nobody was named.
    pub safety: Option<Safety>,
    /// Whether it stands above the others.
    pub pinned: bool,
    /// Whether lists show its date alone until it is opened.
    pub hidden: bool,
}

impl Ties {
    /// Ties of something started from another record, with the words that led there.
    pub fn started_from(id: &str, carried: &str) -> Ties {
        Ties { from: Some(id.to_owned()), carried: carried.to_owned(), ..Ties::default() }
    }

    /// Puts them among the fields of a record.
    pub(super) fn write(&self, record: Value) -> Value {
        let mut fields = match record {
            Value::Object(fields) => fields,
            _ => Map::new(),
        };
        let mut put = |name: &str, value: Value| {
            fields.insert(name.to_owned(), value);
        };
        put("people", json::from_texts(self.people.iter().map(String::as_str)));
        put("contexts", json::from_texts(self.contexts.iter().map(|context| context.id())));
        put("tags", json::from_texts(self.tags.iter().map(String::as_str)));
        put("from", self.from.as_deref().into());
        put("carried", self.carried.as_str().into());
        put("due", self.due.as_str().into());
        put("put_away", self.put_away.into());
        put("safety", self.safety.map(Safety::id).into());
        put("pinned", self.pinned.into());
        put("hidden", self.hidden.into());
        Value::Object(fields)
    }

    /// Those among the fields of a record.
    pub(super) fn read(record: &Value) -> Ties {
        Ties {
            people: json::texts(record, "people"),
            contexts: Context::read(json::list(record, "contexts")),
            tags: json::texts(record, "tags"),
            from: json::optional_text(record, "from"),
            carried: json::text(record, "carried"),
            due: json::text(record, "due"),
            put_away: json::flag(record, "put_away"),
            safety: record.get("safety").and_then(Safety::read),
            pinned: json::flag(record, "pinned"),
            hidden: json::flag(record, "hidden"),
        }
    }

    /// Whether nothing was tied to it by hand. What it was started from does not count.
    pub fn is_empty(&self) -> bool {
        let plain = Ties { from: None, carried: String::new(), ..self.clone() };
        plain == Ties::default()
    }

    /// Whether two tags are the same one: case and spaces around make no difference.
    pub fn same_tag(one: &str, other: &str) -> bool {
        one.trim().to_lowercase() == other.trim().to_lowercase()
    }
}

/// A record that has ties.
pub trait Tied {
    /// Its ties.
    fn ties(&self) -> &Ties;
    /// Its ties, to be changed.
    fn ties_mut(&mut self) -> &mut Ties;
}

macro_rules! tied {
    ($($record:ty),+) => {$(
        impl Tied for $record {
            fn ties(&self) -> &Ties {
                &self.ties
            }

            fn ties_mut(&mut self) -> &mut Ties {
                &mut self.ties
            }
        }
    )+};
}

tied!(
    super::Entry,
    super::Practice,
    super::Prediction,
    super::Observation,
    super::Signal,
    super::Trigger,
    super::Ladder,
    super::Promise,
    super::Boundary,
    super::Win
);
