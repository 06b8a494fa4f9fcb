//! Behind a lock: opening it with everything sealed, and saving sealed beside saving as before.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::many::{SLOW, acted, figure};
use super::seed::{Words, workbook};
use super::table::{columns, median, ratio, tenth, whole};
use super::{COUNTS, Site, address, doing, visited};
use crate::browser::chromium::Chromium;
use crate::copies::Copies;
use crate::place::Place;

const OPENING: &str = include_str!("locked.js");
const PASSPHRASE: &str = "a lantern by the door";
/// Beyond the key being derived, in milliseconds.
const MOST: f64 = 1_500.0;

const LEGEND: &str = "
how: CPU 4 times slower for the page; records of every kind, sealed by the app's own vault with the least work that a
     lock may ask for; one visit first, then the lock screen loaded anew each time
unlock: from pressing Enter to Today drawn, less the time from asking the worker for the key until it answered
save: as above, with the lock open and without one, one after the other
";

/// The figures with the most records there are.
pub fn report(place: &Place, site: &Site, words: &Words, times: usize) -> Result<String> {
    let count = COUNTS.into_iter().max().unwrap_or(0);
    doing(&format!("a locked workbook of {count} records"));
    let copies = workbook(words, count)?;
    let plain = saves(place, site, words, &copies, None, times)?;
    let sealed = saves(place, site, words, &copies.sealed(PASSPHRASE)?, Some(PASSPHRASE), times)?;
    let row = |name: &str, ms: f64| vec![name.to_owned(), whole(ms)];
    let table = columns(&[
        vec![format!("with {} records (median of {times})", whole(count as f64)), "ms".to_owned()],
        row("unlock to usable Today, without the key", sealed.unlock),
        row("the key", sealed.derived),
        vec!["save one entry, sealed".to_owned(), tenth(sealed.save)],
        vec!["save one entry, without a lock".to_owned(), tenth(plain.save)],
    ]);
    let unlocking = ratio("unlocking to the most it may take", sealed.unlock, MOST, 1.0);
    let saving = ratio("saving sealed to saving without a lock", sealed.save, plain.save, 1.2);
    Ok(format!("{table}\n{unlocking}{saving}{LEGEND}"))
}

struct Figures {
    unlock: f64,
    derived: f64,
    save: f64,
}

fn saves(
    place: &Place,
    site: &Site,
    words: &Words,
    copies: &Copies,
    passphrase: Option<&str>,
    times: usize,
) -> Result<Figures> {
    let mut browser = Chromium::start(place)?;
    let mut page = visited(&mut browser, site, copies)?;
    page.set(SLOW)?;
    let (mut unlocks, mut keys, mut saves) = (vec![], vec![], vec![]);
    for time in 0..times {
        page.go(&address(site, ""))?;
        page.script(super::USABLE)?;
        if let Some(passphrase) = passphrase {
            let opened = page.run(OPENING, &json!(passphrase))?;
            let derived = figure(&opened, "derived");
            unlocks.push(figure(&opened, "opened") - derived);
            keys.push(derived);
        }
        page.rest()?;
        let seen = acted(&mut page, words, time as u64)?;
        let seen = seen.get("saves").and_then(Value::as_array).context("nothing was saved")?;
        saves.extend(seen.iter().map(|save| figure(save, "saved")));
    }
    Ok(Figures { unlock: median(unlocks), derived: median(keys), save: median(saves) })
}
