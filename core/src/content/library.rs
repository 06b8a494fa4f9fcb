//! The long texts: everything that is loaded only when something of it is opened.

use super::{Block, Context, Depth, Exercise, Read, Reference};

/// The long part of what was authored for one language. Code of the first page may not name it.
#[derive(Debug, Clone, Copy)]
pub struct Library {
    /// Guided practices with their steps.
    pub exercises: &'static [Exercise],
    /// Short reads with their text.
    pub reads: &'static [Read],
    /// The glossary, in the order of its titles.
    pub terms: &'static [Term],
    /// Questions people ask, with answers.
    pub questions: &'static [Question],
    /// Healthy caution beside an old alarm.
    pub compare: Compare,
    /// Everyday scenes to place between the two.
    pub scenes: &'static [Scene],
    /// Invitations to write.
    pub prompts: &'static [Prompt],
}

/// A word that explains itself where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Term {
    /// Stable id.
    pub id: &'static str,
    /// The word.
    pub title: &'static str,
    /// Other words people look for.
    pub also: &'static [&'static str],
    /// What it means, in one to three sentences.
    pub text: &'static str,
    /// Id of a read that says more.
    pub read: Option<&'static str>,
}

/// A question with its answer.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    /// Stable id.
    pub id: &'static str,
    /// The question as a person would ask it.
    pub title: &'static str,
    /// The answer.
    pub text: &'static [Block],
    /// Ids of reads that say more.
    pub reads: &'static [&'static str],
    /// Id of an exercise that fits.
    pub practice: Option<&'static str>,
    /// Where its claims are supported.
    pub references: &'static [Reference],
}

/// Healthy caution beside an old alarm, row by row.
#[derive(Debug, Clone, Copy)]
pub struct Compare {
    /// The heading.
    pub title: &'static str,
    /// What is read before it.
    pub text: &'static str,
    /// Heading of the column of caution.
    pub caution: &'static str,
    /// Heading of the column of alarm.
    pub alarm: &'static str,
    /// The rows.
    pub rows: &'static [CompareRow],
}

/// One way in which the two can differ.
#[derive(Debug, Clone, Copy)]
pub struct CompareRow {
    /// Stable id.
    pub id: &'static str,
    /// What is looked at.
    pub topic: &'static str,
    /// How healthy caution often is there.
    pub caution: &'static str,
    /// How an old alarm often is there.
    pub alarm: &'static str,
}

/// What the answer to a scene leans to, if to anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaning {
    /// Caution is right.
    Caution,
    /// An old alarm may well be speaking.
    Alarm,
    /// It stays open.
    Open,
}

/// An everyday scene to place, answered with reasons for both sides.
#[derive(Debug, Clone, Copy)]
pub struct Scene {
    /// Stable id.
    pub id: &'static str,
    /// Where it happens; empty for anywhere.
    pub contexts: &'static [Context],
    /// What happens.
    pub text: &'static str,
    /// What the answer leans to.
    pub leans: Leaning,
    /// Why caution may be right.
    pub caution: &'static str,
    /// Why an old alarm may be speaking.
    pub alarm: &'static str,
    /// What one could look at or do next.
    pub answer: &'static str,
}

/// An invitation to write.
#[derive(Debug, Clone, Copy)]
pub struct Prompt {
    /// Stable id, kept in records.
    pub id: &'static str,
    /// The invitation.
    pub text: &'static str,
    /// Where it fits; empty for everywhere.
    pub contexts: &'static [Context],
    /// Ids of the signs it fits.
    pub signs: &'static [&'static str],
    /// How much it may stir up.
    pub depth: Depth,
}

impl Library {
    /// The exercise with this id.
    pub fn exercise(&self, id: &str) -> Option<&'static Exercise> {
        self.exercises.iter().find(|exercise| exercise.id == id)
    }

    /// The read with this id.
    pub fn read(&self, id: &str) -> Option<&'static Read> {
        self.reads.iter().find(|read| read.card.id == id)
    }

    /// The term with this id.
    pub fn term(&self, id: &str) -> Option<&'static Term> {
        self.terms.iter().find(|term| term.id == id)
    }
}
