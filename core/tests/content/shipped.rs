//! The material that ships.

use rethread_core::content::author::{report, write_rust};
use std::path::Path;

#[test]
fn everything_shipped_passes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/en");
    let authored = report(&folder).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    });
    let source = write_rust(&authored);
    for exercise in &authored.exercises {
        assert!(source.contains(&format!("types::Exercise {{ id: \"{}\"", exercise.id)));
    }
}
