//! The authored files of one language as they stand on disk. Knows nothing of what they mean.

use super::problem::{Place, Problems};
use std::collections::{BTreeMap, BTreeSet};
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
    /// What a site lays over it, if it does.
    pub own: Option<Own>,
}

/// The files of a site's own folder that lie over a language's.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// The folder, as problems name it.
    pub folder: String,
    /// Which of the language's files are the site's: new ones, and ones in place of ours.
    pub paths: BTreeSet<String>,
    /// Files that add to ours of the same path and never replace them.
    pub added: BTreeMap<String, Vec<u8>>,
}

/// What a site can add to and not replace: to leave out a help line or a practice by mistake would be too easy.
const ADDED_TO: [&str; 3] = ["exercises/order.toml", "help.toml", "reads/order.toml"];

impl Sources {
    /// Reads every `.toml` file of a folder and of the folders in it.
    pub fn read(folder: &Path) -> io::Result<Sources> {
        let mut sources = Sources { folder: folder.display().to_string(), ..Sources::default() };
        sources.read_into(folder, "")?;
        Ok(sources)
    }

    /// With a site's own files laid over these.
    pub fn with_own(mut self, own: Sources) -> Sources {
        let mut over = Own { folder: own.folder, ..Own::default() };
        for (path, text) in own.files {
            if ADDED_TO.contains(&path.as_str()) {
                over.added.insert(path, text);
            } else {
                over.paths.insert(path.clone());
                self.files.insert(path, text);
            }
        }
        self.own = Some(over);
        self
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
        let own = self.own.as_ref().filter(|own| own.paths.contains(path));
        let folder = own.map_or(&self.folder, |own| &own.folder);
        Place::new(format!("{}/{path}", folder.trim_end_matches('/')), line)
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
        utf8(bytes, &self.place(path, 1).file, problems)
    }

    /// What a site adds to a file: its name, and its text.
    pub(super) fn added<'a>(&'a self, path: &str, problems: &Problems) -> Option<(String, &'a str)> {
        let own = self.own.as_ref()?;
        let name = format!("{}/{path}", own.folder.trim_end_matches('/'));
        let text = utf8(own.added.get(path)?, &name, problems)?;
        Some((name, text))
    }
}

fn utf8<'a>(bytes: &'a [u8], file: &str, problems: &Problems) -> Option<&'a str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
            problems.add(&Place::new(file, line), "this is not UTF-8 text; save the file as UTF-8");
            None
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
