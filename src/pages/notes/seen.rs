//! What was seen of one person: two sides of equal weight, each with its days. Nothing is counted or compared.

use crate::content::workbook;
use crate::pages::row;
use crate::parts::{El, View, button, day_label, el, hint, link, live, marker_words, written};
use crate::state::Gathering;
use leptos::prelude::{Get, Memo, RwSignal, Update, With};
use rethread_core::insight::{Day, Gathered, Made};
use rethread_core::record::{Body, Observation};
use rethread_core::vault::RecordId;
use std::collections::BTreeMap;

/// Observations drawn on each side at first and with each press.
const SHARE: usize = 15;

/// What can be read without being opened, newest day first.
struct Sides {
    kept: Vec<One>,
    crossed: Vec<One>,
    /// Without a side.
    own: Vec<One>,
    has_more: bool,
    any_hidden: bool,
}

/// One side by day, time and id.
type Side<'a> = BTreeMap<(Option<Day>, u64, &'a RecordId), &'a Observation>;

struct One {
    id: RecordId,
    day: Option<Day>,
    observation: Observation,
}

/// The section, for whoever these records stand for.
pub fn seen(person: &RecordId, ids: Memo<Vec<String>>) -> El {
    let texts = &workbook().people;
    let gathering = Gathering::here();
    let shown = RwSignal::new(SHARE);
    let inside = live(move || {
        let many = shown.get();
        let sides = ids.with(|ids| gathering.whole(|gathered| sides(gathered, ids, many)));
        let Some(sides) = sides else { return View::from(row::gathering()) };
        let both = el("div")
            .class("two-sides")
            .child(side(texts.kept, &sides.kept))
            .child(side(texts.crossed, &sides.crossed));
        let own = (!sides.own.is_empty()).then(|| side(texts.own, &sides.own));
        let hidden = sides.any_hidden.then(|| hint(texts.seen_hidden));
        let more =
            sides.has_more.then(|| button("quiet", texts.seen_more, move || shown.update(|shown| *shown += SHARE)));
        View::all([View::from(both), own.into(), hidden.into(), more.into()])
    });
    let new = row::begin(Observation::KIND, Some(person.as_str()));
    el("section")
        .class("seen")
        .child(el("h2").text(texts.seen))
        .child(hint(texts.seen_text))
        .child(new.map(|place| el("p").child(link("button quiet", &place, texts.seen_new))))
        .child(inside)
}

fn sides(gathered: &Gathered, ids: &[String], many: usize) -> Sides {
    let mut any_hidden = false;
    // In order of their days from the start: somebody may have written a thousand of them in any order.
    let (mut kept, mut crossed, mut own) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for known in gathered.by_kind().filter(|known| known.id.kind() == Observation::KIND) {
        let Made::Observation(observation) = &known.made else { continue };
        if !ids.iter().any(|id| known.is_about(id)) {
            continue;
        }
        if known.is_hidden() {
            // On which side it stands would tell what it says.
            any_hidden = true;
            continue;
        }
        let side = match observation.marker {
            None => &mut own,
            Some(_) if observation.kept => &mut kept,
            Some(_) => &mut crossed,
        };
        side.insert((known.day(), known.at, &known.id), observation);
    }
    let has_more = [&kept, &crossed, &own].iter().any(|side| side.len() > many);
    let latest = |side: Side<'_>| {
        let latest = side.into_iter().rev().take(many);
        latest.map(|((day, _, id), seen)| One { id: id.clone(), day, observation: seen.clone() }).collect()
    };
    Sides { kept: latest(kept), crossed: latest(crossed), own: latest(own), has_more, any_hidden }
}

fn side(title: &str, all: &[One]) -> El {
    let side = el("div").class("side").child(el("h3").text(title));
    if all.is_empty() {
        return side.child(hint(workbook().people.side_empty));
    }
    side.child(el("ul").children(all.iter().map(item)))
}

fn item(one: &One) -> El {
    let day = one.day.as_ref().map(day_label).unwrap_or_default();
    let observation = &one.observation;
    let place = row::place(&one.id);
    let words = row::shortened(&observation.words);
    let item = el("li").child(hint(&day));
    match observation.marker {
        Some(marker) => {
            let words = (!words.is_empty()).then(|| written(&words));
            item.child(link("", &place, marker_words(marker, observation.kept))).child(words)
        }
        None => {
            item.child(link("", &place, &row::opening(&Made::Observation(observation.clone()))).attr("dir", "auto"))
        }
    }
}
