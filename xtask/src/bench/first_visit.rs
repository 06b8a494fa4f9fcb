//! A first visit in Chromium, beside the same page as plain HTML, under three conditions.

use anyhow::{Context, Result};
use serde_json::Value;

use super::table::{columns, median, ratio, whole};
use super::{Site, address, doing, write};
use crate::browser::chromium::Chromium;
use crate::browser::page::Conditions;
use crate::hooks::compress;
use crate::place::Place;

const STATIC: &str = "bench-static.html";

/// What a first visit shows, as a page that needs no script: the same head, style sheet, markup and words.
const AS_STATIC: &str = "(() => {
  const page = document.documentElement.cloneNode(true);
  const needed = 'script, template, noscript, link[rel=modulepreload], link[rel=preload], link[rel=manifest]';
  page.querySelectorAll(needed).forEach(element => element.remove());
  page.removeAttribute('data-ready');
  return '<!doctype html>\\n' + page.outerHTML;
})()";

const AS_IS: Conditions = Conditions { slower: 1, network: None };
const SLOW_CPU: Conditions = Conditions { slower: 4, network: None };
/// 1.6 Mbit/s.
const SLOW_PHONE: Conditions = Conditions { slower: 4, network: Some((200_000, 150)) };
const PROFILES: [(&str, Conditions); 3] = [("as is", AS_IS), ("CPU 4x", SLOW_CPU), ("slow phone", SLOW_PHONE)];

const LEGEND: &str = "
how: every load in a browser just started with an empty profile, 390 x 844, app and static page in turn
static: the page that a first visit shows, saved as HTML with its style sheet and no script; usable when loaded
slow phone: CPU 4 times slower, 1.6 Mbit/s, 150 ms round trip (DevTools emulation); CPU 4x: the network left as it is
usable: the app has set documentElement[data-ready]
blocking: of every task over 50 ms what is beyond 50 ms, from the start to 3 s after usable
requests: what the page asked for in that time; the server saw more, because the worker fetches all for offline
heap: JSHeapUsedSize 3 s after usable, garbage collected first; wasm memory is the app's own beside it
";

/// The figures of one load, in the order of [`ROWS`].
type Load = [f64; 8];

const ROWS: [&str; 8] = [
    "first contentful paint, ms",
    "largest contentful paint, ms",
    "usable, ms",
    "total blocking time, ms",
    "longest task, ms",
    "requests of the page",
    "requests the server saw",
    "JS heap, KB",
];
const FIRST: usize = 0;
const USABLE: usize = 2;
const BLOCKING: usize = 3;

/// The figures of both pages under every condition.
pub fn report(place: &Place, site: &Site, times: usize) -> Result<String> {
    let memory = write_static(place, site)?;
    let mut rows = vec![vec![String::new()], vec![format!("median of {times}")]];
    rows.extend(ROWS.iter().map(|name| vec![(*name).to_owned()]));
    let mut comparisons = String::new();
    for (name, conditions) in PROFILES {
        doing(&format!("{times} first visits, {name}"));
        let (mut app, mut plain) = (Vec::new(), Vec::new());
        for _ in 0..times {
            app.push(load(place, site, "", conditions)?);
            plain.push(load(place, site, STATIC, conditions)?);
        }
        let (app, plain) = (medians(&app), medians(&plain));
        let heads = [[name, ""], ["app", "static"]];
        let cells = heads.into_iter().map(|head| head.map(str::to_owned));
        let figures = app.iter().zip(&plain).map(|(app, plain)| [whole(*app), whole(*plain)]);
        rows.iter_mut().zip(cells.chain(figures)).for_each(|(row, cells)| row.extend(cells));
        let figure = |load: &Load, row: usize| load.get(row).copied().unwrap_or(f64::NAN);
        if conditions.network.is_some() {
            let times_static = |row| (figure(&app, row), figure(&plain, row));
            let ((first, plain_first), (usable, plain_usable)) = (times_static(FIRST), times_static(USABLE));
            comparisons += &ratio(&format!("{name}: first paint, app to static"), first, plain_first, 1.5);
            comparisons += &ratio(&format!("{name}: usable, app to static"), usable, plain_usable, 3.0);
        }
        if conditions.slower > 1 {
            let blocking = whole(figure(&app, BLOCKING));
            comparisons += &format!("{name}: blocking {blocking} ms (to reach: at most 50)\n");
        }
    }
    Ok(format!("{}\nwasm memory: {} KB\n{comparisons}{LEGEND}", columns(&rows), whole(memory / 1024.0)))
}

/// Writes the static page beside the app; comes to the bytes of wasm memory the app took to draw it.
fn write_static(place: &Place, site: &Site) -> Result<f64> {
    let mut browser = Chromium::start(place)?;
    let mut page = browser.page()?;
    page.go(&address(site, ""))?;
    page.script("bench.ready.then(() => true)")?;
    let text = page.script(AS_STATIC)?;
    let text = text.as_str().context("the page could not be saved")?;
    write(site, STATIC, text.as_bytes())?;
    write(site, &format!("{STATIC}.br"), &compress::smaller(text.as_bytes())?)?;
    Ok(page.wasm_memory().unwrap_or(f64::NAN))
}

fn load(place: &Place, site: &Site, file: &str, conditions: Conditions) -> Result<Load> {
    let mut browser = Chromium::start(place)?;
    let mut page = browser.page()?;
    page.set(conditions)?;
    let before = site.server.requests().len();
    page.go(&address(site, file))?;
    let seen = page.script("bench.done")?;
    let figure = |name: &str| seen.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN);
    let usable = if file == STATIC { figure("loaded") } else { figure("usable") };
    let heap = page.heap()? / 1024.0;
    let (asked, answered) = (page.requests() as f64, (site.server.requests().len() - before) as f64);
    Ok([figure("first"), figure("largest"), usable, figure("blocking"), figure("longest"), asked, answered, heap])
}

fn medians(loads: &[Load]) -> Load {
    let column = |row: usize| median(loads.iter().filter_map(|load| load.get(row).copied()).collect());
    std::array::from_fn(column)
}
