//! What the map in `src/lib.rs` promises, checked in the sources themselves: who names whom, where text for people
//! stands, that every file says what it is, and that none grows out of hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

/// What only the room `browser` may name.
const BROWSER_CRATES: &[&str] = &["web_sys", "js_sys", "gloo_storage", "gloo_"];

/// What a room may not name, because of the map: `(folder or file, forbidden)`.
const ROOMS: &[(&str, &[&str])] = &[
    ("src/route.rs", &["crate::", "leptos", "wasm_bindgen"]),
    ("src/content.rs", &["crate::", "leptos", "wasm_bindgen"]),
    ("src/browser", &["crate::content", "crate::pages", "crate::parts", "crate::route", "crate::state", "leptos"]),
    ("src/bin", &["rethread::", "rethread_core::vault", "rethread_core::record", "leptos", "web_sys"]),
    ("src/state", &["crate::app", "crate::pages", "crate::parts"]),
    ("src/parts", &["crate::app", "crate::pages", "crate::state", "rethread_core::vault"]),
    ("src/pages", &["crate::app", "crate::browser", "wasm_bindgen", "Shelf"]),
    ("core/src", &["web_sys", "js_sys", "gloo", "wasm_bindgen", "leptos", "SystemTime", "Instant::now", "rand::"]),
];

/// Of `browser`, the parts may name these only.
const OPEN_TO_PARTS: &[&str] = &["clipboard", "clock", "document", "dom", "events", "near", "senses"];

/// Words in Rust source that are read by a machine and look like words for people: selectors, names of keys and makers,
/// heads of files.
const FOR_MACHINES: &[&str] =
    &["main h1", "Enter", "Escape", "File", "Apple", "Google", "-----BEGIN AGE ENCRYPTED FILE-----"];

/// What stands right before class names and the relation of a link, which a machine reads as well.
const MACHINES_READ_NEXT: &[&str] = &["class(", "\"rel\", "];

/// The one file of `browser` that draws, and for that follows signals.
const DRAWS: &str = "src/browser/dom.rs";

/// The one file of the key worker that talks to JavaScript.
const WORKERS_EDGE: &str = "src/bin/key_worker/edge.rs";

const LONGEST_FILE: usize = 400;

#[test]
fn every_room_names_only_what_the_map_allows() {
    let mut found = Vec::new();
    for (room, forbidden) in ROOMS {
        for (file, code) in sources(room) {
            let allowed = |name: &str| file == DRAWS && name == "leptos";
            for name in forbidden.iter().filter(|name| code.contains(**name) && !allowed(name)) {
                found.push(format!("{file} names {name}"));
            }
        }
    }
    none(&found);
}

#[test]
fn only_the_browser_room_names_the_browser() {
    let mut found = Vec::new();
    let may = |file: &str| file.starts_with("src/browser/") || file == WORKERS_EDGE;
    for (file, code) in sources("src").into_iter().filter(|(file, _)| !may(file)) {
        for name in BROWSER_CRATES.iter().filter(|name| code.contains(**name)) {
            found.push(format!("{file} names {name}"));
        }
    }
    none(&found);
}

#[test]
fn parts_know_little_of_the_browser() {
    let mut found = Vec::new();
    for (file, code) in sources("src/parts") {
        for (at, name) in code.match_indices("crate::browser::") {
            let rest = &code[at + name.len()..];
            let named = rest.trim_start_matches('{').split(';').next().unwrap_or_default();
            let named =
                if rest.starts_with('{') { named.trim_end_matches('}') } else { named.split("::").next().unwrap() };
            let other =
                named.split(',').map(str::trim).filter(|name| !name.is_empty() && !OPEN_TO_PARTS.contains(name));
            found.extend(other.map(|name| format!("{file} names browser::{name}")));
        }
    }
    none(&found);
}

#[test]
fn core_depends_on_no_browser() {
    let manifest = fs::read_to_string(root().join("core/Cargo.toml")).unwrap();
    for name in ["web-sys", "js-sys", "gloo", "wasm-bindgen", "leptos"] {
        assert!(!manifest.contains(name), "core/Cargo.toml names {name}");
    }
}

#[test]
fn every_file_says_what_it_is_and_stays_short() {
    let mut found = Vec::new();
    for folder in ["src", "core/src", "core/tests", "xtask/src", "tests", "build.rs"] {
        for path in rust_files(&root().join(folder)) {
            let text = fs::read_to_string(&path).unwrap();
            let name = path.strip_prefix(root()).unwrap().display().to_string();
            if !text.starts_with("//!") {
                found.push(format!("{name} does not open with //!"));
            }
            let lines = text.lines().count();
            if lines > LONGEST_FILE {
                found.push(format!("{name} has {lines} lines"));
            }
        }
    }
    none(&found);
}

#[test]
fn every_test_that_a_claim_names_is_there() {
    let claims = [("docs/security.md", "| Claim | Tests |"), ("docs/updates.md", "| What goes wrong | Test in")];
    let claims = claims.map(|(file, begins)| {
        let text = fs::read_to_string(root().join(file)).unwrap();
        text.split_once(begins).unwrap().1.to_owned()
    });
    let claims = claims.concat();
    let files = ["tests", "core/src", "core/tests"].iter().flat_map(|folder| rust_files(&root().join(folder)));
    let code: String = files.map(|file| fs::read_to_string(file).unwrap()).collect();
    let cells = claims.lines().filter_map(|line| line.split('|').nth(2));
    let named = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).filter(|name| !name.ends_with(".rs"));
    let missing: Vec<String> = named.filter(|name| !code.contains(&format!("fn {name}("))).map(str::to_owned).collect();
    none(&missing);
}

#[test]
fn no_text_for_people_stands_in_rust_source() {
    let mut found = Vec::new();
    let styles = styles();
    let are_classes = |text: &str| text.split(' ').all(|word| styles.contains(&format!(".{word}")));
    for (file, code) in sources("src") {
        for (before, literal) in literals(&code) {
            // What stands behind `=` in a view is an attribute; a person reads none of those but what `ui()` gives.
            let label =
                ["aria-label", "title", "placeholder", "alt"].iter().any(|name| before.ends_with(&format!("{name}=")));
            let for_machines = MACHINES_READ_NEXT.iter().any(|call| before.ends_with(call));
            let attribute = (before.ends_with('=') && !label) || for_machines;
            let trimmed = before.trim_end();
            let shown = trimmed.ends_with('>') && !trimmed.ends_with("=>") && literal.contains(char::is_alphabetic);
            if (label || shown || looks_like_words(&literal))
                && !attribute
                && !are_classes(&literal)
                && !FOR_MACHINES.contains(&&*literal)
            {
                found.push(format!("{file}: {literal:?}"));
            }
        }
    }
    none(&found);
}

#[test]
fn words_and_names_are_told_apart() {
    let found = literals("let a = \"one\"; view! { <p class=\"x y\">\"Two \\\" words\"</p> } 'c' '\"' \"\"");
    let found: Vec<&str> = found.iter().map(|(_, literal)| &**literal).collect();
    assert_eq!(found, ["one", "x y", "Two \\\" words", ""]);
    for (text, words) in [
        ("Hello", true),
        ("two words", true),
        ("readwrite", false),
        ("QuotaExceededError", false),
        (" · ", false),
        ("#/journal", false),
    ] {
        assert_eq!(looks_like_words(text), words, "{text:?}");
    }
}

/// Two words beside each other, or one that opens like a sentence.
fn looks_like_words(text: &str) -> bool {
    let letters: Vec<char> = text.trim().chars().collect();
    let beside =
        letters.windows(3).any(|three| three[0].is_alphabetic() && three[1] == ' ' && three[2].is_alphabetic());
    let sentence =
        letters.len() > 1 && letters[0].is_uppercase() && letters[1..].iter().all(|letter| letter.is_lowercase());
    beside || sentence
}

/// The string literals of a source, each with the code right before it.
fn literals(code: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut letters = code.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let quoted_quote = code[..at].ends_with('\'') && code[at + letter.len_utf8()..].starts_with('\'');
        if letter != '"' || quoted_quote {
            continue;
        }
        let mut literal = String::new();
        while let Some((_, letter)) = letters.next() {
            match letter {
                '"' => break,
                '\\' => {
                    literal.push(letter);
                    literal.extend(letters.next().map(|(_, escaped)| escaped));
                }
                letter => literal.push(letter),
            }
        }
        let start = code[..at].char_indices().rev().nth(30).map_or(0, |(start, _)| start);
        found.push((code[start..at].to_owned(), literal));
    }
    found
}

/// The sources of a room as `(name, code)`, without comments and without what is compiled for tests alone.
fn sources(room: &str) -> Vec<(String, String)> {
    let path = root().join(room);
    assert!(path.exists(), "{room} has moved: change the map here as well");
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: Vec<&str> = shipped.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        (path.strip_prefix(root()).unwrap().display().to_string(), code.join("\n"))
    };
    rust_files(&path).into_iter().map(read).collect()
}

/// All style sheets in one.
fn styles() -> String {
    let files = fs::read_dir(root().join("style")).unwrap().flatten();
    files.filter_map(|file| fs::read_to_string(file.path()).ok()).collect()
}

fn rust_files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() || path.extension().is_some_and(|extension| extension == "rs") {
            found.extend(rust_files(&path));
        }
    }
    found.sort();
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn none(found: &[String]) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
