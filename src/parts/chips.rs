//! Choosing one or several of a few.

use super::{El, On, el, fresh_id, is_checked, on};
use crate::content::ui;
use rethread_core::content::{Context, Named};
use std::cell::RefCell;

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// What is kept.
    pub id: String,
    /// What is read.
    pub text: String,
}

impl Pick {
    /// An option from its id and its words.
    pub fn new(id: &str, text: &str) -> Pick {
        Pick { id: id.to_owned(), text: text.to_owned() }
    }
}

/// The options of a step or a list of places.
pub fn named_options(named: &[Named]) -> Vec<Pick> {
    named.iter().map(|option| Pick::new(option.id, option.text)).collect()
}

/// Parts of life to choose from; `changed` hears the whole choice after every change.
pub fn contexts(legend: &str, chosen: Vec<Context>, changed: On<Vec<Context>>) -> El {
    let ids: Vec<String> = chosen.iter().map(|context| context.id().to_owned()).collect();
    let picks = Context::ALL.iter().map(|context| Pick::new(context.id(), context_name(*context))).collect();
    let chosen = RefCell::new(chosen);
    let toggled = on(move |(id, is_chosen): (String, bool)| {
        let Some(context) = Context::ALL.into_iter().find(|context| context.id() == id) else { return };
        context.toggle(&mut chosen.borrow_mut(), is_chosen);
        changed(chosen.borrow().clone());
    });
    chips(legend, picks, &ids, toggled)
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
pub fn chips(legend: &str, options: Vec<Pick>, chosen: &[String], changed: On<(String, bool)>) -> El {
    group("chip", "checkbox", legend, options, chosen, changed)
}

/// Any of several or one of several, as rows. With `single`, one choice ends the other.
pub fn choices(legend: &str, options: Vec<Pick>, chosen: &[String], single: bool, changed: On<(String, bool)>) -> El {
    group("choice", if single { "radio" } else { "checkbox" }, legend, options, chosen, changed)
}

fn group(
    class: &str,
    kind: &str,
    legend: &str,
    options: Vec<Pick>,
    chosen: &[String],
    changed: On<(String, bool)>,
) -> El {
    let name = fresh_id("group");
    let items = options.into_iter().map(|Pick { id, text }| {
        let is_chosen = chosen.contains(&id);
        let changed = changed.clone();
        let input = el("input").attr("type", kind).attr("name", &name).attr("autocomplete", "off").checked(is_chosen);
        let input = input.on("change", move |event| changed((id.clone(), is_checked(&event))));
        el("label").class(class).child(input).child(el("span").text(&text))
    });
    el("fieldset")
        .class("group")
        .child(el("legend").text(legend))
        .child(el("div").class(&[class, "s"].concat()).children(items))
}
