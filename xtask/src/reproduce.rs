//! Building twice from nothing, in two places with different names, and comparing every byte.
//!
//! Whoever trusts the source can so find out whether a copy somewhere was made from it: same source and same tools, same
//! bytes. It takes many minutes; the tests look for paths of the building machine alone, the likeliest leak.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::browser::folder::Folder;
use crate::command::{command, run as run_command};
use crate::digest::sha256;
use crate::hooks::HASHES;
use crate::place::Place;
use crate::stamp::files_under;

/// Two names, so that a path in what is built would show.
const NAMES: [&str; 2] = ["one", "another/that-is/deeper"];

/// Builds twice and compares.
pub fn run(place: &Place) -> Result<()> {
    let work = Folder::fresh()?;
    // All at once: somebody may go on working here while it builds.
    for name in NAMES {
        copy_sources(place, &work.path().join(name))?;
    }
    let mut built = Vec::new();
    for (index, name) in NAMES.iter().enumerate() {
        let root = work.path().join(name);
        println!("[{}/{}] building in {} …", index + 1, NAMES.len(), root.display());
        let copy = Place::at(&root, None);
        build(place, &copy)?;
        // What it was compiled from fills gigabytes.
        fs::remove_dir_all(root.join("target"))?;
        built.push(copy.dist);
    }
    let [one, other] = built.as_slice() else { bail!("there are not two builds") };
    let differing = differing(one, other)?;
    ensure!(differing.is_empty(), "two builds of the same source differ:\n{}", differing.join("\n"));
    println!("both builds are the same, byte for byte; {HASHES} has the SHA-256");
    println!("{}", sha256(&fs::read(one.join(HASHES))?));
    Ok(())
}

/// Every file that git knows or would add.
fn copy_sources(place: &Place, root: &Path) -> Result<()> {
    let listed =
        command(place, "git")?.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).output()?;
    ensure!(listed.status.success(), "git cannot list the files of {}", place.root.display());
    let listed = String::from_utf8(listed.stdout).context("a file whose name is no text")?;
    for file in listed.split('\0').filter(|file| place.root.join(file).is_file()) {
        let copy = root.join(file);
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(place.root.join(file), copy).with_context(|| file.to_owned())?;
    }
    Ok(())
}

fn build(place: &Place, copy: &Place) -> Result<()> {
    // The tools are the same for both; to build them again would say nothing of the app.
    #[cfg(unix)]
    std::os::unix::fs::symlink(&place.tools, &copy.tools)?;
    let mut cargo = command(copy, "cargo")?;
    cargo.args(["xtask", "build"]).env_remove("CARGO_TARGET_DIR").env_remove("RETHREAD_DIST");
    run_command(&mut cargo)
}

/// Files that are in one folder alone, or differ.
pub fn differing(one: &Path, other: &Path) -> Result<Vec<String>> {
    let (ours, theirs) = (files_under(one)?, files_under(other)?);
    let mut found = Vec::new();
    for file in &ours {
        match fs::read(other.join(file)) {
            Err(_) => found.push(format!("{file} is in one alone")),
            Ok(bytes) if bytes != fs::read(one.join(file))? => found.push(format!("{file} differs")),
            Ok(_) => {}
        }
    }
    found.extend(theirs.iter().filter(|file| !ours.contains(file)).map(|file| format!("{file} is in the other alone")));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_or_a_file_that_differs_is_named() -> Result<()> {
        let (one, other) = (Folder::fresh()?, Folder::fresh()?);
        for (file, ours, theirs) in
            [("a", Some("1"), Some("1")), ("b", Some("1"), Some("2")), ("c", Some("1"), None), ("d", None, Some("1"))]
        {
            for (folder, text) in [(&one, ours), (&other, theirs)] {
                text.map_or(Ok(()), |text| fs::write(folder.path().join(file), text))?;
            }
        }
        let expected = ["b differs", "c is in one alone", "d is in the other alone"];
        assert_eq!(differing(one.path(), other.path())?, expected);
        Ok(())
    }
}
