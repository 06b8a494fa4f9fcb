//! The opener: one file that opens a backup on any device, without the app, without a connection, without anything else.
//!
//! It carries the program that opens sealed files, its texts and its look. Its policy names them by their digests and
//! allows nothing else: no address, not even the one it came from.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use rethread_core::content::author::{Authored, countries_html};

use super::keys::Program;
use super::markers::{self, Kind, Value};
use super::{scripts, styles};
use crate::content::LANGUAGE;
use crate::digest::{base64, for_policy, sha256};
use crate::place::Place;
use crate::site::{Site, colours};

/// The file, in the built folder and wherever a person keeps it.
pub const OPENER: &str = "rethread-opener.html";
const FOLDER: &str = "src/opener";

/// Writes the opener into `staging` and gives its SHA-256.
pub fn write(place: &Place, authored: &Authored, site: &Site, staging: &Path, program: &Program) -> Result<String> {
    let read = |name: &str| {
        let path = format!("{FOLDER}/{name}");
        fs::read_to_string(place.root.join(&path)).context(path)
    };
    let text = |name: &str| {
        let (section, key) = name.split_once('.')?;
        Some(Value::Text(authored.ui_text(section, key)?.to_string()))
    };
    let own = markers::fill("src/opener/opener.js", &read("opener.js")?, Kind::Script, text)?;
    let script = [&*program.glue, "\n", &scripts::without_comments("src/opener/opener.js", &own)?].concat();
    ensure!(!script.contains("</script") && !script.contains("<!--"), "the opener's script would end too early");
    let style = styles::without_comments(&read("opener.css")?)? + &colours::rules(site);
    let policy = policy(&script, &style);
    let page = markers::fill("src/opener/opener.html", &read("opener.html")?, Kind::Html, |name| match name {
        "lang" => Some(Value::Text(LANGUAGE.to_owned())),
        "policy" => Some(Value::Text(policy.clone())),
        "style" => Some(Value::Markup(style.clone())),
        "script" => Some(Value::Markup(script.clone())),
        "countries" => Some(Value::Markup(countries_html(authored))),
        "program" => Some(Value::Markup(base64(&program.wasm))),
        _ => text(name),
    })?;
    fs::write(staging.join(OPENER), &page)?;
    Ok(sha256(page.as_bytes()))
}

/// What the opener may do: run this script and the program in it, look like this, and nothing else.
fn policy(script: &str, style: &str) -> String {
    let (script, style) = (for_policy(script.as_bytes()), for_policy(style.as_bytes()));
    format!(
        "default-src 'none'; script-src '{script}' 'wasm-unsafe-eval'; style-src '{style}'; base-uri 'none'; \
         form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_policy_allows_what_it_carries_and_nothing_else() {
        let policy = policy("abc", "abc");
        let abc = "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        assert_eq!(
            policy,
            format!(
                "default-src 'none'; script-src '{abc}' 'wasm-unsafe-eval'; style-src '{abc}'; base-uri 'none'; \
                 form-action 'none'"
            )
        );
    }
}
