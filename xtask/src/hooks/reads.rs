//! Each read as a page of its own, for sites that show one read: a few kilobytes, and nothing of the app.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use rethread_core::content::author::{Authored, read_html};

use super::embed;
use super::markers::{self, Kind, Value};
use super::pages::built_styles;
use crate::content::{LANGUAGE, authored};
use crate::headers;
use crate::site::Site;

/// The template, which becomes no page itself.
pub const TEMPLATE: &str = "read.template.html";

/// Writes `read-<id>.html` for each read.
pub fn write(site: &Site, public: &Path, staging: &Path) -> Result<()> {
    let authored = authored(site)?;
    let template = fs::read_to_string(public.join(TEMPLATE)).context(TEMPLATE)?;
    let styles = built_styles(staging).context("no stylesheet was built")?;
    for read in &authored.reads {
        let page = markers::fill(TEMPLATE, &template, Kind::Html, |name| match name {
            "lang" => Some(Value::Text(LANGUAGE.to_owned())),
            "csp" => Some(Value::Text(headers::meta_policy("read.html"))),
            "css" => Some(Value::Text(styles.clone())),
            "id" => Some(Value::Text(read.id.clone())),
            "title" => Some(Value::Text(read.title.to_string())),
            "same_site" => Some(Value::Text(if site.same_site { " same-site" } else { "" }.to_owned())),
            "read" => Some(Value::Markup(read_html(&authored, read))),
            "refused" => embed::refused(&|section, key| text(&authored, section, key)).ok().map(Value::Markup),
            _ => {
                let (section, key) = name.split_once('.')?;
                text(&authored, section, key).map(Value::Text)
            }
        })?;
        fs::write(staging.join(format!("read-{}.html", read.id)), page)?;
    }
    Ok(())
}

fn text(authored: &Authored, section: &str, key: &str) -> Option<String> {
    authored.ui_text(section, key).map(|text| (**text).to_owned())
}
