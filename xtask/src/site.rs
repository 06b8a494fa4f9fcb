//! The settings of an organisation that offers Rethread under its own name, as the commands need them.
//!
//! The core reads the file and checks the form of each value; here its colours are held against the style sheet, so that
//! nobody builds an app that cannot be read.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use rethread_core::content::author::SITE;
pub use rethread_core::content::author::{Contact, Site};

use crate::place::Place;

pub mod colours;

/// The settings file, where one is named: a relative path begins at the root of the repository.
pub fn file(place: &Place) -> Option<PathBuf> {
    env::var_os(SITE).filter(|named| !named.is_empty()).map(|named| place.root.join(named))
}

/// The settings named by the environment; without any, everything is as it is.
pub fn load(place: &Place) -> Result<Site> {
    match file(place) {
        Some(file) => read(place, &file),
        None => Ok(Site::default()),
    }
}

/// The settings in a file.
pub fn read(place: &Place, file: &Path) -> Result<Site> {
    let shown = file.strip_prefix(&place.root).unwrap_or(file).display().to_string();
    let said = |lines: Vec<String>| anyhow!("{}", lines.join("\n"));
    let site = Site::read(file, &shown).map_err(|problems| said(problems.iter().map(ToString::to_string).collect()))?;
    let tokens = fs::read_to_string(place.root.join(colours::TOKENS)).context(colours::TOKENS)?;
    match colours::problems(&tokens, &site)? {
        found if found.is_empty() => Ok(site),
        found => Err(said(found)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(""));
        Place::at(root, None)
    }

    #[test]
    fn the_example_in_the_docs_is_good() -> Result<()> {
        let place = place();
        let site = read(&place, &place.root.join("docs/site-example/site.toml"))?;
        assert!(site.name.is_some() && site.contact.is_some() && !site.colours.is_empty());
        let content = site.content.as_deref().context("the example has content of its own")?;
        let ours = place.root.join("content/en");
        let said = |problems: Vec<_>| anyhow!("{problems:?}");
        let mut authored = rethread_core::content::author::report_with_own(&ours, &content.join("en")).map_err(said)?;
        site.rename(&mut authored);
        assert_eq!(authored.ui_text("shell", "app_name").map(|text| text.words.clone()), site.name);
        Ok(())
    }
}
