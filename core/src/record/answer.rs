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

/// A gap of a built sentence with the fixed words before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The fixed words as they read.
    pub words: String,
    /// What was put in.
    pub text: String,
}

/// A list beside another, under the heading it had.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// The heading as it read; empty in what was written before headings were kept.
    pub title: String,
    /// The lines.
    pub lines: Vec<String>,
}

/// What was answered. A step that was skipped has no answer at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Free words.
    Text(String),
    /// One or several options.
    Chosen(Vec<Chosen>),
    /// 0 to 10, as it was written before what the ends mean was kept.
    Number(u8),
    /// A number from 0 to `most`, with what the ends meant.
    Scale {
        /// The number.
        number: u8,
        /// The highest there was.
        most: u8,
        /// What 0 meant.
        low: String,
        /// What the highest meant.
        high: String,
    },
    /// Lines of a list; or the gaps of a sentence in order, as they were written before its words were kept.
    Lines(Vec<String>),
    /// A sentence with its gaps filled.
    Sentence(Vec<Gap>),
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
        left: Column,
        /// The second list.
        right: Column,
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

impl Gap {
    fn to_json(&self) -> Value {
        json::object([("words", self.words.as_str().into()), ("text", self.text.as_str().into())])
    }

    fn read(value: &Value) -> Gap {
        Gap { words: json::text(value, "words"), text: json::text(value, "text") }
    }

    /// The sentence that gaps and words make, with `open` where nothing has been put in.
    ///
    /// Words that begin with a capital begin a new sentence, except for the English "I".
    pub fn sentence(gaps: &[Gap], open: &str) -> String {
        let mut built = String::new();
        for gap in gaps {
            let words = gap.words.trim();
            let first = words.split([' ', '\'', '’']).next().unwrap_or_default();
            if first != "I" && first.starts_with(char::is_uppercase) {
                close(&mut built);
            }
            let text = gap.text.trim();
            for piece in [words, if text.is_empty() { open } else { text }] {
                if !built.is_empty() && !piece.starts_with([',', '.', ';', ':', '?']) {
                    built.push(' ');
                }
                built.push_str(piece);
            }
        }
        close(&mut built);
        built
    }
}

/// Ends a sentence that has no end yet.
fn close(built: &mut String) {
    if built.ends_with(char::is_alphanumeric) {
        built.push('.');
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
            Answer::Scale { number, most, low, high } => {
                let (number, most) = ((*number).into(), (*most).into());
                let ends = (low.as_str().into(), high.as_str().into());
                ("scale", json::object([("number", number), ("most", most), ("low", ends.0), ("high", ends.1)]))
            }
            Answer::Sentence(gaps) => ("sentence", Value::Array(gaps.iter().map(Gap::to_json).collect())),
            Answer::Lines(written) => ("lines", lines(written)),
            Answer::Body { places, note } => {
                ("body", json::object([("places", Chosen::all_to_json(places)), ("note", note.as_str().into())]))
            }
            Answer::Columns { left, right } => {
                let titles = (left.title.as_str().into(), right.title.as_str().into());
                let (left, right) = (lines(&left.lines), lines(&right.lines));
                let fields = [("left", left), ("right", right), ("left_title", titles.0), ("right_title", titles.1)];
                ("columns", json::object(fields))
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
            "scale" => {
                let most = json::number_up_to(inside, "most", 100)?;
                let number = json::number_up_to(inside, "number", most)?;
                Answer::Scale { number, most, low: json::text(inside, "low"), high: json::text(inside, "high") }
            }
            "sentence" => Answer::Sentence(inside.as_array()?.iter().map(Gap::read).collect()),
            "lines" => Answer::Lines(json::texts(value, "lines")),
            "body" => Answer::Body {
                places: Chosen::read_all(json::list(inside, "places")),
                note: json::text(inside, "note"),
            },
            "columns" => {
                let column =
                    |title, lines| Column { title: json::text(inside, title), lines: json::texts(inside, lines) };
                Answer::Columns { left: column("left_title", "left"), right: column("right_title", "right") }
            }
            "day" => Answer::Day(inside.as_str()?.to_owned()),
            _ => return None,
        })
    }

    /// The lines in it that can be taken up again, each once and none of them empty: of a list, of both columns, or of
    /// free words.
    pub fn own_lines(&self) -> Vec<&str> {
        let all: Vec<&str> = match self {
            Answer::Text(text) => text.lines().collect(),
            Answer::Lines(lines) => lines.iter().map(String::as_str).collect(),
            Answer::Columns { left, right } => left.lines.iter().chain(&right.lines).map(String::as_str).collect(),
            _ => Vec::new(),
        };
        let mut own = Vec::with_capacity(all.len());
        for line in all.into_iter().map(str::trim).filter(|line| !line.is_empty()) {
            if !own.contains(&line) {
                own.push(line);
            }
        }
        own
    }

    /// Whether there is nothing in it, so that it can count as skipped.
    pub fn is_empty(&self) -> bool {
        let blank = |lines: &[String]| lines.iter().all(|line| line.trim().is_empty());
        match self {
            Answer::Text(text) | Answer::Day(text) => text.trim().is_empty(),
            Answer::Chosen(chosen) => chosen.is_empty(),
            Answer::Number(_) | Answer::Scale { .. } => false,
            Answer::Lines(lines) => blank(lines),
            Answer::Sentence(gaps) => gaps.iter().all(|gap| gap.text.trim().is_empty()),
            Answer::Body { places, note } => places.is_empty() && note.trim().is_empty(),
            Answer::Columns { left, right } => blank(&left.lines) && blank(&right.lines),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gap(words: &str, text: &str) -> Gap {
        Gap { words: words.into(), text: text.into() }
    }

    fn columns(left: &[&str], right: &[&str]) -> Answer {
        let column = |title: &str, lines: &[&str]| Column {
            title: title.into(),
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        };
        Answer::Columns { left: column("Left", left), right: column("Right", right) }
    }

    #[test]
    fn a_sentence_is_built_from_its_gaps() {
        for (gaps, built) in [
            (vec![gap("I feel", "tense"), gap("because", "")], "I feel tense because …"),
            (vec![gap("When", "it rains"), gap("I", "stay in. Or not.")], "When it rains I stay in. Or not."),
            (
                vec![gap("The old voice says", "no"), gap("A steady one:", "yes")],
                "The old voice says no. A steady one: yes.",
            ),
            (vec![gap("I wait", "a day"), gap(", then I", "ask?")], "I wait a day, then I ask?"),
            (vec![], ""),
        ] {
            assert_eq!(Gap::sentence(&gaps, "…"), built);
        }
    }

    #[test]
    fn columns_without_headings_still_read() {
        let old = serde_json::json!({"columns": {"left": ["now"], "right": []}});
        let left = Column { title: String::new(), lines: vec!["now".into()] };
        assert_eq!(Answer::from_json(&old), Some(Answer::Columns { left, right: Column::default() }));
    }

    #[test]
    fn own_lines_are_those_with_words_each_once() {
        for (answer, lines) in [
            (Answer::Text("one\n\n two \none".into()), vec!["one", "two"]),
            (Answer::Lines(vec!["b".into(), String::new(), "a".into()]), vec!["b", "a"]),
            (columns(&["x"], &["y", "x"]), vec!["x", "y"]),
            (Answer::Number(3), vec![]),
        ] {
            assert_eq!(answer.own_lines(), lines);
        }
    }

    #[test]
    fn blank_answers_count_as_skipped() {
        for (answer, empty) in [
            (Answer::Text(" \n".into()), true),
            (Answer::Text("a".into()), false),
            (Answer::Number(0), false),
            (Answer::Lines(vec![String::new(), " ".into()]), true),
            (columns(&[], &["x"]), false),
            (columns(&[" "], &[]), true),
            (Answer::Sentence(vec![gap("When", " "), gap("I", "")]), true),
            (Answer::Sentence(vec![gap("When", " "), gap("I", "rest")]), false),
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
            columns(&["now"], &[]),
            Answer::Scale { number: 60, most: 100, low: "Calm".into(), high: "Wild".into() },
            Answer::Sentence(vec![gap("When", "a door slams"), gap("I", "")]),
            Answer::Day("2026-12-01".into()),
        ] {
            let text = answer.to_json().to_string();
            let value = serde_json::from_str(&text).unwrap();
            assert_eq!(Answer::from_json(&value), Some(answer));
        }
    }

    #[test]
    fn an_answer_of_an_unknown_kind_is_not_taken_for_an_empty_one() {
        for text in [r#"{"drawing":"..."}"#, "{}", "5", r#"{"number":11}"#, r#"{"scale":{"number":60,"most":10}}"#] {
            assert_eq!(Answer::from_json(&serde_json::from_str(text).unwrap()), None, "{text}");
        }
    }
}
