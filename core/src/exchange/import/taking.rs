//! Taking things over one by one: the id each gets, and the account of all of them.

use super::when::{self, When};
use super::{Dated, ImportError, Imported, Local, New, Source, Terms, What, Why, Word, caps};
use crate::content::Context;
use crate::record::{Body, Entry, Ties};
use crate::vault::RecordId;
use std::collections::{BTreeMap, BTreeSet};

/// The last moment that an id can name, with room to spare: in the year 2100.
const LAST: i64 = 4_102_444_800_000;

/// An import under way.
pub(super) struct Taking<'a> {
    /// What the app tells it.
    pub terms: &'a Terms<'a>,
    /// The account so far.
    pub done: Imported,
    source: Source,
    /// Feeling words by their names in small letters.
    feelings: BTreeMap<String, &'static str>,
    seen: BTreeSet<RecordId>,
}

/// When something was, and how it is known.
pub(super) enum Time {
    /// It says so itself.
    Said(When),
    /// The file was last changed then, in milliseconds since 1970.
    OfFile(u64),
}

impl<'a> Taking<'a> {
    pub(super) fn new(source: Source, terms: &'a Terms<'a>) -> Taking<'a> {
        let words = terms.feelings.iter().flat_map(|family| family.words);
        let feelings = words.flat_map(|word| [word.text, word.id].map(|name| (name.to_lowercase(), word.id))).collect();
        Taking { terms, done: Imported::default(), source, feelings, seen: BTreeSet::new() }
    }

    /// The account, unless there was nothing at all.
    pub(super) fn end(self) -> Result<Imported, ImportError> {
        if self.done.found == 0 && self.done.left.is_empty() { Err(ImportError::Nothing) } else { Ok(self.done) }
    }

    /// Another whole thing was met. Each is then taken or left, once.
    pub(super) fn meet(&mut self) -> Result<(), ImportError> {
        self.done.found += 1;
        if self.done.found > caps::THINGS { Err(ImportError::TooMany) } else { Ok(()) }
    }

    /// A whole thing is left.
    pub(super) fn leave(&mut self, what: What, why: Why) {
        self.done.leave(what, why, 1);
    }

    /// Parts are left.
    pub(super) fn leave_parts(&mut self, what: What, why: Why, count: usize) {
        self.done.leave(what, why, count);
    }

    /// A whole thing is taken, unless there is a reason to leave it. `mark` is what tells it from any other thing of
    /// the same moment, whatever language it is read in.
    pub(super) fn take(&mut self, what: What, time: Option<Time>, mark: &[&str], mut entry: Entry) {
        entry.text = tidy(&entry.text);
        if entry.is_empty() {
            return self.leave(what, Why::Empty);
        }
        if entry.text.len() > caps::LETTERS {
            return self.leave(what, Why::TooLong);
        }
        let Some((made_at, dated, day)) = time.and_then(|time| self.place(time)) else {
            return self.leave(what, Why::NoTime);
        };
        if dated == Dated::Before {
            entry.text = paragraphs([&*self.labelled(Word::WrittenOn, &day), &entry.text]);
        }
        let id = RecordId::new(Entry::KIND, made_at, digest(name(self.source), &day, mark));
        if !self.seen.insert(id.clone()) {
            return self.leave(what, Why::Twice);
        }
        self.done.take(what);
        self.done.records.push(New { id, entry, dated });
    }

    /// The moment something stands at, how sure that is, and its day where no entry can stand at it.
    fn place(&self, time: Time) -> Option<(u64, Dated, String)> {
        let by_clock = |local: &Local| when::moment(local, (self.terms.zone)(local));
        let (moment, dated, day) = match time {
            Time::OfFile(moment) => (i64::try_from(moment).ok()?, Dated::File, None),
            Time::Said(When::Moment(moment)) => (moment, Dated::Moment, None),
            Time::Said(When::Local(local)) => (by_clock(&local)?, Dated::Clock, Some(local.day)),
            Time::Said(When::Day(day)) => {
                let noon = Local { day, second: 43_200 };
                (by_clock(&noon)?, Dated::Day, Some(noon.day))
            }
        };
        match u64::try_from(moment) {
            Err(_) => Some((0, Dated::Before, day.or_else(|| when::day_of(moment))?.as_str().to_owned())),
            Ok(_) if moment > LAST => None,
            Ok(moment) => Some((moment, dated, String::new())),
        }
    }

    /// A label with words behind it.
    pub(super) fn labelled(&self, label: Word, words: &str) -> String {
        [(self.terms.word)(label), ": ", words].concat()
    }

    /// Words under a heading of their own; nothing where there are none.
    pub(super) fn under(&self, heading: Word, words: &str) -> String {
        if words.trim().is_empty() { String::new() } else { [(self.terms.word)(heading), "\n", words].concat() }
    }

    /// The id of a feeling word, where its very name was written.
    pub(super) fn feeling(&self, name: &str) -> Option<&'static str> {
        self.feelings.get(name.trim().to_lowercase().as_str()).copied()
    }

    /// Puts a name where it belongs: among feelings, among parts of life, or else among tags.
    pub(super) fn put(&self, entry: &mut Entry, name: &str) {
        if let Some(feeling) = self.feeling(name) {
            add_feeling(entry, feeling);
        } else if let Some(context) = context(name) {
            add_context(entry, context);
        } else {
            add_tag(entry, name);
        }
    }
}

/// The part of life of this very name.
pub(super) fn context(name: &str) -> Option<Context> {
    Context::ALL.into_iter().find(|context| Ties::same_tag(context.id(), name))
}

/// Adds a feeling once.
pub(super) fn add_feeling(entry: &mut Entry, feeling: &str) {
    if !entry.feelings.iter().any(|other| other == feeling) {
        entry.feelings.push(feeling.to_owned());
    }
}

/// Adds a part of life once.
pub(super) fn add_context(entry: &mut Entry, context: Context) {
    context.toggle(&mut entry.ties.contexts, true);
}

/// Adds a tag once. What is too long for one is added to the words, so that nothing of it is lost.
pub(super) fn add_tag(entry: &mut Entry, tag: &str) {
    let tag = tag.trim().trim_start_matches('#').trim();
    if tag.is_empty() || entry.ties.tags.iter().any(|other| Ties::same_tag(other, tag)) {
        return;
    }
    if tag.chars().count() > caps::TAG || entry.ties.tags.len() >= caps::TAGS {
        entry.text = paragraphs([&*entry.text, tag]);
    } else {
        entry.ties.tags.push(tag.to_owned());
    }
}

/// Paragraphs with an empty line between them; those without words are left out.
pub(super) fn paragraphs<'p>(all: impl IntoIterator<Item = &'p str>) -> String {
    let mut text = String::new();
    for one in all.into_iter().filter(|one| !one.trim().is_empty()) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(one);
    }
    text
}

/// Line ends as they are here, without empty lines around.
fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim_matches('\n').trim_end().to_owned()
}

/// The name that tells equal things of two apps apart in a digest: never to be changed.
fn name(source: Source) -> &'static str {
    match source {
        Source::Daylio => "daylio",
        Source::DayOne => "day-one",
        Source::Thoughts => "thoughts",
        Source::Nomie => "nomie",
        Source::Text => "text",
        Source::Table => "table",
    }
}

/// A digest (64-bit FNV-1a, folded) that an id keeps the low 36 bits of.
fn digest(source: &str, day: &str, mark: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for part in [source, day].iter().chain(mark) {
        // What ends a part stands in no text that was read as one.
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash ^ hash >> 36
}
