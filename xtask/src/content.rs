//! The authored content as the commands need it: read and checked by the core, with every problem on its own line.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use rethread_core::content::author::{Authored, Problem, check_languages, report, unused_ui_keys};

use crate::place::Place;
use crate::stamp::files_under;

/// Where languages are; also how problems name the files in it.
const CONTENT: &str = "content";
/// The language that the others have to agree with, and that the pages around the app are written in.
pub const LANGUAGE: &str = "en";

/// Everything authored in the language the pages are written in.
pub fn authored() -> Result<Authored> {
    report(&Path::new(CONTENT).join(LANGUAGE)).map_err(|problems| anyhow!("{}", lines(&problems).join("\n")))
}

/// What is wrong with any language, and which texts nothing shows.
pub fn problems(place: &Place) -> Result<Vec<String>> {
    let base = match report(&Path::new(CONTENT).join(LANGUAGE)) {
        Ok(base) => base,
        Err(problems) => return Ok(lines(&problems)),
    };
    let mut found = Vec::new();
    for folder in languages(place)? {
        match report(&Path::new(CONTENT).join(&folder)) {
            Ok(other) => found.extend(check_languages(&base, &other)),
            Err(problems) => found.extend(problems),
        }
    }
    let shown = shown(place)?;
    let shown: Vec<(&str, &str)> = shown.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    found.extend(unused_ui_keys(&base, &shown));
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
    for folder in ["src", "public"] {
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
