//! Fuzzing every reader: builds the targets with their branches counted, runs each on what earlier runs kept, keeps what
//! the new run found, and writes down how often each was executed.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::command::{answer, command, run as run_in_view};
use crate::options::Options;
use crate::package::{unpack, zip};
use crate::place::Place;
use crate::stamp::files_under;

const MANIFEST: &str = "fuzz/Cargo.toml";
/// What each run kept, as one zip a target.
const CORPUS: &str = "fuzz/corpus";
/// Where executions are added up.
const LEDGER: &str = "fuzz/README.md";
const BUILT: &str = "target/fuzz";
/// How often each target is executed in all, unless something else is asked for.
const ENOUGH: u64 = 10_000_000;
/// What was found is kept every so often.
const AT_ONCE: u64 = 1_000_000;
/// How many bytes an input has at most: longer ones say little more and take longer.
const LONGEST: usize = 512;
/// Where the work grows faster than the input.
const SHORTER: &[(&str, usize)] =
    &[("differences", 192), ("qr_read", 400), ("find", 256), ("frame_read", 256), ("sealed_open", 256)];
/// When an execution counts as one that never ends, in seconds. The machine may have been asleep meanwhile.
const TOO_LONG: u64 = 900;
/// Counts branches, and checks sums, where the code is ours.
const RUSTC: &str = "fuzz/rustc-counted";
const FLAGS: &str = "--cfg fuzzing -Ccodegen-units=1 -Copt-level=3";

/// Runs the targets named, or all of them, until each was executed often enough or `--seconds` have passed.
pub fn run(place: &Place, options: &Options) -> Result<()> {
    let seconds = options.value("--seconds").map(str::parse::<u64>).transpose().context("--seconds takes a number")?;
    let runs = options.value("--runs").map(str::parse::<u64>).transpose().context("--runs takes a number")?;
    let all = targets(place)?;
    let unknown = options.words.iter().find(|name| !all.contains(name));
    if let Some(name) = unknown {
        bail!("there is no target `{name}`; there are: {}", all.join(", "));
    }
    let programs = build(place)?;
    let wanted = all.iter().filter(|name| options.words.is_empty() || options.words.contains(name));
    let mut failed = Vec::new();
    for name in wanted {
        let done = executions(&fs::read_to_string(place.root.join(LEDGER))?, name);
        let left = runs.unwrap_or(ENOUGH.saturating_sub(done));
        if left == 0 {
            println!("{name}: executed {done} times already");
            continue;
        }
        let target = Target::of(place, programs.join(name), name)?;
        if let Err(error) = target.fuzz(left, seconds) {
            println!("{name}: {error:#}");
            failed.push(name.as_str());
        }
    }
    if failed.is_empty() { Ok(()) } else { bail!("something does not hold in: {}", failed.join(", ")) }
}

fn targets(place: &Place) -> Result<Vec<String>> {
    let files = files_under(&place.root.join("fuzz/fuzz_targets"))?;
    Ok(files.iter().filter_map(|file| file.strip_suffix(".rs")).map(str::to_owned).collect())
}

fn build(place: &Place) -> Result<PathBuf> {
    let told = answer(command(place, "rustc")?.arg("-vV")).context("rustc does not answer")?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    let mut cargo = command(place, "cargo")?;
    // With a target named, build scripts are left as they are.
    cargo.args(["build", "--release", "--manifest-path", MANIFEST, "--target", host, "--target-dir", BUILT]);
    run_in_view(cargo.env("RUSTFLAGS", FLAGS).env("RUSTC_WRAPPER", place.root.join(RUSTC)))?;
    Ok(place.root.join(BUILT).join(host).join("release"))
}

/// A target that is being run.
struct Target<'a> {
    place: &'a Place,
    program: PathBuf,
    name: &'a str,
    /// Everything that was found on the way.
    grown: PathBuf,
    longest: String,
}

impl<'a> Target<'a> {
    /// A target with what earlier runs kept.
    fn of(place: &'a Place, program: PathBuf, name: &'a str) -> Result<Target<'a>> {
        let grown = folder(place, "grown", name)?;
        let longest = SHORTER.iter().find(|(short, _)| *short == name).map_or(LONGEST, |(_, longest)| *longest);
        let target = Target { place, program, name, grown, longest: format!("-max_len={longest}") };
        if target.kept().is_file() {
            unpack(&fs::read(target.kept())?, &target.grown)?;
        }
        Ok(target)
    }

    fn kept(&self) -> PathBuf {
        self.place.root.join(CORPUS).join(format!("{}.zip", self.name))
    }

    /// Runs it until it was executed `runs` times or the time is over.
    fn fuzz(&self, runs: u64, seconds: Option<u64>) -> Result<()> {
        let begun = Instant::now();
        let mut left = runs;
        while left > 0 {
            let passed = begun.elapsed().as_secs();
            let seconds = seconds.map(|seconds| seconds.saturating_sub(passed));
            if seconds == Some(0) {
                break;
            }
            let executed = self.some(left.min(AT_ONCE), seconds)?;
            left = left.saturating_sub(executed);
            let (inputs, bytes) = self.keep()?;
            // Two of these may run side by side.
            let lock = fs::File::create(self.place.root.join(BUILT).join("ledger.lock"))?;
            lock.lock()?;
            let ledger = self.place.root.join(LEDGER);
            let text = written(&fs::read_to_string(&ledger)?, self.name, executed);
            let all = executions(&text, self.name);
            fs::write(&ledger, text)?;
            println!("{}: executed {executed} times, {all} in all; {inputs} inputs kept ({bytes} bytes)", self.name);
        }
        Ok(())
    }

    /// Runs it for a while. Comes to how often it was executed.
    fn some(&self, runs: u64, seconds: Option<u64>) -> Result<u64> {
        let mut fuzzing = Command::new(&self.program);
        fuzzing.arg(&self.grown).args([&self.longest, "-print_final_stats=1", "-verbosity=0"]);
        let found = self.place.root.join(BUILT).join(format!("found-{}-", self.name));
        fuzzing.arg(format!("-runs={runs}")).arg(format!("-artifact_prefix={}", found.display()));
        fuzzing.arg(format!("-timeout={TOO_LONG}"));
        if let Some(seconds) = seconds {
            fuzzing.arg(format!("-max_total_time={seconds}"));
        }
        executed(&mut fuzzing)
    }

    /// Keeps the fewest inputs that reach every branch that all of them reach: how many, and in how many bytes.
    fn keep(&self) -> Result<(usize, usize)> {
        let small = folder(self.place, "small", self.name)?;
        let mut merging = Command::new(&self.program);
        merging.args(["-set_cover_merge=1", "-use_counters=0", &self.longest, "-verbosity=0"]).arg(&small);
        run_in_view(merging.arg(&self.grown).stdout(Stdio::null()).stderr(Stdio::null()))?;
        let zip = zip(&small)?;
        fs::create_dir_all(self.place.root.join(CORPUS))?;
        fs::write(self.kept(), &zip)?;
        Ok((files_under(&small)?.len(), zip.len()))
    }
}

/// A fresh folder of a target's own.
fn folder(place: &Place, what: &str, name: &str) -> Result<PathBuf> {
    let path = place.root.join(BUILT).join(what).join(name);
    if path.exists() {
        fs::remove_dir_all(&path)?;
    }
    fs::create_dir_all(&path)?;
    Ok(path)
}

/// Runs a target to its end. Comes to how often it was executed.
fn executed(fuzzing: &mut Command) -> Result<u64> {
    let mut child = fuzzing.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().context("it could not be started")?;
    let output = child.stderr.take().context("it says nothing")?;
    let mut said = Vec::new();
    for line in BufReader::new(output).split(b'\n') {
        said.push(String::from_utf8_lossy(&line?).into_owned());
    }
    if !child.wait()?.success() {
        bail!("\n{}", said.join("\n"));
    }
    let stat = said.iter().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    stat.and_then(|count| count.trim().parse().ok()).context("it does not say how often it was executed")
}

/// The row of a target in the ledger: its name, then how often it was executed.
fn row(name: &str) -> String {
    format!("| `{name}` | ")
}

fn executions(ledger: &str, name: &str) -> u64 {
    let told = ledger.lines().find_map(|line| line.strip_prefix(&row(name))).unwrap_or_default();
    told.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0)
}

/// The ledger with `more` executions of a target.
fn written(ledger: &str, name: &str, more: u64) -> String {
    let line = format!("{}{} |", row(name), grouped(executions(ledger, name) + more));
    let lines = ledger.lines().map(|old| if old.starts_with(&row(name)) { line.as_str() } else { old });
    lines.map(|line| format!("{line}\n")).collect()
}

/// A number with a comma before every three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let comma = |at: usize| at > 0 && (digits.len() - at).is_multiple_of(3);
    digits.chars().enumerate().flat_map(|(at, digit)| comma(at).then_some(',').into_iter().chain([digit])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEDGER: &str = "Before.\n\n| target | executions |\n|---|---:|\n| `zip_read` | 999 |\n| `find` | 0 |\n";

    #[test]
    fn adds_up_what_each_target_was_executed() {
        let more = written(LEDGER, "zip_read", 1_234_001);
        assert_eq!(executions(&more, "zip_read"), 1_235_000);
        assert_eq!(more, LEDGER.replace("999", "1,235,000"));
        assert_eq!(executions(LEDGER, "unheard_of"), 0);
    }

    #[test]
    fn the_ledger_of_the_project_has_a_row_for_every_target() -> Result<()> {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("a root")?;
        let ledger = fs::read_to_string(root.join(super::LEDGER))?;
        for name in targets(&Place::at(root, None))? {
            assert!(ledger.contains(&row(&name)), "{name}");
        }
        Ok(())
    }
}
