//! Fields for words.

use super::{El, On, View, el, fresh_id, prose::hint, value_of};

/// A field for as much as one likes; `changed` hears every change.
///
/// `label` is always shown; `help` may be empty.
pub fn long_field(label: &str, help: &str, value: &str, rows: u32, changed: On<String>) -> El {
    field(el("textarea").attr("rows", &rows.to_string()).attr("dir", "auto"), label, help, value, changed)
}

/// A field for one line.
pub fn short_field(label: &str, help: &str, value: &str, changed: On<String>) -> El {
    field(el("input").attr("type", "text").attr("dir", "auto"), label, help, value, changed)
}

/// A control of one's own under a label, with a line of help where there is one.
pub fn field(control: El, label: &str, help: &str, value: &str, changed: On<String>) -> El {
    let id = fresh_id("field");
    let help_id = [&id, "-hint"].concat();
    let described = (!help.is_empty()).then(|| help_id.clone());
    let control = control
        .attr("id", &id)
        .attr("autocomplete", "off")
        .attr_if("aria-describedby", described.as_deref())
        .value(value)
        .on("input", move |event| changed(value_of(&event)));
    el("div")
        .class("field")
        .child(el("label").attr("for", &id).text(label))
        .child(described.map(|id| hint(help).attr("id", &id)))
        .child(control)
}

/// A field for what is looked for, under a label, with a line of help.
pub fn search_words(label: &str, help: &str, changed: On<String>) -> View {
    let id = fresh_id("search");
    let help_id = [&id, "-hint"].concat();
    let input = el("input")
        .attr("type", "search")
        .attr("id", &id)
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .attr("aria-describedby", &help_id)
        .on("input", move |event| changed(value_of(&event)));
    let label = el("label").attr("for", &id).text(label);
    View::all([label, input, hint(help).attr("id", &help_id)])
}
