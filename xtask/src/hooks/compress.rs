//! A brotli copy beside every file that shrinks, for hosts that send it as it is.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use brotli::CompressorWriter;

use super::FOR_HOSTS;
use crate::stamp::files_under;

/// Kinds of file that are not compressed already.
const KINDS: &[&str] = &["html", "css", "js", "wasm", "svg", "webmanifest", "json", "txt"];
const QUALITY: u32 = 11;
/// A window of 4 MiB, more than any file here needs.
const WINDOW: u32 = 22;

/// Compresses every text and wasm file under `folder`.
pub fn all(folder: &Path) -> Result<()> {
    for file in files_under(folder)? {
        let kind = file.rsplit_once('.').map_or("", |(_, kind)| kind);
        if !KINDS.contains(&kind) || FOR_HOSTS.contains(&file.as_str()) {
            continue;
        }
        let bytes = fs::read(folder.join(&file))?;
        let small = smaller(&bytes)?;
        if small.len() < bytes.len() {
            fs::write(folder.join(format!("{file}.br")), small)?;
        }
    }
    Ok(())
}

/// `bytes` as brotli makes them smallest.
pub fn smaller(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = CompressorWriter::new(Vec::new(), 1 << 16, QUALITY, WINDOW);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn gives_back_what_it_was_given() -> Result<()> {
        let text = "one word for one thing ".repeat(1000);
        let small = smaller(text.as_bytes())?;
        assert!(small.len() < 100);
        let mut back = String::new();
        brotli::Decompressor::new(small.as_slice(), 4096).read_to_string(&mut back)?;
        assert_eq!(back, text);
        Ok(())
    }
}
