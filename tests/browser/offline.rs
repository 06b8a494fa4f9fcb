//! Without a connection, and from one build to the next: all of a build or none of it, and a new one only when asked.

use std::fs;
use std::path::Path;

use rethread::content::{keeping, ui};

use crate::acts;
use crate::places::places;
use crate::support::{Browser, Page, Setup, Site, in_both};

const WORDS: &str = "Written before the signal went";
const CHANGED: &str = "<!-- a newer build -->";
/// Where the worker is in its life: `none`, `installing`, `waiting`, `active` or `controlling`.
const WORKER: &str = "return navigator.serviceWorker.getRegistration().then(it =>
    !it ? 'none' : it.waiting ? 'waiting' : it.installing ? 'installing'
    : it.active?.state !== 'activated' ? 'active' : navigator.serviceWorker.controller ? 'controlling' : 'active')";

in_both!(every_place_opens_cold_without_a_connection, a_flipped_or_missing_file_keeps_the_worker_away);

fn every_place_opens_cold_without_a_connection(browser: Browser) {
    let mut site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    installed(&page);
    let profile = page.close();
    site.stop();

    let page = Setup::new(browser).on(profile).start(&site);
    for (place, heading) in places() {
        page.blank();
        page.open(&place);
        page.wait_heading(heading);
    }
    page.blank();
    acts::read_entry(&page, WORDS);
    page.write(ui().journal.text, ", and after");
    page.wait_saved();
    page.blank();
    page.go("help.html");
    page.wait_text("112");
    page.go("offline.html");
    page.wait_text(ui().leave.offline_page_title);
    page.go("erase.html");
    page.wait_heading(keeping().delete.title);
}

fn a_flipped_or_missing_file_keeps_the_worker_away(browser: Browser) {
    let damages: [fn(&Path); 2] = [|file| flip(file), |file| fs::remove_file(file).unwrap()];
    for damage in damages {
        let site = Site::copy();
        // A file that the page itself does not ask for, so that the worker alone can notice.
        damage(&site.file("help.html"));
        let page = Setup::new(browser).open(&site);
        acts::skip_welcome(&page);
        page.wait_that("the worker asks for it", || site.asked().contains(&"GET /help.html".to_owned()));
        given_up(&page);
        acts::write_entry(&page, WORDS);
        page.reload();
        acts::read_entry(&page, WORDS);
        given_up(&page);
    }
}

#[test]
fn a_newer_build_waits_until_it_is_asked_for() {
    let site = Site::copy();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    installed(&page);
    assert!(!help(&page).contains(CHANGED));

    publish_newer(&site);
    page.script("return navigator.serviceWorker.getRegistration().then(it => it.update()).then(() => true)", &[]);
    page.wait_text(ui().shell.new_version);
    page.reload();
    page.wait_that("the newer one waits", || page.script(WORKER, &[]) == "waiting");
    assert!(!help(&page).contains(CHANGED), "the old build stays as long as nobody asks");
    page.open("#/journal/new");
    page.write(ui().journal.text, WORDS);
    page.press(ui().shell.new_version_action);
    // Nothing is asked of the worker meanwhile: the old one only goes when it has nothing to do.
    let waits = "return navigator.serviceWorker.getRegistration().then(it => !it.waiting && !it.installing)";
    page.wait_that("the newer build takes over", || page.holds(waits));
    page.wait_gone(ui().shell.new_version);
    page.wait_ready();
    page.wait_that("the newer worker", || page.script(WORKER, &[]) == "controlling");
    assert!(help(&page).contains(CHANGED), "the newer build is shown");
    acts::read_entry(&page, WORDS);
    page.wait_that("the old build's files are gone", || {
        page.script("return caches.keys().then(names => names.length)", &[]) == 1
    });
    assert!(!page.shows(ui().shell.new_version));
}

#[test]
fn a_broken_newer_build_changes_nothing() {
    let mut site = Site::copy();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    installed(&page);
    publish_newer(&site);
    flip(&site.file("help.html"));
    let update = "return navigator.serviceWorker.getRegistration().then(it => it.update())
        .then(it => new Promise(done => { const next = it.installing; if (!next) return done('none');
          next.onstatechange = () => done(next.state) })).catch(() => 'refused')";
    assert_ne!(page.script(update, &[]), "installed");
    page.reload();
    page.wait_that("the old worker goes on", || page.script(WORKER, &[]) == "controlling");
    assert!(!page.shows(ui().shell.new_version));
    site.stop();
    page.blank();
    page.open("#/journal");
    page.wait_heading(ui().journal.title);
}

#[test]
fn an_app_that_cannot_load_says_so_and_help_still_works() {
    for damage in [|file: &Path| fs::remove_file(file).unwrap(), flip] {
        let site = Site::copy();
        damage(&site.app_wasm());
        let page = Setup::new(Browser::Chromium).start(&site);
        page.go("");
        page.wait_text(ui().shell.failed_title);
        page.wait_text(ui().shell.failed);
        assert!(page.offers(ui().shell.leave));
        page.press(ui().shell.help);
        page.wait_text("112");
    }
}

/// Waits until there is neither a worker nor anything half-fetched.
fn given_up(page: &Page) {
    let left = "return caches.keys().then(names => names.length)";
    page.wait_that("the worker gives up", || page.script(WORKER, &[]) == "none" && page.script(left, &[]) == 0);
}

/// Waits until the worker has the whole build and answers for it.
pub fn installed(page: &Page) {
    page.wait_that("the worker is installed", || page.script(WORKER, &[]) != "none");
    page.wait_that("the worker is active", || {
        ["active", "controlling"].map(Into::into).contains(&page.script(WORKER, &[]))
    });
    // A fresh visit: Firefox's driver reloads past the worker.
    page.blank();
    page.open("");
    page.wait_that("the worker answers for the page", || page.script(WORKER, &[]) == "controlling");
}

/// The page of help lines as this tab gets it now.
fn help(page: &Page) -> String {
    let text = page.script("return fetch('help.html').then(answer => answer.text()).catch(() => '')", &[]);
    text.as_str().unwrap_or_default().to_owned()
}

/// Puts a build in place that differs in one file, with the list that belongs to it.
fn publish_newer(site: &Site) {
    let page = site.file("help.html");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, format!("{text}{CHANGED}\n")).unwrap();
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/sw.js");
    fs::copy(template, site.file("sw.js")).unwrap();
    xtask::hooks::worker::write(&site.file("")).unwrap();
}

/// Changes one bit in the middle of a file.
fn flip(file: &Path) {
    let mut bytes = fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file, bytes).unwrap();
}
