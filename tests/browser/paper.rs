//! What is taken along on paper: exactly what was chosen is on it, and what was unticked or hidden is nowhere.

use rethread::content::{fill, ui, workbook};
use serde_json::json;

use crate::acts;
use crate::support::{Browser, Page, Setup, Site};

const ASK: &str = "How to say what I need";

/// An entry about somebody.
fn write(page: &Page, words: &str, about: &str, hidden: bool) {
    let texts = workbook();
    // From elsewhere: a fresh sheet has the same address as the one before it.
    page.open("#/journal");
    page.wait_heading(ui().journal.title);
    page.open("#/journal/new");
    page.wait_heading(ui().journal.new_title);
    page.write(ui().journal.text, words);
    if !about.is_empty() {
        page.press(texts.writing.about);
        page.write(texts.writing.people_other, about);
        page.press(texts.writing.people_add);
        page.wait_that("they are named", || page.is_chosen(texts.writing.people, about));
    }
    if hidden {
        page.press(texts.form.more);
        page.choose("", texts.form.hidden);
    }
    page.wait_saved();
}

fn open_sheet(page: &Page) {
    page.open("#/workbook/session-sheet");
    page.wait_heading(workbook().sheet.title);
}

/// What stands on the paper, as the browser would print it.
fn printed(page: &Page) -> String {
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let text = page.text();
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }));
    text
}

#[test]
fn what_was_unticked_or_hidden_is_not_on_the_paper() {
    let texts = &workbook().sheet;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    write(&page, "Robin rang when robin said", "Robin", false);
    write(&page, "Alex walked away", "Alex", false);
    write(&page, "A walk alone", "", false);
    write(&page, "Nobody may see this", "", true);

    open_sheet(&page);
    page.wait_text("Alex walked away");
    page.write(texts.ask, ASK);
    page.wait_saved();
    let paper = printed(&page);
    for words in [texts.on_title, ASK, "Robin rang when robin said", "Alex walked away", "A walk alone"] {
        assert!(paper.contains(words), "{words:?} is on the paper: {paper}");
    }
    for words in [texts.lede, texts.print, ui().shell.journal, "Nobody may see this"] {
        assert!(!paper.contains(words), "{words:?} is not on the paper: {paper}");
    }
    page.wait_text(texts.hidden_off_one);

    page.choose(texts.people, "Alex");
    page.wait_gone("Alex walked away");
    page.choose(texts.people, texts.nobody);
    page.wait_gone("A walk alone");
    page.choose("", texts.names);
    let named = fill(texts.instead, &[("number", "1")]);
    page.wait_that("the name is left out", || !printed(&page).contains("Robin"));
    let paper = printed(&page);
    assert!(paper.to_lowercase().matches(&named.to_lowercase()).count() >= 3, "{paper}");
    assert!(!paper.to_lowercase().contains("robin") && !paper.contains("Alex"), "{paper}");

    page.press(texts.save);
    page.wait_text(texts.saved);
    let file = page.saved_file();
    assert!(file.contains(ASK) && file.contains(&format!("{named} rang when {named} said")), "{file}");
    for words in ["Robin", "Alex", "A walk alone", "Nobody may see this"] {
        assert!(!file.contains(words), "{words:?} is not in the file");
    }

    let entry = fill(texts.on_it, &[("title", workbook().kinds.entry)]);
    page.tab_to(&entry);
    page.type_text(" ");
    page.wait_gone("rang when");
    page.wait_text(&fill(texts.out, &[("number", "1")]));
    assert_eq!(page.focused(), entry, "the focus stays on the tick");
    assert!(!printed(&page).contains("rang when"));
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn a_card_is_kept_and_only_the_card_is_printed() {
    let texts = &workbook().cards;
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    acts::skip_welcome(&page);
    page.open("#/workbook/safety-card");
    page.wait_heading(texts.safety_title);
    page.wait_text(texts.safety_warning);
    page.write(texts.safety_people, "K. next door");
    page.write(texts.safety_steps, "Shoes and phone");
    page.wait_saved();
    page.reload();
    page.wait_heading(texts.safety_title);
    assert_eq!(page.value(texts.safety_people), "K. next door");
    let paper = printed(&page);
    for words in [texts.safety_on_title, texts.safety_on_people, "K. next door", "Shoes and phone"] {
        assert!(paper.contains(words), "{words:?} is on the card: {paper}");
    }
    for words in [texts.safety_warning, texts.safety_place, texts.safety_on_place] {
        assert!(!paper.contains(words), "{words:?} is not on the card: {paper}");
    }
    for (width, height) in [(8.27, 11.69), (8.5, 11.0)] {
        let second = json!({ "paperWidth": width, "paperHeight": height, "pageRanges": "2" });
        assert!(page.try_devtools("Page.printToPDF", second).is_none(), "a card takes one page");
    }

    page.press(texts.clear);
    page.wait_heading(workbook().tools.title);
    page.press(ui().common.undo);
    page.open("#/workbook/safety-card");
    page.wait_that("undo brings it back", || page.value(texts.safety_people) == "K. next door");
    assert_eq!(page.console_errors(), Vec::<String>::new());
}
