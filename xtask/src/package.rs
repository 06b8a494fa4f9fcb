//! A zip of the built app for any static host: its files, the same compressed, and what each kind of host reads.
//!
//! The same build makes the same zip: names are sorted, and no time stands in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::{Compression, GzBuilder};
use rethread_core::exchange::zip;

use crate::browser::folder::Folder;
use crate::headers::Headers;
use crate::hooks::{self, GUIDE, compress};
use crate::options::Options;
use crate::place::Place;
use crate::stamp::files_under;
use crate::{build, site, verify};

/// Where the zip is put, unless another place is named.
const FOLDER: &str = "target/package";
/// What tells whoever unpacks the zip what to do with it.
const GUIDE_SOURCE: &str = "docs/hosting.md";

/// Builds if need be, and makes the zip.
pub fn run(place: &Place, options: &Options) -> Result<()> {
    if !options.has("--no-build") {
        build::if_stale(place)?;
    }
    let headers = Headers::of(&site::load(place)?);
    let under = under(options.value("--under").unwrap_or("/"))?;
    let zip = zip(assemble(place, &headers, &under)?.path())?;
    let file = match options.value("--to") {
        Some(named) => PathBuf::from(named),
        None => place.root.join(FOLDER).join(format!("rethread-{}.zip", verify::build_of(&place.dist)?)),
    };
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&file, &zip).with_context(|| file.display().to_string())?;
    println!("{} ({} bytes), for an app at {under}", file.display(), zip.len());
    Ok(())
}

/// Everything that belongs into the zip of the built app, in a folder of its own.
pub fn assemble(place: &Place, headers: &Headers, under: &str) -> Result<Folder> {
    let folder = Folder::copy_of(&place.dist)?;
    for file in files_under(folder.path())?.into_iter().filter(|file| compress::shrinks(file)) {
        let bytes = fs::read(folder.path().join(&file))?;
        let small = gzip(&bytes)?;
        if small.len() < bytes.len() {
            fs::write(folder.path().join(format!("{file}.gz")), small)?;
        }
    }
    hooks::for_hosts(headers, folder.path(), under)?;
    fs::copy(place.root.join(GUIDE_SOURCE), folder.path().join(GUIDE)).context(GUIDE_SOURCE)?;
    Ok(folder)
}

/// The files of a folder as a zip.
pub fn zip(folder: &Path) -> Result<Vec<u8>> {
    let names = files_under(folder)?;
    let bytes: Vec<Vec<u8>> = names.iter().map(|name| fs::read(folder.join(name))).collect::<Result<_, _>>()?;
    let files: Vec<(&str, &[u8])> = names.iter().map(String::as_str).zip(bytes.iter().map(Vec::as_slice)).collect();
    zip::write(&files).map_err(|error| anyhow::anyhow!("the zip could not be written: {error:?}"))
}

/// A path as hosts write it, from `/` to `/`.
pub fn under(path: &str) -> Result<String> {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '/' | '-' | '_' | '.' | '~');
    let inside = path.trim_matches('/');
    if !path.chars().all(plain) || inside.split('/').any(|part| part == ".." || part == ".") || inside.contains("//") {
        bail!("`{path}` is no path to put the app at; write it as in an address, such as /tools/rethread/");
    }
    Ok(if inside.is_empty() { "/".to_owned() } else { format!("/{inside}/") })
}

/// `bytes` as gzip, with no name and no time in it.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

/// Unpacks a zip into a folder that is there.
pub fn unpack(bytes: &[u8], folder: &Path) -> Result<()> {
    let most = usize::MAX;
    let caps = zip::Caps { size: most, files: most, name: 1000, one: 1 << 28, total: 1 << 30, ratio: 1000 };
    let files = zip::read(bytes, &caps).map_err(|error| anyhow::anyhow!("the zip cannot be read: {error:?}"))?;
    for file in files {
        let path = folder.join(under(&file.name)?.trim_matches('/'));
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, file.bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built() -> Result<(Folder, Place)> {
        let folder = Folder::fresh()?;
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("a root")?;
        let place = Place::at(root, Some(folder.path().to_owned()));
        fs::create_dir(folder.path().join("icons"))?;
        for (name, text) in [("index.html", "<!doctype html>"), ("icons/icon.svg", "<svg>"), ("app.css", "a")] {
            fs::write(folder.path().join(name), text.repeat(200))?;
        }
        fs::write(folder.path().join("app.css.br"), "br")?;
        Ok((folder, place))
    }

    #[test]
    fn the_same_build_makes_the_same_zip() -> Result<()> {
        let (_built, place) = built()?;
        let make = || zip(assemble(&place, &Headers::default(), "/")?.path());
        let first = make()?;
        std::thread::sleep(std::time::Duration::from_millis(1100));
        assert!(first == make()?, "two zips of one build differ");
        Ok(())
    }

    #[test]
    fn it_holds_the_app_compressed_copies_and_what_hosts_read() -> Result<()> {
        let (_built, place) = built()?;
        let bytes = zip(assemble(&place, &Headers::default(), "/tools/rethread/")?.path())?;
        let unpacked = Folder::fresh()?;
        unpack(&bytes, unpacked.path())?;
        let files = files_under(unpacked.path())?;
        for file in [
            ".htaccess",
            ".nojekyll",
            "Caddyfile",
            "_headers",
            "app.css",
            "app.css.br",
            "app.css.gz",
            GUIDE,
            "icons/icon.svg",
            "icons/icon.svg.gz",
            "index.html",
            "index.html.gz",
            "nginx.conf",
        ] {
            assert!(files.iter().any(|found| found == file), "{file} is not in {files:?}");
        }
        assert_eq!(files.len(), 13, "{files:?}");
        let headers = fs::read_to_string(unpacked.path().join("_headers"))?;
        assert!(headers.starts_with("/tools/rethread/*\n"), "{headers}");
        Ok(())
    }

    #[test]
    fn a_path_is_one_that_an_address_can_have() {
        for (given, expected) in [("", "/"), ("/", "/"), ("tools/rethread", "/tools/rethread/"), ("/a/", "/a/")] {
            assert_eq!(under(given).unwrap(), expected);
        }
        for odd in ["/a b/", "/../", "/a/../b", "/a;b/", "/a//b/", "{x}"] {
            assert!(under(odd).is_err(), "{odd}");
        }
    }
}
