//! Checks everything authored and writes it out as Rust. A problem fails the build with its file and line.

use rethread_core::content::author::{
    Authored, OWN_CONTENT, Problem, SITE, Site, check_languages, report, report_with_own, write_languages,
};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

/// The language the others have to agree with.
const BASE: &str = "en";

fn main() -> ExitCode {
    // Cargo looks into a folder and all below it.
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={OWN_CONTENT}");
    println!("cargo::rerun-if-env-changed={SITE}");
    // What cuts the app into parts follows relocations, which the linker otherwise drops.
    if env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bin=rethread-app=--emit-relocs");
    }
    match site().and_then(|site| languages(&site)) {
        Ok((base, others)) => match write(&write_languages(&base, &others)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fail(&[format!("content.rs could not be written: {error}")]),
        },
        Err(problems) => fail(&problems.iter().map(Problem::to_string).collect::<Vec<_>>()),
    }
}

/// The settings of whoever offers the app under a name of their own.
fn site() -> Result<Site, Vec<Problem>> {
    let Some(file) = named(SITE) else { return Ok(Site::default()) };
    println!("cargo::rerun-if-changed={}", file.display());
    Site::read(&file, &file.display().to_string())
}

/// The base language and every other folder beside it.
fn languages(site: &Site) -> Result<(Authored, Vec<Authored>), Vec<Problem>> {
    let content = Path::new("content");
    let own = named(OWN_CONTENT).or_else(|| site.content.clone());
    if let Some(own) = &own {
        println!("cargo::rerun-if-changed={}", own.display());
    }
    let mut base = match &own {
        Some(own) => report_with_own(&content.join(BASE), &own.join(BASE))?,
        None => report(&content.join(BASE))?,
    };
    let (mut others, mut problems) = (Vec::new(), Vec::new());
    let mut folders: Vec<_> = fs::read_dir(content).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    folders.sort();
    for folder in folders.iter().filter(|folder| folder.is_dir() && !folder.ends_with(BASE)) {
        let own = own.as_ref().and_then(|own| Some(own.join(folder.file_name()?))).filter(|own| own.is_dir());
        match own.map_or_else(|| report(folder), |own| report_with_own(folder, &own)) {
            Ok(other) => {
                problems.extend(check_languages(&base, &other));
                others.push(other);
            }
            Err(found) => problems.extend(found),
        }
    }
    std::iter::once(&mut base).chain(&mut others).for_each(|language| site.rename(language));
    if problems.is_empty() { Ok((base, others)) } else { Err(problems) }
}

/// The path that a setting names, if it does.
fn named(setting: &str) -> Option<PathBuf> {
    env::var_os(setting).filter(|path| !path.is_empty()).map(PathBuf::from)
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
