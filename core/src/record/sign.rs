//! What a person recognises in themselves: answers to authored signs, and signs in their own words.

use super::{Body, json};
use crate::content::Context;
use serde_json::Value;

/// How far a sign is recognised. Never counted, never added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Felt {
    /// Recognised.
    Yes,
    /// Recognised at times.
    Sometimes,
    /// Not recognised, or taken back.
    #[default]
    No,
}

impl Felt {
    /// Its stored name.
    pub fn id(self) -> &'static str {
        match self {
            Felt::Yes => "yes",
            Felt::Sometimes => "sometimes",
            Felt::No => "no",
        }
    }

    fn read(value: &Value) -> Option<Felt> {
        let id = value.get("felt")?.as_str()?;
        [Felt::Yes, Felt::Sometimes, Felt::No].into_iter().find(|felt| felt.id() == id)
    }
}

/// The answer to one authored sign. There is one such record a sign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignAnswer {
    /// Id of the sign.
    pub sign: String,
    /// Its title as it read.
    pub title: String,
    /// How far it is recognised.
    pub felt: Felt,
    /// The person's own words about it.
    pub note: String,
}

impl Body for SignAnswer {
    const KIND: char = 's';

    fn to_json(&self) -> Value {
        json::object([
            ("sign", self.sign.as_str().into()),
            ("title", self.title.as_str().into()),
            ("felt", self.felt.id().into()),
            ("note", self.note.as_str().into()),
        ])
    }

    fn from_json(value: &Value) -> Option<SignAnswer> {
        Some(SignAnswer {
            sign: json::text(value, "sign"),
            title: json::text(value, "title"),
            felt: Felt::read(value)?,
            note: json::text(value, "note"),
        })
    }
}

impl SignAnswer {
    /// Joins two versions written apart: the later tick, and both notes where they differ.
    pub fn join(self, later: SignAnswer) -> SignAnswer {
        SignAnswer { note: json::both(&self.note, &later.note), ..later }
    }
}

/// A sign in the person's own words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnSign {
    /// The words.
    pub title: String,
    /// Where it shows.
    pub contexts: Vec<Context>,
    /// How far it is recognised.
    pub felt: Felt,
    /// More about it.
    pub note: String,
}

impl Body for OwnSign {
    const KIND: char = 'o';

    fn to_json(&self) -> Value {
        json::object([
            ("title", self.title.as_str().into()),
            ("contexts", json::from_texts(self.contexts.iter().map(|context| context.id()))),
            ("felt", self.felt.id().into()),
            ("note", self.note.as_str().into()),
        ])
    }

    fn from_json(value: &Value) -> Option<OwnSign> {
        Some(OwnSign {
            title: value.get("title")?.as_str()?.to_owned(),
            contexts: Context::read(json::list(value, "contexts")),
            felt: Felt::read(value)?,
            note: json::text(value, "note"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joining_loses_no_words() {
        let with = |note: &str| SignAnswer { note: note.into(), ..SignAnswer::default() };
        for (one, other, joined) in [
            ("", "b", "b"),
            ("a", "", "a"),
            ("a", "a", "a"),
            ("left", "right", "left\n\nright"),
            ("ab", "b", "ab"),
            ("b", "ab", "ab"),
        ] {
            assert_eq!(with(one).join(with(other)).note, joined, "{one:?} with {other:?}");
        }
    }
}
