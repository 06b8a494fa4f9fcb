//! Knowing whether `dist/` was built from the sources as they are now.
//!
//! The build notes a digest of everything that goes into it when it starts, and keeps the note when it ends well,
//! together with a digest of the service worker, which names the list of every built file by its digest.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::digest::{sha256, short};
use crate::place::Place;
use crate::{content, site};

/// What the built app is made from.
const SOURCES: &[&str] = &[
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "content",
    "core",
    "index.html",
    "public",
    "src",
    "style",
    "xtask",
];

/// Notes the state of the sources as a build begins.
pub fn begin(place: &Place) -> Result<()> {
    fs::create_dir_all(&place.generated)?;
    Ok(fs::write(begun(place), sources(place)?)?)
}

/// Keeps that note for the app that was built into `staging` with `profile`.
pub fn finish(place: &Place, staging: &Path, profile: &str) -> Result<()> {
    let sources = fs::read_to_string(begun(place)).context("the build began without its first hook")?;
    Ok(fs::write(note(place), line(profile, &sources, staging)?)?)
}

/// Whether the built app is what a build with `profile` would make now.
pub fn is_current(place: &Place, profile: &str) -> Result<bool> {
    let Ok(noted) = fs::read_to_string(note(place)) else { return Ok(false) };
    if !place.dist.join("index.html").is_file() || !place.dist.join("sw.js").is_file() {
        return Ok(false);
    }
    Ok(noted == line(profile, &sources(place)?, &place.dist)?)
}

/// Every file under `folder`, in a steady order, as paths with `/` relative to `folder`.
pub fn files_under(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inside) = open.pop() {
        for entry in fs::read_dir(folder.join(&inside)).with_context(|| folder.join(&inside).display().to_string())? {
            let entry = entry?;
            let path = inside.join(entry.file_name());
            if entry.path().is_dir() {
                open.push(path);
            } else {
                let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
                found.push(parts.join("/"));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn sources(place: &Place) -> Result<String> {
    let mut listed = String::new();
    for source in SOURCES {
        let path = place.root.join(source);
        if path.is_file() {
            listed += &format!("{source} {}\n", sha256(&fs::read(&path)?));
        } else if path.is_dir() {
            for file in files_under(&path)? {
                listed += &format!("{source}/{file} {}\n", sha256(&fs::read(path.join(&file))?));
            }
        }
    }
    if let Some(file) = site::file(place) {
        listed += &format!("site {}\n", sha256(&fs::read(&file).with_context(|| file.display().to_string())?));
    }
    if let Some(own) = content::own(&site::load(place)?) {
        for file in files_under(&own)? {
            listed += &format!("own/{file} {}\n", sha256(&fs::read(own.join(&file))?));
        }
    }
    Ok(sha256(listed.as_bytes()))
}

fn line(profile: &str, sources: &str, built: &Path) -> Result<String> {
    let worker = fs::read(built.join("sw.js")).with_context(|| built.join("sw.js").display().to_string())?;
    Ok(format!("{profile} {sources} {}\n", short(&worker)))
}

fn begun(place: &Place) -> PathBuf {
    place.generated.join("build.begun")
}

fn note(place: &Place) -> PathBuf {
    place.generated.join("build.stamp")
}
