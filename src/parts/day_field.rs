//! A calendar day that can be left out: near ones by name, or any other by the browser's own calendar.

use super::{El, On, button, day_from_now, day_label, el, fresh_id, value_of};
use crate::content::workbook;
use leptos::prelude::{Get, RwSignal, Set, With};
use rethread_core::insight::Day;

/// Which days are near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Near {
    /// Today and yesterday: for what happened.
    Behind,
    /// A week, two weeks and a month from now: for coming back.
    Ahead,
}

/// The field; `changed` hears `YYYY-MM-DD`, or nothing when the day is taken back.
pub fn day_field(label: &str, near: Near, value: &str, changed: On<String>) -> El {
    let texts = &workbook().form;
    let id = fresh_id("day");
    let chosen = RwSignal::new(value.to_owned());
    let set = super::on(move |day: String| {
        changed(day.clone());
        chosen.set(day);
    });
    let named: Vec<(i32, &str)> = match near {
        Near::Behind => vec![(0, texts.day_today), (-1, texts.day_yesterday)],
        Near::Ahead => vec![(7, texts.day_week), (14, texts.day_fortnight), (30, texts.day_month)],
    };
    let named = named.into_iter().map(|(days, words)| {
        let set = set.clone();
        button("quiet", words, move || set(day_from_now(days)))
    });
    let (typed, cleared) = (set.clone(), set.clone());
    let input = el("input")
        .attr("type", "date")
        .attr("id", &id)
        .attr("autocomplete", "off")
        .live_value(move || chosen.get())
        .on("change", move |event| typed(value_of(&event)));
    let in_words =
        move || Day::parse(&chosen.get()).map(|day| day_label(&day)).unwrap_or_else(|| texts.day_none.to_owned());
    let clear = button("plain", texts.day_none, move || cleared(String::new()));
    el("fieldset")
        .class("group field day-field")
        .child(el("legend").text(label))
        .child(el("div").class("button-row").children(named))
        .child(el("label").attr("for", &id).text(texts.day_other))
        .child(input)
        .child(el("p").class("chosen-day").attr("aria-live", "polite").live_text(in_words))
        .child(clear.shown(move || chosen.with(|day| !day.is_empty())))
}
