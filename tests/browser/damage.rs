//! Stored values that are damaged, foreign or from the future: mended where there is a good copy, else kept as they are.

use rethread::content::ui;
use rethread_core::vault::{RecordId, base32768};
use serde_json::Value;

use crate::acts;
use crate::support::{Browser, Copy, Page, Setup, Site, in_both};

const WORDS: &str = "It was quiet on the stairs";
const OTHER: &str = "Nobody asked";
/// Entries, in either copy.
const ENTRIES: &str = "rt1:e";

in_both!(
    a_value_damaged_in_local_storage_is_mended,
    a_value_damaged_in_the_safety_copy_is_mended,
    a_value_damaged_in_both_is_kept_and_named,
    foreign_and_future_values_are_left_as_they_are,
);

fn with_an_entry(browser: Browser, site: &Site) -> Page {
    let page = Setup::new(browser).open(site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, WORDS);
    page
}

fn a_value_damaged_in_local_storage_is_mended(browser: Browser) {
    let site = Site::open();
    let page = with_an_entry(browser, &site);
    let good = page.held(Copy::Local, ENTRIES);
    assert!(!good.is_empty());
    page.damage(Copy::Local, ENTRIES);
    page.reload();
    acts::read_entry(&page, WORDS);
    mended(&page, Copy::Local, &good);
    page.wait_that("the damaged text is set aside", || !page.held(Copy::Local, "rt1-aside:").is_empty());
}

fn a_value_damaged_in_the_safety_copy_is_mended(browser: Browser) {
    let site = Site::open();
    let page = with_an_entry(browser, &site);
    let good = page.held(Copy::Safety, ENTRIES);
    page.damage(Copy::Safety, ENTRIES);
    page.reload();
    acts::read_entry(&page, WORDS);
    mended(&page, Copy::Safety, &good);
}

/// Every value that is still there is a good one. Older versions may have been cleared away meanwhile.
fn mended(page: &Page, copy: Copy, good: &serde_json::Map<String, Value>) {
    page.wait_that("the damaged copy is mended", || {
        let now = page.held(copy, ENTRIES);
        !now.is_empty() && now.iter().all(|(key, value)| good.get(key).is_none_or(|good| good == value))
    });
}

fn a_value_damaged_in_both_is_kept_and_named(browser: Browser) {
    let site = Site::open();
    let page = with_an_entry(browser, &site);
    let lost: Vec<String> = page.held(Copy::Local, ENTRIES).keys().cloned().collect();
    acts::write_entry(&page, OTHER);
    for copy in [Copy::Local, Copy::Safety] {
        for key in &lost {
            page.damage(copy, key);
        }
    }
    let raw = page.held(Copy::Local, &lost[0]);
    page.reload();
    page.open("#/journal");
    page.wait_text(ui().status.set_aside);
    page.wait_text(ui().common.unreadable_title);
    page.wait_text(OTHER);
    page.press(ui().status.see_aside);
    page.wait_heading(ui().aside.title);
    page.wait_text(ui().aside.damaged);
    page.press(ui().aside.save);
    let file = page.saved_file();
    assert!(file.contains(OTHER), "what can be read is in the file");
    let (key, value) = raw.iter().next().unwrap();
    assert!(file.contains(key) && file.contains(value.as_str().unwrap()), "and so is what cannot, letter by letter");
    assert_eq!(page.held(Copy::Local, &lost[0]), raw, "and it is left as it is");
    acts::read_entry(&page, OTHER);
}

fn foreign_and_future_values_are_left_as_they_are(browser: Browser) {
    let site = Site::open();
    let page = with_an_entry(browser, &site);
    let held = page.held(Copy::Local, ENTRIES);
    let (key, value) = held.iter().next().unwrap();
    let (future_key, future) = from_the_future(key, value.as_str().unwrap());
    let strange = [("rt1:no key of ours", "hello"), (&*future_key, &*future), ("somebody-else", "theirs")];
    for (key, value) in strange {
        page.put(key, value);
    }
    page.reload();
    page.open("#/journal");
    page.wait_text(WORDS);
    page.wait_text(ui().common.unreadable_title);
    page.open("#/care");
    page.wait_text(ui().aside.newer);
    page.wait_text(ui().aside.foreign);
    page.reload();
    page.wait_text(ui().aside.newer);
    for (key, value) in strange {
        assert_eq!(page.held(Copy::Local, key).get(key), Some(&Value::from(value)), "{key}");
    }
    assert!(!page.shows("somebody-else"), "other sites' keys are none of ours");
    acts::read_entry(&page, WORDS);
}

/// An entry as a later version of the format might hold it: another version number under a right checksum.
fn from_the_future(key: &str, value: &str) -> (String, String) {
    let id = key.split(':').nth(1).unwrap();
    let made = RecordId::parse(id).and_then(|id| id.made_at()).unwrap();
    let key = key.replace(id, RecordId::new('e', made + 1000, 7).as_str());
    let mut bytes = base32768::decode(value).unwrap();
    bytes.truncate(bytes.len() - 4);
    bytes[0] = 2;
    let sum = crc32(&[key.as_bytes(), &bytes].concat());
    bytes.extend_from_slice(&sum.to_le_bytes());
    (key, base32768::encode(&bytes))
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xEDB8_8320 & 0u32.wrapping_sub(sum & 1));
        }
    }
    !sum
}
