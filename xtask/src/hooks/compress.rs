//! A brotli copy beside every file that shrinks, for hosts that send it as it is.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use brotli::CompressorWriter;

use super::{FOR_HOSTS, HASHES};
use crate::stamp::files_under;

/// Kinds of file that are not compressed already.
const KINDS: &[&str] = &["html", "css", "js", "wasm", "svg", "webmanifest", "json", "txt"];
const QUALITY: u32 = 11;
/// A window of 4 MiB, more than any file here needs.
const WINDOW: u32 = 22;

/// Compresses every text and wasm file under `folder`.
pub fn all(folder: &Path) -> Result<()> {
    for file in files_under(folder)? {
        if !shrinks(&file) {
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

/// Whether a file is sent, and of a kind that is not compressed already.
pub fn shrinks(file: &str) -> bool {
    let kind = file.rsplit_once('.').map_or("", |(_, kind)| kind);
    KINDS.contains(&kind) && (file == HASHES || !FOR_HOSTS.contains(&file))
}

/// Whether a file is a compressed copy of another.
pub fn is_copy(file: &str) -> bool {
    file.ends_with(".br") || file.ends_with(".gz")
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
