//! The key worker as the app starts it, and the opener as a person finds it years later: in a folder, alone.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use rethread::content::ui;
use serde_json::{Value, json};

use crate::recovery::text_of;
use crate::support::{Browser, Folder, Page, Setup, Site, in_both};

pub const PASSPHRASE: &str = "schlüssel und 4 ganze Wörter";
const WORDS: &str = "<b>He</b> said & meant it";
/// Asks a worker for a task and gives its answer, with bytes as lists.
const ASK: &str = r#"
    const [task, given] = arguments;
    const digest = document.querySelector("meta[name='rethread-keys']").content;
    const worker = new Worker("./key-worker-" + digest + ".js");
    const bytes = given.map(one => Array.isArray(one) ? Uint8Array.from(one)
      : typeof one === "string" ? new TextEncoder().encode(one) : one);
    const answer = new Promise((done, fail) => {
      worker.onmessage = event => done(event.data);
      worker.onerror = () => done([0, 9]);
    });
    worker.postMessage([1, task, bytes]);
    return answer.then(([id, error, result]) => {
      worker.terminate();
      return [id, error, result && Array.from(result)];
    });
"#;

in_both!(
    keys_are_derived,
    what_is_sealed_opens_here_and_with_age,
    the_worker_is_there_offline,
    a_backup_opens_alone,
    the_opener_has_help_and_a_way_out,
);

fn ask(page: &Page, task: &str, given: Value) -> Value {
    page.script(ASK, &[task.into(), given])
}

fn keys_are_derived(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    let asked = |site: &Site| site.asked().iter().any(|line| line.contains("key-worker"));
    assert!(!asked(&site), "a visit without a passphrase fetches no worker");
    let answer = ask(&page, "derive", json!(["correct horse battery staple", "0123456789abcdef", 19456, 2, 1]));
    assert_eq!(answer[1], 0);
    assert_eq!(hex(&answer[2]), "832e52b959b967b570ee4781f6c7bda7ced019ca266ac781fd2d94d4e853b0cd");
    let hard = ask(&page, "derive", json!(["correct horse battery staple", "0123456789abcdef", 512 << 10, 2, 1]));
    assert_eq!(hard[1], 6);
    let tuned = ask(&page, "tune", json!([]));
    let number = |at: usize| tuned[2][at].as_u64().unwrap();
    assert!(number(0) >= 19 << 10 && number(1) >= 2 && number(2) == 1, "{tuned}");
    assert!(asked(&site));
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

fn what_is_sealed_opens_here_and_with_age(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    let sealed = ask(&page, "age_encrypt", json!([backup(), PASSPHRASE]));
    assert_eq!(sealed[1], 0);
    let sealed = bytes(&sealed[2]);
    let opened = ask(&page, "age_decrypt", json!([sealed, PASSPHRASE]));
    assert_eq!(String::from_utf8(bytes(&opened[2])).unwrap(), backup());
    assert_eq!(ask(&page, "age_decrypt", json!([sealed, "another"]))[1], 1);
    let folder = Folder::fresh("sealed");
    let file = folder.path().join("sealed.age");
    fs::write(&file, &sealed).unwrap();
    assert!(age(&file, PASSPHRASE).contains(WORDS));
    let made = include_bytes!("../fixtures/age/made-by-age.armored.age").to_vec();
    let opened = ask(&page, "age_decrypt", json!([made, PASSPHRASE]));
    assert!(String::from_utf8(bytes(&opened[2])).unwrap().starts_with("{\"format\":\"rethread\""));
}

fn the_worker_is_there_offline(browser: Browser) {
    let mut site = Site::open();
    let page = Setup::new(browser).open(&site);
    let kept = "return caches.keys().then(names => names.length === 1 && caches.open(names[0])
        .then(cache => cache.keys()).then(kept => kept.filter(one => one.url.includes('key-worker')).length === 2))";
    page.wait_that("the worker is kept", || page.holds(kept));
    page.blank();
    page.open("");
    page.wait_that("it answers", || page.holds("return !!navigator.serviceWorker.controller"));
    site.stop();
    let answer = ask(&page, "derive", json!(["correct horse battery staple", "0123456789abcdef", 19456, 2, 1]));
    assert_eq!(answer[1], 0);
}

fn a_backup_opens_alone(browser: Browser) {
    let site = Site::open();
    let folder = Folder::fresh("opener");
    let opener = folder.path().join("opener.html");
    fs::copy(site.file("rethread-opener.html"), &opener).unwrap();
    let stated = fs::read_to_string(site.file("index.html")).unwrap();
    assert!(stated.contains(&xtask::digest::sha256(&fs::read(&opener).unwrap())), "the app states its digest");
    let page = Setup::new(browser).open(&site);
    let sealed = bytes(&ask(&page, "age_encrypt", json!([backup(), PASSPHRASE]))[2]);
    for (name, content, passphrase) in
        [("plain.json", backup().as_bytes(), None), ("sealed.age", &*sealed, Some(PASSPHRASE))]
    {
        let file = folder.path().join(name);
        fs::write(&file, content).unwrap();
        page.visit(&format!("file://{}", opener.display()));
        page.give("file", &file);
        if let Some(passphrase) = passphrase {
            page.wait_that("a passphrase is asked for", || {
                page.holds("return document.activeElement.id === 'passphrase'")
            });
            page.type_text("not this one\u{e007}");
            page.wait_that("it is refused", || {
                page.holds("return document.getElementById('said').textContent !== '' && !document.getElementById('open').disabled")
            });
            page.type_text(&format!("{passphrase}\u{e007}"));
        } else {
            page.wait_that("it can be opened", || page.holds("return document.activeElement.id === 'open'"));
            page.type_text("\u{e007}");
        }
        page.wait_text(WORDS);
        assert!(
            page.holds(
                "return document.querySelectorAll('article').length === 2 && !document.querySelector('article b')"
            )
        );
    }
    page.script("document.getElementById('save').click()", &[]);
    assert_eq!(page.saved_file(), backup());
    page.script("document.getElementById('close').click()", &[]);
    page.wait_gone(WORDS);
    let whole = backup();
    for (content, said) in [(&whole[..whole.len() / 2], "not_whole"), ("a shopping list", "not_backup")] {
        let file = folder.path().join("other.json");
        fs::write(&file, content).unwrap();
        page.visit(&format!("file://{}", opener.display()));
        page.give("file", &file);
        page.wait_that("it can be opened", || page.holds("return document.activeElement.id === 'open'"));
        page.type_text("\u{e007}");
        page.wait_text(&text_of("opener", said));
    }
}

/// As on every other page, help and the way out are one press away, and leaving takes what was opened along.
fn the_opener_has_help_and_a_way_out(browser: Browser) {
    let site = Site::open();
    let folder = Folder::fresh("opener");
    let opener = folder.path().join("opener.html");
    fs::copy(site.file("rethread-opener.html"), &opener).unwrap();
    let file = folder.path().join("plain.json");
    fs::write(&file, backup()).unwrap();
    let page = Setup::new(browser).start(&site);
    let by_press = "document.getElementById('leave').click()";
    let by_shift = "for (let press = 0; press < 3; press += 1)
        for (const way of ['keydown', 'keyup']) dispatchEvent(new KeyboardEvent(way, { key: 'Shift', bubbles: true }))";
    for leave in [by_press, by_shift] {
        page.new_tab();
        page.visit(&format!("file://{}", opener.display()));
        page.press(ui().shell.help);
        page.wait_text(ui().help.title);
        page.wait_text("112");
        page.give("file", &file);
        page.wait_that("it can be opened", || page.holds("return document.activeElement.id === 'open'"));
        page.type_text("\u{e007}");
        page.wait_text(WORDS);
        let left = page.script(&format!("{leave}; return document.documentElement.textContent"), &[]);
        assert!(!left.as_str().unwrap().contains(WORDS), "{left}");
        assert!(page.holds("return document.body.textContent === ''") || !page.at().starts_with("file:"));
    }
}

/// Two records as both versions of the format hold them.
fn backup() -> String {
    json!({ "format": "rethread", "version": 2, "made_at": 1_764_288_000_000_u64, "deleted": [], "unreadable": [],
        "records": [
            { "id": "e-OZ3Bk--2aB4dF", "revision": "1AAAA", "state": "kept", "saved_at": 1_764_288_000_000_u64, "record": { "text": WORDS, "tags": [] } },
            { "id": "f~app", "revision": "1AAAA", "open": false, "saved_at": 1_764_288_000_000_u64, "record": { "welcomed": true } },
        ] })
    .to_string()
}

/// What the `age` tool finds in a file. It asks a terminal for the passphrase, and `script` is one.
/// What age makes of a sealed file, with this passphrase typed.
pub fn age(file: &Path, passphrase: &str) -> String {
    let tool = std::env::var("RETHREAD_AGE").unwrap_or_else(|_| "age".to_owned());
    let command = format!("'{tool}' --decrypt '{}'", file.display());
    let mut script = Command::new("script");
    script.args(["-qec", &command, "/dev/null"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut script = script.spawn().expect("`script` is there");
    let mut keyboard = script.stdin.take().unwrap();
    std::io::Write::write_all(&mut keyboard, format!("{passphrase}\n").as_bytes()).unwrap();
    let output = script.wait_with_output().unwrap();
    drop(keyboard);
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn bytes(value: &Value) -> Vec<u8> {
    value.as_array().unwrap().iter().map(|byte| byte.as_u64().unwrap() as u8).collect()
}

fn hex(value: &Value) -> String {
    bytes(value).iter().map(|byte| format!("{byte:02x}")).collect()
}
