//! From one version to the next: a person is told what changed and chooses when, and no word is lost on the way.

use std::fs;
use std::path::Path;

use rethread::content::{keeping, notices, ui};
use serde_json::json;
use xtask::hooks::worker::{self, Change};
use xtask::site::Site as Settings;

use crate::offline::{WORKER, flip, installed};
use crate::places::kinds;
use crate::support::{Browser, Page, Setup, Site, in_both};
use crate::{acts, lock_acts};

const WORDS: &str = "Written in the version before";
const CHANGED: &str = "<!-- a newer build -->";
const NEWS: &str = "A new line about what changed.";
/// Whether no other version is on its way, or waits.
const ALONE: &str = "return navigator.serviceWorker.getRegistration().then(it => !it.waiting && !it.installing)";
const UPDATE: &str = "return navigator.serviceWorker.getRegistration().then(it => it.update()).then(() => true)";

/// What this build says that it changed.
fn authored_changes() -> Vec<Change> {
    worker::changes(&xtask::content::authored(&Settings::default()).expect("content that is in order"))
}

in_both!(
    a_newer_version_says_what_changed_and_waits_until_it_is_asked_for,
    two_versions_in_two_tabs,
    a_tab_of_the_older_version_keeps_its_files,
    a_version_that_does_not_open_makes_way_for_one_that_waits,
);

/// Puts a build in place that differs in one file, with the list that belongs to it and what it says it changed.
pub fn publish(site: &Site, changes: &[Vec<String>]) {
    let page = site.file("help.html");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, format!("{text}{CHANGED}\n")).unwrap();
    list(site, changes);
}

/// Has the worker belong to the files as they are.
pub fn list(site: &Site, changes: &[Vec<String>]) {
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/sw.js");
    fs::copy(template, site.file("sw.js")).unwrap();
    xtask::hooks::worker::write(&site.file(""), changes).unwrap();
}

/// A change on a day that the version before knows nothing of.
fn news() -> Vec<Vec<String>> {
    let before = authored_changes();
    std::iter::once(["2099-01-02", NEWS].map(str::to_owned).to_vec()).chain(before).collect()
}

/// The page of help lines as this tab gets it now.
fn help(page: &Page) -> String {
    let text = page.script("return fetch('help.html').then(answer => answer.text()).catch(() => '')", &[]);
    text.as_str().unwrap_or_default().to_owned()
}

fn first_version(browser: Browser, site: &Site) -> Page {
    let page = Setup::new(browser).open(site);
    acts::skip_welcome(&page);
    installed(&page);
    page
}

/// Has the browser find the version that is published now. It looks again, as a browser does at each visit: on a busy
/// machine a file may not come in time, and then the version is dropped until the next look.
fn find(page: &Page) {
    page.wait_that("the newer version is offered", || {
        let looked = page.holds(UPDATE);
        looked && page.shows(notices().newer.action)
    });
}

/// Presses for the version that waits, until it runs on a fresh page.
fn go_over(page: &Page) {
    page.script("window.__before = true", &[]);
    page.press(notices().newer.action);
    page.wait_that("a fresh page", || page.holds("return !window.__before && !!document.body"));
    page.wait_ready();
    page.wait_that("it takes over", || page.holds(ALONE));
    page.wait_that("its worker", || page.script(WORKER, &[]) == "controlling");
    assert!(!page.offers(notices().newer.action));
}

fn a_newer_version_says_what_changed_and_waits_until_it_is_asked_for(browser: Browser) {
    let texts = &notices().newer;
    let site = Site::copy();
    let page = first_version(browser, &site);
    assert!(!help(&page).contains(CHANGED));
    publish(&site, &news());
    find(&page);
    page.wait_text(texts.text);
    assert!(!page.shows(NEWS), "what changed is opened by who wants to know");
    page.press(texts.what);
    page.wait_text(NEWS);
    let old = &authored_changes()[0][1];
    assert!(!page.shows(old), "what this version has is not told again");
    page.press(texts.later);
    page.wait_gone(texts.later);
    page.go("help.html");
    page.open("");
    page.wait_text(texts.text);
    assert!(!help(&page).contains(CHANGED), "the old version stays as long as nobody asks");
    page.open("#/journal/new");
    page.write(ui().journal.text, WORDS);
    go_over(&page);
    assert!(help(&page).contains(CHANGED), "the newer version is shown");
    acts::read_entry(&page, WORDS);
    page.blank();
    page.open("");
    page.wait_that("the old version's files are gone", || {
        page.script("return caches.keys().then(names => names.length)", &[]) == 1
    });
    assert!(!page.shows(texts.text));
}

fn two_versions_in_two_tabs(browser: Browser) {
    let site = Site::copy();
    let page = first_version(browser, &site);
    page.open("#/journal/new");
    page.write(ui().journal.text, "In the first tab");
    page.wait_saved();
    let first = page.open_tab("#/");
    let second = page.tab();
    publish(&site, &news());
    find(&page);
    go_over(&page);
    assert!(help(&page).contains(CHANGED));
    acts::write_entry(&page, WORDS);
    page.to_tab(&first);
    assert_eq!(page.value(ui().journal.text), "In the first tab", "the other tab was not loaded anew under a hand");
    page.write(ui().journal.text, ", and on");
    page.wait_saved();
    // Parts that this tab has not loaded yet come from its own version.
    for (place, heading) in
        kinds().into_iter().filter(|(place, _)| place.starts_with("#/") && !place.contains("welcome"))
    {
        let go = "location.hash = arguments[0]";
        page.script(go, &[json!(place)]);
        page.wait_heading(heading);
    }
    acts_in_place(&page);
    go_over(&page);
    for words in [WORDS, "In the first tab, and on"] {
        acts::read_entry(&page, words);
    }
    page.to_tab(&second);
    acts::read_entry(&page, "In the first tab, and on");
}

fn a_tab_of_the_older_version_keeps_its_files(browser: Browser) {
    let site = Site::copy();
    let page = first_version(browser, &site);
    let kept = "return caches.keys().then(names => names.length)";
    let first = page.open_tab("#/");
    publish(&site, &news());
    find(&page);
    go_over(&page);
    page.close_tab(&first);
    page.open_tab("#/journal");
    let third = page.tab();
    assert!(help(&page).contains(CHANGED));
    assert_eq!(page.script(kept, &[]), 2, "the older one still runs in the first tab");
    page.to_tab(&first);
    page.close_tab(&third);
    page.blank();
    page.open("");
    page.wait_that("its files go with it", || page.script(kept, &[]) == 1);
}

fn a_version_that_does_not_open_makes_way_for_one_that_waits(browser: Browser) {
    let site = Site::copy();
    let page = first_version(browser, &site);
    acts::write_entry(&page, WORDS);
    publish(&site, &news());
    find(&page);
    let damage = "return caches.keys().then(async ([first]) => {
        const cache = await caches.open(first), address = new URL(arguments[0], location.href).href;
        await cache.put(address, new Response('', { headers: (await cache.match(address)).headers })); return true })";
    assert_eq!(page.script(damage, &[json!(site.app_wasm_name())]), true);
    page.go("help.html");
    page.go("");
    page.wait_text(ui().shell.failed_title);
    page.wait_that("the newer one goes to work", || page.holds(ALONE));
    page.press(ui().shell.failed_action);
    page.wait_ready();
    assert!(help(&page).contains(CHANGED));
    acts::read_entry(&page, WORDS);
}

/// What the other tab wrote is here as well, on the older version.
fn acts_in_place(page: &Page) {
    page.script("location.hash = '#/journal'", &[]);
    page.wait_heading(ui().journal.title);
    page.wait_text(WORDS);
}

#[test]
fn what_a_version_brought_that_nobody_took_is_told_with_the_next() {
    let site = Site::copy();
    let page = first_version(Browser::Chromium, &site);
    publish(&site, &news());
    find(&page);
    page.press(notices().newer.later);
    let after = "A line of the version after that.";
    let next = std::iter::once(["2099-01-03", after].map(str::to_owned).to_vec()).chain(news()).collect::<Vec<_>>();
    publish(&site, &next);
    find(&page);
    page.wait_that("it is told of", || {
        page.press(notices().newer.what);
        page.shows(after) || {
            page.press(notices().newer.what);
            false
        }
    });
    assert!(page.shows(NEWS));
}

#[test]
fn a_newer_version_that_was_put_off_loses_nothing_by_closing() {
    let site = Site::copy();
    let page = first_version(Browser::Chromium, &site);
    acts::write_entry(&page, WORDS);
    publish(&site, &news());
    find(&page);
    page.press(notices().newer.later);
    // No tab is left that runs the older one: the browser may go over to the newer one by itself, or ask again.
    let page = Setup::new(Browser::Chromium).on(page.close()).open(&site);
    page.wait_that("the newer one is there, or is asked for", || {
        help(&page).contains(CHANGED) || page.offers(notices().newer.action)
    });
    acts::read_entry(&page, WORDS);
}

#[test]
fn an_older_version_that_comes_back_is_told_of_and_asked_for() {
    let texts = &notices().newer;
    let site = Site::copy();
    let (old_help, old_list) = (fs::read(site.file("help.html")).unwrap(), authored_changes());
    list(&site, &old_list);
    let page = first_version(Browser::Chromium, &site);
    acts::write_entry(&page, WORDS);
    publish(&site, &news());
    find(&page);
    go_over(&page);
    acts::write_entry(&page, "In the newer one");
    page.blank();
    page.open("");
    fs::write(site.file("help.html"), old_help).unwrap();
    list(&site, &old_list);
    find(&page);
    page.wait_text(texts.text_earlier);
    page.press(texts.what);
    page.wait_text(texts.silent);
    go_over(&page);
    assert!(!help(&page).contains(CHANGED), "the older version is back");
    for words in [WORDS, "In the newer one"] {
        acts::read_entry(&page, words);
    }
}

#[test]
fn what_it_says_is_shown_as_text_and_never_without_end() {
    let site = Site::copy();
    let page = first_version(Browser::Chromium, &site);
    let mark = "<img src=x onerror='document.title=1'>";
    let row = |day: usize| {
        let long = format!("{mark} {}", "long ".repeat(400));
        std::iter::once(format!("2098-01-{:02}", day % 28 + 1)).chain((0..40).map(|_| long.clone())).collect()
    };
    let mut changes: Vec<Vec<String>> = (0..40).map(row).collect();
    changes.push(vec!["no day".to_owned(), "A line without a day".to_owned()]);
    publish(&site, &changes);
    find(&page);
    page.press(notices().newer.what);
    page.wait_text(mark);
    let counts =
        "return [document.querySelectorAll('.update img').length, document.querySelectorAll('.update li').length,
        document.querySelector('.update').textContent.length < 8000]";
    assert_eq!(page.script(counts, &[]), json!([0, 36, true]));
    assert!(!page.shows("A line without a day"));
}

#[test]
fn a_newer_version_waits_while_words_are_on_the_screen_alone() {
    let texts = &notices().newer;
    let site = Site::copy();
    let page = first_version(Browser::Chromium, &site);
    page.open("#/keeping/sitting");
    crate::sitting::on_a_fresh_page(&page, || page.press(keeping().sitting.begin));
    page.wait_text(ui().status.sitting_notice);
    page.open("#/journal/new");
    page.write(ui().journal.text, WORDS);
    publish(&site, &news());
    page.script(UPDATE, &[]);
    page.wait_text(texts.waits);
    assert!(!page.offers(texts.action), "what would lose the words is not offered");
    assert_eq!(page.value(ui().journal.text), WORDS);
}

#[test]
fn a_newer_version_that_cannot_be_kept_whole_changes_nothing() {
    let site = Site::copy();
    let page = first_version(Browser::Chromium, &site);
    acts::write_entry(&page, WORDS);
    // What becomes of it first: it is either given up or there whole.
    let state = "return navigator.serviceWorker.getRegistration().then(it => new Promise(done => {
        const watch = () => { const next = it.installing; next.onstatechange = () => done(next.state) };
        if (it.installing) return watch();
        it.onupdatefound = watch;
        it.update().catch(refused => done(String(refused))) }))";
    let kept = "return caches.keys().then(names => names.length === 1)";
    let given_up = || page.wait_that("nothing of it is left", || page.holds(kept) && page.holds(ALONE));
    // Without room for a second copy.
    publish(&site, &news());
    let origin = site.url("").trim_end_matches('/').to_owned();
    let quota =
        |size: u64| page.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": size }));
    let used = page.script("return navigator.storage.estimate().then(found => found.usage)", &[]).as_u64().unwrap();
    quota(used + 300_000);
    assert_eq!(page.script(state, &[]), "redundant", "there is no room for it");
    given_up();
    page.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": origin }));
    // With a file that is not what its list says.
    flip(&site.file("help.html"));
    assert_eq!(page.script(state, &[]), "redundant", "a file of it is damaged");
    given_up();
    page.blank();
    page.open("");
    assert_eq!(page.script(WORKER, &[]), "controlling");
    assert!(!page.shows(notices().newer.text));
    assert!(!help(&page).contains(CHANGED));
    acts::read_entry(&page, WORDS);
    // Whole again, it is told of.
    flip(&site.file("help.html"));
    find(&page);
    go_over(&page);
    assert!(help(&page).contains(CHANGED));
    acts::read_entry(&page, WORDS);
}

#[test]
fn a_newer_version_killed_at_a_file_it_fetches_leaves_the_one_that_is_there() {
    let site = Site::behind_a_gate();
    let page = first_version(Browser::Chromium, &site);
    acts::write_entry(&page, WORDS);
    page.devtools("ServiceWorker.enable", json!({}));
    publish(&site, &news());
    // All that is not there already.
    let files = ["/files.json", "/help.html"];
    site.gate().hold(files[0]);
    page.script("navigator.serviceWorker.getRegistration().then(it => it.update()).catch(() => {})", &[]);
    for (number, file) in files.iter().enumerate() {
        page.wait_that(&format!("the newer one asks for {file}"), || site.gate().is_held());
        page.devtools("ServiceWorker.stopAllWorkers", json!({}));
        page.wait_that("it is gone", || page.holds(ALONE));
        match files.get(number + 1) {
            Some(next) => site.gate().hold(next),
            None => site.gate().open(),
        }
        // The browser tries again by itself on each visit.
        page.blank();
        page.open("");
        assert_ne!(page.script(WORKER, &[]), "none");
        assert!(!help(&page).contains(CHANGED), "the older one answers, whole");
        acts::read_entry(&page, WORDS);
    }
    find(&page);
    go_over(&page);
    assert!(help(&page).contains(CHANGED));
    acts::read_entry(&page, WORDS);
}

#[test]
fn a_newer_version_that_was_told_of_behind_a_lock_is_shown_once_it_is_open() {
    let texts = &notices().newer;
    let site = Site::copy();
    let told = "addEventListener('rethread:update-ready', () => { window.__told = true })";
    let page = Setup::new(Browser::Chromium).first(told).open(&site);
    acts::skip_welcome(&page);
    installed(&page);
    lock_acts::set(&page, lock_acts::PASSPHRASE);
    publish(&site, &news());
    find(&page);
    page.press(texts.later);
    // Not by way of an empty page: with no page left open, the browser goes over to the newer one by itself.
    page.load_again();
    lock_acts::is_asked(&page);
    page.wait_that("the page is told of it while the lock is closed", || page.holds("return !!window.__told"));
    assert!(!page.shows(texts.text));
    lock_acts::try_passphrase(&page, lock_acts::PASSPHRASE);
    page.wait_text(texts.text);
    go_over(&page);
    lock_acts::is_asked(&page);
}
