//! The pages and scripts around the app: copied from `public/`, their markers filled from the content.
//!
//! `{{> name}}` stands for a piece that several pages share (`pieces/`), with markers of its own.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use rethread_core::content::author::{Authored, contact_html, contact_link, countries_html};

use super::markers::{self, Kind, Value};
use super::worker::{BUILD, WORKER};
use super::{reads, scripts};
use crate::content::LANGUAGE;
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
    /// The digest in the name of the key worker.
    pub keys: String,
    /// The SHA-256 of the opener.
    pub opener: String,
}

/// What several pages have in common.
const PIECES: &[(&str, &str)] = &[
    ("{{> head}}", include_str!("pieces/head.html")),
    ("{{> plain}}", include_str!("pieces/plain.html")),
    ("{{> leave}}", include_str!("pieces/leave.html")),
    ("{{> cover}}", include_str!("pieces/cover.html")),
];

/// What pages are filled from.
pub struct Known<'a> {
    /// Everything authored.
    pub authored: &'a Authored,
    /// The settings of whoever builds.
    pub site: &'a Site,
    named: Named,
    /// The one stylesheet.
    styles: Option<String>,
    /// The ground of the light and the dark theme: ours, and the site's.
    grounds: [(String, String); 2],
}

impl<'a> Known<'a> {
    /// What is known once everything that pages name has its name.
    pub fn of(
        place: &Place,
        authored: &'a Authored,
        site: &'a Site,
        staging: &Path,
        named: Named,
    ) -> Result<Known<'a>> {
        let tokens = fs::read_to_string(place.root.join(colours::TOKENS)).context(colours::TOKENS)?;
        let (styles, grounds) = (built_styles(staging), colours::grounds(&tokens, site)?);
        Ok(Known { authored, site, named, styles, grounds })
    }

    /// Fills `template`, authored as `source`, for the built file called `name`. What it alone has, `own` knows.
    pub fn filled(
        &self,
        source: &str,
        template: &str,
        kind: Kind,
        name: &str,
        own: impl Fn(&str) -> Option<Value>,
    ) -> Result<String> {
        let mut template = with_pieces(template);
        // Pages and manifests name the ground they are painted on before any style has come.
        for (ours, site) in &self.grounds {
            template = template.replace(ours, site);
        }
        markers::fill(source, &template, kind, |marker| own(marker).or_else(|| self.value(marker, name)))
    }

    fn value(&self, marker: &str, name: &str) -> Option<Value> {
        let Known { authored, site, named, styles, .. } = self;
        let contact = site.contact.as_ref();
        Some(match marker {
            // Named last, by all files: see `worker::name_build`.
            "build" => Value::Text(BUILD.to_owned()),
            "keys" => Value::Text(named.keys.clone()),
            "opener" => Value::Text(named.opener.clone()),
            "css" => Value::Text(styles.clone()?),
            "csp" => Value::Text(headers::meta_policy(name)),
            "lang" => Value::Text(LANGUAGE.to_owned()),
            "countries" => Value::Markup(countries_html(authored)),
            "sections" => Value::Markup(sections_html(authored)),
            "contact" => Value::Markup(contact.map(|contact| contact_html(authored, contact)).unwrap_or_default()),
            "contact_link" => Value::Markup(contact.map(contact_link).unwrap_or_default()),
            _ => {
                let (section, key) = marker.strip_prefix("ui.").unwrap_or(marker).split_once('.')?;
                Value::Text(self.text(section, key)?)
            }
        })
    }

    /// The authored text of a section under a key.
    pub fn text(&self, section: &str, key: &str) -> Option<String> {
        self.authored.ui_text(section, key).map(|text| text.to_string())
    }
}

/// `template` with the pieces it names.
pub fn with_pieces(template: &str) -> String {
    PIECES.iter().fold(template.to_owned(), |text, (marker, piece)| text.replace(marker, piece.trim_end()))
}

/// Fills index.html and whatever came from `public/`. Files named by Trunk carry a digest and stay as they are.
pub fn fill_all(known: &Known<'_>, public: &Path, staging: &Path) -> Result<()> {
    fill(known, "index.html", "index.html", staging)?;
    for file in files_under(public)?.into_iter().filter(|file| file != reads::TEMPLATE) {
        fill(known, &format!("public/{file}"), &built_name(&file), staging)?;
    }
    Ok(())
}

/// Fills the built file called `name`, which was authored as `source`.
fn fill(known: &Known<'_>, source: &str, name: &str, staging: &Path) -> Result<()> {
    // What the worker goes by is written last, when every other file is final.
    let Some(kind) = Kind::of(source).filter(|_| name != WORKER) else { return Ok(()) };
    let path = staging.join(name);
    let template = fs::read_to_string(&path).with_context(|| source.to_owned())?;
    let filled = known.filled(source, &template, kind, name, |_| None)?;
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
fn built_styles(staging: &Path) -> Option<String> {
    files_under(staging).ok()?.into_iter().find(|file| file.starts_with("app-") && file.ends_with(".css"))
}

fn built_name(file: &str) -> String {
    file.replace(TEMPLATE, ".html")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site;
    use rethread_core::content::author;

    /// Every page, script and manifest around the app, filled for the example in the docs.
    #[test]
    fn under_another_name_no_page_has_ours_and_all_have_theirs() -> Result<()> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(""));
        let place = Place::at(root, None);
        let site = site::read(&place, &root.join("docs/site-example/site.toml"))?;
        let own_content = site.content.clone().context("the example has content of its own")?;
        let both = author::report_with_own(&root.join("content/en"), &own_content.join("en"));
        let mut authored = both.map_err(|problems| anyhow::anyhow!("{problems:?}"))?;
        site.rename(&mut authored);
        let staging = root.join("target/generated/no-styles-yet");
        fs::create_dir_all(&staging)?;
        let known =
            Known::of(&place, &authored, &site, &staging, Named { keys: "k".to_owned(), opener: "o".to_owned() })?;
        let own = |marker: &str| match marker {
            "css" => Some(Value::Text("app.css".to_owned())),
            marker if marker.starts_with("read.") => Some(Value::Markup("a read".to_owned())),
            _ => None,
        };
        let mut filled = vec![("index.html".to_owned(), fs::read_to_string(root.join("index.html"))?)];
        for file in files_under(&root.join("public"))? {
            if Kind::of(&file).is_some() && file != WORKER && file != reads::TEMPLATE {
                filled.push((file.clone(), fs::read_to_string(root.join("public").join(&file))?));
            }
        }
        for (file, text) in &mut filled {
            let kind = Kind::of(file).context("a file with markers")?;
            *text = known.filled(file, text, kind, file, own).with_context(|| file.clone())?;
            if file.ends_with(".js") {
                *text = scripts::without_comments(file, text)?;
            }
            // What is left of it are names in code, which nobody reads.
            let words = text.replace("RethreadEmbed", "").replace("Rethread-", "");
            let at = words.find("Rethread").map(|at| words.get(at.saturating_sub(60)..at + 20));
            assert!(at.is_none(), "{file}: {at:?}");
        }
        let page = |name: &str| {
            let found = filled.iter().find(|(file, _)| file == name);
            found.map(|(_, text)| text.as_str()).with_context(|| name.to_owned())
        };
        let name = site.name.as_deref().context("the example has a name")?;
        let contact = site.contact.as_ref().context("the example has a contact")?;
        for file in ["index.html", "manifest.webmanifest", "rethread-embed.js", "help.template.html"] {
            assert!(page(file)?.contains(name), "{file}");
        }
        let paper = "#eef1f4";
        assert!(site.colours.iter().any(|colour| !colour.dark && *colour.value == *paper), "the ground of the example");
        for file in ["index.html", "manifest.webmanifest", "help.template.html"] {
            assert!(page(file)?.contains(paper) && !page(file)?.contains("#f4efe5"), "{file}");
        }
        assert!(page("help.template.html")?.contains(&*contact.label));
        Ok(())
    }
}
