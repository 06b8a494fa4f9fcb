//! Everything that can go wrong with the app's own files: it starts all the same, or a page says at once what can be
//! done, and no word is lost.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use rethread::content::ui;
use serde_json::{Value, json};

use crate::acts;
use crate::offline::{WORKER, flip, given_up, installed};
use crate::recovery;
use crate::support::{Browser, Copy, Page, Setup, Site, in_both};

const WORDS: &str = "Written before anything broke";
/// How long the page that says what can be done may take.
const SOON: Duration = Duration::from_secs(3);
const TRIES: usize = 3;
const READY: &str =
    "return document.documentElement.dataset.ready === '1' && !!document.querySelector('#status details')";

in_both!(
    no_file_of_a_first_visit_can_break_it_silently,
    the_browser_is_killed_while_the_worker_installs,
    there_is_no_room_for_offline_use,
    one_cleared_file_is_mended_or_said,
    a_network_answers_in_our_place,
);

/// Notes when a heading came into sight.
const NOTES: &str =
    "new MutationObserver(() => { if (document.querySelector('main h1')) document.documentElement.dataset.said ??= performance.now() })
    .observe(document, { childList: true, subtree: true })";

fn noting(browser: Browser) -> Setup {
    Setup::new(browser).first(NOTES)
}

/// Opens the front door until the app is there, or the page that says what can be done, with both ways out. Whether it
/// was the app. A machine that has much else to do may be slow once; what waits for its time is slow each time.
#[track_caller]
fn soon(page: &Page, what: &str) -> bool {
    let mut slow = Vec::new();
    while slow.len() < TRIES {
        page.blank();
        let begun = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        page.go("");
        let Some(said) = look(page, what) else { return true };
        let spent = said.saturating_sub(begun);
        if spent < SOON {
            return false;
        }
        slow.push(spent);
    }
    panic!("{what}: said after {slow:?}");
}

/// When that page was there; nothing where it was the app.
#[track_caller]
fn look(page: &Page, what: &str) -> Option<Duration> {
    let start = Instant::now();
    let titles = [ui().shell.failed_title.to_owned(), recovery::text("title")];
    loop {
        if page.holds(READY) {
            return None;
        }
        if titles.contains(&page.heading()) && page.offers(ui().shell.help) && page.offers(ui().shell.leave) {
            let said =
                page.script("return performance.timeOrigin + Number(document.documentElement.dataset.said)", &[]);
            // The page before may have been on its way out.
            if let Some(said) = said.as_f64() {
                return Some(Duration::from_secs_f64(said / 1000.0));
            }
        }
        assert!(start.elapsed() < SOON * 5, "{what}: nothing came with both ways out; in sight: {}", page.text());
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A browser that keeps no file and has no worker, so that every visit is a first one.
fn forgetful(browser: Browser) -> Setup {
    match browser {
        Browser::Chromium => noting(browser).first("delete Navigator.prototype.serviceWorker"),
        _ => noting(browser)
            .setting("dom.serviceWorkers.enabled", false)
            .setting("browser.cache.disk.enable", false)
            .setting("browser.cache.memory.enable", false),
    }
}

/// The files that the page asks for before the app can be used.
fn first_files(site: &Site) -> Vec<String> {
    let page = fs::read_to_string(site.file("index.html")).unwrap();
    let named = |name: &String| {
        let code = [".js", ".css", ".wasm", ".svg"].iter().any(|end| name.ends_with(end));
        code && page.contains(&format!("./{name}\""))
    };
    let found: Vec<String> = site.names().into_iter().filter(named).collect();
    assert!(found.len() >= 6, "{found:?}");
    found
}

/// What is done to a file, and what that is called.
type Damage = (&'static str, fn(&Path));

fn no_file_of_a_first_visit_can_break_it_silently(browser: Browser) {
    let site = Site::copy();
    let page = forgetful(browser).open(&site);
    if browser == Browser::Chromium {
        page.devtools("Network.enable", json!({}));
        page.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }));
    }
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    let damages: [Damage; 4] = [
        ("missing", |file| fs::remove_file(file).unwrap()),
        ("one bit changed", flip),
        ("cut short", |file| {
            let bytes = fs::read(file).unwrap();
            fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
        }),
        ("another page", |file| fs::write(file, "<!doctype html><title>Sign in</title>").unwrap()),
    ];
    for name in first_files(&site) {
        let file = site.file(&name);
        let whole = fs::read(&file).unwrap();
        for (how, damage) in damages {
            damage(&file);
            let started = soon(&page, &format!("{name} {how}"));
            // What is checked by its digest, or cannot be read, never starts.
            assert!(!started || !name.ends_with(".wasm"), "{name} {how}");
            fs::write(&file, &whole).unwrap();
        }
    }
    page.blank();
    acts::read_entry(&page, WORDS);
}

/// Every file of the list that the worker asks for while it installs.
fn listed(site: &Site) -> Vec<String> {
    let list: Value = serde_json::from_str(&fs::read_to_string(site.file("files.json")).unwrap()).unwrap();
    let files = list["files"].as_array().unwrap().iter();
    files.filter_map(|file| file["url"].as_str().map(str::to_owned)).collect()
}

fn the_browser_is_killed_while_the_worker_installs(browser: Browser) {
    let site = Site::behind_a_gate();
    // The list, files at the beginning and in the middle of it, and the largest.
    let files = ["/files.json", "/erase.html", "/help.html", "/rethread-opener.html"];
    site.gate().hold(files[0]);
    let mut page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    for (number, file) in files.iter().enumerate() {
        page.wait_that(&format!("the worker asks for {file}"), || site.gate().is_held());
        let profile = page.kill();
        match files.get(number + 1) {
            Some(next) => site.gate().hold(next),
            None => site.gate().open(),
        }
        page = Setup::new(browser).on(profile).open(&site);
        acts::read_entry(&page, WORDS);
    }
    installed(&page);
    site.gate().cut_off();
    page.blank();
    acts::read_entry(&page, WORDS);
}

#[test]
fn the_worker_is_killed_at_each_file_of_installing() {
    let site = Site::behind_a_gate();
    // What the browser keeps by itself, the worker would not ask for.
    let page = Setup::new(Browser::Chromium).argument("--disk-cache-size=1").start(&site);
    page.go("help.html");
    page.devtools("ServiceWorker.enable", json!({}));
    let register = "navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' }).catch(() => {})";
    let forget = "return navigator.serviceWorker.getRegistration().then(it => it?.unregister())
        .then(() => caches.keys()).then(names => Promise.all(names.map(name => caches.delete(name)))).then(() => true)";
    let files = listed(&site);
    for (number, file) in std::iter::once(&"files.json".to_owned()).chain(&files).enumerate() {
        site.gate().hold(&format!("/{file}"));
        page.script(register, &[]);
        page.wait_that(&format!("the worker asks for {file}"), || site.gate().is_held());
        page.devtools("ServiceWorker.stopAllWorkers", json!({}));
        page.wait_that("the worker is gone", || page.script(WORKER, &[]) == "none");
        site.gate().open();
        if number % 16 == 0 {
            page.open("");
            if number == 0 {
                acts::skip_welcome(&page);
                acts::write_entry(&page, WORDS);
            }
            acts::read_entry(&page, WORDS);
            installed(&page);
            page.go("help.html");
            page.script(forget, &[]);
            page.go("help.html");
        }
    }
    page.open("");
    installed(&page);
    site.gate().cut_off();
    page.blank();
    acts::read_entry(&page, WORDS);
}

fn there_is_no_room_for_offline_use(browser: Browser) {
    let site = Site::copy();
    let page = match browser {
        Browser::Chromium => {
            let page = Setup::new(browser).start(&site);
            let origin = site.url("").trim_end_matches('/').to_owned();
            page.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": 1_500_000 }));
            page.open("");
            page
        }
        _ => Setup::new(browser).setting("dom.quotaManager.temporaryStorage.fixedLimit", 1500).open(&site),
    };
    acts::skip_welcome(&page);
    page.wait_that("the worker asks for it", || site.asked().contains(&"GET /files.json".to_owned()));
    given_up(&page);
    acts::write_entry(&page, WORDS);
    page.blank();
    acts::read_entry(&page, WORDS);
}

/// Deletes one file from what is kept for offline use.
fn clear(page: &Page, file: &str) {
    let delete = "return caches.keys().then(names => Promise.all(names.map(name =>
        caches.open(name).then(cache => cache.delete(new URL(arguments[0], location.href).href))))).then(done => done.includes(true))";
    assert_eq!(page.script(delete, &[json!(file)]), true, "{file} was kept");
}

fn one_cleared_file_is_mended_or_said(browser: Browser) {
    let site = Site::behind_a_gate();
    let page = noting(browser).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    installed(&page);
    let mut files = first_files(&site);
    files.extend(["index.html", "files.json", "recovery.html"].map(str::to_owned));
    for file in &files {
        clear(&page, file);
        site.gate().cut_off();
        soon(&page, &format!("without {file}"));
        site.gate().open();
        page.blank();
        page.open("");
    }
    // The list, the page for what is broken, and icons are asked for when they are needed, and not before.
    let kept = "return caches.match(new URL(arguments[0], location.href).href).then(found => !!found)";
    let asked_for =
        |file: &&String| !["files.json", "recovery.html"].contains(&file.as_str()) && !file.ends_with(".svg");
    for file in files.iter().filter(asked_for) {
        assert_eq!(page.script(kept, &[json!(file)]), true, "{file} is kept again");
    }
    acts::read_entry(&page, WORDS);
}

fn a_network_answers_in_our_place(browser: Browser) {
    let site = Site::behind_a_gate();
    let page = noting(browser).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    installed(&page);
    site.gate().portal();
    page.blank();
    acts::read_entry(&page, WORDS);
    let update = "return navigator.serviceWorker.getRegistration().then(it => it.update()).then(() => 'took it', () => 'refused')";
    assert_eq!(page.script(update, &[]), "refused");
    for file in ["index.html", "boot.js", "shell.js"].map(str::to_owned).into_iter().chain([site.app_wasm_name()]) {
        site.gate().open();
        page.blank();
        page.open("");
        clear(&page, &file);
        site.gate().portal();
        let started = soon(&page, &format!("{file} from another network"));
        // The browser may have kept what can never change, and the worker takes it from there.
        assert!(!started || file.ends_with(".wasm"), "{file}");
    }
    site.gate().open();
    page.blank();
    acts::read_entry(&page, WORDS);
}

/// Everything that was written, in both copies.
fn written(page: &Page) -> [serde_json::Map<String, Value>; 2] {
    [Copy::Local, Copy::Safety].map(|copy| page.held(copy, "rt1"))
}

/// Changes one bit of the app's wasm as it is kept.
fn damage_kept_app(page: &Page, site: &Site) {
    let damage = "return caches.keys().then(async names => { for (const name of names) {
        const cache = await caches.open(name), address = new URL(arguments[0], location.href).href;
        const kept = await cache.match(address); if (!kept) continue;
        const bytes = new Uint8Array(await kept.arrayBuffer()); bytes[bytes.length >> 1] ^= 1;
        await cache.put(address, new Response(bytes, { headers: kept.headers })) } return true })";
    assert_eq!(page.script(damage, &[json!(site.app_wasm_name())]), true);
}

#[test]
fn trying_again_mends_a_damaged_copy() {
    let site = Site::behind_a_gate();
    let page = noting(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    installed(&page);
    damage_kept_app(&page, &site);
    page.blank();
    page.go("");
    page.wait_text(ui().shell.failed_title);
    page.wait_that("it is mended", || {
        if page.offers(ui().shell.failed_action) {
            page.press(ui().shell.failed_action);
        }
        look(&page, "trying again").is_none()
    });
    acts::read_entry(&page, WORDS);
}

#[test]
fn the_page_that_fetches_anew_changes_nothing_unless_it_can() {
    let site = Site::behind_a_gate();
    // Or the browser would have another copy, from which the worker mends the one it keeps.
    let page = noting(Browser::Chromium).argument("--disk-cache-size=1").open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    installed(&page);
    let before = written(&page);
    let kept = "return caches.keys().then(names => names.join())";
    let cached = page.script(kept, &[]);
    damage_kept_app(&page, &site);
    site.gate().cut_off();
    assert!(!soon(&page, "a damaged copy"));
    page.press(ui().shell.failed_more);
    page.wait_heading(&recovery::text("title"));
    page.press(&recovery::text("anew"));
    page.wait_text(&recovery::text("away"));
    site.gate().portal();
    page.press(&recovery::text("anew"));
    page.wait_text(&recovery::text("other"));
    assert_eq!(page.script(kept, &[]), cached, "what is kept is still there");
    assert_eq!(written(&page), before);
    site.gate().open();
    // A build that is just being put there.
    flip(&site.file("help.html"));
    page.press(&recovery::text("anew"));
    page.wait_that("it has looked", || page.holds("return !document.querySelector('#anew[aria-disabled]')"));
    assert!(page.shows(&recovery::text("other")));
    assert_eq!(page.script(kept, &[]), cached, "what is kept is still there");
    flip(&site.file("help.html"));
    // Where headers forbid what the opener carries, it opens from where it was saved alone.
    let saves = "return document.querySelector('a[href=\"./rethread-opener.html\"]').download";
    assert_eq!(page.script(saves, &[]), "opener.html");
    page.press(&recovery::text("anew"));
    page.wait_ready();
    assert_eq!(written(&page), before, "not a letter of what was written has changed");
    acts::read_entry(&page, WORDS);
    installed(&page);
}

#[test]
fn what_the_browser_itself_keeps_damaged_is_fetched_anew() {
    let site = Site::copy();
    // Without a worker, what comes under a name with a hash is kept by the browser, and never asked for again.
    let page = noting(Browser::Chromium).first("delete Navigator.prototype.serviceWorker").start(&site);
    let app = site.file(&site.app_wasm_name());
    flip(&app);
    assert!(!soon(&page, "a damaged app"));
    flip(&app);
    assert!(!soon(&page, "the same from the browser's cache"));
    page.press(ui().shell.failed_more);
    page.wait_heading(&recovery::text("title"));
    page.press(&recovery::text("anew"));
    page.wait_ready();
    acts::skip_welcome(&page);
}
