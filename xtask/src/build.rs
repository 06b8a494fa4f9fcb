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
    command::run(&mut trunk).context("the app could not be built")
}

/// Builds unless `dist/` already holds the release build of these very sources.
pub fn if_stale(place: &Place) -> Result<()> {
    if stamp::is_current(place, "release")? {
        return Ok(());
    }
    run(place)
}
