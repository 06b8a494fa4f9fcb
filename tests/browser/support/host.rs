//! Another site, on this machine under a name of its own, whose pages put Rethread into theirs.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// What it serves: a path, and a page with the headers that go with it.
type Pages = Arc<Mutex<BTreeMap<String, (String, String)>>>;

/// A running site.
#[derive(Debug)]
pub struct Host {
    port: u16,
    pages: Pages,
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Host {
    /// A site without pages.
    pub fn open() -> Host {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("its port").port();
        let (pages, over) = (Pages::default(), Arc::new(AtomicBool::new(false)));
        let thread = std::thread::spawn({
            let (pages, over) = (Arc::clone(&pages), Arc::clone(&over));
            move || {
                for visitor in listener.incoming().map_while(Result::ok) {
                    if over.load(Ordering::SeqCst) {
                        return;
                    }
                    let pages = Arc::clone(&pages);
                    // A visitor that says nothing keeps no other waiting.
                    std::thread::spawn(move || answer(visitor, &pages));
                }
            }
        });
        Host { port, pages, over, thread: Some(thread) }
    }

    /// Puts a page there.
    pub fn put(&self, path: &str, page: &str) {
        self.put_with(path, page, "");
    }

    /// Puts a page there that is sent with a header of its own.
    pub fn put_with(&self, path: &str, page: &str, header: &str) {
        let header = if header.is_empty() { String::new() } else { format!("{header}\r\n") };
        self.pages.lock().expect("the pages").insert(path.to_owned(), (page.to_owned(), header));
    }

    /// The address of a page under one of the names of this machine: each name is a site of its own to a browser.
    pub fn url(&self, name: &str, path: &str) -> String {
        format!("http://{name}.localhost:{}/{path}", self.port)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        // Wakes the one that waits for visitors.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn answer(mut visitor: TcpStream, pages: &Pages) {
    let Ok(reading) = visitor.try_clone() else { return };
    let mut lines = BufReader::new(reading).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    let path = first.split(' ').nth(1).unwrap_or_default().trim_start_matches('/').to_owned();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let found = pages.lock().ok().and_then(|pages| pages.get(path).cloned());
    let (status, (page, header)) = match found {
        Some(found) => ("200 OK", found),
        None => ("404 Not Found", (String::new(), String::new())),
    };
    let kind = match path.rsplit_once('.') {
        Some((_, "js")) => "text/javascript",
        _ => "text/html",
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\n{header}Connection: close\r\n\r\n",
        page.len()
    );
    let _ = visitor.write_all(head.as_bytes()).and_then(|()| visitor.write_all(page.as_bytes()));
}
