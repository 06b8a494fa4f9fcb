//! Backups: what is saved here comes back anywhere, sealed or not, and copies can be read without the app.

use rethread::content::{fill, keeping, ui};
use rethread_core::exchange::zip;
use serde_json::Value;

use crate::acts;
use crate::keys::age;
use crate::support::{Browser, Copy, Folder, Page, Setup, Site, in_both};

pub const PASSPHRASE: &str = "four words, spaced apart";
/// A backup in the form that is written now.
pub const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/core/tests/fixtures/backup/version-2.json");
const BY_AGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/age/workbook.age");

in_both!(a_plain_backup_brings_everything_to_another_device, a_sealed_backup_opens_with_age_and_here);

fn a_plain_backup_brings_everything_to_another_device(browser: Browser) {
    let site = Site::open();
    let first = opened(browser, &site);
    acts::write_entry(&first, "Written on the first device");
    restore(&first, FIXTURE.as_ref());
    let saved = save_plain(&first);
    first.open("#/keeping/file");
    first.wait_text(keeping().file.last_plain.split('{').next().unwrap());

    let second = opened(browser, &site);
    let folder = Folder::fresh("backup");
    let file = folder.path().join("recipes.json");
    std::fs::write(&file, &saved).unwrap();
    restore(&second, &file);
    acts::read_entry(&second, "Written on the first device");
    // Every version of every record, but for the choices about the app, which both devices have made.
    let parts = |backup: &[u8]| {
        let backup: Value = serde_json::from_slice(backup).unwrap();
        let list = |name: &str| {
            let mut all = backup[name].as_array().unwrap().clone();
            all.retain(|one| !one["id"].as_str().is_some_and(|id| id.starts_with('f')));
            all.sort_by_key(|one| one.to_string());
            all
        };
        (list("records"), list("deleted"))
    };
    assert_eq!(parts(&save_plain(&second)), parts(&saved));
    // What stands in one copy stands in the other.
    second.wait_that("both copies are one", || second.held(Copy::Local, "rt1:") == second.held(Copy::Safety, "rt1:"));
    // Nobody is asked to decide between choices, and what was changed in two places there still is.
    second.open("#/care");
    second.wait_heading(ui().aside.title);
    second.wait_text(ui().aside.conflicts);
    second.open("#/keeping/restore");
    give(&second, &file);
    second.wait_text(keeping().restore.nothing);
}

fn a_sealed_backup_opens_with_age_and_here(browser: Browser) {
    let texts = &keeping().file;
    let site = Site::open();
    let page = opened(browser, &site);
    acts::write_entry(&page, "For the passphrase alone");
    page.open("#/keeping/file");
    page.write(texts.passphrase, PASSPHRASE);
    page.write(texts.again, "something else");
    page.press(texts.make);
    page.wait_text(texts.error_differ);
    page.open("#/settings");
    page.open("#/keeping/file");
    let sealed = save_sealed(&page);
    page.wait_text(texts.last_sealed.split('{').next().unwrap());
    let folder = Folder::fresh("sealed");
    let file = folder.path().join("sealed.age");
    std::fs::write(&file, &sealed).unwrap();
    assert!(!sealed.windows(6).any(|letters| letters == b"rethre"));
    assert!(age(&file, PASSPHRASE).contains("For the passphrase alone"));

    let second = opened(browser, &site);
    let restoring = &keeping().restore;
    second.open("#/keeping/restore");
    give(&second, &file);
    second.wait_text(restoring.sealed);
    second.write(restoring.passphrase, "not this one");
    second.press(restoring.open);
    second.wait_text(restoring.error_wrong);
    second.paste(restoring.passphrase, PASSPHRASE.into());
    second.press(restoring.open);
    second.wait_text(restoring.looked_title);
    second.press(restoring.restore);
    second.wait_text(restoring.done_both);
    acts::read_entry(&second, "For the passphrase alone");

    // One that age made.
    second.open("#/keeping/restore");
    give(&second, BY_AGE.as_ref());
    restore_sealed(&second, crate::keys::PASSPHRASE);
    assert_eq!(second.console_errors(), Vec::<String>::new());
}

#[test]
fn undoing_leaves_both_copies_as_they_were() {
    let texts = &keeping().restore;
    let site = Site::open();
    let page = opened(Browser::Chromium, &site);
    acts::write_entry(&page, "Here before");
    page.open("#/keeping/restore");
    page.wait_heading(texts.title);
    let both = || [Copy::Local, Copy::Safety].map(|copy| page.held(copy, "rt1"));
    let before = both();
    restore(&page, FIXTURE.as_ref());
    let after = both();
    assert!(after[0].len() > before[0].len() && after[1].len() > before[1].len());
    page.press(texts.undo);
    page.wait_text(texts.undone);
    for (copy, (now, before)) in both().iter().zip(&before).enumerate() {
        assert_eq!(now.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>(), "copy {copy}");
        assert_eq!(now, before, "copy {copy}");
    }
    acts::read_entry(&page, "Here before");
    // It is on offer until it is let go of, also when the page was closed meanwhile.
    restore(&page, FIXTURE.as_ref());
    page.reload();
    page.wait_text(texts.undo_title);
    page.press(texts.undo);
    page.wait_text(texts.undone);
    page.wait_gone(texts.undo_title);
    acts::read_entry(&page, "Here before");
}

#[test]
fn what_was_deleted_since_comes_back_if_wanted() {
    let texts = &keeping().restore;
    let site = Site::open();
    let page = opened(Browser::Chromium, &site);
    acts::write_entry(&page, "Deleted too soon");
    let saved = save_plain(&page);
    let folder = Folder::fresh("backup");
    let file = folder.path().join("notes.json");
    std::fs::write(&file, &saved).unwrap();
    page.open("#/journal");
    page.press("Deleted too soon");
    page.press(ui().journal.delete);
    page.wait_text(ui().journal.deleted);
    page.open("#/keeping/restore");
    give(&page, &file);
    page.wait_text(texts.deleted_here_one);
    assert!(!page.offers(texts.restore));
    page.choose("", texts.bring_back);
    page.press(texts.restore);
    page.wait_text(texts.done_back_one);
    acts::read_entry(&page, "Deleted too soon");
}

#[test]
fn a_window_for_saving_is_used_where_there_is_one() {
    let texts = &keeping().file;
    let site = Site::open();
    let picker = "window.showSaveFilePicker = async options => { window.asked = options; return { createWritable: async () => ({
        write: async bytes => { window.bytes = new TextDecoder().decode(bytes) }, close: async () => { window.whole = true } }) } }";
    let page = Setup::new(Browser::Chromium).first(picker).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, "Where I say");
    page.open("#/keeping/file");
    page.choose(texts.kind, texts.kind_plain);
    page.paste(texts.name, "../shopping".into());
    page.press(texts.make);
    page.wait_text(texts.ready_title);
    page.wait_text(texts.not_yet);
    page.press(texts.save);
    page.wait_text(texts.written);
    assert!(!page.shows(texts.not_yet));
    assert_eq!(page.script("return [asked.suggestedName, whole]", &[]), serde_json::json!(["shopping.json", true]));
    assert!(page.holds("return JSON.parse(bytes).format === 'rethread'"));
    // Whoever closes that window has saved nothing, and nothing is remembered.
    page.script("window.showSaveFilePicker = async () => { throw new DOMException('', 'AbortError') }", &[]);
    page.press(texts.save);
    page.wait_text(texts.cancelled);
}

#[test]
fn copies_to_read_hold_what_was_written() {
    let texts = &keeping().file;
    let site = Site::open();
    let page = opened(Browser::Chromium, &site);
    acts::write_entry(&page, "<b>He</b> said & meant it");
    let made = |kind: &str, ending: &str| {
        page.open("#/settings");
        page.open("#/keeping/file");
        page.choose(texts.kind, kind);
        page.press(texts.make);
        page.wait_text(texts.ready_title);
        page.press(texts.save);
        page.saved_as(ending)
    };
    let html = String::from_utf8(made(texts.kind_page, ".html")).unwrap();
    assert!(html.contains("&lt;b&gt;He&lt;/b&gt; said &amp; meant it") && !html.contains("<script"));
    let days = zip::read(&made(texts.kind_days, ".zip"), &zip::Caps::default()).unwrap();
    assert!(days.iter().any(|day| String::from_utf8_lossy(&day.bytes).contains("\\<b>He\\</b> said \\& meant it")));
    let table = String::from_utf8(made(texts.kind_table, ".csv")).unwrap();
    assert!(table.starts_with(&fill("\u{feff}{day},{time}", &[("day", texts.table_day), ("time", texts.table_time)])));
}

/// A browser with nothing in it but the welcome behind it.
pub fn opened(browser: Browser, site: &Site) -> Page {
    let page = Setup::new(browser).without_picker().open(site);
    acts::skip_welcome(&page);
    page
}

/// Chooses a file to be restored.
pub fn give(page: &Page, file: &std::path::Path) {
    page.write(keeping().restore.file, &file.display().to_string());
}

/// Restores a plain backup.
pub fn restore(page: &Page, file: &std::path::Path) {
    let texts = &keeping().restore;
    page.open("#/settings");
    page.open("#/keeping/restore");
    give(page, file);
    page.wait_text(texts.looked_title);
    page.press(texts.restore);
    page.wait_text(texts.done_both);
}

/// On the page of a backup: saves a sealed one and gives what is in it.
pub fn save_sealed(page: &Page) -> Vec<u8> {
    let texts = &keeping().file;
    page.write(texts.passphrase, PASSPHRASE);
    page.write(texts.again, PASSPHRASE);
    page.press(texts.make);
    page.wait_text(texts.ready_title);
    page.press(texts.save);
    page.saved_as(".age")
}

/// Opens a sealed backup that was chosen or has arrived, and restores it.
pub fn restore_sealed(page: &Page, passphrase: &str) {
    let texts = &keeping().restore;
    page.wait_text(texts.sealed);
    page.write(texts.passphrase, passphrase);
    page.press(texts.open);
    page.wait_text(texts.looked_title);
    page.press(texts.restore);
    page.wait_text(texts.done_both);
}

/// Saves a plain backup and gives what is in it.
pub fn save_plain(page: &Page) -> Vec<u8> {
    let texts = &keeping().file;
    page.open("#/settings");
    page.open("#/keeping/file");
    page.choose(texts.kind, texts.kind_plain);
    page.press(texts.make);
    page.wait_text(texts.ready_title);
    page.press(texts.save);
    page.wait_text(texts.downloaded);
    page.saved_as(".json")
}
