//! A small language that passes every check, and changes to it.

use rethread_core::content::author::{Authored, Sources, check};
use std::path::Path;

/// The folder of the small language.
pub const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/content/en");

/// Its files, named as an author names them.
pub fn sources() -> Sources {
    let mut sources = Sources::read(Path::new(FOLDER)).expect("the fixture can be read");
    sources.folder = "content/en".to_owned();
    sources
}

/// Its files with one change; the text changed has to be there.
pub fn changed(path: &str, from: &str, to: &str) -> Sources {
    let mut sources = sources();
    let text = text_of(&sources, path);
    assert!(text.contains(from), "{path} holds no {from:?}");
    sources.files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
    sources
}

/// One of its files.
pub fn text_of(sources: &Sources, path: &str) -> String {
    let bytes = sources.files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    String::from_utf8(bytes.clone()).expect("the fixture is UTF-8")
}

/// Everything checked; there is nothing wrong with it.
pub fn authored(sources: &Sources) -> Authored {
    check(sources).unwrap_or_else(|problems| panic!("{problems:#?}"))
}
