//! Authored reads, terms, questions and the rest of the library while they are being checked.

use super::authored::{Practice, Reference};
use super::markup::Markup;
use super::problem::Place;
use super::table::Text;
use crate::content::{Audience, Context, Depth, Leaning};

/// A short read.
#[derive(Debug, Clone)]
pub struct Read {
    /// Stable id: the name of its file.
    pub id: String,
    /// The first line of its file.
    pub place: Place,
    /// Id of its shelf.
    pub shelf: Text,
    /// Its name.
    pub title: Text,
    /// The one thing to take away.
    pub takeaway: Text,
    /// Where it fits; empty for everywhere.
    pub contexts: Vec<Context>,
    /// Whom it is for.
    pub audience: Audience,
    /// Ids of signs.
    pub signs: Vec<Text>,
    /// Ids of roots.
    pub roots: Vec<Text>,
    /// The practice to try after it.
    pub practice: Practice,
    /// Whether it is a card made to be printed.
    pub print: bool,
    /// Its text.
    pub text: Markup,
    /// Published sources.
    pub references: Vec<Reference>,
}

/// A word of the glossary.
#[derive(Debug, Clone)]
pub struct Term {
    /// Stable id.
    pub id: Text,
    /// The word.
    pub title: Text,
    /// Other words people look for.
    pub also: Vec<Text>,
    /// What it means.
    pub text: Text,
    /// Id of a read that says more.
    pub read: Option<Text>,
}

/// A question with its answer.
#[derive(Debug, Clone)]
pub struct Question {
    /// Stable id.
    pub id: Text,
    /// The question.
    pub title: Text,
    /// The answer.
    pub text: Markup,
    /// Ids of reads that say more.
    pub reads: Vec<Text>,
    /// Id of an exercise that fits.
    pub practice: Option<Text>,
    /// Published sources.
    pub references: Vec<Reference>,
}

/// Healthy caution beside an old alarm.
#[derive(Debug, Clone, Default)]
pub struct Compare {
    /// The heading.
    pub title: Text,
    /// What is read before it.
    pub text: Text,
    /// Heading of the column of caution.
    pub caution: Text,
    /// Heading of the column of alarm.
    pub alarm: Text,
    /// The rows.
    pub rows: Vec<CompareRow>,
}

/// One way in which the two can differ.
#[derive(Debug, Clone)]
pub struct CompareRow {
    /// Stable id.
    pub id: Text,
    /// What is looked at.
    pub topic: Text,
    /// How healthy caution often is there.
    pub caution: Text,
    /// How an old alarm often is there.
    pub alarm: Text,
}

/// A scene to place.
#[derive(Debug, Clone)]
pub struct Scene {
    /// Stable id.
    pub id: Text,
    /// Where it happens; empty for anywhere.
    pub contexts: Vec<Context>,
    /// What happens.
    pub text: Text,
    /// What the answer leans to.
    pub leans: Leaning,
    /// Why caution may be right.
    pub caution: Text,
    /// Why an old alarm may be speaking.
    pub alarm: Text,
    /// What one could look at or do next.
    pub answer: Text,
}

/// An invitation to write.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// Stable id.
    pub id: Text,
    /// The invitation.
    pub text: Text,
    /// Where it fits; empty for everywhere.
    pub contexts: Vec<Context>,
    /// Ids of signs it fits.
    pub signs: Vec<Text>,
    /// How much it may stir up.
    pub depth: Depth,
}
