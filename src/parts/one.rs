//! One of several that can be taken back, alone or beside words of one's own.

use super::{El, On, Pick, View, button, el, field::field, fresh_id};
use crate::content::ui;
use leptos::prelude::{Get, GetUntracked, RwSignal, Set};

/// One of several, or none of them again; `changed` hears the id, and an empty one when it is taken back.
pub fn one(legend: &str, options: Vec<Pick>, chosen: &str, changed: On<String>) -> El {
    let current = RwSignal::new(chosen.to_owned());
    group(legend, options, current, changed)
}

/// One of the lines at hand, or words of one's own; `changed` hears the words.
pub fn one_or_own(legend: &str, lines: &[String], texts: OwnTexts, value: &str, changed: On<String>) -> View {
    let known = lines.iter().find(|line| line.trim() == value.trim()).cloned();
    let own_value = RwSignal::new(if known.is_some() { String::new() } else { value.to_owned() });
    let current = RwSignal::new(known.unwrap_or_default());
    let written = changed.clone();
    let control = el("input").attr("type", "text").attr("dir", "auto").live_value(move || own_value.get());
    let typed = super::on(move |words: String| {
        current.set(String::new());
        written(words);
    });
    if lines.is_empty() {
        let help = if texts.none.is_empty() { texts.help } else { texts.none };
        return field(control, legend, help, value, typed).into();
    }
    let options = lines.iter().map(|line| Pick::new(line, line)).collect();
    let picked = super::on(move |line: String| {
        own_value.set(String::new());
        changed(line);
    });
    let own = field(control, texts.own, texts.help, &own_value.get_untracked(), typed);
    View::all([group(legend, options, current, picked).class("group own-lines"), own])
}

/// What is said around the field for one's own words.
#[derive(Debug, Clone, Copy)]
pub struct OwnTexts {
    /// The label of the field, beside lines to choose from.
    pub own: &'static str,
    /// A line under the label; may be empty.
    pub help: &'static str,
    /// What stands there instead where there are no lines; may be empty.
    pub none: &'static str,
}

fn group(legend: &str, options: Vec<Pick>, current: RwSignal<String>, changed: On<String>) -> El {
    let name = fresh_id("one");
    let forget = changed.clone();
    let rows = options.into_iter().map(|Pick { id, text }| {
        let (changed, own) = (changed.clone(), id.clone());
        let input = el("input").attr("type", "radio").attr("name", &name).attr("autocomplete", "off");
        let input = input.live_checked(move || current.get() == own).on("change", move |_| {
            current.set(id.clone());
            changed(id.clone());
        });
        el("label").class("choice").child(input).child(el("span").attr("dir", "auto").text(&text))
    });
    let take_back = button("plain", ui().common.scale_none, move || {
        current.set(String::new());
        forget(String::new());
    });
    el("fieldset")
        .class("group")
        .child(el("legend").text(legend))
        .child(el("div").class("choices").children(rows))
        .child(take_back.shown(move || !current.get().is_empty()))
}
