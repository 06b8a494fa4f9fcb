//! One stylesheet out of many: `style/manifest.txt` names the files in the order they go in.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::scripts;
use crate::place::Place;
use crate::stamp::files_under;

/// The files of `folder` joined in the manifest's order, without comments.
pub fn bundle(folder: &Path) -> Result<String> {
    let mut css = String::new();
    for name in manifest(folder)? {
        let text = fs::read_to_string(folder.join(&name)).with_context(|| format!("style/manifest.txt: {name}"))?;
        css += &without_comments(&text).with_context(|| format!("style/{name}"))?;
        css.push('\n');
    }
    Ok(css)
}

/// The same styles without the spaces that only a reader needs.
pub fn smaller(place: &Place, css: &str) -> Result<String> {
    let file = place.generated.join("as-sent.css");
    fs::write(&file, css)?;
    scripts::through_esbuild(place, &file, &["--minify-whitespace"])?;
    fs::read_to_string(&file).context("the smaller styles")
}

/// Names in the manifest without a file, and files that the manifest leaves out.
pub fn problems(folder: &Path) -> Result<Vec<String>> {
    let named = manifest(folder)?;
    let files = files_under(folder)?;
    let missing = named.iter().filter(|name| !files.contains(name));
    let unused = files.iter().filter(|file| file.ends_with(".css") && !named.contains(file));
    let imports =
        named.iter().filter(|name| fs::read_to_string(folder.join(name)).is_ok_and(|text| text.contains("@import")));
    Ok(missing
        .map(|name| format!("style/manifest.txt names {name}, which does not exist"))
        .chain(unused.map(|file| format!("style/{file} is not in style/manifest.txt")))
        .chain(imports.map(|name| format!("style/{name} uses @import, which the build does not follow")))
        .collect())
}

fn manifest(folder: &Path) -> Result<Vec<String>> {
    let text = fs::read_to_string(folder.join("manifest.txt")).context("style/manifest.txt")?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(lines.map(str::to_owned).collect())
}

/// Drops comments, indentation and blank lines. Strings are left alone, with any `/*` in them.
pub fn without_comments(css: &str) -> Result<String> {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        kept += before;
        if from.starts_with("/*") {
            let Some((_, after)) = from.split_once("*/") else { bail!("a comment is not closed") };
            rest = after;
            continue;
        }
        let length = match from.chars().next() {
            Some(quote @ ('"' | '\'')) => string_length(from, quote).context("a string is not closed")?,
            _ => 1,
        };
        let (string, after) = from.split_at(length);
        kept += string;
        rest = after;
    }
    kept += rest;
    Ok(kept.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
}

fn string_length(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            found if found == quote => return Some(at + found.len_utf8()),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_comments_and_nothing_else() -> Result<()> {
        for (css, expected) in [
            ("a { b: c } /* d */\n\n/* e\n f */\ng {}", "a { b: c }\ng {}"),
            ("a::before { content: \"/* kept \\\" */\" }", "a::before { content: \"/* kept \\\" */\" }"),
            ("a { b: calc(1px / 2) }", "a { b: calc(1px / 2) }"),
            ("a { b: '\u{201c}' }", "a { b: '\u{201c}' }"),
        ] {
            assert_eq!(without_comments(css)?, expected);
        }
        assert!(without_comments("/* open").is_err());
        assert!(without_comments("a { b: \"open }").is_err());
        Ok(())
    }
}
