//! The figures: bytes, requests, paint, memory and saving, measured in one run. A report, never a test: a figure that
//! cannot be had on this machine is a line that says why.

mod embed;
mod first_visit;
mod locked;
mod many;
mod room;
mod seed;
mod table;
mod using;

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::browser::chromium::Chromium;
use crate::browser::folder::Folder;
use crate::browser::page::Page;
use crate::copies::Copies;
use crate::options::Options;
use crate::place::Place;
use crate::server::Server;
use crate::{budget, build, command, setup, tools};
use seed::Words;

/// How often each thing is measured; the table shows the one in the middle.
const TIMES: usize = 5;
/// Records that a person may have.
const COUNTS: [u64; 3] = [100, 1_000, 10_000];

/// Comes to the time at which the page shown can be used.
const USABLE: &str = "bench.ready.then(() => bench.seen.usable)";

/// Where the app under measurement is served, and from what.
struct Site {
    server: Server,
    folder: Folder,
}

/// Measures the built app and prints a table.
pub fn run(arguments: &[String]) -> Result<()> {
    let options = Options::parse(arguments, &["--times", "--only"], &["--no-build"])?;
    let only = options.value("--only");
    let wanted = |name: &str| only.is_none_or(|only| only == name);
    let times = options.value("--times").map_or(Ok(TIMES), str::parse).context("--times takes a number")?.max(1);
    let place = Place::find()?;
    if !options.has("--no-build") {
        build::if_stale(&place)?;
    }
    let begun = Instant::now();
    let words = Words::read(&place)?;
    // A copy, so that pages of the measurement's own can stand beside the app and a build does not change it half-way.
    let folder = Folder::copy_of(&place.dist)?;
    println!("First visit: brotli bytes by file, as the server sends them\n");
    print!("{}", budget::table(&budget::first_visit(folder.path())?));
    let site = Site { server: Server::start(folder.path(), 0)?, folder };
    prepare(&place)?;
    if wanted("first") {
        section("First visit in Chromium", first_visit::report(&place, &site, times));
    }
    if wanted("embed") {
        section("In another site's page, slow phone", embed::report(&place, &site, times));
    }
    if wanted("many") {
        section("With many records", many::report(&place, &site, &words, times));
    }
    if wanted("using") {
        section("Using it with many records", using::report(&place, &site, &words));
    }
    if wanted("lock") {
        section("Behind a lock", locked::report(&place, &site, &words, times));
    }
    if wanted("room") {
        section("Room", room::report(&words));
    }
    println!("\nMeasured in {:.0} s with a monotonic clock, {}.", begun.elapsed().as_secs_f64(), machine(&place));
    Ok(())
}

/// Prints a part of the report, or why there is none.
fn section(title: &str, report: Result<String>) {
    println!("\n{title}\n");
    match report {
        Ok(text) => print!("{text}"),
        Err(error) => println!("not measured: {error:#}"),
    }
}

/// The app with both copies filled, once it was opened on them and came to rest.
fn visited<'a>(browser: &'a mut Chromium, site: &Site, copies: &Copies) -> Result<Page<'a>> {
    const EMPTY: &str = "bench-empty.html";
    const SEED: &str = "bench-seed.json";
    write(site, EMPTY, b"<!doctype html><title>empty</title>")?;
    write(site, SEED, copies.rows().to_string().as_bytes())?;
    let mut page = browser.page()?;
    page.go(&address(site, EMPTY))?;
    copies.put_into(&mut page, &address(site, SEED))?;
    page.go(&address(site, ""))?;
    page.script(USABLE)?;
    page.rest()?;
    Ok(page)
}

/// Installs a Chromium where there is none.
fn prepare(place: &Place) -> Result<()> {
    if Chromium::program(place).is_some() { Ok(()) } else { setup::for_browsers(place) }
}

fn machine(place: &Place) -> String {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let version = Chromium::program(place)
        .and_then(|program| command::answer(command::command(place, program).ok()?.arg("--version")))
        .unwrap_or_else(|| format!("no {}", tools::CHROMIUM.first().unwrap_or(&"browser")));
    format!("{processors} processors, {version}")
}

/// Says on the side what is being done: the report itself is what is printed in the end.
fn doing(what: &str) {
    eprintln!("  … {what}");
}

/// The name of a file as part of an address.
fn address(site: &Site, file: &str) -> String {
    format!("{}{file}", site.server.url())
}

fn write(site: &Site, file: &str, bytes: &[u8]) -> Result<()> {
    let path: &Path = site.folder.path();
    std::fs::write(path.join(file), bytes).with_context(|| file.to_owned())
}
