//! Fears and what came: what waits for an answer, both sides in a picture, and what was looked back at.

use super::list::{Words, rows_drawn};
use super::who::{Who, everybody};
use crate::content::{fill, workbook};
use crate::pages::row;
use crate::parts::{
    Bar, Bars, El, Pick, View, bars, came_words, context_name, day_label, el, heading, hint, link, live, on, page,
    select,
};
use crate::state::{Gathering, name_tab};
use leptos::prelude::{Get, Memo, RwSignal, Set, With};
use rethread_core::content::Context;
use rethread_core::insight::calibration::{Calibration, ENOUGH, Of, calibration};
use rethread_core::insight::{Day, Gathered, Known, Made};
use rethread_core::record::{Body, Prediction};
use std::collections::BTreeSet;

/// The page.
pub fn predictions(words: Words) -> View {
    let texts = &workbook().predictions;
    name_tab(words.title);
    let any = Memo::new(move |_| {
        Gathering::here().whole(|gathered| gathered.newest().any(|known| prediction(known).is_some()))
    });
    let empty = words.empty;
    let inside = live(move || match any.get() {
        None => row::gathering().into(),
        Some(false) => el("p").class("empty").text(empty).into(),
        Some(true) => View::all([
            section(texts.waiting, rows_drawn(texts.waiting_empty, waits, line)),
            section(texts.picture, picture()),
            section(texts.told, rows_drawn(texts.told_empty, is_over, line)),
        ]),
    });
    let new = row::begin(Prediction::KIND, None).map(|place| el("p").child(link("button", &place, words.new)));
    page("list")
        .child(heading(words.title))
        .child(el("p").class("lede").text(words.lede))
        .child(new)
        .child(inside)
        .into()
}

fn section(title: &str, inside: El) -> El {
    el("section").child(el("h2").text(title)).child(inside)
}

fn prediction(known: &Known) -> Option<&Prediction> {
    match &known.made {
        Made::Prediction(prediction) => Some(prediction),
        _ => None,
    }
}

fn waits(known: &Known) -> bool {
    prediction(known).is_some_and(|prediction| prediction.outcome.is_empty() && !prediction.ties.put_away)
}

fn is_over(known: &Known) -> bool {
    prediction(known).is_some() && !waits(known)
}

/// One of them, with how likely it felt and what came. What is hidden shows its day alone.
fn line(known: &Known) -> El {
    let texts = &workbook().predictions;
    let Some(prediction) = prediction(known).filter(|_| !known.is_hidden()) else { return row::row(known, true) };
    let day = known.day().map(|day| day_label(&day));
    let felt = prediction.likely.map(|likely| fill(texts.felt, &[("likely", &likely.to_string())]));
    let until = Day::parse(&prediction.ties.due).filter(|_| waits(known));
    let until = until.map(|day| fill(texts.until, &[("day", &day_label(&day))]));
    let came = prediction.outcome.came.map(|came| came_words(came).to_owned());
    let about: Vec<String> = [day, felt, until, came].into_iter().flatten().collect();
    el("li")
        .class("entry-row")
        .child(link("row-words", &row::place(&known.id), &row::opening(&known.made)).attr("dir", "auto"))
        .child(el("span").class("hint").text(&about.join(" · ")))
}

/// What was expected beside what came, for all of it or for one part of life or one person.
fn picture() -> El {
    let (context, person) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let people = Memo::new(move |_| Gathering::here().whole(with_predictions).unwrap_or_default());
    let texts = &workbook().predictions;
    let choices = live(move || {
        let contexts = Context::ALL.iter().map(|context| Pick::new(context.id(), context_name(*context)));
        let contexts: Vec<Pick> = [Pick::new("", texts.context_all)].into_iter().chain(contexts).collect();
        let by_context = select(texts.context, &contexts, "", on(move |id| context.set(id)));
        let people = people.get();
        let named = people.iter().map(|who| Pick::new(who.id(), &who.alias));
        let named: Vec<Pick> = [Pick::new("", texts.person_all)].into_iter().chain(named).collect();
        let by_person = (!people.is_empty()).then(|| select(texts.person, &named, "", on(move |id| person.set(id))));
        el("div").class("picture-of").child(by_context).child(by_person)
    });
    let found = Memo::new(move |_| {
        let (context, person) = (context.get(), person.get());
        let people = people.get();
        let ids: Option<Vec<&str>> =
            people.iter().find(|who| who.id() == person).map(|who| who.ids.iter().map(String::as_str).collect());
        let of = Of { context: Context::ALL.into_iter().find(|known| known.id() == context), person: ids.as_deref() };
        Gathering::here().whole(|gathered| calibration(gathered.newest(), of))
    });
    let rests = move || found.with(|found| found.as_ref().map(in_words).unwrap_or_default());
    let shown = live(move || found.with(|found| found.as_ref().filter(|found| found.is_enough()).map(drawn)));
    // What a choice comes to is said to whoever does not see the picture change.
    el("div").child(choices).child(el("p").attr("aria-live", "polite").live_text(rests)).child(shown)
}

/// Those whom a prediction is about.
fn with_predictions(gathered: &Gathered) -> Vec<Who> {
    let about = gathered.newest().filter_map(prediction).flat_map(|prediction| &prediction.ties.people);
    let about: BTreeSet<&str> = about.map(String::as_str).collect();
    let mut people = everybody(gathered);
    people.retain(|who| who.ids.iter().any(|id| about.contains(&**id)));
    people
}

/// What it rests on, and what it comes to.
fn in_words(found: &Calibration) -> String {
    let texts = &workbook().predictions;
    let number = |count: usize| count.to_string();
    let counts = found.counts;
    if !found.is_enough() {
        return fill(texts.later, &[("enough", &*number(ENOUGH)), ("count", &*number(counts.told()))]);
    }
    let rests = [
        ("count", &*number(counts.told())),
        ("yes", &*number(counts.yes)),
        ("partly", &*number(counts.partly)),
        ("no", &*number(counts.no)),
    ];
    let unclear = (counts.unclear > 0).then(|| fill(texts.unclear, &[("unclear", &number(counts.unclear))]));
    let expected = found.expected.map(|expected| fill(texts.expected, &[("expected", &expected.to_string())]));
    let all: Vec<String> = [Some(fill(texts.rests, &rests)), unclear, expected].into_iter().flatten().collect();
    all.join(" ")
}

fn drawn(found: &Calibration) -> View {
    let texts = &workbook().predictions;
    let groups = found.groups.iter().map(|group| {
        let label = [("from", &*group.from.to_string()), ("to", &*group.to.to_string())];
        let counts = vec![group.counts.yes, group.counts.partly, group.counts.no];
        Bar { label: fill(texts.group, &label), counts }
    });
    let groups: Vec<Bar> = groups.collect();
    let parts = [texts.yes, texts.partly, texts.no];
    View::all([
        bars(&Bars { title: texts.bars, what: texts.what, parts: &parts, bars: &groups }),
        el("p").text(texts.read),
        hint(texts.yours),
    ])
}
