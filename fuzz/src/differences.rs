//! Two texts side by side: the pieces of each are that text, and something differs only where the texts do.

use rethread_core::insight::differences::{Pieces, differences};

use super::arranged;

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    let Some(texts) = arranged::<(String, String)>(data) else { return };
    let (one, other) = differences(&texts.0, &texts.1);
    let joined = |pieces: &Pieces| pieces.iter().map(|(text, _)| text.as_str()).collect::<String>();
    assert_eq!((joined(&one), joined(&other)), texts);
    assert_eq!([one, other].iter().flatten().any(|(_, differs)| *differs), texts.0 != texts.1);
}
