//! What a person who wrote a lot may have written.

use anyhow::{Context, Result, bail};
use rethread_core::content;
use rethread_core::record::{
    Answer, Body, Came, CheckIn, Entry, Marker, Observation, Outcome, Practice, Prediction, Ties, Trigger, Win,
};
use rethread_core::vault::RecordId;
use serde_json::Value;

use crate::copies::{Copies, Written};
use crate::place::Place;

/// Letters of the kinds that records have in turn; what began with another stands behind it.
const KINDS: &str = "ecetxvecwpecepectece";
/// Words of an entry.
pub const LENGTH: usize = 300;
const SAMPLES: &str = "core/tests/vault/entries.txt";
/// Something no marker between two entries reaches.
const SHORTEST: usize = 50;
/// The first entry is begun in September 2017 and the others six hours apart.
const FIRST_MS: u64 = 1_504_300_000_000;
const APART_MS: u64 = 6 * 60 * 60 * 1000;

/// Entries by several voices, end to end.
#[derive(Debug)]
pub struct Words {
    words: Vec<String>,
    starts: Vec<usize>,
}

impl Words {
    /// Reads the sample entries, one to a line.
    pub fn read(place: &Place) -> Result<Words> {
        let text = std::fs::read_to_string(place.root.join(SAMPLES)).context(SAMPLES)?;
        let mut words = Words { words: Vec::new(), starts: Vec::new() };
        for line in text.lines().filter(|line| line.split(' ').count() > SHORTEST) {
            words.starts.push(words.words.len());
            words.words.extend(line.split(' ').map(str::to_owned));
        }
        if words.starts.is_empty() {
            bail!("{SAMPLES} holds no entry");
        }
        Ok(words)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The record with this number: of every twenty eight entries, five check-ins, two practices, two triggers, and
    /// each of the others.
    pub fn record(&self, number: u64) -> Written {
        let kind = KINDS.chars().nth(number as usize % KINDS.len()).unwrap_or(Entry::KIND);
        let line = |from: usize, many: usize| {
            let words = self.words.iter().cycle().skip((number as usize * 31 + from) % self.words.len()).take(many);
            words.map(String::as_str).collect::<Vec<_>>().join(" ")
        };
        let small = |from: u64| Some(((number / 20 + from) % 11) as u8);
        // Two before it stands a trigger or a practice that it may have begun with.
        let ties = Ties {
            contexts: content::Context::read(&["partner".into()]),
            tags: if number.is_multiple_of(60) { vec!["sleep".into()] } else { Vec::new() },
            ..Ties::default()
        };
        let from = |back: u64, kind: char| Some(id_of(number.saturating_sub(back), kind).to_string());
        let record = match kind {
            CheckIn::KIND => {
                let note = if number.is_multiple_of(9) { line(0, 4) } else { String::new() };
                CheckIn { safe: small(3), connected: small(5), guard: small(8), note, ..CheckIn::default() }.to_json()
            }
            Practice::KIND => {
                let mut practice = Practice {
                    exercise: "paced-breath".into(),
                    title: "A breath with a pace".into(),
                    finished: true,
                    ties,
                    ..Practice::default()
                };
                for (step, number) in [("before", 8), ("after", 5)] {
                    let answer = Answer::Scale { number, most: 10, low: "Calm".into(), high: "Racing".into() };
                    practice.put(step, "How is it now?", answer);
                }
                practice.put("plan", "What will you keep?", Answer::Text(line(7, 40)));
                practice.to_json()
            }
            Trigger::KIND => {
                let kinds = vec!["silence".to_owned()];
                let (situation, thought) = (line(0, 20), line(20, 8));
                Trigger { situation, thought, kinds, strength: small(1), ties, ..Trigger::default() }.to_json()
            }
            Prediction::KIND => {
                let outcome = Outcome { came: Some(Came::No), happened: line(40, 15), ..Outcome::default() };
                let ties = Ties { from: from(1, Trigger::KIND), carried: line(20, 8), ..ties };
                let likely = Some((number % 100) as u8);
                Prediction { fear: line(20, 8), likely, plan: line(30, 9), outcome, ties, ..Prediction::default() }
                    .to_json()
            }
            Observation::KIND => {
                let ties = Ties { from: from(1, Prediction::KIND), ..ties };
                let marker = Some(Marker::Word);
                Observation {
                    marker,
                    kept: number.is_multiple_of(40),
                    words: line(5, 12),
                    ties,
                    ..Observation::default()
                }
                .to_json()
            }
            Win::KIND => Win { words: line(9, 10), ties, ..Win::default() }.to_json(),
            _ => self.entry(number).to_json(),
        };
        written(number, kind, record)
    }

    /// An entry of 300 words: the samples in turn, each from another word on at every round.
    pub fn entry(&self, number: u64) -> Entry {
        let number = number as usize;
        let start = self.starts.get(number % self.count()).copied().unwrap_or(0) + 13 * (number / self.count());
        let words = self.words.iter().cycle().skip(start % self.words.len()).take(LENGTH);
        let text = words.map(String::as_str).collect::<Vec<_>>().join(" ");
        let feelings = ["uneasy", "tender"].map(str::to_owned).to_vec();
        let ties = Ties { contexts: content::Context::read(&["family".into()]), ..Ties::default() };
        Entry { text, feelings, ties, ..Entry::default() }
    }
}

/// A journal of `count` entries by someone who has been welcomed.
pub fn journal(words: &Words, count: u64) -> Result<Copies> {
    Copies::of((0..count).map(|number| written(number, Entry::KIND, words.entry(number).to_json())), FIRST_MS)
}

/// A workbook of `count` records of every kind, with threads between them.
pub fn workbook(words: &Words, count: u64) -> Result<Copies> {
    Copies::of((0..count).map(|number| words.record(number)), FIRST_MS)
}

fn written(number: u64, kind: char, record: Value) -> Written {
    Written { id: id_of(number, kind), at: FIRST_MS + number * APART_MS, record }
}

fn id_of(number: u64, kind: char) -> RecordId {
    // Chance is another number for each: what sorts and fits is the same for any.
    RecordId::new(kind, FIRST_MS + number * APART_MS, number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20)
}
