//! The pages and scripts around the app: copied from `public/`, their markers filled from the content.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::markers::{Kind, Value, fill, names};
use crate::content::Texts;
use crate::headers;
use crate::place::Place;
use crate::stamp::files_under;

const LANGUAGE: &str = "en";
const TEMPLATE: &str = ".template.html";

/// Copies `public/` as it is; templates become pages of the name before `.template`.
pub fn copy_public(public: &Path, staging: &Path) -> Result<()> {
    for file in files_under(public)? {
        let copy = staging.join(file.replace(TEMPLATE, ".html"));
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(public.join(&file), &copy).with_context(|| format!("public/{file}"))?;
    }
    Ok(())
}

/// Fills index.html and whatever came from `public/`. Files named by Trunk carry a digest and stay as they are.
pub fn fill_all(place: &Place, staging: &Path, build: &str) -> Result<()> {
    let texts = Texts::read(&place.root.join("content").join(LANGUAGE))?;
    for (source, file) in authored(&place.root)? {
        let Some(kind) = Kind::of(&file) else { continue };
        let path = staging.join(&file);
        let template = fs::read_to_string(&path).with_context(|| file.clone())?;
        let value = |name: &str| match name {
            "csp" => Some(Value::Text(headers::meta_policy())),
            "lang" => Some(Value::Text(LANGUAGE.to_owned())),
            "build" => Some(Value::Text(build.to_owned())),
            // The worker's list is written last, when every other file is final.
            "files" => Some(Value::Text("{{files}}".to_owned())),
            _ => texts.value(name),
        };
        fs::write(&path, fill(&template, kind, value).with_context(|| source.clone())?)?;
    }
    Ok(())
}

/// Every marker that stands in a page or script, as `section.key`.
pub fn used_markers(root: &Path) -> Result<Vec<String>> {
    let mut used = Vec::new();
    for (source, file) in authored(root)? {
        if Kind::of(&file).is_some() {
            used.extend(names(&fs::read_to_string(root.join(&source)).with_context(|| source.clone())?));
        }
    }
    Ok(used)
}

/// Each authored file that may carry markers: its path in the repository and in the build.
fn authored(root: &Path) -> Result<Vec<(String, String)>> {
    let mut found = vec![("index.html".to_owned(), "index.html".to_owned())];
    for file in files_under(&root.join("public"))? {
        found.push((format!("public/{file}"), file.replace(TEMPLATE, ".html")));
    }
    Ok(found)
}
