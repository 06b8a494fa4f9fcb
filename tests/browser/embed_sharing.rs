//! Frames that share what the app itself keeps without being asked, because the browser counts both as one: they say so.

use rethread::content::{keeping, ui};
use serde_json::json;

use crate::embed::new_entry;
use crate::embed_joined::{IN_APP, wait_how};
use crate::embed_storage::{THEIRS, framed, inside};
use crate::recovery::text_of;
use crate::support::{Browser, Host, Page, Setup, Site, in_both, in_webkit};

in_both!(a_frame_of_the_same_site_says_that_it_shares_what_the_app_keeps);
in_webkit!(what_a_frame_says_of_sharing_is_so);

/// In a frame of the journal at one name of a site, in a page at another.
fn in_the_frame(browser: Browser) -> (Site, Host, Page) {
    let (site, host) = (Site::open(), Host::open());
    let page = Setup::new(browser).start(&site);
    host.put("page", &framed(&site.url_under("app.one", "embed.html?section=journal"), ""));
    page.visit(&host.url("page.one", "page"));
    page.enter_frame(THEIRS);
    (site, host, page)
}

/// Writes in the frame, and opens the journal of the app itself.
fn written_and_looked_for(page: &Page, site: &Site) {
    new_entry(page);
    page.write(ui().journal.text, IN_APP);
    page.wait_saved();
    page.out_of_frames();
    page.visit(&site.url_under("app.one", "#/journal"));
}

fn a_frame_of_the_same_site_says_that_it_shares_what_the_app_keeps(browser: Browser) {
    let (site, host, page) = in_the_frame(browser);
    wait_how(&page, "one");
    page.wait_text(&text_of("embed", "kept_app"));
    assert!(!page.shows(&text_of("embed", "kept_apart")));
    assert_eq!(page.script("return document.cookie", &[]), json!(""), "the probe is taken back");
    written_and_looked_for(&page, &site);
    page.wait_text(IN_APP);

    // And so does no site of another name.
    page.visit(&host.url("page.two", "page"));
    page.enter_frame(THEIRS);
    wait_how(&page, "apart");
    page.wait_text(ui().journal.empty);
}

/// WebKit keeps a frame of any other address in memory alone, whatever it takes for one site.
fn what_a_frame_says_of_sharing_is_so(browser: Browser) {
    let (site, _host, page) = in_the_frame(browser);
    page.wait_heading(ui().journal.title);
    page.wait_text(&text_of("embed", "kept_brief"));
    written_and_looked_for(&page, &site);
    page.wait_text(ui().journal.empty);
    assert!(!page.shows(IN_APP));
}

#[test]
fn where_a_frame_lasts_until_the_browser_is_closed_nothing_is_called_saved() {
    let (site, host) = (Site::copy(), Host::open());
    // As Brave, which treats frames in this way and is built like this one.
    let script = site.file("embed-storage.js");
    std::fs::write(&script, ["navigator.brave = {};", &std::fs::read_to_string(&script).unwrap()].concat()).unwrap();
    let page = Setup::new(Browser::Chromium).start(&site);
    inside(&page, &site, &host, "one", "");
    wait_how(&page, "brief");
    page.wait_text(&text_of("embed", "kept_brief"));
    new_entry(&page);
    page.write(ui().journal.text, IN_APP);
    page.wait_saved();
    assert!(!page.shows(ui().status.saved));
    page.script("document.querySelector('[data-frame-kept]').open = true", &[]);
    page.wait_text(&text_of("embed", "kept_brief_1"));
    assert!(!page.shows(&text_of("embed", "kept_1")) && page.offers(&text_of("embed", "kept_save")));
    assert!(!page.offers(&text_of("embed", "join")), "nothing written here would be there to come back to");
    page.script("location.replace('#/keeping')", &[]);
    page.wait_text(keeping().safe.embedded_brief);
    assert!(page.shows(keeping().safe.copies_brief) && !page.shows(keeping().safe.copies_both));
}

#[test]
fn a_browser_that_keeps_all_frames_together_is_told_from_one_that_does_not() {
    let (site, host) = (Site::open(), Host::open());
    let older = "--user-agent=Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/110.0.0.0 Mobile Safari/537.36";
    let page = Setup::new(Browser::Chromium).argument(older).start(&site);
    inside(&page, &site, &host, "one", "");
    wait_how(&page, "one");
    page.wait_text(&text_of("embed", "kept_app"));
}

#[test]
fn where_the_site_and_rethread_are_one_the_frame_does_not_call_it_unread() {
    let site = Site::copy();
    // As a build with `same_site = true` has it.
    let frame = site.file("embed.html");
    let page = std::fs::read_to_string(&frame).unwrap();
    std::fs::write(&frame, page.replace("data-frame=\"app\"", "data-frame=\"app same-site\"")).unwrap();
    let around = framed(&site.url("embed.html?section=journal"), "");
    std::fs::write(site.file("embed-gallery.html"), around).unwrap();
    let page = Setup::new(Browser::Chromium).start(&site);
    page.go("embed-gallery.html");
    page.enter_frame(THEIRS);
    wait_how(&page, "same");
    page.wait_text(&text_of("embed", "kept_same"));
    page.script("document.querySelector('[data-frame-kept]').open = true", &[]);
    page.wait_text(&text_of("embed", "kept_same_1"));
    assert!(!page.shows(&text_of("embed", "kept_1")));
    page.script("location.replace('#/keeping')", &[]);
    page.wait_text(keeping().safe.embedded_shared);
}
