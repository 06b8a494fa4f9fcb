//! The pages and scripts around the app: copied from `public/`, their markers filled from the content.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use rethread_core::content::author::{Authored, contact_html, contact_link, countries_html};

use super::markers::{self, Kind, Value};
use super::worker::WORKER;
use super::{reads, scripts};
use crate::content::{LANGUAGE, authored};
use crate::headers;
use crate::place::Place;
use crate::site::{Site, colours};
use crate::stamp::files_under;

const TEMPLATE: &str = ".template.html";

/// Copies `public/` as it is; templates become pages of the name before `.template`.
pub fn copy_public(public: &Path, staging: &Path) -> Result<()> {
    for file in files_under(public)?.into_iter().filter(|file| file != reads::TEMPLATE) {
        let copy = staging.join(built_name(&file));
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(public.join(&file), &copy).with_context(|| format!("public/{file}"))?;
    }
    Ok(())
}

/// What the build gave a name or a digest.
pub struct Named {
    /// The build.
    pub build: String,
    /// The digest in the name of the key worker.
    pub keys: String,
    /// The SHA-256 of the opener.
    pub opener: String,
}

/// Fills index.html and whatever came from `public/`. Files named by Trunk carry a digest and stay as they are.
pub fn fill_all(place: &Place, site: &Site, staging: &Path, named: &Named) -> Result<()> {
    let tokens = fs::read_to_string(place.root.join(colours::TOKENS)).context(colours::TOKENS)?;
    let known = Known { authored: authored(site)?, site, named, grounds: colours::grounds(&tokens, site)? };
    fill(&known, "index.html", &staging.join("index.html"))?;
    for file in files_under(&place.root.join("public"))?.into_iter().filter(|file| file != reads::TEMPLATE) {
        fill(&known, &format!("public/{file}"), &staging.join(built_name(&file)))?;
    }
    Ok(())
}

/// What pages are filled from.
struct Known<'a> {
    authored: Authored,
    site: &'a Site,
    named: &'a Named,
    /// The ground of the light and the dark theme: ours, and the site's.
    grounds: [(String, String); 2],
}

/// Fills the built file at `path`, which was authored as `source`.
fn fill(known: &Known<'_>, source: &str, path: &Path) -> Result<()> {
    let Known { authored, site, named, grounds } = known;
    // What the worker goes by is written last, when every other file is final.
    let Some(kind) = Kind::of(source).filter(|_| !path.ends_with(WORKER)) else { return Ok(()) };
    let mut template = fs::read_to_string(path).with_context(|| source.to_owned())?;
    // Pages and manifests name the ground they are painted on before any style has come.
    for (ours, own) in grounds {
        template = template.replace(ours, own);
    }
    let styles_name = path.parent().and_then(built_styles);
    let filled = markers::fill(source, &template, kind, |name| match name {
        "build" => Some(Value::Text(named.build.clone())),
        "keys" => Some(Value::Text(named.keys.clone())),
        "opener" => Some(Value::Text(named.opener.clone())),
        "css" => styles_name.clone().map(Value::Text),
        "csp" => Some(Value::Text(headers::meta_policy(&path.to_string_lossy()))),
        "lang" => Some(Value::Text(LANGUAGE.to_owned())),
        "countries" => Some(Value::Markup(countries_html(authored))),
        "sections" => Some(Value::Markup(sections_html(authored))),
        "contact" => Some(Value::Markup(
            site.contact.as_ref().map(|contact| contact_html(authored, contact)).unwrap_or_default(),
        )),
        "contact_link" => Some(Value::Markup(site.contact.as_ref().map(contact_link).unwrap_or_default())),
        _ => {
            let (section, key) = name.strip_prefix("ui.").unwrap_or(name).split_once('.')?;
            Some(Value::Text(authored.ui_text(section, key)?.to_string()))
        }
    })?;
    let sent = if source.ends_with(".js") { scripts::without_comments(source, &filled)? } else { filled };
    Ok(fs::write(path, sent)?)
}

/// Every practice and every read, by the section that shows it alone in another site's page.
fn sections_html(authored: &Authored) -> String {
    let practices = authored.exercises.iter().map(|one| ("practice", &one.id, one.title.to_string()));
    let reads = authored.reads.iter().map(|one| ("learn", &one.id, one.title.to_string()));
    let option = |(part, id, title): (&str, &String, String)| {
        format!("<option value=\"{part}:{id}\">{}</option>\n", markers::Kind::Html.write(&title))
    };
    practices.chain(reads).map(option).collect()
}

/// Makes the scripts that came from `public/` smaller.
pub fn make_scripts_smaller(place: &Place, public: &Path, staging: &Path) -> Result<()> {
    for file in files_under(public)?.into_iter().filter(|file| file.ends_with(".js")) {
        let browsers = if file == WORKER { scripts::For::TheApp } else { scripts::For::Everybody };
        scripts::make_smaller(place, &staging.join(file), browsers)?;
    }
    Ok(())
}

/// The name that Trunk gave the one stylesheet.
pub fn built_styles(staging: &Path) -> Option<String> {
    files_under(staging).ok()?.into_iter().find(|file| file.starts_with("app-") && file.ends_with(".css"))
}

fn built_name(file: &str) -> String {
    file.replace(TEMPLATE, ".html")
}
