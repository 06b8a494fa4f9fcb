//! Everything that has a day, newest first: entries, practices, check-ins and notes of every kind.
//!
//! The first rows read single records and wait for nothing. Only what is near what is seen is drawn, however long the
//! list is.

use super::{capture, row};
use crate::content::{fill, ui, workbook};
use crate::parts::{
    Drawing, El, Pick, Stretches, View, clock_time, day_end, day_label, day_of, el, heading, link, live, long_list, on,
    page, select,
};
use crate::route::Route;
use crate::state::{Found, Gathering, Listed, Store};
use leptos::prelude::{Get, RwSignal, Set};
use rethread_core::insight::{Day, Known};
use rethread_core::record::{
    Body, Boundary, CheckIn, Entry, Ladder, Observation, Practice, Prediction, Promise, Signal, Trigger, Win,
};
use rethread_core::vault::{RecordId, State};
use std::rc::Rc;

/// Rows of a stretch that is drawn or not.
const SHARE: usize = 20;
/// How many of them are drawn at a time while the list goes by.
const PIECE: usize = 2;
/// Rows of a reach, which is some stretches.
const REACH: usize = 400;
/// Stretches that are drawn before anybody knows what is seen.
const AT_ONCE: usize = 2;
/// About how tall a row is, in CSS pixels.
const ROW: u32 = 60;
/// Pinned records that stand above the others.
const PINNED: usize = 20;

/// Kinds that have a day, in the order they are offered.
pub const KINDS: [char; 11] = [
    Entry::KIND,
    Practice::KIND,
    CheckIn::KIND,
    Trigger::KIND,
    Prediction::KIND,
    Signal::KIND,
    Observation::KIND,
    Boundary::KIND,
    Ladder::KIND,
    Promise::KIND,
    Win::KIND,
];

/// The whole page.
pub fn journal() -> View {
    let texts = &ui().journal;
    let kind = RwSignal::new(None::<char>);
    let ways =
        [(Route::Find, workbook().find.title), (Route::Look(None), workbook().look.title), (Route::Bin, texts.bin)];
    let ways = ways.into_iter().map(|(place, words)| link("button plain", &place, words));
    page("journal")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(capture::capture())
        .child(el("div").class("button-row journal-ways").children(ways))
        .child(pinned())
        .child(filter(kind))
        .child(list(kind))
        .into()
}

fn filter(kind: RwSignal<Option<char>>) -> El {
    let texts = &workbook().writing;
    let all = [Pick::new("", texts.kind_all)].into_iter();
    let options: Vec<Pick> =
        all.chain(KINDS.iter().map(|kind| Pick::new(&kind.to_string(), row::kind_words(*kind)))).collect();
    let chosen = on(move |id: String| kind.set(id.chars().next()));
    el("div").class("filter").child(select(texts.kind, &options, "", chosen))
}

/// What stands above the others, once everything is gathered.
fn pinned() -> View {
    let gathering = Gathering::here();
    live(move || {
        let rows = gathering.whole(|gathered| {
            let pinned = |known: &&Known| known.made.ties().is_some_and(|ties| ties.pinned);
            gathered.newest().filter(pinned).take(PINNED).map(|known| row::row(known, true)).collect::<Vec<El>>()
        });
        rows.filter(|rows| !rows.is_empty()).map(|rows| {
            let title = el("h2").text(workbook().writing.pinned);
            el("section").class("pinned-rows").child(title).child(el("ul").class("rows").children(rows))
        })
    })
}

/// A row's record, and the moment that tells its day.
struct Placed {
    listed: Listed,
    at: u64,
}

fn list(kind: RwSignal<Option<char>>) -> View {
    let (store, gathering) = (Store::here(), Gathering::here());
    live(move || {
        store.track();
        let kind = kind.get();
        let all = by_day(store, &gathering, kind);
        if all.is_empty() {
            let empty = if kind.is_some() { workbook().writing.kind_empty } else { ui().journal.empty };
            return View::from(el("p").class("empty").text(empty));
        }
        long(all).into()
    })
}

/// Newest first by the day each is about, which a record that names one is known for once everything is gathered.
fn by_day(store: Store, gathering: &Gathering, kind: Option<char>) -> Vec<Placed> {
    let kinds = kind.map_or_else(|| KINDS.to_vec(), |kind| vec![kind]);
    let all = store.list_of(&kinds).into_iter();
    let mut all: Vec<Placed> = all.map(|listed| Placed { at: listed.made_at, listed }).collect();
    if gathering.is_ready() {
        let mut moved = false;
        for placed in all.iter_mut().filter(|placed| names_a_day(&placed.listed.id)) {
            let day = gathering.peek(|gathered| {
                let known = gathered.get(placed.listed.id.as_str())?;
                let own = Day::parse(known.made.own_day())?;
                (known.begun.as_ref().map(|(day, _)| day) != Some(&own)).then_some(own)
            });
            if let Some(day) = day {
                (placed.at, moved) = (day_end(&day), true);
            }
        }
        if moved {
            all.sort_by_key(|placed| std::cmp::Reverse(placed.at));
        }
    }
    all
}

fn names_a_day(id: &RecordId) -> bool {
    matches!(id.kind(), Observation::KIND | Trigger::KIND | Win::KIND)
}

/// The list in two layers, so that a browser has a few dozen boxes to place at each frame and not hundreds.
fn long(all: Vec<Placed>) -> El {
    let all = Rc::new(all);
    let (drawn, named) = (all.clone(), all.clone());
    long_list(Stretches {
        many: all.len().div_ceil(REACH),
        at_once: 1,
        tall: Box::new(move |reach| (all.len() - reach * REACH).min(REACH) as u32 * ROW),
        draw: Box::new(move |reach| {
            let all = drawn.clone();
            Box::new(move |inside| {
                inside.add(reach_of(&all, reach * REACH));
                false
            })
        }),
        name: Box::new(move |reach| stretch_name(&named, reach * REACH, REACH)),
    })
}

/// The stretches of one reach.
fn reach_of(all: &Rc<Vec<Placed>>, first: usize) -> El {
    let many = (all.len() - first).min(REACH);
    let (drawn, named) = (all.clone(), all.clone());
    long_list(Stretches {
        many: many.div_ceil(SHARE),
        at_once: if first == 0 { AT_ONCE } else { 0 },
        tall: Box::new(move |number| (many - number * SHARE).min(SHARE) as u32 * ROW),
        draw: Box::new(move |number| stretch(drawn.clone(), first + number * SHARE)),
        name: Box::new(move |number| stretch_name(&named, first + number * SHARE, SHARE)),
    })
}

fn stretch_name(all: &[Placed], first: usize, many: usize) -> String {
    let to = (first + many).min(all.len());
    let (from, to, all) = ((first + 1).to_string(), to.to_string(), all.len().to_string());
    fill(workbook().writing.stretch, &[("from", &from), ("to", &to), ("all", &all)])
}

/// Rows by day, a few at a time. A day that goes on from the stretch before is not named again.
fn stretch(all: Rc<Vec<Placed>>, first: usize) -> Drawing {
    let store = Store::here();
    let end = (first + SHARE).min(all.len());
    let mut day = first.checked_sub(1).and_then(|last| all.get(last)).and_then(|placed| day_of(placed.at));
    let mut rows: Option<El> = None;
    let mut next = first;
    Box::new(move |inside| {
        for placed in all.iter().take(end).skip(next).take(PIECE) {
            let own = day_of(placed.at);
            let list = match rows.take().filter(|_| own == day) {
                Some(list) => list,
                None => {
                    let title = own.as_ref().filter(|_| own != day).map(|own| el("h2").text(&day_label(own)));
                    let list = el("ul").class("rows");
                    inside.add(el("section").class("day").child(title).child(list.same()));
                    list
                }
            };
            list.add(row(store, &placed.listed, false));
            (rows, day) = (Some(list), own);
        }
        next += PIECE;
        next < end
    })
}

/// One line of a list: its first words, what it is, and when. What is hidden shows its day alone.
pub fn row(store: Store, listed: &Listed, with_day: bool) -> El {
    let known = Gathering::of(store).peek(|gathered| gathered.get(listed.id.as_str()).cloned());
    let found = match known {
        Some(known) => Found::Here(known.made),
        None => store.look_at(&listed.id),
    };
    let state = if listed.conflict { row::Standing::TwoVersions } else { row::Standing::One(listed.state) };
    let words = match found {
        Found::Here(made) => {
            let begun = if with_day { day_of(listed.made_at).map(|day| (day, 0)) } else { None };
            let known = Known { id: listed.id.clone(), at: listed.made_at, begun, state: State::Kept, made };
            return row::line(&known, state, with_day);
        }
        Found::Waiting => ui().common.waiting,
        Found::Unreadable | Found::Gone => ui().common.unreadable_title,
    };
    let about = [row::kind_words(listed.id.kind()), " · ", &clock_time(listed.made_at)].concat();
    el("li")
        .class("entry-row")
        .child(link("row-words", &row::place(&listed.id), words))
        .child(el("span").class("hint").text(&about))
}
