//! What happens around Trunk's own work: styles before it; parts, the key worker, the opener, pages, those for frames,
//! the worker's list, headers and compression after it.
//!
//! Trunk runs both hooks through `Trunk.toml`, so a plain `trunk build` and `cargo xtask build` make the same files; the
//! program in them is the same byte for byte only where `crate::build` keeps the machine's paths out of it.

pub mod compress;
pub mod embed;
pub mod keys;
pub mod manifests;
pub mod markers;
pub mod opener;
pub mod pages;
pub mod parts;
pub mod reads;
pub mod scripts;
pub mod styles;
pub mod worker;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::digest::sha256;
use crate::headers::{Headers, renderings};
use crate::place::Place;
use crate::{content, site, stamp};

/// Files a host reads and no browser asks for.
pub const FOR_HOSTS: &[&str] =
    &["_headers", "nginx.conf", "Caddyfile", ".htaccess", ".nojekyll", "404.html", GUIDE, HASHES];
/// What a package says to whoever unpacks it.
pub const GUIDE: &str = "hosting.md";
/// The SHA-256 of every file, in the form that `sha256sum --check` reads.
pub const HASHES: &str = "hashes.txt";

/// Before Trunk: one stylesheet out of many.
pub fn pre_build(place: &Place) -> Result<()> {
    stamp::begin(place)?;
    let css = styles::bundle(&place.root.join("style"))? + &site::colours::css(&site::load(place)?);
    let css = if is_release() { styles::smaller(place, &css)? } else { css };
    // Written only when it differs, or a watching Trunk would see a change and start over.
    let file = place.generated.join("app.css");
    if fs::read_to_string(&file).ok().as_deref() != Some(css.as_str()) {
        fs::write(&file, css)?;
    }
    Ok(())
}

/// After Trunk: everything that needs the final names, in the folder Trunk is about to put in place.
pub fn post_build(place: &Place) -> Result<()> {
    let staging = PathBuf::from(std::env::var_os("TRUNK_STAGING_DIR").context("only Trunk runs this hook")?);
    finish(place, &staging, is_release())?;
    stamp::finish(place, &staging, &profile())
}

/// How Trunk was asked to build.
fn profile() -> String {
    std::env::var("TRUNK_PROFILE").unwrap_or_else(|_| "debug".to_owned())
}

fn is_release() -> bool {
    profile() == "release"
}

fn finish(place: &Place, staging: &Path, release: bool) -> Result<()> {
    let site = site::load(place)?;
    let authored = content::authored(&site)?;
    parts::split(place, staging, release)?;
    let public = place.root.join("public");
    pages::copy_public(&public, staging)?;
    let program = keys::compile(place, release)?;
    let keys = keys::write(place, staging, &program)?;
    let opener = opener::write(place, &authored, &site, staging, &program)?;
    let known = pages::Known::of(place, &authored, &site, staging, pages::Named { keys, opener })?;
    pages::fill_all(&known, &public, staging)?;
    if release {
        pages::make_scripts_smaller(place, &public, staging)?;
    }
    embed::write(&known, staging)?;
    reads::write(&known, &public, staging)?;
    manifests::write(&authored, &site, staging)?;
    worker::name_build(staging)?;
    worker::write(staging, &worker::changes(&authored))?;
    for_hosts(&Headers::of(&site), staging, "/")?;
    fs::write(staging.join(HASHES), hashes(staging)?)?;
    if release {
        compress::all(staging)?;
    }
    Ok(())
}

/// Writes what hosts read, for an app that stands at the path `under`.
pub fn for_hosts(headers: &Headers, folder: &Path, under: &str) -> Result<()> {
    let sent = |file: &String| !FOR_HOSTS.contains(&&**file) && !compress::is_copy(file);
    let files = stamp::files_under(folder)?.into_iter().filter(sent);
    let files: Vec<String> = files.chain([HASHES.to_owned()]).collect();
    fs::write(folder.join("_headers"), renderings::underscore_headers(headers, &files, under))?;
    fs::write(folder.join("nginx.conf"), renderings::nginx(headers, under))?;
    fs::write(folder.join("Caddyfile"), renderings::caddy(headers, under))?;
    fs::write(folder.join(".htaccess"), renderings::apache(headers))?;
    // Without it GitHub Pages leaves out names that begin with an underscore.
    Ok(fs::write(folder.join(".nojekyll"), "")?)
}

/// A line for every file that is sent, but for this list itself.
fn hashes(staging: &Path) -> Result<String> {
    let mut lines = String::new();
    for file in stamp::files_under(staging)?.into_iter().filter(|file| !FOR_HOSTS.contains(&&**file)) {
        lines += &format!("{}  {file}\n", sha256(&fs::read(staging.join(&file))?));
    }
    Ok(lines)
}
