//! The material that ships: that it passes, and that all of it is written out.

use rethread_core::content::author::{Authored, report, write_rust};
use std::path::Path;
use std::sync::LazyLock;

static SHIPPED: LazyLock<Authored> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/en");
    report(&folder).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
});

/// Everything that ships in the first language.
pub fn shipped() -> &'static Authored {
    &SHIPPED
}

#[test]
fn everything_shipped_passes() {
    let source = write_rust(shipped());
    for exercise in &shipped().exercises {
        assert!(source.contains(&format!("types::Exercise {{ id: \"{}\"", exercise.id)));
    }
    for read in &shipped().reads {
        assert!(source.contains(&format!("types::Read {{ card: types::ReadCard {{ id: \"{}\"", read.id)));
    }
}
