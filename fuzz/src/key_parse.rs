//! Keys: what is read prints as it was.

use rethread_core::vault::{Key, RecordId, Rev};

use super::arranged;

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    let Some(text) = arranged::<&str>(data) else { return };
    for text in [text.to_owned(), ["rt1:", text].concat()] {
        if let Some(key) = Key::parse(&text) {
            assert_eq!(key.to_string(), text);
            assert!(key.parents.iter().all(|parent| parent.generation < key.rev.generation));
        }
    }
    if let Some(id) = RecordId::parse(text) {
        assert_eq!(id.as_str(), text);
        let _ = (id.kind(), id.made_at());
    }
    let _ = Rev::parse(text).map(|rev| assert_eq!(rev.to_string(), text));
}
