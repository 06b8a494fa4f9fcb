//! Looking at a deployed copy as a browser would: is every file there, as it was built, with the headers it needs?
//!
//! It is held against the build in `dist/` and the settings that it was built with. Nothing is assumed of the host; what
//! it does differently is named, with the files it does it to.

mod fetch;
mod file;
mod install;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use self::fetch::Fetcher;
use crate::headers::Headers;
use crate::hooks::{FOR_HOSTS, HASHES, compress};
use crate::options::Options;
use crate::place::Place;
use crate::site;
use crate::stamp::files_under;

/// For hosts that cannot send headers: what is missing is told, and counts for nothing.
pub const WITHOUT_HEADERS: &str = "--without-headers";

const BUILD: &str = "<meta name=\"rethread-build\" content=\"";
/// A file that no build has. A host that answers for it with a page of its own would do so for a file that got lost.
const NOWHERE: &str = "there-is-no-such-file.js";

/// What was looked at, and what is wrong.
#[derive(Debug, Default)]
pub struct Report {
    /// What was found, a line each.
    pub seen: Vec<String>,
    /// What is wrong, and the files it is wrong with.
    found: Problems,
    /// The same of headers, which some hosts cannot send.
    headers: Problems,
}

/// What is wrong, and the files it is wrong with.
type Problems = Vec<(String, Vec<String>)>;

impl Report {
    /// What is wrong, a line each.
    pub fn problems(&self) -> Vec<String> {
        [lines(&self.found), lines(&self.headers)].concat()
    }

    /// What is wrong on a host that cannot send headers, and what it cannot send.
    fn problems_and_headers(&self) -> (Vec<String>, Vec<String>) {
        (lines(&self.found), lines(&self.headers))
    }

    fn problem(&mut self, what: impl Into<String>, file: &str) {
        note(&mut self.found, what.into(), file);
    }

    fn header(&mut self, what: impl Into<String>, file: &str) {
        note(&mut self.headers, what.into(), file);
    }
}

fn lines(found: &Problems) -> Vec<String> {
    found.iter().map(|(what, files)| format!("{}: {what}", named(files))).collect()
}

fn note(found: &mut Problems, what: String, file: &str) {
    match found.iter_mut().find(|(known, _)| *known == what) {
        Some((_, files)) => files.push(file.to_owned()),
        None => found.push((what, vec![file.to_owned()])),
    }
}

/// The first few names, and how many more there are.
fn named(files: &[String]) -> String {
    let shown = files.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
    if files.len() > 3 { format!("{shown} and {} more", files.len() - 3) } else { shown }
}

/// Looks at the copy at an address, says what there is, and fails if anything is wrong.
pub fn run(place: &Place, options: &Options) -> Result<()> {
    let address =
        options.words.first().context("which address? For example: cargo xtask verify https://site.example/")?;
    ensure!(place.dist.join("index.html").is_file(), "nothing is built yet to hold it against: run cargo xtask build");
    let headers = Headers::of(&site::load(place)?);
    let mut report = files(address, &place.dist, &headers)?;
    install::look(place, &mut report, &with_slash(address))?;
    report.seen.iter().for_each(|line| println!("{line}"));
    let problems = if options.has(WITHOUT_HEADERS) {
        let (problems, headers) = report.problems_and_headers();
        headers.iter().for_each(|line| println!("left alone, as asked: {line}"));
        problems
    } else {
        report.problems()
    };
    match problems {
        problems if problems.is_empty() => println!("nothing is wrong"),
        problems => bail!("{} things are wrong:\n{}", problems.len(), problems.join("\n")),
    }
    Ok(())
}

/// Asks a browser whether it would install the copy at `address`.
pub fn install(place: &Place, address: &str) -> Result<Report> {
    let mut report = Report::default();
    install::look(place, &mut report, &with_slash(address))?;
    Ok(report)
}

/// Looks at every file of the copy at `address`.
pub fn files(address: &str, dist: &Path, headers: &Headers) -> Result<Report> {
    let address = with_slash(address);
    ensure!(
        ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme)) && !address.contains(['?', '#']),
        "`{address}` is no address of an app; it begins with https:// and ends in a folder"
    );
    let fetcher = Fetcher::new(&address);
    let mut report = Report::default();
    let page = fetcher.get("", "identity")?;
    let there = build_in(&String::from_utf8_lossy(&page.body)).map(str::to_owned);
    let ours = build_of(dist)?;
    match there {
        Some(there) if there == ours => report.seen.push(format!("build {ours}")),
        Some(there) => {
            report.problem(format!("this is build {there}, and here is {ours}: nothing else was looked at"), &address);
            return Ok(report);
        }
        None => {
            let what = format!("answered with {} and no page of this app: nothing else was looked at", page.status);
            report.problem(what, &address);
            return Ok(report);
        }
    }
    if address.starts_with("http://") && !fetch::is_here(&address) {
        report.problem("without https a browser neither keeps the app for offline use nor installs it", &address);
    }
    let mut sum = file::Sum::default();
    for file in sent(dist)? {
        file::look(&fetcher, &mut report, &mut sum, dist, headers, &file)?;
    }
    file::root(&fetcher, &mut report, dist, headers)?;
    if (200..300).contains(&fetcher.get(NOWHERE, "identity")?.status) {
        report.problem("this file does not exist, and the host answers as if it did", NOWHERE);
    }
    report.seen.push(sum.to_string());
    Ok(report)
}

/// The id of the build in a folder.
pub fn build_of(dist: &Path) -> Result<String> {
    let page = fs::read_to_string(dist.join("index.html")).context("index.html")?;
    build_in(&page).map(str::to_owned).context("index.html names no build")
}

/// The files that browsers ask for.
fn sent(dist: &Path) -> Result<Vec<String>> {
    // What is hidden is a build under way.
    let sent = |file: &String| {
        (file == HASHES || !FOR_HOSTS.contains(&&**file)) && !compress::is_copy(file) && !file.starts_with('.')
    };
    Ok(files_under(dist)?.into_iter().filter(sent).collect())
}

fn build_in(page: &str) -> Option<&str> {
    let (_, from) = page.split_once(BUILD)?;
    Some(from.split_once('"')?.0)
}

fn with_slash(address: &str) -> String {
    format!("{}/", address.trim_end_matches('/'))
}
