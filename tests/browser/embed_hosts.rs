//! A site that means harm around a frame: whatever it sends and does has no effect, and it learns four things and no more.

use rethread::content::ui;
use serde_json::{Value, json};

use crate::embed::new_entry;
use crate::support::{Browser, Host, Page, Setup, Site, in_both, in_webkit};

in_both!(whatever_a_site_sends_it_learns_nothing, a_stranger_in_the_same_page_is_not_heard);
// The flood is told in the other two: beside another browser, WebKit once had not yet the address of the new entry.
in_webkit!(a_stranger_in_the_same_page_is_not_heard);

const WORDS: &str = "Nobody around here may know this";
const FRAME: &str = "return [document.getElementById('theirs')]";

/// What a page does that connects as the element does, and keeps whatever it is told.
const LISTENER: &str = "window.told = []; addEventListener('message', event => told.push(['window', event.data]));
    window.connect = () => { const channel = new MessageChannel(); window.port = channel.port1;
      port.onmessage = event => told.push(['port', event.data]);
      const frame = document.getElementById('theirs');
      frame.contentWindow.postMessage({ rethread: 1, type: 'connect' }, new URL(frame.src).origin, [channel.port2]) };";

/// Ten thousand messages: of no form, of a wrong form, played again, and asking for what nobody may have.
const FLOOD: &str = "const frame = document.getElementById('theirs').contentWindow, to = '*';
    const odd = [null, 0, '', 'connect', [], {}, { rethread: 2, type: 'connect' }, { rethread: 1 }, { rethread: 1, type: 'theme' },
      { rethread: 1, type: 'theme', theme: '<img onerror=alert(1)>' }, { rethread: 1, type: 'theme', theme: { toString: 1 } },
      { rethread: 1, type: 'records' }, { rethread: 1, type: 'export' }, { rethread: 1, type: 'eval', code: 'alert(1)' },
      { rethread: 1, type: 'connect' }, { __proto__: { rethread: 1, type: 'connect' } }, new Uint8Array(4096), 'x'.repeat(5000)];
    for (let sent = 0; sent < 10000; sent++) {
      const message = odd[sent % odd.length];
      if (sent % 3 === 0) port.postMessage(message);
      else if (sent % 7 === 0) { const channel = new MessageChannel(); channel.port1.onmessage = event => told.push(['replay', event.data]);
        frame.postMessage({ rethread: 1, type: 'connect' }, to, [channel.port2]) }
      else frame.postMessage(message, to);
    }
    return true";

fn page_around(site: &Site) -> String {
    format!(
        "<!doctype html><html lang=en><title>Around</title><script>{LISTENER}</script><body>\
         <iframe id=theirs title=Rethread width=600 height=600 src='{}'></iframe></body></html>",
        site.url("embed.html?section=journal")
    )
}

/// A line is written in the frame, and the page around has connected.
fn writing(browser: Browser, site: &Site, host: &Host) -> Page {
    host.put("page", &page_around(site));
    let page = Setup::new(browser).start(site);
    page.visit(&host.url("one", "page"));
    page.enter_frame(FRAME);
    page.wait_heading(ui().journal.title);
    page.out_of_frames();
    page.script("connect()", &[]);
    page.enter_frame(FRAME);
    new_entry(&page);
    page.write(ui().journal.text, WORDS);
    page.wait_saved();
    page.out_of_frames();
    page
}

/// Everything the page around was told is on the list of what it may be told.
#[track_caller]
fn learns_nothing(page: &Page) {
    let told = page.script("return told", &[]);
    let told = told.as_array().unwrap();
    let most = page.script("return Math.ceil(screen.height / 64) * 64", &[]).as_u64().unwrap();
    assert!(told.iter().any(|one| one[0] == "port" && one[1] == json!({ "rethread": 1, "type": "ready" })), "{told:?}");
    for one in told {
        assert_eq!(one[0], "port", "the one channel alone: {one}");
        let said = one[1].as_object().unwrap();
        let height = said.get("height").map(|height| height.as_u64().unwrap());
        let allowed = match said.get("type").and_then(Value::as_str) {
            Some("ready" | "left" | "failed") => said.len() == 2,
            Some("height") => said.len() == 3 && height.is_some_and(|height| height % 64 == 0 && height <= most),
            _ => false,
        };
        assert!(allowed && said["rethread"] == 1, "{one}");
    }
}

fn whatever_a_site_sends_it_learns_nothing(browser: Browser) {
    let (site, host) = (Site::open(), Host::open());
    let page = writing(browser, &site, &host);
    assert_eq!(page.script(FLOOD, &[]), json!(true));
    // A last good word shows that all before it was read.
    page.script("port.postMessage({ rethread: 1, type: 'theme', theme: 'dark' })", &[]);
    page.enter_frame(FRAME);
    page.wait_that("the last word is heard", || page.holds("return document.documentElement.dataset.theme === 'dark'"));
    assert_eq!(page.value(ui().journal.text), WORDS);
    page.wait_that("nobody was taken anywhere", || page.holds("return location.hash.startsWith('#/journal/entry/')"));
    page.out_of_frames();
    // Made small and large and small again, it goes on.
    for width in [120, 900, 300, 600] {
        page.script("document.getElementById('theirs').width = arguments[0]", &[json!(width)]);
    }
    page.enter_frame(FRAME);
    page.write(ui().journal.text, ", and this");
    page.wait_saved();
    page.out_of_frames();
    learns_nothing(&page);
    // What it can ask of the frame itself is refused by the browser.
    let reach = "const frame = document.getElementById('theirs').contentWindow; const got = [];
        for (const name of ['document', 'localStorage', 'history'])
          try { got.push(typeof frame[name]) } catch { got.push('refused') }
        return got.every(one => one === 'refused')";
    assert_eq!(page.script(reach, &[]), json!(true));
    // Taken away in the middle, and put back: every word is there.
    page.script("const frame = document.getElementById('theirs'); frame.remove(); document.body.append(frame)", &[]);
    page.wait_that("every word is there", || {
        page.out_of_frames();
        page.is_in_frame(FRAME) && page.shows(&format!("{WORDS}, and this"))
    });
}

fn a_stranger_in_the_same_page_is_not_heard(browser: Browser) {
    let (site, host) = (Site::open(), Host::open());
    let stranger = "<!doctype html><title>Stranger</title><script>window.told = []; window.send = () => {
        for (let sent = 0; sent < 200; sent++) { const channel = new MessageChannel();
          channel.port1.onmessage = event => told.push(event.data);
          parent.frames[0].postMessage({ rethread: 1, type: 'connect' }, '*', [channel.port2]) } };</script>";
    host.put("stranger", stranger);
    let around = page_around(&site).replace(
        "</body>",
        &format!("<iframe id=stranger title=Stranger src='{}'></iframe></body>", host.url("two", "stranger")),
    );
    host.put("page", &around);
    let page = Setup::new(browser).start(&site);
    page.visit(&host.url("one", "page"));
    page.enter_frame(FRAME);
    page.wait_heading(ui().journal.title);
    page.out_of_frames();
    page.enter_frame("return [document.getElementById('stranger')]");
    page.script("send()", &[]);
    page.out_of_frames();
    // The page around is heard all the same, and its channel shows that the stranger's were read and left.
    page.script("connect()", &[]);
    page.wait_that("the page around hears", || page.holds("return told.some(one => one[0] === 'port')"));
    page.enter_frame("return [document.getElementById('stranger')]");
    assert_eq!(page.script("return told", &[]), json!([]));
    page.out_of_frames();
    learns_nothing(&page);
}
