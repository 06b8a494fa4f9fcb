//! Fetching one file at a time, as it comes: nothing is decoded and no status is an error.

use std::io::Read;
use std::time::Duration;

use anyhow::{Context, Result};
use ureq::{Agent, ResponseExt};

/// How long one file may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// More than any file here has.
const LARGEST: u64 = 64 << 20;

/// What a host answered.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// The address that answered, after any redirect.
    pub address: String,
    /// Its headers, with small names.
    headers: Vec<(String, String)>,
    /// What came, compressed or not.
    pub body: Vec<u8>,
}

impl Answer {
    /// Every value of a header.
    pub fn all(&self, name: &str) -> Vec<&str> {
        let name = name.to_ascii_lowercase();
        self.headers.iter().filter(|(known, _)| *known == name).map(|(_, value)| value.as_str()).collect()
    }

    /// The first value of a header, or nothing.
    pub fn one(&self, name: &str) -> &str {
        self.all(name).first().copied().unwrap_or_default()
    }
}

/// Fetches from one address.
#[derive(Debug)]
pub struct Fetcher {
    agent: Agent,
    /// The address of the app, ending in `/`.
    pub base: String,
}

impl Fetcher {
    /// For the app at `base`.
    pub fn new(base: &str) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE));
        // This very machine is never behind a proxy.
        let config = if is_here(base) { config.proxy(None) } else { config };
        Fetcher { agent: config.build().into(), base: base.to_owned() }
    }

    /// A file of the app, with what the browser says it can decode.
    pub fn get(&self, file: &str, encodings: &str) -> Result<Answer> {
        let address = format!("{}{file}", self.base);
        let asked = self.agent.get(&address).header("accept-encoding", encodings).header("cache-control", "no-cache");
        let mut response = asked.call().with_context(|| address.clone())?;
        let text = |value: &ureq::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = response.headers().iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
        let (status, from) = (response.status().as_u16(), response.get_uri().to_string());
        let mut body = Vec::new();
        response.body_mut().as_reader().take(LARGEST).read_to_end(&mut body).with_context(|| address.clone())?;
        Ok(Answer { status, address: from, headers, body })
    }
}

/// Whether an address is on this machine, which browsers trust as they trust https.
pub fn is_here(address: &str) -> bool {
    let host = address.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next()).unwrap_or_default();
    matches!(host, "127.0.0.1" | "localhost")
}
