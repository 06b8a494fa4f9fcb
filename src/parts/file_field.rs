//! A field to choose files with, onto which they can be dropped as well.

use super::{El, InputEvent, On, el, fresh_id, prose::hint};

/// What the field is for.
#[derive(Debug, Clone, Copy)]
pub struct FileField<'a> {
    /// What it is called.
    pub label: &'a str,
    /// A line of help; may be empty.
    pub help: &'a str,
    /// Whether several files can be chosen.
    pub several: bool,
    /// Whether a folder is chosen, with all that is in it.
    pub folder: bool,
}

/// The field; `came` hears of files that were chosen or dropped.
pub fn file_field(about: FileField<'_>, came: On<InputEvent>) -> El {
    let (id, help) = (fresh_id("file"), fresh_id("hint"));
    let described = (!about.help.is_empty()).then(|| help.clone());
    let dropped = came.clone();
    let input = el("input")
        .attr("type", "file")
        .attr("id", &id)
        .attr_if("multiple", about.several.then_some(""))
        .attr_if("webkitdirectory", about.folder.then_some(""))
        .attr_if("aria-describedby", described.as_deref())
        .on("change", move |event| came(event));
    el("div")
        .class("field file-field")
        .child(el("label").attr("for", &id).text(about.label))
        .child(described.map(|id| hint(about.help).attr("id", &id)))
        .child(input)
        .on("dragover", |event| event.prevent_default())
        .on("drop", move |event| {
            // Or the browser would leave the page and show the file.
            event.prevent_default();
            dropped(event);
        })
}
