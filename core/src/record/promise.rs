//! A promise to oneself. Kept, changed, paused and let go are four ways it can go; none of them is a failure.

use super::{Body, Ties, json};
use serde_json::Value;

/// How a promise stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PromiseState {
    /// It holds.
    #[default]
    Open,
    /// It was kept.
    Kept,
    /// It was made into another.
    Changed,
    /// It rests.
    Paused,
    /// It was let go.
    LetGo,
}

impl PromiseState {
    /// All, in the order they are shown.
    pub const ALL: [PromiseState; 5] =
        [PromiseState::Open, PromiseState::Kept, PromiseState::Changed, PromiseState::Paused, PromiseState::LetGo];

    /// Its stored name.
    pub fn id(self) -> &'static str {
        match self {
            PromiseState::Open => "open",
            PromiseState::Kept => "kept",
            PromiseState::Changed => "changed",
            PromiseState::Paused => "paused",
            PromiseState::LetGo => "let-go",
        }
    }
}

/// One turn a promise took.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Turn {
    /// The day, `YYYY-MM-DD`.
    pub day: String,
    /// How it stood from then on.
    pub standing: PromiseState,
    /// The promise as it read before, where it was changed; else what the person wrote about it.
    pub words: String,
}

/// A promise to oneself. Its day, if it has one, is `ties.due`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Promise {
    /// The promise.
    pub words: String,
    /// What it is for.
    pub why: String,
    /// How it stands.
    pub standing: PromiseState,
    /// The turns it took, oldest first.
    pub turns: Vec<Turn>,
    /// What it is tied to.
    pub ties: Ties,
}

impl Body for Promise {
    const KIND: char = 'm';

    fn to_json(&self) -> Value {
        let turns = self.turns.iter().map(|turn| {
            json::object([
                ("day", turn.day.as_str().into()),
                ("standing", turn.standing.id().into()),
                ("words", turn.words.as_str().into()),
            ])
        });
        self.ties.write(json::object([
            ("words", self.words.as_str().into()),
            ("why", self.why.as_str().into()),
            ("standing", self.standing.id().into()),
            ("turns", Value::Array(turns.collect())),
        ]))
    }

    fn from_json(value: &Value) -> Option<Promise> {
        let standing = |value: &Value| {
            json::choice(value, "standing", &PromiseState::ALL, PromiseState::id).map(Option::unwrap_or_default)
        };
        let turn = |value: &Value| {
            Some(Turn { day: json::text(value, "day"), standing: standing(value)?, words: json::text(value, "words") })
        };
        Some(Promise {
            words: value.get("words")?.as_str()?.to_owned(),
            why: json::text(value, "why"),
            standing: standing(value)?,
            turns: json::list(value, "turns").iter().map(turn).collect::<Option<Vec<_>>>()?,
            ties: Ties::read(value),
        })
    }
}

impl Promise {
    /// Whether nothing has been written.
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty() && self.why.trim().is_empty()
    }

    /// Whether it holds, so that its day is worth coming back to.
    pub fn is_open(&self) -> bool {
        matches!(self.standing, PromiseState::Open | PromiseState::Changed)
    }

    /// Takes a turn on a day, with words about it.
    pub fn take_turn(&mut self, day: &str, standing: PromiseState, words: &str) {
        self.standing = standing;
        self.turns.push(Turn { day: day.to_owned(), standing, words: words.to_owned() });
    }
}
