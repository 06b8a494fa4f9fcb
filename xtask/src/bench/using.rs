//! Using the app with a lot written: typing, looking for words, scrolling the journal.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::many::SLOW;
use super::seed::{Words, workbook};
use super::table::{columns, median, tenth, whole};
use super::{COUNTS, Site, USABLE, address, doing, visited};
use crate::browser::chromium::Chromium;
use crate::place::Place;

const USING: &str = include_str!("using.js");
const SCROLLING: &str = include_str!("scrolling.js");
/// A frame that takes longer than this was missed by the one after it.
const MISSED_MS: f64 = 25.0;

const LEGEND: &str = "
how: CPU 4 times slower; records of every kind, both copies filled through the app's own vault; one visit first
typing: every key of a new entry, from the key to the end of the frame after it, with a rest in which the draft is saved
search: every key of words, a phrase and a word with a letter wrong, from the key to the end of the frame with the results
scrolling: 240 frames, 60 pixels at each, garbage collected before; missed: frames that took longer than 25 ms
";

/// The figures with the most records there are.
pub fn report(place: &Place, site: &Site, words: &Words) -> Result<String> {
    let count = COUNTS.into_iter().max().unwrap_or(0);
    doing(&format!("using a workbook of {count} records"));
    let copies = workbook(words, count)?;
    let mut browser = Chromium::start(place)?;
    let mut page = visited(&mut browser, site, &copies)?;
    page.set(SLOW)?;
    page.go(&address(site, ""))?;
    page.script(USABLE)?;
    let text: String = words.entry(3).text.chars().take(80).collect();
    let phrase: String = text.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let wrong = text.split(' ').find(|word| word.chars().count() > 5).unwrap_or("becuase").replacen('e', "a", 1);
    let queries = [text.split(' ').nth(1).unwrap_or("the").to_owned(), wrong, format!("\"{phrase}\"")];
    let seen = page.run(USING, &json!({ "text": text, "queries": queries }))?;
    // What reading everything left behind would be collected while the list goes by.
    page.heap()?;
    let scrolled = page.run(SCROLLING, &json!(null))?;
    let all = |seen: &Value, name: &str| -> Result<Vec<f64>> {
        let found = seen.get(name).and_then(Value::as_array).with_context(|| format!("no {name}"))?;
        Ok(found.iter().filter_map(Value::as_f64).collect())
    };
    let longest = |values: &[f64]| values.iter().copied().fold(f64::NAN, f64::max);
    let (typed, searched, frames) = (all(&seen, "typed")?, all(&seen, "searched")?, all(&scrolled, "frames")?);
    let missed = frames.iter().filter(|frame| **frame > MISSED_MS).count();
    let row = |name: &str, values: &[f64], most: &str| {
        let cells = [name.to_owned(), tenth(median(values.to_vec())), tenth(longest(values)), most.to_owned()];
        cells.to_vec()
    };
    let head =
        [format!("with {} records, ms", whole(count as f64)), "median".into(), "longest".into(), "to reach".into()];
    let table = columns(&[
        head.to_vec(),
        row("a key in the editor", &typed, "50"),
        row("a key in the search", &searched, "100"),
        row("a frame of the journal", &frames, "16.7"),
    ]);
    let read = seen.get("read").and_then(Value::as_f64).unwrap_or(f64::NAN);
    let rows = scrolled.get("rows").and_then(Value::as_f64).unwrap_or(f64::NAN);
    Ok(format!(
        "{table}\nframes missed while scrolling: {missed} of {}; rows drawn in the end: {}\n\
         from opening the search until every record is read: {} s\n{LEGEND}",
        frames.len(),
        whole(rows),
        tenth(read / 1000.0)
    ))
}
