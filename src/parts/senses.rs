//! The senses, one after another, each thing ticked off as it is noticed. Nothing of it is kept.

use crate::content::{fill, ui};
use leptos::prelude::*;
use rethread_core::content::Sense;

/// A list of senses with as many dots to tick as there are things to notice.
pub fn senses(senses: &'static [Sense]) -> AnyView {
    let items = senses.iter().map(sense).collect_view();
    view! { <ol class="senses">{items}</ol> }.into_any()
}

fn sense(sense: &'static Sense) -> AnyView {
    let dots = (1..=sense.count)
        .map(|number| {
            let label = [ui().practice.ground_noticed, " ", &number.to_string(), ": ", sense.prompt].concat();
            view! {
                <label class="dot">
                    <input type="checkbox" aria-label=label />
                    <span aria-hidden="true">{number.to_string()}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <li class="sense">
            <p class="sense-prompt">{sense.prompt}</p>
            {(!sense.hint.is_empty()).then(|| view! { <p class="hint">{fill(sense.hint, &[])}</p> })}
            <div class="dots">{dots}</div>
        </li>
    }
    .into_any()
}
