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

const THEIRS: &str = "return [document.getElementById('theirs')]";

fn framed(site: &Site, place: &str, more: &str) -> String {
    format!(
        "<!doctype html><html lang=en><title>Around</title><body>\
         <iframe id=theirs title=Rethread width=600 height=600 {more} src='{}'></iframe></body></html>",
        site.url(place)
    )
}

/// Opens a page of the site `name` with a frame of the journal and goes into it.
fn inside(page: &Page, site: &Site, host: &Host, name: &str, more: &str) {
    host.put("page", &framed(site, "embed.html?section=journal", more));
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
    page.script("document.querySelector('[data-frame-apart]').open = true", &[]);
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
    "sandbox='allow-scripts allow-same-origin allow-forms allow-popups allow-modals'",
];
/// Sandboxes in which it is a stranger to its own files.
const NO_ORIGIN: &[&str] =
    &["sandbox='allow-scripts'", "sandbox='allow-scripts allow-top-navigation-by-user-activation'"];

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
        page.wait_text(if keeps { "apart from the app" } else { ui().status.memory_notice });
        assert_eq!(page.shows("apart from the app"), keeps, "{sandbox}");
        assert_eq!(page.shows(ui().status.memory_notice), !keeps, "{sandbox}");
        if !sandbox.is_empty() && !sandbox.contains("allow-popups") {
            page.press(&text_of("embed", "alone"));
            page.wait_text(&text_of("embed", "by_hand"));
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

#[test]
fn without_scripts_there_is_still_help() {
    let (site, host) = (Site::open(), Host::open());
    let page = Setup::new(Browser::Chromium).start(&site);
    inside(&page, &site, &host, "one", "sandbox");
    let help =
        "return [...document.querySelectorAll('a')].some(link => link.getAttribute('href') === './embed-help.html')";
    page.wait_that("help is a plain link", || page.holds(help));
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
    std::fs::write(site.file("embed-gallery.html"), framed(&site, "embed.html?section=journal", "")).unwrap();
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
