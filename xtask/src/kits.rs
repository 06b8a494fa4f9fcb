//! What the kits for other sites (`docs/kits/`) are tried with: the frameworks as they are published, and a WordPress.
//!
//! WordPress comes from Debian, where it is kept up to date and can be fetched by name. Only its files are taken: what it
//! depends on there is a web server and a database that run all the time, and a test needs neither.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{answer, command, find, run};
use crate::place::Place;
use crate::tools::is_installed;

/// A folder for each, so that two versions of one framework do not meet.
const FRAMEWORKS: &[(&str, &[(&str, &str)])] = &[
    ("react-19", &[("react", "19.3.1"), ("react-dom", "19.3.1")]),
    ("react-18", &[("react", "18.3.1"), ("react-dom", "18.3.1")]),
    ("vue", &[("vue", "3.5.45")]),
];

/// Debian's packages with WordPress's files. The second is a script that the first one only links to.
const WORDPRESS: &str = "wordpress libjs-underscore";

/// Names that PHP may go by.
pub const PHP: &[&str] = &["php"];
/// The database that WordPress keeps its pages in.
pub const MARIADB: &[&str] = &["mariadbd", "mysqld"];

/// Where all of it is.
pub fn folder(place: &Place) -> PathBuf {
    place.tools.join("kits")
}

/// MariaDB's server, which stands where an ordinary person's path may not lead.
pub fn mariadb(place: &Place) -> Option<PathBuf> {
    find(place, MARIADB).or_else(|| Some(PathBuf::from("/usr/sbin/mariadbd")).filter(|file| file.is_file()))
}

/// Debian's names of what WordPress runs on and is missing.
pub fn missing_packages(place: &Place) -> Vec<&'static str> {
    let mut missing = Vec::new();
    let has_mysql = |php: &Path| {
        let ask =
            command(place, php).ok().and_then(|mut php| answer(php.args(["-r", "echo extension_loaded('mysqli');"])));
        ask.as_deref() == Some("1")
    };
    match find(place, PHP) {
        None => missing.extend(["php-cli", "php-mysql"]),
        Some(php) if !has_mysql(&php) => missing.push("php-mysql"),
        Some(_) => {}
    }
    if mariadb(place).is_none() {
        missing.push("mariadb-server-core");
    }
    missing
}

/// Whether every framework is there in its version.
pub fn has_frameworks(place: &Place) -> bool {
    FRAMEWORKS.iter().all(|(name, packages)| {
        let folder = folder(place).join(name);
        packages.iter().all(|(name, version)| is_installed(&folder, name, version))
    })
}

/// Fetches the frameworks.
pub fn install_frameworks(place: &Place) -> Result<()> {
    for (name, packages) in FRAMEWORKS {
        let folder = folder(place).join(name);
        fs::create_dir_all(&folder)?;
        let mut install = command(place, "npm")?;
        install
            .args(["install", "--no-audit", "--no-fund", "--save-exact", "--ignore-scripts", "--prefix"])
            .arg(&folder);
        run(install.args(packages.iter().map(|(name, version)| format!("{name}@{version}"))))?;
    }
    Ok(())
}

/// Whether a WordPress is there.
pub fn has_wordpress(place: &Place) -> bool {
    folder(place).join("wordpress/wp-includes/version.php").is_file()
}

/// Fetches WordPress's files.
pub fn install_wordpress(place: &Place) -> Result<()> {
    let (fetched, target) = (folder(place).join("debian"), folder(place).join("wordpress"));
    if find(place, &["apt-get"]).is_none() {
        bail!("the kit for WordPress is tried in one: unpack a WordPress into {}", target.display());
    }
    for old in [&fetched, &target] {
        let _ = fs::remove_dir_all(old);
    }
    fs::create_dir_all(&fetched)?;
    let get = format!("apt-get download {WORDPRESS} || (apt-get update && apt-get download {WORDPRESS})");
    run(command(place, "sh")?.args(["-c", &get]).current_dir(&fetched))?;
    let unpack = "for package in *.deb; do dpkg-deb -x \"$package\" . || exit 1; done";
    run(command(place, "sh")?.args(["-c", unpack]).current_dir(&fetched))?;
    let files = fetched.join("usr/share/wordpress");
    // Debian's own settings look into `/etc`; a test brings its own.
    fs::remove_file(files.join("wp-config.php"))?;
    follow_links(&files)?;
    fs::rename(&files, &target).context("the unpacked WordPress")?;
    Ok(fs::remove_dir_all(&fetched)?)
}

/// Puts in place of each link the file it leads to, and takes away those that lead to packages that are not there.
fn follow_links(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_symlink() {
            let file = fs::read(&path);
            fs::remove_file(&path)?;
            if let Ok(file) = file {
                fs::write(&path, file)?;
            }
        } else if path.is_dir() {
            follow_links(&path)?;
        }
    }
    Ok(())
}
