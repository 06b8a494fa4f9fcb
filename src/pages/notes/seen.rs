//! What was seen of one person: two sides of equal weight, each with its days. Nothing is counted or compared.

use crate::content::workbook;
use crate::pages::row;
use crate::parts::{El, View, button, day_label, el, hint, link, live, marker_words, written};
use crate::state::Gathering;
use leptos::prelude::{Get, Memo, RwSignal, Update, With};
use rethread_core::arrange::arrange;
use rethread_core::insight::{Day, Gathered, Known, Made};
use rethread_core::record::{Body, Observation};
use rethread_core::vault::RecordId;

/// Observations drawn on each side at first and with each press.
const SHARE: usize = 15;

/// What can be read without being opened, newest day first.
#[derive(Default)]
struct Sides {
    kept: Vec<One>,
    crossed: Vec<One>,
    /// Without a side.
    own: Vec<One>,
    any_hidden: bool,
}

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
        let sides = ids.with(|ids| gathering.whole(|gathered| sides(gathered, ids)));
        let Some(sides) = sides else { return View::from(row::gathering()) };
        let has_more = [&sides.kept, &sides.crossed, &sides.own].iter().any(|side| side.len() > many);
        let both = el("div").class("two-sides").child(side(texts.kept, &sides.kept, many)).child(side(
            texts.crossed,
            &sides.crossed,
            many,
        ));
        let own = (!sides.own.is_empty()).then(|| side(texts.own, &sides.own, many));
        let hidden = sides.any_hidden.then(|| hint(texts.seen_hidden));
        let more = has_more.then(|| button("quiet", texts.seen_more, move || shown.update(|shown| *shown += SHARE)));
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

fn sides(gathered: &Gathered, ids: &[String]) -> Sides {
    let mut sides = Sides::default();
    for known in gathered.newest().filter(|known| ids.iter().any(|id| known.is_about(id))) {
        let Made::Observation(observation) = &known.made else { continue };
        if known.is_hidden() {
            // On which side it stands would tell what it says.
            sides.any_hidden = true;
            continue;
        }
        let side = match observation.marker {
            None => &mut sides.own,
            Some(_) if observation.kept => &mut sides.kept,
            Some(_) => &mut sides.crossed,
        };
        side.push(one(known, observation));
    }
    for side in [&mut sides.kept, &mut sides.crossed, &mut sides.own] {
        arrange(side, |one, other| one.day > other.day);
    }
    sides
}

fn one(known: &Known, observation: &Observation) -> One {
    One { id: known.id.clone(), day: known.day(), observation: observation.clone() }
}

fn side(title: &str, all: &[One], many: usize) -> El {
    let side = el("div").class("side").child(el("h3").text(title));
    if all.is_empty() {
        return side.child(hint(workbook().people.side_empty));
    }
    side.child(el("ul").children(all.iter().take(many).map(item)))
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
