//! Where Leave quickly goes, and what it cannot hide.

use crate::content::ui;
use crate::parts::{El, Pick, bullets, button, choices, details, el, on, short_field};
use crate::state::{announce, in_sitting, keep_leave_target, leave_target};
use leptos::prelude::{Get, GetUntracked, RwSignal, Set};

/// The section of the settings.
pub fn leaving() -> El {
    let texts = &ui().leave;
    let said = RwSignal::new("");
    let current = leave_target().unwrap_or_else(|| texts.choice_weather_address.to_owned());
    let options = [
        Pick::new(texts.choice_weather_address, texts.choice_weather),
        Pick::new(texts.choice_news_address, texts.choice_news),
        Pick::new(texts.choice_search_address, texts.choice_search),
    ];
    let keep = move |address: &str| {
        let kept = keep_leave_target(address);
        let words = match kept {
            true => ui().settings.leave_saved,
            false if in_sitting() => ui().settings.in_sitting,
            false => ui().settings.leave_invalid,
        };
        said.set(words);
        announce(words);
    };
    let listed = options.iter().any(|option| option.id == current);
    let own = RwSignal::new(if listed { String::new() } else { current.clone() });
    let changed = on(move |(address, is_chosen): (String, bool)| {
        if is_chosen {
            keep(&address);
        }
    });
    let label = [texts.choice_own, ". ", texts.own_label].concat();
    let field = short_field(&label, texts.own_hint, &own.get_untracked(), on(move |address| own.set(address)));
    let cannot = [texts.cannot_hide_1, texts.cannot_hide_2, texts.cannot_hide_3, texts.cannot_hide_4];
    el("section")
        .child(el("h2").text(texts.title))
        .child(el("p").text(texts.explain))
        .child(el("p").text(&[texts.explain_back, " ", texts.explain_offline].concat()))
        .child(choices(texts.choice, options.to_vec(), &[current], true, changed))
        .child(field)
        .child(button("quiet", texts.own_save, move || keep(&own.get_untracked())))
        .child(el("p").live_text(move || said.get().to_owned()))
        .child(details(texts.cannot_hide_title, bullets(cannot)))
}
