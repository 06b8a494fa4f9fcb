//! What the service worker goes by: a list of every file that belongs to this build, each with its SHA-256.
//!
//! The list is a file of its own, which the worker fetches when it installs. The worker itself carries no more than the
//! digest of that list, since every first visit carries the worker.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use rethread_core::content::author::{self, Authored};

use super::{FOR_HOSTS, scripts};
use crate::digest::{sha256, short};
use crate::stamp::files_under;

/// The service worker.
pub const WORKER: &str = "sw.js";
/// The list.
pub const LIST: &str = "files.json";
/// What stands in the worker for the build, and for the digest of the list.
const MARKERS: [&str; 2] = ["{{build}}", "{{list}}"];

/// What stands for the name of the build in the pages that carry it, until every file is what it will be.
pub const BUILD: &str = MARKERS[0];

/// Names the build by all of its files, and puts that name into its pages.
pub fn name_build(staging: &Path) -> Result<()> {
    let ours = |file: &String| ![WORKER, LIST].contains(&file.as_str()) && !FOR_HOSTS.contains(&file.as_str());
    let files: Vec<String> = files_under(staging)?.into_iter().filter(ours).collect();
    let mut listed = String::new();
    for file in &files {
        listed += &format!("{file} {}\n", sha256(&fs::read(staging.join(file))?));
    }
    let build = short(listed.as_bytes());
    for page in files.iter().filter(|file| file.ends_with(".html")).map(|file| staging.join(file)) {
        let text = fs::read_to_string(&page)?;
        if text.contains(BUILD) {
            fs::write(page, text.replace(BUILD, &build))?;
        }
    }
    Ok(())
}

/// What was changed on a day: the day, and a line for each thing that a person would notice.
pub type Change = Vec<String>;

/// Days that the list goes back to: who comes from further back is told of these.
const DAYS: usize = 12;

/// What was authored of it, newest first.
pub fn changes(authored: &Authored) -> Vec<Change> {
    let day = |change: &author::Change| {
        std::iter::once(&change.date).chain(&change.lines).map(|text| text.words.clone()).collect()
    };
    authored.changes.iter().take(DAYS).map(day).collect()
}

/// Writes the list, with what this build changed, and its digest into the worker.
pub fn write(staging: &Path, changes: &[Change]) -> Result<()> {
    let file = staging.join(WORKER);
    let script = fs::read_to_string(&file).with_context(|| format!("public/{WORKER}"))?;
    let mut script = scripts::without_comments(WORKER, &script)?;
    let files = files(staging)?;
    // The digest of the files names the build.
    let build = short(files.as_bytes());
    let changes = serde_json::to_string(changes)?;
    let list = format!("{{\"build\":\"{build}\",\"changes\":{changes},\"files\":[\n{files}\n]}}\n");
    for (marker, value) in MARKERS.into_iter().zip([build, sha256(list.as_bytes())]) {
        ensure!(script.contains(marker), "public/{WORKER} has no {marker}");
        script = script.replace(marker, &value);
    }
    fs::write(staging.join(LIST), list)?;
    Ok(fs::write(&file, script)?)
}

/// `{"url", "sha256"}` for each file, one a line.
fn files(staging: &Path) -> Result<String> {
    let mut rows = Vec::new();
    for file in kept_files(staging)? {
        let bytes = fs::read(staging.join(&file))?;
        // File names here are the build's own: letters, digits, dots, dashes, underscores and slashes.
        rows.push(format!("{{\"url\":\"{file}\",\"sha256\":\"{}\"}}", sha256(&bytes)));
    }
    Ok(rows.join(",\n"))
}

/// The files that must be there offline. Headers for hosts, the worker itself with its list, pictures that a browser
/// fetches when it installs the app, and what other sites put into their pages are not.
pub fn kept_files(staging: &Path) -> Result<Vec<String>> {
    let kept = |file: &String| {
        let for_installing = file.ends_with(".png");
        let for_other_sites = file.starts_with("embed") || file.starts_with("read-") || file == "rethread-embed.js";
        !([WORKER, LIST].contains(&file.as_str())
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
    fn every_file_but_the_worker_counts_in_the_name_of_the_build() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("rethread-build-{}", std::process::id()));
        let named = |files: &[(&str, &str)]| -> Result<String> {
            fs::create_dir_all(&folder)?;
            fs::write(folder.join("index.html"), "<meta name=\"rethread-build\" content=\"{{build}}\">")?;
            for (file, text) in files {
                fs::write(folder.join(file), text)?;
            }
            name_build(&folder)?;
            let page = fs::read_to_string(folder.join("index.html"))?;
            fs::remove_dir_all(&folder)?;
            Ok(page)
        };
        let first = named(&[("help.html", "a line"), ("rethread-embed.js", "1")])?;
        assert!(!first.contains(BUILD), "{first}");
        assert_eq!(first, named(&[("help.html", "a line"), ("rethread-embed.js", "1")])?);
        for other in [
            [("help.html", "another line"), ("rethread-embed.js", "1")],
            [("help.html", "a line"), ("rethread-embed.js", "2")],
            [("help2.html", "a line"), ("rethread-embed.js", "1")],
        ] {
            assert_ne!(first, named(&other)?, "{other:?}");
        }
        let with_worker = [("help.html", "a line"), ("rethread-embed.js", "1"), (WORKER, "x"), ("_headers", "y")];
        assert_eq!(first, named(&with_worker)?, "what is made from the name does not name it");
        Ok(())
    }

    #[test]
    fn lists_what_the_app_needs_and_nothing_else() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("rethread-worker-{}", std::process::id()));
        fs::create_dir_all(folder.join("screenshots"))?;
        for file in ["index.html", "app.css", "app.css.br", "_headers", "screenshots/wide.png"] {
            fs::write(folder.join(file), "abc")?;
        }
        let changes = [["2026-11-28", "One \"thing\"."].map(str::to_owned).to_vec()];
        let template = "const names = [\"{{build}}\", \"{{list}}\"];";
        fs::write(folder.join(WORKER), template)?;
        write(&folder, &changes)?;
        let digest = sha256(b"abc");
        let files = format!(
            "{{\"url\":\"app.css\",\"sha256\":\"{digest}\"}},\n\
             {{\"url\":\"index.html\",\"sha256\":\"{digest}\"}}"
        );
        let build = short(files.as_bytes());
        let list = fs::read_to_string(folder.join(LIST))?;
        let changed = "[[\"2026-11-28\",\"One \\\"thing\\\".\"]]";
        assert_eq!(list, format!("{{\"build\":\"{build}\",\"changes\":{changed},\"files\":[\n{files}\n]}}\n"));
        let script = fs::read_to_string(folder.join(WORKER))?;
        assert_eq!(script, format!("const names = [\"{build}\", \"{}\"];", sha256(list.as_bytes())));
        assert!(write(&folder, &changes).is_err(), "a worker without the markers is refused");
        fs::write(folder.join(WORKER), template)?;
        write(&folder, &changes)?;
        assert_eq!(fs::read_to_string(folder.join(WORKER))?, script, "neither the worker nor its list is in the list");
        fs::remove_dir_all(folder)?;
        Ok(())
    }
}
