//! Each read as a page of its own, for sites that show one read: a few kilobytes, and nothing of the app.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use rethread_core::content::author::read_html;

use super::embed;
use super::markers::{Kind, Value};
use super::pages::Known;

/// The template, which becomes no page itself.
pub const TEMPLATE: &str = "read.template.html";

/// Writes `read-<id>.html` for each read.
pub fn write(known: &Known<'_>, public: &Path, staging: &Path) -> Result<()> {
    let template = fs::read_to_string(public.join(TEMPLATE)).context(TEMPLATE)?;
    let refused = embed::refused(known)?;
    for read in &known.authored.reads {
        let name = format!("read-{}.html", read.id);
        let page = known.filled(TEMPLATE, &template, Kind::Html, &name, |marker| match marker {
            "id" => Some(Value::Text(read.id.clone())),
            "title" => Some(Value::Text(read.title.to_string())),
            "same_site" => Some(Value::Text(if known.site.same_site { " same-site" } else { "" }.to_owned())),
            "read" => Some(Value::Markup(read_html(known.authored, read))),
            "refused" => Some(Value::Markup(refused.clone())),
            _ => None,
        })?;
        fs::write(staging.join(name), embed::left_alone(&page))?;
    }
    Ok(())
}
