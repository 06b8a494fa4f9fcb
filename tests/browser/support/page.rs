//! One open tab of one browser, driven as a person would: by what things are called, waiting for what is to come.

use std::future::Future;

use serde_json::{Map, Value, json};
use thirtyfour::error::WebDriverErrorInner::{ElementNotInteractable, StaleElementReference};
use thirtyfour::extensions::addons::firefox::FirefoxTools;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, WindowHandle};
use tokio::runtime::{Builder, Runtime};

use super::program::{Program, kill_all_with};
use super::{Browser, Folder, Setup, until};

/// A browser with the app in it. Everything it does waits for the page, and panics with what was missing.
#[derive(Debug)]
pub struct Page {
    browser: Browser,
    address: String,
    driver: Option<WebDriver>,
    profile: Option<Folder>,
    _program: Program,
    runtime: Runtime,
}

impl Page {
    pub(super) fn start(setup: Setup, address: String, profile: Folder, wanted: Map<String, Value>) -> Page {
        let program = Program::start(setup.browser);
        let runtime = Builder::new_current_thread().enable_io().enable_time().build().expect("a runtime");
        let mut capabilities = Capabilities::new();
        for (name, value) in wanted {
            capabilities.set(name, value).expect("a capability");
        }
        let driver = match runtime.block_on(WebDriver::new(program.url.clone(), capabilities)) {
            Ok(driver) => driver,
            Err(error) => {
                kill_all_with(profile.path());
                panic!("{} could not be opened: {error}", setup.browser.binary().display());
            }
        };
        let browser = setup.browser;
        let page = Page { browser, address, driver: Some(driver), profile: Some(profile), _program: program, runtime };
        if browser == Browser::Chromium {
            // The browser's own first page asks for a lot that is no part of any story.
            page.blank();
            if setup.notes_requests {
                page.requested();
            }
            page.size(setup.size.0, setup.size.1);
            for script in &setup.first {
                page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
            }
            if !setup.media.is_empty() {
                let features: Vec<Value> =
                    setup.media.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
                page.devtools("Emulation.setEmulatedMedia", json!({ "features": features }));
            }
        } else if !setup.first.is_empty() {
            page.run_first(&setup.first);
        }
        page
    }

    /// Has Firefox run scripts before a page's own, as an add-on may. It reads them where they lie, each time.
    fn run_first(&self, scripts: &[String]) {
        let folder = self.profile.as_ref().expect("there is a profile").path().join("first");
        let manifest = json!({
            "manifest_version": 2,
            "name": "first",
            "version": "1",
            "content_scripts": [{
                "matches": ["<all_urls>"], "js": ["first.js"], "run_at": "document_start", "all_frames": true, "world": "MAIN",
            }],
        });
        let script = scripts.iter().map(|script| format!("{{ {script} }}\n")).collect::<String>();
        std::fs::create_dir_all(&folder).expect("room for an add-on");
        for (name, text) in [("manifest.json", manifest.to_string()), ("first.js", script)] {
            std::fs::write(folder.join(name), text).expect("room for an add-on");
        }
        let tools = FirefoxTools::new(self.driver().handle().clone());
        self.wait(tools.install_addon(&folder.display().to_string(), Some(true))).expect("an add-on may be installed");
    }

    /// The driver itself, for what few stories need.
    pub(super) fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("the browser is open")
    }

    pub(super) fn wait<T>(&self, what: impl Future<Output = T>) -> T {
        self.runtime.block_on(what)
    }

    /// Speaks to Chromium's own tools.
    pub fn devtools(&self, method: &str, parameters: Value) -> Value {
        self.wait(self.driver().cdp().send_raw(method, parameters)).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Speaks to Chromium's own tools; `None` when they refuse.
    pub fn try_devtools(&self, method: &str, parameters: Value) -> Option<Value> {
        self.wait(self.driver().cdp().send_raw(method, parameters)).ok()
    }

    /// Runs a script in the page and gives back what it returns, once that is there.
    #[track_caller]
    pub fn script(&self, script: &str, arguments: &[Value]) -> Value {
        let answer = self.wait(self.driver().execute(script, arguments.to_vec()));
        answer.unwrap_or_else(|error| panic!("a script failed: {error}\n{script}")).json().clone()
    }

    /// What a script returns; `None` where the page goes meanwhile.
    pub fn try_script(&self, script: &str, arguments: &[Value]) -> Option<Value> {
        self.wait(self.driver().execute(script, arguments.to_vec())).ok().map(|answer| answer.json().clone())
    }

    /// Whether a script's answer is true; a page that is on its way out answers no.
    pub fn holds(&self, script: &str) -> bool {
        self.try_script(script, &[]) == Some(Value::Bool(true))
    }

    /// Makes the page this large, in CSS pixels (Chromium only).
    pub fn size(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics);
    }

    // Going to places.

    /// Goes to a place of the app and waits until it can be used.
    #[track_caller]
    pub fn open(&self, place: &str) {
        self.go(place);
        self.wait_ready();
    }

    /// Goes to an address of the app's folder and waits for nothing.
    pub fn go(&self, place: &str) {
        let address = format!("{}{place}", self.address);
        self.wait(self.driver().goto(&address)).unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    /// Goes to any address and waits for nothing.
    pub fn visit(&self, address: &str) {
        self.wait(self.driver().goto(address)).unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    /// Gives a file to the field with this id.
    pub fn give(&self, id: &str, file: &std::path::Path) {
        let field = self.wait(self.driver().find(By::Id(id))).expect("a field for a file");
        self.type_into(&field, &file.display().to_string());
    }

    /// Leaves the app, so that the next place starts cold.
    pub fn blank(&self) {
        self.wait(self.driver().goto("about:blank")).expect("an empty page");
    }

    /// Loads the page again and waits until the app can be used.
    #[track_caller]
    pub fn reload(&self) {
        self.load_again();
        self.wait_ready();
    }

    /// Loads the page again and waits for nothing.
    pub fn load_again(&self) {
        self.wait(self.driver().refresh()).expect("the page loads again");
    }

    /// The browser's Back.
    pub fn back(&self) {
        self.wait(self.driver().back()).expect("the page before");
    }

    /// Waits until the app can be used.
    #[track_caller]
    pub fn wait_ready(&self) {
        let ready = "return document.documentElement.dataset.ready === '1' && !!document.querySelector('main h1')";
        self.wait_that("the app can be used", || self.holds(ready));
    }

    /// The address shown.
    pub fn at(&self) -> String {
        self.wait(self.driver().current_url()).map(|url| url.to_string()).unwrap_or_default()
    }

    /// The part of the address behind the app's own, such as `#/journal`.
    pub fn place(&self) -> String {
        self.at().strip_prefix(&self.address).unwrap_or_default().to_owned()
    }

    /// The title of the tab.
    pub fn title(&self) -> String {
        self.wait(self.driver().title()).unwrap_or_default()
    }

    /// Opens a second tab at a place and goes to it; gives the first one back.
    pub fn open_tab(&self, place: &str) -> WindowHandle {
        let first = self.new_tab();
        self.open(place);
        first
    }

    /// Opens an empty tab and goes to it; gives the one before back.
    pub fn new_tab(&self) -> WindowHandle {
        let before = self.tab();
        let new = self.wait(self.driver().new_tab()).expect("a new tab");
        self.to_tab(&new);
        before
    }

    /// The tabs that are open, the oldest first.
    pub fn tabs(&self) -> Vec<WindowHandle> {
        self.wait(self.driver().windows()).expect("the tabs")
    }

    /// Goes to a tab.
    pub fn to_tab(&self, tab: &WindowHandle) {
        self.wait(self.driver().switch_to_window(tab.clone())).expect("the tab is open");
    }

    /// The tab that is in front now.
    pub fn tab(&self) -> WindowHandle {
        self.wait(self.driver().window()).expect("this tab")
    }

    /// Goes into the frame that a script finds: from here on the page is what is in it.
    #[track_caller]
    pub fn enter_frame(&self, script: &str) {
        super::until("the frame can be entered", || {
            let frame = self.elements(script, Vec::new()).into_iter().next()?;
            self.wait(frame.enter_frame()).ok()
        });
    }

    /// Goes into the frame that a script finds, if it is there and stays.
    pub fn is_in_frame(&self, script: &str) -> bool {
        let frame = self.elements(script, Vec::new()).into_iter().next();
        frame.is_some_and(|frame| self.wait(frame.enter_frame()).is_ok())
    }

    /// Back to the page around all frames.
    pub fn out_of_frames(&self) {
        self.wait(self.driver().enter_default_frame()).expect("the page around");
    }

    /// Closes the browser as a person does; its profile can be opened again.
    pub fn close(mut self) -> Folder {
        if let Some(driver) = self.driver.take() {
            self.wait(driver.quit()).expect("the browser closes");
        }
        let profile = self.profile.take().expect("a profile");
        kill_all_with(profile.path());
        profile
    }

    /// Kills the browser on the spot, as a power cut does; its profile can be opened again.
    pub fn kill(mut self) -> Folder {
        let profile = self.profile.take().expect("a profile");
        kill_all_with(profile.path());
        if let Some(driver) = self.driver.take() {
            let _ = driver.leak();
        }
        profile
    }

    // What the browser noticed.

    /// Errors in the console since this was last asked; nothing in Firefox, whose driver does not tell.
    pub fn console_errors(&self) -> Vec<String> {
        let lines = self.wait(self.driver().browser_log()).unwrap_or_default();
        lines.into_iter().filter(|line| line.level == "SEVERE").map(|line| line.message).collect()
    }

    /// Every address the page asked for since this was last asked, in a browser that notes requests.
    pub fn requested(&self) -> Vec<String> {
        let lines = self.wait(self.driver().get_log("performance")).expect("the record of requests");
        let events = lines.into_iter().filter_map(|line| serde_json::from_str::<Value>(&line.message).ok());
        let asked = events.filter(|event| event["message"]["method"] == "Network.requestWillBeSent");
        asked.filter_map(|event| event["message"]["params"]["request"]["url"].as_str().map(str::to_owned)).collect()
    }

    /// The one file that was saved, once it is whole.
    pub fn saved_file(&self) -> String {
        let folder = self.profile.as_ref().expect("a profile").path().join("downloads");
        until("a file is saved", || {
            let files = std::fs::read_dir(&folder).ok()?.flatten();
            let files: Vec<_> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
            // Chromium begins under a name that a point stands before.
            let ends = [".crdownload", ".part", ".tmp"];
            if files.iter().any(|name| name.starts_with('.') || ends.iter().any(|end| name.ends_with(end))) {
                return None;
            }
            std::fs::read_to_string(folder.join(files.first()?)).ok().filter(|text| !text.is_empty())
        })
    }

    /// The saved file whose name ends so, once it is whole.
    pub fn saved_as(&self, ending: &str) -> Vec<u8> {
        let folder = self.profile.as_ref().expect("a profile").path().join("downloads");
        until(&format!("a file that ends in {ending} is saved"), || {
            let files = std::fs::read_dir(&folder).ok()?.flatten().map(|entry| entry.path());
            let file = files.into_iter().find(|path| path.to_string_lossy().ends_with(ending))?;
            std::fs::read(file).ok().filter(|bytes| !bytes.is_empty())
        })
    }

    /// What an element looks like, as a PNG.
    #[track_caller]
    pub fn picture(&self, css: &str) -> Vec<u8> {
        // In the middle of the screen, where nothing that stands fast covers it.
        let find = "const element = document.querySelector(arguments[0]); \
            element?.scrollIntoView({ block: 'center', behavior: 'instant' }); return [element]";
        let element = until(css, || self.elements(find, vec![css.into()]).into_iter().next());
        self.wait(element.screenshot_as_png()).expect("a picture of it")
    }

    // For `ways.rs`.

    pub(super) fn elements(&self, script: &str, arguments: Vec<Value>) -> Vec<WebElement> {
        let found = self.wait(self.driver().execute(script, arguments));
        found.and_then(|found| found.elements()).unwrap_or_default()
    }

    pub(super) fn click(&self, element: &WebElement) -> bool {
        self.wait(element.click()).is_ok()
    }

    /// What a script says of an element; `None` where the page has been drawn anew without it.
    pub(super) fn on(&self, element: &WebElement, script: &str, more: &[Value]) -> Option<Value> {
        let arguments = [&[Page::json_of(element)], more].concat();
        let said = self.wait(self.driver().execute(script, arguments));
        said.ok().map(|said| said.json().clone())
    }

    /// Types into an element; `false`, with nothing typed, where it is not drawn, or no longer.
    pub(super) fn type_into(&self, element: &WebElement, text: &str) -> bool {
        match self.wait(element.send_keys(text)) {
            Ok(()) => true,
            Err(error) if matches!(*error, StaleElementReference(_)) => false,
            // WebKit's driver cannot type in a frame: there the words are put in as pasting does.
            Err(_) if self.browser == Browser::WebKit => {
                let put = "arguments[0].focus(); arguments[0].value += arguments[1]; \
                           arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true }))";
                self.on(element, put, &[json!(text)]).is_some()
            }
            Err(error) if matches!(*error, ElementNotInteractable(_)) => false,
            Err(error) => panic!("typing {text:?}: {error}"),
        }
    }

    pub(super) fn json_of(element: &WebElement) -> Value {
        element.to_json().expect("an element")
    }

    /// Presses and releases keys, one after another, wherever the focus is.
    pub fn keys(&self, keys: &[Key]) {
        let mut chain = self.driver().action_chain();
        for key in keys {
            chain = chain.key_down(key.clone()).key_up(key.clone());
        }
        self.wait(chain.perform()).expect("keys can be pressed");
    }

    /// Presses a letter while other keys are held.
    pub fn chord(&self, held: &[Key], letter: char) {
        let mut chain = self.driver().action_chain();
        for key in held {
            chain = chain.key_down(key.clone());
        }
        chain = chain.key_down(letter).key_up(letter);
        for key in held.iter().rev() {
            chain = chain.key_up(key.clone());
        }
        self.wait(chain.perform()).expect("keys can be pressed");
    }

    /// Presses a key while another one is held.
    pub fn held_and_pressed(&self, held: Key, key: Key) {
        let chain = self.driver().action_chain().key_down(held.clone()).key_down(key.clone());
        self.wait(chain.key_up(key).key_up(held).perform()).expect("keys can be pressed");
    }

    /// Types wherever the focus is.
    pub fn type_text(&self, text: &str) {
        self.wait(self.driver().action_chain().send_keys(text).perform()).expect("keys can be pressed");
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // Closing it as a person does takes longer, and there is nothing left to keep.
        if let Some(profile) = &self.profile {
            kill_all_with(profile.path());
        }
        if let Some(driver) = self.driver.take() {
            let _ = driver.leak();
        }
    }
}
