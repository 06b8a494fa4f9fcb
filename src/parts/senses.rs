//! The senses, one after another, each thing ticked off as it is noticed. Nothing of it is kept.

use super::{El, el, hint};
use crate::content::ui;
use rethread_core::content::Sense;

/// A list of senses with as many dots to tick as there are things to notice.
pub fn senses(senses: &'static [Sense]) -> El {
    el("ol").class("senses").children(senses.iter().map(sense))
}

fn sense(sense: &'static Sense) -> El {
    let dots = (1..=sense.count).map(|number| {
        let words = number.to_string();
        let label = [ui().practice.ground_noticed, " ", &words, ": ", sense.prompt].concat();
        let tick = el("input").attr("type", "checkbox").attr("autocomplete", "off").attr("aria-label", &label);
        el("label").class("dot").child(tick).child(el("span").attr("aria-hidden", "true").text(&words))
    });
    el("li")
        .class("sense")
        .child(el("p").class("sense-prompt").text(sense.prompt))
        .child((!sense.hint.is_empty()).then(|| hint(sense.hint)))
        .child(el("div").class("dots").children(dots))
}
