//! A number from 0 to 10 that can be left out.

use super::{El, On, button, el, fresh_id};
use crate::content::ui;
use leptos::prelude::{Get, RwSignal, Set};

/// Eleven numbers to choose from, with what the ends mean, and a way to take the answer back.
pub fn scale(legend: &str, low: &str, high: &str, value: Option<u8>, changed: On<Option<u8>>) -> El {
    let name = fresh_id("scale");
    let current = RwSignal::new(value);
    let numbers = (0..=10u8).map(|number| {
        let words = number.to_string();
        let label = match number {
            0 => Some([&words, ", ", low].concat()),
            10 => Some([&words, ", ", high].concat()),
            _ => None,
        };
        let changed = changed.clone();
        let input = el("input")
            .attr("type", "radio")
            .attr("name", &name)
            .attr_if("aria-label", label.as_deref())
            .live_checked(move || current.get() == Some(number))
            .on("change", move |_| {
                current.set(Some(number));
                changed(Some(number));
            });
        el("label").child(input).child(el("span").text(&words))
    });
    let numbers = el("div").class("scale").children(numbers);
    let ends = el("div").class("scale-ends").attr("aria-hidden", "true");
    let take_back = button("plain", ui().common.scale_none, move || {
        current.set(None);
        changed(None);
    });
    el("fieldset")
        .class("group scale-group")
        .child(el("legend").text(legend))
        .child(numbers)
        .child(ends.child(el("span").text(low)).child(el("span").text(high)))
        .child(take_back.shown(move || current.get().is_some()))
}
