//! What happens around Trunk's own work: styles before it; parts, the key worker, the opener, pages,
//! the worker's list, headers and compression after it.
//!
//! Trunk runs both hooks through `Trunk.toml`, so a plain `trunk build` and `cargo xtask build` give the same folder.

pub mod compress;
pub mod keys;
pub mod manifests;
pub mod markers;
pub mod opener;
pub mod pages;
pub mod parts;
pub mod scripts;
pub mod styles;
pub mod worker;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::place::Place;
use crate::{headers, stamp};

/// Files a host reads and no browser asks for.
pub const FOR_HOSTS: &[&str] = &["_headers", "nginx.conf", "Caddyfile"];

/// Before Trunk: one stylesheet out of many.
pub fn pre_build(place: &Place) -> Result<()> {
    stamp::begin(place)?;
    let css = styles::bundle(&place.root.join("style"))?;
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
    let profile = std::env::var("TRUNK_PROFILE").unwrap_or_else(|_| "debug".to_owned());
    finish(place, &staging, profile == "release")?;
    stamp::finish(place, &staging, &profile)
}

fn finish(place: &Place, staging: &Path, release: bool) -> Result<()> {
    parts::split(place, staging, release)?;
    let public = place.root.join("public");
    pages::copy_public(&public, staging)?;
    let program = keys::compile(place, release)?;
    let keys = keys::write(place, staging, &program)?;
    let opener = opener::write(place, staging, &program)?;
    let build = worker::build_of_assets(staging)?;
    pages::fill_all(&public, staging, &pages::Named { build, keys, opener })?;
    if release {
        pages::make_scripts_smaller(place, &public, staging)?;
    }
    manifests::write(staging)?;
    worker::write(staging, &worker::changes()?)?;
    let files = stamp::files_under(staging)?;
    fs::write(staging.join("_headers"), headers::underscore_headers(&files))?;
    fs::write(staging.join("nginx.conf"), headers::nginx())?;
    fs::write(staging.join("Caddyfile"), headers::caddy())?;
    if release {
        compress::all(staging)?;
    }
    Ok(())
}
