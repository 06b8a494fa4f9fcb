//! The headers Rethread is served with: the one source for the local server, `_headers`, nginx, Caddy, Apache and pages.
//!
//! Nothing may leave the device, so the policy allows this origin's own files and nothing else. A host that sends no
//! headers still has the policy in the page itself ([`meta_policy`]). Which files other sites may frame is decided here
//! and who they are by whoever builds; [`renderings`] puts it into the words of each kind of host.

pub mod renderings;
#[cfg(test)]
mod tests;

use crate::site::Site;

/// What a page may load and reach, one directive each.
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
];

/// Browsers ignore this directive in a page, and say so in the console.
const FRAME_ANCESTORS: &str = "frame-ancestors";
const NOBODY: &str = "'none'";
const ANYBODY: &str = "*";

/// The pages that are made to stand in another site's page; a `*` stands for the id of a read.
pub const FRAMED: &[&str] = &["embed.html", "embed-help.html", "embed-erase.html", "embed-left.html", "read-*.html"];
/// The one page with frames of its own: it shows every section as another site would.
pub const GALLERY: &str = "embed-gallery.html";
const OWN_FRAMES: (&str, &str) = ("frame-src", "'self'");

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
    "sync-xhr",
    "usb",
    "web-share",
    "window-management",
    "xr-spatial-tracking",
];

/// Powers that Rethread uses, in its own page alone: the camera, to read codes from the screen of another device. It is
/// opened when somebody presses for it, asks first, and its pictures never leave the device. And, in a frame, what the
/// app itself keeps, once somebody has pressed for that.
const OWN: &[&str] = &["camera", "storage-access"];

/// A file whose name carries a hash never changes; any other is asked for again each time.
const KEEP: &str = "public, max-age=31536000, immutable";
const ASK: &str = "no-cache";

/// Chromium's network sandbox. On a page it would also stop "Leave quickly" (measured in Chromium 156: the person
/// lands on an error), so it goes with scripts alone, where it binds the workers and nothing else.
const ALLOWLIST: (&str, &str) = ("Connection-Allowlist", "(response-origin)");

const POLICY_HEADER: &str = "Content-Security-Policy";
/// How long a file may be kept.
pub const CACHE: &str = "Cache-Control";

/// The headers of one build.
#[derive(Debug, Clone)]
pub struct Headers {
    /// Who may frame the pages of [`FRAMED`], as the policy says it.
    embedders: String,
}

impl Default for Headers {
    fn default() -> Self {
        Headers { embedders: ANYBODY.to_owned() }
    }
}

impl Headers {
    /// As a site's settings want them.
    pub fn of(site: &Site) -> Self {
        let embedders = match site.embedders.as_deref() {
            None => ANYBODY.to_owned(),
            Some([]) => NOBODY.to_owned(),
            // The gallery stands on the address of Rethread itself.
            Some(named) => ["'self'", &named.join(" ")].join(" "),
        };
        Headers { embedders }
    }

    /// Headers for the file at `path`, as an address or within the built folder.
    pub fn for_file(&self, path: &str) -> Vec<(&'static str, String)> {
        let mut headers = everywhere();
        headers.push((POLICY_HEADER, self.policy(path)));
        headers.extend(sandbox(path).map(|(name, value)| (name, value.to_owned())));
        headers.push((CACHE, cache_control(path).to_owned()));
        headers
    }

    /// The policy that goes with the file at `path`.
    pub fn policy(&self, path: &str) -> String {
        let who = if may_be_framed(path) { &self.embedders } else { NOBODY };
        [&meta_policy(path), "; ", FRAME_ANCESTORS, " ", who].concat()
    }
}

/// Whether the page at `path` is made to stand in another site's page.
pub fn may_be_framed(path: &str) -> bool {
    let name = name(path);
    FRAMED.iter().any(|framed| match framed.split_once('*') {
        Some((start, end)) => name.starts_with(start) && name.ends_with(end),
        None => *framed == name,
    })
}

/// Headers that go with every answer, whatever it holds. The policy is not among them: it differs by file.
///
/// A frame may be sandboxed into an origin of its own, to which this site is a stranger; it still has to get its files.
/// They are the same for everybody and hold nothing of anybody, so every site may read them.
pub fn everywhere() -> Vec<(&'static str, String)> {
    let allowed = OWN.iter().map(|feature| format!("{feature}=(self)"));
    let powers: Vec<String> = allowed.chain(UNUSED.iter().map(|feature| format!("{feature}=()"))).collect();
    vec![
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "cross-origin".to_owned()),
        ("Access-Control-Allow-Origin", "*".to_owned()),
        ("Permissions-Policy", powers.join(", ")),
    ]
}

/// The policy for `<meta http-equiv="Content-Security-Policy">` in the page at `path`.
pub fn meta_policy(path: &str) -> String {
    let frames = (name(path) == GALLERY).then_some(&OWN_FRAMES);
    let directives = POLICY.iter().chain(frames).map(|(name, value)| format!("{name} {value}"));
    directives.collect::<Vec<_>>().join("; ")
}

/// How long the file at `path` may be kept.
pub fn cache_control(path: &str) -> &'static str {
    if is_hashed(path) { KEEP } else { ASK }
}

/// Whether the build put a hash of the content into this name.
pub fn is_hashed(path: &str) -> bool {
    let Some((stem, "js" | "css" | "wasm")) = path.rsplit_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let Some((_, hash)) = stem.rsplit_once('-') else { return false };
    is_hash(hash)
}

fn is_hash(text: &str) -> bool {
    (12..=16).contains(&text.len()) && text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

fn sandbox(path: &str) -> Option<(&'static str, &'static str)> {
    path.ends_with(".js").then_some(ALLOWLIST)
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
