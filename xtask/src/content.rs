//! The authored texts as the build needs them: what fills a page, and what is wrong or unused.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::hooks::markers::Value;
use crate::hooks::pages::used_markers;
use crate::place::Place;
use crate::stamp::files_under;

/// The interface texts of one language, by `section.key`.
#[derive(Debug, Default)]
pub struct Texts {
    texts: BTreeMap<String, String>,
}

impl Texts {
    /// Reads the language in `folder`.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut texts = BTreeMap::new();
        let ui = folder.join("ui");
        for file in files_under(&ui)? {
            let Some(section) = file.strip_suffix(".toml") else { continue };
            let read =
                || -> Result<BTreeMap<String, String>> { Ok(toml::from_str(&fs::read_to_string(ui.join(&file))?)?) };
            for (key, text) in read().with_context(|| format!("content: ui/{file}"))? {
                texts.insert(format!("{section}.{key}"), text);
            }
        }
        Ok(Texts { texts })
    }

    /// What the marker `name` stands for.
    pub fn value(&self, name: &str) -> Option<Value> {
        self.texts.get(name).cloned().map(Value::Text)
    }
}

/// What is wrong with the content.
pub fn problems(place: &Place, language: &str) -> Result<Vec<String>> {
    Texts::read(&place.root.join("content").join(language))?;
    Ok(Vec::new())
}

/// Interface texts that no page, script or part of the app asks for.
pub fn unused(place: &Place, language: &str) -> Result<Vec<String>> {
    let texts = Texts::read(&place.root.join("content").join(language))?;
    let markers = used_markers(&place.root)?;
    let mut source = String::new();
    for file in files_under(&place.root.join("src"))?.iter().filter(|file| file.ends_with(".rs")) {
        source += &fs::read_to_string(place.root.join("src").join(file))?;
    }
    let used = |name: &str| {
        let key = name.rsplit_once('.').map_or(name, |(_, key)| key);
        markers.iter().any(|marker| marker == name) || reads_field(&source, key)
    };
    let left = texts.texts.keys().filter(|name| !used(name));
    Ok(left.map(|name| format!("content/{language}/ui: nothing uses {name}")).collect())
}

/// Whether `.key` stands in `source` as a whole word.
fn reads_field(source: &str, key: &str) -> bool {
    let field = format!(".{key}");
    source.match_indices(&field).any(|(at, _)| {
        let next = source.get(at + field.len()..).and_then(|rest| rest.chars().next());
        !next.is_some_and(|next| next.is_alphanumeric() || next == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_read_by_its_whole_name() {
        assert!(reads_field("ui().shell.leave, ui()", "leave"));
        assert!(reads_field("words\n    .leave", "leave"));
        assert!(!reads_field("ui().shell.leave_now", "leave"));
        assert!(!reads_field("leave", "leave"));
    }
}
