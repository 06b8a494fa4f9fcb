//! The built app as people get it: the project's own server, with the headers every host sends.

use std::path::{Path, PathBuf};

use xtask::server::Server;

use super::Folder;
use super::gate::Gate;

/// The app on this machine, which can go offline and come back at the same address.
#[derive(Debug)]
pub struct Site {
    server: Option<Server>,
    port: u16,
    folder: PathBuf,
    gate: Option<Gate>,
    /// Where this is a copy, it goes with the site.
    _copy: Option<Folder>,
}

impl Site {
    /// The app as it was built.
    pub fn open() -> Site {
        Site::at(built(), None)
    }

    /// A copy of the built app that a story may change. Only plain files, so that a changed one is what is sent.
    pub fn copy() -> Site {
        let copy = Folder::copy_of(&built());
        for file in files_in(copy.path()) {
            if file.extension().is_some_and(|extension| extension == "br") {
                std::fs::remove_file(file).expect("a file of the copy");
            }
        }
        Site::at(copy.path().to_owned(), Some(copy))
    }

    /// The same behind a gate, which can keep things from coming through.
    pub fn behind_a_gate() -> Site {
        let site = Site::copy();
        Site { gate: Some(Gate::before(site.port)), ..site }
    }

    /// The gate.
    pub fn gate(&self) -> &Gate {
        self.gate.as_ref().expect("a site behind a gate")
    }

    fn at(folder: PathBuf, copy: Option<Folder>) -> Site {
        let server = Server::start(&folder, 0).expect("the server starts");
        Site { port: server.port(), server: Some(server), folder, gate: None, _copy: copy }
    }

    /// The address of a place, such as `#/journal` or `help.html`.
    pub fn url(&self, place: &str) -> String {
        let port = self.gate.as_ref().map_or(self.port, |gate| gate.port);
        format!("http://127.0.0.1:{port}/{place}")
    }

    /// The address of a place under one of the names of this machine, each of which is an origin of its own.
    pub fn url_under(&self, name: &str, place: &str) -> String {
        format!("http://{name}.localhost:{}/{place}", self.port)
    }

    /// Ends the server, as when a device goes offline.
    pub fn stop(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop();
        }
    }

    /// What was asked for since the start.
    pub fn asked(&self) -> Vec<String> {
        self.server.as_ref().map(Server::requests).unwrap_or_default()
    }

    /// A file of the app.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The one file in the top folder whose name ends so.
    pub fn file_ending(&self, end: &str) -> PathBuf {
        let named = |path: &PathBuf| path.to_string_lossy().ends_with(end);
        let mut found: Vec<PathBuf> = files_in(&self.folder).into_iter().filter(named).collect();
        assert_eq!(found.len(), 1, "files that end in {end}: {found:?}");
        found.remove(0)
    }

    /// The app's own wasm, without the parts that come later and the worker's.
    pub fn app_wasm(&self) -> PathBuf {
        let named = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("rethread-app-") && name.ends_with("_bg.wasm")
        };
        files_in(&self.folder).into_iter().find(named).unwrap()
    }

    /// What it is called.
    pub fn app_wasm_name(&self) -> String {
        self.app_wasm().file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The names of all files, relative to the app's address.
    pub fn names(&self) -> Vec<String> {
        let relative =
            |path: PathBuf| path.strip_prefix(&self.folder).ok().map(|path| path.to_string_lossy().into_owned());
        files_in(&self.folder).into_iter().filter_map(relative).collect()
    }
}

/// The folder the app was built into.
fn built() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = std::env::var_os("RETHREAD_DIST").map_or_else(|| root.join("dist"), |named| root.join(named));
    assert!(folder.join("index.html").is_file(), "the app is not built: run `cargo xtask build` first");
    folder
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a readable folder").flatten() {
        if entry.path().is_dir() {
            found.extend(files_in(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found
}
