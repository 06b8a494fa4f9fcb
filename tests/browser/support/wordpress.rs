//! A real WordPress on this machine with the plugin in it: PHP's own server, a database of its own, nothing of it kept.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::Folder;

/// What one signs in with.
pub const KEEPER: (&str, &str) = ("keeper", "words for the keeper of this site");

/// Faults are written down, not shown; nothing is asked of other servers.
const SETTINGS: &str = "<?php
define('DB_NAME', 'site'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:FOLDER/socket');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', ''); $table_prefix = 'wp_';
define('WP_DEBUG', true); define('WP_DEBUG_DISPLAY', false); define('WP_DEBUG_LOG', 'FOLDER/faults');
define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HOME', 'http://' . ($_SERVER['HTTP_HOST'] ?? 'wordpress.localhost')); define('WP_SITEURL', WP_HOME);
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';";

/// The least that a theme has to be.
const THEME: &[(&str, &str)] = &[
    ("style.css", "/* Theme Name: Plain */"),
    (
        "index.php",
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><?php wp_head(); ?></head><body>\
         <?php while (have_posts()) { the_post(); the_content(); } wp_footer(); ?></body></html>",
    ),
];

/// Waits for the database, then does what WordPress's own page for installing does.
const INSTALL: &str = "
for ($tries = 0; ; $tries++) {
  try { $db = new mysqli('localhost', 'root', '', '', 0, 'FOLDER/socket'); break; }
  catch (mysqli_sql_exception $refused) { if ($tries > 250) throw $refused; usleep(100000); }
}
$db->query('CREATE DATABASE site');
define('WP_INSTALLING', true);
require 'FOLDER/site/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
wp_install('A wellness site', 'NAME', 'keeper@site.example', true, '', 'WORDS');
switch_theme('plain');
update_option('show_avatars', 0);
$failed = activate_plugin('rethread/rethread.php');
echo is_wp_error($failed) ? $failed->get_error_message() : 'installed';";

/// A running WordPress.
#[derive(Debug)]
pub struct WordPress {
    address: String,
    server: Child,
    database: Child,
    folder: Folder,
}

impl WordPress {
    /// A fresh one with this plugin active.
    pub fn open(plugin: &Path) -> WordPress {
        let folder = Folder::fresh("wordpress");
        let site = folder.path().join("site");
        Folder::copy(&kept().join("wordpress"), &site);
        Folder::copy(plugin, &site.join("wp-content/plugins/rethread"));
        let theme = site.join("wp-content/themes/plain");
        fs::create_dir_all(&theme).expect("a folder for the theme");
        for (name, text) in THEME {
            fs::write(theme.join(name), text).expect("a file of the theme");
        }
        let here = folder.path().display().to_string();
        fs::write(site.join("wp-config.php"), SETTINGS.replace("FOLDER", &here)).expect("the settings");
        let database = database(folder.path());
        let (address, server) = server(&site);
        let wordpress = WordPress { address, server, database, folder };
        let (name, words) = KEEPER;
        let install = INSTALL.replace("FOLDER", &here).replace("NAME", name).replace("WORDS", words);
        assert_eq!(wordpress.php(&install), "installed");
        wordpress
    }

    /// The address of one of its pages, under a name that is another site than Rethread's.
    pub fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.address)
    }

    /// Runs PHP inside WordPress, and gives back what it prints.
    pub fn run(&self, code: &str) -> String {
        self.php(&format!("require '{}/site/wp-load.php'; {code}", self.folder.path().display()))
    }

    /// Publishes a post, and gives back its address.
    pub fn post(&self, content: &str) -> String {
        let file = self.folder.path().join("post");
        fs::write(&file, content).expect("the post's text");
        // What an administrator writes is not cleaned by WordPress: the plugin gets it as it is.
        let publish = "wp_set_current_user(1); echo wp_insert_post(wp_slash(array('post_status' => 'publish', \
             'post_title' => 'A post', 'post_content' => file_get_contents('FILE'))));";
        self.url(&format!("?p={}", self.run(&publish.replace("FILE", &file.display().to_string()))))
    }

    /// What PHP and WordPress found fault with in the plugin's files and calls.
    pub fn faults(&self) -> Vec<String> {
        let all = fs::read_to_string(self.folder.path().join("faults")).unwrap_or_default();
        all.lines()
            .filter(|line| line.contains("rethread/") || line.contains("incorrectly"))
            .map(str::to_owned)
            .collect()
    }

    fn php(&self, code: &str) -> String {
        let done = php().args(["-r", code]).output().expect("php runs");
        let said = String::from_utf8_lossy(&done.stdout).trim().to_owned();
        let faults = fs::read_to_string(self.folder.path().join("faults")).unwrap_or_default();
        let (said_so, tail) = (String::from_utf8_lossy(&done.stderr), &faults[faults.len().saturating_sub(1500)..]);
        assert!(done.status.success(), "php failed: {said_so}\n{tail}");
        said
    }
}

impl Drop for WordPress {
    fn drop(&mut self) {
        for child in [&mut self.server, &mut self.database] {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Where `cargo xtask test` keeps what the kits are tried with.
pub fn kept() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/kits");
    let folder = std::env::var_os("RETHREAD_KITS").map_or(own, PathBuf::from);
    assert!(folder.is_dir(), "{} is missing: `cargo xtask test` sets it up", folder.display());
    folder
}

fn named(variable: &str, standard: &str) -> PathBuf {
    std::env::var_os(variable).map_or_else(|| PathBuf::from(standard), PathBuf::from)
}

fn php() -> Command {
    let mut php = Command::new(named("RETHREAD_PHP", "php"));
    // It may not send mail, and what it finds fault with goes where it is looked for.
    php.args(["-d", "sendmail_path=true", "-d", "display_errors=stderr"]).stdin(Stdio::null());
    php
}

/// Without its own tables, which it can do without where everybody may come in and nobody can: it has no port.
fn database(folder: &Path) -> Child {
    let data = folder.join("data");
    fs::create_dir_all(&data).expect("a folder for the database");
    let place = |option: &str, path: PathBuf| format!("--{option}={}", path.display());
    Command::new(named("RETHREAD_MARIADB", "/usr/sbin/mariadbd"))
        .arg("--no-defaults")
        .args([place("datadir", data), place("socket", folder.join("socket")), place("pid-file", folder.join("pid"))])
        .args(["--skip-networking", "--skip-grant-tables", "--user=root"])
        .args(["--innodb-log-file-size=8M", "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=16M"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("MariaDB's server starts")
}

/// PHP's own server on any free port, and the address it has.
fn server(site: &Path) -> (String, Child) {
    let mut server = php()
        .args(["-S", "127.0.0.1:0", "-t"])
        .arg(site)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("PHP's server starts");
    let mut lines = BufReader::new(server.stderr.take().expect("its words")).lines().map_while(Result::ok);
    let port = lines.by_ref().find_map(|line| {
        let (_, rest) = line.split_once("(http://127.0.0.1:")?;
        rest.split(')').next()?.parse::<u16>().ok()
    });
    // Read to the end, or it stops when nobody takes its words.
    std::thread::spawn(move || lines.for_each(drop));
    (format!("http://wordpress.localhost:{}", port.expect("the port it listens on")), server)
}
