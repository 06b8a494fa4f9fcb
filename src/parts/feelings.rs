//! Feeling words by family.

use super::{El, On, chips, details, el, hint, named_options};
use crate::content::{content, ui};

/// Families of feeling words to choose from; `changed` hears an id and whether it is now chosen.
///
/// A family with something chosen stands open.
pub fn feelings(legend: &str, chosen: &[String], changed: On<(String, bool)>) -> El {
    let families = content().feelings.iter().map(|family| {
        let open = family.words.iter().any(|word| chosen.iter().any(|id| id == word.id));
        let words = chips(family.title, named_options(family.words), chosen, changed.clone());
        details(family.title, words).attr_if("open", open.then_some(""))
    });
    el("fieldset")
        .class("group feelings")
        .child(el("legend").text(legend))
        .child(hint(ui().practice.feelings_hint))
        .children(families)
}
