//! Where things are: the repository, what is generated, what is installed, what is built.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders every command works in.
#[derive(Debug, Clone)]
pub struct Place {
    /// The repository.
    pub root: PathBuf,
    /// The built app: `dist/`, or `RETHREAD_DIST` where that is set.
    pub dist: PathBuf,
    /// Tools installed for this project alone.
    pub tools: PathBuf,
    /// Files made on the way to a build; index.html names this folder, so it does not follow `CARGO_TARGET_DIR`.
    pub generated: PathBuf,
}

impl Place {
    /// Finds the repository from where cargo runs this program.
    pub fn find() -> Result<Self> {
        let package = std::env::var_os("CARGO_MANIFEST_DIR")
            .filter(|folder| folder.to_str().is_some_and(|folder| folder.ends_with("xtask")))
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package.parent().context("xtask stands in no folder")?;
        Ok(Place::at(root, std::env::var_os("RETHREAD_DIST").map(PathBuf::from)))
    }

    /// The folders of the repository at `root`.
    pub fn at(root: &Path, dist: Option<PathBuf>) -> Self {
        Place {
            root: root.to_owned(),
            dist: dist.map_or_else(|| root.join("dist"), |dist| root.join(dist)),
            tools: root.join(".tools"),
            generated: root.join("target/generated"),
        }
    }

    /// Where this project's own tools are. They come before the person's path, because [`crate::setup`] installs only
    /// what was missing there or had another version.
    pub fn tool_folders(&self) -> Vec<PathBuf> {
        vec![self.tools.join("bin"), self.tools.join("node_modules/.bin")]
    }

    /// The search path for programs started from here.
    pub fn search_path(&self) -> Result<OsString> {
        let own = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.tool_folders().into_iter().chain(std::env::split_paths(&own));
        std::env::join_paths(folders).context("a folder on PATH holds a separator")
    }
}
