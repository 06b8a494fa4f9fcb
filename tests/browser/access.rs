//! For everyone: no barrier that axe-core knows, small and zoomed screens, large targets, still pictures, and headings.

use std::path::{Path, PathBuf};

use rethread::content::{content, keeping, locked, ui};
use serde_json::Value;

use crate::acts;
use crate::lock_acts;
use crate::places;
use crate::support::{Browser, Page, Setup, Site};

#[test]
fn no_barrier_in_either_theme_and_nothing_moves() {
    let axe = std::fs::read_to_string(axe_script()).unwrap();
    let site = Site::open();
    // Still, so that nothing is judged half-way through a fade.
    let page = Setup::new(Browser::Chromium).size(360, 740).prefers("prefers-reduced-motion", "reduce").open(&site);
    acts::skip_welcome(&page);
    for theme in ["dark", "light"] {
        page.put("rt.theme", theme);
        page.reload();
        assert_eq!(page.script("return document.documentElement.dataset.theme", &[]), theme);
    }
    let mut found = Vec::new();
    let mut look = |place: &str| {
        for (theme, rules) in [("light", ALL), ("dark", COLOURS)] {
            page.script("document.documentElement.dataset.theme = arguments[0]", &[theme.into()]);
            found.extend(
                barriers_by(&page, &axe, rules).into_iter().map(|barrier| format!("{place}, {theme}: {barrier}")),
            );
        }
        found.extend(misfits(&page, SMALL).into_iter().map(|small| format!("{place}: {small}")));
    };
    places::visit_all(&page, |place| {
        nothing_moves(&page, place);
        look(place);
    });
    places::visit_a_year(&page, &mut look);
    places::visit_a_sitting(&page, &mut look);
    for file in pages_beside() {
        page.go(&file);
        page.wait_that("it is drawn", || !page.heading().is_empty());
        look(&file);
    }
    assert!(found.is_empty(), "{} barriers:\n{}", found.len(), found.join("\n"));
}

/// Also where a breath or a quiet time has begun.
fn nothing_moves(page: &Page, place: &str) {
    if page.shows(ui().practice.breath_ready) {
        page.press(ui().practice.breath_start);
        page.wait_text(ui().practice.breath_in);
    }
    if page.offers(ui().practice.sitting_start) {
        page.press(ui().practice.sitting_start);
        page.wait_that("time runs", || page.offers(ui().practice.sitting_pause));
    }
    let moving = "return document.getAnimations().map(one => one.effect.target.outerHTML.slice(0, 120))";
    assert_eq!(page.script(moving, &[]), Value::Array(Vec::new()), "{place} moves though stillness is preferred");
}

#[test]
fn no_barrier_at_the_lock() {
    let axe = std::fs::read_to_string(axe_script()).unwrap();
    let site = Site::open();
    for theme in ["light", "dark"] {
        let page = Setup::new(Browser::Chromium).size(360, 740).prefers("prefers-reduced-motion", "reduce").open(&site);
        acts::skip_welcome(&page);
        page.put("rt.theme", theme);
        lock_acts::set(&page, lock_acts::PASSPHRASE);
        assert_eq!(barriers(&page, &axe), Vec::<String>::new(), "the page of the lock, {theme}");
        for summary in [keeping().lock.change_title, keeping().lock.remove_title, keeping().lock.does_title] {
            page.press(summary);
        }
        assert_eq!(barriers(&page, &axe), Vec::<String>::new(), "the page of the lock, opened, {theme}");
        page.press(ui().shell.lock);
        lock_acts::is_asked(&page);
        lock_acts::try_passphrase(&page, lock_acts::OTHER);
        page.wait_text(locked().lock_screen.wrong);
        assert_eq!(barriers(&page, &axe), Vec::<String>::new(), "the closed lock, {theme}");
        let wide = page.script("return document.documentElement.scrollWidth - innerWidth", &[]);
        assert!(wide.as_i64().is_some_and(|wide| wide <= 0), "nothing stands beside the screen");
    }
}

/// The pages beside the app, and those for the pages of other sites.
fn pages_beside() -> Vec<String> {
    let mut pages: Vec<String> = [
        "help.html",
        "offline.html",
        "erase.html",
        "recovery.html",
        "embed.html?section=journal",
        "embed-help.html",
        "embed-erase.html",
        "embed-left.html",
        "embed-gallery.html",
    ]
    .map(str::to_owned)
    .into();
    pages.push(format!("read-{}.html", content().reads[0].id));
    pages
}

/// Every rule of axe-core.
const ALL: &str = "undefined";
/// Those that look at colours, which are all that differs between the themes.
const COLOURS: &str = "{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }";

fn barriers(page: &Page, axe: &str) -> Vec<String> {
    barriers_by(page, axe, ALL)
}

fn barriers_by(page: &Page, axe: &str, rules: &str) -> Vec<String> {
    if !page.holds("return !!window.axe") {
        page.script(axe, &[]);
    }
    let run = "return window.axe.run(document, { resultTypes: ['violations'], runOnly: RULES }).then(found => found.violations.map(one =>
        one.id + ' ' + one.nodes.map(node => node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? '')).slice(0, 3).join(' | ')))";
    let found = page.script(&run.replace("RULES", rules), &[]);
    found.as_array().unwrap().iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
}

fn axe_script() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/node_modules/axe-core/axe.min.js");
    let script = std::env::var_os("RETHREAD_AXE").map_or(own, PathBuf::from);
    assert!(script.is_file(), "axe-core is missing: run `cargo xtask test`, which sets it up");
    script
}

#[test]
fn on_a_screen_of_320_pixels_nothing_runs_out_or_is_too_small_for_a_thumb() {
    fits(Setup::new(Browser::Chromium).size(320, 568), &[WIDE, SMALL]);
}

#[test]
fn nothing_runs_out_at_twice_the_text_size() {
    let larger = Setup::new(Browser::Chromium).size(360, 740);
    fits(larger.setting("webkit.webprefs.default_font_size", 32), &[WIDE]);
}

/// What is wider than the screen.
const WIDE: &str = "const room = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= room) return [];
    return [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > room + 1)
      .slice(0, 4).map(e => 'too wide ' + e.outerHTML.slice(0, 120))";

/// What is too small. A word that explains itself is a part of its sentence, as a link within one is, and cannot be
/// larger than it.
const SMALL: &str = "const places = 'button:not(.term), summary, nav a, a.button, textarea, input:not([type=checkbox]):not([type=radio]), label:has(input)';
    return [...document.querySelectorAll(places)].filter(e => e.checkVisibility()).filter(e => {
      const box = e.getBoundingClientRect(); return box.width > 1 && (box.height < 43.5 || box.width < 43.5) })
      .slice(0, 4).map(e => 'too small ' + Math.round(e.getBoundingClientRect().width) + 'x'
        + Math.round(e.getBoundingClientRect().height) + ' ' + e.outerHTML.slice(0, 120))";

/// What one of these finds on the page.
fn misfits(page: &Page, look: &str) -> Vec<Value> {
    page.script(look, &[]).as_array().cloned().unwrap_or_default()
}

/// Nothing on any page is what these look for.
fn fits(setup: Setup, looks: &[&str]) {
    let site = Site::open();
    let page = setup.open(&site);
    acts::skip_welcome(&page);
    let mut found = Vec::new();
    let mut look = |place: &str| {
        for look in looks {
            found.extend(misfits(&page, look).into_iter().map(|element| format!("{place}: {element}")));
        }
    };
    places::visit_all(&page, &mut look);
    places::visit_a_year(&page, &mut look);
    places::visit_a_sitting(&page, &mut look);
    for file in pages_beside() {
        page.go(&file);
        look(&file);
    }
    assert!(found.is_empty(), "{} misfits:\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_place_has_a_title_of_its_own_and_its_heading_has_the_focus() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    let mut titles = Vec::new();
    for (place, heading) in places::kinds() {
        page.open("#/nowhere-else");
        page.wait_heading(ui().common.not_found_title);
        page.open(&place);
        page.wait_heading(heading);
        // A new entry opens on the field itself: writing begins at once.
        let begins = if heading == ui().journal.new_title { ui().journal.text } else { heading };
        page.wait_that("the heading has the focus", || page.focused() == begins);
        page.wait_that("the title says where one is", || {
            page.title().ends_with(&format!(" · {}", ui().shell.app_name))
        });
        assert!(!titles.contains(&page.title()), "{} is the title of two places", page.title());
        assert_eq!(page.script("return document.querySelectorAll('h1').length", &[]), 1, "{place}");
        titles.push(page.title());
    }
    assert_eq!(page.script("return document.documentElement.lang", &[]), content().language);
}
