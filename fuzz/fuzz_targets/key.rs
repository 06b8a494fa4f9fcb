//! Any text as a key, an id or a revision: it is refused, or it reads back as the same text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rethread_core::vault::{Key, RecordId, Rev};

fuzz_target!(|text: &str| {
    if let Some(key) = Key::parse(text) {
        assert_eq!(key.to_string(), text);
        assert!(key.parents.iter().all(|parent| parent.generation < key.rev.generation));
    }
    if let Some(id) = RecordId::parse(text) {
        assert_eq!(id.as_str(), text);
        let _ = (id.kind(), id.made_at());
    }
    if let Some(rev) = Rev::parse(text) {
        assert_eq!(rev.to_string(), text);
    }
});
