//! One page of a browser: going places, running scripts in it, and the conditions it is measured under.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::pipe::Pipe;

/// Runs in every page before the page's own scripts and notes what happens when.
const WATCH: &str = include_str!("watch.js");

/// A page that has nothing to do works less than this part of the time.
const IDLE: f64 = 0.05;
const GLANCE: Duration = Duration::from_millis(500);
/// How long a page may take to come to rest.
const PATIENCE: Duration = Duration::from_secs(120);

/// How slow the device and its network are made.
#[derive(Debug, Clone, Copy)]
pub struct Conditions {
    /// How many times slower the processor is.
    pub slower: u32,
    /// Bytes per second down and milliseconds of a round trip; `None` leaves the network as it is.
    pub network: Option<(u32, u32)>,
}

/// The page in front.
#[derive(Debug)]
pub struct Page<'a> {
    pipe: &'a mut Pipe,
    session: String,
}

impl<'a> Page<'a> {
    /// Takes the page that a fresh browser opens with, as large as a phone's.
    pub fn open(pipe: &'a mut Pipe) -> Result<Page<'a>> {
        let targets = pipe.call(None, "Target.getTargets", json!({}))?;
        let targets = targets.get("targetInfos").and_then(Value::as_array).cloned().unwrap_or_default();
        let page = targets.iter().find(|target| target.get("type").and_then(Value::as_str) == Some("page"));
        let id = page.and_then(|page| page.get("targetId")).context("the browser shows no page")?;
        let attached = pipe.call(None, "Target.attachToTarget", json!({ "targetId": id, "flatten": true }))?;
        let session = attached.get("sessionId").and_then(Value::as_str).context("the page cannot be spoken to")?;
        let mut page = Page { pipe, session: session.to_owned() };
        for domain in ["Page.enable", "Network.enable", "Performance.enable"] {
            page.call(domain, json!({}))?;
        }
        let size = json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": false });
        page.call("Emulation.setDeviceMetricsOverride", size)?;
        page.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }))?;
        Ok(page)
    }

    /// Speaks to Chromium's own tools.
    pub fn call(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.pipe.call(Some(&self.session), method, parameters)
    }

    /// Makes the page this large, in CSS pixels, in a light or a dark theme.
    pub fn show(&mut self, (width, height): (u32, u32), theme: &str) -> Result<()> {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", size)?;
        let theme = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
        self.call("Emulation.setEmulatedMedia", theme)?;
        Ok(())
    }

    /// A picture of what is in sight, as a PNG in base64.
    pub fn picture(&mut self) -> Result<String> {
        let answer = self.call("Page.captureScreenshot", json!({ "format": "png" }))?;
        let data = answer.get("data").and_then(Value::as_str).context("the browser gave no picture")?;
        Ok(data.to_owned())
    }

    /// Slows the device and its network down.
    pub fn set(&mut self, conditions: Conditions) -> Result<()> {
        self.call("Emulation.setCPUThrottlingRate", json!({ "rate": conditions.slower }))?;
        let (down, latency) = conditions.network.map_or((-1, 0), |(down, latency)| (i64::from(down), latency));
        let network =
            json!({ "offline": false, "latency": latency, "downloadThroughput": down, "uploadThroughput": down });
        self.call("Network.emulateNetworkConditions", network)?;
        Ok(())
    }

    /// Goes to an address, from an empty page, so that nothing of the page before is left.
    pub fn go(&mut self, address: &str) -> Result<()> {
        self.call("Page.navigate", json!({ "url": "about:blank" }))?;
        self.pipe.events();
        let answer = self.call("Page.navigate", json!({ "url": address }))?;
        match answer.get("errorText").and_then(Value::as_str) {
            Some(error) => bail!("{address}: {error}"),
            None => Ok(()),
        }
    }

    /// What a script comes to, once it is there.
    pub fn script(&mut self, script: &str) -> Result<Value> {
        let wanted = json!({ "expression": script, "awaitPromise": true, "returnByValue": true });
        let answer = self.call("Runtime.evaluate", wanted)?;
        if let Some(problem) = answer.get("exceptionDetails") {
            bail!("a script failed: {problem}");
        }
        Ok(answer.pointer("/result/value").cloned().unwrap_or_default())
    }

    /// What a function in a file comes to.
    pub fn run(&mut self, function: &str, argument: &Value) -> Result<Value> {
        self.script(&format!("({function})({argument})"))
    }

    /// How many files the page asked for since it was opened.
    pub fn requests(&mut self) -> usize {
        let asked = |event: &Value| event.get("method").and_then(Value::as_str) == Some("Network.requestWillBeSent");
        let own = |event: &Value| {
            event.pointer("/params/request/url").and_then(Value::as_str).is_some_and(|url| url.starts_with("http"))
        };
        self.pipe.events().iter().filter(|event| asked(event) && own(event)).count()
    }

    /// One of the browser's own figures about the page.
    pub fn metric(&mut self, name: &str) -> Result<f64> {
        let metrics = self.call("Performance.getMetrics", json!({}))?;
        let metrics = metrics.get("metrics").and_then(Value::as_array).cloned().unwrap_or_default();
        let named = metrics.iter().find(|metric| metric.get("name").and_then(Value::as_str) == Some(name));
        named.and_then(|metric| metric.get("value")?.as_f64()).with_context(|| format!("the browser has no {name}"))
    }

    /// Bytes that JavaScript holds, once what nobody holds any more has been collected.
    pub fn heap(&mut self) -> Result<f64> {
        self.call("HeapProfiler.collectGarbage", json!({}))?;
        self.metric("JSHeapUsedSize")
    }

    /// Bytes of wasm memory in the page, which the heap of JavaScript does not count.
    pub fn wasm_memory(&mut self) -> Result<f64> {
        self.script("bench.memory()")?.as_f64().context("no wasm here")
    }

    /// Waits until the page has nothing to do, and says how many seconds that took.
    pub fn rest(&mut self) -> Result<f64> {
        let begun = Instant::now();
        let mut quiet = 0;
        let mut worked = self.metric("TaskDuration")?;
        while quiet < 3 && begun.elapsed() < PATIENCE {
            std::thread::sleep(GLANCE);
            let now = self.metric("TaskDuration")?;
            quiet = if now - worked < IDLE * GLANCE.as_secs_f64() { quiet + 1 } else { 0 };
            worked = now;
        }
        Ok((begun.elapsed().as_secs_f64() - 3.0 * GLANCE.as_secs_f64()).max(0.0))
    }
}
