//! The browsers, and where they and their drivers are.

use std::path::{Path, PathBuf};

/// A browser that the stories are told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Chromium, or a Chrome where there is no Chromium.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKit, by the small browser that comes with its library for GTK. It keeps nothing beyond one opening and has no
    /// service workers, so that only some stories are told in it.
    WebKit,
}

impl Browser {
    /// The browser itself.
    pub fn binary(self) -> PathBuf {
        match self {
            Browser::Chromium => {
                find("RETHREAD_CHROMIUM", &["chromium", "chromium-browser", "google-chrome", "chrome"])
            }
            Browser::Firefox => find("RETHREAD_FIREFOX", &["firefox", "firefox-esr"]),
            Browser::WebKit => find("RETHREAD_WEBKIT", &["MiniBrowser"]),
        }
    }

    /// The program that speaks WebDriver for it.
    pub fn driver(self) -> PathBuf {
        match self {
            Browser::Chromium => find("RETHREAD_CHROMEDRIVER", &["chromedriver"]),
            Browser::Firefox => find("RETHREAD_GECKODRIVER", &["geckodriver"]),
            Browser::WebKit => find("RETHREAD_WEBKIT_DRIVER", &["WebKitWebDriver"]),
        }
    }

    /// Arguments that make the driver take any free port and say which.
    pub fn driver_arguments(self) -> &'static [&'static str] {
        match self {
            Browser::Chromium => &["--port=0"],
            Browser::Firefox => &["--port", "0", "--websocket-port", "0"],
            // It says nothing; see `Program`.
            Browser::WebKit => &[],
        }
    }

    /// A screen for a browser that cannot do without one.
    pub fn screen(self) -> Option<PathBuf> {
        (self == Browser::WebKit).then(|| find("RETHREAD_SCREEN", &["Xvfb"]))
    }

    /// The folder of a profile that holds what sites keep.
    pub fn sites(self) -> &'static str {
        match self {
            Browser::Chromium => "Default",
            Browser::Firefox => "storage/default",
            Browser::WebKit => unreachable!("it keeps nothing"),
        }
    }

    /// The folders in there that hold localStorage.
    pub fn local_storage(self) -> &'static str {
        match self {
            Browser::Chromium => "Local Storage",
            Browser::Firefox => "ls",
            Browser::WebKit => unreachable!("it keeps nothing"),
        }
    }

    /// The folders in there that hold IndexedDB.
    pub fn indexed_db(self) -> &'static str {
        match self {
            Browser::Chromium => "IndexedDB",
            Browser::Firefox => "idb",
            Browser::WebKit => unreachable!("it keeps nothing"),
        }
    }
}

/// A program named by a variable, kept with this project, or on the path.
fn find(variable: &str, names: &[&str]) -> PathBuf {
    if let Some(named) = std::env::var_os(variable) {
        return PathBuf::from(named);
    }
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/bin");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::iter::once(own).chain(std::env::split_paths(&path)).collect();
    let all = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    match all.into_iter().find(|program| program.is_file()) {
        Some(program) => program,
        None => panic!("{} is missing: run `cargo xtask test`, which sets it up, or name it in {variable}", names[0]),
    }
}
