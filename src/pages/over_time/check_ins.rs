//! Check-ins over time: a month or a year of how safe, how connected and how much on guard, with the person's own notes.

use crate::content::{fill, workbook};
use crate::pages::row;
use crate::parts::{
    Chart, El, Pick, Row, View, button, chart, context_name, day_label, el, heading, hint, in_tenths, link, live,
    month_label, on, page, select, short_day, written,
};
use crate::route::Route;
use crate::state::{Gathering, name_tab, today};
use leptos::prelude::{Get, RwSignal, Update};
use rethread_core::content::Context;
use rethread_core::insight::Day;
use rethread_core::insight::trends::{Point, Rated, by_week, points, range};

/// Notes listed at first and with each press.
const SHARE: usize = 20;

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Looked {
    /// The first day of the month, or 1 January.
    first: Day,
    is_year: bool,
    context: Option<Context>,
    notes: usize,
}

impl Looked {
    fn last(&self) -> Day {
        self.first.month_start(if self.is_year { 12 } else { 1 }).plus(-1)
    }

    fn moved(&self, by: i32) -> Day {
        self.first.month_start(if self.is_year { 12 * by } else { by })
    }

    /// What the span is called.
    fn name(&self) -> String {
        if self.is_year { self.first.year().to_string() } else { month_label(&self.first) }
    }
}

/// The page.
pub fn page_of() -> View {
    let texts = &workbook().check_ins;
    name_tab(texts.title);
    let Some(today) = today() else { return View::nothing() };
    let looked = RwSignal::new(Looked { first: today.month_start(0), is_year: false, context: None, notes: SHARE });
    let gathering = Gathering::here();
    let inside = live(move || {
        let now = looked.get();
        let found = gathering.whole(|gathered| points(gathered.oldest(), &now.first, &now.last(), now.context));
        match found {
            Some(found) => shown(&now, &found, looked),
            None => row::gathering().into(),
        }
    });
    page("check-ins")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(which(looked))
        .child(ways(looked, today))
        .child(inside)
        .child(el("p").class("no-print").child(link("", &Route::Today, texts.another)))
        .into()
}

/// Which part of life.
fn which(looked: RwSignal<Looked>) -> El {
    let texts = &workbook().check_ins;
    let all = Pick::new("", texts.all);
    let picks: Vec<Pick> = std::iter::once(all)
        .chain(Context::ALL.iter().map(|context| Pick::new(context.id(), context_name(*context))))
        .collect();
    let changed = on(move |id: String| {
        let context = Context::ALL.into_iter().find(|context| context.id() == id);
        looked.update(|looked| looked.context = context);
    });
    select(workbook().form.contexts, &picks, "", changed)
}

/// Month or year, and earlier or later.
fn ways(looked: RwSignal<Looked>, today: Day) -> El {
    let texts = &workbook().check_ins;
    let span = |is_year: bool, words: &str| {
        let today = today.clone();
        let press = button("quiet", words, move || {
            let today = today.clone();
            looked.update(|looked| {
                // From a year into the month of today where that is in it, else into its first.
                let month =
                    if looked.first.year() == today.year() { today.month_start(0) } else { looked.first.clone() };
                let january = Day::new(looked.first.year(), 1, 1).unwrap_or(today);
                looked.first = if is_year { january } else { month };
                looked.is_year = is_year;
                looked.notes = SHARE;
            });
        });
        press.live_attr("aria-pressed", move || Some((looked.get().is_year == is_year).to_string()))
    };
    let shift = |by: i32, words: &str| {
        button("quiet", words, move || {
            looked.update(|looked| {
                looked.first = looked.moved(by);
                looked.notes = SHARE;
            });
        })
    };
    let until = today.clone();
    let later = shift(1, texts.later).shown(move || looked.get().last() < until);
    let spans = el("div").class("span-ways").child(span(false, texts.month)).child(span(true, texts.year));
    let moves = el("div").class("span-ways").child(shift(-1, texts.earlier)).child(later);
    let name = el("h2").attr("aria-live", "polite").live_text(move || looked.get().name());
    el("div").class("no-print").child(spans).child(moves).child(name)
}

/// The picture of what was found, what it rests on, and the notes.
fn shown(now: &Looked, found: &[Point], looked: RwSignal<Looked>) -> View {
    let texts = &workbook().check_ins;
    if found.is_empty() {
        return el("p").class("empty").text(texts.empty).into();
    }
    let check_ins: usize = found.iter().map(|point| point.check_ins).sum();
    let rests = fill(texts.rests_on, &[("check_ins", &check_ins.to_string()), ("days", &found.len().to_string())]);
    let weeks = now.is_year.then(|| by_week(found, &now.first));
    let drawn = weeks.as_deref().unwrap_or(found);
    let labels = [workbook().fields.safe, workbook().fields.connected, workbook().fields.guard];
    let rows: Vec<Row> = drawn.iter().map(|point| one_row(now, point)).collect();
    let ranges: Vec<String> =
        Rated::ALL.iter().zip(labels).filter_map(|(rated, label)| in_words(found, *rated, label)).collect();
    let days = usize::try_from(now.last().days_since(&now.first)).unwrap_or(0) + 1;
    let picture = chart(&Chart {
        title: &fill(if now.is_year { texts.title_year } else { texts.title_month }, &[("span", &now.name())]),
        about: &ranges.join(" "),
        what: if now.is_year { texts.week } else { texts.day },
        lines: &labels,
        days,
        joined: if now.is_year { 14 } else { 3 },
        ticks: &ticks(now),
        rows: &rows,
    });
    let said = el("ul").children(ranges.iter().map(|words| el("li").text(words)));
    let by_week = now.is_year.then(|| hint(texts.by_week));
    View::all([View::from(hint(&rests)), by_week.into(), picture.into(), said.into(), notes(now, found, looked)])
}

fn one_row(now: &Looked, point: &Point) -> Row {
    Row {
        at: usize::try_from(point.day.days_since(&now.first)).unwrap_or(0),
        label: short_day(&point.day),
        tenths: point.tenths.to_vec(),
        is_noted: !point.notes.is_empty(),
    }
}

/// What one rating came to; nothing where it was never answered.
fn in_words(found: &[Point], rated: Rated, label: &str) -> Option<String> {
    let texts = &workbook().check_ins;
    let range = range(found, rated)?;
    let (low, high) = (in_tenths(u32::from(range.lowest)), in_tenths(u32::from(range.highest)));
    let words = if range.days == 1 { texts.one_day } else { texts.range };
    Some(fill(words, &[("label", label), ("low", &low), ("high", &high), ("days", &range.days.to_string())]))
}

/// Words under the picture: some days of a month, the quarters of a year.
fn ticks(now: &Looked) -> Vec<(usize, String)> {
    let place = |day: &Day| usize::try_from(day.days_since(&now.first)).unwrap_or(0);
    let days: Vec<Day> = if now.is_year {
        [0, 3, 6, 9].iter().map(|months| now.first.month_start(*months)).collect()
    } else {
        [0, 7, 14, 21, 28].iter().map(|days| now.first.plus(*days)).filter(|day| *day <= now.last()).collect()
    };
    let words = |day: &Day| if now.is_year { short_day(day) } else { day.of_month().to_string() };
    days.iter().map(|day| (place(day), words(day))).collect()
}

/// The person's own notes, the latest first.
fn notes(now: &Looked, found: &[Point], looked: RwSignal<Looked>) -> View {
    let texts = &workbook().check_ins;
    let mut all = found.iter().rev().flat_map(|point| point.notes.iter().rev().map(move |note| (&point.day, note)));
    let rows: Vec<El> = all.by_ref().take(now.notes).map(|(day, note)| one_note(day, note)).collect();
    let more = all.next().is_some();
    if rows.is_empty() {
        return View::nothing();
    }
    let more =
        more.then(|| button("quiet", workbook().tools.earlier, move || looked.update(|looked| looked.notes += SHARE)));
    el("section").child(el("h2").text(texts.notes)).child(el("ul").class("rows").children(rows)).child(more).into()
}

fn one_note(day: &Day, note: &str) -> El {
    el("li").class("entry-row noted-day").child(el("span").class("hint").text(&day_label(day))).child(written(note))
}
