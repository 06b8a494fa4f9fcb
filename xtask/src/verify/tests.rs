//! A good copy is found good, and each way to spoil one is named.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;

use super::*;
use crate::browser::folder::Folder;
use crate::server::Server;

const PAGE: &str = "<!doctype html><meta name=\"rethread-build\" content=\"0123456789abcdef\">";
const SCRIPT: &str = "rethread-app-0123456789abcdef.js";
const WASM: &str = "rethread-app-0123456789abcdef_bg.wasm";

/// Something like a built app.
fn built() -> Result<Folder> {
    let folder = Folder::fresh()?;
    let script = "const one = 1; ".repeat(200);
    for (name, text) in [
        ("index.html", PAGE),
        ("embed.html", PAGE),
        (SCRIPT, &script),
        (WASM, "\0asm"),
        ("manifest.webmanifest", "{}"),
        ("sw.js", "\"use strict\";"),
        (HASHES, "a list"),
        ("_headers", "for hosts"),
    ] {
        fs::write(folder.path().join(name), text)?;
    }
    compress::all(folder.path())?;
    Ok(folder)
}

/// What a spoiling host answers with.
struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Reply {
    fn set(&mut self, name: &str, value: &str) {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
    }
}

/// Serves the folder as it should be, but for what `spoil` does to each answer, and gives the address.
fn spoiling(folder: &Path, spoil: impl Fn(&str, &mut Reply) + Send + Sync + 'static) -> Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = format!("http://{}/", listener.local_addr()?);
    let (folder, spoil) = (folder.to_owned(), Arc::new(spoil));
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let _ = answer(stream, &folder, &*spoil);
        }
    });
    Ok(address)
}

fn answer(mut stream: std::net::TcpStream, folder: &Path, spoil: &dyn Fn(&str, &mut Reply)) -> Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().context("nothing was asked")??;
    let asked: Vec<String> = lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    let path = first.split_whitespace().nth(1).unwrap_or_default().trim_start_matches('/');
    let file = if path.is_empty() { "index.html" } else { path };
    let small = fs::read(folder.join(format!("{file}.br")));
    let takes = asked.iter().any(|line| line.starts_with("accept-encoding") && line.contains("br"));
    let mut reply = match (fs::read(folder.join(file)), small) {
        (Err(_), _) => Reply { status: 404, headers: Vec::new(), body: Vec::new() },
        (Ok(_), Ok(small)) if takes => {
            Reply { status: 200, headers: vec![("Content-Encoding".into(), "br".into())], body: small }
        }
        (Ok(body), _) => Reply { status: 200, headers: Vec::new(), body },
    };
    let ends = file.rsplit('.').next().unwrap_or_default();
    let kind = crate::headers::renderings::KINDS.iter().find(|(known, _)| *known == ends).map_or("", |(_, kind)| kind);
    reply.headers.push(("Content-Type".into(), kind.into()));
    reply.headers.extend(Headers::default().for_file(file).into_iter().map(|(name, value)| (name.to_owned(), value)));
    spoil(file, &mut reply);
    write!(stream, "HTTP/1.1 {} x\r\nConnection: close\r\nContent-Length: {}\r\n", reply.status, reply.body.len())?;
    for (name, value) in &reply.headers {
        write!(stream, "{name}: {value}\r\n")?;
    }
    stream.write_all(b"\r\n")?;
    Ok(stream.write_all(&reply.body)?)
}

#[track_caller]
fn check(spoil: impl Fn(&str, &mut Reply) + Send + Sync + 'static, expected: &[&str]) {
    let built = built().unwrap();
    let address = spoiling(built.path(), spoil).unwrap();
    let found = files(&address, built.path(), &Headers::default()).unwrap().problems();
    assert_eq!(found, expected);
}

#[test]
fn our_own_server_is_a_good_host_at_any_path() -> Result<()> {
    let built = built()?;
    for under in ["/", "/tools/rethread/"] {
        let server = Server::start_under(built.path(), 0, under)?;
        let report = files(&server.url(), built.path(), &Headers::default())?;
        assert_eq!(report.problems(), Vec::<String>::new());
        assert_eq!(report.seen.first().map(String::as_str), Some("build 0123456789abcdef"));
        assert!(report.seen.iter().any(|line| line.starts_with("7 files, 7 of them as they were built, ")));
    }
    Ok(())
}

#[test]
fn the_host_of_these_tests_is_good_until_it_is_spoiled() {
    check(|_, _| {}, &[]);
}

#[test]
fn a_header_that_is_missing_wrong_or_doubled_is_named() {
    check(
        |file, reply| {
            if file == "sw.js" {
                reply.headers.retain(|(name, _)| name != "Referrer-Policy");
            }
        },
        &["sw.js: Referrer-Policy is not sent; it has to be `no-referrer`"],
    );
    check(
        |file, reply| {
            if file == SCRIPT {
                reply.set("Cache-Control", "max-age=600");
            }
        },
        &["rethread-app-0123456789abcdef.js: Cache-Control is `max-age=600`; it has to be \
           `public, max-age=31536000, immutable`"],
    );
    check(
        |file, reply| {
            if file == "manifest.webmanifest" {
                reply.headers.push(("X-Content-Type-Options".into(), "nosniff".into()));
            }
        },
        &["manifest.webmanifest: X-Content-Type-Options is sent 2 times"],
    );
}

#[test]
fn a_host_that_cannot_send_headers_can_be_looked_at_for_all_else() {
    let built = built().unwrap();
    let address = spoiling(built.path(), |file, reply| {
        reply.headers.retain(|(name, _)| name.starts_with("Content-") && name != "Content-Security-Policy");
        if file == "sw.js" {
            reply.status = 404;
        }
    });
    let report = files(&address.unwrap(), built.path(), &Headers::default()).unwrap();
    let (problems, headers) = report.problems_and_headers();
    assert_eq!(problems, ["sw.js: answered with 404 in place of the file"]);
    assert!(headers.len() > 5 && headers.iter().all(|line| line.contains(" is not sent; ")), "{headers:?}");
    assert_eq!(report.problems().len(), 1 + headers.len());
}

#[test]
fn who_may_frame_what_is_looked_at_for_each_file() {
    let built = built().unwrap();
    let address = spoiling(built.path(), |file, reply| {
        if file == "embed.html" {
            reply.set("Content-Security-Policy", &Headers::default().policy("index.html"));
        }
    });
    let found = files(&address.unwrap(), built.path(), &Headers::default()).unwrap().problems();
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("embed.html: Content-Security-Policy is `"), "{found:?}");
}

#[test]
fn a_host_may_say_in_its_own_words_that_a_file_is_asked_for_again() {
    let again = |file: &str, reply: &mut Reply| {
        if file == "sw.js" {
            reply.set("Cache-Control", "public, max-age=0, must-revalidate");
        }
    };
    check(again, &[]);
}

#[test]
fn a_wrong_kind_of_file_is_named() {
    check(
        |file, reply| {
            if file == WASM {
                reply.set("Content-Type", "application/octet-stream");
            }
        },
        &["rethread-app-0123456789abcdef_bg.wasm: is said to be application/octet-stream, and is application/wasm"],
    );
    check(
        |file, reply| {
            if file == SCRIPT {
                reply.set("Content-Type", "application/javascript; charset=iso-8859-1");
            }
        },
        &["rethread-app-0123456789abcdef.js: is said to be written in iso-8859-1, and is written in utf-8"],
    );
}

#[test]
fn a_changed_or_missing_file_is_named() {
    check(
        |file, reply| {
            if file == WASM {
                reply.body[0] ^= 1;
            }
        },
        &["rethread-app-0123456789abcdef_bg.wasm: is not what was built"],
    );
    check(
        |file, reply| {
            if file == SCRIPT {
                reply.body.truncate(5);
            }
        },
        &["rethread-app-0123456789abcdef.js: is said to be compressed as br, and cannot be decoded"],
    );
    check(
        |file, reply| {
            if file == "sw.js" {
                reply.status = 404;
            }
        },
        &["sw.js: answered with 404 in place of the file"],
    );
}

#[test]
fn what_could_be_compressed_and_is_not_is_named() {
    let built = built().unwrap();
    let plain = Folder::copy_of(built.path()).unwrap();
    fs::remove_file(plain.path().join(format!("{SCRIPT}.br"))).unwrap();
    let server = Server::start(plain.path(), 0).unwrap();
    let found = files(&server.url(), built.path(), &Headers::default()).unwrap().problems();
    assert_eq!(found, [format!("{SCRIPT}: is sent uncompressed")]);
}

#[test]
fn a_host_that_answers_for_everything_is_named() {
    check(
        |file, reply| {
            if file == NOWHERE {
                reply.status = 200;
            }
        },
        &["there-is-no-such-file.js: this file does not exist, and the host answers as if it did"],
    );
}

#[test]
fn another_build_is_not_held_against_this_one() {
    let other = |_: &str, reply: &mut Reply| {
        reply.body = PAGE.replace("0123456789abcdef", "fedcba9876543210").into_bytes();
        reply.headers.retain(|(name, _)| name != "Content-Encoding");
    };
    let built = built().unwrap();
    let address = spoiling(built.path(), other).unwrap();
    let found = files(&address, built.path(), &Headers::default()).unwrap().problems();
    let expected = "this is build fedcba9876543210, and here is 0123456789abcdef: nothing else was looked at";
    assert_eq!(found, [format!("{address}: {expected}")]);
}

#[test]
fn the_same_problem_with_many_files_is_one_line() {
    let mut report = Report::default();
    for file in ["a", "b", "c", "d", "e"] {
        report.problem("is late", file);
    }
    assert_eq!(report.problems(), ["a, b, c and 2 more: is late"]);
}

#[test]
fn an_address_is_one_of_an_app() {
    let built = built().unwrap();
    for odd in ["site.example", "ftp://site.example/", "http://127.0.0.1:1/?a", "http://127.0.0.1:1/#/"] {
        assert!(files(odd, built.path(), &Headers::default()).is_err(), "{odd}");
    }
}
