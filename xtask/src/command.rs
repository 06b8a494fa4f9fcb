//! Running other programs: always with the project's tools on the path, always saying what failed.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::place::Place;

/// A command that runs in the repository and finds the project's own tools.
pub fn command(place: &Place, program: impl AsRef<OsStr>) -> Result<Command> {
    let mut command = Command::new(program);
    command.current_dir(&place.root).env("PATH", place.search_path()?);
    // Cargo describes this package to us; a cargo started from here would take that for a change and build again.
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")) {
            command.env_remove(name);
        }
    }
    // Trunk reads `NO_COLOR=1` as an unreadable flag and stops.
    command.env_remove("NO_COLOR");
    Ok(command)
}

/// Runs `command` in view of the person, and fails when it does.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = show(command);
    let status = command.status().with_context(|| format!("could not start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// What `command` prints, or nothing where it cannot be run or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where systems put servers; it is not on everybody's path.
const SERVERS: &[&str] = &["/usr/sbin"];

/// The first of `names` that can be found on the path or among the project's tools.
pub fn find(place: &Place, names: &[&str]) -> Option<PathBuf> {
    let path = place.search_path().ok()?;
    let suffix = std::env::consts::EXE_SUFFIX;
    names.iter().find_map(|name| {
        let folders = std::env::split_paths(&path).chain(SERVERS.iter().map(PathBuf::from));
        folders.map(|folder| folder.join(format!("{name}{suffix}"))).find(|file| file.is_file())
    })
}

fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
