//! The authored content as the commands need it: read and checked by the core, with every problem on its own line.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, anyhow};
use rethread_core::content::author::{
    Authored, OWN_CONTENT, Problem, Sources, check_coverage, check_languages, report, report_with_own, unused_ui_keys,
};

use crate::place::Place;
use crate::site::{self, Site};
use crate::stamp::files_under;

/// Where languages are; also how problems name the files in it.
const CONTENT: &str = "content";
/// The language that the others have to agree with, and that the pages around the app are written in.
pub const LANGUAGE: &str = "en";

/// Everything authored in the language the pages are written in, a site's own content and name among it.
pub fn authored(site: &Site) -> Result<Authored> {
    let mut authored = read(site, LANGUAGE).map_err(|problems| anyhow!("{}", lines(&problems).join("\n")))?;
    site.rename(&mut authored);
    Ok(authored)
}

/// A site's own content, where a setting names a folder.
pub fn own(site: &Site) -> Option<PathBuf> {
    let named = env::var_os(OWN_CONTENT).filter(|folder| !folder.is_empty()).map(PathBuf::from);
    named.or_else(|| site.content.clone())
}

fn read(site: &Site, language: &str) -> Result<Authored, Vec<Problem>> {
    let folder = Path::new(CONTENT).join(language);
    // A site need not speak every language; the one the pages are written in has to be there.
    match own(site).map(|own| own.join(language)).filter(|own| language == LANGUAGE || own.is_dir()) {
        Some(own) => report_with_own(&folder, &own),
        None => report(&folder),
    }
}

/// What is wrong with any language, which rows of the coverage point nowhere, and which texts nothing shows.
pub fn problems(place: &Place) -> Result<Vec<String>> {
    let site = &site::load(place)?;
    let base = match read(site, LANGUAGE) {
        Ok(base) => base,
        Err(problems) => return Ok(lines(&problems)),
    };
    let mut found = Vec::new();
    for folder in languages(place)? {
        match read(site, &folder) {
            Ok(other) => found.extend(check_languages(&base, &other)),
            Err(problems) => found.extend(problems),
        }
    }
    let shown = shown(place)?;
    let shown: Vec<(&str, &str)> = shown.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    found.extend(unused_ui_keys(&base, &shown));
    found.extend(check_coverage(&Sources::read(Path::new(CONTENT)).context(CONTENT)?, &base));
    Ok(lines(&found))
}

fn lines(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(Problem::to_string).collect()
}

fn languages(place: &Place) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(place.root.join(CONTENT)).context(CONTENT)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() && name != LANGUAGE {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

/// Every file that can show a text: its path and what stands in it.
fn shown(place: &Place) -> Result<Vec<(String, String)>> {
    let mut paths = vec!["index.html".to_owned()];
    for folder in ["src", "public", "xtask/src/hooks"] {
        paths.extend(files_under(&place.root.join(folder))?.into_iter().map(|file| format!("{folder}/{file}")));
    }
    let kinds = [".rs", ".html", ".js", ".webmanifest"];
    let mut found = Vec::new();
    for path in paths.into_iter().filter(|path| kinds.iter().any(|kind| path.ends_with(kind))) {
        let text = fs::read_to_string(place.root.join(&path)).with_context(|| path.clone())?;
        found.push((path, text));
    }
    Ok(found)
}
