//! Installed as an app: without anything the browser objects to, offered late and once, and opened with a file that is
//! shown before it is restored.

use rethread::content::{keeping, notices, ui};
use rethread_core::record::{Body, Entry};
use rethread_core::vault::RecordId;
use serde_json::{Value, json};
use xtask::copies::Written;

use crate::acts;
use crate::places::seed;
use crate::sitting::on_a_fresh_page;
use crate::support::{Browser, Page, Setup, Site};

const WORDS: &str = "A line from another day";
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// An offer in place of the browser's own, whose question no driver can answer.
const OFFER: &str = "addEventListener('beforeinstallprompt', event => {
      if (event.isTrusted) { event.preventDefault(); event.stopImmediatePropagation() } }, true);
    addEventListener('DOMContentLoaded', () => {
      const offer = new Event('beforeinstallprompt', { cancelable: true });
      offer.prompt = () => { window.__asked = (window.__asked ?? 0) + 1; return Promise.resolve({ outcome: 'dismissed' }) };
      setTimeout(() => { dispatchEvent(offer); window.__prevented = offer.defaultPrevented }, 0) })";
/// A window of an installed app.
const INSTALLED: &str = "const asked = window.matchMedia;
    window.matchMedia = query => query.includes('display-mode: standalone') ? { matches: true } : asked.call(window, query)";

#[test]
fn the_browser_finds_nothing_that_keeps_it_from_being_installed() {
    let mut ids = std::collections::BTreeSet::new();
    for name in ["", "notes", "weather", "reading"] {
        let site = Site::open();
        let page = Setup::new(Browser::Chromium).start(&site);
        page.open(&if name.is_empty() { String::new() } else { format!("?name={name}") });
        page.wait_that("the manifest is linked", || {
            page.holds("return document.querySelector('link[rel=manifest]').href.endsWith('.webmanifest')")
        });
        let found = page.devtools("Page.getInstallabilityErrors", json!({}));
        assert_eq!(found["installabilityErrors"], json!([]), "{name}");
        let read = page.devtools("Page.getAppManifest", json!({}));
        assert_eq!(read["errors"], json!([]), "{name}");
        let file =
            if name.is_empty() { "manifest.webmanifest".to_owned() } else { format!("manifest-{name}.webmanifest") };
        assert_eq!(read["url"], site.url(&file));
        // Each is an app of its own, told from all others by where it stands: several may share a host.
        let id = page.devtools("Page.getAppId", json!({}))["appId"].as_str().unwrap().to_owned();
        let (own, id) = id.split_at(site.url("").len().min(id.len()));
        assert_eq!(own, site.url(""));
        assert!(ids.insert(id.to_owned()), "{id} is there twice: {ids:?}");
    }
}

/// Entries of a few days ago.
fn seeded(page: &Page, number: u64, days_ago: u64) {
    let now = page.script("return Date.now()", &[]).as_u64().unwrap() - days_ago * DAY_MS;
    let entry = |at: u64| {
        let record = Entry { text: WORDS.to_owned(), ..Entry::default() }.to_json();
        Written { id: RecordId::new(Entry::KIND, at, 7), at, record }
    };
    // And one of today, on which somebody came back and wrote.
    let today = (days_ago > 0).then(|| entry(now + days_ago * DAY_MS));
    seed(page, (0..number).map(|number| entry(now + number)).chain(today).collect());
}

fn offered(setup: Setup, site: &Site) -> Page {
    let page = setup.first(OFFER).open(site);
    acts::skip_welcome(&page);
    page
}

/// Goes to Today as on a new visit, and waits until everything on it is there.
fn visit(page: &Page) {
    page.blank();
    page.open("");
    page.wait_heading(ui().today.title);
    page.wait_that("all is gathered", || page.holds("return 'gathered' in document.documentElement.dataset"));
    page.wait_that("the browser has made its offer", || page.holds("return window.__prevented === true"));
}

#[test]
fn it_is_offered_late_and_never_again_after_a_no() {
    let texts = &keeping().install;
    let site = Site::open();
    let page = offered(Setup::new(Browser::Chromium), &site);
    visit(&page);
    assert!(!page.shows(notices().offer.title), "nobody is asked on a first visit");
    seeded(&page, 5, 0);
    visit(&page);
    assert!(!page.shows(notices().offer.title), "nor on the first day, however much was written");
    seeded(&page, 2, 3);
    visit(&page);
    assert!(!page.shows(notices().offer.title), "nor while little was written");
    seeded(&page, 3, 3);
    visit(&page);
    page.wait_text(notices().offer.title);
    page.press(notices().offer.how);
    page.wait_heading(texts.title);
    visit(&page);
    page.press(notices().offer.no);
    page.wait_gone(notices().offer.title);
    visit(&page);
    assert!(!page.shows(notices().offer.title), "a no is a no");
    page.open("#/settings");
    page.press(ui().settings.install);
    page.wait_heading(texts.title);
    for words in [texts.seen_1, texts.seen_2, texts.seen_3] {
        page.wait_text(words);
    }
    for (browser, way) in [(texts.firefox_title, texts.firefox_1), (texts.safari_title, texts.safari_1)] {
        page.press(browser);
        page.wait_text(way);
    }
    page.press(texts.now);
    page.wait_text(texts.now_no);
    assert_eq!(page.script("return window.__asked", &[]), 1);
    page.press(texts.name);
    page.wait_heading(keeping().name.title);
}

#[test]
fn a_no_to_the_browser_counts_as_a_no() {
    let texts = &keeping().install;
    let site = Site::open();
    let page = offered(Setup::new(Browser::Chromium), &site);
    seeded(&page, 3, 3);
    visit(&page);
    page.press(notices().offer.how);
    page.press(texts.now);
    page.wait_text(texts.now_no);
    visit(&page);
    assert!(!page.shows(notices().offer.title));
}

#[test]
fn it_is_not_offered_in_a_private_sitting_nor_where_it_is_installed() {
    let texts = &keeping().install;
    let site = Site::open();
    let page = offered(Setup::new(Browser::Chromium), &site);
    seeded(&page, 3, 3);
    page.open("#/keeping/sitting");
    on_a_fresh_page(&page, || page.press(keeping().sitting.begin));
    page.open("#/keeping/install");
    page.wait_text(texts.sitting);
    assert!(!page.offers(texts.now));
    let page = offered(Setup::new(Browser::Chromium).first(INSTALLED), &site);
    seeded(&page, 3, 3);
    visit(&page);
    assert!(!page.shows(notices().offer.title));
    page.open("#/keeping/install");
    page.wait_text(texts.is_already);
}

#[test]
fn a_file_the_app_is_opened_with_is_shown_and_not_restored() {
    let texts = &keeping().restore;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    page.open("#/settings");
    page.press(ui().settings.file_save);
    let file = page.saved_file();
    drop(page);

    let launch = "const file = FILE; let taken = false;
        Object.defineProperty(window, 'launchQueue', { value: { setConsumer(take) { if (taken) return; taken = true;
          take({ files: [{ kind: 'file', getFile: async () => new File([file], 'notes.age') }] }) } } })";
    let launch = launch.replace("FILE", &Value::from(file).to_string());
    let page = Setup::new(Browser::Chromium).first(&launch).open(&site);
    acts::skip_welcome(&page);
    page.open("#/keeping/restore");
    page.wait_text(texts.looked_title);
    page.wait_text(texts.would_title);
    page.open("#/journal");
    page.wait_heading(ui().journal.title);
    assert!(!page.shows(WORDS), "nothing is restored by itself");
}

#[test]
fn what_the_manifest_asks_for_loses_nothing() {
    let site = Site::open();
    let text = std::fs::read_to_string(site.file("manifest.webmanifest")).unwrap();
    let manifest: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(manifest["launch_handler"]["client_mode"], json!("navigate-new"), "what is open stays open");
    let handled = manifest["file_handlers"].as_array().unwrap();
    assert_eq!(handled.len(), 1);
    assert_eq!(handled[0]["action"], json!("./#/keeping/restore"));
    assert_eq!(handled[0]["accept"], json!({ "application/octet-stream": [".age"] }));
    for place in manifest["shortcuts"].as_array().unwrap() {
        let page = Setup::new(Browser::Chromium).open(&site);
        acts::skip_welcome(&page);
        let url = place["url"].as_str().unwrap();
        page.go(url.trim_start_matches("./"));
        page.wait_that(url, || !page.heading().is_empty() && page.heading() != ui().common.not_found_title);
    }
}

#[test]
fn where_the_windows_own_buttons_stand_in_it_the_head_makes_room_and_can_be_dragged() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    // No driver can make such a window: what the styles say for one is said for every window.
    let everywhere = "let changed = 0; const walk = rules => { for (const rule of rules) {
          if (rule.media?.mediaText.includes('window-controls-overlay')) { rule.media.mediaText = 'screen'; changed += 1 }
          if (rule.cssRules) walk(rule.cssRules) } };
        for (const sheet of document.styleSheets) walk(sheet.cssRules); return changed";
    assert_eq!(page.script(everywhere, &[]), json!(1));
    // Without such buttons the room is none at all, so that any padding is another rule's that came after it.
    let seen = "const style = css => getComputedStyle(document.querySelector(css));
        return [style('.top').paddingInlineEnd,
          ...['.top', '.top .leave', '.top details', '.name a'].map(css => style(css).webkitAppRegion)]";
    for width in [340, 400, 600, 1280] {
        page.size(width, 740);
        let regions = json!(["0px", "drag", "no-drag", "no-drag", "no-drag"]);
        assert_eq!(page.script(seen, &[]), regions, "{width} wide");
        // By itself, or because newer browsers have it inherit that.
        let name = page.script("return getComputedStyle(document.querySelector('.name')).webkitAppRegion", &[]);
        assert!(name == "none" || name == "drag", "{width} wide: {name}");
    }
}

#[test]
fn the_colour_around_the_page_is_that_of_the_theme_in_use() {
    let site = Site::open();
    for device in ["light", "dark"] {
        let page = Setup::new(Browser::Chromium).prefers("prefers-color-scheme", device).open(&site);
        acts::skip_welcome(&page);
        let is_ground = "const mark = [...document.querySelectorAll('meta[name=theme-color]')].filter(one => matchMedia(one.media).matches);
            const probe = document.createElement('i'); document.body.append(probe); probe.style.color = mark[0]?.content;
            const one = getComputedStyle(probe).color; probe.remove();
            return mark.length === 1 && one === getComputedStyle(document.querySelector('.top')).backgroundColor";
        assert!(page.holds(is_ground), "the device's own, {device}");
        for chosen in ["dark", "light"] {
            page.script("document.documentElement.dataset.theme = arguments[0]", &[json!(chosen)]);
            page.wait_that(&format!("{chosen}, which was chosen on a {device} device"), || page.holds(is_ground));
        }
    }
}
