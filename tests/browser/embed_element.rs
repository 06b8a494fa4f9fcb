//! The element itself: when it begins, how tall it is on a short screen, what it says while nothing answers, and leaving
//! before anything was there.

use rethread::content::ui;
use serde_json::{Value, json};

use crate::embed::{FRAME, heard, page_with, visit, wait_heard};
use crate::recovery::text_of;
use crate::support::{Browser, Host, Page, Setup, Site, in_both};

in_both!(leaving_before_there_is_a_channel_is_told_all_the_same, what_does_not_answer_stays_with_a_way_under_it);

const ELEMENT: &str = "document.querySelector('rethread-embed')";
const HIDDEN: &str =
    "return document.querySelector('rethread-embed').shadowRoot.querySelector('iframe').style.visibility === 'hidden'";

fn element(attributes: &str) -> String {
    format!("<rethread-embed style='display:block;min-height:min(512px,100vh)' {attributes}></rethread-embed>")
}

/// What stands in the element itself, around the frame or in place of it.
fn words(page: &Page) -> String {
    let words = page.script(&format!("return {ELEMENT}.shadowRoot.textContent"), &[]);
    words.as_str().unwrap_or_default().to_owned()
}

fn leaving_before_there_is_a_channel_is_told_all_the_same(browser: Browser) {
    let (site, host) = (Site::copy(), Host::open());
    // Somebody who presses while the page of the frame is still being read.
    let script = site.file("shell.js");
    let presses = "document.addEventListener('DOMContentLoaded', () => setTimeout(() => {
        if (!sessionStorage.getItem('rt.left')) document.querySelector('[data-leave]').click() }));";
    // The window stays, so that what the site hears can be looked at.
    let takes_the_window = "window.top.location.replace(";
    let own = std::fs::read_to_string(&script).unwrap();
    assert_eq!(own.matches(takes_the_window).count(), 1);
    std::fs::write(script, format!("{presses}{}", own.replace(takes_the_window, "String("))).unwrap();
    host.put("page", &page_with(&site, &element("section=journal loading=eager")));
    let page = visit(browser, &host.url("one", "page"));
    wait_heard(&page, "left", 1);
    assert!(page.holds(HIDDEN), "the element hides what is left");
    page.enter_frame(FRAME);
    page.wait_heading(ui().leave.offline_page_title);
    page.out_of_frames();
    assert_eq!(heard(&page, "left").len(), 1, "once");
    assert_eq!((heard(&page, "failed"), heard(&page, "ready")), (Vec::new(), Vec::new()));

    // A page that the browser brings back shows the frame again, which asks before it shows anything.
    page.script("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))", &[]);
    wait_heard(&page, "ready", 1);
    assert!(!page.holds(HIDDEN));
    page.enter_frame(FRAME);
    page.wait_heading(ui().shell.back_cover_title);
}

fn what_does_not_answer_stays_with_a_way_under_it(browser: Browser) {
    let (site, host) = (Site::copy(), Host::open());
    // A page that never speaks to the page around it: what is in it is not taken away.
    let impatient = "<script>const wait = setTimeout;
        setTimeout = (then, ms, ...more) => wait(then, ms === 30000 ? 300 : ms, ...more)</script>";
    std::fs::write(site.file("read-lost.html"), "<!doctype html><title>Slow</title><h1>Words in it</h1>").unwrap();
    host.put("page", &format!("{impatient}{}", page_with(&site, &element("section=learn:lost loading=eager"))));
    let page = visit(browser, &host.url("one", "page"));
    wait_heard(&page, "failed", 1);
    let said = words(&page);
    assert!(said.contains(&text_of("embed", "slow")) && said.contains(&text_of("embed", "alone")), "{said}");
    let way = page.script(&format!("return {ELEMENT}.shadowRoot.querySelector('a').href"), &[]);
    assert!(way.as_str().unwrap().contains("read-lost.html"), "{way}");
    page.enter_frame(FRAME);
    page.wait_heading("Words in it");
    page.out_of_frames();

    // Another part, which answers, has nothing under it.
    page.script(&format!("{ELEMENT}.setAttribute('section', 'help')"), &[]);
    wait_heard(&page, "ready", 1);
    page.wait_that("nothing stands under it", || !words(&page).contains(&text_of("embed", "slow")));
}

#[test]
fn it_begins_when_all_that_was_set_is_set() {
    let (site, host) = (Site::open(), Host::open());
    host.put("page", &page_with(&site, "<div id=place></div>"));
    let page = Setup::new(Browser::Chromium).start(&site);
    page.visit(&host.url("one", "page"));
    page.wait_that("the script is there", || page.holds("return !!customElements.get('rethread-embed')"));
    // As frameworks do: it is in the page before it has attributes.
    let put = "const made = document.createElement('rethread-embed'); document.getElementById('place').append(made);
        for (const [name, value] of Object.entries(arguments[0])) made.setAttribute(name, value);
        return new Promise(done => setTimeout(() => done(!!made.shadowRoot.querySelector('iframe')), 0))";
    let begun = |attributes: Value| page.script(put, &[attributes]);
    assert_eq!(begun(json!({ "section": "signs", "loading": "click" })), json!(false), "it waits to be asked");
    let asks = text_of("embed", "open").replace("{what}", &text_of("embed", "signs"));
    assert!(words(&page).contains(&asks), "{}", words(&page));
    let place = page.script(
        "const box = document.querySelector('rethread-embed').shadowRoot.firstElementChild; return [box.lang, box.dir]",
        &[],
    );
    assert_eq!(place, json!(["en", "ltr"]), "its words are said in their own language");
    page.script("document.querySelector('rethread-embed').remove()", &[]);
    assert_eq!(begun(json!({ "section": "help", "loading": "eager", "src": site.url("") })), json!(true));
    wait_heard(&page, "ready", 1);
    assert_eq!(heard(&page, "failed"), Vec::<Value>::new(), "an address that comes last is not missing");
    assert!(
        !site.asked().iter().any(|asked| asked.contains("embed.html")),
        "one frame, of the part that was asked for"
    );
    // A wish about when to begin comes too late for one that has begun.
    page.script("document.querySelector('rethread-embed').setAttribute('loading', 'click')", &[]);
    page.enter_frame(FRAME);
    page.wait_heading(ui().help.title);
}

#[test]
fn on_a_short_screen_it_is_no_taller_than_that() {
    let (site, host) = (Site::open(), Host::open());
    host.put("page", &page_with(&site, &element("section=signs loading=eager")));
    let page = Setup::new(Browser::Chromium).size(844, 390).start(&site);
    page.visit(&host.url("one", "page"));
    page.size(844, 390);
    page.load_again();
    wait_heard(&page, "ready", 1);
    let tall = || {
        let tall = page.script(&format!("return {ELEMENT}.getBoundingClientRect().height"), &[]);
        tall.as_f64().unwrap_or_default()
    };
    page.wait_that("it is as tall as the screen has room for", || tall() == 384.0);
    crate::embed::nothing_moved(&page);
    page.size(390, 844);
    page.wait_that("turned, it takes the room there is", || tall() >= 512.0);
    page.size(844, 390);
    page.wait_that("and back", || tall() == 384.0);
}

/// How long the history grows would tell the site around how much somebody looks for help.
#[test]
fn help_and_a_read_leave_the_length_of_the_history_alone() {
    let (site, host) = (Site::open(), Host::open());
    for (name, section) in [("help", "help"), ("read", "learn:hypervigilance")] {
        host.put(name, &page_with(&site, &element(&format!("section={section} loading=eager"))));
        let page = visit(Browser::Chromium, &host.url("one", name));
        wait_heard(&page, "ready", 1);
        page.enter_frame(FRAME);
        let length = || page.script("return history.length", &[]);
        let before = length();
        let places = "return [...document.querySelectorAll('a[href^=\"#\"]')].map(link => link.getAttribute('href'))";
        let places = page.script(places, &[]);
        let places = places.as_array().unwrap();
        assert!(places.len() > 1, "{name}: {places:?}");
        for place in places.iter().take(8) {
            page.script("document.querySelector(`a[href=\"${arguments[0]}\"]`).click()", std::slice::from_ref(place));
            assert_eq!(length(), before, "{name}: {place}");
        }
        let is_there = "return document.querySelector(arguments[0]).matches(':target')";
        let there = places.iter().take(8).rfind(|place| *place != &json!("#main")).unwrap();
        assert_eq!(
            page.script(is_there, std::slice::from_ref(there)),
            json!(true),
            "{name}: {there} is gone to all the same"
        );
    }
}

/// Also where the page is there before its styles are.
#[test]
fn a_read_takes_no_colours_that_could_not_be_read() {
    let (site, host) = (Site::open(), Host::open());
    let looks = ["ink: #cccccc", "paper: #ffffff; sheet: #d9d9d9; soft: #767676", "pine: #004488; on-pine: #ffffff"];
    for (look, taken) in looks.into_iter().zip([false, false, true]) {
        let section = "section=learn:hypervigilance theme=light loading=eager";
        host.put("page", &page_with(&site, &element(&format!("{section} look='{look}'"))));
        let page = visit(Browser::Chromium, &host.url("one", "page"));
        wait_heard(&page, "ready", 1);
        page.enter_frame(FRAME);
        page.wait_that("it is there with its styles", || page.holds("return document.readyState === 'complete'"));
        // What waits for the styles has looked by then.
        let own = "return new Promise(done => setTimeout(() => done(document.documentElement.style.length)))";
        assert_eq!(page.script(own, &[]) != json!(0), taken, "{look}");
    }
}
