//! The words of a sheet: every chosen record in full, by day, with names left out if that is wished.

use crate::content::{fill, workbook};
use crate::pages::row;
use crate::parts::{context_name, day_in_full, label_words, said_words};
use crate::state::Gathering;
use rethread_core::insight::parts::{Field, Label, Part, Said};
use rethread_core::insight::sheet::{Choice, Item, Names};
use rethread_core::insight::{Day, Gathered, Known, Made};
use rethread_core::record::{Body, Felt, OwnSign, Person, SignAnswer};
use rethread_core::vault::{RecordId, State};
use std::collections::BTreeMap;

/// A record on the sheet.
pub struct Row {
    /// Its id.
    pub id: String,
    /// What stands there of it.
    pub item: Item,
}

/// A day of the sheet.
pub struct SheetDay {
    /// The day; `None` for what has none.
    pub day: Option<Day>,
    /// The day in words.
    pub title: String,
    /// What stands under it.
    pub rows: Vec<Row>,
}

/// What the choice comes to.
pub struct Sheet {
    /// By day, the earliest first.
    pub days: Vec<SheetDay>,
    /// How many records were chosen, of which the sheet may show the first.
    pub number: usize,
    /// How many stay off for being hidden.
    pub hidden: usize,
}

/// The kinds behind one tick: signs are of two.
pub fn kinds_of(kind: char) -> impl Iterator<Item = char> {
    std::iter::once(kind).chain((kind == SignAnswer::KIND).then_some(OwnSign::KIND))
}

/// What the person with this record id is called.
pub fn alias<'a>(gathered: &'a Gathered, id: &str) -> Option<&'a str> {
    match &gathered.get(id)?.made {
        Made::Person(person) => Some(person.alias.trim()).filter(|alias| !alias.is_empty()),
        _ => None,
    }
}

/// The first `most` of what was chosen; `None` until everything is gathered.
pub fn sheet(gathering: &Gathering, choice: &Choice, nameless: bool, most: usize) -> Option<Sheet> {
    gathering.whole(|gathered| {
        let people = People::new(gathered, nameless);
        let chosen = choice.of(gathered);
        let mut sheet = Sheet { days: Vec::new(), number: 0, hidden: chosen.hidden };
        for (day, all) in chosen.days {
            let all: Vec<&Known> = all.into_iter().filter(|known| !is_unfelt(&known.made)).collect();
            let room = most.saturating_sub(sheet.number);
            sheet.number += all.len();
            let full = all.into_iter().take(room).filter_map(|known| Some((known, gathering.full(&known.id)?)));
            let rows: Vec<Row> = full.map(|(known, made)| of(&people, known, &made)).collect();
            if !rows.is_empty() {
                let undated = workbook().sheet.on_undated;
                let title = day.as_ref().map_or_else(|| undated.to_owned(), day_in_full);
                sheet.days.push(SheetDay { day, title, rows });
            }
        }
        sheet
    })
}

/// The chosen days in words.
pub fn range(choice: &Choice) -> String {
    let texts = &workbook().sheet;
    let said = |day: &Option<Day>| day.as_ref().map(day_in_full);
    match (said(&choice.from), said(&choice.to)) {
        (Some(from), Some(to)) => fill(texts.on_days, &[("from", &from), ("to", &to)]),
        (Some(from), None) => fill(texts.on_from, &[("from", &from)]),
        (None, Some(to)) => fill(texts.on_until, &[("to", &to)]),
        (None, None) => String::new(),
    }
}

/// A sign that was answered with no is none that the person recognises.
fn is_unfelt(made: &Made) -> bool {
    matches!(made, Made::SignAnswer(answer) if answer.felt == Felt::No)
}

/// What people are called on the sheet.
struct People {
    called: BTreeMap<RecordId, String>,
    names: Option<Names>,
}

impl People {
    fn new(gathered: &Gathered, nameless: bool) -> People {
        let texts = &workbook().sheet;
        let mut known: Vec<(&RecordId, &str)> = Vec::new();
        for one in gathered.by_kind() {
            if let Made::Person(person) = &one.made {
                known.push((&one.id, &person.alias));
            }
        }
        let mut met: Vec<&str> = Vec::new();
        let mut called = BTreeMap::new();
        let mut instead = Vec::new();
        for (id, alias) in known {
            let number = met.iter().position(|other| Person::same(other, alias)).unwrap_or_else(|| {
                met.push(alias);
                met.len() - 1
            });
            let number = fill(texts.instead, &[("number", &(number + 1).to_string())]);
            let shown = if nameless || alias.trim().is_empty() { number.clone() } else { alias.trim().to_owned() };
            called.insert(id.clone(), shown);
            instead.push((alias, number));
        }
        People { called, names: nameless.then(|| Names::new(instead)) }
    }

    fn without_names(&self, text: &str) -> String {
        self.names.as_ref().map_or_else(|| text.to_owned(), |names| names.taken_out(text))
    }
}

fn of(people: &People, known: &Known, made: &Made) -> Row {
    let kind = row::kind_words(known.id.kind());
    let title = match made {
        Made::Practice(practice) => [kind, ": ", &practice.title].concat(),
        _ => kind.to_owned(),
    };
    let parts = made.parts().into_iter().filter(|part| !is_of_another(part));
    let parts = parts.map(|part| {
        let said = said(&part);
        (people.without_names(label_words(&part.label)), people.without_names(&said))
    });
    Row { id: known.id.to_string(), item: Item { title, about: about(people, known, made), parts: parts.collect() } }
}

/// Words that were carried over stand in the record they come from, which may be one that stays off.
fn is_of_another(part: &Part) -> bool {
    part.label == Label::Field(Field::Carried)
}

fn said(part: &Part) -> String {
    match &part.said {
        // On paper no day is today.
        Said::Day(day) => Day::parse(day).map_or_else(|| day.clone(), |day| day_in_full(&day)),
        said => said_words(&part.label, said),
    }
}

/// Whom and which part of life it is about, and whether it is finished.
fn about(people: &People, known: &Known, made: &Made) -> String {
    let texts = &workbook().sheet;
    let called = made.people().into_iter().filter_map(|id| people.called.get(&RecordId::parse(id)?));
    let called = called.map(String::as_str).collect::<Vec<_>>().join(", ");
    let called = (!called.is_empty()).then(|| fill(texts.on_about, &[("people", &called)]));
    let contexts = made.contexts().iter().map(|context| context_name(*context).to_owned());
    let open = (known.state == State::Open).then(|| workbook().kinds.draft.to_owned());
    called.into_iter().chain(contexts).chain(open).collect::<Vec<_>>().join(" · ")
}
