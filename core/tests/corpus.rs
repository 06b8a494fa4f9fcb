//! What fuzzing kept of each reader, looked at again with every run of the tests.

#![allow(clippy::panic, clippy::unwrap_used)]

#[path = "../../fuzz/src/lib.rs"]
#[allow(clippy::expect_used, clippy::indexing_slicing, missing_docs)]
mod targets;

use std::path::PathBuf;

use rethread_core::exchange::zip::{Caps, read};

fn fuzz() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", "fuzz"].iter().collect()
}

fn kept(name: &str) -> Vec<Vec<u8>> {
    const CAPS: Caps =
        Caps { size: 1 << 24, files: 20_000, name: 200, one: 1 << 16, total: 1 << 26, ratio: usize::MAX };
    let path = fuzz().join(format!("corpus/{name}.zip"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    read(&bytes, &CAPS).unwrap().into_iter().map(|file| file.bytes).collect()
}

macro_rules! again {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            let kept = kept(stringify!($name));
            assert!(kept.len() > 5, "{} kept", kept.len());
            kept.iter().for_each(|data| targets::$name::check(data));
        })*

        const AGAIN: &[&str] = &[$(stringify!($name)),*];
    };
}

again! {
    backup_parse base32768 differences envelope_parse find frame_read import_day_one import_daylio import_nomie
    import_table import_text import_thoughts key_parse lock_header qr_part qr_read sealed_open zip_read
}

#[test]
fn no_target_is_left_out() {
    for (folder, end) in [("fuzz_targets", "rs"), ("corpus", "zip")] {
        let files = std::fs::read_dir(fuzz().join(folder)).unwrap();
        let mut names: Vec<_> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        assert_eq!(names, AGAIN.iter().map(|name| format!("{name}.{end}")).collect::<Vec<_>>());
    }
}
