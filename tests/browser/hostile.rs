//! Files that mean harm: each is refused with a reason, and both copies are byte for byte what they were.

use rethread::content::keeping;
use rethread_core::exchange::zip;
use serde_json::{Value, json};

use crate::acts;
use crate::backup::{give, opened, restore};
use crate::support::{Browser, Copy, Folder, Site, in_both};

in_both!(files_that_mean_harm_leave_everything_as_it_was);

fn files_that_mean_harm_leave_everything_as_it_was(browser: Browser) {
    let texts = &keeping().restore;
    let site = Site::open();
    let page = opened(browser, &site);
    acts::write_entry(&page, "Here before");
    page.open("#/keeping/restore");
    page.wait_heading(texts.title);
    let folder = Folder::fresh("hostile");
    let both = || [Copy::Local, Copy::Safety].map(|copy| page.held(copy, ""));
    let before = both();
    for (name, bytes, words) in files() {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        page.open("#/settings");
        page.open("#/keeping/restore");
        give(&page, &file);
        // What is said is cut at what it fills in.
        page.wait_text(words.split('{').next().unwrap());
        page.wait_text(texts.safe);
        assert!(!page.offers(texts.restore), "{name}");
        assert_eq!(both(), before, "{name}");
    }
    acts::read_entry(&page, "Here before");
}

fn files() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let texts = &keeping().restore;
    let text = |value: Value| value.to_string().into_bytes();
    let bomb = zip::write(&[("notes.json", &vec![b' '; 80 << 20])]).unwrap();
    let mut claims = zip::write(&[("notes.json", b"{}")]).unwrap();
    // The size that the directory at its end gives: nearly 4 GiB, which is all that a plain zip can claim.
    let directory = claims.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    claims[directory + 24..directory + 28].copy_from_slice(&0xFFFF_FFFEu32.to_le_bytes());
    let one = |words: &str| entry("eP7dwHV0-----0", words);
    let mut odd = one("odd");
    odd["record"] = json!("no object");
    vec![
        ("bomb.zip", bomb, texts.error_zip),
        ("claims.zip", claims, texts.error_zip),
        ("deep.json", [b"[".repeat(100_000), b"]".repeat(100_000)].concat(), texts.error_too_much),
        ("future.json", text(json!({"format": "rethread", "version": 9, "records": []})), texts.error_newer),
        ("twice.json", text(backup(&[one("this"), one("that")])), texts.error_two),
        ("odd.json", text(backup(&[odd])), texts.error_entry),
        ("number.json", b"{\"format\":\"rethread\",\"version\":1e999}".to_vec(), texts.error_too_much),
        ("half.json", text(backup(&[one("this")]))[..120].to_vec(), texts.error_cut_short),
        ("picture.json", vec![0x89, b'P', b'N', b'G', 0, 1, 2], texts.error_not_json),
        ("other.json", b"{\"entries\":[]}".to_vec(), texts.error_not_backup),
        ("empty.json", Vec::new(), texts.error_cut_short),
        ("large.json", vec![b'1'; (64 << 20) + 1], texts.error_too_large),
    ]
}

#[test]
fn a_sealed_file_that_asks_for_too_much_work_is_not_opened() {
    let texts = &keeping().restore;
    let site = Site::open();
    let page = opened(Browser::Chromium, &site);
    let folder = Folder::fresh("hostile");
    let file = folder.path().join("hard.age");
    std::fs::write(&file, "age-encryption.org/v1\n-> scrypt c2FsdHNhbHRzYWx0c2FsdA 40\nbody\n--- mac\n").unwrap();
    page.open("#/keeping/restore");
    give(&page, &file);
    page.wait_text(texts.sealed);
    page.write(texts.passphrase, "any at all");
    page.press(texts.open);
    page.wait_text(texts.error_hard);
}

#[test]
fn markup_in_a_backup_stays_words() {
    let words = "<img src=x onerror='window.harmed=1'><script>window.harmed=1</script>";
    let site = Site::open();
    let page = opened(Browser::Chromium, &site);
    let folder = Folder::fresh("markup");
    let file = folder.path().join("markup.json");
    std::fs::write(&file, backup(&[entry("eP7dwHV0-----0", words)]).to_string()).unwrap();
    restore(&page, &file);
    acts::read_entry(&page, words);
    assert!(page.holds("return window.harmed === undefined && !document.querySelector('main img, main script')"));
}

fn entry(id: &str, words: &str) -> Value {
    json!({"id": id, "revision": "1---0", "state": "kept", "parents": [], "seen": "", "saved_at": 1_700_000_000_000u64,
        "record": {"text": words}})
}

fn backup(records: &[Value]) -> Value {
    json!({"format": "rethread", "version": 2, "made_at": 1_700_000_000_000u64, "records": records, "deleted": [],
        "unreadable": []})
}
