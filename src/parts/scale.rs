//! A number from 0 to 10, or from 0 to 100 in tens, that can be left out.

use super::{El, On, button, el, fresh_id};
use crate::content::ui;
use leptos::prelude::{Get, RwSignal, Set};

/// Steps between nothing and the most.
const STEPS: u8 = 10;

/// The ends of a scale.
#[derive(Debug, Clone, Copy)]
pub struct Ends<'a> {
    /// What 0 means.
    pub low: &'a str,
    /// What the highest number means.
    pub high: &'a str,
    /// The highest number.
    pub most: u8,
}

/// Eleven numbers to choose from, with what the ends mean, and a way to take the answer back.
pub fn scale(legend: &str, ends: Ends<'_>, value: Option<u8>, changed: On<Option<u8>>) -> El {
    let name = fresh_id("scale");
    let current = RwSignal::new(value);
    let numbers = (0..=STEPS).map(|step| {
        let number = step * (ends.most / STEPS);
        let words = number.to_string();
        let label = match step {
            0 => Some([&words, ", ", ends.low].concat()),
            STEPS => Some([&words, ", ", ends.high].concat()),
            _ => None,
        };
        let changed = changed.clone();
        let input = el("input")
            .attr("type", "radio")
            .attr("name", &name)
            .attr("autocomplete", "off")
            .attr_if("aria-label", label.as_deref())
            .live_checked(move || current.get() == Some(number))
            .on("change", move |_| {
                current.set(Some(number));
                changed(Some(number));
            });
        el("label").child(input).child(el("span").text(&words))
    });
    let numbers = el("div").class("scale").children(numbers);
    let words = el("div").class("scale-ends").attr("aria-hidden", "true");
    let take_back = button("plain", ui().common.scale_none, move || {
        current.set(None);
        changed(None);
    });
    el("fieldset")
        .class("group scale-group")
        .child(el("legend").text(legend))
        .child(numbers)
        .child(words.child(el("span").text(ends.low)).child(el("span").text(ends.high)))
        .child(take_back.shown(move || current.get().is_some()))
}
