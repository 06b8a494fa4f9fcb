//! Whatever a file holds, checking ends with a list of problems and never with a panic.

use crate::small::sources;
use proptest::prelude::*;
use rethread_core::content::author::{check, countries_html, unused_ui_keys, write_rust};

proptest! {
    #[test]
    fn any_bytes_anywhere_are_read_to_the_end(
        file in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        length in 0_usize..40,
        bytes in prop_oneof![any::<Vec<u8>>(), "[a-z\"{}=\\[\\].#\\\\ \n0-9é!-]{0,30}".prop_map(String::into_bytes)],
    ) {
        let mut sources = sources();
        let names: Vec<String> = sources.files.keys().cloned().collect();
        let text = sources.files.entry(file.get(&names).clone()).or_default();
        let start = at.index(text.len() + 1);
        let end = text.len().min(start + length);
        text.splice(start..end, bytes);
        let lines = text.iter().filter(|byte| **byte == b'\n').count() + 1;
        match check(&sources) {
            Ok(authored) => {
                prop_assert!(!write_rust(&authored).is_empty() && !countries_html(&authored).contains("<script"));
                unused_ui_keys(&authored, &[]);
            }
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                let here = format!("content/en/{}", file.get(&names));
                for problem in problems.iter().filter(|problem| problem.place.file == here) {
                    prop_assert!((1..=lines).contains(&problem.place.line), "{}", problem);
                }
            }
        }
    }
}
