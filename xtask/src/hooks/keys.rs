//! The key worker: a second program, compiled for speed, that the app starts when a passphrase is first needed.
//!
//! Its files are named by one digest like the parts of the app. The page learns that digest and not the file's name,
//! since what it names counts as fetched at once.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::markers::{self, Kind, Value};
use super::{parts, scripts};
use crate::build::without_paths;
use crate::command::{command, run};
use crate::digest::{integrity, short};
use crate::place::Place;

/// The program, as Cargo names it.
const PROGRAM: &str = "key_worker";
const NAME: &str = "key-worker";
/// What answers the app; the opener has a script of its own.
const SCRIPT: &str = "src/bin/key_worker/worker.js";

/// The compiled program with what JavaScript needs to call it.
pub struct Program {
    /// The program itself.
    pub wasm: Vec<u8>,
    /// A script that makes `wasm_bindgen`.
    pub glue: String,
}

/// Compiles the program.
pub fn compile(place: &Place, release: bool) -> Result<Program> {
    let mut cargo = command(place, "cargo")?;
    cargo.args(["build", "--quiet", "--package", "rethread", "--bin", PROGRAM, "--target", parts::TARGET]);
    if release {
        // However it is built, its bytes are the same: the opener's digest stands in the README.
        cargo.arg("--release").env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_paths(place)?);
    }
    run(&mut cargo)?;
    let work = place.generated.join("keys");
    let _ = fs::remove_dir_all(&work);
    let mut bindgen = command(place, "wasm-bindgen")?;
    bindgen.args(["--target", "no-modules", "--no-typescript", "--out-name", NAME, "--out-dir"]).arg(&work);
    run(bindgen.arg(parts::compiled(place, release, PROGRAM)?))?;
    let wasm: PathBuf = work.join(format!("{NAME}_bg.wasm"));
    if release {
        parts::optimise(place, &wasm, &["-O3"])?;
    }
    let glue = fs::read_to_string(work.join(format!("{NAME}.js")))?;
    Ok(Program { wasm: fs::read(wasm)?, glue: scripts::without_comments(NAME, &glue)? })
}

/// Puts the worker into `staging` and gives the digest in its name.
pub fn write(place: &Place, staging: &Path, program: &Program) -> Result<String> {
    let script = fs::read_to_string(place.root.join(SCRIPT)).context(SCRIPT)?;
    let script = [&*program.glue, "\n", &scripts::without_comments(SCRIPT, &script)?].concat();
    let digest = short(&[script.as_bytes(), &program.wasm].concat());
    let wasm = format!("{NAME}-{digest}_bg.wasm");
    let script = markers::fill(SCRIPT, &script, Kind::Script, |name| match name {
        "wasm" => Some(Value::Text(wasm.clone())),
        "integrity" => Some(Value::Text(integrity(&program.wasm))),
        _ => None,
    })?;
    fs::write(staging.join(format!("{NAME}-{digest}.js")), script)?;
    fs::write(staging.join(wasm), &program.wasm)?;
    Ok(digest)
}
