//! How a browser is opened: its size, its settings, what runs before the page, and whose profile it is.

use std::path::Path;

use serde_json::{Map, Value, json};
use xtask::browser::chromium::QUIET;

use super::{Browser, Folder, Page, Site, profile};

/// A browser about to be opened.
#[derive(Debug)]
pub struct Setup {
    pub(super) browser: Browser,
    pub(super) size: (u32, u32),
    pub(super) first: Vec<String>,
    pub(super) media: Vec<(String, String)>,
    /// Whether every request is noted, which takes the driver some time.
    pub(super) notes_requests: bool,
    settings: Vec<(String, Value)>,
    arguments: Vec<String>,
    profile: Option<Folder>,
}

impl Setup {
    /// A browser with an empty profile, the size of a laptop's.
    pub fn new(browser: Browser) -> Setup {
        Setup {
            browser,
            size: (1280, 800),
            first: Vec::new(),
            media: Vec::new(),
            notes_requests: false,
            settings: Vec::new(),
            arguments: Vec::new(),
            profile: None,
        }
    }

    /// A window of this many CSS pixels (Chromium only).
    pub fn size(mut self, width: u32, height: u32) -> Setup {
        self.size = (width, height);
        self
    }

    /// A setting of the browser.
    pub fn setting(mut self, name: &str, value: impl Into<Value>) -> Setup {
        self.settings.push((name.to_owned(), value.into()));
        self
    }

    /// Something the browser is started with (Chromium only).
    pub fn argument(mut self, argument: &str) -> Setup {
        self.arguments.push(argument.to_owned());
        self
    }

    /// A browser without a window for saving, so that what is saved is a download. A driver cannot answer such a window.
    pub fn without_picker(self) -> Setup {
        match self.browser {
            Browser::Chromium => self.first("window.showSaveFilePicker = undefined"),
            Browser::Firefox | Browser::WebKit => self,
        }
    }

    /// The browser's setting that refuses sites any storage.
    pub fn storage_blocked(self) -> Setup {
        match self.browser {
            Browser::Chromium => self.setting("profile.default_content_setting_values.cookies", 2),
            Browser::Firefox => self.setting("network.cookie.cookieBehavior", 2),
            Browser::WebKit => panic!("WebKit's driver has no setting for it"),
        }
    }

    /// A script that runs in every page before the page's own (not in WebKit).
    pub fn first(mut self, script: &str) -> Setup {
        assert_ne!(self.browser, Browser::WebKit, "WebKit's driver can run no script first");
        self.first.push(script.to_owned());
        self
    }

    /// A device that says whether it has a connection, whatever machine the tests run on.
    pub fn says_it_is_online(self, online: bool) -> Setup {
        self.first(&format!("Object.defineProperty(Navigator.prototype, 'onLine', {{ get: () => {online} }})"))
    }

    /// A device whose clock is this many days ahead (Chromium only).
    pub fn days_later(self, days: u32) -> Setup {
        let ahead = "const RealDate = Date; const ahead = DAYS * 86400000;
            window.Date = class extends RealDate { constructor(...a) { a.length ? super(...a) : super(RealDate.now() + ahead) }
              static now() { return RealDate.now() + ahead } }";
        self.first(&ahead.replace("DAYS", &days.to_string()))
    }

    /// What the device says it prefers, such as `prefers-reduced-motion` (Chromium only).
    pub fn prefers(mut self, feature: &str, value: &str) -> Setup {
        self.media.push((feature.to_owned(), value.to_owned()));
        self
    }

    /// Has the driver note every request, for [`Page::requested`] (Chromium only).
    pub fn noting_requests(mut self) -> Setup {
        self.notes_requests = true;
        self
    }

    /// A profile that was used before.
    pub fn on(mut self, profile: Folder) -> Setup {
        self.profile = Some(profile);
        self
    }

    /// Opens the browser and nothing in it yet.
    pub fn start(mut self, site: &Site) -> Page {
        let profile = self.profile.take().unwrap_or_else(|| profile::unused(self.browser));
        let downloads = profile.path().join("downloads");
        std::fs::create_dir_all(&downloads).expect("a folder for downloads");
        let capabilities = self.capabilities(profile.path(), &downloads);
        Page::start(self, site.url(""), profile, capabilities)
    }

    /// Opens the browser at the app's front door, as on any visit, and waits until it can be used.
    pub fn open(self, site: &Site) -> Page {
        let page = self.start(site);
        page.open("");
        page
    }

    fn capabilities(&self, profile: &Path, downloads: &Path) -> Map<String, Value> {
        let mut settings: Map<String, Value> = self.settings.iter().cloned().collect();
        let binary = self.browser.binary();
        let capabilities = match self.browser {
            Browser::Chromium => {
                let mut arguments: Vec<String> = QUIET.iter().map(|argument| (*argument).to_owned()).collect();
                arguments.push(format!("--user-data-dir={}", profile.display()));
                arguments.extend(self.arguments.iter().cloned());
                settings.insert("download.default_directory".into(), json!(downloads));
                settings.insert("download.prompt_for_download".into(), json!(false));
                let requests = if self.notes_requests { "ALL" } else { "OFF" };
                json!({
                    "browserName": "chrome",
                    "goog:chromeOptions": { "binary": binary, "args": arguments, "prefs": settings },
                    "goog:loggingPrefs": { "browser": "ALL", "performance": requests },
                })
            }
            Browser::Firefox => {
                settings.insert("browser.download.dir".into(), json!(downloads));
                settings.insert("browser.download.folderList".into(), json!(2));
                settings.insert("browser.download.always_ask_before_handling_new_types".into(), json!(false));
                settings.insert("intl.accept_languages".into(), json!("en-GB, en"));
                json!({
                    "browserName": "firefox",
                    "moz:firefoxOptions": { "binary": binary, "args": ["-headless", "-profile", profile], "prefs": settings },
                })
            }
            // The name of a file of the profile is what its processes are found by; nothing is kept there.
            Browser::WebKit => {
                let profile = format!("--cookies-file={}", profile.join("cookies").display());
                json!({ "webkitgtk:browserOptions": { "binary": binary, "args": ["--automation", profile] } })
            }
        };
        match capabilities {
            Value::Object(capabilities) => capabilities,
            _ => Map::new(),
        }
    }
}
