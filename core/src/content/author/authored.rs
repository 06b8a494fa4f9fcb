//! Authored material while it is being checked: owned, and every text with the line it stands on.

pub use super::authored_library::{Compare, CompareRow, Prompt, Question, Read, Scene, Term};
pub use super::markup::{Block, Markup, Span};
use super::problem::Place;
pub use super::table::Text;
use crate::content::{Audience, Breath, Context, Depth};

/// Everything authored for one language.
#[derive(Debug, Clone, Default)]
pub struct Authored {
    /// Language tag, such as `en`.
    pub language: String,
    /// The language's folder, as problems name it.
    pub folder: String,
    /// Headings of the list of signs.
    pub groups: Vec<Group>,
    /// Signs in reading order.
    pub signs: Vec<Sign>,
    /// Roots in reading order.
    pub roots: Vec<Root>,
    /// Families of feeling words.
    pub families: Vec<Family>,
    /// Places in the body.
    pub places: Vec<Named>,
    /// Headings of the list of practices.
    pub exercise_groups: Vec<Group>,
    /// Practices in the order of `order.toml`.
    pub exercises: Vec<Exercise>,
    /// Headings of the list of reads.
    pub shelves: Vec<Group>,
    /// Reads in the order of `order.toml`.
    pub reads: Vec<Read>,
    /// What each version changed, newest first.
    pub changes: Vec<Change>,
    /// The glossary.
    pub terms: Vec<Term>,
    /// Questions people ask.
    pub questions: Vec<Question>,
    /// Healthy caution beside an old alarm.
    pub compare: Compare,
    /// Scenes to place between the two.
    pub scenes: Vec<Scene>,
    /// Invitations to write.
    pub prompts: Vec<Prompt>,
    /// The danger question.
    pub danger: Danger,
    /// Texts of the app itself, one section a file.
    pub ui: Vec<Section>,
    /// Help lines by country, in reading order.
    pub countries: Vec<Country>,
}

/// An id and what a person reads for it.
#[derive(Debug, Clone)]
pub struct Named {
    /// Stable id.
    pub id: Text,
    /// What a person reads.
    pub text: Text,
}

/// What a version changed, for somebody who is asked whether to go over to it.
#[derive(Debug, Clone)]
pub struct Change {
    /// The day it came out.
    pub date: Text,
    /// What a person would notice, one thing a line.
    pub lines: Vec<Text>,
}

/// A heading over signs, practices or reads.
#[derive(Debug, Clone)]
pub struct Group {
    /// Stable id.
    pub id: Text,
    /// The heading.
    pub title: Text,
    /// One line under it.
    pub intro: Text,
}

/// A sign of mistrust.
#[derive(Debug, Clone)]
pub struct Sign {
    /// Stable id.
    pub id: Text,
    /// Id of a group.
    pub group: Text,
    /// Where it shows.
    pub contexts: Vec<Context>,
    /// In the first person.
    pub title: Text,
    /// What it looks like.
    pub looks_like: Text,
    /// What it may have protected from.
    pub protected: Text,
    /// What it can cost.
    pub cost: Text,
    /// Ids of roots.
    pub roots: Vec<Text>,
    /// Which source articles carry it.
    pub articles: Vec<Text>,
    /// Practices and why they fit.
    pub practices: Vec<Practice>,
}

/// A suggested practice.
#[derive(Debug, Clone, Default)]
pub struct Practice {
    /// Id of an exercise.
    pub exercise: Text,
    /// Why it may help.
    pub why: Text,
}

/// Where mistrust often grows from.
#[derive(Debug, Clone)]
pub struct Root {
    /// Stable id.
    pub id: Text,
    /// Its name.
    pub title: Text,
    /// What it is.
    pub about: Text,
    /// A kind line.
    pub kindness: Text,
    /// Which source articles carry it.
    pub articles: Vec<Text>,
}

/// A family of feeling words.
#[derive(Debug, Clone)]
pub struct Family {
    /// Stable id.
    pub id: Text,
    /// Its plain name.
    pub title: Text,
    /// Its words.
    pub words: Vec<Named>,
}

/// The danger question and what follows.
#[derive(Debug, Clone, Default)]
pub struct Danger {
    /// The question.
    pub question: Text,
    /// What is read before it.
    pub text: Text,
    /// The answer that opens the practice.
    pub no: Text,
    /// An answer that leads to safety.
    pub yes: Text,
    /// The other answer that leads to safety.
    pub unsure: Text,
    /// Heading of the safety page.
    pub safety_title: Text,
    /// Its paragraphs.
    pub safety_text: Text,
    /// What can be done now.
    pub safety_steps: Vec<Text>,
    /// Id of the steadying exercise.
    pub safety_exercise: Text,
}

/// A guided practice.
#[derive(Debug, Clone)]
pub struct Exercise {
    /// Stable id: the name of its file.
    pub id: String,
    /// The first line of its file.
    pub place: Place,
    /// Id of its group.
    pub group: Text,
    /// Where it fits; empty for everywhere.
    pub contexts: Vec<Context>,
    /// Whom it is for.
    pub audience: Audience,
    /// Its name.
    pub title: Text,
    /// What it is for.
    pub purpose: Text,
    /// Why it may help.
    pub why: Text,
    /// How deep it goes.
    pub depth: Depth,
    /// About how many minutes it takes.
    pub minutes: u8,
    /// Whether the danger question comes first.
    pub danger_first: bool,
    /// Why it asks for a person and not about danger: for those who look after the content, never shown.
    pub no_danger_because: Option<Text>,
    /// Published sources.
    pub references: Vec<Reference>,
    /// Its steps.
    pub steps: Vec<Step>,
}

/// A published source.
#[derive(Debug, Clone)]
pub struct Reference {
    /// As a reader would cite it.
    pub text: Text,
    /// Its https address.
    pub url: Text,
}

/// One screen of an exercise.
#[derive(Debug, Clone)]
pub struct Step {
    /// Stable id within the exercise.
    pub id: Text,
    /// The question or heading.
    pub title: Text,
    /// What is read before answering; may be empty.
    pub text: Text,
    /// What is asked for.
    pub kind: Kind,
    /// Ids of earlier steps whose answers stand above it.
    pub recall: Vec<Text>,
    /// Whether it questions a fear about a person or leads towards opening up to them.
    pub reframes: bool,
}

/// What a step asks for.
#[derive(Debug, Clone)]
pub enum Kind {
    /// A kind that needs nothing more than its name in [`StepKind`](crate::content::StepKind).
    Plain(&'static str),
    /// One of several.
    One(Vec<Named>),
    /// Any of several.
    Many(Vec<Named>),
    /// What 0 and the highest number mean, and that number.
    Scale(Text, Text, u8),
    /// Headings of two lists.
    Columns(Text, Text),
    /// Words and the label of the gap after them.
    Sentence(Vec<(Text, Text)>),
    /// Id of the earlier step whose lines can be chosen from.
    Pick(Text),
    /// Patterns of a paced breath.
    Breathing(Vec<Pattern>),
    /// How many, the invitation, and a hint.
    Grounding(Vec<(u8, Text, Text)>),
    /// What is read, and for how many seconds.
    Sitting(Vec<(Text, u8)>),
}

/// A way of breathing; id and title are empty where there is nothing to choose.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// Stable id within the step.
    pub id: Text,
    /// What it is called.
    pub title: Text,
    /// Its seconds and rounds.
    pub breath: Breath,
}

/// One file of texts of the app itself.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its name: the name of its file.
    pub name: String,
    /// The first line of its file.
    pub place: Place,
    /// Keys and texts, by key.
    pub texts: Vec<(Text, Text)>,
    /// What it is sent with.
    pub group: &'static UiGroup,
}

/// Texts of the app that are sent together.
#[derive(Debug, PartialEq, Eq)]
pub struct UiGroup {
    /// The folder its files stand in.
    pub folder: &'static str,
    /// The type that holds all of its sections; empty for texts that the app itself never shows.
    pub type_name: &'static str,
    /// What the name of its values ends in.
    pub suffix: &'static str,
    /// What needs it.
    pub about: &'static str,
}

/// Every group: what the first page needs, and what comes with pages that are loaded later.
pub const UI_GROUPS: &[UiGroup] = &[
    UiGroup { folder: "ui", type_name: "Ui", suffix: "", about: "the first page needs" },
    UiGroup { folder: "ui-workbook", type_name: "Workbook", suffix: "_WORKBOOK", about: "the workbook alone needs" },
    UiGroup {
        folder: "ui-keeping",
        type_name: "Keeping",
        suffix: "_KEEPING",
        about: "the lock, files and moving alone need",
    },
    UiGroup { folder: "ui-lock", type_name: "Locked", suffix: "_LOCKED", about: "a closed lock and its watch need" },
    UiGroup {
        folder: "ui-notices",
        type_name: "Notices",
        suffix: "_NOTICES",
        about: "notices that come by themselves need",
    },
    UiGroup { folder: "ui-pages", type_name: "", suffix: "", about: "pages beside the app need" },
];

/// A country, or the international directories, with its help lines.
#[derive(Debug, Clone)]
pub struct Country {
    /// Stable id.
    pub id: Text,
    /// Its name.
    pub name: Text,
    /// The emergency number.
    pub emergency: Option<Text>,
    /// A word about the emergency number.
    pub emergency_note: Option<Text>,
    /// The page that states it.
    pub emergency_source: Option<Text>,
    /// Its help lines.
    pub lines: Vec<Line>,
}

/// A help line.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its name.
    pub name: Text,
    /// Who or what it is for.
    pub purpose: Text,
    /// Its number, as people write it.
    pub number: Option<Text>,
    /// Its number, as a phone dials it.
    pub tel: Option<Text>,
    /// How to write to it.
    pub text: Option<Text>,
    /// The address of its chat.
    pub chat: Option<Text>,
    /// When it answers.
    pub hours: Option<Text>,
    /// Its public address.
    pub web: Text,
    /// The page it was confirmed on.
    pub source: Text,
    /// The day it was confirmed.
    pub confirmed_on: Text,
    /// What it is about.
    pub topics: Vec<Text>,
}

impl Authored {
    /// A text of the app by section and key.
    pub fn ui_text(&self, section: &str, key: &str) -> Option<&Text> {
        let section = self.ui.iter().find(|known| known.name == section)?;
        section.texts.iter().find(|(name, _)| name.words == key).map(|(_, text)| text)
    }
}
