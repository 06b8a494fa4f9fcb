//! What the source articles hold is carried by content that exists.

use crate::small::{authored, sources};
use rethread_core::content::author::{Sources, check_coverage};

fn row(article: &str, ids: &str) -> String {
    format!("[[item]]\narticle = \"{article}\"\nsection = \"Signs\"\nitem = \"Watching {article}\"\nids = [{ids}]\n")
}

fn all() -> String {
    let ids = "\"sign:waiting\", \"root:betrayal\", \"read:not-broken\", \"practice:come-back\", \"term:cbt\", \
               \"question:is-it-me\", \"compare:looks-at\", \"scene:late-reply\", \"prompt:small-word\", \
               \"danger:safety_steps\"";
    ["000", "001", "002", "003", "004"].map(|article| row(article, ids)).concat()
}

fn problems(text: &str) -> Vec<String> {
    let mut sources = Sources { folder: "content".to_owned(), ..Sources::default() };
    sources.files.insert("coverage.toml".to_owned(), text.as_bytes().to_vec());
    check_coverage(&sources, &authored(&self::sources())).iter().map(ToString::to_string).collect()
}

#[track_caller]
fn finds(from: &str, to: &str, expected: &str) {
    let text = all();
    assert!(text.contains(from), "{from}");
    let found = problems(&text.replacen(from, to, 1));
    assert!(found.iter().any(|problem| problem.contains(expected)), "expected {expected}, found {found:#?}");
}

#[test]
fn every_row_leads_somewhere() {
    assert_eq!(problems(&all()), Vec::<String>::new());
    for id in ["sign:wait", "signs:waiting", "waiting", "practice:", ":waiting", "ui:title", "danger:no"] {
        finds("sign:waiting", id, &format!("content/coverage.toml:5: `{id}` leads nowhere"));
    }
}

#[test]
fn every_row_is_whole_and_stands_once() {
    finds("section = \"Signs\"\n", "", "content/coverage.toml:1: this item has no `section`");
    finds("article = \"004\"", "article = \"005\"", "there is no article `005`");
    finds("article = \"004\"", "article = \"005\"", "content/coverage.toml:1: no item is of the article 004");
    let twice = format!("{}{}", all(), row("002", ""));
    let found = problems(&twice);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].contains(":26: nothing carries this item"));
    assert!(found[1].contains(":26: this item is already at line 11"));
    let none = check_coverage(&Sources { folder: "content".to_owned(), ..Sources::default() }, &authored(&sources()));
    assert!(none[0].to_string().starts_with("content/coverage.toml:1: this file is missing"));
}
