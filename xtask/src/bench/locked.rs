//! Behind a lock: opening it with everything sealed, and saving sealed beside saving as before.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::many::{SLOW, acted, figure};
use super::seed::{Words, workbook};
use super::table::{columns, median, ratio, tenth, whole};
use super::{COUNTS, Site, address, doing, visited};
use crate::browser::chromium::Chromium;
use crate::browser::page::Page;
use crate::copies::Copies;
use crate::place::Place;

const OPENING: &str = include_str!("locked.js");
const PASSPHRASE: &str = "a lantern by the door";
/// How many entries are saved at each visit: how long the disk takes varies more than what is measured.
const SAVES: u64 = 6;
/// Beyond the key being derived, in milliseconds.
const MOST: f64 = 1_500.0;

const LEGEND: &str = "
how: CPU 4 times slower for the page; records of every kind, sealed by the app's own vault with the least work that a
     lock may ask for; one visit first, then the lock screen loaded anew each time
unlock: from pressing Enter to Today drawn, less the time from asking the worker for the key until it answered
save: as above, with the lock open and without one, by turns
";

/// The figures with the most records there are.
pub fn report(place: &Place, site: &Site, words: &Words, times: usize) -> Result<String> {
    let count = COUNTS.into_iter().max().unwrap_or(0);
    doing(&format!("a locked workbook of {count} records"));
    let copies = workbook(words, count)?;
    let (mut open, mut locked) = (Chromium::start(place)?, Chromium::start(place)?);
    let mut plain = Side::visited(&mut open, site, &copies, None)?;
    let mut sealed = Side::visited(&mut locked, site, &copies.sealed(PASSPHRASE)?, Some(PASSPHRASE))?;
    // By turns, so that whatever else the machine does falls on both alike.
    for time in 0..times {
        plain.visit(site, words, time as u64)?;
        sealed.visit(site, words, time as u64)?;
    }
    let unlocked = median(sealed.unlocks);
    let saves = (median(sealed.saves), median(plain.saves));
    let row = |name: &str, ms: f64| vec![name.to_owned(), whole(ms)];
    let table = columns(&[
        vec![format!("with {} records (median of {times})", whole(count as f64)), "ms".to_owned()],
        row("unlock to usable Today, without the key", unlocked),
        row("the key", median(sealed.keys)),
        vec!["save one entry, sealed".to_owned(), tenth(saves.0)],
        vec!["save one entry, without a lock".to_owned(), tenth(saves.1)],
    ]);
    let unlocking = ratio("unlocking to the most it may take", unlocked, MOST, 1.0);
    let saving = ratio("saving sealed to saving without a lock", saves.0, saves.1, 1.2);
    Ok(format!("{table}\n{unlocking}{saving}{LEGEND}"))
}

/// A workbook in a browser of its own, with a lock or without.
struct Side<'a> {
    page: Page<'a>,
    passphrase: Option<&'static str>,
    unlocks: Vec<f64>,
    keys: Vec<f64>,
    saves: Vec<f64>,
}

impl<'a> Side<'a> {
    fn visited(
        browser: &'a mut Chromium,
        site: &Site,
        copies: &Copies,
        passphrase: Option<&'static str>,
    ) -> Result<Side<'a>> {
        let mut page = visited(browser, site, copies)?;
        page.set(SLOW)?;
        Ok(Side { page, passphrase, unlocks: vec![], keys: vec![], saves: vec![] })
    }

    fn visit(&mut self, site: &Site, words: &Words, time: u64) -> Result<()> {
        self.page.go(&address(site, ""))?;
        self.page.script(super::USABLE)?;
        if let Some(passphrase) = self.passphrase {
            let opened = self.page.run(OPENING, &json!(passphrase))?;
            let derived = figure(&opened, "derived");
            self.unlocks.push(figure(&opened, "opened") - derived);
            self.keys.push(derived);
        }
        self.page.rest()?;
        let seen = acted(&mut self.page, words, time, SAVES)?;
        let seen = seen.get("saves").and_then(Value::as_array).context("nothing was saved")?;
        self.saves.extend(seen.iter().map(|save| figure(save, "saved")));
        Ok(())
    }
}
