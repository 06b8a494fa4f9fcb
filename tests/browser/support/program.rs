//! A driver and the browser it started: begun on a free port, and ended whole, also when a test panics.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::{Browser, until};

/// A running driver.
#[derive(Debug)]
pub struct Program {
    child: Child,
    screen: Option<Child>,
    /// The address it answers at.
    pub url: String,
}

/// How often a driver is begun before giving up. It takes one free port for both kinds of addresses, and ends at once
/// when another program holds it for one of them.
const STARTS: usize = 5;

impl Program {
    /// Starts the driver of a browser.
    pub fn start(browser: Browser) -> Program {
        (0..STARTS)
            .find_map(|_| Program::begin(browser))
            .unwrap_or_else(|| panic!("{} did not say its port", browser.driver().display()))
    }

    /// Starts it once: `None` where it ended without saying its port.
    fn begin(browser: Browser) -> Option<Program> {
        let program = browser.driver();
        let mut command = Command::new(&program);
        if let Some(screen) = browser.screen() {
            return Program::begin_on(command, &screen);
        }
        let mut child = command
            .args(browser.driver_arguments())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} could not be started: {error}", program.display()));
        let mut lines = BufReader::new(child.stdout.take().expect("the driver's words")).lines();
        let Some(port) = lines.by_ref().map_while(Result::ok).find_map(|line| port_in(&line)) else {
            let _ = child.kill();
            let _ = child.wait();
            return None;
        };
        // Read to the end, or the driver stops when nobody takes its words.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Some(Program { child, screen: None, url: format!("http://127.0.0.1:{port}") })
    }

    /// Starts, on a screen of its own, a driver that has to be told its port and says nothing.
    fn begin_on(mut driver: Command, screen: &Path) -> Option<Program> {
        let mut screen = Command::new(screen)
            .args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} could not be started: {error}", screen.display()));
        let mut number = String::new();
        let _ = BufReader::new(screen.stdout.take().expect("the screen's words")).read_line(&mut number);
        let port =
            TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|it| it.local_addr()).expect("a free port").port();
        let child = driver
            .arg(format!("--port={port}"))
            .env("DISPLAY", format!(":{}", number.trim()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the driver");
        let mut program = Program { child, screen: Some(screen), url: format!("http://127.0.0.1:{port}") };
        until("the driver answers", || {
            let is_over = program.child.try_wait().is_ok_and(|ended| ended.is_some());
            (is_over || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()).then_some(!is_over)
        })
        .then_some(program)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if let Some(screen) = &mut self.screen {
            let _ = screen.kill();
            let _ = screen.wait();
        }
    }
}

/// Ends, without a chance to tidy up, every process that was started with this profile, and waits until it is gone.
pub fn kill_all_with(profile: &Path) {
    until("the browser's processes end", || {
        let left = processes_with(profile);
        if left.is_empty() {
            return Some(());
        }
        let numbers = left.iter().map(u32::to_string).collect::<Vec<_>>().join(" ");
        let _ = Command::new("sh").args(["-c", &format!("kill -9 {numbers}")]).stderr(Stdio::null()).status();
        None
    });
}

/// Processes whose command line names the profile, which no other test uses.
fn processes_with(profile: &Path) -> Vec<u32> {
    let name = profile.to_string_lossy();
    if let Ok(all) = std::fs::read_dir("/proc") {
        let number = |entry: std::fs::DirEntry| entry.file_name().to_str()?.parse().ok();
        let names_it = |id: &u32| {
            std::fs::read(format!("/proc/{id}/cmdline"))
                .is_ok_and(|line| String::from_utf8_lossy(&line).contains(&*name))
        };
        return all.flatten().filter_map(number).filter(names_it).collect();
    }
    let listed =
        Command::new("ps").args(["-axo", "pid=,command="]).output().map(|said| said.stdout).unwrap_or_default();
    let listed = String::from_utf8_lossy(&listed);
    listed
        .lines()
        .filter(|line| line.contains(&*name))
        .filter_map(|line| line.split_whitespace().next()?.parse().ok())
        .collect()
}

/// The port in "… started successfully on port 4444." or "… Listening on 127.0.0.1:4444".
fn port_in(line: &str) -> Option<u16> {
    let after = line.rsplit_once("successfully on port ").or_else(|| line.rsplit_once("Listening on 127.0.0.1:"))?.1;
    after.trim_end_matches(|letter: char| !letter.is_ascii_digit()).parse().ok()
}
