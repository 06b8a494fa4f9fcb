//! One search over everything a person wrote, newest first, as they type and with typing errors.
//!
//! Case and accents make no difference. Of what is typed, each word may begin one of a record, stand within it or be it
//! with one letter wrong, missing, added or swapped; "words in quotation marks" stand as they are. A record fits when
//! all of it is there. Nothing is remembered of what was looked for.

mod dictionary;
mod excerpt;
mod sought;
mod words;

pub use excerpt::excerpt;
pub use words::Words;

use super::parts::Said;
use super::{Day, Gathered, Known, Made};
use crate::content::Context;
use crate::record::{Body, Person, Ties};
use crate::vault::RecordId;
use sought::{BEGINS, ERROR, Sought};
use words::Grades;

/// What is looked for. The default is everything that lists show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words and phrases as they were typed.
    pub words: String,
    /// Letters of the kinds wanted; none for all.
    pub kinds: Vec<char>,
    /// An own tag.
    pub tag: Option<String>,
    /// Record id of somebody it is about.
    pub person: Option<String>,
    /// A part of life it is about.
    pub context: Option<Context>,
    /// The first day it may be about.
    pub from: Option<Day>,
    /// The last day it may be about.
    pub to: Option<Day>,
    /// Whether records that lists show by their date alone are looked through as well.
    pub hidden_too: bool,
}

/// A record that fits.
#[derive(Debug, Clone, Copy)]
pub struct Hit<'a> {
    /// The record.
    pub known: &'a Known,
    /// Whether every word fits without an error.
    pub exact: bool,
}

/// Everything written in a record, as it is looked through: what [`Words::put`] takes and [`find`] may ask for.
pub fn written(made: &Made) -> String {
    let mut lines: Vec<String> = Vec::new();
    if let Made::Practice(practice) = made {
        lines.push(practice.title.clone());
    }
    lines.extend(made.parts().into_iter().filter_map(|part| match part.said {
        Said::Words(words) => Some(words),
        _ => None,
    }));
    lines.extend(made.ties().into_iter().flat_map(|ties| ties.tags.iter().cloned()));
    lines.join("\n")
}

/// The records that fit: those without an error first, and of equal ones the newest. Without words it is all that pass
/// the rest of the query, the newest first.
///
/// `text_of` gives what is [`written`] in a record. It is asked only for records that may hold a phrase, or a longer
/// word of a script without spaces, and only once they are asked for.
pub fn find<'a>(
    gathered: &'a Gathered,
    words: &'a Words,
    query: &'a Query,
    mut text_of: impl FnMut(&RecordId) -> Option<String> + 'a,
) -> impl Iterator<Item = Hit<'a>> + 'a {
    let all: Vec<Asked> = sought::read(&query.words).into_iter().map(|sought| Asked::new(gathered, sought)).collect();
    let any_words = !query.words.trim().is_empty();
    let ranked = if any_words { words.ranked(&grades(gathered, words, &all)) } else { Vec::new() };
    let ranked = ranked.into_iter().filter_map(|(grade, number)| Some((grade, gathered.known(words.id(number)?)?)));
    let newest = (!any_words).then(|| gathered.newest().map(|known| (BEGINS, known))).into_iter().flatten();
    let mut holds = move |known: &Known| {
        let mut text = None;
        all.iter().filter(|asked| asked.sought.is_read_in_text() && asked.name_of(known).is_none()).all(|asked| {
            let text = text.get_or_insert_with(|| super::folding::fold(&text_of(&known.id).unwrap_or_default()));
            !asked.sought.places(text).is_empty()
        })
    };
    let found = newest.chain(ranked).filter(move |(_, known)| fits(query, known) && holds(known));
    found.map(|(grade, known)| Hit { known, exact: grade < ERROR })
}

/// Something typed, with the people it may name.
struct Asked {
    sought: Sought,
    /// Record ids of people whose alias fits, and how well.
    people: Vec<(String, u8)>,
}

impl Asked {
    fn new(gathered: &Gathered, sought: Sought) -> Asked {
        let named = |known: &Known| match &known.made {
            Made::Person(person) => {
                let places = sought.places(&super::folding::fold(&person.alias));
                let grade = places.into_iter().map(|(.., grade)| grade).min()?;
                Some((known.id.as_str().to_owned(), grade))
            }
            _ => None,
        };
        let people = gathered.of_kind(Person::KIND).filter_map(named).collect();
        Asked { sought, people }
    }

    /// How well it names somebody the record is about.
    fn name_of(&self, known: &Known) -> Option<u8> {
        if self.people.is_empty() {
            return None;
        }
        let about = known.made.people();
        self.people.iter().filter(|(id, _)| about.contains(&id.as_str())).map(|(_, grade)| *grade).min()
    }
}

/// How well each record fits all that was typed, before any text is read.
fn grades(gathered: &Gathered, words: &Words, all: &[Asked]) -> Grades {
    if all.is_empty() {
        return Grades::none(words.numbers());
    }
    let mut grades = Grades::all(words.numbers());
    for asked in all {
        let mut some = words.grades(&asked.sought);
        if !asked.people.is_empty() {
            for (known, grade) in gathered.by_kind().filter_map(|known| Some((known, asked.name_of(known)?))) {
                some.put(words.number(&known.id).as_slice(), grade);
            }
        }
        grades.and(&some);
    }
    grades
}

fn fits(query: &Query, known: &Known) -> bool {
    let Query { kinds, tag, person, context, from, to, hidden_too, .. } = query;
    let tagged =
        |tag: &String| known.made.ties().is_some_and(|ties| ties.tags.iter().any(|other| Ties::same_tag(tag, other)));
    let about = |person: &String| known.is_about(person) || known.id.as_str() == person;
    let dated = || {
        let day = known.day();
        let after = from.as_ref().is_none_or(|from| day.as_ref().is_some_and(|day| day >= from));
        after && to.as_ref().is_none_or(|to| day.as_ref().is_some_and(|day| day <= to))
    };
    (kinds.is_empty() || kinds.contains(&known.id.kind()))
        && (*hidden_too || !known.is_hidden())
        && tag.as_ref().is_none_or(tagged)
        && person.as_ref().is_none_or(about)
        && context.is_none_or(|context| known.made.contexts().contains(&context))
        && dated()
}

#[cfg(test)]
mod tests;
