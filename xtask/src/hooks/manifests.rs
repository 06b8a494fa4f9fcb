//! A manifest for each neutral name, made from the one manifest there is, so that they cannot drift apart.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use rethread_core::content::author::Authored;
use serde_json::{Map, Value};

use crate::site::Site;

/// The manifest of the app under its own name.
const MANIFEST: &str = "manifest.webmanifest";

/// Neutral names by id: a text in content/en/ui-keeping/name.toml, icons in public/icons, and a choice in
/// public/shell.js.
const NAMES: &[&str] = &["notes", "weather", "reading"];

/// What the manifest says that would tell what the app is for, or shows it.
const TELLING: &[&str] = &["description", "categories", PICTURES, "shortcuts"];
/// Pictures of the app.
const PICTURES: &str = "screenshots";

/// Writes them beside the manifest, once that is filled.
pub fn write(authored: &Authored, site: &Site, staging: &Path) -> Result<()> {
    let text = fs::read_to_string(staging.join(MANIFEST)).context(MANIFEST)?;
    let mut manifest: Map<String, Value> = serde_json::from_str(&text).context(MANIFEST)?;
    if is_pictured_otherwise(site) && manifest.remove(PICTURES).is_some() {
        fs::write(staging.join(MANIFEST), serde_json::to_string_pretty(&manifest)? + "\n")?;
    }
    for id in NAMES {
        let name = authored.ui_text("name", id).with_context(|| format!("`name.{id}` is missing"))?.to_string();
        let neutral = serde_json::to_string_pretty(&named(manifest.clone(), id, &name))?;
        fs::write(staging.join(format!("manifest-{id}.webmanifest")), neutral + "\n")?;
    }
    Ok(())
}

/// Whether the pictures, which show the app by its own name and in its own colours, would show another.
fn is_pictured_otherwise(site: &Site) -> bool {
    site.name.is_some() || !site.colours.is_empty()
}

/// The manifest under another name, which is an app of its own to the browser: one that is installed is never renamed
/// under somebody's eyes.
fn named(mut manifest: Map<String, Value>, id: &str, name: &str) -> Map<String, Value> {
    manifest.retain(|key, _| !TELLING.contains(&key.as_str()));
    for (key, value) in [("name", name.to_owned()), ("short_name", name.to_owned()), ("start_url", start(id))] {
        manifest.insert(key.to_owned(), value.into());
    }
    for icon in manifest.get_mut("icons").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(Value::String(file)) = icon.get_mut("src") {
            *file =
                file.replace("icons/icon", &format!("icons/{id}")).replace("icons/mask", &format!("icons/{id}-mask"));
        }
    }
    manifest
}

/// Where it starts, which is also what tells it from the app under another name, and from other apps on the same host:
/// shell.js takes the name from there.
fn start(id: &str) -> String {
    format!("./?name={id}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    /// Words of what the app is for, its own name, and what would be filled with either.
    const TELLING_WORDS: &[&str] = &[
        "rethread",
        "{{",
        "icons/icon",
        "icons/mask",
        "screenshot",
        "health",
        "lifestyle",
        "trust",
        "journal",
        "practice",
        "exercise",
        "sign",
        "feel",
        "calm",
        "grounding",
        "breath",
        "help",
        "crisis",
        "danger",
        "safe",
        "private",
        "secret",
        "workbook",
        "therap",
        "heal",
        "partner",
        "backup",
        "lock",
    ];
    /// What a neutral manifest may hold.
    const KNOWN: &[&str] = &[
        "name",
        "short_name",
        "lang",
        "dir",
        "start_url",
        "scope",
        "display",
        "display_override",
        "launch_handler",
        "background_color",
        "theme_color",
        "color_scheme_dark",
        "icons",
        "file_handlers",
    ];

    fn public() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../public")
    }

    #[test]
    fn a_neutral_manifest_tells_nothing_and_its_icons_are_there() -> Result<()> {
        let text = fs::read_to_string(public().join(MANIFEST))?;
        for id in NAMES {
            // What is left of the one manifest may hold no marker but the language's.
            let neutral = named(serde_json::from_str(&text.replace("{{lang}}", "en"))?, id, "A name");
            let all = Value::Object(neutral.clone()).to_string();
            for telling in TELLING_WORDS {
                assert!(!all.to_lowercase().contains(telling), "{id}: {telling} in {all}");
            }
            let known = |key: &&String| KNOWN.contains(&key.as_str());
            let others: Vec<&String> = neutral.keys().filter(|key| !known(key)).collect();
            assert!(others.is_empty(), "{id}: is {others:?} neutral? Then name it here");
            let expected = serde_json::json!([
                { "action": "./#/keeping/restore", "accept": { "application/octet-stream": [".age"] } }
            ]);
            assert_eq!(
                neutral.get("file_handlers"),
                Some(&expected),
                "{id}: it opens files without saying what they are"
            );
            let icons = neutral.get("icons").and_then(Value::as_array).cloned().unwrap_or_default();
            assert_eq!(icons.len(), 4, "{id}");
            for icon in icons {
                let file = icon.get("src").and_then(Value::as_str).unwrap_or_default().to_owned();
                assert!(public().join(&file).is_file(), "{file} is missing");
            }
        }
        Ok(())
    }

    #[test]
    fn the_first_script_knows_every_name() -> Result<()> {
        let script = fs::read_to_string(public().join("shell.js"))?;
        for id in NAMES {
            assert!(script.contains(&format!("{id}: \"{{{{name.{id}}}}}\"")), "{id}");
        }
        Ok(())
    }
}
