//! The app with a year of made-up records, in a profile of its own that is nobody's.

mod held;
mod words;
mod year;

pub use year::year;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use rethread_core::insight::{Day, Made};
use rethread_core::vault::RecordId;

use crate::browser::chromium::Chromium;
use crate::browser::folder::Folder;
use crate::copies::{Copies, Written};
use crate::options::Options;
use crate::place::Place;
use crate::server::Server;
use crate::{build, digest, setup};

/// Profiles belong to an origin, and so to a port.
const PORT: u16 = 8190;
const EMPTY: &str = "demo-empty.html";
const ROWS: &str = "demo-rows.json";
const DAY_MS: u64 = 86_400_000;

/// Sizes and themes of the pictures.
const LOOKS: [(&str, (u32, u32), &str); 4] = [
    ("phone-light", (360, 740), "light"),
    ("phone-dark", (360, 740), "dark"),
    ("desktop-light", (1280, 800), "light"),
    ("desktop-dark", (1280, 800), "dark"),
];

/// Types something into the box and waits for what is found.
const LOOK_FOR: &str = "(async () => {
  const box = document.querySelector('.find input[type=search]');
  box.value = 'friday';
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  while (!document.querySelector('.results mark')) await new Promise(requestAnimationFrame);
})()";

/// Places that are pictured, by their addresses.
const PLACES: [(&str, &str); 37] = [
    ("today", "#/"),
    ("journal", "#/journal"),
    ("find", "#/find"),
    ("week", "week"),
    ("month", "#/look"),
    ("year", "year"),
    ("workbook", "#/workbook"),
    ("triggers", "#/workbook/triggers"),
    ("signals", "#/workbook/signals"),
    ("people", "#/workbook/people"),
    ("predictions", "#/workbook/predictions"),
    ("ladders", "#/workbook/ladders"),
    ("promises", "#/workbook/promises"),
    ("boundaries", "#/workbook/boundaries"),
    ("wins", "#/workbook/wins"),
    ("calms", "#/workbook/calms"),
    ("check-ins", "#/workbook/check-ins"),
    ("session-sheet", "#/workbook/session-sheet"),
    ("supporter-card", "#/workbook/supporter-card"),
    ("safety-card", "#/workbook/safety-card"),
    ("calendar-file", "#/workbook/calendar-file"),
    ("safe", "#/keeping"),
    ("lock", "#/keeping/lock"),
    ("backup", "#/keeping/file"),
    ("restore", "#/keeping/restore"),
    ("moving-in", "#/keeping/moving-in"),
    ("devices", "#/keeping/devices"),
    ("name", "#/keeping/name"),
    ("sitting", "#/keeping/sitting"),
    ("delete", "#/keeping/delete"),
    ("person", "person"),
    ("ladder", "ladder"),
    ("promise", "promise"),
    ("boundary", "boundary"),
    ("prediction", "prediction"),
    ("thread", "thread"),
    ("entry", "entry"),
];

/// Builds the app, fills a profile with the year, and serves it; with `--pictures FOLDER` it makes pictures and ends.
pub fn run(place: &Place, options: &Options) -> Result<()> {
    if !options.has("--no-build") {
        build::if_stale(place)?;
    }
    if Chromium::program(place).is_none() {
        setup::for_browsers(place)?;
    }
    let end = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock stands before 1970")?;
    let written = year::year(u64::try_from(end.as_millis())?);
    let first = written.first().map_or(0, |one| one.at).saturating_sub(DAY_MS);
    let newest = |kind: char| written.iter().rev().find(|one| one.id.kind() == kind).map(|one| one.id.to_string());
    let last = written.last().and_then(|one| Day::parse(&year::day_of(one.at))).context("a year has a last day")?;
    let address_of = |name: &str| -> Option<String> {
        Some(match name {
            "person" => format!("#/people/{}", written_about(&written)?),
            "week" => format!("#/look/week-{}", last.as_str()),
            "year" => format!("#/look/{}", last.year()),
            "ladder" => format!("#/note/{}", newest('l')?),
            "promise" => format!("#/note/{}", newest('m')?),
            "boundary" => format!("#/note/{}", newest('b')?),
            "prediction" => format!("#/note/{}", newest('x')?),
            "thread" => format!("#/thread/{}", end_of_a_thread(&written)?),
            "entry" => format!("#/journal/entry/{}", newest('e')?),
            other => other.to_owned(),
        })
    };
    let copies = Copies::of(written.iter().cloned(), first)?;
    let site = Folder::copy_of(&place.dist)?;
    fs::write(site.path().join(EMPTY), "<!doctype html><title>empty</title>").context(EMPTY)?;
    fs::write(site.path().join(ROWS), copies.rows().to_string()).context(ROWS)?;
    let server = Server::start(site.path(), options.port()?.unwrap_or(PORT))?;
    let profile = options.value("--profile").map_or_else(|| place.root.join("target/demo-profile"), PathBuf::from);
    if profile.exists() {
        // Only what an earlier run made is taken away, never a folder of somebody's own.
        if !profile.join(MARK).is_file() {
            bail!("{} is not a profile that this command made: name another with --profile", profile.display());
        }
        fs::remove_dir_all(&profile).with_context(|| profile.display().to_string())?;
    }
    fs::create_dir_all(&profile).with_context(|| profile.display().to_string())?;
    fs::write(profile.join(MARK), "").context(MARK)?;
    {
        let mut browser = Chromium::start_on(place, &profile)?;
        let mut page = browser.page()?;
        page.go(&format!("{}{EMPTY}", server.url()))?;
        copies.put_into(&mut page, &format!("{}{ROWS}", server.url()))?;
        if let Some(folder) = options.value("--pictures") {
            let places: Vec<(&str, String)> =
                PLACES.iter().filter_map(|(name, at)| Some((*name, address_of(at)?))).collect();
            return pictures(&mut page, server.url().as_ref(), &places, Path::new(folder));
        }
        page.go(server.url().as_ref())?;
        page.script("bench.ready.then(() => true)")?;
        page.rest()?;
    }
    println!("{} made-up records are in {}", written.len(), profile.display());
    println!("Rethread is at {} (Ctrl+C stops it)", server.url());
    show(place, &profile, server.url().as_ref());
    server.wait();
    Ok(())
}

/// The person most is written about.
fn written_about(written: &[Written]) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for person in made(written).filter_map(|(_, made)| made.ties().map(|ties| ties.people.clone())).flatten() {
        *counts.entry(person).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(person, _)| person)
}

/// The newest record that began with another and was looked back at: a thread from alarm to what came.
fn end_of_a_thread(written: &[Written]) -> Option<String> {
    let is_end = |made: &Made| match made {
        Made::Prediction(prediction) => prediction.ties.from.is_some() && prediction.outcome.came.is_some(),
        _ => false,
    };
    made(written).filter(|(_, made)| is_end(made)).last().map(|(id, _)| id.to_string())
}

fn made(written: &[Written]) -> impl Iterator<Item = (&RecordId, Made)> {
    written.iter().filter_map(|one| Some((&one.id, Made::read(&one.id, &one.record)?)))
}

const MARK: &str = "rethread-demo";

/// Opens a window on the profile where there is a screen, and says how to where there is none.
fn show(place: &Place, profile: &Path, address: &str) {
    let Some(program) = Chromium::program(place) else { return };
    let folder = format!("--user-data-dir={}", profile.display());
    let has_screen = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    let quiet = ["--no-first-run", "--no-default-browser-check", "--password-store=basic", "--disable-sync"];
    let mut window = Command::new(&program);
    window.arg(&folder).args(quiet).arg(address).stdout(Stdio::null()).stderr(Stdio::null());
    if !has_screen || window.spawn().is_err() {
        println!("Look at it with: {} {folder} --password-store=basic {address}", program.display());
    }
}

/// Pictures of every place in both themes, on a phone and on a desktop.
fn pictures(page: &mut crate::browser::page::Page, url: &str, places: &[(&str, String)], folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    for (look, size, theme) in LOOKS {
        page.show(size, theme)?;
        for (name, at) in places {
            page.go(&format!("{url}{at}"))?;
            page.script("bench.ready.then(() => true)")?;
            page.rest()?;
            if *name == "find" {
                page.script(LOOK_FOR)?;
                page.rest()?;
            }
            let file = folder.join(format!("{name}-{look}.png"));
            fs::write(&file, digest::from_base64(&page.picture()?).context("a picture is no base64")?)
                .with_context(|| file.display().to_string())?;
        }
    }
    Ok(())
}
