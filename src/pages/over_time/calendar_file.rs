//! A calendar file to take along: what goes in is chosen, shown line by line, and then saved.

use super::calendar_events::{Wanted, events, stamp};
use crate::content::{fill, workbook};
use crate::pages::row;
use crate::parts::{
    El, Pick, View, button, day_label, details, el, fresh_id, heading, hint, is_checked, live, on, page, paragraphs,
    select, short_field, value_of,
};
use crate::state::{Gathering, name_tab, now_ms, save_text, today};
use leptos::prelude::{Get, RwSignal, Set, Update, With};
use rethread_core::insight::ics::{Event, Repeat, calendar};

/// Events shown in words; all of them stand in the file behind.
const SHOWN: usize = 60;
/// What the file is called: as neutral as its titles.
const FILE: &str = "reminder.ics";
const MIME: &str = "text/calendar;charset=utf-8";

/// The page.
pub fn page_of() -> View {
    let texts = &workbook().calendar_file;
    name_tab(texts.title);
    let Some(today) = today() else { return View::nothing() };
    let wanted = RwSignal::new(Wanted { title: texts.neutral.to_owned(), ..Wanted::default() });
    let gathering = Gathering::here();
    let preview = live(move || {
        let now = wanted.get();
        match gathering.whole(|gathered| events(gathered, &now, &today)) {
            Some(found) => shown(&found),
            None => row::gathering().into(),
        }
    });
    page("calendar-file")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(el("div").class("notice").child(paragraphs(texts.seen)))
        .child(choices(wanted))
        .child(el("section").child(el("h2").text(texts.preview)).child(preview))
        .into()
}

fn choices(wanted: RwSignal<Wanted>) -> El {
    let texts = &workbook().calendar_file;
    let tick = |label: &str, field: fn(&mut Wanted) -> &mut bool| {
        let input = el("input").attr("type", "checkbox").attr("autocomplete", "off").on("change", move |event| {
            let ticked = is_checked(&event);
            wanted.update(|wanted| *field(wanted) = ticked);
        });
        el("label").class("choice").child(input).child(el("span").text(label))
    };
    let days = [
        texts.every_day,
        texts.monday,
        texts.tuesday,
        texts.wednesday,
        texts.thursday,
        texts.friday,
        texts.saturday,
        texts.sunday,
    ];
    let days: Vec<Pick> = days.iter().enumerate().map(|(day, words)| Pick::new(&day.to_string(), words)).collect();
    let often = select(
        texts.often,
        &days,
        "0",
        on(move |day: String| {
            let day = day.parse::<u32>().ok().and_then(|day| day.checked_sub(1));
            wanted.update(|wanted| wanted.weekday = day);
        }),
    );
    let name = fresh_id("time");
    let time =
        el("input").attr("type", "time").attr("id", &name).attr("autocomplete", "off").on("change", move |event| {
            let time = value_of(&event);
            wanted.update(|wanted| wanted.time = time);
        });
    let time = el("div").class("field").child(el("label").attr("for", &name).text(texts.time)).child(time);
    let when = el("div").class("calendar-when").child(often).child(time);
    let title = short_field(
        texts.name,
        texts.name_help,
        &wanted.with(|wanted| wanted.title.clone()),
        on(move |title: String| {
            let title = if title.trim().is_empty() { texts.neutral.to_owned() } else { title };
            wanted.update(|wanted| wanted.title = title);
        }),
    );
    el("div")
        .child(
            el("fieldset")
                .class("group")
                .child(el("legend").text(texts.choose))
                .child(tick(texts.check_in, |wanted| &mut wanted.check_in))
                .child(when.shown(move || wanted.get().check_in))
                .child(tick(texts.look_backs, |wanted| &mut wanted.look_backs))
                .child(tick(texts.promises, |wanted| &mut wanted.promises)),
        )
        .child(title)
}

/// Exactly what the file will hold, and the way to save it.
fn shown(found: &[Event]) -> View {
    let texts = &workbook().calendar_file;
    if found.is_empty() {
        return el("p").class("empty").text(texts.empty).into();
    }
    let rows = found.iter().take(SHOWN).map(|event| {
        el("li")
            .class("entry-row")
            .child(el("span").class("row-words").attr("dir", "auto").text(&event.title))
            .child(el("span").class("hint").text(&when(event)))
    });
    let many = fill(texts.many, &[("number", &found.len().to_string())]);
    let file = calendar(found, &stamp(now_ms()));
    let raw = details(texts.raw, el("pre").class("file-text").attr("tabindex", "0").text(&file.replace('\r', "")));
    let saved = RwSignal::new(None::<bool>);
    let save = button("", texts.save, move || saved.set(Some(save_text(FILE, MIME, &file))));
    let said = move || match saved.get() {
        Some(true) => texts.saved.to_owned(),
        Some(false) => texts.refused.to_owned(),
        None => String::new(),
    };
    View::all([
        View::from(hint(&many)),
        el("ul").class("rows").children(rows).into(),
        raw.into(),
        el("p").child(save).into(),
        el("p").class("noted").attr("aria-live", "polite").live_text(said).into(),
    ])
}

fn when(event: &Event) -> String {
    let texts = &workbook().calendar_file;
    let time = match event.time {
        Some((hour, minute)) => format!("{hour:02}:{minute:02}"),
        None => texts.all_day.to_owned(),
    };
    let repeat = match event.repeat {
        Repeat::Never => None,
        Repeat::Daily => Some(texts.again_daily.to_owned()),
        Repeat::Weekly => Some(texts.again_weekly.to_owned()),
    };
    let parts: Vec<String> = [Some(day_label(&event.day)), Some(time), repeat].into_iter().flatten().collect();
    parts.join(" · ")
}
