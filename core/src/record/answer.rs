//! One answer within a practice, with the words it was given in.

use serde::{Deserialize, Serialize};

/// An option as it read when it was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// Id of the option in the content.
    pub id: String,
    /// Its wording at the time.
    pub text: String,
}

/// What was answered. A step that was skipped has no answer at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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

impl Answer {
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
        let answer = Answer::Body { places: vec![Chosen { id: "jaw".into(), text: "Jaw".into() }], note: "tight".into() };
        let text = serde_json::to_string(&answer).unwrap_or_default();
        assert_eq!(serde_json::from_str::<Answer>(&text).ok(), Some(answer));
    }
}
