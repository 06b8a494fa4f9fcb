//! Frames that show what the app itself keeps, by a press, where the browser allows it.

use rethread::content::{keeping, ui};
use serde_json::json;

use crate::acts;
use crate::embed::new_entry;
use crate::embed_storage::{THEIRS, click_in_frame, inside};
use crate::lock_acts;
use crate::recovery::text_of;
use crate::support::{Browser, Host, Page, Setup, Site};

pub const IN_APP: &str = "Kept by the app itself";
const IN_PART: &str = "Kept for this site alone";

/// Notes in the frame what is really asked of the browser. An asking for one kind alone, which throws when it is read, asks
/// for nothing; it is not read here.
const NOTES: &str = "window.asked = 0;
    const before = Document.prototype.requestStorageAccess;
    if (before) Document.prototype.requestStorageAccess = function (kinds) {
      if (Object.keys(kinds || {}).join() !== 'all') window.asked += 1;
      return before.call(this, kinds);
    }";

/// The app, whose frames run this first. (What a driver runs first does not run in frames of other sites.)
fn with_first(script: &str) -> Site {
    let site = Site::copy();
    let file = site.file("embed-frame.js");
    let own = std::fs::read_to_string(&file).unwrap();
    std::fs::write(file, format!("{script};{own}")).unwrap();
    site
}

/// Chromium, where an answer is put in place of the person's. A yes of that kind comes with storages that never answer,
/// unless the settings of the browser allow the same: cookies of other sites, and what this one keeps.
fn chromium(site: &Site) -> Page {
    let asked = format!("{},*", site.url("").trim_end_matches('/'));
    Setup::new(Browser::Chromium)
        .setting("profile.cookie_controls_mode", 0)
        .setting("profile.content_settings.exceptions.storage_access", json!({ asked: { "setting": 1 } }))
        .open(site)
}

/// Chromium, with an entry in the app, and another in the frame of a site.
fn two_copies(site: &Site, host: &Host) -> Page {
    let page = chromium(site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, IN_APP);
    page.blank();
    inside(&page, site, host, "one", "");
    page.wait_heading(ui().journal.title);
    new_entry(&page);
    page.write(ui().journal.text, IN_PART);
    page.wait_saved();
    into_frame(&page, site, host);
    page.wait_text(IN_PART);
    page
}

/// The page of the site anew, and into its frame.
fn into_frame(page: &Page, site: &Site, host: &Host) {
    page.out_of_frames();
    page.blank();
    inside(page, site, host, "one", "");
}

/// What the person has answered the browser, for this site's frame.
fn answer(page: &Page, site: &Site, host: &Host, answer: &str) {
    let origin = |address: String| address.trim_end_matches('/').to_owned();
    let (around, own) = (origin(host.url("one", "")), origin(site.url("")));
    let permission = json!({ "name": "storage-access" });
    page.devtools(
        "Browser.setPermission",
        json!({ "permission": permission, "setting": answer, "origin": around, "embeddedOrigin": own }),
    );
}

/// Opens what is said about keeping, and presses.
fn press(page: &Page, key: &str) {
    page.script("document.querySelector('[data-frame-kept]').open = true", &[]);
    page.press(&text_of("embed", key));
}

/// Waits until the frame keeps words in this way, and the app is there.
#[track_caller]
pub fn wait_how(page: &Page, how: &str) {
    let kept = format!("return document.documentElement.getAttribute('data-kept') === '{how}'");
    page.wait_that(&format!("it keeps words in the way of {how:?}"), || page.holds(&kept));
    page.wait_ready();
}

/// From apart to joined.
fn join(page: &Page, site: &Site, host: &Host) {
    answer(page, site, host, "granted");
    press(page, "join");
    wait_how(page, "joined");
}

#[test]
fn what_the_app_keeps_opens_in_a_frame_only_once_it_is_asked_for() {
    let (site, host) = (with_first(NOTES), Host::open());
    let page = two_copies(&site, &host);
    wait_how(&page, "apart");
    assert_eq!(page.script("return asked", &[]), json!(0), "nothing is asked of the browser before a press");

    // A no changes nothing, and is said.
    answer(&page, &site, &host, "denied");
    press(&page, "join");
    page.wait_text(&text_of("embed", "join_no"));
    assert_eq!(page.script("return asked", &[]), json!(1));
    into_frame(&page, &site, &host);
    wait_how(&page, "apart");
    page.wait_text(IN_PART);

    join(&page, &site, &host);
    page.wait_text(IN_APP);
    page.wait_text(&text_of("embed", "kept_app"));
    assert!(!page.shows(IN_PART), "one copy at a time");
    // What leads to the app leads to the same there.
    page.script("location.replace('#/keeping')", &[]);
    page.wait_that("the link leads there", || {
        page.holds("return document.querySelector('a[data-frame-alone]').hash === '#/keeping'")
    });
    page.wait_text(keeping().safe.embedded_shared);

    // Two tabs: what either writes the other shows.
    page.script("location.replace('#/journal')", &[]);
    page.wait_heading(ui().journal.title);
    let frame = page.open_tab("#/journal");
    let app = page.tab();
    acts::write_entry(&page, "Written in the app meanwhile");
    page.open("#/journal");
    page.to_tab(&frame);
    page.enter_frame(THEIRS);
    page.wait_text("Written in the app meanwhile");
    new_entry(&page);
    page.write(ui().journal.text, "Written in the frame meanwhile");
    page.wait_saved();
    page.to_tab(&app);
    page.wait_text("Written in the frame meanwhile");
    page.to_tab(&frame);

    // Help and back, and another day: no press is needed, and the person can go back to the site's own copy.
    page.enter_frame(THEIRS);
    page.press(ui().shell.help);
    page.wait_heading(ui().help.title);
    page.press(ui().help.back);
    wait_how(&page, "joined");
    into_frame(&page, &site, &host);
    wait_how(&page, "joined");
    page.wait_text("Written in the frame meanwhile");
    press(&page, "part");
    wait_how(&page, "apart");
    page.wait_text(IN_PART);
    assert!(!page.shows(IN_APP));
}

#[test]
fn a_yes_that_was_taken_back_is_said_and_loses_nothing() {
    let (site, host) = (Site::open(), Host::open());
    let page = two_copies(&site, &host);
    join(&page, &site, &host);
    page.wait_text(IN_APP);
    answer(&page, &site, &host, "denied");
    into_frame(&page, &site, &host);
    wait_how(&page, "lost");
    page.wait_text(IN_PART);
    page.wait_text(&text_of("embed", "kept_lost"));
    assert!(page.offers(&text_of("embed", "join")), "it is in sight, without being opened");
    page.press(&text_of("embed", "join"));
    page.wait_text(&text_of("embed", "join_no"));
    answer(&page, &site, &host, "granted");
    page.press(&text_of("embed", "join"));
    wait_how(&page, "joined");
    page.wait_text(IN_APP);
}

#[test]
fn a_lock_holds_for_the_copy_it_was_set_in_and_for_no_other() {
    let (site, host) = (Site::open(), Host::open());
    let page = two_copies(&site, &host);
    // In the app, and not in the frame.
    page.out_of_frames();
    page.open("");
    lock_acts::set(&page, lock_acts::PASSPHRASE);
    into_frame(&page, &site, &host);
    page.wait_text(IN_PART);
    join(&page, &site, &host);
    lock_acts::is_asked(&page);
    assert!(!page.shows(IN_APP));
    lock_acts::try_passphrase(&page, lock_acts::PASSPHRASE);
    page.wait_text(IN_APP);
    press(&page, "part");
    wait_how(&page, "apart");
    page.wait_text(IN_PART);

    // In the frame as well, by another passphrase.
    page.script("location.replace('#/keeping/lock')", &[]);
    page.wait_heading(keeping().lock.title);
    lock_acts::begin_set(&page, lock_acts::OTHER);
    page.wait_text(keeping().lock.set_done);
    into_frame(&page, &site, &host);
    lock_acts::is_asked(&page);
    lock_acts::try_passphrase(&page, lock_acts::OTHER);
    page.wait_text(IN_PART);
    join(&page, &site, &host);
    lock_acts::is_asked(&page);
    lock_acts::try_passphrase(&page, lock_acts::PASSPHRASE);
    page.wait_text(IN_APP);
}

#[test]
fn deleting_everything_of_the_app_is_done_on_its_own_page() {
    let (site, host) = (Site::open(), Host::open());
    let page = two_copies(&site, &host);
    join(&page, &site, &host);
    page.script("location.replace('#/keeping/delete')", &[]);
    page.wait_heading(keeping().delete.title);
    let frame = page.tab();
    page.press(keeping().delete.go_on);
    page.wait_that("a tab of its own opens", || page.tabs().len() == 2);
    let own = page.tabs().into_iter().find(|tab| *tab != frame).unwrap();
    page.to_tab(&own);
    crate::erase::confirm(&page);
    page.wait_heading(keeping().delete.page_done_title);
    page.to_tab(&frame);
    page.enter_frame(THEIRS);
    page.wait_text(ui().shell.back_cover_title);
    assert!(!page.shows(IN_APP));
    page.blank();
    page.open("");
    page.wait_heading(ui().welcome.title_1);
    // The site's own copy is another.
    page.blank();
    inside(&page, &site, &host, "one", "");
    wait_how(&page, "joined");
    press(&page, "part");
    wait_how(&page, "apart");
    page.wait_text(IN_PART);
}

#[test]
fn storages_that_never_answer_are_a_no() {
    let site = with_first(
        "const before = Document.prototype.requestStorageAccess, never = { query: () => new Promise(() => {}) };
        Document.prototype.requestStorageAccess = function (kinds) { return before.call(this, kinds).then(handle =>
          new Proxy(handle, { get: (_, name) => name === 'locks' ? never : handle[name] })) }",
    );
    let host = Host::open();
    let page = two_copies(&site, &host);
    answer(&page, &site, &host, "granted");
    press(&page, "join");
    page.wait_text(&text_of("embed", "join_no"));
    into_frame(&page, &site, &host);
    wait_how(&page, "apart");
    page.wait_text(IN_PART);
}

#[test]
fn a_sandbox_that_keeps_it_closed_says_no() {
    let (site, host) = (Site::open(), Host::open());
    let page = chromium(&site);
    answer(&page, &site, &host, "granted");
    inside(&page, &site, &host, "one", "sandbox='allow-scripts allow-same-origin'");
    wait_how(&page, "apart");
    press(&page, "join");
    page.wait_text(&text_of("embed", "join_no"));
    page.out_of_frames();
    inside(&page, &site, &host, "one", "sandbox='allow-scripts'");
    page.wait_text(ui().status.memory_notice);
    assert!(!page.offers(&text_of("embed", "join")));
}

#[test]
fn a_browser_that_would_open_cookies_alone_is_asked_for_nothing() {
    let (site, host) = (with_first(NOTES), Host::open());
    let page = Setup::new(Browser::Firefox).start(&site);
    inside(&page, &site, &host, "one", "");
    wait_how(&page, "apart");
    page.script("document.querySelector('[data-frame-kept]').open = true", &[]);
    page.wait_text(&text_of("embed", "kept_2"));
    assert!(!page.offers(&text_of("embed", "join")));
    assert_eq!(page.script("return asked", &[]), json!(0));
}

#[test]
fn what_is_on_the_screen_alone_is_not_lost_by_asking() {
    let (site, host) = (Site::open(), Host::open());
    let page = two_copies(&site, &host);
    answer(&page, &site, &host, "granted");
    let full = "const full = () => { throw new DOMException('full', 'QuotaExceededError') };
        Storage.prototype.setItem = full; IDBObjectStore.prototype.put = full";
    page.script(full, &[]);
    new_entry(&page);
    page.write(ui().journal.text, "Nowhere but here");
    page.wait_kept("only-memory");
    press(&page, "join");
    page.wait_text(&text_of("embed", "join_words"));
    wait_how(&page, "apart");
    assert_eq!(page.value(ui().journal.text), "Nowhere but here");
}

#[test]
fn leaving_from_help_goes_where_the_app_itself_leaves_to() {
    let (site, host) = (Site::open(), Host::open());
    let page = chromium(&site);
    acts::skip_welcome(&page);
    page.put("rt.leave", "https://chosen.example/");
    page.blank();
    inside(&page, &site, &host, "one", "");
    wait_how(&page, "apart");
    join(&page, &site, &host);
    page.press(ui().shell.help);
    page.wait_heading(ui().help.title);
    click_in_frame(&page, "[data-leave]");
    page.wait_that("the window goes there", || page.at().starts_with("https://chosen.example/"));
}
