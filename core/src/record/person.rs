//! Someone in the person's life, by an alias, and what was answered about danger from them.

use super::{Body, Safety, json};
use crate::content::Context;
use serde_json::Value;

/// Somebody named in a practice. The alias is all that is needed; a first letter will do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// What they are called here.
    pub alias: String,
    /// The part of life they belong to.
    pub context: Option<Context>,
    /// Anything else about them.
    pub note: String,
    /// The answer to the danger question, if it was asked about them.
    pub danger: Option<Safety>,
    /// When that answer was given, in milliseconds since 1970; 0 where there is none.
    pub danger_at: u64,
}

impl Body for Person {
    const KIND: char = 'h';

    fn to_json(&self) -> Value {
        json::object([
            ("alias", self.alias.as_str().into()),
            ("context", self.context.map(Context::id).into()),
            ("note", self.note.as_str().into()),
            ("danger", self.danger.map(Safety::id).into()),
            ("danger_at", self.danger_at.into()),
        ])
    }

    fn from_json(value: &Value) -> Option<Person> {
        Some(Person {
            alias: value.get("alias")?.as_str()?.to_owned(),
            context: value.get("context").and_then(|name| Context::read(std::slice::from_ref(name)).pop()),
            note: json::text(value, "note"),
            danger: value.get("danger").and_then(Safety::read),
            danger_at: value.get("danger_at").and_then(Value::as_u64).unwrap_or(0),
        })
    }
}

impl Person {
    /// Whether two aliases name the same person: case and spaces make no difference, and no alias names nobody.
    pub fn same(one: &str, other: &str) -> bool {
        let letters = |alias: &str| -> String { alias.split_whitespace().collect::<String>().to_lowercase() };
        let one = letters(one);
        !one.is_empty() && one == letters(other)
    }

    /// Keeps an answer to the danger question.
    pub fn answer_danger(&mut self, answer: Safety, now_ms: u64) {
        self.danger = Some(answer);
        self.danger_at = now_ms;
    }

    /// Of what two versions or two records say about danger, what counts: the more careful answer, and of two alike the
    /// later.
    pub fn careful(one: &Person, other: &Person) -> Option<(Safety, u64)> {
        let answered = |person: &Person| person.danger.map(|answer| (answer, person.danger_at));
        match (answered(one), answered(other)) {
            (Some(one), Some(other)) if one.0 == other.0 => Some(if one.1 > other.1 { one } else { other }),
            (Some(one), Some(other)) => Some(if one.0.and(other.0) == one.0 { one } else { other }),
            (one, other) => one.or(other),
        }
    }

    /// Joins two versions written apart: nothing of either note is lost, and the more careful answer stands.
    pub fn join(self, later: Person) -> Person {
        let danger = Person::careful(&self, &later);
        Person {
            note: json::both(&self.note, &later.note),
            context: later.context.or(self.context),
            danger: danger.map(|(answer, _)| answer),
            danger_at: danger.map_or(0, |(_, at)| at),
            alias: later.alias,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_read_back_as_written() {
        let mut person = Person { alias: "Sam 🙂".into(), context: Some(Context::Work), ..Person::default() };
        for answered in [None, Some(Safety::Unsure)] {
            if let Some(answer) = answered {
                person.answer_danger(answer, 1_790_000_000_000);
            }
            let text = person.to_json().to_string();
            assert_eq!(Person::from_json(&serde_json::from_str(&text).unwrap()), Some(person.clone()));
        }
    }

    #[test]
    fn an_unknown_answer_counts_as_unsure_and_a_body_of_another_shape_is_not_read() {
        let read = |value| Person::from_json(&value);
        let odd = serde_json::json!({"alias": "S", "danger": "later-word", "context": "club"});
        assert_eq!(read(odd).and_then(|person| person.danger), Some(Safety::Unsure));
        assert_eq!(read(serde_json::json!({"names": ["S"]})), None);
    }

    #[test]
    fn case_and_spaces_make_no_other_person() {
        for (one, other, same) in [
            ("Sam", " sam ", true),
            ("Aunt May", "aunt  may", true),
            ("J. R.", "J.R.", true),
            ("ÉMILE", "émile", true),
            ("Sam", "Sim", false),
            ("", " ", false),
        ] {
            assert_eq!(Person::same(one, other), same, "{one:?} and {other:?}");
        }
    }

    #[test]
    fn of_two_answers_given_apart_the_careful_one_stands() {
        let with = |danger, at| Person { alias: "S".into(), danger, danger_at: at, ..Person::default() };
        use Safety::{No, Unsure, Yes};
        for (one, other, joined) in [
            ((Some(No), 1), (Some(Yes), 2), (Some(Yes), 2)),
            ((Some(Yes), 1), (Some(No), 2), (Some(Yes), 1)),
            ((Some(Unsure), 1), (Some(No), 2), (Some(Unsure), 1)),
            ((Some(Yes), 1), (Some(Unsure), 2), (Some(Yes), 1)),
            ((Some(No), 1), (Some(No), 2), (Some(No), 2)),
            ((None, 0), (Some(No), 2), (Some(No), 2)),
            ((Some(Yes), 1), (None, 0), (Some(Yes), 1)),
            ((None, 0), (None, 0), (None, 0)),
        ] {
            assert_eq!(with(one.0, one.1).join(with(other.0, other.1)), with(joined.0, joined.1));
        }
    }
}
