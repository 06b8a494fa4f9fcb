//! The search over everything written: any text is taken in, found by its words, shown in part, and let go of.

use rethread_core::insight::Gathered;
use rethread_core::insight::find::{Query, Words, excerpt, find};
use rethread_core::vault::{RecordId, State};

use super::arranged;

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    let Some(data) = arranged::<(String, String, String, u8)>(data) else { return };
    let (one, other, typed, around) = data;
    let (mut gathered, mut words) = (Gathered::default(), Words::default());
    let texts: Vec<(RecordId, &str)> = (0..).map(|at| RecordId::new('e', at, at)).zip([&*one, &*other]).collect();
    for (id, text) in &texts {
        words.put(id, text);
        assert!(gathered.put(id, None, State::Kept, &serde_json::json!({"text": text})));
    }
    let text_of = |id: &RecordId| texts.iter().find(|(other, _)| other == id).map(|(_, text)| (*text).to_owned());
    for typed in [&*typed, &*one, other.split_whitespace().next().unwrap_or_default()] {
        let query = Query { words: typed.to_owned(), ..Query::default() };
        let found: Vec<_> = find(&gathered, &words, &query, text_of).map(|hit| hit.known.id.clone()).collect();
        assert!(found.len() < 2 || found.len() == 2 && found.first() != found.last());
        for text in [&one, &other] {
            let pieces = excerpt(text, typed, around.into());
            let shown: String = pieces.into_iter().map(|(piece, _)| piece).collect();
            let shown = shown.strip_prefix('…').unwrap_or(&shown);
            assert!(text.contains(shown.strip_suffix('…').unwrap_or(shown)));
        }
    }
    texts.iter().for_each(|(id, _)| words.remove(id));
    assert!(words.is_empty() && words.different() == 0);
}
