//! Installing what is missing, and nothing else: a second run finds everything in place and says so by being silent.

use anyhow::{Context, Result, bail};

use crate::place::Place;
use crate::tools::Tool;

const FOR_BUILD: &[Tool] = &[Tool::WasmTarget, Tool::WasmOpt, Tool::Esbuild, Tool::WasmBindgen, Tool::Trunk];
const FOR_TESTS: &[Tool] =
    &[Tool::Browsers, Tool::Axe, Tool::Geckodriver, Tool::Esbuild, Tool::Frameworks, Tool::WordPress];

/// What every command together needs.
pub fn everything(place: &Place) -> Result<()> {
    if ensure(place, &all())? == 0 {
        println!("everything is in place");
    }
    Ok(())
}

fn all() -> Vec<Tool> {
    let also = FOR_BUILD.iter().filter(|tool| !FOR_TESTS.contains(tool));
    FOR_TESTS.iter().chain(also).copied().collect()
}

/// What compiling for wasm needs.
pub fn for_wasm(place: &Place) -> Result<()> {
    ensure(place, &[Tool::WasmTarget]).map(drop)
}

/// What building the app needs.
pub fn for_build(place: &Place) -> Result<()> {
    ensure(place, FOR_BUILD).map(drop)
}

/// What driving browsers needs. Browsers come first: where a person has to act, they hear it before a long wait.
pub fn for_browsers(place: &Place) -> Result<()> {
    ensure(place, FOR_TESTS).map(drop)
}

/// Installs those of `tools` that are missing, and says how many there were.
fn ensure(place: &Place, tools: &[Tool]) -> Result<usize> {
    if missing(place, tools)?.is_empty() {
        return Ok(0);
    }
    // Two of these at once would build in one folder; the second finds everything done.
    std::fs::create_dir_all(&place.tools)?;
    let lock = std::fs::File::create(place.tools.join("lock"))?;
    lock.lock()?;
    let missing = missing(place, tools)?;
    for (index, tool) in missing.iter().enumerate() {
        let step = format!("[{}/{}] {}", index + 1, missing.len(), tool.doing());
        println!("{step} …");
        tool.install(place).with_context(|| step.clone())?;
        if !tool.is_there(place)? {
            bail!("{step}: it was installed but cannot be found");
        }
    }
    // What the tools were compiled from fills more than a gigabyte, and is of no use once all of them are there.
    if self::missing(place, &all())?.is_empty() {
        let _ = std::fs::remove_dir_all(place.tools.join("build"));
    }
    Ok(missing.len())
}

fn missing(place: &Place, tools: &[Tool]) -> Result<Vec<Tool>> {
    let mut missing = Vec::new();
    for &tool in tools {
        if !tool.is_there(place)? {
            missing.push(tool);
        }
    }
    Ok(missing)
}
