//! Which content carries each thing that the source articles hold: `coverage.toml`, for those who look after the
//! content. Never shipped; a row that points nowhere is a problem like any other.

use super::authored::{Authored, Text};
use super::problem::{Problem, Problems};
use super::read::{each, with_table};
use super::source::Sources;
use super::table::Table;
use std::collections::BTreeMap;

/// The file, beside the folders of the languages.
const FILE: &str = "coverage.toml";
/// Every article, of which each has to have rows.
const ARTICLES: [&str; 5] = ["000", "001", "002", "003", "004"];
/// What an id can begin with.
const KINDS: &str = "sign, root, read, practice, term, question, compare, scene, prompt or danger";

/// Every row that points nowhere, holds nothing or stands there twice, and every article without rows.
///
/// `sources` are the files of the folder that holds the languages.
pub fn check_coverage(sources: &Sources, authored: &Authored) -> Vec<Problem> {
    let problems = Problems::default();
    with_table(sources, FILE, "list of items", &problems, |table| {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let rows = each(table, "item", |item| row(item, authored, &mut seen));
        for article in ARTICLES.iter().filter(|article| !rows.iter().any(|row| row.words == **article)) {
            table.problem(format!("no item is of the article {article}; add what it holds"));
        }
    });
    problems.sorted()
}

/// The article a row is of.
fn row(item: &mut Table<'_>, authored: &Authored, seen: &mut BTreeMap<String, usize>) -> Text {
    let (article, section, name) = (item.plain("article"), item.plain("section"), item.plain("item"));
    let ids = item.plains("ids");
    if !article.is_empty() && !ARTICLES.contains(&article.words.as_str()) {
        item.file.problems.add(&article.place, format!("there is no article `{}`", article.words));
    }
    if ids.is_empty() {
        item.problem("nothing carries this item; name its content in `ids`");
    }
    for id in ids.iter().filter(|id| !id.is_empty() && !leads_somewhere(id, authored)) {
        let message = format!("`{}` leads nowhere; write {KINDS}, a colon, and an id that exists", id.words);
        item.file.problems.add(&id.place, message);
    }
    let whole = format!("{} / {} / {}", article.words, section.words, name.words);
    if let Some(line) = seen.insert(whole, item.place.line) {
        item.problem(format!("this item is already at line {line}; take one of them out"));
    }
    article
}

fn leads_somewhere(id: &str, authored: &Authored) -> bool {
    let Some((kind, id)) = id.split_once(':') else { return false };
    match kind {
        "sign" => among(id, authored.signs.iter().map(|sign| &*sign.id)),
        "root" => among(id, authored.roots.iter().map(|root| &*root.id)),
        "read" => among(id, authored.reads.iter().map(|read| &*read.id)),
        "practice" => among(id, authored.exercises.iter().map(|exercise| &*exercise.id)),
        "term" => among(id, authored.terms.iter().map(|term| &*term.id)),
        "question" => among(id, authored.questions.iter().map(|question| &*question.id)),
        "compare" => among(id, authored.compare.rows.iter().map(|row| &*row.id)),
        "scene" => among(id, authored.scenes.iter().map(|scene| &*scene.id)),
        "prompt" => among(id, authored.prompts.iter().map(|prompt| &*prompt.id)),
        "danger" => ["question", "text", "safety_text", "safety_steps"].contains(&id),
        _ => false,
    }
}

fn among<'a>(id: &str, mut ids: impl Iterator<Item = &'a str>) -> bool {
    ids.any(|known| known == id)
}
