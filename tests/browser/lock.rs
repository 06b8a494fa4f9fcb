//! The lock: set, asked for, opened, changed, removed, with every word there before and after.

use rethread::content::{keeping, locked, ui};

use crate::acts;
use crate::lock_acts::{
    Change, OTHER, PASSPHRASE, WORDS, change, is_asked, nothing_readable, open_page, set, try_passphrase, unlock,
    write_one,
};
use crate::support::{Browser, Copy, Setup, Site, in_both, until};

in_both!(
    once_set_it_is_asked_for_and_opens_to_every_word,
    a_changed_passphrase_opens_and_the_old_one_does_not,
    changed_completely_it_opens_with_the_new_passphrase_alone,
    once_removed_nobody_is_asked,
    the_safety_copy_alone_knows_of_it,
    come_back_after_it_was_removed_it_goes_by_itself,
);

/// The local copy as it was on disk some while before the end, again and again: with a lock of the passphrase from before
/// the last.
fn come_back_after_it_was_removed_it_goes_by_itself(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    write_one(&page);
    set(&page, PASSPHRASE);
    let on_disk = page.held(Copy::Local, "");
    change(&page, Change::Passphrase, PASSPHRASE, OTHER);
    change(&page, Change::Remove, OTHER, "");
    for _ in 0..2 {
        page.go("help.html");
        let put = "localStorage.clear(); Object.entries(arguments[0]).forEach(one => localStorage.setItem(...one)); \
                   return true";
        page.script(put, &[on_disk.clone().into()]);
        page.open("#/journal");
        page.wait_text(WORDS);
        page.wait_saved();
        for copy in [Copy::Local, Copy::Safety] {
            assert!(
                page.held(copy, "rt2").is_empty() && page.held(copy, "rt1-lock").is_empty(),
                "a lock is left in {copy:?}"
            );
        }
        acts::read_entry(&page, WORDS);
        page.reload();
        page.wait_saved();
    }
    let left =
        || page.held(Copy::Safety, "rt.unlocked").get("rt.unlocked").and_then(|left| Some(left.as_str()?.to_owned()));
    let timed = until("since when its keys lie there", || left().filter(|left| left.contains(':')));
    let (since, keys) = timed.split_once(':').expect("a time, and keys");
    let since: u64 = since.parse().expect("milliseconds");
    page.put_into(Copy::Safety, "rt.unlocked", &format!("{}:{keys}", since - 24 * 60 * 60 * 1000));
    page.reload();
    page.wait_that("its keys are gone", || left().is_none());
}

fn once_set_it_is_asked_for_and_opens_to_every_word(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    write_one(&page);
    set(&page, PASSPHRASE);
    nothing_readable(&page);
    acts::read_entry(&page, WORDS);
    page.reload();
    is_asked(&page);
    page.go("#/workbook/people");
    is_asked(&page);
    page.go("#/journal");
    try_passphrase(&page, "seven green kettles sang");
    page.wait_text(locked().lock_screen.wrong);
    is_asked(&page);
    unlock(&page, PASSPHRASE);
    page.wait_heading(ui().journal.title);
    acts::read_entry(&page, WORDS);
    page.write(ui().journal.text, ", and still is");
    page.wait_saved();
    nothing_readable(&page);
    let profile = page.close();
    let page = Setup::new(browser).on(profile).open(&site);
    is_asked(&page);
    unlock(&page, PASSPHRASE);
    acts::read_entry(&page, &format!("{WORDS}, and still is"));
}

fn a_changed_passphrase_opens_and_the_old_one_does_not(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    write_one(&page);
    set(&page, PASSPHRASE);
    open_page(&page);
    crate::lock_acts::begin_change(&page, Change::Passphrase, "not it at all", OTHER);
    page.wait_text(keeping().lock.error_current);
    let (group, texts) = (keeping().lock.change_title, &keeping().lock);
    for (label, kept) in [(texts.current, ""), (texts.new, OTHER), (texts.again, OTHER)] {
        assert_eq!(page.value_in(group, label), kept, "only what was wrong is asked for again: {label}");
    }
    page.reload();
    unlock(&page, PASSPHRASE);
    change(&page, Change::Passphrase, PASSPHRASE, OTHER);
    page.reload();
    try_passphrase(&page, PASSPHRASE);
    page.wait_text(locked().lock_screen.wrong);
    unlock(&page, OTHER);
    acts::read_entry(&page, WORDS);
    nothing_readable(&page);
}

fn changed_completely_it_opens_with_the_new_passphrase_alone(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    write_one(&page);
    set(&page, PASSPHRASE);
    let before: Vec<String> = page.held(Copy::Local, "rt2:").keys().cloned().collect();
    change(&page, Change::Completely, PASSPHRASE, OTHER);
    let after = page.held(Copy::Local, "rt2:");
    assert!(before.iter().all(|name| !after.contains_key(name)), "everything is sealed anew");
    page.reload();
    try_passphrase(&page, PASSPHRASE);
    page.wait_that("the old passphrase does not open it", || {
        page.shows(locked().lock_screen.wrong) || page.shows(locked().lock_screen.outdated)
    });
    unlock(&page, OTHER);
    acts::read_entry(&page, WORDS);
    nothing_readable(&page);
}

fn once_removed_nobody_is_asked(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    write_one(&page);
    set(&page, PASSPHRASE);
    change(&page, Change::Remove, PASSPHRASE, "");
    page.wait_saved();
    for copy in [Copy::Local, Copy::Safety] {
        assert!(page.held(copy, "rt2:").is_empty() && page.held(copy, "rt1-lock:").is_empty(), "{copy:?}");
    }
    page.reload();
    acts::read_entry(&page, WORDS);
}

fn the_safety_copy_alone_knows_of_it(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    write_one(&page);
    set(&page, PASSPHRASE);
    page.script("localStorage.clear()", &[]);
    let profile = page.close();
    profile.remove_all(browser.sites(), browser.local_storage());
    let page = Setup::new(browser).on(profile).start(&site);
    page.open("#/journal");
    is_asked(&page);
    assert!(!page.held(Copy::Local, "rt1-lock:").is_empty(), "the local copy knows by now");
    unlock(&page, PASSPHRASE);
    acts::read_entry(&page, WORDS);
}

#[test]
fn too_short_or_mistyped_nothing_is_set() {
    let texts = &keeping().lock;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).size(360, 740).open(&site);
    write_one(&page);
    open_page(&page);
    for words in [texts.does_not_1, texts.does_not_2, texts.does_not_3, texts.forget] {
        page.wait_text(words);
    }
    page.write(texts.new, "seven");
    page.press(texts.set);
    page.wait_text(texts.error_short);
    page.write(texts.new, " green kettles");
    page.write(texts.again, "seven green kettle");
    page.press(texts.set);
    page.wait_text(texts.error_differ);
    page.press(&format!("{}: {}", texts.show, texts.new));
    assert_eq!(page.value(texts.new), "seven green kettles");
    assert!(page.held(Copy::Local, "rt1-lock:").is_empty());
}

#[test]
fn wrong_passphrases_are_slowed_over_reloads_and_wipe_nothing() {
    let texts = &locked().lock_screen;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    write_one(&page);
    set(&page, PASSPHRASE);
    page.reload();
    for _ in 0..3 {
        try_passphrase(&page, OTHER);
        page.wait_text(texts.wrong);
    }
    page.reload();
    is_asked(&page);
    page.wait_that("the wait goes on", || {
        page.holds("return !!document.querySelector('.lock-form .button[aria-disabled]')")
    });
    unlock(&page, PASSPHRASE);
    acts::read_entry(&page, WORDS);
    page.reload();
    unlock(&page, PASSPHRASE);
}

#[test]
fn where_nothing_can_be_kept_it_cannot_be_set() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).storage_blocked().open(&site);
    page.open("#/keeping/lock");
    page.wait_text(keeping().lock.cannot_here);
    assert!(!page.offers(keeping().lock.set));
}
