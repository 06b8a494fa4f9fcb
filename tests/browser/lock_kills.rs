//! The power goes while the lock is being set, changed or removed: it opens with the old passphrase or the new one, or
//! with none, and every record is there.
//!
//! Each round goes on from where the last was cut off. `RETHREAD_KILLS` names another number of rounds.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use rethread::content::{locked, ui};
use rethread_core::record::{Body, Entry};
use rethread_core::vault::RecordId;
use xtask::copies::Written;

use crate::acts;
use crate::lock_acts::{Change, begin_change, begin_set, open_page, try_passphrase};
use crate::places;
use crate::support::{Browser, Copy, Page, Setup, Site, in_both, until};

const ROUNDS: u64 = 6;
const ENTRIES: u64 = 40;
const PASSPHRASES: [&str; 3] = ["first of three doors", "second of three doors", "third of three doors"];
const FIRST_MS: u64 = 1_700_000_000_000;
/// Longer than any change takes here, so that some rounds are cut off after the end.
const LONGEST_MS: u64 = 6_000;

in_both!(whenever_it_is_cut_off_every_record_is_there,);

/// What may open it: nothing, or one of several passphrases.
type Possible = Vec<Option<&'static str>>;

fn whenever_it_is_cut_off_every_record_is_there(browser: Browser) {
    let rounds = std::env::var("RETHREAD_KILLS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    let site = Site::open();
    let mut page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    let written = (0..ENTRIES).map(|number| {
        let at = FIRST_MS + number * 60_000;
        let entry = Entry { text: words(number), ..Entry::default() };
        Written { id: RecordId::new(Entry::KIND, at, number), at, record: entry.to_json() }
    });
    places::seed(&page, written.collect());
    page.open("#/journal");
    page.wait_saved();
    let mut possible: Possible = vec![None];
    let mut chance = Chance(0x5eed_1e55_0dd5 ^ browser as u64);
    for round in 0..rounds {
        let now = open(&page, &possible, round);
        every_record_is_there(&page, round);
        let new = PASSPHRASES[chance.below(3) as usize];
        open_page(&page);
        let what = match (now, chance.below(4)) {
            (None, _) => "set",
            (Some(_), 0) => "remove",
            (Some(_), 1) => "completely",
            (Some(_), _) => "change",
        };
        possible = match (now, what) {
            (Some(old), "remove") => {
                begin_change(&page, Change::Remove, old, "");
                vec![now, None]
            }
            (Some(old), what) => {
                let change = if what == "completely" { Change::Completely } else { Change::Passphrase };
                begin_change(&page, change, old, new);
                vec![now, Some(new)]
            }
            (None, _) => {
                begin_set(&page, new);
                vec![None, Some(new)]
            }
        };
        let moment = chance.below(LONGEST_MS);
        println!("round {round}: {what} from {now:?} to {new:?}, cut off after {moment} ms");
        std::thread::sleep(Duration::from_millis(moment));
        page = Setup::new(browser).on(page.kill()).open(&site);
    }
    open(&page, &possible, rounds);
    every_record_is_there(&page, rounds);
}

/// Opens the app with whatever opens it.
fn open(page: &Page, possible: &Possible, round: u64) -> Option<&'static str> {
    page.wait_ready();
    let texts = &locked().lock_screen;
    let is_locked = || page.heading() == texts.title;
    let is_open = || page.offers(ui().shell.journal) && page.kept() == "saved";
    until("the app, or the lock", || (is_locked() || is_open()).then_some(()));
    // A lock that only the safety copy knows of, because the local one was not on disk yet, comes up a moment later.
    if !is_locked() && !page.held(Copy::Safety, "rt1-lock:").is_empty() {
        page.wait_heading(texts.title);
        page.wait_ready();
    }
    // One that was taken away and came back, because the local copy was behind on disk, goes again by itself.
    let left_keys = || !page.held(Copy::Safety, "rt.unlocked").is_empty();
    if is_locked() && left_keys() && page.held(Copy::Safety, "rt1-lock:").is_empty() {
        let kept = [Copy::Local, Copy::Safety].map(|copy| keys_in(page, copy));
        page.wait_that(&format!("the lock goes by itself: {kept:?}"), || !is_locked() && is_open());
    }
    if !is_locked() {
        assert!(possible.contains(&None), "round {round}: it is open, and only {possible:?} should open it");
        return None;
    }
    for passphrase in possible.iter().flatten() {
        try_passphrase(page, passphrase);
        page.wait_that("an answer", || {
            is_open() || page.shows(texts.wrong) || page.shows(texts.outdated) || page.shows(texts.nothing)
        });
        if !is_locked() {
            return Some(passphrase);
        }
        page.reload();
    }
    let kept = [Copy::Local, Copy::Safety].map(|copy| keys_in(page, copy));
    panic!("round {round}: none of {possible:?} opens it; kept: {kept:?}; in sight: {}", page.text());
}

/// The headers of a copy, and how many values are readable and sealed by which key.
fn keys_in(page: &Page, copy: Copy) -> Vec<String> {
    let kinds = page.held(copy, "rt").keys().fold(BTreeMap::new(), |mut kinds: BTreeMap<String, u32>, key| {
        let kind = match key.split_once(':') {
            Some(("rt1-lock", _)) => key.clone(),
            Some(("rt2", rest)) => format!("rt2:{}", rest.split(':').next().unwrap_or_default()),
            Some((kind, _)) => kind.to_owned(),
            None => key.clone(),
        };
        *kinds.entry(kind).or_default() += 1;
        kinds
    });
    kinds.into_iter().map(|(kind, count)| format!("{kind} {count}")).collect()
}

fn every_record_is_there(page: &Page, round: u64) {
    page.open("#/journal");
    // Only what is near the screen is drawn: the list is gone through from its top to its end.
    let seen = RefCell::new(BTreeSet::new());
    page.wait_that(&format!("round {round}: every record"), || {
        let text = page.text();
        seen.borrow_mut().extend((0..ENTRIES).filter(|number| text.contains(&words(*number))));
        page.script("scrollTo(0, document.body.scrollHeight)", &[]);
        seen.borrow().len() as u64 == ENTRIES
    });
    assert!(!page.shows(ui().status.set_aside), "round {round}: nothing is damaged");
}

fn words(number: u64) -> String {
    format!("Entry {number:02} of forty")
}

/// The same moments in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}
