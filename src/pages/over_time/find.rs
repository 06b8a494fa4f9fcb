//! Looking for something among everything a person wrote. What fits stands below as they type, with the place that fits
//! marked; nothing typed is kept or put into an address, and what is hidden is passed over unless it is asked for.

use crate::content::{fill, workbook};
use crate::pages::journal::KINDS;
use crate::pages::row;
use crate::parts::{
    El, Near, Pick, View, button, context_name, day_field, details, el, heading, hint, is_checked, live, on, page,
    search_words, select,
};
use crate::state::{Hit, Lookup, announce_soon, name_tab};
use leptos::prelude::{
    Get, GetUntracked, GetValue, LocalStorage, Memo, RwSignal, Set, StoredValue, Update, With, WithValue,
};
use rethread_core::content::Context;
use rethread_core::insight::find::{Query, excerpt};
use rethread_core::insight::{Day, Gathered, Made};
use rethread_core::record::Ties;

/// Rows shown at first and with each press.
const SHARE: usize = 8;
/// Letters shown on each side of the place that fits.
const AROUND: usize = 60;

/// What is asked, and how many rows are shown.
#[derive(Clone, Copy)]
struct Asked {
    query: RwSignal<Query, LocalStorage>,
    shown: RwSignal<usize>,
}

impl Asked {
    fn change(self, change: impl FnOnce(&mut Query)) {
        self.shown.set(SHARE);
        self.query.update(change);
    }
}

/// The whole page.
pub fn find() -> View {
    let texts = &workbook().find;
    name_tab(texts.title);
    let asked = Asked { query: RwSignal::new_local(Query::default()), shown: RwSignal::new(SHARE) };
    let lookup = StoredValue::new_local(Lookup::here());
    page("find")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(
            el("form")
                .class("search")
                .attr("role", "search")
                .child(words(asked))
                .child(details(texts.narrow, narrow(asked, lookup)))
                .on("submit", |event| event.prevent_default()),
        )
        .child(live(move || still_reading(&lookup.get_value())))
        .child(live(move || results(&lookup.get_value(), asked)))
        .into()
}

fn words(asked: Asked) -> View {
    let texts = &workbook().find;
    search_words(texts.label, texts.hint, on(move |words| asked.change(|query| query.words = words)))
}

/// What narrows the search. Own tags and people are offered once everything is gathered.
fn narrow(asked: Asked, lookup: StoredValue<Lookup, LocalStorage>) -> El {
    let texts = &workbook().find;
    let kinds = KINDS.iter().map(|kind| Pick::new(&kind.to_string(), row::kind_words(*kind)));
    let kind = on(move |id: String| asked.change(|query| query.kinds = id.chars().next().into_iter().collect()));
    let contexts = Context::ALL.into_iter().map(|context| Pick::new(context.id(), context_name(context)));
    let context = on(move |id: String| {
        asked.change(|query| query.context = Context::ALL.into_iter().find(|context| context.id() == id));
    });
    let own = Memo::new(move |_| lookup.with_value(|lookup| lookup.gathered(own_words)).unwrap_or_default());
    let own = live(move || {
        let (tags, people) = own.get();
        let tag = on(move |tag: String| asked.change(|query| query.tag = (!tag.is_empty()).then_some(tag)));
        let person = on(move |id: String| asked.change(|query| query.person = (!id.is_empty()).then_some(id)));
        let tags: Vec<Pick> = tags.iter().map(|tag| Pick::new(tag, tag)).collect();
        let people: Vec<Pick> = people.iter().map(|(id, alias)| Pick::new(id, alias)).collect();
        let now = asked.query.get_untracked();
        let one = |label, all, options: Vec<Pick>, chosen: Option<String>, changed| {
            (!options.is_empty()).then(|| select(label, &with_all(all, options), &chosen.unwrap_or_default(), changed))
        };
        View::all([
            View::from(one(texts.tag, texts.tag_all, tags, now.tag, tag)),
            View::from(one(texts.person, texts.person_all, people, now.person, person)),
        ])
    });
    let from = on(move |day: String| asked.change(|query| query.from = Day::parse(&day)));
    let to = on(move |day: String| asked.change(|query| query.to = Day::parse(&day)));
    let hidden = el("input").attr("type", "checkbox").attr("autocomplete", "off").on("change", move |event| {
        let ticked = is_checked(&event);
        asked.change(|query| query.hidden_too = ticked);
    });
    el("div")
        .class("narrow-find")
        .child(select(texts.kind, &with_all(texts.kind_all, kinds.collect()), "", kind))
        .child(select(texts.context, &with_all(texts.context_all, contexts.collect()), "", context))
        .child(own)
        .child(day_field(texts.from, Near::Behind, "", from))
        .child(day_field(texts.to, Near::Behind, "", to))
        .child(el("label").class("choice").child(hidden).child(el("span").text(texts.hidden_too)))
}

fn with_all(all: &str, options: Vec<Pick>) -> Vec<Pick> {
    std::iter::once(Pick::new("", all)).chain(options).collect()
}

/// Own tags and aliases, each once, in the order of the alphabet.
fn own_words(gathered: &Gathered) -> (Vec<String>, Vec<(String, String)>) {
    let (mut tags, mut people): (Vec<String>, Vec<(String, String)>) = (Vec::new(), Vec::new());
    for known in gathered.newest() {
        for tag in known.made.ties().into_iter().flat_map(|ties| &ties.tags) {
            if !tags.iter().any(|other| Ties::same_tag(tag, other)) {
                tags.push(tag.clone());
            }
        }
        if let Made::Person(person) = &known.made {
            people.push((known.id.to_string(), person.alias.clone()));
        }
    }
    tags.sort_by_key(|tag| tag.to_lowercase());
    people.sort_by_key(|(_, alias)| alias.to_lowercase());
    (tags, people)
}

fn still_reading(lookup: &Lookup) -> Option<El> {
    let left = lookup.left();
    (left > 0).then(|| hint(&fill(workbook().find.gathering, &[("left", &left.to_string())])))
}

fn results(lookup: &Lookup, asked: Asked) -> View {
    let texts = &workbook().find;
    let shown = asked.shown.get();
    asked.query.with(|query| {
        if *query == Query::default() {
            announce_soon("");
            return View::nothing();
        }
        let (hits, more) = lookup.find(query, shown);
        let number = match hits.len() {
            0 => texts.none.to_owned(),
            1 => texts.found_one.to_owned(),
            many if more => fill(texts.found_many, &[("number", &many.to_string())]),
            many => fill(texts.found, &[("number", &many.to_string())]),
        };
        announce_soon(&number);
        let rows = hits.iter().map(|hit| found(hit, &query.words));
        let rows = (!hits.is_empty()).then(|| el("ul").class("rows found-own").children(rows));
        let more = more.then(|| button("quiet", texts.more, move || asked.shown.update(|shown| *shown += SHARE)));
        el("div").class("results").child(hint(&number)).child(rows).child(more).into()
    })
}

/// A row and, below it, the place that fits.
fn found(hit: &Hit, words: &str) -> El {
    let row = row::row(&hit.known, true);
    let pieces =
        if hit.known.is_hidden() || words.trim().is_empty() { Vec::new() } else { excerpt(&hit.text, words, AROUND) };
    if !pieces.iter().any(|(_, fits)| *fits) {
        return row;
    }
    let pieces = pieces.into_iter().map(|(piece, fits)| match fits {
        true => View::from(el("mark").text(&piece)),
        false => View::from(piece.as_str()),
    });
    row.child(el("p").class("excerpt").attr("dir", "auto").children(pieces))
}
