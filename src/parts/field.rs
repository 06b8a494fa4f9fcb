//! Fields for words.

use super::{El, On, el, fresh_id, prose::hint, value_of};

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
