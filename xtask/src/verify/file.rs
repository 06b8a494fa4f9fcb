//! One file of a deployed copy: is it there, is it what was built, what is it said to be, how is it sent?

use std::fmt;
use std::fs;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::read::GzDecoder;

use super::Report;
use super::fetch::{Answer, Fetcher};
use crate::digest::sha256;
use crate::headers::renderings::KINDS;
use crate::headers::{CACHE, Headers, cache_control, is_hashed};
use crate::hooks::compress;

/// What a browser asks for.
const BROWSERS: &str = "gzip, br";
const INDEX: &str = "index.html";

/// What all files came to.
#[derive(Debug, Default)]
pub struct Sum {
    files: usize,
    same: usize,
    compressed: usize,
    /// Bytes as they were sent.
    bytes: usize,
}

impl fmt::Display for Sum {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Sum { files, same, compressed, bytes } = self;
        write!(out, "{files} files, {same} of them as they were built, {compressed} compressed; {bytes} bytes in all")
    }
}

/// Looks at a file.
pub fn look(
    fetcher: &Fetcher,
    report: &mut Report,
    sum: &mut Sum,
    dist: &Path,
    headers: &Headers,
    file: &str,
) -> Result<()> {
    let answer = fetcher.get(file, BROWSERS)?;
    sum.files += 1;
    sum.bytes += answer.body.len();
    if !(200..300).contains(&answer.status) {
        report.problem(format!("answered with {} in place of the file", answer.status), file);
        return Ok(());
    }
    if !answer.address.starts_with(&fetcher.base) {
        report.problem("comes from another address", file);
    }
    let built = fs::read(dist.join(file)).with_context(|| file.to_owned())?;
    sum.same += usize::from(same(&answer, &built, report, file));
    mime(&answer, report, file);
    for (name, expected) in headers.for_file(file) {
        header(&answer, report, name, &expected, file);
    }
    let encoding = answer.one("content-encoding");
    sum.compressed += usize::from(!encoding.is_empty());
    if encoding.is_empty() && compress::shrinks(file) && dist.join(format!("{file}.br")).is_file() {
        report.problem("is sent uncompressed", file);
    }
    Ok(())
}

/// Looks at the address itself, and at what comes to a program that decodes less than browsers do.
pub fn root(fetcher: &Fetcher, report: &mut Report, dist: &Path, headers: &Headers) -> Result<()> {
    let built = fs::read(dist.join(INDEX)).context(INDEX)?;
    let address = "the address itself";
    for encodings in [BROWSERS, "gzip", "identity"] {
        let answer = fetcher.get("", encodings)?;
        same(&answer, &built, report, address);
        let encoding = answer.one("content-encoding");
        if !encoding.is_empty() && !encodings.contains(encoding) {
            report.problem(format!("is sent as {encoding} to a program that reads {encodings} alone"), address);
        }
        if encodings == BROWSERS {
            mime(&answer, report, INDEX);
            for (name, expected) in headers.for_file(INDEX) {
                header(&answer, report, name, &expected, address);
            }
        }
    }
    Ok(())
}

fn same(answer: &Answer, built: &[u8], report: &mut Report, file: &str) -> bool {
    let same = match decoded(answer) {
        Some(body) => sha256(&body) == sha256(built),
        None => {
            let encoding = answer.one("content-encoding");
            report.problem(format!("is said to be compressed as {encoding}, and cannot be decoded"), file);
            return false;
        }
    };
    if !same {
        report.problem("is not what was built", file);
    }
    same
}

fn decoded(answer: &Answer) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    match answer.one("content-encoding") {
        "" | "identity" => return Some(answer.body.clone()),
        "br" => brotli::Decompressor::new(answer.body.as_slice(), 1 << 16).read_to_end(&mut body).ok()?,
        "gzip" => GzDecoder::new(answer.body.as_slice()).read_to_end(&mut body).ok()?,
        _ => return None,
    };
    Some(body)
}

fn mime(answer: &Answer, report: &mut Report, file: &str) {
    let said = answer.one("content-type").to_ascii_lowercase();
    let (kind, rest) = said.split_once(';').unwrap_or((&said, ""));
    let ends = file.rsplit_once('.').map_or("", |(_, ends)| ends);
    let Some((_, expected)) = KINDS.iter().find(|(known, _)| *known == ends) else { return };
    // Both names of JavaScript mean the same.
    let kind = if kind.trim() == "application/javascript" { "text/javascript" } else { kind.trim() };
    if kind != *expected {
        let kind = if kind.is_empty() { "nothing at all" } else { kind };
        report.problem(format!("is said to be {kind}, and is {expected}"), file);
    }
    if rest.contains("charset") && !rest.contains("utf-8") {
        report.problem(
            format!("is said to be written in{}, and is written in utf-8", rest.replace("charset=", "")),
            file,
        );
    }
}

fn header(answer: &Answer, report: &mut Report, name: &str, expected: &str, file: &str) {
    match answer.all(name).as_slice() {
        [] => report.header(format!("{name} is not sent; it has to be `{expected}`"), file),
        [found] if fits(name, expected, found, file) => {}
        // How long a file is kept, hosts that send no header of ours say in one of their own.
        [found] if name == CACHE => report.header(format!("{name} is `{found}`; it has to be `{expected}`"), file),
        [found] => report.problem(format!("{name} is `{found}`; it has to be `{expected}`"), file),
        more => report.problem(format!("{name} is sent {} times", more.len()), file),
    }
}

/// Whether a value means what it has to.
fn fits(name: &str, expected: &str, found: &str, file: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(';').to_owned();
    if plain(found) == plain(expected) {
        return true;
    }
    // Hosts have several ways to say that a file is asked for again each time.
    let asks = |value: &str| value.contains("no-cache") || value.contains("max-age=0");
    name == "Cache-Control" && !is_hashed(file) && asks(cache_control(file)) && asks(&found.to_ascii_lowercase())
}
