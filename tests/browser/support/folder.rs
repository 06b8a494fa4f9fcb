//! A folder of one's own that goes when the test ends: a browser profile, or a copy of the built app to change.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A fresh folder, removed when dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// An empty one; `name` only helps a person who looks into the temporary folder.
    pub fn fresh(name: &str) -> Folder {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        // The end keeps any of them from being the beginning of another: processes are found by it.
        let path = std::env::temp_dir().join(format!("rethread-{name}-{}-{number}-end", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a temporary folder");
        Folder(path)
    }

    /// A copy of another folder.
    pub fn copy_of(source: &Path) -> Folder {
        let folder = Folder::fresh("copy");
        Folder::copy(source, &folder.0);
        folder
    }

    /// Copies a folder into another place.
    pub fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).expect("a folder for the copy");
        for entry in fs::read_dir(from).expect("a folder to copy") {
            let entry = entry.expect("a readable folder");
            let target = to.join(entry.file_name());
            if entry.path().is_dir() {
                Folder::copy(&entry.path(), &target);
            } else {
                fs::copy(entry.path(), target).expect("a file can be copied");
            }
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Removes every folder with this name inside another, however deep. There may be none: a browser that was killed
    /// early has not written all of them.
    pub fn remove_all(&self, inside: &str, name: &str) {
        let found = folders_named(&self.0.join(inside), name);
        for folder in found {
            fs::remove_dir_all(folder).expect("the folder can be removed");
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A browser that is still going down may write once more.
        for _ in 0..20 {
            if fs::remove_dir_all(&self.0).is_ok() || !self.0.exists() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    }
}

fn folders_named(inside: &Path, name: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(inside).into_iter().flatten().flatten() {
        let path = entry.path();
        if !path.is_dir() || path.is_symlink() {
            continue;
        }
        if entry.file_name() == name {
            found.push(path);
        } else {
            found.extend(folders_named(&path, name));
        }
    }
    found
}
