//! Nothing leaves the device: every request of a whole journey, and the policy that would stop any other.

use rethread::content::{content, ui};
use xtask::headers::{self, Headers};

use crate::journey;
use crate::places;
use crate::support::{Browser, Setup, Site};

#[test]
fn a_whole_journey_asks_only_for_our_own_files() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).noting_requests().open(&site);
    journey::walk(&page);
    page.open("#/settings");
    page.press(ui().settings.file_save);
    page.saved_file();
    page.go("help.html");
    page.wait_text("112");

    let asked = page.requested();
    assert!(asked.len() > 5, "the record is there");
    let own =
        |address: &str| address.starts_with(&site.url("")) || address.starts_with(&format!("blob:{}", site.url("")));
    let foreign: Vec<_> = asked.iter().filter(|address| !own(address) && !address.starts_with("data:")).collect();
    assert!(foreign.is_empty(), "asked for {foreign:?}");
    let names = site.names();
    let unknown = |line: &String| {
        let name = line.strip_prefix("GET /").unwrap_or(line);
        !name.is_empty() && !names.contains(&name.to_owned())
    };
    let strange: Vec<_> = site.asked().into_iter().filter(unknown).collect();
    assert!(strange.is_empty(), "our own server was asked for {strange:?}");
    let queries: Vec<_> = asked.iter().filter(|address| address.contains('?')).collect();
    assert!(queries.is_empty(), "an address can carry words: {queries:?}");
}

#[test]
fn the_policy_comes_with_every_answer_and_stands_in_the_page() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    for place in ["", "help.html", "offline.html", "erase.html", "recovery.html"] {
        page.go(place);
        let read = "return fetch(location.href).then(answer => Object.fromEntries(answer.headers))";
        let sent = page.script(read, &[]);
        for (name, value) in Headers::default().for_file(place) {
            assert_eq!(sent[name.to_lowercase()], value, "{name} of {place:?}");
        }
        let meta = "return document.querySelector('meta[http-equiv=\"Content-Security-Policy\"]')?.content";
        assert_eq!(page.script(meta, &[]), headers::meta_policy(place), "the page {place:?}");
    }
}

#[test]
fn the_policy_stops_what_would_leave() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    let other = Site::open();
    let attempts = [
        "return fetch(arguments[0]).then(() => 'left', () => 'stopped')",
        "return new Promise(done => { const image = new Image(); image.onload = () => done('left');
            image.onerror = () => done('stopped'); image.src = arguments[0] + 'icons/icon-192.png' })",
        "return new Promise(done => { const script = document.createElement('script'); script.onload = () => done('left');
            script.onerror = () => done('stopped'); script.src = arguments[0] + 'shell.js'; document.head.append(script) })",
    ];
    for attempt in attempts {
        assert_eq!(page.script(attempt, &[other.url("").into()]), "stopped", "{attempt}");
    }
    assert_eq!(other.asked(), Vec::<String>::new());
}

#[test]
fn links_to_other_sites_tell_them_nothing() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    let outside =
        "return [...document.querySelectorAll('a[href^=http]')].filter(link => link.origin !== location.origin)
        .map(link => [link.href, link.target, link.rel].join(' '))";
    let check = |place: &str| {
        let links = page.script(outside, &[]);
        for link in links.as_array().unwrap() {
            let link = link.as_str().unwrap();
            assert!(link.contains("noreferrer"), "{place}: {link}");
        }
        links.as_array().unwrap().len()
    };
    for (place, _) in places::places() {
        page.open(&place);
        page.wait_heading(&page.heading());
        page.script("document.querySelectorAll('details').forEach(part => part.open = true)", &[]);
        check(&place);
    }
    page.open(&format!("#/practice/{}", content().exercises[0].id));
    page.wait_heading(content().exercises[0].title);
    assert!(check("an exercise") > 0, "its sources are linked");
    page.go("help.html");
    assert!(check("help") > 0, "help lines are linked");
}
