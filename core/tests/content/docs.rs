//! The worked example of `docs/content.md`, laid over what ships as it says, and the schemas that the pages name.

use rethread_core::content::author::{Sources, check};
use std::path::Path;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

#[test]
fn the_worked_example_passes() {
    let docs = std::fs::read_to_string(Path::new(ROOT).join("docs/content.md")).expect("the page is there");
    let mut own = Sources { folder: "our-content/en".to_owned(), ..Sources::default() };
    for (before, block) in
        docs.split("```toml\n").skip(1).zip(docs.split("```toml\n")).map(|(block, before)| (before, block))
    {
        let path = before.trim_end().rsplit('\n').next().unwrap_or_default().trim_matches('`');
        let path =
            path.strip_prefix("our-content/en/").unwrap_or_else(|| panic!("{path} names no file of the example"));
        let text = block.split("```").next().unwrap_or_default();
        own.files.insert(path.to_owned(), text.as_bytes().to_vec());
    }
    assert_eq!(own.files.len(), 5);
    let mut ours = Sources::read(&Path::new(ROOT).join("content/en")).expect("what ships can be read");
    ours.folder = "content/en".to_owned();
    let authored = check(&ours.with_own(own)).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    });
    assert!(authored.exercises.iter().any(|exercise| exercise.id == "slow-walk"));
    assert!(authored.reads.iter().any(|read| read.id == "how-we-work"));
    let lines =
        authored.countries.iter().find(|country| &*country.id == "gb").map_or(&[][..], |country| &country.lines);
    assert!(lines.len() > 1 && lines.last().is_some_and(|line| line.name.contains("Garden")), "its line comes last");
}

#[test]
fn every_schema_is_named() {
    let read = |page: &str| std::fs::read_to_string(Path::new(ROOT).join(page)).expect("the page is there");
    let docs = [read("docs/content.md"), read("docs/backup.md")].concat();
    for entry in std::fs::read_dir(Path::new(ROOT).join("docs/schema")).expect("the schemas are published").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(docs.contains(&format!("(schema/{name})")), "no page of docs/ names {name}");
    }
}
