//! Feeling words by family.

use super::{El, On, chips, details, el, hint, named_options, on};
use crate::content::{content, fill, ui};
use leptos::prelude::{RwSignal, Update, With};

/// Families of feeling words to choose from; `changed` hears an id and whether it is now chosen.
///
/// A family with something chosen stands open, and what is chosen is named in one place.
pub fn feelings(legend: &str, chosen: &[String], changed: On<(String, bool)>) -> El {
    let all = RwSignal::new(chosen.to_owned());
    let changed = on(move |(id, is_chosen): (String, bool)| {
        all.update(|all| {
            all.retain(|other| *other != id);
            if is_chosen {
                all.push(id.clone());
            }
        });
        changed((id, is_chosen));
    });
    let families = content().feelings.iter().map(|family| {
        let open = family.words.iter().any(|word| chosen.iter().any(|id| id == word.id));
        let words = chips(family.title, named_options(family.words), chosen, changed.clone());
        details(family.title, words).attr_if("open", open.then_some(""))
    });
    let named = move || {
        all.with(|all| {
            let words: Vec<&str> = all.iter().filter_map(|id| content().feeling(id)).map(|word| word.text).collect();
            if words.is_empty() {
                String::new()
            } else {
                fill(ui().practice.feelings_chosen, &[("words", &words.join(", "))])
            }
        })
    };
    el("fieldset")
        .class("group feelings")
        .child(el("legend").text(legend))
        .child(hint(ui().practice.feelings_hint))
        .children(families)
        .child(el("p").class("feelings-chosen").attr("aria-live", "polite").live_text(named))
}
