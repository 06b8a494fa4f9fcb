//! A sheet to take to a session: chosen by day, kind and person, seen exactly as it will be, printed or saved.

use super::on_paper;
use super::sheet_words::{self, Row, Sheet, SheetDay};
use crate::content::{fill, workbook};
use crate::pages::{journal, missing, row};
use crate::parts::{
    El, Pick, View, chips, el, fresh_id, heading, hint, is_checked, live, long_field, on, page, value_of, written,
};
use crate::state::{Draft, Gathering, Store, card, name_tab, today};
use leptos::prelude::untrack;
use leptos::prelude::{Get, GetUntracked, Memo, RwSignal, Set, StoredValue, Update, With, WithUntracked, WithValue};
use rethread_core::insight::sheet::{Choice, Paper, Section};
use rethread_core::insight::{Day, Gathered};
use rethread_core::record::{Body, Card, SignAnswer};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Records on one sheet: more than a session can hold, and few enough to be drawn at once.
const MOST: usize = 150;
/// Days chosen at first.
const DAYS: i32 = 14;
/// The card that keeps what the person wants to talk about.
const NAME: &str = "session-sheet";
const ASK: &str = "ask";
/// What nothing is printed of.
const OFF: &str = "no-print";

/// What was chosen on this page.
#[derive(Clone, Copy)]
struct Chosen {
    choice: RwSignal<Choice>,
    /// Whether names are left out.
    nameless: RwSignal<bool>,
    /// Ids of records that were unticked one by one.
    out: RwSignal<BTreeSet<String>>,
    /// Changes with what is asked at the top.
    asked: RwSignal<String>,
}

/// The page.
pub fn page_of() -> View {
    let texts = &workbook().sheet;
    name_tab(texts.title);
    let (Some(today), Some(draft)) = (today(), card(Store::here(), NAME, texts.on_title)) else {
        return missing::waiting();
    };
    let choice = Choice {
        from: Some(today.plus(-DAYS)),
        to: Some(today),
        kinds: journal::KINDS.into_iter().collect(),
        ..Choice::default()
    };
    let chosen = Chosen {
        choice: RwSignal::new(choice),
        nameless: RwSignal::new(false),
        out: RwSignal::new(BTreeSet::new()),
        asked: RwSignal::new(draft.with(|card| card.words(ASK).to_owned())),
    };
    page("with-paper")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(el("p").class("notice").text(texts.seen))
        .child(asked(draft, chosen))
        .child(days(chosen))
        .child(kinds(chosen))
        .child(people(chosen))
        .child(ticks(chosen))
        .child(preview(chosen))
        .into()
}

fn asked(draft: Draft<Card>, chosen: Chosen) -> El {
    let texts = &workbook().sheet;
    let changed = on(move |words: String| {
        draft.edit(|card| card.put(ASK, texts.ask, &words));
        chosen.asked.set(words);
    });
    long_field(texts.ask, texts.ask_help, &chosen.asked.get_untracked(), 3, changed)
}

fn days(chosen: Chosen) -> El {
    let texts = &workbook().sheet;
    let field = |label: &str, value: Option<Day>, set: fn(&mut Choice, Option<Day>)| {
        let id = fresh_id("sheet-day");
        let input = el("input")
            .attr("type", "date")
            .attr("id", &id)
            .attr("autocomplete", "off")
            .value(value.as_ref().map_or("", Day::as_str));
        let input = input.on("change", move |event| {
            let day = Day::parse(&value_of(&event));
            chosen.choice.update(|choice| set(choice, day));
        });
        el("div").class("field").child(el("label").attr("for", &id).text(label)).child(input)
    };
    let now = chosen.choice.get_untracked();
    el("fieldset")
        .class("group sheet-days")
        .child(el("legend").text(texts.days))
        .child(field(texts.from, now.from, |choice, day| choice.from = day))
        .child(field(texts.to, now.to, |choice, day| choice.to = day))
}

fn kinds(chosen: Chosen) -> El {
    let texts = &workbook().sheet;
    let mut options: Vec<Pick> =
        journal::KINDS.iter().map(|kind| Pick::new(&kind.to_string(), row::kind_words(*kind))).collect();
    options.push(Pick::new(&SignAnswer::KIND.to_string(), texts.signs));
    let before: Vec<String> = chosen.choice.with_untracked(|choice| choice.kinds.iter().map(char::to_string).collect());
    let changed = on(move |(id, ticked): (String, bool)| {
        let Some(kind) = id.chars().next() else { return };
        chosen.choice.update(|choice| match ticked {
            true => choice.kinds.extend(sheet_words::kinds_of(kind)),
            false => choice.kinds.retain(|other| !sheet_words::kinds_of(kind).any(|kind| kind == *other)),
        });
    });
    chips(texts.kinds, options, &before, changed)
}

/// Whom the chosen days and kinds are about. Drawn anew only when these change, so that a tick keeps the focus.
fn people(chosen: Chosen) -> View {
    const NOBODY: &str = "";
    let gathering = StoredValue::new_local(Gathering::here());
    let about = Memo::new(move |_| {
        let found = gathering.with_value(|gathering| gathering.whole(|gathered| about(gathered, &chosen.choice.get())));
        found.unwrap_or_default()
    });
    live(move || {
        let texts = &workbook().sheet;
        let options: Vec<Pick> = about.get();
        // One answer is no choice.
        if options.len() < 2 {
            return View::nothing();
        }
        let is_on = |id: &str| {
            chosen.choice.with_untracked(|choice| match id {
                NOBODY => !choice.without_nobody,
                id => !choice.without.contains(id),
            })
        };
        let before: Vec<String> = options.iter().filter(|one| is_on(&one.id)).map(|one| one.id.clone()).collect();
        let changed = on(move |(id, ticked): (String, bool)| {
            chosen.choice.update(|choice| match (&*id, ticked) {
                (NOBODY, ticked) => choice.without_nobody = !ticked,
                (_, true) => choice.without.retain(|other| *other != id),
                (_, false) => choice.without.extend([id]),
            });
        });
        View::all([View::from(chips(texts.people, options, &before, changed)), hint(texts.people_help).into()])
    })
}

fn about(gathered: &Gathered, choice: &Choice) -> Vec<Pick> {
    let texts = &workbook().sheet;
    let (people, nobody) = choice.about(gathered);
    let mut options: Vec<Pick> =
        people.iter().map(|id| Pick::new(id, sheet_words::alias(gathered, id).unwrap_or(texts.somebody))).collect();
    if nobody {
        options.push(Pick::new("", texts.nobody));
    }
    options
}

fn ticks(chosen: Chosen) -> View {
    let texts = &workbook().sheet;
    let tick = |label: &str, then: Box<dyn Fn(bool)>| {
        let input = el("input")
            .attr("type", "checkbox")
            .attr("autocomplete", "off")
            .on("change", move |event| then(is_checked(&event)));
        el("label").class("choice").child(input).child(el("span").text(label))
    };
    View::all([
        tick(texts.names, Box::new(move |ticked| chosen.nameless.set(ticked))),
        hint(texts.names_help),
        tick(texts.hidden, Box::new(move |ticked| chosen.choice.update(|choice| choice.with_hidden = ticked))),
    ])
}

fn preview(chosen: Chosen) -> El {
    let texts = &workbook().sheet;
    let gathering = Gathering::here();
    let sheet = live(move || {
        let (choice, nameless) = (chosen.choice.get(), chosen.nameless.get());
        match sheet_words::sheet(&gathering, &choice, nameless, MOST) {
            None => row::gathering().into(),
            Some(sheet) if sheet.days.is_empty() => {
                View::all([el("p").class("empty").text(texts.empty), hint(&off(sheet.hidden))])
            }
            Some(sheet) => drawn(chosen, sheet),
        }
    });
    el("section").class("with-paper").child(el("h2").text(texts.preview)).child(sheet)
}

fn off(hidden: usize) -> String {
    let texts = &workbook().sheet;
    match hidden {
        0 => String::new(),
        1 => texts.hidden_off_one.to_owned(),
        many => fill(texts.hidden_off, &[("number", &many.to_string())]),
    }
}

/// What is said of the sheet, the sheet, and the ways to take it along.
fn drawn(chosen: Chosen, sheet: Sheet) -> View {
    let texts = &workbook().sheet;
    let shown: Rc<Vec<SheetDay>> = Rc::new(sheet.days);
    let ids: Vec<String> = shown.iter().flat_map(|day| &day.rows).map(|row| row.id.clone()).collect();
    let (number, all, hidden) = (ids.len(), sheet.number, sheet.hidden);
    let said = move || {
        let count = match number {
            1 => texts.many_one.to_owned(),
            number if number < all => {
                fill(texts.too_many, &[("shown", &number.to_string()), ("number", &all.to_string())])
            }
            number => fill(texts.many, &[("number", &number.to_string())]),
        };
        let out = chosen.out.with(|out| ids.iter().filter(|id| out.contains(*id)).count());
        let out = (out > 0).then(|| fill(texts.out, &[("number", &out.to_string())]));
        let lines = [Some(count), out, Some(off(hidden))];
        lines.into_iter().flatten().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let days = shown.iter().map(|day| {
        let rows: Vec<String> = day.rows.iter().map(|row| row.id.clone()).collect();
        // A day of which nothing is left is not named on the paper.
        let class = move || chosen.out.with(|out| rows.iter().all(|id| out.contains(id))).then(|| OFF.to_owned());
        let title = el("h3").text(&day.title).live_attr("class", class);
        View::all([View::from(title), View::all(day.rows.iter().map(|row| item(chosen, row)))])
    });
    let (choice, asked) = (chosen.choice.get_untracked(), chosen.asked);
    let range = sheet_words::range(&choice);
    let head = View::all([
        View::from(el("h2").text(texts.on_title)),
        el("p").text(&range).into(),
        live(move || asking(&asked.get())),
    ]);
    let article = el("article").class("on-paper").child(head).children(days);
    let paper = move || {
        let out = chosen.out.get_untracked();
        let ask = asked.get_untracked();
        let ask = (!ask.trim().is_empty()).then(|| [texts.on_ask, ":\n", ask.trim()].concat());
        let sections = shown.iter().map(|day| Section {
            title: day.title.clone(),
            items: day.rows.iter().filter(|row| !out.contains(&row.id)).map(|row| row.item.clone()).collect(),
        });
        Paper {
            title: texts.on_title.to_owned(),
            lines: [Some(range.clone()), ask].into_iter().flatten().collect(),
            sections: sections.filter(|section| !section.items.is_empty()).collect(),
        }
    };
    View::all([
        View::from(el("p").class("hint").attr("aria-live", "polite").live_text(said)),
        article.into(),
        on_paper::ways(paper),
        hint(texts.edge).into(),
    ])
}

fn asking(words: &str) -> Option<View> {
    let title = workbook().sheet.on_ask;
    (!words.trim().is_empty()).then(|| View::all([el("h3").text(title), written(words)]))
}

/// A record on the sheet, with the tick that keeps it there. Unticked, its words are gone from the page as well.
fn item(chosen: Chosen, row: &Row) -> El {
    let (id, item) = (row.id.clone(), Rc::new(row.item.clone()));
    let is_off = {
        let id = id.clone();
        move || chosen.out.with(|out| out.contains(&id))
    };
    // Untracked: a tick changes its own row alone, so that the focus stays on it.
    let ticked = !untrack(&is_off);
    let label = fill(workbook().sheet.on_it, &[("title", &item.title)]);
    let input =
        el("input").attr("type", "checkbox").attr("autocomplete", "off").checked(ticked).on("change", move |event| {
            let on = is_checked(&event);
            chosen.out.update(|out| match on {
                true => out.retain(|other| *other != id),
                false => out.extend([id.clone()]),
            });
        });
    let off = is_off.clone();
    let off = Memo::new(move |_| off());
    let words = live(move || {
        (!off.get()).then(|| {
            let about = (!item.about.is_empty()).then(|| el("p").class("hint").text(&item.about));
            View::all([View::from(el("h4").text(&item.title)), about.into(), on_paper::parts(&item).into()])
        })
    });
    el("div")
        .class("paper-item")
        .child(el("label").class("choice on-sheet").child(input).child(el("span").text(&label)))
        .child(words)
        .live_attr("data-off", move || is_off().then(String::new))
}
