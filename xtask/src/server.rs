//! A server for a built folder: the production headers, brotli where it lies beside a file, this machine only.
//!
//! Browser tests start and stop it, and read from it which files were asked for.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::{self, Next};
use axum::response::Response;
use tokio::sync::oneshot;
use tower_http::services::ServeDir;

use crate::headers::Headers;

/// The requests a server has seen, as `GET /path`, in order.
pub type Requests = Arc<Mutex<Vec<String>>>;

/// A running server; stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    path: String,
    requests: Requests,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `folder` on `port`, or on a free one where `port` is 0.
    pub fn start(folder: &Path, port: u16) -> Result<Self> {
        Server::start_under(folder, port, "/")
    }

    /// Serves `folder` under a path, as a host does that keeps other sites beside this one.
    pub fn start_under(folder: &Path, port: u16, path: &str) -> Result<Self> {
        Server::start_with(folder, port, path, Headers::default())
    }

    /// Serves `folder` under a path with the headers of a site's own settings.
    pub fn start_with(folder: &Path, port: u16, path: &str, headers: Headers) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| format!("port {port}"))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let path = format!("/{}/", path.trim_matches('/')).replace("//", "/");
        let requests = Requests::default();
        let router = router(folder, &path, Arc::clone(&requests), headers);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            runtime.block_on(async {
                let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
                tokio::select! {
                    _ = stopped => {}
                    _ = axum::serve(listener, router) => {}
                }
            });
            // Connections that a browser keeps open end with the server, as they do when a machine goes offline.
            runtime.shutdown_timeout(Duration::from_millis(200));
        });
        Ok(Server { address, path, requests, stop: Some(stop), thread: Some(thread) })
    }

    /// The address of the app, ending in `/`.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.path)
    }

    /// The port it listens on: a server started again on it stands where the old one stood.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// What was asked for so far.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().map(|seen| seen.clone()).unwrap_or_default()
    }

    /// Ends every connection and gives the port back.
    pub fn stop(mut self) {
        self.end();
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }

    fn end(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

fn router(folder: &Path, path: &str, requests: Requests, headers: Headers) -> Router {
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    let headers = Arc::new(headers);
    let router = match path {
        "/" => Router::new().fallback_service(files),
        path => Router::new().nest_service(path.trim_end_matches('/'), files),
    };
    router.layer(middleware::from_fn(move |request: Request, next: Next| {
        let (requests, headers) = (Arc::clone(&requests), Arc::clone(&headers));
        async move {
            let path = request.uri().path().to_owned();
            if let Ok(mut seen) = requests.lock() {
                seen.push(format!("{} {path}", request.method()));
            }
            let mut response: Response = next.run(request).await;
            // A hashed file that is missing today may be there tomorrow.
            let file = if response.status().is_client_error() { "" } else { path.as_str() };
            for (name, value) in headers.for_file(file) {
                if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
                    response.headers_mut().insert(name, value);
                }
            }
            response
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    const SCRIPT: &str = "app-0123456789abcdef.js";

    fn folder(name: &str) -> Result<std::path::PathBuf> {
        let folder = std::env::temp_dir().join(format!("rethread-server-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join("index.html"), "<!doctype html>")?;
        std::fs::write(folder.join("manifest.webmanifest"), "{}")?;
        std::fs::write(folder.join("app.wasm"), "wasm")?;
        std::fs::write(folder.join(SCRIPT), "plain")?;
        std::fs::write(folder.join(format!("{SCRIPT}.br")), "small")?;
        Ok(folder)
    }

    fn get(server: &Server, path: &str) -> Result<String> {
        let mut stream = TcpStream::connect(server.address)?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: h\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer.to_lowercase())
    }

    #[test]
    fn serves_with_the_same_headers_as_every_other_host() -> Result<()> {
        let folder = folder("headers")?;
        let server = Server::start(&folder, 0)?;
        for (path, status, has) in [
            ("/", "200", "content-type: text/html"),
            ("/manifest.webmanifest", "200", "content-type: application/manifest+json"),
            ("/app.wasm", "200", "content-type: application/wasm"),
            ("/app-0123456789abcdef.js", "200", "content-encoding: br"),
            ("/nothing", "404", ""),
            ("/../Cargo.toml", "404", ""),
        ] {
            let answer = get(&server, path)?;
            assert!(answer.starts_with(&format!("http/1.1 {status}")), "{path}: {answer}");
            assert!(answer.contains(has), "{path}: {answer}");
            for (name, value) in Headers::default().for_file(path) {
                assert!(answer.contains(&format!("{name}: {value}\r\n").to_lowercase()), "{path}: {name}");
            }
        }
        assert_eq!(server.requests().first().map(String::as_str), Some("GET /"));
        std::fs::remove_dir_all(folder)?;
        Ok(())
    }

    #[test]
    fn a_page_for_frames_may_be_framed_wherever_it_stands() -> Result<()> {
        let folder = folder("frames")?;
        std::fs::write(folder.join("embed.html"), "<!doctype html>")?;
        for (under, page) in [("/", "/embed.html"), ("/tools/rethread/", "/tools/rethread/embed.html")] {
            let server = Server::start_under(&folder, 0, under)?;
            let answer = get(&server, page)?;
            assert!(answer.contains("frame-ancestors *"), "{page}: {answer}");
        }
        std::fs::remove_dir_all(folder)?;
        Ok(())
    }

    #[test]
    fn can_stand_under_a_path_and_come_back_on_its_port() -> Result<()> {
        let folder = folder("path")?;
        let server = Server::start_under(&folder, 0, "/some/place/")?;
        assert!(server.url().ends_with("/some/place/"));
        assert!(get(&server, "/some/place/")?.starts_with("http/1.1 200"));
        assert!(get(&server, "/some/place/app.wasm")?.starts_with("http/1.1 200"));
        assert!(get(&server, "/app.wasm")?.starts_with("http/1.1 404"));
        let port = server.port();
        server.stop();
        assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
        let server = Server::start(&folder, port)?;
        assert!(get(&server, "/")?.starts_with("http/1.1 200"));
        std::fs::remove_dir_all(folder)?;
        Ok(())
    }
}
