//! A field for a passphrase, which can be shown while it is typed.

use super::{El, button, el, prose::hint, value_of};
use leptos::prelude::{Get, RwSignal, Set, Update};

/// What a passphrase field is for.
#[derive(Debug, Clone, Copy)]
pub struct Password<'a> {
    /// Its id in the page.
    pub id: &'a str,
    /// What it is called.
    pub label: &'a str,
    /// A line of help; may be empty.
    pub help: &'a str,
    /// What the button is called that shows what was typed.
    pub show: &'a str,
    /// What it is called while that is shown.
    pub hide: &'a str,
    /// Whether it is for a new passphrase, which a password manager may then offer to make.
    pub is_new: bool,
}

/// The field; `typed` is what is in it, and emptying that empties the field.
pub fn password(about: Password<'_>, typed: RwSignal<String>) -> El {
    let shown = RwSignal::new(false);
    let help_id = [about.id, "-hint"].concat();
    let described = (!about.help.is_empty()).then(|| help_id.clone());
    let input = el("input")
        .attr("id", about.id)
        .attr("autocomplete", if about.is_new { "new-password" } else { "current-password" })
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr_if("aria-describedby", described.as_deref())
        .live_attr("type", move || Some(if shown.get() { "text" } else { "password" }.to_owned()))
        .live_value(move || typed.get())
        .on("input", move |event| typed.set(value_of(&event)));
    let (show, hide) = (about.show.to_owned(), about.hide.to_owned());
    let label = [&show, ": ", about.label].concat();
    let toggle = button("quiet", "", move || shown.update(|shown| *shown = !*shown))
        .live_text(move || if shown.get() { hide.clone() } else { show.clone() })
        .attr("aria-label", &label)
        .live_attr("aria-pressed", move || Some(shown.get().to_string()));
    el("div")
        .class("field password")
        .child(el("label").attr("for", about.id).text(about.label))
        .child(described.map(|id| hint(about.help).attr("id", &id)))
        .child(el("div").class("button-row").child(input).child(toggle))
}
