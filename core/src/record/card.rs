//! A card to carry or to hand over: a few short fields under a title, each with the question it answered.

use super::{Body, json};
use serde_json::Value;

/// One field of a card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardField {
    /// Its stored name.
    pub id: String,
    /// The question as it read.
    pub asked: String,
    /// What was written.
    pub words: String,
}

/// A card. There is one of each name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// Its stored name, such as `safety-card`.
    pub name: String,
    /// Its title as it read.
    pub title: String,
    /// What stands on it, in the order it was first written.
    pub fields: Vec<CardField>,
}

impl Body for Card {
    const KIND: char = 'a';

    fn to_json(&self) -> Value {
        let fields = self.fields.iter().map(|field| {
            json::object([
                ("id", field.id.as_str().into()),
                ("asked", field.asked.as_str().into()),
                ("words", field.words.as_str().into()),
            ])
        });
        json::object([
            ("name", self.name.as_str().into()),
            ("title", self.title.as_str().into()),
            ("fields", Value::Array(fields.collect())),
        ])
    }

    fn from_json(value: &Value) -> Option<Card> {
        let field = |value: &Value| CardField {
            id: json::text(value, "id"),
            asked: json::text(value, "asked"),
            words: json::text(value, "words"),
        };
        Some(Card {
            name: value.get("name")?.as_str()?.to_owned(),
            title: json::text(value, "title"),
            fields: json::list(value, "fields").iter().map(field).collect(),
        })
    }
}

impl Card {
    /// What stands in a field; empty where nothing does.
    pub fn words(&self, id: &str) -> &str {
        self.fields.iter().find(|field| field.id == id).map_or("", |field| &field.words)
    }

    /// Writes a field; an emptied one is taken out.
    pub fn put(&mut self, id: &str, asked: &str, words: &str) {
        let there = self.fields.iter_mut().find(|field| field.id == id);
        match (there, words.trim().is_empty()) {
            (_, true) => self.fields.retain(|field| field.id != id),
            (Some(field), false) => (field.asked, field.words) = (asked.to_owned(), words.to_owned()),
            (None, false) => {
                let field = CardField { id: id.to_owned(), asked: asked.to_owned(), words: words.to_owned() };
                self.fields.push(field);
            }
        }
    }

    /// Joins two versions written apart: nothing of either is lost.
    pub fn join(self, later: Card) -> Card {
        let mut joined = later;
        for field in self.fields {
            let words = json::both(&field.words, joined.words(&field.id));
            joined.put(&field.id, &field.asked, &words);
        }
        joined
    }

    /// Whether nothing stands on it.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(fields: &[(&str, &str)]) -> Card {
        let mut card = Card { name: "safety-card".into(), title: "T".into(), ..Card::default() };
        fields.iter().for_each(|(id, words)| card.put(id, "Q?", words));
        card
    }

    #[test]
    fn cards_read_back_as_written() {
        for card in [card(&[]), card(&[("people", "A. \u{0} ü\nB."), ("code", "Green")])] {
            let text = card.to_json().to_string();
            assert_eq!(Card::from_json(&serde_json::from_str(&text).unwrap()), Some(card));
        }
    }

    #[test]
    fn an_emptied_field_is_gone_and_a_written_one_keeps_its_place() {
        let mut card = card(&[("a", "1"), ("b", "2")]);
        card.put("a", "Q?", "3");
        assert_eq!((card.words("a"), card.fields[0].id.as_str()), ("3", "a"));
        card.put("a", "Q?", "  ");
        assert_eq!((card.words("a"), card.fields.len()), ("", 1));
    }

    #[test]
    fn versions_written_apart_lose_nothing() {
        let joined = card(&[("a", "one"), ("b", "same")]).join(card(&[("b", "same"), ("a", "two"), ("c", "three")]));
        assert!(joined.words("a").contains("one") && joined.words("a").contains("two"));
        assert_eq!((joined.words("b"), joined.words("c")), ("same", "three"));
    }
}
