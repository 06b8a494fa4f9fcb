//! A headless Chromium with a fresh profile, started and ended by this program.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::json;

use super::folder::Folder;
use super::page::Page;
use super::pipe::Pipe;
use crate::place::Place;
use crate::{command, tools};

/// Chromium without a window and without anything that would speak to anybody, or work, by itself.
pub const QUIET: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--password-store=basic",
    "--use-mock-keychain",
    "--lang=en-GB",
    // An address that nobody may reach, but Leave quickly may go to. Names under localhost are this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.localhost",
];

/// What a new browser does by itself at first would be measured as the page's.
const SETTLE: Duration = Duration::from_millis(1500);

/// A running browser; ends, with its profile, when dropped.
#[derive(Debug)]
pub struct Chromium {
    child: Child,
    pipe: Option<Pipe>,
    profile: Option<Folder>,
}

impl Chromium {
    /// The browser itself, where there is one.
    pub fn program(place: &Place) -> Option<PathBuf> {
        let named = std::env::var_os("RETHREAD_CHROMIUM").map(PathBuf::from);
        named.or_else(|| command::find(place, tools::CHROMIUM))
    }

    /// Starts one with nothing in its profile.
    pub fn start(place: &Place) -> Result<Chromium> {
        let profile = Folder::fresh()?;
        let mut chromium = Chromium::start_on(place, profile.path())?;
        chromium.profile = Some(profile);
        Ok(chromium)
    }

    /// Starts one on a profile of somebody's own, which stays.
    pub fn start_on(place: &Place, profile: &Path) -> Result<Chromium> {
        Chromium::start_with(place, profile, &[])
    }

    /// Starts one with arguments that come after ours, and so win over them.
    pub fn start_with(place: &Place, profile: &Path, arguments: &[String]) -> Result<Chromium> {
        let program = Chromium::program(place).context("there is no Chromium")?;
        // The shell gives the two ends the numbers that the browser expects; then it is the browser.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1"])
            .arg(&program)
            .arg(format!("--user-data-dir={}", profile.display()))
            .args(QUIET)
            .args(arguments)
            .args(["--remote-debugging-pipe", "about:blank"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start {}", program.display()))?;
        let ends = child.stdin.take().zip(child.stdout.take());
        let mut chromium = Chromium { child, pipe: None, profile: None };
        let (commands, answers) = ends.context("the browser cannot be spoken to")?;
        chromium.pipe = Some(Pipe::new(commands, answers));
        std::thread::sleep(SETTLE);
        Ok(chromium)
    }

    /// Its one page.
    pub fn page(&mut self) -> Result<Page<'_>> {
        let pipe = self.pipe.as_mut().context("the browser cannot be spoken to")?;
        Page::open(pipe)
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        if let Some(pipe) = &mut self.pipe {
            let _ = pipe.call(None, "Browser.close", json!({}));
        }
        let asked = Instant::now();
        while asked.elapsed() < Duration::from_secs(10) {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
