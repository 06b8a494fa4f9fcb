//! Feeling words by family.

use super::{On, chips, named_options};
use crate::content::{content, ui};
use leptos::prelude::*;

/// Families of feeling words to choose from; `changed` hears an id and whether it is now chosen.
///
/// A family with something chosen stands open.
pub fn feelings(legend: String, chosen: &[String], changed: On<(String, bool)>) -> AnyView {
    let families = content()
        .feelings
        .iter()
        .map(|family| {
            let open = family.words.iter().any(|word| chosen.iter().any(|id| id == word.id));
            view! {
                <details class="disclosure" open=open>
                    <summary>{family.title}</summary>
                    {chips(family.title.to_owned(), named_options(family.words), chosen, changed.clone())}
                </details>
            }
        })
        .collect_view();
    view! {
        <fieldset class="group feelings">
            <legend>{legend}</legend>
            <p class="hint">{ui().practice.feelings_hint}</p>
            {families}
        </fieldset>
    }
    .into_any()
}
