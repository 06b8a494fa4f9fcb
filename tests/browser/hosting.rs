//! The package on real hosts: nginx, Caddy and Apache serve it below a path, with the headers that were promised.
//!
//! Each is started with the very file that lies in the package; only the address and the folder are put in place, as the
//! guide tells people to do. What is promised is what `cargo xtask verify` looks for.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use rethread::content::ui;
use xtask::headers::Headers;
use xtask::package;
use xtask::place::Place;
use xtask::site::Site as Settings;
use xtask::stamp::files_under;
use xtask::verify;

use crate::acts;
use crate::offline::WORKER;
use crate::support::{Browser, Folder, Setup, Site, until};

const UNDER: &str = "/tools/rethread/";
/// What stands in the files of the package for the folder of the app.
const FOLDER: &str = "/srv/rethread";

/// A server that ends with the test.
struct Host {
    child: Child,
    address: String,
    _work: Folder,
}

impl Drop for Host {
    fn drop(&mut self) {
        // A server that has workers ends them when it is asked to.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}

fn place() -> Place {
    Place::at(Path::new(env!("CARGO_MANIFEST_DIR")), std::env::var_os("RETHREAD_DIST").map(PathBuf::from))
}

/// The zip, made once for all tests.
fn zip() -> &'static [u8] {
    static ZIP: OnceLock<Vec<u8>> = OnceLock::new();
    ZIP.get_or_init(|| {
        let folder = package::assemble(&place(), &Headers::default(), UNDER).expect("a package");
        package::zip(folder.path()).expect("a zip")
    })
}

fn unpacked(name: &str) -> Folder {
    let folder = Folder::fresh(name);
    fs::create_dir_all(folder.path().join("app")).unwrap();
    package::unpack(zip(), &folder.path().join("app")).expect("the zip can be unpacked");
    folder
}

fn program(variable: &str, name: &str) -> PathBuf {
    if let Some(named) = std::env::var_os(variable) {
        return PathBuf::from(named);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]);
    folders.map(|folder| folder.join(name)).find(|program| program.is_file()).unwrap_or_else(|| {
        panic!("{name} is missing: run `cargo xtask test`, which sets it up, or name it in {variable}")
    })
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr()).expect("a free port").port()
}

/// Starts a host and waits until it answers.
fn start(name: &str, command: &mut Command, port: u16, work: Folder) -> Host {
    let log = work.path().join("log");
    let file = fs::File::create(&log).unwrap();
    let child = command.stdin(Stdio::null()).stdout(file.try_clone().unwrap()).stderr(file).spawn();
    let mut child = child.unwrap_or_else(|error| panic!("{name} could not be started: {error}"));
    until(&format!("{name} answers"), || {
        if let Ok(Some(status)) = child.try_wait() {
            panic!("{name} ended ({status}): {}", fs::read_to_string(&log).unwrap_or_default());
        }
        TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()
    });
    Host { child, address: format!("http://127.0.0.1:{port}{UNDER}"), _work: work }
}

/// A file of the package with the address and the folder put in place.
fn configured(app: &Path, file: &str, port: u16) -> String {
    let text = fs::read_to_string(app.join(file)).unwrap();
    assert!(text.contains("8080") && text.contains(FOLDER), "{file} does not say what to change");
    text.replace("8080", &port.to_string()).replace(FOLDER, &app.display().to_string())
}

fn nginx() -> Host {
    let (work, port) = (unpacked("nginx"), free_port());
    let own = work.path().join("own.conf");
    let app = work.path().join("app");
    let server = configured(&app, "nginx.conf", port).replace("listen ", "listen 127.0.0.1:");
    fs::write(work.path().join("rethread.conf"), server).unwrap();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|kind| format!("    {kind}_temp_path {}/{kind};\n", work.path().display()))
        .collect();
    // Whoever runs this as root is not who its workers would be, and they have to read the temporary folder.
    let user = if fs::metadata("/proc/self").is_ok_and(|own| is_root(&own)) { "user root;\n" } else { "" };
    let text = format!(
        "{user}daemon off;\npid {0}/pid;\nerror_log stderr;\nworker_processes 1;\nevents {{}}\nhttp {{\n    access_log off;\n\
         {temporary}    include {0}/rethread.conf;\n}}\n",
        work.path().display()
    );
    fs::write(&own, text).unwrap();
    let mut command = Command::new(program("RETHREAD_NGINX", "nginx"));
    command.arg("-p").arg(work.path()).arg("-c").arg(&own);
    start("nginx", &mut command, port, work)
}

#[cfg(unix)]
fn is_root(own: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(own) == 0
}

#[cfg(not(unix))]
fn is_root(_: &fs::Metadata) -> bool {
    false
}

fn caddy() -> Host {
    let (work, port) = (unpacked("caddy"), free_port());
    let own = work.path().join("Caddyfile");
    // Its own address for orders is one for the whole machine.
    let text = format!("{{\n\tadmin off\n}}\n{}", configured(&work.path().join("app"), "Caddyfile", port));
    fs::write(&own, text).unwrap();
    let mut command = Command::new(program("RETHREAD_CADDY", "caddy"));
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(&own);
    command.env("HOME", work.path()).env("XDG_DATA_HOME", work.path()).env("XDG_CONFIG_HOME", work.path());
    start("Caddy", &mut command, port, work)
}

fn apache() -> Host {
    let (work, port) = (unpacked("apache"), free_port());
    let modules = "/usr/lib/apache2/modules";
    let names =
        ["mpm_event", "authz_core", "mime", "dir", "alias", "headers", "rewrite", "deflate", "negotiation", "filter"];
    let load: String = names.iter().map(|name| format!("LoadModule {name}_module {modules}/mod_{name}.so\n")).collect();
    // As Debian sets it up: there .br is a language and .gz a type, and what is not compressed is compressed on the way.
    let text = format!(
        "ServerRoot {0}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {0}/pid\nErrorLog {0}/errors\n{load}\
         TypesConfig /dev/null\nAddLanguage br .br\nAddType application/x-gzip .gz .tgz\nDirectoryIndex index.html\n\
         AddOutputFilterByType DEFLATE text/html text/css text/javascript application/wasm\n\
         <Directory />\n    Require all denied\n</Directory>\n\
         DocumentRoot {0}/nothing\nAlias {UNDER} {0}/app/\n\
         <Directory {0}/app>\n    Require all granted\n    AllowOverride FileInfo\n</Directory>\n",
        work.path().display()
    );
    fs::create_dir_all(work.path().join("nothing")).unwrap();
    let own = work.path().join("apache.conf");
    fs::write(&own, text).unwrap();
    let mut command = Command::new(program("RETHREAD_APACHE", "apache2"));
    command.arg("-X").arg("-f").arg(&own);
    start("Apache", &mut command, port, work)
}

#[track_caller]
fn check(host: &Host) {
    let report = verify::files(&host.address, &place().dist, &Headers::default()).expect("the host can be asked");
    assert!(report.problems().is_empty(), "{:#?}\n{}", report.problems(), report.seen.join("\n"));
}

#[test]
fn nginx_serves_the_package_below_a_path_as_promised() {
    check(&nginx());
}

#[test]
fn caddy_serves_the_package_below_a_path_as_promised() {
    check(&caddy());
}

#[test]
fn apache_serves_the_package_below_a_path_as_promised() {
    check(&apache());
}

#[test]
fn a_browser_would_install_what_a_host_serves() {
    let host = nginx();
    let report = verify::install(&place(), &host.address).expect("Chromium can be asked");
    assert!(report.problems().is_empty(), "{:#?}", report.problems());
    assert_eq!(report.seen, ["Chromium would install it"]);
}

#[test]
fn below_a_path_it_is_kept_offline_and_found_without_the_last_slash() {
    let (site, host) = (Site::open(), nginx());
    let address = host.address.clone();
    let page = Setup::new(Browser::Chromium).start(&site);
    page.visit(address.trim_end_matches('/'));
    page.wait_that("it is at its own path", || page.at().starts_with(&address));
    page.wait_ready();
    acts::skip_welcome(&page);
    page.wait_that("it is kept", || page.script(WORKER, &[]) == "controlling");
    drop(host);
    page.blank();
    page.visit(&format!("{address}#/journal"));
    page.wait_heading(ui().journal.title);
    page.visit(&format!("{address}help.html"));
    page.wait_heading(ui().help.title);
}

#[test]
fn caddy_finds_it_without_the_last_slash() {
    let (site, host) = (Site::open(), caddy());
    let page = Setup::new(Browser::Chromium).start(&site);
    page.visit(host.address.trim_end_matches('/'));
    page.wait_that("it is at its own path", || page.at().starts_with(&host.address));
    page.wait_ready();
}

#[test]
fn our_own_server_serves_the_build_as_promised() {
    let site = Site::open();
    let report = verify::files(&site.url(""), &place().dist, &Headers::default()).expect("the server can be asked");
    assert!(report.problems().is_empty(), "{:#?}", report.problems());
}

#[test]
fn hosts_that_read_a_hundred_rules_read_all_of_ours() {
    let headers = fs::read_to_string(place().dist.join("_headers")).unwrap();
    let rules = headers.lines().filter(|line| line.starts_with('/')).count();
    assert!(rules <= 100, "{rules} rules");
    assert!(headers.lines().all(|line| line.len() <= 2000), "a line that some hosts cut off");
}

/// Cloudflare Pages answers every address with the front page where there is no such page. Whatever path is asked for, its
/// own addresses would not fit, so that it has none.
#[test]
fn the_package_has_a_page_for_what_is_not_there() {
    let folder = unpacked("missing");
    let page = fs::read_to_string(folder.path().join("app/404.html")).unwrap();
    assert!(page.contains("Content-Security-Policy") && page.contains("<h1>"), "{page}");
    for no in ["./", "src=", "Rethread", "{{"] {
        assert!(!page.contains(no), "{no}: {page}");
    }
}

#[test]
fn the_list_of_hashes_names_every_file_that_is_sent() {
    let place = place();
    let listed = fs::read_to_string(place.dist.join("hashes.txt")).unwrap();
    let mut named = Vec::new();
    for line in listed.lines() {
        let (digest, file) = line.split_once("  ").expect("a digest and a name");
        assert_eq!(digest, xtask::digest::sha256(&fs::read(place.dist.join(file)).unwrap()), "{file}");
        named.push(file.to_owned());
    }
    let for_hosts = |file: &String| xtask::hooks::FOR_HOSTS.contains(&&**file) || file.ends_with(".br");
    let sent: Vec<String> = files_under(&place.dist).unwrap().into_iter().filter(|file| !for_hosts(file)).collect();
    assert_eq!(named, sent);
}

#[test]
fn the_settings_show_the_build_and_lead_to_its_hashes() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).open(&site);
    page.open("#/settings");
    page.wait_heading(ui().settings.title);
    let build = verify::build_of(&place().dist).unwrap();
    let shown = page.script("return document.querySelector('main').textContent", &[]);
    assert!(shown.as_str().unwrap().contains(&build), "{shown}");
    let link =
        "return fetch(document.querySelector('main a[href$=\"hashes.txt\"]').href).then(answer => answer.text())";
    let hashes = fs::read_to_string(place().dist.join("hashes.txt")).unwrap();
    assert_eq!(page.script(link, &[]), hashes);
}

/// The likeliest reason for two builds to differ; `cargo xtask reproduce` compares all of it.
#[test]
fn nothing_built_tells_where_it_was_built() {
    let place = place();
    let home = std::env::var("HOME").unwrap_or_default();
    let paths = [place.root.display().to_string(), format!("{home}/.cargo"), format!("{home}/.rustup")];
    for file in files_under(&place.dist).unwrap() {
        let bytes = fs::read(place.dist.join(&file)).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for path in paths.iter().filter(|path| path.len() > 8) {
            assert!(!text.contains(path.as_str()), "{file} names {path}");
        }
    }
}

#[test]
fn a_site_of_its_own_has_its_own_header_files() {
    let place = place();
    let settings = Settings { embedders: Some(vec!["https://garden.example".to_owned()]), ..Settings::default() };
    let folder = package::assemble(&place, &Headers::of(&settings), "/").unwrap();
    for file in ["_headers", "nginx.conf", "Caddyfile", ".htaccess"] {
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        let allowed = text.matches("frame-ancestors 'self' https://garden.example").count();
        assert!(allowed > 0 || file == "_headers", "{file}");
        assert!(!text.contains("frame-ancestors *"), "{file}");
    }
}
