//! Restoring a backup from a file.

use super::restore_flow::Flow;
use super::ways;
use crate::content::keeping;
use crate::parts::{FileField, InputEvent, View, el, file_field, heading, on, page};
use crate::state::exchange::on_launched;
use crate::state::{Store, name_tab};

/// The whole page.
pub fn restore() -> View {
    let texts = &keeping().restore;
    name_tab(texts.title);
    let flow = Flow::new(Store::here());
    // The installed app can be opened with a backup: it is read and shown here, and restored when somebody says so.
    on_launched(move |file| flow.came(file));
    let field = FileField { label: texts.file, help: texts.file_help, several: false, folder: false };
    page("files")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(file_field(field, on(move |event: InputEvent| flow.choose(&event))))
        .child(flow.view())
        .child(ways::file_ways("restore"))
        .into()
}
