//! Short reads: what lists show of one, and its text in blocks that were parsed when the app was built.

use super::{Audience, Context, Reference, SuggestedPractice};

/// A heading under which reads stand together.
#[derive(Debug, Clone, Copy)]
pub struct Shelf {
    /// Stable id.
    pub id: &'static str,
    /// The heading.
    pub title: &'static str,
    /// One calm line under it.
    pub intro: &'static str,
}

/// A read as lists and search show it; the whole of it is a [`Read`].
#[derive(Debug, Clone, Copy)]
pub struct ReadCard {
    /// Stable id, kept in records.
    pub id: &'static str,
    /// Id of its [`Shelf`].
    pub shelf: &'static str,
    /// Where it fits; empty for everywhere.
    pub contexts: &'static [Context],
    /// Whom it is for.
    pub audience: Audience,
    /// Its name.
    pub title: &'static str,
    /// The one thing to take away, in a sentence or two.
    pub takeaway: &'static str,
    /// How long it takes to read, at 200 words a minute.
    pub minutes: u8,
    /// Ids of the signs it belongs to.
    pub signs: &'static [&'static str],
    /// Ids of the roots it belongs to.
    pub roots: &'static [&'static str],
    /// The practice to try after it.
    pub practice: SuggestedPractice,
    /// Whether it is a card made to be printed.
    pub print: bool,
}

/// A short read.
#[derive(Debug, Clone, Copy)]
pub struct Read {
    /// What lists show of it.
    pub card: ReadCard,
    /// Its text.
    pub text: &'static [Block],
    /// Where its claims are supported.
    pub references: &'static [Reference],
}

/// A piece of running text.
#[derive(Debug, Clone, Copy)]
pub enum Block {
    /// Some sentences.
    Paragraph(&'static [Span]),
    /// A short heading over what follows.
    Heading(&'static str),
    /// Items, none before the other.
    List(&'static [&'static [Span]]),
    /// Words somebody could say.
    Say(&'static [Span]),
}

/// A piece of a sentence.
#[derive(Debug, Clone, Copy)]
pub enum Span {
    /// Words as they stand.
    Text(&'static str),
    /// Words that explain themselves where they stand.
    Term {
        /// Id of the [`Term`](super::Term).
        id: &'static str,
        /// The words in this sentence.
        words: &'static str,
    },
}
