//! A manifest for each neutral name, made from the one manifest there is, so that they cannot drift apart.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value};

use crate::content::authored;
use crate::site::Site;

/// The manifest of the app under its own name.
const MANIFEST: &str = "manifest.webmanifest";

/// Neutral names by id: a text in content/en/ui-keeping/name.toml, icons in public/icons, and a choice in
/// public/shell.js.
const NAMES: &[&str] = &["notes", "weather", "reading"];

/// What the manifest says that would tell what the app is for, or shows it.
const TELLING: &[&str] = &["description", "categories", "screenshots", "shortcuts"];

/// Writes them beside the manifest, once that is filled.
pub fn write(site: &Site, staging: &Path) -> Result<()> {
    let text = fs::read_to_string(staging.join(MANIFEST)).context(MANIFEST)?;
    let manifest: Map<String, Value> = serde_json::from_str(&text).context(MANIFEST)?;
    let authored = authored(site)?;
    for id in NAMES {
        let name = authored.ui_text("name", id).with_context(|| format!("`name.{id}` is missing"))?.to_string();
        let neutral = serde_json::to_string_pretty(&named(manifest.clone(), id, &name))?;
        fs::write(staging.join(format!("manifest-{id}.webmanifest")), neutral + "\n")?;
    }
    Ok(())
}

/// The manifest under another name, which is an app of its own to the browser: one that is installed is never renamed
/// under somebody's eyes.
fn named(mut manifest: Map<String, Value>, id: &str, name: &str) -> Map<String, Value> {
    manifest.retain(|key, _| !TELLING.contains(&key.as_str()));
    for (key, value) in
        [("id", id.to_owned()), ("name", name.to_owned()), ("short_name", name.to_owned()), ("start_url", start(id))]
    {
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

/// Where it starts: shell.js takes the name from there.
fn start(id: &str) -> String {
    format!("./#name={id}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn public() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../public")
    }

    #[test]
    fn a_neutral_manifest_tells_nothing_and_its_icons_are_there() -> Result<()> {
        let text = fs::read_to_string(public().join(MANIFEST))?;
        for id in NAMES {
            let neutral = named(serde_json::from_str(&text)?, id, "A name");
            let all = Value::Object(neutral.clone()).to_string();
            for telling in ["rethread", "{{shell", "icons/icon", "icons/mask", "screenshots", "health"] {
                assert!(!all.to_lowercase().contains(telling), "{id}: {telling} in {all}");
            }
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
