//! Whether a browser would install the copy, by the browser's own check.

use std::time::{Duration, Instant};

use anyhow::Result;
use serde_json::{Value, json};

use super::Report;
use crate::browser::chromium::Chromium;
use crate::browser::folder::Folder;
use crate::place::Place;

const PATIENCE: Duration = Duration::from_secs(60);
const READY: &str = "document.documentElement?.dataset.ready === '1'";

/// Opens the copy in Chromium, if there is one, and asks what stands against installing it.
pub fn look(place: &Place, report: &mut Report, address: &str) -> Result<()> {
    if Chromium::program(place).is_none() {
        report.seen.push("no Chromium is here: nobody asked whether it can be installed".to_owned());
        return Ok(());
    }
    let host = address.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next()).unwrap_or_default();
    let profile = Folder::fresh()?;
    // The last rule counts: this one host may be reached, and no other.
    let reach = format!("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {host}");
    let mut chromium = Chromium::start_with(place, profile.path(), &[reach])?;
    let mut page = chromium.page()?;
    page.go(address)?;
    let begun = Instant::now();
    while page.script(READY)? != Value::Bool(true) {
        if begun.elapsed() > PATIENCE {
            report.problem("the app does not open in Chromium", address);
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    let answer = page.call("Page.getInstallabilityErrors", json!({}))?;
    let errors = answer.get("installabilityErrors").and_then(Value::as_array).cloned().unwrap_or_default();
    if errors.is_empty() {
        report.seen.push("Chromium would install it".to_owned());
    }
    for error in errors {
        let id = error.get("errorId").and_then(Value::as_str).unwrap_or("an error without a name").to_owned();
        report.problem(format!("Chromium would not install it: {id}"), address);
    }
    Ok(())
}
