//! The service worker's list: every file that belongs to this build, with the first half of its SHA-256.
//!
//! Half is 128 bits: nobody finds another file with the same ones, and every first visit carries the list.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{FOR_HOSTS, scripts};
use crate::digest::{sha256, short};
use crate::stamp::files_under;

/// The service worker.
pub const WORKER: &str = "sw.js";
const MARKER: &str = "/*{{files}}*/";

/// Names the build by everything but its pages, which are about to carry that name.
pub fn build_of_assets(staging: &Path) -> Result<String> {
    let mut listed = String::new();
    for file in kept_files(staging)?.iter().filter(|file| !file.ends_with(".html")) {
        listed += &format!("{file} {}\n", sha256(&fs::read(staging.join(file))?));
    }
    Ok(short(listed.as_bytes()))
}

/// Writes the list into the worker.
pub fn write(staging: &Path) -> Result<()> {
    let file = staging.join(WORKER);
    let script = fs::read_to_string(&file).with_context(|| format!("public/{WORKER}"))?;
    let script = scripts::without_comments(WORKER, &script)?;
    let (before, after) = script.split_once(MARKER).with_context(|| format!("public/{WORKER} has no {MARKER}"))?;
    Ok(fs::write(&file, format!("{before}{}{after}", list(staging)?))?)
}

/// `{"build": …, "files": [{"url", "sha256"}]}`; the build is named by the digest of the files.
fn list(staging: &Path) -> Result<String> {
    let mut rows = Vec::new();
    for file in kept_files(staging)? {
        let bytes = fs::read(staging.join(&file))?;
        // File names here are the build's own: letters, digits, dots, dashes, underscores and slashes.
        rows.push(format!("{{\"url\":\"{file}\",\"sha256\":\"{}\"}}", half(&bytes)));
    }
    let files = rows.join(",");
    Ok(format!("{{\"build\":\"{}\",\"files\":[{files}]}}", short(files.as_bytes())))
}

/// The first 32 digits.
fn half(bytes: &[u8]) -> String {
    let mut digits = sha256(bytes);
    digits.truncate(32);
    digits
}

/// The files that must be there offline. Headers for hosts, the worker itself, pictures that a browser fetches when
/// it installs the app, and what other sites put into their pages are not.
pub fn kept_files(staging: &Path) -> Result<Vec<String>> {
    let kept = |file: &String| {
        let for_installing = file.ends_with(".png");
        let for_other_sites = file.starts_with("embed") || file.starts_with("read-") || file == "rethread-embed.js";
        !(file == WORKER
            || file.ends_with(".br")
            || for_installing
            || for_other_sites
            || FOR_HOSTS.contains(&file.as_str()))
    };
    Ok(files_under(staging)?.into_iter().filter(kept).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_what_the_app_needs_and_nothing_else() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("rethread-worker-{}", std::process::id()));
        fs::create_dir_all(folder.join("screenshots"))?;
        for file in ["index.html", "app.css", "app.css.br", "_headers", "screenshots/wide.png"] {
            fs::write(folder.join(file), "abc")?;
        }
        fs::write(folder.join(WORKER), "const build = /*{{files}}*/;")?;
        write(&folder)?;
        let script = fs::read_to_string(folder.join(WORKER))?;
        let digest = "ba7816bf8f01cfea414140de5dae2223";
        let files = format!(
            "{{\"url\":\"app.css\",\"sha256\":\"{digest}\"}},\
             {{\"url\":\"index.html\",\"sha256\":\"{digest}\"}}"
        );
        assert_eq!(script, format!("const build = {{\"build\":\"{}\",\"files\":[{files}]}};", short(files.as_bytes())));
        assert!(write(&folder).is_err(), "a worker without the marker is refused");
        fs::remove_dir_all(folder)?;
        Ok(())
    }
}
