//! Moving in from other apps: each of their files by the page, twice, and out again together.

use std::path::{Path, PathBuf};

use rethread::content::{fill, keeping, ui};
use rethread_core::exchange::zip;

use crate::backup::opened;
use crate::support::{Browser, Folder, Page, Site, in_both};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/core/tests/import/fixtures");

in_both!(what_daylio_wrote_moves_in_once_and_out_together);

fn what_daylio_wrote_moves_in_once_and_out_together(browser: Browser) {
    let texts = &keeping().moving_in;
    let site = Site::open();
    let page = opened(browser, &site);
    let before = journal(&page);
    moves_in(&page, &fixture("daylio/2020-title.csv"), texts.source_daylio, None);
    let with = journal(&page);
    assert!(with > before, "the journal has what came");
    page.reload();
    page.open("#/keeping/moving-in");
    give(&page, &fixture("daylio/2020-title.csv"));
    page.wait_text(texts.taken_all);
    page.press(texts.take_out);
    page.wait_text(texts.bin);
    page.wait_saved();
    assert_eq!(journal(&page), before);
    // What was taken out is not slipped in again, and can be brought back like anything that was deleted.
    page.open("#/keeping/moving-in");
    give(&page, &fixture("daylio/2020-title.csv"));
    page.wait_text(texts.taken_deleted.split("} ").nth(1).unwrap().split('.').next().unwrap());
    assert!(!page.offers(texts.bring_in));
    page.open("#/bin");
    page.wait_that("it is listed", || page.offers(ui().journal.restore));
}

#[test]
fn every_other_source_is_told_and_taken() {
    let texts = &keeping().moving_in;
    let site = Site::open();
    let page = opened(Browser::Chromium, &site);
    let folder = Folder::fresh("moving");
    let day_one = folder.path().join("Export.zip");
    std::fs::write(&day_one, zipped(Path::new(FIXTURES).join("day_one/zip").as_path())).unwrap();
    for (file, source, order) in [
        (day_one, texts.source_day_one, None),
        (fixture("thoughts/freecbt-v2.json"), texts.source_thoughts, None),
        (fixture("thoughts/quirk-keys.json"), texts.source_thoughts, None),
        (fixture("nomie/v6.json"), texts.source_nomie, None),
        (fixture("text/numbers.md"), texts.source_text, None),
        (fixture("table/german.csv"), texts.source_table, None),
        (fixture("table/either.csv"), texts.source_table, Some(texts.order_day)),
    ] {
        moves_in(&page, &file, source, order);
        page.open("#/settings");
        page.open("#/keeping/moving-in");
        give(&page, &file);
        if let Some(order) = order {
            page.wait_text(order);
            page.choose(texts.order, order);
        }
        page.wait_text(texts.taken_all);
    }
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn a_table_is_read_as_it_is_matched() {
    let texts = &keeping().moving_in;
    let site = Site::open();
    let page = opened(Browser::Chromium, &site);
    page.open("#/keeping/moving-in");
    give(&page, &fixture("table/german.csv"));
    let column = |number: &str, name: &str| fill(texts.column, &[("number", number), ("name", name)]);
    page.wait_text(&column("3", "Eintrag"));
    page.pick(&column("1", "Datum"), texts.role_none);
    page.wait_text(texts.error_no_date);
    assert!(!page.offers(texts.bring_in));
    page.pick(&column("1", "Datum"), texts.role_date);
    page.pick(&column("7", "Wetter"), texts.role_tags);
    page.press(texts.bring_in);
    page.wait_text(texts.journal);
    page.open("#/journal");
    page.wait_text("Langer Tag;");
}

#[test]
fn what_cannot_be_told_or_read_is_said_kindly() {
    let texts = &keeping().moving_in;
    let site = Site::open();
    let page = opened(Browser::Chromium, &site);
    let folder = Folder::fresh("moving");
    let file = folder.path().join("picture.png");
    std::fs::write(&file, [0x89, b'P', b'N', b'G', 0, 0, 0, 255]).unwrap();
    page.open("#/keeping/moving-in");
    give(&page, &file);
    page.wait_text(texts.seems_not);
    page.pick(texts.source, texts.source_nomie);
    page.wait_text(texts.safe);
    assert!(!page.offers(texts.bring_in));
}

fn moves_in(page: &Page, file: &Path, source: &str, order: Option<&str>) {
    let texts = &keeping().moving_in;
    page.open("#/settings");
    page.open("#/keeping/moving-in");
    give(page, file);
    page.wait_text(texts.seems);
    let chosen = "return document.querySelector('.files select').selectedOptions[0].text";
    assert_eq!(page.script(chosen, &[]), source, "{}", file.display());
    if let Some(order) = order {
        page.choose(texts.order, order);
    }
    page.press(texts.bring_in);
    page.wait_text(texts.journal);
    page.wait_saved();
}

fn give(page: &Page, file: &Path) {
    page.wait_heading(keeping().moving_in.title);
    page.write(keeping().moving_in.file, &file.display().to_string());
}

/// How many rows the journal has.
fn journal(page: &Page) -> u64 {
    page.open("#/settings");
    page.open("#/journal");
    page.wait_heading(ui().journal.title);
    page.wait_that("all is gathered", || page.holds("return 'gathered' in document.documentElement.dataset"));
    page.script("return document.querySelectorAll('main .rows li').length", &[]).as_u64().unwrap()
}

fn fixture(name: &str) -> PathBuf {
    Path::new(FIXTURES).join(name)
}

/// A folder as a zip.
fn zipped(folder: &Path) -> Vec<u8> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                files.push((name, std::fs::read(&path).unwrap()));
            }
        }
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
    zip::write(&files).unwrap()
}
