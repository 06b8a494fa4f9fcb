//! Choosing one or several of a few.

use super::{On, fresh_id, on};
use crate::content::ui;
use leptos::prelude::*;
use rethread_core::content::{Context, Named};

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// What is kept.
    pub id: String,
    /// What is read.
    pub text: String,
}

/// The options of a step or a list of places.
pub fn named_options(named: &[Named]) -> Vec<Pick> {
    named.iter().map(|option| Pick { id: option.id.to_owned(), text: option.text.to_owned() }).collect()
}

/// Parts of life to choose from; `changed` hears the whole choice after every change.
pub fn contexts(legend: String, chosen: Vec<Context>, changed: On<Vec<Context>>) -> AnyView {
    let ids: Vec<String> = chosen.iter().map(|context| context.id().to_owned()).collect();
    let picks = Context::ALL.iter().map(|context| Pick { id: context.id().into(), text: context_name(*context).into() });
    let chosen = std::cell::RefCell::new(chosen);
    let toggled = on(move |(id, is_chosen): (String, bool)| {
        let Some(context) = Context::ALL.into_iter().find(|context| context.id() == id) else { return };
        context.toggle(&mut chosen.borrow_mut(), is_chosen);
        changed(chosen.borrow().clone());
    });
    chips(legend, picks.collect(), &ids, toggled)
}

/// What a part of life is called.
pub fn context_name(context: Context) -> &'static str {
    let common = &ui().common;
    match context {
        Context::Partner => common.context_partner,
        Context::Friends => common.context_friends,
        Context::Family => common.context_family,
        Context::Work => common.context_work,
    }
}

/// Any of several, as chips. `changed` hears an id and whether it is now chosen.
pub fn chips(legend: String, options: Vec<Pick>, chosen: &[String], changed: On<(String, bool)>) -> AnyView {
    group("chips", "chip", "checkbox", legend, options, chosen, changed)
}

/// Any of several or one of several, as rows. With `single`, one choice ends the other.
pub fn choices(legend: String, options: Vec<Pick>, chosen: &[String], single: bool, changed: On<(String, bool)>) -> AnyView {
    group("choices", "choice", if single { "radio" } else { "checkbox" }, legend, options, chosen, changed)
}

fn group(
    class: &'static str,
    item: &'static str,
    kind: &'static str,
    legend: String,
    options: Vec<Pick>,
    chosen: &[String],
    changed: On<(String, bool)>,
) -> AnyView {
    let name = fresh_id("group");
    let items = options
        .into_iter()
        .map(|Pick { id, text }| {
            let checked = chosen.contains(&id);
            let changed = changed.clone();
            view! {
                <label class=item>
                    <input
                        type=kind
                        name=name.clone()
                        prop:checked=checked
                        on:change=move |event| changed((id.clone(), event_target_checked(&event)))
                    />
                    <span>{text}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="group">
            <legend>{legend}</legend>
            <div class=class>{items}</div>
        </fieldset>
    }
    .into_any()
}
