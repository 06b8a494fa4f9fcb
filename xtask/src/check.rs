//! What must be clean before anything is kept: formatting, lints on both targets, content, styles, byte budgets.

use anyhow::{Result, bail};

use crate::command::{command, find, run};
use crate::hooks::styles;
use crate::place::Place;
use crate::{budget, build, content, setup, stated};

/// A tool kept beside the repository, where there is one, that finds wording taken from somebody else's text.
const VERBATIM: &str = "../shared/tools/verbatim";
const READ_BY_PEOPLE: &[&str] = &["content", "index.html", "README.md", "docs", "public"];

type Step = (&'static str, fn(&Place) -> Result<()>);

const STEPS: &[Step] = &[
    ("formatting", formatting),
    ("content", texts),
    ("styles", style_files),
    ("wording", wording),
    ("lints", lints),
    ("lints for wasm", lints_for_wasm),
    ("bytes of a first visit", bytes),
    ("digest of the opener", opener),
];

/// Runs every check, and fails at the end if any did: a person sees all there is to mend at once.
pub fn run_every(place: &Place) -> Result<()> {
    let mut failed = Vec::new();
    for (index, (name, step)) in STEPS.iter().enumerate() {
        println!("[{}/{}] {name} …", index + 1, STEPS.len());
        if let Err(error) = step(place) {
            eprintln!("{error:#}");
            failed.push(*name);
        }
    }
    if !failed.is_empty() {
        bail!("not clean: {}", failed.join(", "));
    }
    println!("all clean");
    Ok(())
}

fn formatting(place: &Place) -> Result<()> {
    run(command(place, "cargo")?.args(["fmt", "--all", "--check"]))
}

fn lints(place: &Place) -> Result<()> {
    run(command(place, "cargo")?.args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn lints_for_wasm(place: &Place) -> Result<()> {
    setup::for_wasm(place)?;
    let mut clippy = command(place, "cargo")?;
    clippy.args(["clippy", "--quiet", "-p", "rethread", "-p", "rethread-core", "--target", "wasm32-unknown-unknown"]);
    run(clippy.args(["--", "-D", "warnings"]))
}

fn texts(place: &Place) -> Result<()> {
    none(content::problems(place)?)
}

fn style_files(place: &Place) -> Result<()> {
    none(styles::problems(&place.root.join("style"))?)
}

fn wording(place: &Place) -> Result<()> {
    let tool = place.root.join(VERBATIM);
    if !tool.is_file() || find(place, &["python3"]).is_none() {
        return Ok(());
    }
    let read = READ_BY_PEOPLE.iter().filter(|path| place.root.join(path).exists());
    run(command(place, tool)?.args(read))
}

fn bytes(place: &Place) -> Result<()> {
    build::if_stale(place)?;
    let parts = budget::first_visit(&place.dist)?;
    print!("{}", budget::table(&parts));
    none([budget::problems(&parts), budget::element_problems(&place.dist)?].concat())
}

fn opener(place: &Place) -> Result<()> {
    build::if_stale(place)?;
    none(stated::problems(place)?)
}

fn none(problems: Vec<String>) -> Result<()> {
    if problems.is_empty() { Ok(()) } else { bail!("{}", problems.join("\n")) }
}
