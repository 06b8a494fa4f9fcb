//! Serving: the built app for a person, or any built folder for a test.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::headers::Headers;
use crate::options::Options;
use crate::place::Place;
use crate::server::Server;
use crate::{build, site};

const FIRST_PORT: u16 = 8080;
const LAST_PORT: u16 = 8180;

/// Builds the app and serves it until interrupted.
pub fn run(place: &Place, options: &Options) -> Result<()> {
    if options.has("--no-build") {
        if !place.dist.join("index.html").is_file() {
            bail!("nothing is built yet: leave out --no-build");
        }
    } else {
        build::run(place)?;
    }
    let headers = Headers::of(&site::load(place)?);
    let server = match options.port()? {
        Some(port) => Server::start_with(&place.dist, port, "/", headers)?,
        None => on_a_free_port(&place.dist, &headers)?,
    };
    println!("Rethread is at {} (Ctrl+C stops it)", server.url());
    server.wait();
    Ok(())
}

/// Serves a folder that is already built, and prints its address alone on the first line.
pub fn directory(options: &Options) -> Result<()> {
    let folder = options.words.first().context("which folder?")?;
    let port = options.port()?.unwrap_or(0);
    let server = Server::start_under(Path::new(folder), port, options.value("--under").unwrap_or("/"))?;
    println!("{}", server.url());
    server.wait();
    Ok(())
}

fn on_a_free_port(folder: &Path, headers: &Headers) -> Result<Server> {
    (FIRST_PORT..=LAST_PORT)
        .find_map(|port| Server::start_with(folder, port, "/", headers.clone()).ok())
        .with_context(|| format!("every port from {FIRST_PORT} to {LAST_PORT} is taken: name one with --port"))
}
