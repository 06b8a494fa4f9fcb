//! Checks everything authored and writes it out as Rust. A problem fails the build with its file and line.

use rethread_core::content::author::{Authored, Problem, check_languages, report, write_languages};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

/// The language the others have to agree with.
const BASE: &str = "en";

fn main() -> ExitCode {
    // Cargo looks into a folder and all below it.
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=build.rs");
    // What cuts the app into parts follows relocations, which the linker otherwise drops.
    if env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    match languages() {
        Ok((base, others)) => match write(&write_languages(&base, &others)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fail(&[format!("content.rs could not be written: {error}")]),
        },
        Err(problems) => fail(&problems.iter().map(Problem::to_string).collect::<Vec<_>>()),
    }
}

/// The base language and every other folder beside it.
fn languages() -> Result<(Authored, Vec<Authored>), Vec<Problem>> {
    let content = Path::new("content");
    let base = report(&content.join(BASE))?;
    let (mut others, mut problems) = (Vec::new(), Vec::new());
    let mut folders: Vec<_> = fs::read_dir(content).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    folders.sort();
    for folder in folders.iter().filter(|folder| folder.is_dir() && !folder.ends_with(BASE)) {
        match report(folder) {
            Ok(other) => {
                problems.extend(check_languages(&base, &other));
                others.push(other);
            }
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok((base, others)) } else { Err(problems) }
}

fn write(source: &str) -> io::Result<()> {
    let folder = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR is not set"))?;
    fs::write(Path::new(&folder).join("content.rs"), source)
}

fn fail(lines: &[String]) -> ExitCode {
    for line in lines {
        eprintln!("{line}");
    }
    ExitCode::FAILURE
}
