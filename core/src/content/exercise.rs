//! Guided practices: what one is made of. Drawn by the one player, in the order that `insight::player` allows.

use super::{Audience, Context, Named, Reference};

/// How much a practice may stir up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Calms or observes.
    Gentle,
    /// Touches something that matters.
    Moderate,
    /// Goes near a wound; ends with a return to the present.
    Deep,
}

/// A heading under which practices stand together.
#[derive(Debug, Clone, Copy)]
pub struct ExerciseGroup {
    /// Stable id.
    pub id: &'static str,
    /// The heading.
    pub title: &'static str,
    /// One calm line under it.
    pub intro: &'static str,
}

/// A guided practice as lists and suggestions show it; the whole of it is an [`Exercise`].
#[derive(Debug, Clone, Copy)]
pub struct ExerciseCard {
    /// Stable id, kept in records.
    pub id: &'static str,
    /// Id of its [`ExerciseGroup`].
    pub group: &'static str,
    /// Where it fits; empty for everywhere.
    pub contexts: &'static [Context],
    /// Whom it is for.
    pub audience: Audience,
    /// Its name.
    pub title: &'static str,
    /// What it is for, in a sentence or two.
    pub purpose: &'static str,
    /// How deep it goes.
    pub depth: Depth,
    /// About how long it takes, in minutes.
    pub minutes: u8,
    /// Whether the danger question comes before anything else.
    pub danger_first: bool,
}

/// A guided practice: data that the one player draws.
#[derive(Debug, Clone, Copy)]
pub struct Exercise {
    /// Stable id, kept in records.
    pub id: &'static str,
    /// Id of its [`ExerciseGroup`].
    pub group: &'static str,
    /// Where it fits; empty for everywhere.
    pub contexts: &'static [Context],
    /// Whom it is for.
    pub audience: Audience,
    /// Its name.
    pub title: &'static str,
    /// What it is for, in a sentence or two.
    pub purpose: &'static str,
    /// Why it may help, said as carefully as the evidence allows.
    pub why: &'static str,
    /// How deep it goes.
    pub depth: Depth,
    /// About how long it takes, in minutes.
    pub minutes: u8,
    /// Whether the danger question comes before anything else.
    pub danger_first: bool,
    /// Where the claim in `why` is supported.
    pub references: &'static [Reference],
    /// What is asked, in order.
    pub steps: &'static [Step],
}

/// One screen of a practice.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// Stable id within the exercise, kept in records.
    pub id: &'static str,
    /// The question or heading; records keep it beside the answer.
    pub title: &'static str,
    /// What is read before answering; paragraphs are separated by an empty line.
    pub text: &'static str,
    /// What is asked for.
    pub kind: StepKind,
    /// Ids of earlier steps whose answers are shown above this one, so that nobody has to remember or type them twice.
    pub recall: &'static [&'static str],
    /// Whether it questions, tests or softens a fear about a person, or leads towards opening up to them. Such a step
    /// is only ever behind the danger question.
    pub reframes: bool,
}

/// The small set of things a step can ask.
#[derive(Debug, Clone, Copy)]
pub enum StepKind {
    /// Nothing to answer.
    Read,
    /// One line.
    Short,
    /// As much as one likes.
    Long,
    /// One of several.
    One(&'static [Named]),
    /// Any of several.
    Many(&'static [Named]),
    /// A number from 0 to `most`.
    Scale {
        /// What 0 means.
        low: &'static str,
        /// What the highest number means.
        high: &'static str,
        /// The highest number: 10 or 100.
        most: u8,
    },
    /// Any of the feeling words.
    Feelings,
    /// Any places in the body, with a line about what is felt there.
    Body,
    /// Lines, each its own.
    List,
    /// Someone, by an alias.
    Person,
    /// A day to come back to this.
    Date,
    /// Two lists beside each other.
    Columns {
        /// Heading of the first.
        left: &'static str,
        /// Heading of the second.
        right: &'static str,
    },
    /// A sentence with gaps.
    Sentence(&'static [SentencePart]),
    /// One of the person's own lines from an earlier step of this exercise.
    Pick {
        /// Id of that step: a list, columns or long text.
        from: &'static str,
    },
    /// A paced breath: one pattern, whose id and title are then empty, or several to choose from.
    Breathing(&'static [Pattern]),
    /// The senses, one after another.
    Grounding(&'static [Sense]),
    /// A guided text with timing.
    Sitting(&'static [SittingPart]),
    /// Everything answered so far, to look over.
    Review,
}

/// Fixed words of a built sentence, and the gap that follows them.
#[derive(Debug, Clone, Copy)]
pub struct SentencePart {
    /// Words before the gap.
    pub words: &'static str,
    /// What goes into the gap, as a label.
    pub gap: &'static str,
}

/// A paced breath, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breath {
    /// Breathing in.
    pub inhale: u8,
    /// Holding after breathing in; 0 for none.
    pub hold: u8,
    /// Breathing out.
    pub exhale: u8,
    /// Resting after breathing out; 0 for none.
    pub rest: u8,
    /// How many breaths.
    pub rounds: u8,
}

/// A way of breathing that can be chosen.
#[derive(Debug, Clone, Copy)]
pub struct Pattern {
    /// Stable id within the step; empty where there is nothing to choose.
    pub id: &'static str,
    /// What it is called; empty where there is nothing to choose.
    pub title: &'static str,
    /// Its seconds and rounds.
    pub breath: Breath,
}

/// A piece of a guided text, and how long it is left standing.
#[derive(Debug, Clone, Copy)]
pub struct SittingPart {
    /// What is read.
    pub text: &'static str,
    /// For how many seconds.
    pub seconds: u8,
}

/// One sense of a grounding practice.
#[derive(Debug, Clone, Copy)]
pub struct Sense {
    /// How many things to notice.
    pub count: u8,
    /// The invitation.
    pub prompt: &'static str,
    /// An example or a kinder alternative.
    pub hint: &'static str,
}
