//! A neutral name: in the tab and in what is installed, from the first paint on, and never the app's own beside it.

use rethread::content::{content, keeping, ui};
use serde_json::{Value, json};

use crate::acts;
use crate::support::{Browser, Page, Setup, Site, in_both};

/// What a page showed of itself: every title it ever had, and name and icon whenever it was painted.
const WATCH: &str = "window.__titles = []; window.__painted = [];
    new MutationObserver(() => __titles.push(document.title)).observe(document, { subtree: true, childList: true, characterData: true });
    const look = () => { __painted.push(document.title, document.querySelector('.name span')?.textContent ?? '',
        document.querySelector('link[rel=icon]')?.getAttribute('href') ?? '',
        document.querySelector('link[rel=manifest]')?.getAttribute('href') ?? ''); requestAnimationFrame(look) };
    look();";

in_both!(a_neutral_name_is_in_the_tab_and_in_the_manifest, a_name_can_be_taken_back);

/// A page under a neutral name.
fn named(setup: Setup, site: &Site) -> Page {
    let page = setup.open(site);
    acts::skip_welcome(&page);
    page.open("#/keeping/name");
    page.wait_heading(keeping().name.title);
    page.choose(keeping().name.choose, keeping().name.notes);
    page.wait_that("the tab follows at once", || page.title() == keeping().name.notes);
    page
}

fn a_neutral_name_is_in_the_tab_and_in_the_manifest(browser: Browser) {
    let site = Site::open();
    let page = named(Setup::new(browser), &site);
    let name = keeping().name.notes;
    let exercise = format!("#/practice/{}", content().exercises[0].id);
    let read = format!("#/learn/read/{}", content().reads[0].id);
    for place in ["", "#/", "#/journal", &exercise, &read, "#/workbook/triggers", "#/keeping/delete", "#/nowhere"] {
        page.blank();
        page.open(place);
        page.wait_that("the page is drawn", || !page.heading().is_empty());
        assert_eq!(page.title(), name, "{place}");
    }
    for file in ["help.html", "erase.html"] {
        page.go(file);
        page.wait_that("the page is there", || !page.heading().is_empty());
        assert_eq!(page.title(), name, "{file}");
    }
    page.open("#/settings");
    let linked = "const manifest = await (await fetch(document.querySelector('link[rel=manifest]').href)).json();
        const icons = await Promise.all(manifest.icons.map(icon => fetch(icon.src).then(found => found.ok)));
        return { ...manifest, icons, all: JSON.stringify(manifest), icon: document.querySelector('link[rel=icon]').href,
          touch: document.querySelector('link[rel=apple-touch-icon]').href,
          metas: [...document.querySelectorAll('meta[name$=name], meta[name$=title]')].map(meta => meta.content) }";
    let found = page.script(&format!("return (async () => {{ {linked} }})()"), &[]);
    assert_eq!((&found["name"], &found["short_name"]), (&json!(name), &json!(name)));
    assert_eq!(found["icons"], json!([true, true, true, true]), "its icons are there");
    assert_eq!(found["metas"], json!([name, name]));
    for telling in [ui().shell.app_name, ui().shell.description, ui().shell.help] {
        assert!(!found["all"].as_str().unwrap().contains(telling), "{telling} in {found}");
    }
    assert!(found["icon"].as_str().unwrap().ends_with("icons/notes.svg"));
    assert!(found["touch"].as_str().unwrap().ends_with("icons/notes-192.png"));
}

fn a_name_can_be_taken_back(browser: Browser) {
    let site = Site::open();
    let texts = &keeping().name;
    let page = named(Setup::new(browser), &site);
    assert!(page.is_chosen(texts.titles, texts.titles_plain), "the tab shows the name alone, by itself");
    page.choose(texts.titles, texts.titles_full);
    page.wait_that("the place is named as well", || page.title() == format!("{} · {}", texts.title, texts.notes));
    page.choose(texts.titles, texts.titles_plain);
    page.wait_that("the name stands alone", || page.title() == texts.notes);
    page.choose(texts.choose, ui().shell.app_name);
    page.wait_that("the app has its own name", || page.title() == ui().shell.app_name);
    page.reload();
    assert_eq!(page.title(), ui().shell.app_name, "what was chosen about titles stays");
    let icon = page.script("return document.querySelector('link[rel=icon]').getAttribute('href')", &[]);
    assert_eq!(icon, "./icons/icon.svg");
}

#[test]
fn no_other_name_or_icon_is_painted_at_any_moment() {
    let site = Site::open();
    let page = named(Setup::new(Browser::Chromium).first(WATCH), &site);
    for place in ["#/journal", "help.html", "erase.html"] {
        page.blank();
        page.go(place);
        page.wait_that("the page is there", || {
            !page.heading().is_empty() && page.holds("return __painted.length > 40")
        });
        let name = keeping().name.notes;
        let expected = ["", name, "./icons/notes.svg", "./manifest-notes.webmanifest"].map(Value::from).to_vec();
        for kind in ["__titles", "__painted"] {
            let seen = page.script(&format!("return [...new Set({kind})]"), &[]);
            for one in seen.as_array().unwrap() {
                assert!(expected.contains(one), "{place}: {one} among {seen}");
            }
        }
    }
}

/// On some devices an installed app shares nothing with the browser: its own start address carries the name.
#[test]
fn an_app_installed_under_a_name_starts_under_it() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).start(&site);
    page.open("?name=weather");
    assert_eq!(page.title(), keeping().name.weather);
    assert_eq!(page.place(), "#/");
    page.blank();
    page.open("");
    assert_eq!(page.title(), keeping().name.weather);
}
