//! Rare words written everywhere, then locked: they are in no file of the browser, nor in the page.

use std::path::{Path, PathBuf};

use rethread::content::{ui, workbook};
use serde_json::json;

use crate::acts;
use crate::lock_acts::{PASSPHRASE, is_asked, nothing_of_it, nothing_readable, set};
use crate::support::{Browser, Page, Setup, Site, in_both};

/// In no dictionary and in no code.
const CANARY: &str = "Qvyxwk";
/// Kept in plain sight, so that looking for it shows that looking finds.
const SEEN: &str = "https://zyqwvk.test/";

in_both!(no_word_is_left_in_any_file,);

fn no_word_is_left_in_any_file(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    page.put("rt.leave", SEEN);
    write_everywhere(&page);
    set(&page, PASSPHRASE);
    acts::write_entry(&page, &format!("{CANARY} under the lock"));
    page.open("#/journal/new");
    page.write(ui().journal.text, &format!("{CANARY} begun under the lock"));
    page.wait_saved();
    page.press(ui().shell.lock);
    is_asked(&page);
    nothing_of_it(&page, CANARY);
    nothing_readable(&page);
    if browser == Browser::Chromium {
        let tree = page.devtools("Accessibility.getFullAXTree", json!({})).to_string();
        assert!(tree.contains(rethread::content::locked().lock_screen.title) && !tree.contains(CANARY));
    }
    let profile = page.close();
    assert!(!holding(profile.path(), SEEN).is_empty(), "looking finds what is there");
    let found = holding(profile.path(), CANARY);
    assert!(found.is_empty(), "{CANARY} is in {found:?}");
}

/// An entry, a draft, an answer of a practice, and the name of a person.
fn write_everywhere(page: &Page) {
    acts::write_entry(page, &format!("{CANARY} in an entry"));
    page.press(ui().journal.done);
    page.wait_heading(ui().journal.title);
    page.open("#/workbook/people");
    page.write(workbook().people.add, CANARY);
    page.press(workbook().people.add_button);
    page.wait_saved();
    page.open(&format!("#/practice/{}", acts::exercise().id));
    acts::practise_to_words(page, &format!("{CANARY} in a practice"));
    page.wait_saved();
    page.open("#/journal/new");
    page.write(ui().journal.text, &format!("{CANARY} in a draft"));
    page.wait_saved();
}

/// The files that hold some words as UTF-8 or UTF-16, also inside what Firefox packs.
fn holding(folder: &Path, words: &str) -> Vec<PathBuf> {
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let has = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    let holds = |bytes: &[u8]| has(bytes, words.as_bytes()) || has(bytes, &wide);
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            found.extend(holding(&path, words));
        } else if let Ok(bytes) = std::fs::read(&path)
            && (holds(&bytes) || unpacked(&bytes).is_some_and(|bytes| holds(&bytes)))
        {
            found.push(path);
        }
    }
    found
}

/// What is in a file of Firefox's sessions: LZ4 behind a mark of its own.
fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let packed = bytes.strip_prefix(b"mozLz40\0")?.get(4..)?;
    let (mut at, mut out) = (0, Vec::new());
    let long = |at: &mut usize, start: usize| -> Option<usize> {
        let mut length = start;
        if start == 15 {
            loop {
                let more = *packed.get(*at)?;
                *at += 1;
                length += usize::from(more);
                if more < 255 {
                    break;
                }
            }
        }
        Some(length)
    };
    while at < packed.len() {
        let token = usize::from(packed[at]);
        at += 1;
        let literals = long(&mut at, token >> 4)?;
        out.extend_from_slice(packed.get(at..at + literals)?);
        at += literals;
        if at >= packed.len() {
            break;
        }
        let back = usize::from(u16::from_le_bytes([*packed.get(at)?, *packed.get(at + 1)?]));
        at += 2;
        for _ in 0..long(&mut at, token & 15)? + 4 {
            out.push(*out.get(out.len().checked_sub(back)?)?);
        }
    }
    Some(out)
}
