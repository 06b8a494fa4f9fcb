//! An older app meets newer records, and a newer app older ones: all are read as far as they can be, and none is made less.

use rethread::content::{keeping, ui};
use rethread_core::record::{Body, Entry, Preferences};
use rethread_core::vault::RecordId;
use serde_json::{Value, json};
use xtask::copies::Written;

use crate::acts;
use crate::places::seed;
use crate::support::{Browser, Page, Setup, Site, in_both};

const WORDS: &str = "Words that every version knows";
const AT: u64 = 1_780_000_000_000;

in_both!(a_newer_record_keeps_what_this_version_does_not_know, a_record_of_the_first_versions_is_read);

fn entry(record: Value) -> Vec<Written> {
    vec![Written { id: RecordId::new(Entry::KIND, AT, 7), at: AT, record }]
}

fn opened(browser: Browser, site: &Site, record: Value) -> Page {
    let page = Setup::new(browser).open(site);
    acts::skip_welcome(&page);
    seed(&page, entry(record));
    page.wait_saved();
    page
}

fn a_newer_record_keeps_what_this_version_does_not_know(browser: Browser) {
    let site = Site::open();
    let newer = Entry { text: WORDS.to_owned(), ..Entry::default() };
    let mut newer = newer.to_json();
    let more = json!({ "weather": "rain", "places": ["the stairs"] });
    newer.as_object_mut().unwrap().insert("of_a_later_version".to_owned(), more.clone());
    let page = opened(browser, &site, newer);
    acts::read_entry(&page, WORDS);
    page.write(ui().journal.text, ", and more");
    page.wait_saved();
    page.open("#/settings");
    page.press(ui().settings.file_save);
    let file: Value = serde_json::from_str(&page.saved_file()).unwrap();
    let record = &file["records"][0]["record"];
    assert_eq!(record["text"], json!(format!("{WORDS}, and more")), "what was added here is kept");
    assert_eq!(record["of_a_later_version"], more, "and so is what a later version knows");
}

/// Entries had no prompt and no ties, and choices knew no lock.
fn a_record_of_the_first_versions_is_read(browser: Browser) {
    let site = Site::open();
    let page = opened(browser, &site, json!({ "text": WORDS, "feelings": [], "practice": null }));
    let first = Written {
        id: RecordId::singleton(Preferences::KIND, "app").unwrap(),
        at: AT,
        record: json!({ "welcomed": true, "contexts": ["work"] }),
    };
    let old = entry(json!({ "text": WORDS, "feelings": [], "practice": null }));
    seed(&page, old.into_iter().chain([first]).collect());
    page.open("");
    page.wait_heading(ui().today.title);
    acts::read_entry(&page, WORDS);
    page.write(ui().journal.text, ", and more");
    page.wait_saved();
    page.blank();
    acts::read_entry(&page, &format!("{WORDS}, and more"));
    page.open("#/keeping/lock");
    page.wait_heading(keeping().lock.title);
}
