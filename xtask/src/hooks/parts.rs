//! Cuts the app's wasm into a first part and parts that are loaded when a page needs them.
//!
//! Where to cut is said by `#[wasm_split]` in `src/pages/later.rs`; `wasm_split_cli_support` follows which code and
//! which text only those functions reach. What Trunk made of the whole is replaced in its folder, with its addresses.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result, bail, ensure};
use wasm_split_cli_support::{Options, transform};

use super::scripts;
use crate::command::{answer, command, run};
use crate::digest::{for_policy, integrity, sha256, short};
use crate::place::Place;

/// The app's binary, as Cargo names it.
const APP: &str = "rethread-app";
const LINK: &str = "parts.js";
/// What everything is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// What today's compiler may write; every browser that runs the app has had these since 2022.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Replaces the whole app in `staging` by its parts.
pub fn split(place: &Place, staging: &Path, release: bool) -> Result<()> {
    let work = place.generated.join("parts");
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(&work)?;
    let input = fs::read(compiled(place, release, APP)?).context("the compiled app")?;
    let main = work.join("app.wasm");
    let mut options = Options::new(&input);
    options.output_dir = &work;
    options.main_out_path = &main;
    options.link_name = "./parts.js";
    options.main_module = "./app.js";
    let parts = transform(options).map_err(|report| anyhow::anyhow!("{report:#}"))?.split_modules;
    let bound = work.join("bound");
    let mut bindgen = command(place, "wasm-bindgen")?;
    bindgen
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "app", "--out-dir"])
        .arg(&bound)
        .arg(&main);
    run(&mut bindgen)?;
    let main = bound.join("app_bg.wasm");
    if release {
        for file in parts.iter().chain([&main]) {
            // Once more for what is left then, which a second time for size alone makes no smaller as it is sent; and once
            // with the control flow drawn anew, which takes another hundredth.
            optimise(place, file, &["-Oz", "-Os", "--flatten", "--rereloop", "-Os", "--strip-producers"])?;
        }
    }
    put_in_place(place, staging, &Made { bound, work, parts, release })
}

/// What the tools made.
struct Made {
    /// Where the app's own wasm and script are.
    bound: PathBuf,
    /// Where the script that loads parts is.
    work: PathBuf,
    parts: Vec<PathBuf>,
    release: bool,
}

/// The wasm of a program as Cargo left it, before Trunk changed it.
pub fn compiled(place: &Place, release: bool, program: &str) -> Result<PathBuf> {
    let asked = command(place, "cargo")?.args(["metadata", "--format-version", "1", "--no-deps"]).output()?;
    let told: serde_json::Value = serde_json::from_slice(&asked.stdout).context("cargo metadata")?;
    let target = told.get("target_directory").and_then(serde_json::Value::as_str).context("no target directory")?;
    let profile = if release { "release" } else { "debug" };
    Ok(Path::new(target).join(TARGET).join(profile).join(format!("{program}.wasm")))
}

/// Makes wasm smaller, or faster, as `how` says. What came of the same bytes before is taken from where it was kept:
/// most parts stay as they are from build to build.
pub fn optimise(place: &Place, file: &Path, how: &[&str]) -> Result<()> {
    let mut asked = fs::read(file)?;
    let options = || how.iter().copied().chain(["--strip-debug"]).chain(FEATURES);
    asked.extend(options().flat_map(str::bytes));
    asked.extend(version(place)?.bytes());
    let kept = place.generated.join("optimised").join(sha256(&asked)).with_extension("wasm");
    if !kept.is_file() {
        fs::create_dir_all(place.generated.join("optimised"))?;
        let made = kept.with_extension("begun");
        let mut tool: Command = command(place, "wasm-opt")?;
        run(tool.args(options()).arg(file).arg("-o").arg(&made))?;
        fs::rename(&made, &kept)?;
    }
    fs::copy(&kept, file).map(drop).context("the optimised part")
}

/// What the optimiser is, asked once: to start it takes longer than most parts.
fn version(place: &Place) -> Result<&'static str> {
    static VERSION: OnceLock<String> = OnceLock::new();
    if let Some(known) = VERSION.get() {
        return Ok(known);
    }
    let asked = answer(command(place, "wasm-opt")?.arg("--version")).unwrap_or_default();
    Ok(VERSION.get_or_init(|| asked))
}

/// How a part is fetched. One that was changed on the way must not run. Some hosts send wasm under another type, which
/// streaming refuses; and one that a host answers with a page of its own has to count as missing, so that it is asked for
/// again.
const PART: &str = r#"
function part(name, digest) {
    return () => {
        const src = fetch(new URL("{{app}}" + name + ".wasm", import.meta.url), { integrity: digest });
        src.catch(() => {});
        return async (imports) => WebAssembly.instantiate(await (await src).arrayBuffer(), imports);
    };
}
"#;

/// What the tool writes for it, once for each part.
fn fetching(name: &str) -> String {
    format!(
        "() => {{\n    const src = fetch(new URL(\"./{name}\", import.meta.url));\n    src.catch(() => {{}});\n    \
         return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}}\n"
    )
}

/// The glue imports the same module for each thing it takes from it: once is enough.
fn name_once(app: &mut String) -> Result<()> {
    let import = |number: u32| format!("import * as import{number} from \"./{LINK}\"\n");
    ensure!(app.starts_with(&import(1)), "the glue begins in another way");
    for number in (2..).take_while(|&number| app.contains(&import(number))).collect::<Vec<_>>() {
        swap(app, &import(number), "")?;
        swap(app, &format!("        \"./{LINK}\": import{number},\n"), "")?;
    }
    Ok(())
}

/// Names everything by one digest, so that parts of two builds can never meet, and tells the page the new names.
fn put_in_place(place: &Place, staging: &Path, made: &Made) -> Result<()> {
    let Made { bound, work, parts, release } = made;
    let as_sent = |name: &str, script: String| -> Result<String> {
        let file = work.join("as-sent.js");
        fs::write(&file, scripts::without_comments(name, &script)?)?;
        if *release {
            scripts::make_smaller(place, &file, scripts::For::TheApp)?;
        }
        Ok(fs::read_to_string(&file)?)
    };
    let wasm = fs::read(bound.join("app_bg.wasm"))?;
    let mut all = wasm.clone();
    for part in parts {
        all.extend(fs::read(part)?);
    }
    let digest = short(&all);
    let (app_js, app_wasm) = (format!("{APP}-{digest}.js"), format!("{APP}-{digest}_bg.wasm"));
    let link_js = format!("{APP}-{digest}-parts.js");

    let mut link = fs::read_to_string(work.join(LINK))?;
    swap(&mut link, "./app.js", &format!("./{app_js}"))?;
    for part in parts {
        let name = part.file_name().and_then(|name| name.to_str()).context("a part without a name")?;
        let bytes = fs::read(part)?;
        let short = name.trim_start_matches("split_").trim_end_matches(".wasm");
        // The shorter digest, since every first visit carries them all.
        swap(&mut link, &fetching(name), &format!("part(\"{short}\", \"{}\")", for_policy(&bytes)))?;
        fs::write(staging.join(format!("{APP}-{digest}-{short}.wasm")), bytes)?;
    }
    ensure!(!link.contains("instantiateStreaming"), "{LINK} fetches parts in another way as well");
    link += &PART.replace("{{app}}", &format!("./{APP}-{digest}-"));
    let link = as_sent(LINK, link)?;

    let mut app = fs::read_to_string(bound.join("app.js"))?;
    name_once(&mut app)?;
    swap(&mut app, " from \"./parts.js\"", &format!(" from \"./{link_js}\""))?;
    swap(&mut app, "app_bg.wasm", &app_wasm)?;
    let app = as_sent(&app_js, app)?;

    let old = whole(staging)?;
    let index = staging.join("index.html");
    let mut page = fs::read_to_string(&index)?;
    for (old_name, name, bytes) in
        [(format!("{old}.js"), &app_js, app.as_bytes()), (format!("{old}_bg.wasm"), &app_wasm, wasm.as_slice())]
    {
        let before = integrity(&fs::read(staging.join(&old_name))?);
        swap(&mut page, &before, &integrity(bytes))?;
        swap(&mut page, &old_name, name)?;
        fs::remove_file(staging.join(&old_name))?;
        fs::write(staging.join(name), bytes)?;
    }
    let preload = "<link rel=\"modulepreload\"";
    let loads_links = format!(
        "{preload} href=\"./{link_js}\" crossorigin=\"anonymous\" integrity=\"{}\">{preload}",
        integrity(link.as_bytes())
    );
    swap(&mut page, preload, &loads_links)?;
    // What the page is painted with comes first on a slow line.
    swap(&mut page, "<link rel=\"preload\"", "<link rel=\"preload\" fetchpriority=\"low\"")?;
    fs::write(staging.join(link_js), link)?;
    Ok(fs::write(index, page)?)
}

/// The name, without its endings, under which Trunk put the whole app.
fn whole(staging: &Path) -> Result<String> {
    for entry in fs::read_dir(staging)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(stem) = name.strip_suffix("_bg.wasm") {
            return Ok(stem.to_owned());
        }
    }
    bail!("Trunk left no wasm")
}

/// Puts `new` in place of every `old`, which has to be there.
fn swap(text: &mut String, old: &str, new: &str) -> Result<()> {
    ensure!(text.contains(old), "`{old}` is not there any more: a tool that writes it has changed");
    *text = text.replace(old, new);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_imported_once() -> Result<()> {
        let line = |number: u8| format!("import * as import{number} from \"./parts.js\"\n");
        let listed = |number: u8| format!("        \"./parts.js\": import{number},\n");
        let mut app = [line(1), line(2), "a();\n".to_owned(), listed(1), listed(2)].concat();
        name_once(&mut app)?;
        assert_eq!(app, [&line(1), "a();\n", &listed(1)].concat());
        assert!(name_once(&mut "a();\n".to_owned()).is_err());
        Ok(())
    }

    #[test]
    fn what_is_to_be_replaced_has_to_be_there() -> Result<()> {
        let mut text = "a b a".to_owned();
        swap(&mut text, "a", "c")?;
        assert_eq!(text, "c b c");
        assert!(swap(&mut text, "a", "d").is_err());
        Ok(())
    }
}
