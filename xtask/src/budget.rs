//! What a first visit costs over the network, read from the built folder. The limits are a promise, so this is a check.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::hooks::worker::{LIST, WORKER, kept_files};
use crate::package;

/// Brotli bytes of a first visit: all files fetched before the app can be used. What is fetched when a page is opened,
/// or afterwards to be there offline, is listed beside it and does not count.
pub const BYTES: u64 = 170_000;
/// Requests of a first visit.
pub const REQUESTS: usize = 12;

/// The script that other sites put into their pages.
pub const ELEMENT: &str = "rethread-embed.js";
/// The most bytes of gzip that it may have.
pub const ELEMENT_BYTES: u64 = 5 * 1024;

/// A file of the first visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its path in the built folder.
    pub file: String,
    /// Its size as sent.
    pub bytes: u64,
    /// Whether the page asks for it before it can be used; the others are fetched afterwards, to be there offline.
    pub first: bool,
}

/// Every file that a first visit fetches, each once.
pub fn first_visit(dist: &Path) -> Result<Vec<Part>> {
    let page = fs::read_to_string(dist.join("index.html")).context("nothing is built yet")?;
    let mut files = kept_files(dist)?;
    files.extend([WORKER, LIST].map(str::to_owned));
    let mut parts = Vec::new();
    for file in files {
        let first = file == "index.html" || file == WORKER || is_named(&page, &file);
        parts.push(Part { bytes: sent_size(dist, &file)?, file, first });
    }
    parts.sort_by_key(|part| (!part.first, std::cmp::Reverse(part.bytes)));
    Ok(parts)
}

/// The table of a first visit.
pub fn table(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        let when = if part.first { "" } else { "  (when opened, and afterwards for offline)" };
        text += &format!("{:>9}  {}{when}\n", part.bytes, part.file);
    }
    let (first, requests) = (bytes(parts), requests(parts));
    let all: u64 = parts.iter().map(|part| part.bytes).sum();
    text +=
        &format!("{first:>9}  brotli bytes to use the app (limit {BYTES}), {requests} requests (limit {REQUESTS})\n");
    text + &format!("{all:>9}  brotli bytes with all that is kept for offline\n")
}

/// Which limits are passed.
pub fn problems(parts: &[Part]) -> Vec<String> {
    let mut found = Vec::new();
    if bytes(parts) > BYTES {
        found.push(format!("a first visit is {} bytes of brotli; the limit is {BYTES}", bytes(parts)));
    }
    if requests(parts) > REQUESTS {
        found.push(format!("a first visit makes {} requests; the limit is {REQUESTS}", requests(parts)));
    }
    found
}

fn bytes(parts: &[Part]) -> u64 {
    parts.iter().filter(|part| part.first).map(|part| part.bytes).sum()
}

fn requests(parts: &[Part]) -> usize {
    parts.iter().filter(|part| part.first).count()
}

/// Whether the page names `file` where a browser fetches it: a link for people does not count.
fn is_named(page: &str, file: &str) -> bool {
    page.split('<').filter(|tag| !tag.starts_with("a ")).any(|tag| {
        let tag = tag.split('>').next().unwrap_or_default();
        tag.split(['"', '\'']).any(|value| value.trim_start_matches("./") == file)
    })
}

/// Bytes of gzip of the script for other sites.
pub fn element(dist: &Path) -> Result<u64> {
    let script = fs::read(dist.join(ELEMENT)).context(ELEMENT)?;
    Ok(package::gzip(&script)?.len() as u64)
}

/// What is wrong with the script for other sites.
pub fn element_problems(dist: &Path) -> Result<Vec<String>> {
    let bytes = element(dist)?;
    println!("{bytes:>9}  gzip bytes of {ELEMENT}, which other sites load (limit {ELEMENT_BYTES})");
    let over = bytes > ELEMENT_BYTES;
    Ok(over.then(|| format!("{ELEMENT} is {bytes} bytes of gzip; the limit is {ELEMENT_BYTES}")).into_iter().collect())
}

/// The size of a file as it is sent: its brotli copy, where there is one.
pub fn sent_size(dist: &Path, file: &str) -> Result<u64> {
    let small = dist.join(format!("{file}.br"));
    let sent = if small.is_file() { small } else { dist.join(file) };
    Ok(fs::metadata(&sent).with_context(|| sent.display().to_string())?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_fetches_what_it_names_but_not_what_it_links_to() {
        let page =
            r#"<script src="./boot.js" data-wasm="app_bg.wasm"></script><a class="x" href="./help.html">app.css</a>"#;
        for (file, expected) in [("boot.js", true), ("app_bg.wasm", true), ("help.html", false), ("app.css", false)] {
            assert_eq!(is_named(page, file), expected, "{file}");
        }
    }

    #[test]
    fn every_limit_is_watched() {
        let part = |bytes, first| Part { file: "a".to_owned(), bytes, first };
        assert_eq!(problems(&vec![part(BYTES / 12, true); 12]).len(), 0);
        assert_eq!(problems(&[part(BYTES, true), part(1, false)]).len(), 0);
        assert_eq!(problems(&[part(BYTES, true), part(1, true)]).len(), 1);
        assert_eq!(problems(&vec![part(1, true); 13]).len(), 1);
    }
}
