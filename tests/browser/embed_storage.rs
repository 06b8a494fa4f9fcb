//! Frames by what they are allowed: kept apart, blocked, in a sandbox of each kind, and of the very same address.

use rethread::content::{keeping, ui};
use serde_json::json;

use crate::acts;
use crate::backup::{PASSPHRASE, give, restore_sealed, save_sealed};
use crate::embed::new_entry;
use crate::lock_acts;
use crate::recovery::text_of;
use crate::support::{Browser, Folder, Host, Page, Setup, Site, in_both, in_webkit};

in_both!(
    what_is_written_in_a_frame_goes_sealed_to_the_app,
    in_every_sandbox_no_way_out_is_dead,
    where_storage_is_blocked_it_works_until_the_page_closes,
    a_page_of_the_same_address_is_refused,
    a_locked_part_takes_no_focus_and_opens_where_forms_are_forbidden,
);

in_webkit!(
    in_a_sandbox_with_its_own_origin_no_way_out_is_dead,
    what_a_sandbox_keeps_closed_can_be_left_all_the_same,
    a_page_of_the_same_address_is_refused,
);

/// The frame in the page of [`framed`].
pub const THEIRS: &str = "return [document.getElementById('theirs')]";

/// A page with a frame of this address.
pub fn framed(address: &str, more: &str) -> String {
    format!(
        "<!doctype html><html lang=en><title>Around</title><body>\
         <iframe id=theirs title=Rethread width=600 height=600 {more} src='{address}'></iframe></body></html>"
    )
}

/// Opens a page of the site `name` with a frame of the journal and goes into it.
pub fn inside(page: &Page, site: &Site, host: &Host, name: &str, more: &str) {
    host.put("page", &framed(&site.url("embed.html?section=journal"), more));
    page.visit(&host.url(name, "page"));
    page.enter_frame(THEIRS);
}

/// The hand-over: what stays with a site's copy is saved under a passphrase there and restored in the app itself.
fn what_is_written_in_a_frame_goes_sealed_to_the_app(browser: Browser) {
    const WORDS: &str = "Begun on another site";
    let (site, host) = (Site::open(), Host::open());
    let page = Setup::new(browser).without_picker().start(&site);
    inside(&page, &site, &host, "one", "");
    page.wait_heading(ui().journal.title);
    new_entry(&page);
    page.write(ui().journal.text, WORDS);
    page.wait_saved();
    page.script("document.querySelector('[data-frame-kept]').open = true", &[]);
    page.press(&text_of("embed", "kept_save"));
    page.wait_heading(keeping().file.title);
    let sealed = save_sealed(&page);
    assert!(!sealed.windows(WORDS.len()).any(|letters| letters == WORDS.as_bytes()));
    let folder = Folder::fresh("handed");
    let file = folder.path().join("handed.age");
    std::fs::write(&file, &sealed).unwrap();

    page.out_of_frames();
    page.open("");
    acts::skip_welcome(&page);
    page.open("#/journal");
    page.wait_text(ui().journal.empty);
    page.open("#/keeping/restore");
    give(&page, &file);
    restore_sealed(&page, PASSPHRASE);
    acts::read_entry(&page, WORDS);
    // And the site's copy still has it.
    page.visit(&host.url("one", "page"));
    page.enter_frame(THEIRS);
    page.wait_text(WORDS);
}

/// Sandboxes in which it has its own origin.
const OWN_ORIGIN: &[&str] = &[
    "",
    "sandbox='allow-scripts allow-same-origin'",
    "sandbox='allow-scripts allow-same-origin allow-forms allow-popups'",
    "sandbox='allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals'",
];
/// Sandboxes in which it is a stranger to its own files.
const NO_ORIGIN: &[&str] =
    &["sandbox='allow-scripts allow-popups'", "sandbox='allow-scripts allow-top-navigation-by-user-activation'"];

fn in_every_sandbox_no_way_out_is_dead(browser: Browser) {
    works_and_can_be_left(browser, &[OWN_ORIGIN, NO_ORIGIN].concat());
}

fn in_a_sandbox_with_its_own_origin_no_way_out_is_dead(browser: Browser) {
    works_and_can_be_left(browser, OWN_ORIGIN);
}

/// To WebKit "self" in a policy is nothing at all in a frame without an origin, so that no file of ours comes there.
fn what_a_sandbox_keeps_closed_can_be_left_all_the_same(browser: Browser) {
    let (site, host) = (Site::open(), Host::open());
    let page = Setup::new(browser).start(&site);
    for (number, sandbox) in NO_ORIGIN.iter().enumerate() {
        page.new_tab();
        inside(&page, &site, &host, &format!("site{number}"), sandbox);
        page.press(ui().shell.help);
        page.wait_heading(ui().help.title);
        page.press(ui().help.back);
        page.wait_that("the app's page is there again", || {
            page.offers(ui().shell.help) && page.offers(ui().shell.leave)
        });
        page.press(ui().shell.leave);
        page.wait_heading(ui().leave.offline_page_title);
    }
}

fn works_and_can_be_left(browser: Browser, sandboxes: &[&str]) {
    let (site, host) = (Site::open(), Host::open());
    let page = Setup::new(browser).start(&site);
    for (number, sandbox) in sandboxes.iter().enumerate() {
        // Each in a site of its own: what was left in one stays covered there.
        let name = &format!("site{number}");
        // And in a tab of its own: the one before may still be on its way out.
        page.new_tab();
        inside(&page, &site, &host, name, sandbox);
        page.wait_heading(ui().journal.title);
        let is_styled = "return getComputedStyle(document.documentElement).getPropertyValue('--paper') !== ''";
        assert!(page.holds(is_styled), "its own styles are there: {sandbox}");
        let keeps = sandbox.is_empty() || sandbox.contains("allow-same-origin");
        // Where nothing is kept, it is known once both copies have answered.
        let kept = text_of("embed", if browser == Browser::WebKit { "kept_brief" } else { "kept_apart" });
        page.wait_text(if keeps { &kept } else { ui().status.memory_notice });
        assert_eq!(page.shows(&kept), keeps, "{sandbox}");
        assert_eq!(page.shows(ui().status.memory_notice), !keeps, "{sandbox}");
        // A tab inside the sandbox would show an error in place of our page.
        if !sandbox.is_empty() {
            page.press(&text_of("embed", "alone"));
            page.wait_text(&text_of("embed", "by_hand"));
        }
        if !sandbox.is_empty() && !sandbox.contains("allow-modals") {
            page.script("location.replace('#/learn/read/supporter-card')", &[]);
            page.press(ui().learn.print);
            page.wait_text(&text_of("embed", "no_print"));
        }
        page.press(ui().shell.help);
        page.wait_heading(ui().help.title);
        page.press(ui().help.back);
        page.wait_heading(ui().journal.title);
        new_entry(&page);
        page.write(ui().journal.text, "Half a line");
        // By script: a driver takes a press after which the page is gone for one that did not come.
        // And a moment later: a script whose page goes before it ends never answers.
        page.script("setTimeout(() => document.querySelector('[data-leave]').click())", &[]);
        page.out_of_frames();
        // The window went elsewhere, or the frame shows nothing of it any more.
        let gone = || {
            if !page.at().starts_with(&host.url(name, "page")) {
                return true;
            }
            let shows_none =
                "return !/Half a line/.test(document.body?.innerText ?? '') && !document.querySelector('textarea')";
            let is_gone = page.is_in_frame(THEIRS) && page.holds(shows_none);
            page.out_of_frames();
            is_gone
        };
        page.wait_that(&format!("it has left with {sandbox:?}"), gone);
    }
}

/// Presses with the mouse, as a person does, on something in the frame, and is out of it afterwards (Chromium only): a
/// browser lets nobody be taken away by less.
pub fn click_in_frame(page: &Page, css: &str) {
    let middle = "const at = document.querySelector(arguments[0]).getBoundingClientRect();
        return [at.left, at.top, at.width / 2, at.height / 2]";
    let inside_it = page.script(middle, &[json!(css)]);
    page.out_of_frames();
    let frame = page.script(middle, &[json!("#theirs")]);
    let at = |side: usize| {
        let number = |found: &serde_json::Value, part: usize| found[part].as_f64().unwrap();
        number(&frame, side) + number(&inside_it, side) + number(&inside_it, side + 2)
    };
    for kind in ["mousePressed", "mouseReleased"] {
        let press = json!({ "type": kind, "x": at(0), "y": at(1), "button": "left", "clickCount": 1 });
        page.devtools("Input.dispatchMouseEvent", press);
    }
}

#[test]
fn leaving_takes_the_whole_window_where_the_frame_may() {
    let (site, host) = (Site::open(), Host::open());
    let page = Setup::new(Browser::Chromium).start(&site);
    let goes = "sandbox='allow-scripts allow-same-origin allow-top-navigation-by-user-activation'";
    let stays = "sandbox='allow-scripts allow-same-origin'";
    for (number, (sandbox, takes_the_window)) in [("", true), (goes, true), (stays, false)].into_iter().enumerate() {
        let name = &format!("site{number}");
        page.new_tab();
        inside(&page, &site, &host, name, sandbox);
        page.wait_heading(ui().journal.title);
        click_in_frame(&page, "[data-leave]");
        if takes_the_window {
            page.wait_that("the window is elsewhere", || !page.at().starts_with(&host.url(name, "")));
        } else {
            page.enter_frame(THEIRS);
            page.wait_heading(ui().leave.offline_page_title);
            page.out_of_frames();
            assert!(page.at().starts_with(&host.url(name, "")));
        }
    }
}

#[test]
fn without_scripts_there_is_still_help() {
    let (site, host) = (Site::open(), Host::open());
    let page = Setup::new(Browser::Chromium).start(&site);
    inside(&page, &site, &host, "one", "sandbox");
    let help =
        "return [...document.querySelectorAll('a')].some(link => link.getAttribute('href') === './embed-help.html')";
    page.wait_that("help is a plain link", || page.holds(help));
    // Leaving leads to a plain page of ours: another site may refuse to be framed, and would show an error.
    host.put("page", &framed(&site.url("read-hypervigilance.html"), "sandbox"));
    page.visit(&host.url("one", "page"));
    page.enter_frame(THEIRS);
    page.wait_that("the read is there", || page.holds("return !!document.querySelector('[data-leave]')"));
    let leads = "return document.querySelector('[data-leave]').getAttribute('href')";
    assert_eq!(page.script(leads, &[]), json!("./embed-left.html"));
}

/// Of a frame and the tabs beside it each would have to be left.
#[test]
fn a_private_sitting_begins_in_a_tab_of_its_own_alone() {
    let (site, host) = (Site::open(), Host::open());
    let page = Setup::new(Browser::Chromium).start(&site);
    inside(&page, &site, &host, "one", "");
    page.wait_heading(ui().journal.title);
    page.script("location.replace('#/keeping/sitting')", &[]);
    page.wait_heading(keeping().sitting.title);
    assert!(!page.offers(keeping().sitting.begin) && page.shows(keeping().sitting.in_frame));
    page.press(keeping().sitting.begin_alone);
    page.out_of_frames();
    let frame = page.tab();
    page.wait_that("a tab opens", || page.tabs().len() == 2);
    page.to_tab(page.tabs().iter().find(|tab| **tab != frame).unwrap());
    page.wait_text(keeping().sitting.begin);
}

/// The ways of the app, among which both are elsewhere, are not shown with a part.
#[test]
fn a_part_alone_has_the_lock_and_what_calms_at_its_top() {
    let (site, host) = (Site::open(), Host::open());
    let page = Setup::new(Browser::Chromium).start(&site);
    let narrow = framed(&site.url("embed.html?section=journal"), "").replace("width=600", "width=340");
    host.put("page", &narrow);
    page.visit(&host.url("one", "page"));
    page.enter_frame(THEIRS);
    page.wait_heading(ui().journal.title);
    let calm = [ui().shell.calm, ui().shell.calm_about].concat();
    assert!(page.offers(&calm) && !page.offers(ui().shell.lock));
    page.script("location.replace('#/keeping/lock')", &[]);
    page.wait_heading(keeping().lock.title);
    lock_acts::begin_set(&page, lock_acts::PASSPHRASE);
    page.wait_text(keeping().lock.set_done);
    page.press(ui().shell.lock);
    lock_acts::is_asked(&page);
    assert!(!page.offers(ui().shell.lock));
}

fn where_storage_is_blocked_it_works_until_the_page_closes(browser: Browser) {
    let (site, host) = (Site::open(), Host::open());
    let page = Setup::new(browser).storage_blocked().start(&site);
    inside(&page, &site, &host, "one", "");
    page.wait_text(ui().status.memory_notice);
    assert!(!page.shows("apart from the app"));
    new_entry(&page);
    page.write(ui().journal.text, "For as long as it is open");
    page.wait_kept("only-memory");
    page.press(ui().status.save_file);
    assert!(page.saved_file().contains("For as long as it is open"));
}

fn a_page_of_the_same_address_is_refused(browser: Browser) {
    let site = Site::copy();
    // The one page of ours that may hold frames stands for a host's page at the same address.
    std::fs::write(site.file("embed-gallery.html"), framed(&site.url("embed.html?section=journal"), "")).unwrap();
    let page = Setup::new(browser).start(&site);
    page.go("embed-gallery.html");
    page.enter_frame(THEIRS);
    page.wait_text("This is not a safe place to write");
    let began = "return document.documentElement.hasAttribute('data-ready') || localStorage.length > 0";
    assert!(!page.holds(began), "nothing of the app has begun");
    assert!(page.offers(ui().shell.leave), "it can be left all the same");
    let links = "return [...document.querySelectorAll('a:not([data-leave])')].map(link => link.target)";
    assert_eq!(page.script(links, &[]), json!(["_blank", "_blank"]));
}

fn a_locked_part_takes_no_focus_and_opens_where_forms_are_forbidden(browser: Browser) {
    let (site, host) = (Site::open(), Host::open());
    let page = Setup::new(browser).start(&site);
    let journal = || inside(&page, &site, &host, "one", "sandbox='allow-scripts allow-same-origin'");
    journal();
    page.wait_heading(ui().journal.title);
    page.script("location.replace('#/keeping/lock')", &[]);
    page.wait_heading(keeping().lock.title);
    lock_acts::begin_set(&page, lock_acts::PASSPHRASE);
    page.wait_text(keeping().lock.set_done);

    journal();
    lock_acts::is_asked(&page);
    page.out_of_frames();
    assert_eq!(page.script("return document.activeElement.localName", &[]), json!("body"), "no focus is taken");
    page.enter_frame(THEIRS);
    lock_acts::try_passphrase(&page, lock_acts::PASSPHRASE);
    page.wait_heading(ui().journal.title);
}
