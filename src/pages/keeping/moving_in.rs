//! Moving in from other apps: choosing files, saying what they are, seeing what is taken and left, bringing it in, and
//! taking it out again together.

use super::held::many;
use super::moving_in_table::columns;
use super::moving_in_words::{SOURCES, error_words, left, source_words, taken, word};
use super::ways;
use crate::content::{fill, keeping};
use crate::parts::{
    El, FileField, InputEvent, Pick, View, bullets, button, choices, el, file_field, heading, hint, is_checked, link,
    live, on, page, select,
};
use crate::route::Route;
use crate::state::exchange::moving_in::{
    Found, Said, Taken, asks_order, bring_in, look, propose, recognise, take, take_out,
};
use crate::state::exchange::{chosen, forget};
use crate::state::{Store, announce, focus, in_background, name_tab};
use leptos::prelude::{
    Get, GetUntracked, LocalStorage, Memo, RwSignal, Set, StoredValue, Update, With, WithUntracked, WithValue,
};
use rethread_core::exchange::import::{ImportError, Matching, New, Order, Proposal, Source};
use rethread_core::vault::RecordId;
use std::rc::Rc;

/// What reading the files came to.
type Read = Result<Found, ImportError>;

/// Moving in under way. Copies are handles to the same.
#[derive(Clone, Copy)]
struct Moving {
    store: Store,
    files: RwSignal<Option<Rc<Vec<Taken>>>, LocalStorage>,
    /// Where they seemed to be from.
    seemed: RwSignal<Option<Source>>,
    source: RwSignal<Option<Source>>,
    proposal: RwSignal<Option<Rc<Proposal>>, LocalStorage>,
    matching: RwSignal<Option<Matching>>,
    order: RwSignal<Option<Order>>,
    ticks: RwSignal<bool>,
    /// Changes when what is here changed, so that it is compared again.
    compared: RwSignal<u32>,
    /// What is being written, and how much of how much: taken out rather than brought in where the first says so.
    at: RwSignal<Option<(bool, usize, usize)>>,
    said: RwSignal<String>,
    done: RwSignal<Option<(bool, usize)>>,
}

/// Ids of what the focus goes to.
const FILES: &str = "moving-files";
const DONE: &str = "moving-done";

/// The whole page.
pub fn moving_in() -> View {
    let texts = &keeping().moving_in;
    name_tab(texts.title);
    let moving = Moving {
        store: Store::here(),
        files: RwSignal::new_local(None),
        seemed: RwSignal::new(None),
        source: RwSignal::new(None),
        proposal: RwSignal::new_local(None),
        matching: RwSignal::new(None),
        order: RwSignal::new(None),
        ticks: RwSignal::new(false),
        compared: RwSignal::new(0),
        at: RwSignal::new(None),
        said: RwSignal::new(String::new()),
        done: RwSignal::new(None),
    };
    let came = on(move |event: InputEvent| moving.choose(&event));
    let file = FileField { label: texts.file, help: texts.file_help, several: true, folder: false };
    let folder = FileField { label: texts.folder, help: texts.folder_help, several: true, folder: true };
    page("files")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(file_field(file, came.clone()))
        .child(file_field(folder, came))
        .child(el("p").class("said").live_text(move || moving.said.get()))
        .child(moving.working())
        .child(live(move || moving.done.get().map(|(out, number)| moving.done(out, number))))
        .child(live(move || moving.files.get().map(|files| moving.what(&files))))
        .child(ways::file_ways("moving-in"))
        .into()
}

impl Moving {
    fn choose(self, event: &InputEvent) {
        let files = chosen(event);
        forget(event);
        if files.is_empty() || self.at.with_untracked(Option::is_some) {
            return;
        }
        self.files.set(None);
        self.done.set(None);
        self.say(keeping().moving_in.reading.to_owned());
        in_background(async move {
            match take(&files).await {
                Err(error) => self.say(error_words(&error)),
                Ok(files) => self.take(files),
            }
        });
    }

    fn take(self, files: Vec<Taken>) {
        let source = recognise(&files);
        if self.seemed.try_set(source).is_some() {
            return;
        }
        let texts = &keeping().moving_in;
        let said = match files.as_slice() {
            [file] => fill(texts.chosen_one, &[("name", &file.name)]),
            many => fill(texts.chosen, &[("number", &many.len().to_string())]),
        };
        self.order.set(None);
        self.ticks.set(false);
        self.be_from(source, &files);
        self.files.set(Some(Rc::new(files)));
        self.say(said);
        focus(FILES);
    }

    fn be_from(self, source: Option<Source>, files: &[Taken]) {
        let proposal = (source == Some(Source::Table)).then(|| propose(files)).flatten().and_then(Result::ok);
        self.matching.set(proposal.as_ref().map(Proposal::matching));
        self.proposal.set(proposal.map(Rc::new));
        self.source.set(source);
    }

    fn say(self, words: String) {
        announce(&words);
        let _ = self.said.try_set(words);
    }

    /// Where it is from, what else has to be said of it, and what comes of that.
    fn what(self, files: &Rc<Vec<Taken>>) -> El {
        let texts = &keeping().moving_in;
        let given = files.clone();
        let none = Pick::new("", texts.source_none);
        let sources = SOURCES.iter().map(|(id, source)| Pick::new(id, source_words(*source)));
        let options: Vec<Pick> = std::iter::once(none).chain(sources).collect();
        let seemed = self.seemed.get_untracked();
        let id = SOURCES.iter().find(|(_, source)| Some(*source) == seemed).map_or("", |(id, _)| id);
        let changed = on(move |id: String| {
            let source = SOURCES.iter().find(|(known, _)| *known == id).map(|(_, source)| *source);
            self.done.set(None);
            self.be_from(source, &given);
        });
        let files = StoredValue::new_local(files.clone());
        // Read once for all who ask: the files may be large.
        let found = Memo::new_with_compare(move |_| files.with_value(|files| self.found(files)), |_, _| true);
        el("section")
            .attr("id", FILES)
            .attr("tabindex", "-1")
            .child(select(texts.source, &options, id, changed))
            .child(hint(if seemed.is_some() { texts.seems } else { texts.seems_not }))
            .child(live(move || self.proposal.get().map(|proposal| columns(&proposal, self.matching))))
            .child(live(move || (self.source.get() == Some(Source::Nomie)).then(|| self.ticking())))
            .child(self.ordering(files, found))
            .child(live(move || found.with(|found| self.account(found.as_ref()))))
    }

    fn ticking(self) -> El {
        let input = el("input").attr("type", "checkbox").checked(self.ticks.get_untracked());
        let input = input.on("change", move |event| self.ticks.set(is_checked(&event)));
        el("label").class("choice").child(input).child(el("span").text(keeping().moving_in.ticks))
    }

    /// Asks which of day and month comes first, where dates can be read either way.
    fn ordering(self, files: StoredValue<Rc<Vec<Taken>>, LocalStorage>, found: Memo<Option<Read>>) -> View {
        let asks = Memo::new(move |_| match self.matching.get() {
            Some(matching) => files.with_value(|files| asks_order(files, &matching)),
            // Others say so when they are read.
            None => {
                self.order.get().is_some() || found.with(|found| matches!(found, Some(Err(ImportError::OrderUnsaid))))
            }
        });
        live(move || {
            let texts = &keeping().moving_in;
            asks.get().then(|| {
                let options = vec![Pick::new("day", texts.order_day), Pick::new("month", texts.order_month)];
                let changed = on(move |(id, chosen): (String, bool)| {
                    if chosen {
                        let order = if id == "day" { Order::DayFirst } else { Order::MonthFirst };
                        self.order.set(Some(order));
                    }
                });
                choices(texts.order, options, &[], true, changed)
            })
        })
    }

    fn found(self, files: &[Taken]) -> Option<Read> {
        self.compared.get();
        let source = self.source.get()?;
        let order = self.order.get();
        let matching = self.matching.get().map(|matching| Matching { order: matching.order.or(order), ..matching });
        let said = Said { matching, order, ticks: self.ticks.get() };
        Some(look(self.store, source, files, &said, &word))
    }

    /// What is taken, what is left and why, and the way to bring it in.
    fn account(self, found: Option<&Read>) -> View {
        let texts = &keeping().moving_in;
        let found = match found {
            None => return View::nothing(),
            Some(Err(error)) => return el("p").class("notice").text(&error_words(error)).into(),
            Some(Ok(found)) => found,
        };
        let (taken, left) = (taken(found), left(found));
        let left = match left.as_slice() {
            [] => hint(texts.nothing_left),
            left => el("div").child(el("h3").text(texts.left_title)).child(bullets(left.iter().map(String::as_str))),
        };
        let much = found.is_much.then(|| el("p").class("notice").text(texts.much));
        let here = (!found.here.is_empty()).then(|| self.way_out(found.here.clone()));
        let fresh = (!found.fresh.is_empty()).then(|| {
            let fresh = found.fresh.clone();
            button("", texts.bring_in, move || self.bring_in(fresh.clone()))
        });
        el("section")
            .child(el("h2").text(texts.account_title))
            .child(bullets(taken.iter().map(String::as_str)))
            .child(left)
            .child(much)
            .child(fresh.map(|way| el("div").class("button-row").child(way)))
            .child(here)
            .shown(move || self.at.with(Option::is_none))
            .into()
    }

    /// The way to delete together what came from the file.
    fn way_out(self, ids: Vec<RecordId>) -> El {
        let texts = &keeping().moving_in;
        let press = button("quiet", texts.take_out, move || self.take_out(ids.clone()));
        el("div").child(press).child(hint(texts.take_out_about))
    }

    fn bring_in(self, fresh: Vec<New>) {
        let total = fresh.len();
        self.begin(false, total);
        in_background(async move {
            let ids = bring_in(self.store, fresh, move |done| self.further(false, done, total)).await;
            self.end(false, ids.len());
        });
    }

    fn take_out(self, ids: Vec<RecordId>) {
        let total = ids.len();
        self.begin(true, total);
        in_background(async move {
            take_out(self.store, &ids, move |done| self.further(true, done, total)).await;
            self.end(true, total);
        });
    }

    fn begin(self, out: bool, total: usize) {
        self.done.set(None);
        self.at.set(Some((out, 0, total)));
        announce(&self.working_words());
    }

    fn further(self, out: bool, done: usize, total: usize) {
        let _ = self.at.try_set(Some((out, done, total)));
    }

    fn end(self, out: bool, number: usize) {
        announce(&done_words(out, number));
        if self.at.try_set(None).is_none() {
            self.said.set(String::new());
            self.compared.update(|compared| *compared += 1);
            self.done.set(Some((out, number)));
            focus(DONE);
        }
    }

    fn working_words(self) -> String {
        let texts = &keeping().moving_in;
        self.at.get().map_or_else(String::new, |(out, done, total)| {
            let words = if out { texts.taking_out } else { texts.bringing };
            fill(words, &[("done", &done.to_string()), ("total", &total.to_string())])
        })
    }

    fn working(self) -> El {
        let texts = &keeping().moving_in;
        let bar = el("progress")
            .attr("aria-label", texts.title)
            .live_attr("max", move || self.at.get().map(|(_, _, total)| total.max(1).to_string()))
            .live_attr("value", move || self.at.get().map(|(_, done, _)| done.to_string()));
        el("div")
            .class("notice")
            .child(el("p").live_text(move || self.working_words()))
            .child(bar)
            .child(el("p").text(texts.cut_off))
            .shown(move || self.at.with(Option::is_some))
    }

    fn done(self, out: bool, number: usize) -> El {
        let texts = &keeping().moving_in;
        let (place, words) = if out { (Route::Bin, texts.bin) } else { (Route::Journal, texts.journal) };
        el("section")
            .class("notice")
            .attr("id", DONE)
            .attr("tabindex", "-1")
            .child(el("p").text(&done_words(out, number)))
            .child(el("p").child(link("", &place, words)))
    }
}

fn done_words(out: bool, number: usize) -> String {
    let texts = &keeping().moving_in;
    match out {
        true => many(number, texts.taken_out_one, texts.taken_out),
        false => many(number, texts.done_one, texts.done),
    }
}
