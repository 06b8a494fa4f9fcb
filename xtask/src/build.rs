//! Building the release app into `dist/`.

use anyhow::{Context, Result};

use crate::place::Place;
use crate::{command, setup, stamp};

/// Sets up what building needs and builds. Trunk calls back into [`crate::hooks`].
pub fn run(place: &Place) -> Result<()> {
    setup::for_build(place)?;
    println!("building the app (some minutes the first time) …");
    let mut trunk = command::command(place, "trunk")?;
    trunk.args(["build", "--release", "--dist"]).arg(&place.dist);
    // A problem in the content is a sentence with a file and a line, not a trace through Trunk.
    trunk.env("RUST_BACKTRACE", "0");
    // Trunk's own notes are of use only to somebody who asks for them.
    if std::env::var_os("RUST_LOG").is_none() {
        trunk.env("RUST_LOG", "warn");
    }
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_paths(place));
    command::run(&mut trunk).context("the app could not be built")
}

/// Keeps the paths of the building machine out of what is shipped: places in code are named from the registry on.
pub fn without_paths(place: &Place) -> String {
    let home = std::env::var("HOME").unwrap_or_default();
    let cargo = std::env::var("CARGO_HOME").unwrap_or_else(|_| format!("{home}/.cargo"));
    let registries = std::fs::read_dir(format!("{cargo}/registry/src")).into_iter().flatten().flatten();
    let mut flags: Vec<String> =
        registries.map(|found| format!("--remap-path-prefix={}/=", found.path().display())).collect();
    flags.push(format!("--remap-path-prefix={}/=", place.root.display()));
    flags.join(" ")
}

/// Builds unless `dist/` already holds the release build of these very sources.
pub fn if_stale(place: &Place) -> Result<()> {
    if stamp::is_current(place, "release")? {
        return Ok(());
    }
    run(place)
}
