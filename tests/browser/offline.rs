//! Without a connection: every place opens, and what is kept for that is all of a build or none of it.

use std::fs;
use std::path::Path;

use rethread::content::{keeping, ui};

use crate::acts;
use crate::places::{kinds, places};
use crate::support::{Browser, Page, Setup, Site, in_both};

const WORDS: &str = "Written before the signal went";
/// Where the worker is in its life: `none`, `installing`, `waiting`, `active` or `controlling`.
pub const WORKER: &str = "return navigator.serviceWorker.getRegistration().then(it =>
    !it ? 'none' : it.waiting ? 'waiting' : it.installing ? 'installing'
    : it.active?.state !== 'activated' ? 'active' : navigator.serviceWorker.controller ? 'controlling' : 'active')";

in_both!(every_place_opens_without_a_connection, a_flipped_or_missing_file_keeps_the_worker_away);

fn every_place_opens_without_a_connection(browser: Browser) {
    let mut site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    installed(&page);
    let profile = page.close();
    site.stop();

    let page = Setup::new(browser).on(profile).start(&site);
    // A cold start is for each kind of place; in Firefox, where it is the same app's, for some.
    for (place, heading) in kinds().into_iter().step_by(if browser == Browser::Chromium { 1 } else { 4 }) {
        page.blank();
        page.open(&place);
        page.wait_heading(heading);
    }
    // From there on every place there is.
    for (place, heading) in places() {
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

/// Waits until there is neither a worker nor anything half-fetched.
pub fn given_up(page: &Page) {
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

/// Changes one bit in the middle of a file.
pub fn flip(file: &Path) {
    let mut bytes = fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file, bytes).unwrap();
}
