//! `<rethread-embed>` in the pages of other sites: opened, written in, shown in their light, and left.

use rethread::content::{content, fill, keeping, ui};
use serde_json::{Value, json};

use crate::acts;
use crate::recovery::text_of;
use crate::support::{Browser, Host, Page, Setup, Site, in_both, in_webkit};

in_both!(
    a_part_opens_and_moves_nothing,
    what_is_written_stays_with_each_site,
    nothing_is_loaded_before_it_is_asked_for,
    leaving_empties_the_frame_and_tells_the_site,
    it_grows_within_the_room_the_site_gives,
);

in_webkit!(
    a_part_opens_and_moves_nothing,
    what_is_written_stays_with_each_site,
    nothing_is_loaded_before_it_is_asked_for,
    leaving_empties_the_frame_and_tells_the_site,
    it_grows_within_the_room_the_site_gives,
);

/// Notes what the element says, and how far anything on the page was moved.
const NOTES: &str = "window.heard = []; window.moved = 0;
    for (const name of ['ready', 'resized', 'left', 'failed'])
      document.addEventListener(name, event => heard.push([name, event.detail]), true);
    if (window.PerformanceObserver && PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
      new PerformanceObserver(list => list.getEntries().forEach(one => { moved += one.value }))
        .observe({ type: 'layout-shift', buffered: true });";

/// The frame of the first element.
pub const FRAME: &str =
    "return [document.querySelector('rethread-embed').shadowRoot.querySelector('iframe')].filter(one => one)";

/// A page of another site with these elements in it.
pub fn page_with(site: &Site, elements: &str) -> String {
    format!(
        "<!doctype html><html lang=en><title>A wellness site</title><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <script>{NOTES}</script><script src='{}' async></script>\
         <body><h1>A wellness site</h1><p><a href='#before'>before</a></p>{elements}<p id=after><a href='#after'>after</a></p></body></html>",
        site.url("rethread-embed.js")
    )
}

/// Waits until an element has said this, so many times.
#[track_caller]
pub fn wait_heard(page: &Page, name: &str, times: usize) {
    page.wait_that(&format!("{name} is heard {times} times"), || heard(page, name).len() >= times);
}

/// What came with each event of this name.
pub fn heard(page: &Page, name: &str) -> Vec<Value> {
    let all = page.script("return heard.filter(one => one[0] === arguments[0]).map(one => one[1])", &[json!(name)]);
    all.as_array().cloned().unwrap_or_default()
}

/// Nothing on the page has moved since it was opened. Firefox does not tell.
#[track_caller]
pub fn nothing_moved(page: &Page) {
    assert_eq!(page.script("return moved", &[]).as_f64(), Some(0.0), "nothing on the page moves");
}

/// Opens a page of a site and waits until the element in it can be used.
pub fn visit(browser: Browser, address: &str) -> Page {
    let page = Setup::new(browser).start(&Site::open());
    page.visit(address);
    page
}

/// From the journal in a frame to a new entry.
pub fn new_entry(page: &Page) {
    page.script("location.replace('#/journal/new')", &[]);
    page.wait_heading(ui().journal.new_title);
}

fn a_part_opens_and_moves_nothing(browser: Browser) {
    let (site, host) = (Site::open(), Host::open());
    let exercise = acts::exercise();
    host.put(
        "page",
        &page_with(
            &site,
            &format!(
                "<rethread-embed style=display:block;min-height:512px section='practice:{}'></rethread-embed>",
                exercise.id
            ),
        ),
    );
    let page = visit(browser, &host.url("one", "page"));
    wait_heard(&page, "ready", 1);
    nothing_moved(&page);
    assert_eq!(page.script("return document.activeElement.localName", &[]), json!("body"), "no focus is taken");
    for size in heard(&page, "resized") {
        let height = size["height"].as_u64().unwrap();
        assert!(height % 64 == 0 || height == 512, "{height}");
    }
    page.enter_frame(FRAME);
    page.wait_heading(exercise.title);
    assert!(!page.shows(ui().shell.settings), "one part has no ways to all the others");
    // The steps between its pages are its own: the site's history does not grow with them.
    let before = page.script("return history.length", &[]);
    page.press(ui().practice.begin);
    page.wait_that("the practice has begun", || {
        page.script("return location.hash", &[]) != json!(format!("#/practice/{}", exercise.id))
    });
    assert_eq!(page.script("return history.length", &[]), before);
    page.press("Back");
    page.wait_heading(exercise.title);
    page.out_of_frames();
    nothing_moved(&page);
}

fn what_is_written_stays_with_each_site(browser: Browser) {
    let (site, host) = (Site::open(), Host::open());
    host.put(
        "page",
        &page_with(&site, "<rethread-embed style=display:block;min-height:512px section=journal></rethread-embed>"),
    );
    let page = visit(browser, &host.url("one", "page"));
    page.enter_frame(FRAME);
    page.wait_heading(ui().journal.title);
    let kept = text_of("embed", if browser == Browser::WebKit { "kept_brief" } else { "kept_apart" });
    assert!(page.shows(&kept), "where it is kept is said: {}", page.text());
    new_entry(&page);
    page.write(ui().journal.text, "Only on the first site");
    page.wait_saved();
    let alone = page.script("return [location.hash, document.querySelector('a[data-frame-alone]').hash]", &[]);
    assert!(alone[0].as_str().is_some_and(|here| here.starts_with("#/journal/")), "{alone}");
    assert_eq!(alone[1], "#/journal", "what was written here is not there");
    page.press(ui().journal.done);
    page.out_of_frames();
    page.load_again();
    wait_heard(&page, "ready", 1);
    page.enter_frame(FRAME);
    page.wait_text("Only on the first site");
    page.out_of_frames();
    page.visit(&host.url("two", "page"));
    wait_heard(&page, "ready", 1);
    page.enter_frame(FRAME);
    page.wait_text(ui().journal.empty);
    assert!(!page.shows("Only on the first site"));
    page.out_of_frames();
    page.visit(&site.url("#/journal"));
    page.wait_text(ui().journal.empty);
}

fn nothing_is_loaded_before_it_is_asked_for(browser: Browser) {
    let (site, host) = (Site::open(), Host::open());
    let far = "<rethread-embed style=display:block;min-height:512px section=signs loading=click></rethread-embed><div style='height:6000px'></div>\
               <rethread-embed style=display:block;min-height:512px section=grounding id=far></rethread-embed>";
    host.put("page", &page_with(&site, far));
    let page = visit(browser, &host.url("one", "page"));
    let open =
        "return [document.querySelector('rethread-embed').shadowRoot.querySelector('button')].filter(one => one)";
    page.wait_that("a button stands there", || {
        page.holds(&open.replace("return [", "return !![").replace("].filter(one => one)", "][0]"))
    });
    assert_eq!(site.asked(), ["GET /rethread-embed.js"], "the script alone is fetched");
    page.script("document.querySelector('rethread-embed').shadowRoot.querySelector('button').click()", &[]);
    wait_heard(&page, "ready", 1);
    let inside =
        "return document.activeElement.localName + ' ' + (document.activeElement.shadowRoot?.activeElement?.localName)";
    assert_eq!(page.script(inside, &[]), json!("rethread-embed iframe"), "the focus goes on inside");
    assert!(!site.asked().iter().any(|asked| asked.contains("sw.js")), "nothing is kept for offline");
    page.script("document.getElementById('far').scrollIntoView()", &[]);
    wait_heard(&page, "ready", 2);
    nothing_moved(&page);
    let words =
        page.script("return document.querySelector('rethread-embed').shadowRoot.querySelector('iframe').title", &[]);
    assert!(words.as_str().is_some_and(|words| words.starts_with("Rethread: ")), "{words}");
}

fn leaving_empties_the_frame_and_tells_the_site(browser: Browser) {
    let (site, host) = (Site::open(), Host::open());
    host.put(
        "page",
        &page_with(&site, "<rethread-embed style=display:block;min-height:512px section=journal></rethread-embed>"),
    );
    let page = visit(browser, &host.url("one", "page"));
    wait_heard(&page, "ready", 1);
    // The window may be taken elsewhere by it; here it is held, so that what the site hears can be looked at.
    page.script("addEventListener('beforeunload', event => event.preventDefault())", &[]);
    page.enter_frame(FRAME);
    page.wait_heading(ui().journal.title);
    page.script("top !== self; window.dispatchEvent(new Event('rethread:leave'))", &[]);
    page.out_of_frames();
    wait_heard(&page, "left", 1);
    let hidden = "return document.querySelector('rethread-embed').shadowRoot.querySelector('iframe').style.visibility";
    assert_eq!(page.script(hidden, &[]), json!("hidden"));
    if browser != Browser::WebKit {
        // Its cover is no failure, and shows none of it.
        page.new_tab();
        page.visit(&host.url("two", "page"));
        wait_heard(&page, "ready", 1);
        page.enter_frame(FRAME);
        page.script("sessionStorage.setItem('rt.left', '1')", &[]);
        page.out_of_frames();
        page.load_again();
        wait_heard(&page, "ready", 1);
        page.enter_frame(FRAME);
        page.wait_heading(ui().shell.back_cover_title);
        assert!(!page.shows(ui().journal.title));
        page.out_of_frames();
        assert_eq!(heard(&page, "failed"), Vec::<Value>::new());
    }
}

#[test]
fn five_on_a_page_open_and_move_nothing() {
    let (site, host) = (Site::open(), Host::open());
    let sections = ["signs", "journal", "learn", "grounding", "help"];
    let elements: String = sections
        .iter()
        .map(|one| format!("<rethread-embed style=display:block;min-height:512px section={one} loading=eager></rethread-embed><p>between</p>"))
        .collect();
    host.put("page", &page_with(&site, &elements));
    let page = visit(Browser::Chromium, &host.url("one", "page"));
    wait_heard(&page, "ready", 5);
    page.script("scrollTo(0, 900)", &[]);
    page.script(
        "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))",
        &[],
    );
    nothing_moved(&page);
    assert_eq!(heard(&page, "failed"), Vec::<Value>::new());
}

#[test]
fn the_sites_light_and_colours_are_taken_where_they_can_be_read() {
    let (site, host) = (Site::open(), Host::open());
    let good = "paper: #ffffff; sheet: #fafafa; ink: #111111; soft: #444444; pine: #004488; on-pine: #ffffff; round: 2";
    let bad = "ink: #cccccc; paper: #ffffff; round: 99; font: url";
    host.put(
        "page",
        &page_with(&site, &format!("<rethread-embed style=display:block;min-height:512px section=journal theme=light look='{good}'></rethread-embed>")),
    );
    host.put(
        "pale",
        &page_with(&site, &format!("<rethread-embed style=display:block;min-height:512px section=journal theme=light look='{bad}'></rethread-embed>")),
    );
    let page = visit(Browser::Chromium, &host.url("one", "page"));
    wait_heard(&page, "ready", 1);
    page.enter_frame(FRAME);
    let value = |page: &Page, name: &str| {
        let script = "return getComputedStyle(document.documentElement).getPropertyValue(arguments[0]).trim()";
        page.script(script, &[json!(name)])
    };
    assert_eq!(value(&page, "--pine"), json!("#004488"));
    assert_eq!(value(&page, "--round"), json!("2px"));
    new_entry(&page);
    page.write(ui().journal.text, "In the middle of a line");
    page.out_of_frames();
    page.script("document.querySelector('rethread-embed').setAttribute('theme', 'dark')", &[]);
    page.enter_frame(FRAME);
    let dark = "return document.documentElement.dataset.theme === 'dark'";
    page.wait_that("the light has changed", || page.holds(dark));
    assert_eq!(page.value(ui().journal.text), "In the middle of a line", "and no word is lost by it");
    page.wait_that("colours that cannot be seen in it are left out", || value(&page, "--pine") == json!("#97cab6"));
    page.press(ui().shell.help);
    page.wait_heading(ui().help.title);
    assert!(page.holds(dark), "the page after it looks the same");
    page.out_of_frames();
    page.script("document.querySelector('rethread-embed').removeAttribute('theme')", &[]);
    page.enter_frame(FRAME);
    page.wait_that("without it, it is the device's", || page.holds("return !document.documentElement.dataset.theme"));
    page.wait_that("the colours are back", || value(&page, "--pine") == json!("#004488"));
    page.out_of_frames();
    page.visit(&host.url("one", "pale"));
    wait_heard(&page, "ready", 1);
    page.enter_frame(FRAME);
    assert_eq!((value(&page, "--ink"), value(&page, "--round")), (json!("#2b2521"), json!("0.6rem")));
}

/// Below what is in sight it may be as tall as the site says, and follows when the site says otherwise.
fn it_grows_within_the_room_the_site_gives(browser: Browser) {
    let (site, host) = (Site::open(), Host::open());
    let far = "<div style=height:3000px></div>\
        <rethread-embed section=signs loading=eager min-height=320 max-height=448></rethread-embed>\
        <script>customElements.whenDefined('rethread-embed').then(() => {\
          window.began = document.querySelector('rethread-embed').getBoundingClientRect().height })</script>";
    host.put("page", &page_with(&site, far));
    let page = visit(browser, &host.url("one", "page"));
    let tall = || {
        let box_of = "return document.querySelector('rethread-embed').getBoundingClientRect().height";
        page.script(box_of, &[]).as_f64().unwrap_or_default()
    };
    let set = |name: &str, value: &str| {
        let set = "document.querySelector('rethread-embed').setAttribute(arguments[0], arguments[1])";
        page.script(set, &[json!(name), json!(value)]);
    };
    // Noted by the page: the frame can be heard before anybody asks from here.
    page.wait_that("it begins as the site says", || page.holds("return window.began <= 320"));
    page.wait_that("it is as tall as it may be", || tall() == 448.0);
    set("max-height", "512");
    page.wait_that("it takes the room it is given", || tall() == 512.0);
    let screen = "return Math.min(innerHeight - innerHeight % 64, Math.ceil(screen.height / 64) * 64)";
    let screen = page.script(screen, &[]).as_f64().unwrap();
    for as_tall_as_it_can_be in ["as much as you like", "100", "9600"] {
        set("max-height", "512");
        set("max-height", as_tall_as_it_can_be);
        page.wait_that("it is never taller than the screen", || tall() == screen);
    }
    for size in heard(&page, "resized") {
        assert_eq!(size["height"].as_u64().map(|height| height % 64), Some(0), "in steps of 64: {size}");
    }
    page.enter_frame(FRAME);
    page.script("location.replace('#/keeping/install')", &[]);
    page.wait_text(keeping().install.embedded);
    assert!(!page.offers(keeping().install.now), "nothing is installed from a frame");
}

#[test]
fn what_a_site_asks_for_is_what_opens() {
    let (site, host) = (Site::open(), Host::open());
    let (read, sign) = (&content().reads[0], &content().signs[0]);
    let cases = [
        ("section=signs context=work", "#/signs"),
        (&*format!("section='learn:{}'", read.id), &*format!("read-{}.html", read.id)),
        (&*format!("section='signs:{}'", sign.id), &*format!("#/signs/{}", sign.id)),
        ("section=grounding", "#/workbook/calms"),
        ("section=journal locale=xx-Yyyy", "#/journal"),
        ("section='practice:../../x'", "#/"),
        ("section='javascript:alert(1)'", "#/"),
    ];
    let page = Setup::new(Browser::Chromium).start(&site);
    for (attributes, place) in cases {
        host.put(
            "page",
            &page_with(
                &site,
                &format!(
                    "<rethread-embed style=display:block;min-height:512px {attributes} loading=eager></rethread-embed>"
                ),
            ),
        );
        page.visit(&host.url("one", "page"));
        wait_heard(&page, "ready", 1);
        page.enter_frame(FRAME);
        let at = "return location.pathname.replace(/^.*\\/(embed.html)?/, '') + location.hash";
        page.wait_that(&format!("{attributes} opens {place}"), || page.script(at, &[]) == json!(place));
        let language = page.script("return document.documentElement.lang", &[]);
        assert_eq!(language, json!(content().language), "no language but what it is written in");
        if attributes.contains("context") {
            let work = rethread::parts::context_name(rethread_core::content::Context::Work);
            page.wait_text(&fill(ui().common.narrowed, &[("choice", work)]));
        }
        page.out_of_frames();
    }
}

#[test]
fn the_sites_own_help_stands_above_the_others_and_is_said_to_be_theirs() {
    let (site, host) = (Site::open(), Host::open());
    let page = Setup::new(Browser::Chromium).start(&site);
    for (contact, is_shown) in [
        ("Student counselling | https://counselling.example/", true),
        ("Porter | tel:+44 20 7946 0000", true),
        ("Nobody | javascript:alert(1)", false),
        ("Nobody | http://plain.example/", false),
    ] {
        let element = format!("<rethread-embed section=help loading=eager contact='{contact}'></rethread-embed>");
        host.put("page", &page_with(&site, &element));
        page.visit(&host.url("one", "page"));
        wait_heard(&page, "ready", 1);
        page.enter_frame(FRAME);
        page.wait_heading(ui().help.title);
        let name = contact.split(" | ").next().unwrap();
        assert_eq!((page.shows(name), page.shows("Rethread has not checked it")), (is_shown, is_shown), "{contact}");
        assert_eq!(page.shows("+44 20 7946 0000"), contact.contains("tel:"), "it can be dialled on another phone");
        assert!(!page.shows(ui().help.back), "there is nothing to go back to");
        assert!(page.shows(ui().help.lede), "the others stand there all the same");
        page.out_of_frames();
    }
}
