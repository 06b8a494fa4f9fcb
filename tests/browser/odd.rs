//! Odd things people and devices do: long texts, rare letters, a clock that runs backwards, addresses from elsewhere.

use rethread::content::{fill, ui};
use serde_json::{Value, json};

use crate::acts;
use crate::blocked::scatter;
use crate::support::{Browser, Page, Setup, Site, in_both};

in_both!(
    an_entry_of_a_megabyte_comes_back_whole,
    rare_letters_come_back_as_they_were,
    an_unknown_address_is_answered_plainly
);

fn an_entry_of_a_megabyte_comes_back_whole(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    let long = scatter(1 << 20);
    pasted_comes_back(&page, &json!(long), &[json!(long)]);
}

fn rare_letters_come_back_as_they_were(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    for text in [
        "👩‍👩‍👧‍👦 🫶🏽 🏳️‍🌈",
        "שלום, أهلا، سلام",
        "e\u{301}a\u{308}\u{304}, Å is not A\u{30A}",
        "before\u{0}after",
        "tab\tand\nlines\n\n\nand \u{2028} and \u{FEFF} and \u{202E}turned",
        "<script>alert(1)</script> {braces} %s \\ \" '",
        " spaces around ",
    ] {
        pasted_comes_back(&page, &json!(text), &[json!(text)]);
    }
}

/// Half of a letter cannot be kept by every browser; what matters is that nothing around it is lost.
#[test]
fn half_a_letter_takes_nothing_with_it() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    page.open("#/journal/new");
    let label = ui().journal.text;
    page.paste(label, json!(""));
    page.script(
        "const field = document.querySelector('textarea'); field.value = 'before \\ud800 after \\udc00 end'; \
         field.dispatchEvent(new InputEvent('input', { bubbles: true }))",
        &[],
    );
    page.wait_saved();
    page.reload();
    page.open("#/journal");
    page.press("before \u{FFFD} after \u{FFFD} end");
    page.wait_that("the words around it are there", || page.value(label) == "before \u{FFFD} after \u{FFFD} end");
}

fn pasted_comes_back(page: &Page, text: &Value, whole: &[Value]) {
    page.open("#/");
    page.open("#/journal/new");
    page.paste(ui().journal.text, text.clone());
    page.wait_that("the writing is on its way", || page.kept() != "saved" || page.place().contains("entry/"));
    page.wait_saved();
    page.press(ui().journal.done);
    page.wait_heading(ui().journal.title);
    page.reload();
    let newest = page.script("return document.querySelector('.rows a').getAttribute('href')", &[]);
    page.open(newest.as_str().unwrap_or_default());
    page.wait_heading(&fill(ui().journal.entry_title, &[("day", ui().common.today)]));
    let same = "const field = document.querySelector('textarea'); return field.value === arguments[0] || field.value.slice(0, 200)";
    assert_eq!(page.script(same, whole), true);
    page.press(ui().journal.delete);
    page.wait_heading(ui().journal.title);
    page.wait_saved();
}

#[test]
fn a_clock_that_runs_backwards_loses_nothing() {
    let behind = "const RealDate = Date; const back = () => Number(new URL(location).searchParams.get('back') ?? 0) * 86400000;
        window.Date = class extends RealDate { constructor(...a) { a.length ? super(...a) : super(RealDate.now() - back()) }
          static now() { return RealDate.now() - back() } }";
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).first(behind).open(&site);
    acts::skip_welcome(&page);
    acts::write_entry(&page, "Before");
    // Three days earlier by the same device's clock: changing, deleting and bringing back still count as later.
    page.open("?back=3#/journal");
    page.press("Before");
    page.write(ui().journal.text, " and after");
    page.press(ui().journal.done);
    page.wait_text("Before and after");
    page.wait_saved();
    page.reload();
    page.wait_text("Before and after");
    page.press("Before and after");
    page.press(ui().journal.delete);
    page.wait_gone("Before and after");
    page.wait_saved();
    page.open("?back=6#/bin");
    page.wait_text("Before and after");
    page.press(ui().journal.restore);
    page.wait_text(ui().journal.bin_empty);
    acts::write_entry(&page, "Earliest by the clock");
    page.open("#/journal");
    page.reload();
    page.wait_text("Before and after");
    page.wait_text("Earliest by the clock");
}

fn an_unknown_address_is_answered_plainly(browser: Browser) {
    let site = Site::open();
    let page = Setup::new(browser).open(&site);
    acts::skip_welcome(&page);
    for place in ["#/nowhere", "#/journal/entry/%3Cscript%3E", "#/practice/no-such-exercise", "#/welcome/9"] {
        page.open(place);
        page.wait_heading(ui().common.not_found_title);
        page.wait_text(ui().common.not_found_text);
    }
    for place in ["#/journal/entry/eAAAAAAAaaaaaa", "#/journal/entry/nonsense", "#/practice/run/nonsense"] {
        page.open(place);
        page.wait_heading(ui().common.gone_title);
    }
    page.press(ui().today.title);
    page.wait_heading(ui().today.title);
}
