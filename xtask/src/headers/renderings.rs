//! The same headers in the words of each kind of host: `_headers`, nginx, Caddy and Apache.
//!
//! Each says nothing else: `every_rendering_says_the_same` reads them back, and real servers are asked in
//! tests/browser/hosting.rs. `under` is the path that the app stands at, from `/` to `/`.

use super::{
    ALLOWLIST, ASK, CACHE, FRAMED, GALLERY, Headers, KEEP, POLICY_HEADER, cache_control, everywhere, is_hash, sandbox,
};

/// File names with a hash, as nginx, Caddy and Apache read it; [`super::is_hashed`] says the same.
pub(super) const HASHED: &str = r"-[0-9a-f]{12,16}(_bg)?\.(js|css|wasm)";
pub(super) const SCRIPTS: &str = r"\.js";

/// What a file is, by the end of its name.
pub const KINDS: &[(&str, &str)] = &[
    ("html", "text/html"),
    ("js", "text/javascript"),
    ("css", "text/css"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("json", "application/json"),
    ("txt", "text/plain"),
];

/// `_headers`, as Netlify, Cloudflare Pages and others read it.
///
/// Rules that overlap add up there, so no header stands in two rules that fit one file. Some of these hosts read no more
/// than 100 rules: files that are sent alike share one. Pages also go by their name without `.html` there.
pub fn underscore_headers(headers: &Headers, files: &[String], under: &str) -> String {
    let mut text = format!("{under}*\n");
    for (name, value) in everywhere() {
        text += &format!("  {name}: {value}\n");
    }
    let mut rules = vec![String::new()];
    for file in files {
        let rule = shared(file).unwrap_or_else(|| file.clone());
        rules.extend(file.strip_suffix(".html").filter(|_| shared(file).is_none()).map(str::to_owned));
        if !rules.contains(&rule) {
            rules.push(rule);
        }
        // A script among files that share a rule.
        if shared(file).is_some() && sandbox(file).is_some() {
            rules.push(file.clone());
        }
    }
    for rule in rules {
        let page = format!("{rule}.html");
        let file = if files.contains(&page) { &page } else { &rule };
        text += &format!("{under}{rule}\n");
        if shared(file).is_none() || rule.ends_with('*') {
            let any = files.iter().find(|file| shared(file).as_deref() == Some(&*rule));
            text += &format!("  {POLICY_HEADER}: {}\n", headers.policy(any.unwrap_or(file)));
            text += &format!("  {CACHE}: {}\n", cache_control(file));
        }
        if let Some((name, value)) = sandbox(file) {
            text += &format!("  {name}: {value}\n");
        }
    }
    text
}

/// The rule of a file that stands in a folder, is a read, or is a part of the app: `icons/*`, `read-*`,
/// `rethread-app-0123456789abcdef-*`.
pub(super) fn shared(file: &str) -> Option<String> {
    if let Some((folder, _)) = file.split_once('/') {
        return Some(format!("{folder}/*"));
    }
    if file.starts_with("read-") && file.ends_with(".html") {
        return Some("read-*".to_owned());
    }
    let (stem, part) = file.rsplit_once('-')?;
    let (_, hash) = stem.rsplit_once('-')?;
    (is_hash(hash) && !part.is_empty()).then(|| format!("{stem}-*"))
}

/// A server for nginx.
pub fn nginx(headers: &Headers, under: &str) -> String {
    let (allowlist, sandbox) = ALLOWLIST;
    let by_file = |name: &str, pattern: &str, value: &str, other: &str| {
        format!("map $uri ${name} {{\n    \"~{pattern}$\" \"{value}\";\n    default \"{other}\";\n}}\n\n")
    };
    let mut text =
        "# Include this in the `http` block, and put your own address and folder in place of these.\n".to_owned();
    text += &by_file("rethread_cache", HASHED, KEEP, ASK);
    text += "# An empty header is not sent.\n";
    text += &by_file("rethread_sandbox", SCRIPTS, sandbox, "");
    text +=
        "# Some pages may stand in other sites' pages, and one has frames of its own.\nmap $uri $rethread_policy {\n";
    for (pattern, policy) in own_policies(headers) {
        text += &format!("    \"~/{pattern}$\" \"{policy}\";\n");
    }
    text += &format!("    default \"{}\";\n}}\n\n", headers.policy(""));
    text += "server {\n    listen 8080;\n    server_name _;\n    # An address that is sent back stays on the port it was asked at.\n    absolute_redirect off;\n\n";
    if under != "/" {
        text += &format!("    location = {} {{\n        return 301 {under};\n    }}\n", under.trim_end_matches('/'));
    }
    text += &format!("    location ^~ {under} {{\n        alias /srv/rethread/;\n        index index.html;\n\n");
    text += "        types {\n";
    for (kind, mime) in KINDS {
        text += &format!("            {mime} {kind};\n");
    }
    text += "        }\n        charset utf-8;\n        charset_types text/css text/javascript text/plain application/manifest+json;\n\n\
             \x20       # The files ending in .gz are sent as they are; with the module ngx_brotli, those in .br as well.\n\
             \x20       gzip_static on;\n        gzip_vary on;\n        # brotli_static on;\n\n";
    for (name, value) in everywhere() {
        text += &format!("        add_header {name} \"{value}\" always;\n");
    }
    text += &format!("        add_header {POLICY_HEADER} $rethread_policy always;\n");
    // Without `always`: a hashed file that is missing today may be there tomorrow.
    text + &format!(
        "        add_header {allowlist} $rethread_sandbox;\n        add_header {CACHE} $rethread_cache;\n    }}\n}}\n"
    )
}

/// A site for Caddy.
pub fn caddy(headers: &Headers, under: &str) -> String {
    let handle = if under == "/" { "handle".to_owned() } else { format!("handle_path {under}*") };
    let mut text = format!(
        "# Put your own address in place of :8080, and your own folder in place of /srv/rethread.\n:8080 {{\n\
         \t{handle} {{\n\t\troot * /srv/rethread\n\t\tfile_server {{\n\t\t\tprecompressed br gzip\n\t\t}}\n\t\theader {{\n"
    );
    for (name, value) in everywhere() {
        text += &format!("\t\t\t{name} \"{value}\"\n");
    }
    text += "\t\t}\n";
    let framed = paths(FRAMED);
    let gallery = paths(&[GALLERY]);
    let policies =
        [("framed", &*framed, FRAMED.first().copied()), ("gallery", &*gallery, Some(GALLERY)), ("other", "", None)];
    for (matcher, paths, file) in policies {
        let paths = if paths.is_empty() { format!("not path {framed} {gallery}") } else { format!("path {paths}") };
        let policy = headers.policy(file.unwrap_or_default());
        text += &format!("\t\t@{matcher} {paths}\n\t\theader @{matcher} {POLICY_HEADER} \"{policy}\"\n");
    }
    let (allowlist, sandbox) = ALLOWLIST;
    text += &format!(
        "\t\t@scripts {{\n\t\t\tpath_regexp {SCRIPTS}$\n\t\t\tfile\n\t\t}}\n\
         \t\theader @scripts {allowlist} \"{sandbox}\"\n\
         \t\t@hashed {{\n\t\t\tpath_regexp {HASHED}$\n\t\t\tfile\n\t\t}}\n\
         \t\t@named not {{\n\t\t\tpath_regexp {HASHED}$\n\t\t\tfile\n\t\t}}\n\
         \t\theader @hashed {CACHE} \"{KEEP}\"\n\t\theader @named {CACHE} \"{ASK}\"\n"
    );
    for kind in ["webmanifest", "txt"] {
        let mime = KINDS.iter().find(|(ends, _)| *ends == kind).map_or("", |(_, mime)| mime);
        text += &format!("\t\t@{kind} path *.{kind}\n\t\theader @{kind} Content-Type {mime}\n");
    }
    text += "\t}\n";
    if under != "/" {
        text += &format!("\tredir {} {under}\n", under.trim_end_matches('/'));
    }
    text + "}\n"
}

/// `.htaccess`, for Apache and those that read its files: it lies beside the app, at whatever path that is.
pub fn apache(headers: &Headers) -> String {
    let mut text = "# Needs `AllowOverride FileInfo`, and the modules headers, mime and rewrite.\n\
                    AddDefaultCharset utf-8\n"
        .to_owned();
    for (kind, mime) in KINDS {
        text += &format!("AddType {mime} .{kind}\n");
    }
    text += "AddCharset utf-8 .html .js .css .webmanifest .json .txt\n\n\
             # The files that were compressed already are sent as they are. Elsewhere .br is a language and .gz a type.\n\
             RemoveLanguage .br\nRemoveType .gz\nAddEncoding br .br\nAddEncoding gzip .gz\n\
             <IfModule mod_rewrite.c>\n\x20   RewriteEngine On\n";
    for (name, ends) in [("br", "br"), ("gzip", "gz")] {
        text += &format!(
            "    RewriteCond %{{HTTP:Accept-Encoding}} \\b{name}\\b\n    RewriteCond %{{REQUEST_FILENAME}}.{ends} -f\n\
             \x20   RewriteRule ^ %{{REQUEST_URI}}.{ends} [L,E=no-gzip:1,E=no-brotli:1]\n"
        );
    }
    text += "</IfModule>\n\n<IfModule mod_headers.c>\n    Header merge Vary Accept-Encoding\n";
    for (name, value) in everywhere() {
        text += &format!("    Header always set {name} \"{value}\"\n");
    }
    text += &format!("    Header always set {POLICY_HEADER} \"{}\"\n", headers.policy(""));
    // Without `always`: a hashed file that is missing today may be there tomorrow.
    text += &format!("    Header set {CACHE} \"{ASK}\"\n");
    let (allowlist, sandbox) = ALLOWLIST;
    let policies =
        own_policies(headers).map(|(pattern, policy)| (["^", &pattern].concat(), "always set", POLICY_HEADER, policy));
    let rules = [
        (SCRIPTS.to_owned(), "set", allowlist, sandbox.to_owned()),
        (HASHED.to_owned(), "set", CACHE, KEEP.to_owned()),
    ];
    for (pattern, set, name, value) in policies.into_iter().chain(rules) {
        text += &format!(
            "    <FilesMatch \"{pattern}(\\.(br|gz))?$\">\n        Header {set} {name} \"{value}\"\n    </FilesMatch>\n"
        );
    }
    text + "</IfModule>\n"
}

/// The pages with a policy of their own, as one pattern for each policy.
fn own_policies(headers: &Headers) -> [(String, String); 2] {
    [FRAMED, &[GALLERY]].map(|files| {
        let policy = headers.policy(files.first().copied().unwrap_or_default());
        (pattern(files), policy)
    })
}

pub(super) fn pattern(files: &[&str]) -> String {
    format!("({})", files.join("|").replace('.', r"\.").replace('*', "[a-z0-9-]+"))
}

fn paths(files: &[&str]) -> String {
    files.iter().map(|file| format!("*/{file}")).collect::<Vec<_>>().join(" ")
}
