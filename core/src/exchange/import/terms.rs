//! What an import needs to be told: the words to write with, the feelings there are, and the clock where it is read.

use super::Order;
use crate::content::FeelingFamily;
use crate::insight::Day;

/// A time as it stands on the wall, without a zone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Local {
    /// The day.
    pub day: Day,
    /// Seconds since it began.
    pub second: u32,
}

/// Words that are written into an entry beside the person's own. The app says them in the person's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// Stands before the name of a mood.
    Mood,
    /// Stands before what was measured beside a mood.
    Scales,
    /// Stands over a thought as it first came.
    Thought,
    /// Stands before the names of the patterns that were picked for it.
    Patterns,
    /// Stands over what was held against it.
    Challenge,
    /// Stands over another way to see it.
    Alternative,
    /// Stands before how it felt after looking at a thought.
    FeltAfter,
    /// Stands before how it felt when a thought was looked at again.
    FeltLater,
    /// It felt better.
    Better,
    /// It felt the same.
    Same,
    /// It felt worse.
    Worse,
    /// The tag of what had a star.
    Starred,
    /// Stands before a day that no entry can stand at.
    WrittenOn,
    /// The name of a pattern.
    Pattern(Pattern),
}

/// A pattern of thought by the names of two apps. The person picked it; nobody here says that it fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Pattern {
    AllOrNothing,
    Overgeneralization,
    MindReading,
    FortuneTelling,
    Magnification,
    Minimization,
    Catastrophizing,
    EmotionalReasoning,
    ShouldStatements,
    Labeling,
    SelfBlaming,
    OtherBlaming,
}

impl Pattern {
    /// All of them.
    pub const ALL: [Pattern; 12] = [
        Pattern::AllOrNothing,
        Pattern::Overgeneralization,
        Pattern::MindReading,
        Pattern::FortuneTelling,
        Pattern::Magnification,
        Pattern::Minimization,
        Pattern::Catastrophizing,
        Pattern::EmotionalReasoning,
        Pattern::ShouldStatements,
        Pattern::Labeling,
        Pattern::SelfBlaming,
        Pattern::OtherBlaming,
    ];

    /// Its name in the files of those apps.
    pub fn slug(self) -> &'static str {
        match self {
            Pattern::AllOrNothing => "all-or-nothing",
            Pattern::Overgeneralization => "overgeneralization",
            Pattern::MindReading => "mind-reading",
            Pattern::FortuneTelling => "fortune-telling",
            Pattern::Magnification => "magnification-of-the-negative",
            Pattern::Minimization => "minimization-of-the-positive",
            Pattern::Catastrophizing => "catastrophizing",
            Pattern::EmotionalReasoning => "emotional-reasoning",
            Pattern::ShouldStatements => "should-statements",
            Pattern::Labeling => "labeling",
            Pattern::SelfBlaming => "self-blaming",
            Pattern::OtherBlaming => "other-blaming",
        }
    }

    /// Whether its name speaks of how a thought is made, and so can be a tag. The others say that somebody makes too
    /// much or too little of something, or blames: they stay in the words of the entry, where the person put them, and
    /// are not held up as a name for what they live through.
    pub fn can_be_tag(self) -> bool {
        use Pattern::*;
        matches!(
            self,
            AllOrNothing | Overgeneralization | MindReading | FortuneTelling | EmotionalReasoning | ShouldStatements
        )
    }

    pub(super) fn read(slug: &str) -> Option<Pattern> {
        Pattern::ALL.into_iter().find(|pattern| pattern.slug() == slug)
    }
}

/// What an import needs to be told.
#[derive(Clone, Copy)]
pub struct Terms<'a> {
    /// The words to write beside the person's own.
    pub word: &'a dyn Fn(Word) -> &'static str,
    /// The feeling words there are. One is chosen only where its very name stands in the file.
    pub feelings: &'a [FeelingFamily],
    /// How many minutes a clock here is ahead of UTC when it shows this time.
    pub zone: &'a dyn Fn(&Local) -> i32,
    /// Whether ticks without words are taken as well.
    pub ticks: bool,
    /// Which of day and month comes first in dates that can be read either way, once the person said it.
    pub order: Option<Order>,
}
