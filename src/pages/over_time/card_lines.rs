//! Help lines on the safety card. What is kept is which ones were chosen; their numbers come from what was confirmed
//! last, so that an old number does not live on.

use super::cards::LINES;
use crate::content::{fill, help_lines, workbook};
use crate::parts::{El, Pick, choices, el, hint, live, on, select};
use crate::state::{Draft, country};
use leptos::prelude::{Get, RwSignal, Set, Update};
use rethread_core::content::{HelpCountry, HelpLine};
use rethread_core::record::Card;

/// Stands for the emergency number of a country.
const EMERGENCY: &str = "!";

/// The country, and its lines to choose from.
pub fn field(draft: Draft<Card>, changed: RwSignal<u32>) -> El {
    let texts = &workbook().cards;
    let kept = draft.with(|card| card.words(LINES).to_owned());
    let before = kept.split('/').next().map(str::to_owned).filter(|id| known(id).is_some());
    let here = RwSignal::new(before.or_else(country).unwrap_or_default());
    let mut options = vec![Pick::new("", texts.safety_country_none)];
    options.extend(help_lines().iter().filter(|country| can_be_rung(country)).map(|one| Pick::new(one.id, one.name)));
    let chosen = select(texts.safety_country, &options, &here.get(), on(move |id| here.set(id)));
    let lines = live(move || known(&here.get()).map(|country| of_country(draft, country, changed)));
    el("section")
        .class("card-field")
        .child(el("h2").text(texts.safety_lines))
        .child(hint(texts.safety_lines_help))
        .child(chosen)
        .child(lines)
}

fn of_country(draft: Draft<Card>, country: &'static HelpCountry, changed: RwSignal<u32>) -> El {
    let emergency = (!country.emergency.is_empty()).then(|| Pick::new(&key(country, EMERGENCY), &emergency(country)));
    let lines = country.lines.iter().map(|line| Pick::new(&key(country, line.name), &words(line)));
    let before: Vec<String> = draft.with(|card| card.words(LINES).lines().map(str::to_owned).collect());
    let ticked = on(move |(id, is_chosen): (String, bool)| {
        let mut kept: Vec<String> = draft.with(|card| card.words(LINES).lines().map(str::to_owned).collect());
        kept.retain(|line| *line != id);
        if is_chosen {
            kept.push(id);
        }
        draft.edit(|card| card.put(LINES, workbook().cards.safety_lines, &kept.join("\n")));
        changed.update(|changed| *changed += 1);
    });
    choices(country.name, emergency.into_iter().chain(lines).collect(), &before, false, ticked)
}

/// What was chosen, with the numbers as they stand now. A line that is no longer confirmed is left out.
pub fn chosen(kept: &str) -> Vec<String> {
    let one = |line: &str| {
        let (country, name) = line.split_once('/')?;
        let country = known(country)?;
        match name {
            EMERGENCY => Some(emergency(country)),
            name => country.lines.iter().find(|line| line.name == name).map(words),
        }
    };
    kept.lines().filter_map(one).collect()
}

fn known(id: &str) -> Option<&'static HelpCountry> {
    help_lines().iter().find(|country| country.id == id)
}

fn can_be_rung(country: &HelpCountry) -> bool {
    !country.emergency.is_empty() || !country.lines.is_empty()
}

fn key(country: &HelpCountry, name: &str) -> String {
    [country.id, "/", name].concat()
}

fn emergency(country: &HelpCountry) -> String {
    fill(workbook().cards.safety_emergency, &[("number", country.emergency)])
}

fn words(line: &HelpLine) -> String {
    let ways: Vec<&str> = [line.number, line.text].into_iter().filter(|way| !way.is_empty()).collect();
    [line.name, ": ", &ways.join(", ")].concat()
}
