//! Profiles that nothing was done in.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::UNIX_EPOCH;

use super::{Browser, Folder, Setup, Site};

/// A profile for one story. Firefox needs half the time to open on one that it has prepared once, so it gets a copy of
/// such a one; Chromium does not care.
pub fn unused(browser: Browser) -> Folder {
    let profile = Folder::fresh("profile");
    if browser == Browser::Firefox {
        Folder::copy(prepared(), profile.path());
    }
    profile
}

/// What Firefox makes of an empty profile; made once for each version of it.
fn prepared() -> &'static Path {
    static PREPARED: OnceLock<PathBuf> = OnceLock::new();
    PREPARED.get_or_init(|| {
        let program = fs::canonicalize(Browser::Firefox.binary()).expect("Firefox");
        let changed = program.metadata().and_then(|about| about.modified()).expect("when it was installed");
        let version = changed.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("firefox-{version}"));
        if !kept.is_dir() {
            let page = Setup::new(Browser::Firefox).on(Folder::fresh("profile")).start(&Site::open());
            page.blank();
            let profile = page.close();
            // Says who has the profile open, and leads nowhere.
            let _ = fs::remove_file(profile.path().join("lock"));
            let half = kept.with_extension(std::process::id().to_string());
            Folder::copy(profile.path(), &half);
            // Whole or not at all; another run may have been first.
            if fs::rename(&half, &kept).is_err() {
                let _ = fs::remove_dir_all(&half);
            }
        }
        kept
    })
}
