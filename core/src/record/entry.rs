//! A journal entry.

use super::{Body, json};
use crate::content::Context;
use serde_json::Value;

/// Words of one sitting, with what they are about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The words.
    pub text: String,
    /// Ids of feeling words.
    pub feelings: Vec<String>,
    /// Parts of life it is about.
    pub contexts: Vec<Context>,
    /// Record id of the practice it was written after.
    pub practice: Option<String>,
}

impl Body for Entry {
    const KIND: char = 'e';

    fn to_json(&self) -> Value {
        json::object([
            ("text", self.text.as_str().into()),
            ("feelings", json::from_texts(self.feelings.iter().map(String::as_str))),
            ("contexts", json::from_texts(self.contexts.iter().map(|context| context.id()))),
            ("practice", self.practice.as_deref().into()),
        ])
    }

    fn from_json(value: &Value) -> Option<Entry> {
        Some(Entry {
            text: value.get("text")?.as_str()?.to_owned(),
            feelings: json::texts(value, "feelings"),
            contexts: Context::read(json::list(value, "contexts")),
            practice: json::optional_text(value, "practice"),
        })
    }
}

impl Entry {
    /// The first words, for a list: at most `limit` characters, cut between words where there is one.
    pub fn opening(&self, limit: usize) -> &str {
        let text = self.text.trim();
        let Some((cut, _)) = text.char_indices().nth(limit) else { return text };
        let head = text.get(..cut).unwrap_or(text);
        match head.rfind(char::is_whitespace) {
            Some(space) if space > cut / 2 => head.get(..space).unwrap_or(head).trim_end(),
            _ => head,
        }
    }

    /// Whether nothing has been put into it.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.feelings.is_empty() && self.contexts.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_cuts_between_words_and_never_inside_a_character() {
        for (text, limit, opening) in [
            ("short", 20, "short"),
            ("one two three four", 9, "one two"),
            ("ééééééééééé", 4, "éééé"),
            ("  padded  ", 20, "padded"),
            ("", 5, ""),
        ] {
            let entry = Entry { text: text.into(), ..Entry::default() };
            assert_eq!(entry.opening(limit), opening);
        }
    }
}
