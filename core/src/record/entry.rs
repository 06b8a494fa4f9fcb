//! A journal entry.

use super::Body;
use crate::content::Context;
use serde::{Deserialize, Serialize};

/// Words of one sitting, with what they are about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
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
