//! What can stand between a browser and a site: nothing at all, an answer that never comes, no connection, and a network
//! that answers everything with a page of its own.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What a network that wants somebody to sign in answers to everything.
pub const PORTAL: &str = "<!doctype html><title>Welcome to the guest network</title><h1>Sign in to go on</h1>";

/// What stands there now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum Stands {
    /// Nothing.
    #[default]
    Open,
    /// What keeps the answer for one path back.
    Holding(String),
    /// No connection.
    Gone,
    /// The page of another network.
    Portal,
    /// The story is over.
    Over,
}

#[derive(Debug, Default)]
struct Shared {
    stands: Stands,
    /// Whether the answer that is kept back was asked for.
    held: bool,
}

/// A port of its own that passes everything on, unless told otherwise.
#[derive(Debug)]
pub struct Gate {
    /// The port.
    pub port: u16,
    shared: Arc<Mutex<Shared>>,
}

impl Gate {
    /// Stands before a site's port.
    pub fn before(site: u16) -> Gate {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = listener.local_addr().expect("its number").port();
        let shared = Arc::new(Mutex::new(Shared::default()));
        let gate = Gate { port, shared: Arc::clone(&shared) };
        std::thread::spawn(move || {
            for browser in listener.incoming().flatten() {
                if stands(&shared) == Stands::Over {
                    return;
                }
                let shared = Arc::clone(&shared);
                std::thread::spawn(move || drop(pass(browser, site, &shared)));
            }
        });
        gate
    }

    fn put(&self, stands: Stands) {
        *self.shared.lock().expect("the gate") = Shared { stands, held: false };
    }

    /// Lets everything through.
    pub fn open(&self) {
        self.put(Stands::Open);
    }

    /// Keeps the answer for a path back, such as `/help.html`.
    pub fn hold(&self, path: &str) {
        self.put(Stands::Holding(path.to_owned()));
    }

    /// Whether the answer that is kept back was asked for.
    pub fn is_held(&self) -> bool {
        self.shared.lock().expect("the gate").held
    }

    /// Lets nothing through, as without a connection.
    pub fn cut_off(&self) {
        self.put(Stands::Gone);
    }

    /// Answers everything with the page of another network.
    pub fn portal(&self) {
        self.put(Stands::Portal);
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.put(Stands::Over);
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
    }
}

fn stands(shared: &Mutex<Shared>) -> Stands {
    shared.lock().expect("the gate").stands.clone()
}

/// One request: read, and passed on or not.
fn pass(mut browser: TcpStream, site: u16, shared: &Mutex<Shared>) -> io::Result<()> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        browser.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head);
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    match stands(shared) {
        Stands::Gone | Stands::Over => Ok(()),
        Stands::Portal => {
            let length = PORTAL.len();
            let headers = "Content-Type: text/html\r\nConnection: close";
            write!(browser, "HTTP/1.1 200 OK\r\n{headers}\r\nContent-Length: {length}\r\n\r\n{PORTAL}")
        }
        // Pages and the scripts they name go through: what is held is what a script or a worker asks for.
        Stands::Holding(held) if held == path && head.to_lowercase().contains("sec-fetch-dest: empty") => {
            shared.lock().expect("the gate").held = true;
            while stands(shared) == Stands::Holding(path.clone()) {
                std::thread::sleep(Duration::from_millis(20));
            }
            Ok(())
        }
        _ => {
            let mut server = TcpStream::connect((Ipv4Addr::LOCALHOST, site))?;
            // One request a connection: what stands there may have changed by the next.
            server.write_all(head.replace("onnection: keep-alive", "onnection: close").as_bytes())?;
            io::copy(&mut server, &mut browser).map(drop)
        }
    }
}
