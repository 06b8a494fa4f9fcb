//! A day, a week, a month or a year of what was written: entries, practices, what happened and check-ins side by side.
//! A day with nothing on it is a day like any other.

use crate::content::{fill, workbook};
use crate::pages::{missing, row};
use crate::parts::{
    El, View, button, day_label, el, heading, link, live, month_label, page, weekday_label, weekday_short,
};
use crate::route::Route;
use crate::state::{Gathering, name_tab, today};
use leptos::prelude::{Get, RwSignal, Update};
use rethread_core::insight::{Day, Gathered, Known, spans};
use rethread_core::record::{Body, CheckIn, Entry, Observation, Practice, Prediction, Promise, Signal, Win};

/// The weekday a week begins on: Monday.
const FIRST: u32 = 0;
/// Rows of a day that a week shows; the day's own page has all of them.
const OF_A_DAY: usize = 12;
/// Rows of a group shown at first and with each press.
const SHARE: usize = 12;

/// What is looked at.
#[derive(Clone)]
enum Span {
    Day(Day),
    /// Its first day.
    Week(Day),
    /// Its first day.
    Month(Day),
    /// Its first day.
    Year(Day),
}

impl Span {
    fn parse(name: &str) -> Option<Span> {
        if let Some(day) = name.strip_prefix("week-") {
            return Day::parse(day).map(|day| Span::Week(day.week_start(FIRST)));
        }
        match name.len() {
            4 => Day::parse(&[name, "-01-01"].concat()).map(Span::Year),
            7 => Day::parse(&[name, "-01"].concat()).map(Span::Month),
            _ => Day::parse(name).map(Span::Day),
        }
    }

    fn first(&self) -> &Day {
        match self {
            Span::Day(day) | Span::Week(day) | Span::Month(day) | Span::Year(day) => day,
        }
    }

    fn last(&self) -> Day {
        match self {
            Span::Day(day) => day.clone(),
            Span::Week(day) => day.plus(6),
            Span::Month(day) => day.month_start(1).plus(-1),
            Span::Year(day) => day.month_start(12).plus(-1),
        }
    }

    /// The one so many further on.
    fn moved(&self, by: i32) -> Span {
        match self {
            Span::Day(day) => Span::Day(day.plus(by)),
            Span::Week(day) => Span::Week(day.plus(by.saturating_mul(7))),
            Span::Month(day) => Span::Month(day.month_start(by)),
            Span::Year(day) => Span::Year(day.month_start(by.saturating_mul(12))),
        }
    }

    fn place(&self) -> Route {
        let day = self.first().as_str();
        Route::Look(Some(match self {
            Span::Day(_) => day.to_owned(),
            Span::Week(_) => ["week-", day].concat(),
            Span::Month(_) => day.get(..7).unwrap_or(day).to_owned(),
            Span::Year(_) => day.get(..4).unwrap_or(day).to_owned(),
        }))
    }

    fn title(&self) -> String {
        match self {
            Span::Day(day) => day_label(day),
            Span::Week(day) => fill(workbook().look.week_title, &[("day", &day_label(day))]),
            Span::Month(day) => month_label(day),
            Span::Year(day) => day.year().to_string(),
        }
    }
}

/// The page of a day, a week, a month or a year; of this month where none is named.
pub fn look(name: Option<&str>) -> View {
    let Some(today) = today() else { return missing::unknown() };
    let span = match name {
        Some(name) => Span::parse(name),
        None => Some(Span::Month(today.month_start(0))),
    };
    let Some(span) = span else { return missing::unknown() };
    name_tab(workbook().tools.look);
    let gathering = Gathering::here();
    let ways = ways(&span, &today);
    let title = span.title();
    let inside = live(move || match &span {
        Span::Day(day) => of_day(&gathering, day),
        Span::Week(first) => of_week(&gathering, first),
        Span::Month(first) => of_month(&gathering, &span, first),
        Span::Year(first) => of_year(&gathering, first),
    });
    page("look").child(heading(&title)).child(ways).child(inside).into()
}

/// Earlier and later, and how much at once.
fn ways(span: &Span, today: &Day) -> El {
    let texts = &workbook().look;
    // From somewhere else, a week or a month of today is nearer than one of the first of January.
    let within = span.first() <= today && *today <= span.last();
    let day = if within { today.clone() } else { span.first().clone() };
    let of_year = Day::new(day.year(), 1, 1).unwrap_or_else(|| day.clone());
    let all = [
        (texts.week, Span::Week(day.week_start(FIRST)), matches!(span, Span::Week(_))),
        (texts.month, Span::Month(day.month_start(0)), matches!(span, Span::Month(_))),
        (texts.year, Span::Year(of_year), matches!(span, Span::Year(_))),
    ];
    let all = all.into_iter().map(|(words, span, is_this)| {
        link("button quiet", &span.place(), words).attr_if("aria-current", is_this.then_some("true"))
    });
    let step = |words: &str, by: i32| link("button plain", &span.moved(by).place(), words);
    // What is still to come holds nothing yet.
    let later = (span.last() < *today).then(|| step(texts.later, 1));
    el("nav")
        .class("look-ways")
        .attr("aria-label", texts.spans)
        .child(el("div").class("button-row").children(all))
        .child(el("div").class("button-row").child(step(texts.earlier, -1)).child(later))
}

fn empty() -> View {
    el("p").class("empty").text(workbook().look.empty).into()
}

fn of_day(gathering: &Gathering, day: &Day) -> View {
    let rows = gathering.whole(|gathered| {
        let mut days = spans::days(gathered, day, day);
        days.remove(day).unwrap_or_default().into_iter().map(|known| row::row(known, false)).collect::<Vec<El>>()
    });
    match rows {
        None => row::gathering().into(),
        Some(rows) if rows.is_empty() => empty(),
        Some(rows) => el("ul").class("rows").children(rows).into(),
    }
}

fn of_week(gathering: &Gathering, first: &Day) -> View {
    let days = gathering.whole(|gathered| {
        let days = spans::days(gathered, first, &first.plus(6)).into_iter();
        days.map(|(day, all)| {
            let rows = all.iter().take(OF_A_DAY).map(|known| row::row(known, false)).collect::<Vec<El>>();
            let whole = (all.len() > OF_A_DAY)
                .then(|| el("p").child(link("", &Span::Day(day.clone()).place(), workbook().look.whole_day)));
            let title = el("h2").child(link("", &Span::Day(day.clone()).place(), &weekday_label(&day)));
            el("section").class("day").child(title).child(el("ul").class("rows").children(rows)).child(whole)
        })
        .collect::<Vec<El>>()
    });
    match days {
        None => row::gathering().into(),
        Some(days) if days.is_empty() => empty(),
        Some(days) => View::all(days),
    }
}

fn of_month(gathering: &Gathering, span: &Span, first: &Day) -> View {
    let counts = gathering.whole(|gathered| {
        let days = spans::days(gathered, first, &span.last()).into_iter();
        days.map(|(day, all)| (day, all.len())).collect::<Vec<(Day, usize)>>()
    });
    let Some(counts) = counts else { return row::gathering().into() };
    let none = counts.is_empty();
    let groups = GROUPS.map(|group| group_of(gathering.clone(), span.clone(), group));
    View::all([View::from(calendar(first, &counts)), if none { empty() } else { View::all(groups) }])
}

/// The month as a table of weeks. A day with something on it is a way to it, and says how much.
fn calendar(first: &Day, counts: &[(Day, usize)]) -> El {
    let texts = &workbook().look;
    let monday = first.week_start(FIRST);
    let head = (0..7).map(|number| {
        let day = monday.plus(number);
        el("th").attr("scope", "col").attr("abbr", &weekday_label(&day)).text(&weekday_short(&day))
    });
    let weeks = first.month_weeks(FIRST).into_iter().map(|week| {
        el("tr").children(week.into_iter().map(|day| {
            let Some(day) = day else { return el("td") };
            let number = day.of_month().to_string();
            let Some((_, many)) = counts.iter().find(|(other, _)| *other == day) else { return el("td").text(&number) };
            let many = many.to_string();
            let wording = if many == "1" { texts.day_one } else { texts.day_many };
            let name = fill(wording, &[("day", &number), ("number", &many)]);
            let seen = |words: &str| el("span").attr("aria-hidden", "true").text(words);
            let day = link("calendar-day", &Span::Day(day).place(), "").child(seen(&number));
            let day = day.child(el("span").class("visually-hidden").text(&name));
            el("td").child(day.child(seen(&many).class("calendar-number")))
        }))
    });
    el("table")
        .class("calendar")
        .child(el("caption").class("visually-hidden").text(texts.calendar))
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(weeks))
}

/// What stands together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Entries,
    Practices,
    Evidence,
    CheckIns,
    Notes,
}

const GROUPS: [Group; 5] = [Group::Entries, Group::Practices, Group::Evidence, Group::CheckIns, Group::Notes];

impl Group {
    fn of(kind: char) -> Group {
        match kind {
            Entry::KIND => Group::Entries,
            Practice::KIND => Group::Practices,
            CheckIn::KIND => Group::CheckIns,
            Observation::KIND | Prediction::KIND | Signal::KIND | Promise::KIND | Win::KIND => Group::Evidence,
            _ => Group::Notes,
        }
    }

    fn title(self) -> &'static str {
        let texts = &workbook().look;
        match self {
            Group::Entries => texts.entries,
            Group::Practices => texts.practices,
            Group::Evidence => texts.evidence,
            Group::CheckIns => texts.check_ins,
            Group::Notes => texts.notes,
        }
    }
}

/// The rows of a group, a share at a time.
fn group_of(gathering: Gathering, span: Span, group: Group) -> View {
    let shown = RwSignal::new(SHARE);
    live(move || {
        let many = shown.get();
        let found = gathering.whole(|gathered| {
            let all = of_group(gathered, &span, group);
            (all.iter().take(many).map(|known| row::row(known, true)).collect::<Vec<El>>(), all.len() > many)
        });
        let Some((rows, more)) = found.filter(|(rows, _)| !rows.is_empty()) else { return View::nothing() };
        let more = more.then(|| button("quiet", workbook().find.more, move || shown.update(|shown| *shown += SHARE)));
        let rows = el("ul").class("rows").children(rows);
        el("section").class("day").child(el("h2").text(group.title())).child(rows).child(more).into()
    })
}

fn of_group<'a>(gathered: &'a Gathered, span: &Span, group: Group) -> Vec<&'a Known> {
    let days = spans::days(gathered, span.first(), &span.last()).into_values().flatten();
    days.filter(|known| Group::of(known.id.kind()) == group).collect()
}

/// How much of each group every month holds.
fn of_year(gathering: &Gathering, first: &Day) -> View {
    let texts = &workbook().look;
    let year = first.as_str().get(..4).unwrap_or_default();
    let Some(months) = gathering.whole(|gathered| spans::months(gathered, year)) else {
        return row::gathering().into();
    };
    if months.iter().all(std::collections::BTreeMap::is_empty) {
        return empty();
    }
    let head = GROUPS.map(|group| el("th").attr("scope", "col").text(group.title()));
    let rows = months.iter().enumerate().map(|(number, kinds)| {
        let month = first.month_start(i32::try_from(number).unwrap_or(0));
        let name = match kinds.is_empty() {
            true => el("span").text(&month_label(&month)),
            false => link("", &Span::Month(month.clone()).place(), &month_label(&month)),
        };
        let counts = GROUPS.map(|group| {
            let many: usize = kinds.iter().filter(|(kind, _)| Group::of(**kind) == group).map(|(_, many)| many).sum();
            el("td").text(&if many == 0 { String::new() } else { many.to_string() })
        });
        el("tr").child(el("th").attr("scope", "row").child(name)).children(counts)
    });
    let table = el("table")
        .class("year")
        .child(el("caption").class("visually-hidden").text(texts.kinds))
        .child(el("thead").child(el("tr").child(el("td")).children(head)))
        .child(el("tbody").children(rows));
    el("div")
        .class("wide-table")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", texts.kinds)
        .child(table)
        .into()
}
