//! Every rendering read back, and held against what the local server sends.

use super::renderings::{HASHED, SCRIPTS, apache, caddy, nginx, pattern, shared, underscore_headers};
use super::*;
use std::collections::BTreeMap;

type Found = BTreeMap<String, String>;

const APP: &str = "rethread-app-0123456789abcdef_bg.wasm";
const GLUE: &str = "rethread-app-0123456789abcdef.js";
const PART: &str = "rethread-app-0123456789abcdef-chunk_10.wasm";
const LINKS: &str = "rethread-app-0123456789abcdef-parts.js";
const STYLES: &str = "app-0123456789abcdef.css";
const WORKER: &str = "sw.js";
const EMBED: &str = "embed.html";
const EMBED_HELP: &str = "embed-help.html";
const READ: &str = "read-hypervigilance.html";
const FILES: [&str; 12] =
    ["index.html", EMBED, EMBED_HELP, READ, GALLERY, APP, GLUE, PART, LINKS, STYLES, WORKER, "icons/icon-192.png"];

/// What the local server sends.
fn expected(headers: &Headers, path: &str) -> Found {
    headers.for_file(path).into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The headers for the address `path`; one that is set twice is a mistake.
fn from_underscore_headers(headers: &Headers, under: &str, path: &str) -> Found {
    let text = underscore_headers(headers, &FILES.map(str::to_owned), under);
    let mut applies = false;
    let mut found = Found::new();
    for line in text.lines() {
        match line.strip_prefix("  ").and_then(|header| header.split_once(": ")) {
            Some((name, value)) if applies => {
                assert!(found.insert(name.to_owned(), value.to_owned()).is_none(), "{name} twice for {path}");
            }
            Some(_) => {}
            None => {
                let address = format!("{under}{path}");
                applies = line.strip_suffix('*').map_or(line == address, |before| address.starts_with(before));
            }
        }
    }
    found
}

fn quoted(line: &str) -> Option<(String, String)> {
    let (name, value) = line.trim().trim_end_matches(';').trim_end_matches(" always").split_once(' ')?;
    Some((name.to_owned(), value.trim_matches('"').to_owned()))
}

fn from_nginx(headers: &Headers, path: &str) -> Found {
    let text = nginx(headers, "/tools/");
    let lines = text.lines().filter_map(|line| line.trim().strip_prefix("add_header ")).filter_map(quoted);
    let mut found: Found = lines.collect();
    let page = |files: &[&str]| {
        (["/", &pattern(files)].concat(), files.contains(&path) || files == FRAMED && may_be_framed(path))
    };
    let patterns = [(HASHED.to_owned(), is_hashed(path)), (SCRIPTS.to_owned(), path.ends_with(".js"))];
    let patterns: Vec<_> = patterns.into_iter().chain([page(FRAMED), page(&[GALLERY])]).collect();
    for variable in ["$rethread_cache", "$rethread_sandbox", "$rethread_policy"] {
        let map = text.lines().skip_while(|line| !line.starts_with(&format!("map $uri {variable}"))).skip(1);
        let lines: Vec<&str> = map.take_while(|line| *line != "}").map(str::trim).collect();
        let fits = |line: &&&str| {
            patterns.iter().any(|(pattern, fits)| *fits && line.starts_with(&format!("\"~{pattern}$\" ")))
        };
        let line = lines.iter().find(fits).or_else(|| lines.iter().find(|line| line.starts_with("default "))).unwrap();
        let (_, value) = line.split_once("\" \"").or_else(|| line.split_once(" \"")).unwrap();
        found.values_mut().filter(|found| *found == variable).for_each(|found| {
            value.trim_end_matches(['"', ';']).clone_into(found);
        });
    }
    found.retain(|_, value| !value.is_empty());
    found
}

fn from_caddy(headers: &Headers, path: &str) -> Found {
    let text = caddy(headers, "/tools/");
    let inside = text.lines().skip_while(|line| line.trim() != "header {").skip(1);
    let mut found: Found = inside.take_while(|line| line.trim() != "}").filter_map(quoted).collect();
    let page = match path {
        EMBED | EMBED_HELP | READ => "header @framed ",
        GALLERY => "header @gallery ",
        _ => "header @other ",
    };
    let kept = if is_hashed(path) { "header @hashed " } else { "header @named " };
    for wanted in [Some(page), Some(kept), path.ends_with(".js").then_some("header @scripts ")].into_iter().flatten() {
        found.extend(text.lines().find_map(|line| line.trim().strip_prefix(wanted)).and_then(quoted));
    }
    found
}

fn from_apache(headers: &Headers, path: &str) -> Found {
    let text = apache(headers);
    let (_, text) = text.split_once("<IfModule mod_headers.c>\n").unwrap();
    let start = |files: &[&str]| ["^", &pattern(files)].concat();
    let mut applies = true;
    let mut found = Found::new();
    for line in text.lines().map(str::trim) {
        if let Some(pattern) = line.strip_prefix("<FilesMatch \"") {
            let pattern = pattern.strip_suffix("(\\.(br|gz))?$\">").unwrap();
            applies = (pattern == start(FRAMED) && may_be_framed(path))
                || (pattern == start(&[GALLERY]) && path == GALLERY)
                || (pattern == SCRIPTS && path.ends_with(".js"))
                || (pattern == HASHED && is_hashed(path));
        } else if let Some(header) = line.strip_prefix("Header ").filter(|_| applies) {
            let header = header.strip_prefix("always ").unwrap_or(header);
            found.extend(header.strip_prefix("set ").and_then(quoted));
        }
    }
    found
}

fn settings() -> [Headers; 3] {
    let with = |embedders: &[&str]| {
        let embedders = Some(embedders.iter().map(|&origin| origin.to_owned()).collect());
        Headers::of(&Site { embedders, ..Site::default() })
    };
    [Headers::default(), with(&["https://a.example", "https://b.example"]), with(&[])]
}

#[test]
fn every_rendering_says_the_same() {
    for headers in &settings() {
        for path in FILES {
            let expected = expected(headers, path);
            for under in ["/", "/tools/rethread/"] {
                assert_eq!(from_underscore_headers(headers, under, path), expected, "_headers for {path}");
            }
            assert_eq!(from_nginx(headers, path), expected, "nginx for {path}");
            assert_eq!(from_caddy(headers, path), expected, "Caddy for {path}");
            assert_eq!(from_apache(headers, path), expected, "Apache for {path}");
        }
        for (address, path) in [("", "index.html"), ("embed", EMBED), ("embed-gallery", GALLERY)] {
            assert_eq!(
                from_underscore_headers(headers, "/", address),
                expected(headers, path),
                "_headers, {address:?}"
            );
        }
    }
}

#[test]
fn pages_made_for_it_may_be_framed_by_whom_the_settings_name_and_nothing_else_by_anybody() {
    let ancestors = ["*", "'self' https://a.example https://b.example", "'none'"];
    for (headers, expected) in settings().iter().zip(ancestors) {
        assert!(headers.policy(EMBED).ends_with(&format!("; frame-ancestors {expected}")), "{expected}");
        for path in FILES.into_iter().filter(|path| !may_be_framed(path)) {
            assert!(headers.policy(path).ends_with("; frame-ancestors 'none'"), "{path}");
        }
    }
}

#[test]
fn the_page_carries_the_policy_but_for_what_a_page_may_not_say() {
    for path in ["index.html", EMBED, GALLERY] {
        let meta = meta_policy(path);
        assert!(Headers::default().policy(path).starts_with(&format!("{meta}; frame-ancestors ")));
        assert!(!meta.contains('"') && !meta.contains(FRAME_ANCESTORS));
        assert_eq!(meta.contains("frame-src 'self'"), path == GALLERY);
    }
}

#[test]
fn a_power_is_used_or_denied() {
    let headers = everywhere();
    let (_, powers) = headers.iter().find(|(name, _)| *name == "Permissions-Policy").unwrap();
    assert!(powers.starts_with("camera=(self), storage-access=(self), ") && powers.contains("microphone=()"));
    assert!(!OWN.iter().any(|power| UNUSED.contains(power)));
}

#[test]
fn only_names_with_a_hash_are_kept() {
    for path in [APP, STYLES, "rethread-app-123456789abcdef.js"] {
        assert_eq!(cache_control(path), KEEP, "{path}");
    }
    for path in ["", "index.html", "shell.js", "icons/icon-192.png", "app-0123456789ABCDEF.css", "a-beef.js"] {
        assert_eq!(cache_control(path), ASK, "{path}");
    }
}

#[test]
fn files_that_are_sent_alike_share_a_rule() {
    assert_eq!(shared("icons/icon.svg").as_deref(), Some("icons/*"));
    assert_eq!(shared(PART).as_deref(), Some("rethread-app-0123456789abcdef-*"));
    for alone in [APP, GLUE, STYLES, WORKER, "rethread-opener.html", "manifest-notes.webmanifest"] {
        assert_eq!(shared(alone), None, "{alone}");
    }
}
