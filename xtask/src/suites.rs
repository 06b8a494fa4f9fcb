//! Running every test and adding up: host suites, the examples in the docs, then the browser suites.
//!
//! The last line is `N passed, N failed`, alone. A suite that does not compile counts as one failure.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::command::{command, find};
use crate::place::Place;
use crate::stamp::files_under;
use crate::{build, kits, setup, tools};

/// Browsers are heavy: two at a time.
const BROWSERS_AT_ONCE: &str = "--test-threads=2";
const BROWSER_SUITE: &str = "browser";

/// What a run of tests came to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed, and suites that could not run.
    pub failed: u64,
}

/// Which tests were asked for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Wanted {
    host: bool,
    browser: bool,
    /// Passed on to every suite: filters, and options of the test harness.
    rest: Vec<String>,
}

/// Runs the suites that `arguments` ask for.
pub fn run(place: &Place, arguments: &[String]) -> Result<()> {
    let wanted = wanted(arguments);
    let suites = suites(&place.root)?;
    let (browser, host): (Vec<String>, Vec<String>) =
        suites.into_iter().partition(|name| name.starts_with(BROWSER_SUITE));
    let (mut sum, mut said) = (Sum::default(), Vec::new());
    if wanted.browser {
        setup::for_browsers(place)?;
        build::if_stale(place)?;
    }
    if wanted.host {
        println!("[1/2] host tests …");
        let mut tests = cargo_test(place)?;
        tests.args(["--workspace", "--lib", "--bins"]);
        add(&mut sum, &mut said, with_suites(&mut tests, &host, &wanted.rest, &[]))?;
        add(&mut sum, &mut said, cargo_test(place)?.args(["--workspace", "--doc", "--"]).args(&wanted.rest))?;
    }
    if wanted.browser && !browser.is_empty() {
        println!("[2/2] browser tests …");
        let mut tests = cargo_test(place)?;
        tests.args(["-p", "rethread"]);
        for (name, value) in environment(place)? {
            tests.env(name, value);
        }
        add(&mut sum, &mut said, with_suites(&mut tests, &browser, &wanted.rest, &[BROWSERS_AT_ONCE]))?;
    }
    if !said.is_empty() {
        println!("\nwhat failed, in short:\n{}\n", said.join("\n"));
    }
    let (passed, failed) = (sum.passed, sum.failed);
    println!("{passed} passed, {failed} failed");
    // The sum is the last line: what is left to say, the exit code says.
    if failed > 0 || passed == 0 { std::process::exit(1) } else { Ok(()) }
}

fn wanted(arguments: &[String]) -> Wanted {
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let rest = arguments.iter().filter(|argument| !matches!(argument.as_str(), "--host" | "--browser" | "--"));
    Wanted {
        host: has("--host") || !has("--browser"),
        browser: has("--browser") || !has("--host"),
        rest: rest.cloned().collect(),
    }
}

/// Integration suites of every package, by name.
fn suites(root: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for package in ["", "core", "xtask"] {
        let folder = root.join(package).join("tests");
        if !folder.is_dir() {
            continue;
        }
        for file in files_under(&folder)? {
            let name = file.strip_suffix("/main.rs").or_else(|| file.strip_suffix(".rs"));
            names.extend(name.filter(|name| !name.contains('/')).map(str::to_owned));
        }
    }
    Ok(names)
}

fn cargo_test(place: &Place) -> Result<Command> {
    let mut tests = command(place, "cargo")?;
    tests.args(["test", "--no-fail-fast"]);
    Ok(tests)
}

fn with_suites<'a>(tests: &'a mut Command, suites: &[String], rest: &[String], harness: &[&str]) -> &'a mut Command {
    for suite in suites {
        tests.args(["--test", suite]);
    }
    tests.arg("--").args(rest).args(harness)
}

/// Where browser tests find what they drive.
fn environment(place: &Place) -> Result<Vec<(&'static str, std::path::PathBuf)>> {
    let program = |names: &[&str]| find(place, names).with_context(|| format!("{names:?} cannot be found"));
    Ok(vec![
        ("RETHREAD_DIST", place.dist.clone()),
        ("RETHREAD_AXE", tools::axe_script(place)),
        ("RETHREAD_CHROMIUM", program(tools::CHROMIUM)?),
        ("RETHREAD_CHROMEDRIVER", program(tools::CHROMEDRIVER)?),
        ("RETHREAD_FIREFOX", program(tools::FIREFOX)?),
        ("RETHREAD_GECKODRIVER", program(&["geckodriver"])?),
        ("RETHREAD_WEBKIT", tools::webkit().context("WebKit's MiniBrowser cannot be found")?),
        ("RETHREAD_WEBKIT_DRIVER", program(tools::WEBKIT_DRIVER)?),
        ("RETHREAD_SCREEN", program(tools::SCREEN)?),
        ("RETHREAD_AGE", program(tools::AGE)?),
        ("RETHREAD_KITS", kits::folder(place)),
        ("RETHREAD_ESBUILD", program(&["esbuild"])?),
        ("RETHREAD_PHP", program(kits::PHP)?),
        ("RETHREAD_MARIADB", kits::mariadb(place).context("MariaDB's server cannot be found")?),
        ("RETHREAD_NGINX", program(tools::NGINX)?),
        ("RETHREAD_CADDY", program(tools::CADDY)?),
        ("RETHREAD_APACHE", program(tools::APACHE)?),
    ])
}

/// How many lines of what a failed test says are said again at the end, where they are found.
const IN_SHORT: usize = 6;

/// Runs one cargo command in view and adds its results to `sum`, and the beginning of what each failed test says to `said`.
fn add(sum: &mut Sum, said: &mut Vec<String>, tests: &mut Command) -> Result<()> {
    let mut child = tests.stdout(Stdio::piped()).spawn().context("cargo could not be started")?;
    let output = child.stdout.take().context("cargo gave no output")?;
    let mut here = Sum::default();
    let mut more = 0;
    for line in BufReader::new(output).lines() {
        // A test may print bytes that are no text; its neighbours still count.
        let Ok(line) = line else { continue };
        println!("{line}");
        if is_beginning(&line) {
            more = IN_SHORT;
        }
        if line == "stack backtrace:" {
            more = 0;
        }
        if more > 0 {
            more -= 1;
            said.push(line.clone());
        }
        if let Some(result) = result_of(&line) {
            here.passed += result.passed;
            here.failed += result.failed;
        }
    }
    if !child.wait()?.success() && here.failed == 0 {
        here.failed = 1;
    }
    sum.passed += here.passed;
    sum.failed += here.failed;
    Ok(())
}

/// Whether a failed test begins to say why.
fn is_beginning(line: &str) -> bool {
    line.starts_with("thread '") && line.contains(" panicked at ")
}

fn result_of(line: &str) -> Option<Sum> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |what: &str| {
        let part = counts.split(';').map(str::trim).find(|part| part.ends_with(what))?;
        part.split_whitespace().next()?.parse().ok()
    };
    Some(Sum { passed: count("passed")?, failed: count("failed")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_suite_came_to() {
        let ok = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s";
        let bad = "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(result_of(ok), Some(Sum { passed: 12, failed: 0 }));
        assert_eq!(result_of(bad), Some(Sum { passed: 1, failed: 2 }));
        assert_eq!(result_of("running 3 tests"), None);
    }

    #[test]
    fn knows_where_a_failed_test_says_why() {
        assert!(is_beginning("thread 'versions::firefox::one' (12) panicked at tests/browser/versions.rs:3:5:"));
        assert!(!is_beginning("test versions::firefox::one ... FAILED"));
    }

    #[test]
    fn both_kinds_run_unless_one_is_named() {
        let ask = |line: &str| wanted(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(ask(""), Wanted { host: true, browser: true, rest: Vec::new() });
        assert_eq!(ask("--host vault"), Wanted { host: true, browser: false, rest: vec!["vault".to_owned()] });
        assert_eq!(ask("--browser"), Wanted { host: false, browser: true, rest: Vec::new() });
        assert_eq!(ask("--host --browser"), ask(""));
    }
}
