//! Building the release app into `dist/`.

use anyhow::{Context, Result, bail};

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
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_paths(place)?);
    command::run(&mut trunk).context("the app could not be built")
}

/// Keeps the paths of the building machine out of what is shipped: places in code are named from the registry on.
pub fn without_paths(place: &Place) -> Result<String> {
    let home = std::env::var("HOME").unwrap_or_default();
    let cargo = std::env::var("CARGO_HOME").unwrap_or_else(|_| format!("{home}/.cargo"));
    let registries = std::fs::read_dir(format!("{cargo}/registry/src")).into_iter().flatten().flatten();
    let folders = registries.map(|found| found.path()).chain([place.root.clone()]);
    flags(&folders.map(|folder| folder.display().to_string()).collect::<Vec<_>>())
}

/// The flags that call each of these folders `/`. Cargo takes them apart at spaces.
fn flags(folders: &[String]) -> Result<String> {
    if let Some(folder) = folders.iter().find(|folder| folder.contains(' ')) {
        bail!("the release app cannot be built below a folder with a space in its name: {folder}");
    }
    Ok(folders.iter().map(|folder| format!("--remap-path-prefix={folder}/=")).collect::<Vec<_>>().join(" "))
}

/// Builds unless `dist/` already holds the release build of these very sources.
pub fn if_stale(place: &Place) -> Result<()> {
    if stamp::is_current(place, "release")? {
        return Ok(());
    }
    run(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_flag_is_torn_apart_at_a_space() {
        let named = |folders: &[&str]| flags(&folders.iter().map(|&folder| folder.to_owned()).collect::<Vec<_>>());
        assert_eq!(named(&["/a", "/b/c"]).unwrap(), "--remap-path-prefix=/a/= --remap-path-prefix=/b/c/=");
        assert!(named(&["/a", "/my work"]).unwrap_err().to_string().contains("/my work"));
    }
}
