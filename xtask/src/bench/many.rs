//! A person who has written a lot: opening the app, saving one more entry, drawing the journal.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::seed::{Words, workbook};
use super::table::{columns, median, ratio, tenth, whole};
use super::{COUNTS, Site, USABLE, address, doing, visited};
use crate::browser::chromium::Chromium;
use crate::browser::page::{Conditions, Page};
use crate::copies::Copies;
use crate::place::Place;

const ACT: &str = include_str!("act.js");
/// Entries saved at each visit.
const SAVES: u64 = 3;
pub(super) const SLOW: Conditions = Conditions { slower: 4, network: None };

const LEGEND: &str = "
how: CPU 4 times slower, network left as it is; both copies filled through the app's own vault before the app opens;
     one visit first, so that the worker and the code are there as for anyone who comes back; then the visits counted
open: from the navigation to Today with data-ready
save: three new entries of 300 words at each visit; from the flush that leaving a page does (so without the pause that
      typing has) until the status changes from saving, when both copies have answered; busy: the page did nothing else
list: from the change of the address to #/journal until the last frame that changes the page
at rest: how long after opening the page goes on checking both copies
";

/// The figures of one count of entries, in the order of [`ROWS`].
type Figures = [f64; 8];

const ROWS: [&str; 8] = [
    "of those in localStorage",
    "open to usable Today, ms",
    "save one entry, ms",
    "  of which busy, ms",
    "draw the journal's list, ms",
    "JS heap, KB",
    "wasm memory, KB",
    "at rest after, s",
];
const OPEN: usize = 1;
const SAVE: usize = 2;

/// The figures for every count.
pub fn report(place: &Place, site: &Site, words: &Words, times: usize) -> Result<String> {
    let mut rows = vec![vec![format!("records of every kind (median of {times})")]];
    rows.extend(ROWS.iter().map(|name| vec![(*name).to_owned()]));
    rows.push(vec!["status after saving".to_owned()]);
    let mut all: Vec<Figures> = Vec::new();
    for count in COUNTS {
        doing(&format!("a workbook of {count} records"));
        let copies = workbook(words, count)?;
        let (figures, state) = measure(place, site, words, &copies, times)?;
        let written = figures.iter().zip(ROWS).map(|(figure, name)| match name {
            "save one entry, ms" | "  of which busy, ms" | "at rest after, s" => tenth(*figure),
            _ => whole(*figure),
        });
        let cells = std::iter::once(whole(count as f64)).chain(written).chain([state]);
        rows.iter_mut().zip(cells).for_each(|(row, cell)| row.push(cell));
        all.push(figures);
    }
    let cell = |figures: Option<&Figures>, row: usize| figures.and_then(|f| f.get(row)).copied().unwrap_or(f64::NAN);
    let (most, fewest) = (all.last(), all.first());
    let opening = "opening with the most records to opening with the fewest";
    let opening = ratio(opening, cell(most, OPEN), cell(fewest, OPEN), 1.5);
    let saving = "saving with the most records to saving with the fewest";
    let saving = ratio(saving, cell(most, SAVE), cell(fewest, SAVE), 1.5);
    Ok(format!("{}\n{opening}{saving}{LEGEND}", columns(&rows)))
}

fn measure(place: &Place, site: &Site, words: &Words, copies: &Copies, times: usize) -> Result<(Figures, String)> {
    let mut browser = Chromium::start(place)?;
    let mut page = visited(&mut browser, site, copies)?;
    page.set(SLOW)?;
    let (mut opens, mut rests, mut saves, mut busy, mut lists) = (vec![], vec![], vec![], vec![], vec![]);
    let mut state = String::new();
    for time in 0..times {
        page.go(&address(site, ""))?;
        opens.push(page.script(USABLE)?.as_f64().context("the app did not open")?);
        let today = page.script("!!document.querySelector('.today')")?;
        ensure!(today == Value::Bool(true), "the app opened elsewhere than at Today");
        rests.push(page.rest()?);
        let seen = acted(&mut page, words, time as u64, SAVES)?;
        for save in seen.get("saves").and_then(Value::as_array).into_iter().flatten() {
            saves.push(figure(save, "saved"));
            busy.push(figure(save, "busy"));
            state = save.get("state").and_then(Value::as_str).unwrap_or("-").to_owned();
        }
        lists.push(figure(&seen, "listed"));
    }
    let (heap, wasm) = (page.heap()? / 1024.0, page.wasm_memory().unwrap_or(f64::NAN) / 1024.0);
    let local = copies.local.len() as f64;
    let figures = [local, median(opens), median(saves), median(busy), median(lists), heap, wasm, median(rests)];
    Ok((figures, state))
}

/// What writing, saving and drawing took at a visit.
pub(super) fn acted(page: &mut Page<'_>, words: &Words, time: u64, saves: u64) -> Result<Value> {
    let texts: Vec<String> = (0..saves).map(|save| words.entry(time * saves + save).text).collect();
    page.run(ACT, &json!(texts))
}

/// A figure by its name.
pub(super) fn figure(of: &Value, name: &str) -> f64 {
    of.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN)
}
