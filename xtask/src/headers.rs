//! The headers Rethread is served with: the one source for the local server, `_headers`, nginx, Caddy and the page.
//!
//! Nothing may leave the device, so the policy allows this origin's own files and nothing else. A host that sends no
//! headers still has the policy in the page itself ([`meta_policy`]).

/// What the page may load and reach, one directive each.
const POLICY: &[(&str, &str)] = &[
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("worker-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
    ("object-src", "'none'"),
    (FRAME_ANCESTORS, "'none'"),
];

/// Browsers ignore this directive in a page, and say so in the console.
const FRAME_ANCESTORS: &str = "frame-ancestors";

/// Powers of the browser that no part of Rethread uses.
const UNUSED: &[&str] = &[
    "accelerometer",
    "autoplay",
    "bluetooth",
    "browsing-topics",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "keyboard-map",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "sync-xhr",
    "usb",
    "web-share",
    "window-management",
    "xr-spatial-tracking",
];

/// Powers that Rethread uses, in its own page alone: the camera, to read codes from the screen of another device. It is
/// opened when somebody presses for it, asks first, and its pictures never leave the device.
const OWN: &[&str] = &["camera"];

/// A file whose name carries a hash never changes; any other is asked for again each time.
const KEEP: &str = "public, max-age=31536000, immutable";
const ASK: &str = "no-cache";

/// File names with a hash, as nginx and Caddy read it; [`is_hashed`] says the same.
const HASHED: &str = r"-[0-9a-f]{12,16}(_bg)?\.(js|css|wasm)$";

/// Chromium's network sandbox. On a page it would also stop "Leave quickly" (measured in Chromium 156: the person
/// lands on an error), so it goes with scripts alone, where it binds the workers and nothing else.
const ALLOWLIST: (&str, &str) = ("Connection-Allowlist", "(response-origin)");
const SCRIPTS: &str = r"\.js$";

/// Headers that go with every answer, whatever it holds.
pub fn everywhere() -> Vec<(&'static str, String)> {
    let allowed = OWN.iter().map(|feature| format!("{feature}=(self)"));
    let powers: Vec<String> = allowed.chain(UNUSED.iter().map(|feature| format!("{feature}=()"))).collect();
    vec![
        ("Content-Security-Policy", policy(|_| true)),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", powers.join(", ")),
    ]
}

/// Whether other sites may show the page at `path` in a frame.
pub fn may_be_framed(path: &str) -> bool {
    let path = path.rsplit('/').next().unwrap_or_default();
    matches!(path, "embed.html" | "embed-help.html" | "embed-erase.html" | "embed-left.html")
        || path.starts_with("read-") && path.ends_with(".html")
}

/// Headers for the file at `path`: those of every answer, and its own.
pub fn for_file(path: &str) -> Vec<(&'static str, String)> {
    let mut headers = everywhere();
    for (name, value) in &mut headers {
        if *name == "Content-Security-Policy" && may_be_framed(path) {
            *value = value.replace("frame-ancestors 'none'", "frame-ancestors *");
        }
        if *name == "Content-Security-Policy" && path.ends_with("embed-gallery.html") {
            *value += "; frame-src 'self'";
        }
        if *name == "Cross-Origin-Resource-Policy" {
            *value = "cross-origin".to_owned();
        }
        *value =
            value.replace(", storage-access=()", "").replace("camera=(self)", "camera=(self), storage-access=(self)");
    }
    headers.push(("Access-Control-Allow-Origin", "*".to_owned()));
    headers.extend(own(path).into_iter().map(|(name, value)| (name, value.to_owned())));
    headers
}

/// How long the file at `path` may be kept.
pub fn cache_control(path: &str) -> &'static str {
    if is_hashed(path) { KEEP } else { ASK }
}

/// The policy for `<meta http-equiv="Content-Security-Policy">`.
pub fn meta_policy() -> String {
    policy(|name| name != FRAME_ANCESTORS)
}

/// Whether the build put a hash of the content into this name.
pub fn is_hashed(path: &str) -> bool {
    let Some((stem, "js" | "css" | "wasm")) = path.rsplit_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let Some((_, hash)) = stem.rsplit_once('-') else { return false };
    (12..=16).contains(&hash.len()) && hash.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

/// `_headers`, as Netlify, Cloudflare Pages and others read it. Names every file: there, rules that overlap add up.
pub fn underscore_headers(files: &[String]) -> String {
    let mut text = "/*\n".to_owned();
    for (name, value) in everywhere() {
        text += &format!("  {name}: {value}\n");
    }
    for path in std::iter::once("").chain(files.iter().map(String::as_str)) {
        text += &format!("/{path}\n");
        for (name, value) in own(path) {
            text += &format!("  {name}: {value}\n");
        }
    }
    text
}

/// A server for nginx.
pub fn nginx() -> String {
    let (allowlist, sandbox) = ALLOWLIST;
    let mut text = format!(
        "# Include this in the `http` block, and set `root` to the folder that holds index.html.\n\
         map $uri $rethread_cache {{\n    \"~{HASHED}\" \"{KEEP}\";\n    default \"{ASK}\";\n}}\n\n\
         # An empty header is not sent.\n\
         map $uri $rethread_sandbox {{\n    \"~{SCRIPTS}\" \"{sandbox}\";\n    default \"\";\n}}\n\n\
         server {{\n    listen 8080;\n    root /srv/rethread;\n    index index.html;\n\n\
         \x20   include mime.types;\n    types {{\n        application/wasm wasm;\n\
         \x20       application/manifest+json webmanifest;\n    }}\n\n\
         \x20   # With the module ngx_brotli, the files ending in .br are sent as they are:\n    # brotli_static on;\n\n"
    );
    for (name, value) in everywhere() {
        text += &format!("    add_header {name} \"{value}\" always;\n");
    }
    // Without `always`: a hashed file that is missing today may be there tomorrow.
    text + &format!(
        "    add_header {allowlist} $rethread_sandbox;\n    add_header Cache-Control $rethread_cache;\n}}\n"
    )
}

/// A site for Caddy.
pub fn caddy() -> String {
    let mut text = "# Put your own address in place of :8080, and your own folder in place of /srv/rethread.\n\
                    :8080 {\n\troot * /srv/rethread\n\tfile_server {\n\t\tprecompressed br\n\t}\n\theader {\n"
        .to_owned();
    for (name, value) in everywhere() {
        text += &format!("\t\t{name} \"{value}\"\n");
    }
    let (allowlist, sandbox) = ALLOWLIST;
    text + &format!(
        "\t}}\n\t@scripts path_regexp {SCRIPTS}\n\theader @scripts {allowlist} \"{sandbox}\"\n\
         \t@hashed {{\n\t\tpath_regexp {HASHED}\n\t\tfile\n\t}}\n\
         \t@named not {{\n\t\tpath_regexp {HASHED}\n\t\tfile\n\t}}\n\
         \theader @hashed Cache-Control \"{KEEP}\"\n\theader @named Cache-Control \"{ASK}\"\n\
         \t@manifest path *.webmanifest\n\theader @manifest Content-Type application/manifest+json\n}}\n"
    )
}

fn own(path: &str) -> Vec<(&'static str, &'static str)> {
    let sandbox = path.ends_with(".js").then_some(ALLOWLIST);
    sandbox.into_iter().chain([("Cache-Control", cache_control(path))]).collect()
}

fn policy(keep: impl Fn(&str) -> bool) -> String {
    let directives = POLICY.iter().filter(|(name, _)| keep(name)).map(|(name, value)| format!("{name} {value}"));
    directives.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    type Found = BTreeMap<String, String>;

    const APP: &str = "rethread-app-0123456789abcdef_bg.wasm";
    const GLUE: &str = "rethread-app-0123456789abcdef.js";
    const WORKER: &str = "sw.js";

    /// What the local server sends.
    fn expected(path: &str) -> Found {
        for_file(path).into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn from_underscore_headers(path: &str) -> Found {
        let text = underscore_headers(&["index.html", APP, GLUE, WORKER].map(str::to_owned));
        let mut applies = false;
        let mut found = Found::new();
        for line in text.lines() {
            match line.strip_prefix("  ").and_then(|header| header.split_once(": ")) {
                Some((name, value)) if applies => {
                    assert!(found.insert(name.to_owned(), value.to_owned()).is_none(), "{name} twice for {path}");
                }
                Some(_) => {}
                None => applies = line == "/*" || line == format!("/{path}"),
            }
        }
        found
    }

    fn quoted(line: &str) -> Option<(String, String)> {
        let (name, value) = line.trim().trim_end_matches(';').trim_end_matches(" always").split_once(' ')?;
        Some((name.to_owned(), value.trim_matches('"').to_owned()))
    }

    fn from_nginx(path: &str) -> Found {
        let text = nginx();
        let headers = text.lines().filter_map(|line| line.trim().strip_prefix("add_header ")).filter_map(quoted);
        let mut found: Found = headers.collect();
        for (variable, pattern, matches) in
            [("$rethread_cache", HASHED, is_hashed(path)), ("$rethread_sandbox", SCRIPTS, path.ends_with(".js"))]
        {
            let wanted = if matches { format!("\"~{pattern}\" ") } else { "default ".to_owned() };
            let map = text.lines().skip_while(|line| !line.starts_with(&format!("map $uri {variable}")));
            let value = map.skip(1).find_map(|line| line.trim().strip_prefix(&wanted)).unwrap_or_default();
            found.values_mut().filter(|found| *found == variable).for_each(|found| {
                value.trim_matches(['"', ';']).clone_into(found);
            });
        }
        found.retain(|_, value| !value.is_empty());
        found
    }

    fn from_caddy(path: &str) -> Found {
        let text = caddy();
        let inside = text.lines().skip_while(|line| line.trim() != "header {").skip(1);
        let mut found: Found = inside.take_while(|line| line.trim() != "}").filter_map(quoted).collect();
        let kept = if is_hashed(path) { "header @hashed " } else { "header @named " };
        for wanted in [Some(kept), path.ends_with(".js").then_some("header @scripts ")].into_iter().flatten() {
            found.extend(text.lines().find_map(|line| line.trim().strip_prefix(wanted)).and_then(quoted));
        }
        found
    }

    #[test]
    fn every_rendering_says_the_same() {
        for path in ["index.html", APP, GLUE, WORKER] {
            assert_eq!(from_underscore_headers(path), expected(path), "_headers for {path}");
            assert_eq!(from_nginx(path), expected(path), "nginx for {path}");
            assert_eq!(from_caddy(path), expected(path), "Caddy for {path}");
        }
        assert_eq!(from_underscore_headers(""), expected("index.html"), "_headers for the address itself");
    }

    #[test]
    fn the_page_carries_the_policy_but_for_what_a_page_may_not_say() {
        let header = policy(|_| true);
        assert_eq!(header, format!("{}; frame-ancestors 'none'", meta_policy()));
        assert!(!meta_policy().contains('"'));
    }

    #[test]
    fn a_power_is_used_or_denied() {
        let headers = everywhere();
        let (_, powers) = headers.iter().find(|(name, _)| *name == "Permissions-Policy").unwrap();
        assert!(powers.starts_with("camera=(self), ") && powers.contains("microphone=()"));
        assert!(!OWN.iter().any(|power| UNUSED.contains(power)));
    }

    #[test]
    fn only_names_with_a_hash_are_kept() {
        for path in [APP, "app-0123456789abcdef.css", "rethread-app-123456789abcdef.js"] {
            assert_eq!(cache_control(path), KEEP, "{path}");
        }
        for path in ["", "index.html", "shell.js", "icons/icon-192.png", "app-0123456789ABCDEF.css", "a-beef.js"] {
            assert_eq!(cache_control(path), ASK, "{path}");
        }
    }
}
