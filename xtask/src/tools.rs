//! The tools and browsers Rethread is built and tested with: how to see whether one is there, how to install it.
//!
//! Everything goes to `.tools/` in the repository, but for the Rust target (rustup keeps those) and the browsers.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{answer, command, find, run};
use crate::kits;
use crate::place::Place;

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
const BINARYEN: &str = "132.0.0";
const AXE: &str = "4.14.1";
const ESBUILD: &str = "0.28.2";
/// The last wasm-opt published as a crate, for machines without npm.
const WASM_OPT_CRATE: &str = "0.116.1";
/// Older ones refuse the instructions that today's compiler writes.
const OLDEST_WASM_OPT: u32 = 116;

/// Names that a browser or its driver may go by.
pub const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
/// See [`CHROMIUM`].
pub const CHROMEDRIVER: &[&str] = &["chromedriver"];
/// See [`CHROMIUM`].
pub const FIREFOX: &[&str] = &["firefox", "firefox-esr"];
/// WebKit's driver; the browser that it drives belongs to its library and is on no path.
pub const WEBKIT_DRIVER: &[&str] = &["WebKitWebDriver"];
/// A screen that nobody sees: WebKit opens windows on one.
pub const SCREEN: &[&str] = &["Xvfb"];
/// Opens and seals backups without the app.
pub const AGE: &[&str] = &["age"];
/// Hosts that serve the package in tests.
pub const NGINX: &[&str] = &["nginx"];
/// See [`NGINX`].
pub const CADDY: &[&str] = &["caddy"];
/// See [`NGINX`].
pub const APACHE: &[&str] = &["apache2", "httpd"];
/// What a package of a host runs by itself.
const SERVICES: &[(&str, &str)] = &[("nginx-light", "nginx"), ("caddy", "caddy")];

/// Something a command needs that may have to be installed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// The standard library for wasm.
    WasmTarget,
    /// Bundles the app.
    Trunk,
    /// Writes the JavaScript beside the wasm; its version must be the one the app is locked to.
    WasmBindgen,
    /// Makes the wasm smaller.
    WasmOpt,
    /// Makes scripts smaller.
    Esbuild,
    /// Speaks WebDriver to Firefox.
    Geckodriver,
    /// Finds barriers for people who use assistive technology.
    Axe,
    /// Chromium and WebKit with their drivers, Firefox, the tool `age` that has to open a sealed backup, three hosts, and
    /// what WordPress runs on.
    Browsers,
    /// The frameworks that the kits for other sites are written for.
    Frameworks,
    /// The WordPress that the kit for it is tried in.
    WordPress,
}

impl Tool {
    /// What setting up says while it installs this.
    pub fn doing(self) -> &'static str {
        match self {
            Tool::WasmTarget => "adding the Rust target for wasm (some seconds)",
            Tool::Trunk => "building trunk (about 4 minutes)",
            Tool::WasmBindgen => "building wasm-bindgen (about 2 minutes)",
            Tool::WasmOpt => "fetching wasm-opt (some seconds)",
            Tool::Esbuild => "fetching esbuild (some seconds)",
            Tool::Geckodriver => "building geckodriver (about 2 minutes)",
            Tool::Axe => "fetching axe-core (some seconds)",
            Tool::Browsers => "installing browsers, age, nginx, Caddy, Apache, PHP and MariaDB (about 1 minute)",
            Tool::Frameworks => "fetching React and Vue (some seconds)",
            Tool::WordPress => "fetching WordPress (some seconds)",
        }
    }

    /// Whether it is there in a version that fits.
    pub fn is_there(self, place: &Place) -> Result<bool> {
        Ok(match self {
            Tool::WasmTarget => answer(command(place, "rustc")?.args(["--print", "sysroot"]))
                .is_some_and(|root| Path::new(&root).join("lib/rustlib").join(WASM_TARGET).is_dir()),
            Tool::Trunk => says(place, "trunk", TRUNK)?,
            Tool::WasmBindgen => says(place, "wasm-bindgen", &locked_version(place, "wasm-bindgen")?)?,
            Tool::WasmOpt => has_package(place, "binaryen", BINARYEN) || recent_wasm_opt(place)?,
            Tool::Esbuild => has_package(place, "esbuild", ESBUILD),
            Tool::Geckodriver => answer(command(place, "geckodriver")?.arg("--version")).is_some(),
            Tool::Axe => has_package(place, "axe-core", AXE),
            Tool::Browsers => missing_packages(place).is_empty(),
            Tool::Frameworks => kits::has_frameworks(place),
            Tool::WordPress => kits::has_wordpress(place),
        })
    }

    /// Installs it.
    pub fn install(self, place: &Place) -> Result<()> {
        match self {
            Tool::WasmTarget => run(command(place, "rustup")?.args(["target", "add", WASM_TARGET])),
            Tool::Trunk => crate_tool(place, "trunk", TRUNK, &["--no-default-features", "--features", "rustls"]),
            Tool::WasmBindgen => crate_tool(
                place,
                "wasm-bindgen-cli",
                &locked_version(place, "wasm-bindgen")?,
                &["--bin", "wasm-bindgen"],
            ),
            Tool::WasmOpt if find(place, &["npm"]).is_none() => crate_tool(place, "wasm-opt", WASM_OPT_CRATE, &[]),
            Tool::WasmOpt => package(place, "binaryen", BINARYEN),
            Tool::Geckodriver => crate_tool(place, "geckodriver", GECKODRIVER, &[]),
            Tool::Axe | Tool::Esbuild | Tool::Frameworks if find(place, &["npm"]).is_none() => {
                bail!("npm is missing: install Node.js and run this again")
            }
            Tool::Esbuild => package(place, "esbuild", ESBUILD),
            Tool::Axe => package(place, "axe-core", AXE),
            Tool::Browsers => system_packages(place),
            Tool::Frameworks => kits::install_frameworks(place),
            Tool::WordPress => kits::install_wordpress(place),
        }
    }
}

/// The small browser that comes with WebKit's library for GTK.
pub fn webkit() -> Option<PathBuf> {
    let below = |folder: PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let libraries = below("/usr/lib".into()).chain(["/usr/lib".into(), "/usr/libexec".into()]);
    let folders = libraries.flat_map(below).filter(|folder| folder.to_string_lossy().contains("/webkit2gtk-"));
    folders.map(|folder| folder.join("MiniBrowser")).find(|program| program.is_file())
}

/// Where axe-core's script is, once set up.
pub fn axe_script(place: &Place) -> std::path::PathBuf {
    place.tools.join("node_modules/axe-core/axe.min.js")
}

/// The version of `name` in Cargo.lock.
pub fn locked_version(place: &Place, name: &str) -> Result<String> {
    let lock = std::fs::read_to_string(place.root.join("Cargo.lock")).context("Cargo.lock")?;
    version_in_lock(&lock, name).with_context(|| format!("Cargo.lock has no {name}"))
}

fn version_in_lock(lock: &str, name: &str) -> Option<String> {
    let named = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != named).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

/// Whether `program --version` names exactly `version`.
fn says(place: &Place, program: &str, version: &str) -> Result<bool> {
    let said = answer(command(place, program)?.arg("--version")).unwrap_or_default();
    Ok(said.split_whitespace().any(|word| word == version))
}

fn recent_wasm_opt(place: &Place) -> Result<bool> {
    let said = answer(command(place, "wasm-opt")?.arg("--version")).unwrap_or_default();
    Ok(wasm_opt_version(&said).is_some_and(|version| version >= OLDEST_WASM_OPT))
}

fn wasm_opt_version(said: &str) -> Option<u32> {
    said.split_whitespace().nth(2)?.parse().ok()
}

fn has_package(place: &Place, name: &str, version: &str) -> bool {
    is_installed(&place.tools, name, version)
}

/// Whether npm has put a package of this version into `folder`.
pub fn is_installed(folder: &Path, name: &str, version: &str) -> bool {
    let described = folder.join("node_modules").join(name).join("package.json");
    std::fs::read_to_string(described).is_ok_and(|text| text.contains(&format!("\"version\": \"{version}\"")))
}

/// All crates share one build folder, so that what they have in common is compiled once.
fn crate_tool(place: &Place, name: &str, version: &str, features: &[&str]) -> Result<()> {
    let mut install = command(place, "cargo")?;
    install.args(["install", name, "--locked", "--debug", "--version", version, "--root"]).arg(&place.tools);
    install.args(features).env("CARGO_TARGET_DIR", place.tools.join("build")).env("CARGO_PROFILE_DEV_DEBUG", "0");
    run(&mut install)
}

fn package(place: &Place, name: &str, version: &str) -> Result<()> {
    let mut install = command(place, "npm")?;
    install.args(["install", "--no-audit", "--no-fund", "--save-exact", "--prefix"]).arg(&place.tools);
    run(install.arg(format!("{name}@{version}")))
}

/// Debian's names of what is missing.
fn missing_packages(place: &Place) -> Vec<&'static str> {
    let wanted = [
        ("chromium", CHROMIUM),
        ("chromium-driver", CHROMEDRIVER),
        ("firefox-esr", FIREFOX),
        ("webkit2gtk-driver", WEBKIT_DRIVER),
        ("xvfb", SCREEN),
        ("age", AGE),
        ("nginx-light", NGINX),
        ("caddy", CADDY),
        ("apache2-bin", APACHE),
    ];
    let missing = wanted.into_iter().filter(|(_, names)| find(place, names).is_none()).map(|(package, _)| package);
    missing.chain(kits::missing_packages(place)).collect()
}

fn system_packages(place: &Place) -> Result<()> {
    // A machine without a browser may have no letters to draw either.
    let missing = [missing_packages(place), vec!["fonts-dejavu-core"]].concat();
    let services = SERVICES.iter().filter(|(package, _)| missing.contains(package)).map(|(_, service)| *service);
    // Debian starts a server as soon as it is installed, for everybody to reach; tests start their own.
    let stop = services.map(|service| format!("; systemctl disable --now {service} >/dev/null 2>&1 || true"));
    let stop: String = stop.collect();
    let missing = missing.join(" ");
    let line = format!("apt-get update && apt-get install -y --no-install-recommends {missing}");
    // Whether all went well is what the installation said.
    let line = if stop.is_empty() { line } else { format!("{line}; done=$?{stop}; exit $done") };
    if find(place, &["apt-get"]).is_none() {
        bail!("the browser tests need {missing}: install them with this system's own means");
    }
    if answer(command(place, "id")?.arg("-u")).as_deref() != Some("0") {
        bail!("the browser tests need {missing}. Run this once, then try again:\n\n  sudo sh -c '{line}'\n");
    }
    run(command(place, "sh")?.args(["-c", &line]).env("DEBIAN_FRONTEND", "noninteractive"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_versions_as_they_are_written() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.126\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.126"));
        assert_eq!(version_in_lock(&lock.replace('\n', "\r\n"), "wasm-bindgen").as_deref(), Some("0.2.126"));
        assert_eq!(version_in_lock(lock, "wasm"), None);
        assert_eq!(wasm_opt_version("wasm-opt version 132 (version_132)"), Some(132));
        assert_eq!(wasm_opt_version(""), None);
    }
}
