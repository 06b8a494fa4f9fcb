//! The authored files of one language as they stand on disk. Knows nothing of what they mean.

use super::problem::{Place, Problems};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::Path;

/// The files of one language folder, by their path within it.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The folder, as problems name it.
    pub folder: String,
    /// Contents by path within the folder, with `/` between names.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Sources {
    /// Reads every `.toml` file of a folder and of the folders in it.
    pub fn read(folder: &Path) -> io::Result<Sources> {
        let mut sources = Sources { folder: folder.display().to_string(), files: BTreeMap::new() };
        sources.read_into(folder, "")?;
        Ok(sources)
    }

    fn read_into(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            if path.is_dir() {
                self.read_into(&path, &format!("{prefix}{name}/"))?;
            } else if name.ends_with(".toml") {
                self.files.insert(format!("{prefix}{name}"), fs::read(&path)?);
            }
        }
        Ok(())
    }

    /// The language tag: the folder's own name.
    pub fn language(&self) -> &str {
        self.folder.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or_default()
    }

    /// The place of a file's line, as problems name it.
    pub(super) fn place(&self, path: &str, line: usize) -> Place {
        Place::new(format!("{}/{path}", self.folder.trim_end_matches('/')), line)
    }

    /// The files of a folder within this one: name without `.toml`, and path.
    pub(super) fn in_folder(&self, folder: &str) -> Vec<(String, String)> {
        let name = |path: &String| {
            let name = path.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(".toml")?;
            (!name.contains('/')).then(|| (name.to_owned(), path.clone()))
        };
        self.files.keys().filter_map(name).collect()
    }

    /// The text of a file; one that is missing or not UTF-8 is a problem.
    pub(super) fn text<'a>(&'a self, path: &str, problems: &Problems) -> Option<&'a str> {
        let Some(bytes) = self.files.get(path) else {
            problems.add(&self.place(path, 1), "this file is missing; it belongs to every language");
            return None;
        };
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(error) => {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
                problems.add(&self.place(path, line), "this is not UTF-8 text; save the file as UTF-8");
                None
            }
        }
    }
}

/// One file being read: turns positions into places.
pub(super) struct File<'a> {
    pub(super) name: String,
    pub(super) text: &'a str,
    pub(super) problems: &'a Problems,
}

impl File<'_> {
    pub(super) fn place(&self, at: usize) -> Place {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        Place::new(&self.name, 1 + before.iter().filter(|byte| **byte == b'\n').count())
    }

    pub(super) fn raw(&self, span: Range<usize>) -> &str {
        self.text.get(span).unwrap_or_default()
    }
}
