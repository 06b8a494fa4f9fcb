//! A journal entry.

use super::{Body, Ties, json};
use serde_json::Value;

/// Words of one sitting, with what they are about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The words.
    pub text: String,
    /// Ids of feeling words.
    pub feelings: Vec<String>,
    /// The prompt it answers, as it read; empty for none.
    pub prompt: String,
    /// Id of that prompt in the content.
    pub prompt_id: Option<String>,
    /// What there was to say when it was looked back at.
    pub looked_back: String,
    /// What it is tied to. `from` is what it was written after.
    pub ties: Ties,
}

impl Body for Entry {
    const KIND: char = 'e';

    fn to_json(&self) -> Value {
        let practice = self.ties.from.as_deref().filter(|from| from.starts_with(super::Practice::KIND));
        self.ties.write(json::object([
            ("text", self.text.as_str().into()),
            ("feelings", json::from_texts(self.feelings.iter().map(String::as_str))),
            ("prompt", self.prompt.as_str().into()),
            ("prompt_id", self.prompt_id.as_deref().into()),
            ("looked_back", self.looked_back.as_str().into()),
            ("practice", practice.into()),
        ]))
    }

    fn from_json(value: &Value) -> Option<Entry> {
        let mut ties = Ties::read(value);
        // Entries were once written after practices alone, under a name of their own.
        ties.from = ties.from.or_else(|| json::optional_text(value, "practice"));
        Some(Entry {
            text: value.get("text")?.as_str()?.to_owned(),
            feelings: json::texts(value, "feelings"),
            prompt: json::text(value, "prompt"),
            prompt_id: json::optional_text(value, "prompt_id"),
            looked_back: json::text(value, "looked_back"),
            ties,
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
        self.text.trim().is_empty() && self.feelings.is_empty() && self.ties.is_empty()
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
