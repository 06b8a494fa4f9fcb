//! Authored material as types: what the app shows that a person did not write.
//!
//! Every value is `'static`: the text is checked and written out as Rust at build time by [`author`], so nothing is
//! parsed while someone waits, and an unknown id or a missing text is a failed build. Knows no record and no browser.

#[cfg(feature = "author")]
pub mod author;
mod exercise;
mod library;
mod read;

pub use exercise::{
    Breath, Depth, Exercise, ExerciseCard, ExerciseGroup, Pattern, Sense, SentencePart, SittingPart, Step, StepKind,
};
pub use library::{Compare, CompareRow, Leaning, Library, Prompt, Question, Scene, Term};
pub use read::{Block, Read, ReadCard, Shelf, Span};

/// What is short enough to be there from the first minute: what lists and suggestions show. The long texts are in the
/// [`Library`], which is loaded when something of it is opened.
#[derive(Debug, Clone, Copy)]
pub struct Content {
    /// Language tag, such as `en`.
    pub language: &'static str,
    /// The groups that signs are shown in, in reading order.
    pub groups: &'static [SignGroup],
    /// Signs of mistrust, in reading order.
    pub signs: &'static [Sign],
    /// Where mistrust often grows from.
    pub roots: &'static [Root],
    /// The groups that practices are shown in, in reading order.
    pub exercise_groups: &'static [ExerciseGroup],
    /// Guided practices, as lists show them.
    pub exercises: &'static [ExerciseCard],
    /// The shelves that reads stand on, in reading order.
    pub shelves: &'static [Shelf],
    /// Short reads, as lists show them.
    pub reads: &'static [ReadCard],
    /// Families of feeling words.
    pub feelings: &'static [FeelingFamily],
    /// Places in the body, for noticing.
    pub places: &'static [Named],
    /// The question that comes before doubting a fear about a real person.
    pub danger: Danger,
}

/// A part of life in which trust is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Context {
    /// A partner, or dating.
    Partner,
    /// Friends.
    Friends,
    /// Family of any shape.
    Family,
    /// Work or study.
    Work,
}

impl Context {
    /// Every context, in the order they are shown.
    pub const ALL: [Context; 4] = [Context::Partner, Context::Friends, Context::Family, Context::Work];

    /// Its id in content files and in records.
    pub fn id(self) -> &'static str {
        match self {
            Context::Partner => "partner",
            Context::Friends => "friends",
            Context::Family => "family",
            Context::Work => "work",
        }
    }

    /// Those named in a stored list; names this version does not know are left out.
    pub fn read(names: &[serde_json::Value]) -> Vec<Context> {
        let named =
            |name: &serde_json::Value| Context::ALL.into_iter().find(|context| Some(context.id()) == name.as_str());
        names.iter().filter_map(named).collect()
    }

    /// Whether something for the contexts `of` belongs to those somebody has `chosen`; with none on a side, to every one.
    pub fn fits(of: &[Context], chosen: &[Context]) -> bool {
        of.is_empty() || chosen.is_empty() || of.iter().any(|context| chosen.contains(context))
    }

    /// Puts it among others or takes it out, keeping the order they are shown in.
    pub fn toggle(self, among: &mut Vec<Context>, chosen: bool) {
        among.retain(|other| *other != self);
        if chosen {
            among.push(self);
            crate::arrange::arrange(among, |one, other| one < other);
        }
    }
}

/// Whom a read or a practice is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Somebody who finds it hard to trust.
    Oneself,
    /// Somebody who stands by such a person.
    Supporter,
}

/// An id with the text a person reads for it.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    /// Stable id, kept in records.
    pub id: &'static str,
    /// What a person reads.
    pub text: &'static str,
}

/// A country with its help lines, as short as a card needs them.
#[derive(Debug, Clone, Copy)]
pub struct HelpCountry {
    /// Its id, as Help now keeps it.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The emergency number; empty where there is none.
    pub emergency: &'static str,
    /// Lines that can be rung or written to.
    pub lines: &'static [HelpLine],
}

/// A help line.
#[derive(Debug, Clone, Copy)]
pub struct HelpLine {
    /// Its name.
    pub name: &'static str,
    /// Its number, as people write it; empty where there is none.
    pub number: &'static str,
    /// How to write to it; empty where there is no way.
    pub text: &'static str,
}

/// A heading under which signs stand together.
#[derive(Debug, Clone, Copy)]
pub struct SignGroup {
    /// Stable id.
    pub id: &'static str,
    /// The heading.
    pub title: &'static str,
    /// One calm line under it.
    pub intro: &'static str,
}

/// Something a person may recognise in themselves.
#[derive(Debug, Clone, Copy)]
pub struct Sign {
    /// Stable id, kept in records.
    pub id: &'static str,
    /// Id of its [`SignGroup`].
    pub group: &'static str,
    /// Where it shows.
    pub contexts: &'static [Context],
    /// The sign in the first person.
    pub title: &'static str,
    /// What it looks like.
    pub looks_like: &'static str,
    /// What it may have protected the person from.
    pub protected: &'static str,
    /// What it can cost.
    pub cost: &'static str,
    /// Ids of the [`Root`]s it often grows from, nearest first.
    pub roots: &'static [&'static str],
    /// Practices that fit, best first.
    pub practices: &'static [SuggestedPractice],
}

/// A practice with the reason it is suggested.
#[derive(Debug, Clone, Copy)]
pub struct SuggestedPractice {
    /// Id of an [`Exercise`].
    pub exercise: &'static str,
    /// Why it may help here, to the person.
    pub why: &'static str,
}

/// An experience that mistrust often grows from.
#[derive(Debug, Clone, Copy)]
pub struct Root {
    /// Stable id.
    pub id: &'static str,
    /// Its name.
    pub title: &'static str,
    /// What it is and what it can teach a person, in a short paragraph.
    pub about: &'static str,
    /// A kind line to someone for whom it is true.
    pub kindness: &'static str,
}

/// A published source.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// Author, year, title, as a reader would cite it.
    pub text: &'static str,
    /// Where to find it, an https address.
    pub url: &'static str,
}

/// A family of feeling words.
#[derive(Debug, Clone, Copy)]
pub struct FeelingFamily {
    /// Stable id.
    pub id: &'static str,
    /// The family's plain name.
    pub title: &'static str,
    /// Its words.
    pub words: &'static [Named],
}

/// The question of care.md that comes before doubting a fear, and what follows each answer.
#[derive(Debug, Clone, Copy)]
pub struct Danger {
    /// The question itself.
    pub question: &'static str,
    /// What is read before it.
    pub text: &'static str,
    /// The answer that opens the practice.
    pub no: &'static str,
    /// The answer that leads to safety.
    pub yes: &'static str,
    /// The other answer that leads to safety.
    pub unsure: &'static str,
    /// Heading of the page that yes and unsure lead to.
    pub safety_title: &'static str,
    /// Its paragraphs, separated by empty lines.
    pub safety_text: &'static str,
    /// What can be done now without confronting anyone.
    pub safety_steps: &'static [&'static str],
    /// The steadying practice it offers.
    pub safety_exercise: &'static str,
}

impl Content {
    /// The sign with this id.
    pub fn sign(&self, id: &str) -> Option<&'static Sign> {
        self.signs.iter().find(|sign| sign.id == id)
    }

    /// The root with this id.
    pub fn root(&self, id: &str) -> Option<&'static Root> {
        self.roots.iter().find(|root| root.id == id)
    }

    /// The card of the exercise with this id.
    pub fn exercise(&self, id: &str) -> Option<&'static ExerciseCard> {
        self.exercises.iter().find(|exercise| exercise.id == id)
    }

    /// The card of the read with this id.
    pub fn read(&self, id: &str) -> Option<&'static ReadCard> {
        self.reads.iter().find(|read| read.id == id)
    }

    /// The feeling word with this id.
    pub fn feeling(&self, id: &str) -> Option<&'static Named> {
        self.feelings.iter().flat_map(|family| family.words).find(|word| word.id == id)
    }
}
