//! One answer within a practice, with the words it was given in.

use super::json;
use serde_json::Value;

/// An option as it read when it was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Id of the option in the content.
    pub id: String,
    /// Its wording at the time.
    pub text: String,
}

/// What was answered. A step that was skipped has no answer at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Free words.
    Text(String),
    /// One or several options.
    Chosen(Vec<Chosen>),
    /// 0 to 10.
    Number(u8),
    /// Lines of a list, or the gaps of a sentence in order.
    Lines(Vec<String>),
    /// Places in the body and what is noticed there.
    Body {
        /// The places.
        places: Vec<Chosen>,
        /// What is noticed.
        note: String,
    },
    /// Two lists beside each other.
    Columns {
        /// The first list.
        left: Vec<String>,
        /// The second list.
        right: Vec<String>,
    },
    /// A calendar day, `YYYY-MM-DD`.
    Day(String),
}

impl Chosen {
    fn to_json(&self) -> Value {
        json::object([("id", self.id.as_str().into()), ("text", self.text.as_str().into())])
    }

    fn all_to_json(all: &[Chosen]) -> Value {
        Value::Array(all.iter().map(Chosen::to_json).collect())
    }

    fn read_all(values: &[Value]) -> Vec<Chosen> {
        values.iter().map(|value| Chosen { id: json::text(value, "id"), text: json::text(value, "text") }).collect()
    }
}

impl Answer {
    /// As JSON: an object whose one field names the kind of answer.
    pub fn to_json(&self) -> Value {
        let lines = |lines: &[String]| json::from_texts(lines.iter().map(String::as_str));
        let (kind, value) = match self {
            Answer::Text(text) => ("text", text.as_str().into()),
            Answer::Chosen(chosen) => ("chosen", Chosen::all_to_json(chosen)),
            Answer::Number(number) => ("number", (*number).into()),
            Answer::Lines(written) => ("lines", lines(written)),
            Answer::Body { places, note } => {
                ("body", json::object([("places", Chosen::all_to_json(places)), ("note", note.as_str().into())]))
            }
            Answer::Columns { left, right } => {
                ("columns", json::object([("left", lines(left)), ("right", lines(right))]))
            }
            Answer::Day(day) => ("day", day.as_str().into()),
        };
        json::object([(kind, value)])
    }

    /// From JSON; `None` when it is of a kind this version does not know.
    pub fn from_json(value: &Value) -> Option<Answer> {
        let (kind, inside) = value.as_object()?.iter().next()?;
        Some(match kind.as_str() {
            "text" => Answer::Text(inside.as_str()?.to_owned()),
            "chosen" => Answer::Chosen(Chosen::read_all(inside.as_array()?)),
            "number" => Answer::Number(json::number(value, "number")?),
            "lines" => Answer::Lines(json::texts(value, "lines")),
            "body" => Answer::Body {
                places: Chosen::read_all(json::list(inside, "places")),
                note: json::text(inside, "note"),
            },
            "columns" => Answer::Columns { left: json::texts(inside, "left"), right: json::texts(inside, "right") },
            "day" => Answer::Day(inside.as_str()?.to_owned()),
            _ => return None,
        })
    }

    /// Whether there is nothing in it, so that it can count as skipped.
    pub fn is_empty(&self) -> bool {
        let blank = |lines: &[String]| lines.iter().all(|line| line.trim().is_empty());
        match self {
            Answer::Text(text) | Answer::Day(text) => text.trim().is_empty(),
            Answer::Chosen(chosen) => chosen.is_empty(),
            Answer::Number(_) => false,
            Answer::Lines(lines) => blank(lines),
            Answer::Body { places, note } => places.is_empty() && note.trim().is_empty(),
            Answer::Columns { left, right } => blank(left) && blank(right),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_answers_count_as_skipped() {
        for (answer, empty) in [
            (Answer::Text(" \n".into()), true),
            (Answer::Text("a".into()), false),
            (Answer::Number(0), false),
            (Answer::Lines(vec![String::new(), " ".into()]), true),
            (Answer::Columns { left: vec![], right: vec!["x".into()] }, false),
            (Answer::Body { places: vec![], note: String::new() }, true),
            (Answer::Chosen(vec![]), true),
        ] {
            assert_eq!(answer.is_empty(), empty, "{answer:?}");
        }
    }

    #[test]
    fn answers_read_back_as_written() {
        let chosen = || vec![Chosen { id: "jaw".into(), text: "Jaw".into() }];
        for answer in [
            Answer::Text("a\u{0}b 🙂".into()),
            Answer::Chosen(chosen()),
            Answer::Number(10),
            Answer::Lines(vec!["one".into(), String::new()]),
            Answer::Body { places: chosen(), note: "tight".into() },
            Answer::Columns { left: vec!["now".into()], right: vec![] },
            Answer::Day("2026-12-01".into()),
        ] {
            let text = answer.to_json().to_string();
            let value = serde_json::from_str(&text).unwrap();
            assert_eq!(Answer::from_json(&value), Some(answer));
        }
    }

    #[test]
    fn an_answer_of_an_unknown_kind_is_not_taken_for_an_empty_one() {
        for text in [r#"{"drawing":"..."}"#, "{}", "5", r#"{"number":11}"#] {
            assert_eq!(Answer::from_json(&serde_json::from_str(text).unwrap()), None, "{text}");
        }
    }
}
