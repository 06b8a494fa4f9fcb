//! What a page of another site pays for a part of Rethread: before it is opened, and until it can be used.

use anyhow::Result;
use serde_json::Value;

use super::table::{columns, median, tenth, whole};
use super::{Site, doing};
use crate::browser::chromium::Chromium;
use crate::browser::folder::Folder;
use crate::browser::page::Conditions;
use crate::budget::{ELEMENT, ELEMENT_BYTES, element, sent_size};
use crate::place::Place;
use crate::server::Server;

const PAGE: &str = "embed-gallery.html";
const SLOW: Conditions = Conditions { slower: 4, network: Some((200_000, 150)) };

/// Has the frame share the page's process: what is slowed down is a process, and the frame of another site has its own.
const TOGETHER: [&str; 2] = ["--disable-site-isolation-trials", "--disable-features=IsolateOrigins,site-per-process"];

const LEGEND: &str = "
how: a page of another site with one element that waits for a press, in a browser just started; its own bytes left out
slow phone: CPU 4 times slower, 1.6 Mbit/s, 150 ms round trip (DevTools emulation)
bytes: brotli, as the server sends them; opened: from the press until the part can be used
";

/// The figures for one part of each weight.
pub fn report(place: &Place, site: &Site, times: usize) -> Result<String> {
    let bytes = element(site.folder.path())?;
    let mut text = format!("{ELEMENT}: {bytes} bytes of gzip (to reach: at most {ELEMENT_BYTES})\n\n");
    let mut rows =
        vec![["part", "page loaded, ms", "bytes before", "opened, ms", "bytes to open"].map(str::to_owned).to_vec()];
    for section in ["help", "learn:hypervigilance", "grounding", "practice:come-back", "journal"] {
        doing(&format!("{times} times {section} in another site's page, slow phone"));
        let loads = (0..times).map(|_| load(place, site, section)).collect::<Result<Vec<_>>>()?;
        let figure = |at: usize| median(loads.iter().filter_map(|load| load.get(at).copied()).collect());
        let mut row = vec![section.to_owned()];
        row.extend([tenth(figure(0)), whole(figure(1)), whole(figure(2)), whole(figure(3))]);
        rows.push(row);
    }
    text += &columns(&rows);
    Ok(text + LEGEND)
}

/// Milliseconds and bytes before opening, then until it can be used.
fn load(place: &Place, site: &Site, section: &str) -> Result<[f64; 4]> {
    let host = Folder::fresh()?;
    let rethread = site.server.url();
    let page = format!(
        "<!doctype html><title>Host</title><script src=\"{rethread}{ELEMENT}\" async></script>\
         <rethread-embed section=\"{section}\" loading=\"click\"></rethread-embed>"
    );
    std::fs::write(host.path().join(PAGE), page)?;
    let server = Server::start(host.path(), 0)?;
    let profile = Folder::fresh()?;
    let mut browser = Chromium::start_with(place, profile.path(), &TOGETHER.map(str::to_owned))?;
    let mut page = browser.page()?;
    // The measuring server sends Rethread's own policy with every page, which a host's page does not have.
    page.call("Page.setBypassCSP", serde_json::json!({ "enabled": true }))?;
    page.set(SLOW)?;
    let before = site.server.requests().len();
    page.go(&format!("http://host.localhost:{}/{PAGE}", server.port()))?;
    let loaded = page.script(
        "customElements.whenDefined('rethread-embed').then(() => new Promise(resolve => {
           const look = () => { const { loadEventEnd } = performance.getEntriesByType('navigation')[0];
             loadEventEnd > 0 ? resolve(loadEventEnd) : setTimeout(look, 10) };
           look() }))",
    )?;
    let opening = site.server.requests().len();
    let opened = page.script(
        "new Promise((resolve, reject) => { const element = document.querySelector('rethread-embed'), from = performance.now();
           element.addEventListener('ready', () => resolve(performance.now() - from));
           element.addEventListener('failed', () => reject(new Error('failed')));
           element.shadowRoot.querySelector('button').click() })",
    )?;
    let seen = site.server.requests();
    let bytes = |from: usize, to: usize| -> f64 {
        let asked = seen.get(from..to).unwrap_or_default().iter();
        let files = asked.filter_map(|asked| asked.strip_prefix("GET /"));
        files.filter_map(|file| sent_size(site.folder.path(), file).ok()).map(|bytes| bytes as f64).sum()
    };
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    Ok([number(&loaded), bytes(before, opening), number(&opened), bytes(opening, seen.len())])
}
