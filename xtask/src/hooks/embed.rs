//! The pages that other sites may frame, made from the app's own: the same markup, with what a frame needs put in.
//!
//! Only these may be framed ([`crate::headers::may_be_framed`]), so that no other site can draw its own things over the
//! app itself.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::markers::{self, Kind, Value};
use super::pages::{Known, with_pieces};

/// What a page is called, what it becomes for frames, and what kind of page that is to `embed-frame.js`.
const PAGES: &[(&str, &str, &str)] = &[
    ("index.html", "embed.html", "app"),
    ("help.html", "embed-help.html", "help"),
    ("erase.html", "embed-erase.html", "erase"),
];
/// What *Leave quickly* leaves in the frame, which says so to a page around that was not yet told.
const LEFT: (&str, &str) = ("offline.html", "embed-left.html");

const SHELL: &str = "<script src=\"./shell.js\"></script>";
const FRAME: &str = "<script src=\"./embed-frame.js\"></script>";
const STORAGE: &str = "<script src=\"./embed-storage.js\"></script>";
const STYLES: &str = "<link rel=\"stylesheet\" href=\"./embed.css\">";
const MANIFEST: &str = "<link rel=\"manifest\" href=\"./manifest.webmanifest\">";
const CHECKED_STYLES: &str = ".css\" integrity=";
const ALSO_IN_A_SANDBOX: &str = ".css\" crossorigin=\"anonymous\" integrity=";
/// How *Leave quickly* begins to say where it leads.
const LEAVES: &str = "data-leave href=\"";
const MAIN: &str = "<main id=\"main\"";
const COUNTRIES: &str = "<nav class=\"countries\"";

/// Under the head of each page: the way back, where words are kept, and the way to the app itself.
const BAR: &str = "<aside class=\"frame-bar\" aria-label=\"{{embed.bar}}\">\
<button type=\"button\" class=\"button plain\" data-frame-back hidden>{{embed.back}}</button>\
<details data-frame-kept hidden><summary>\
<span data-in=\"apart\">{{embed.kept_apart}}</span><span data-in=\"brief\">{{embed.kept_brief}}</span><span data-in=\"one joined\">{{embed.kept_app}}</span>\
<span data-in=\"lost\">{{embed.kept_lost}}</span><span data-in=\"same\">{{embed.kept_same}}</span> <u>{{embed.kept_more}}</u></summary>\
<p data-in=\"apart one joined\">{{embed.kept_1}}</p><p data-in=\"apart\">{{embed.kept_2}}</p>\
<p data-in=\"brief\">{{embed.kept_brief_1}}</p><p data-in=\"one joined\">{{embed.kept_both}}</p><p data-in=\"same\">{{embed.kept_same_1}}</p>\
<div data-in=\"apart lost\"><p>{{embed.join_about}}</p>\
<p><button type=\"button\" class=\"button quiet\" data-join>{{embed.join}}</button></p></div>\
<div data-in=\"apart brief lost\"><p>{{embed.kept_3}}</p>\
<p><a class=\"button quiet\" href=\"#/keeping/file\">{{embed.kept_save}}</a></p></div>\
<div data-in=\"joined\"><p>{{embed.part_about}}</p>\
<p><button type=\"button\" class=\"button quiet\" data-part>{{embed.part}}</button></p></div>\
<p role=\"status\" data-kept-said data-no=\"{{embed.join_no}}\" data-words=\"{{embed.join_words}}\"></p></details>\
<a class=\"button plain\" data-frame-calm href=\"#/workbook/calms\">{{shell.calm}}<span class=\"visually-hidden\">{{shell.calm_about}}</span></a>\
<button type=\"button\" class=\"button plain\" data-frame-lock hidden>{{shell.lock}}</button>\
<a data-frame-alone href=\"./\" target=\"_blank\" rel=\"noopener\">{{embed.alone}}</a></aside>";

/// Above the help lines: the line or page that the site around names for itself.
const CONTACT: &str = "<div class=\"frame-contact\" data-frame-contact hidden><h2>{{embed.contact_title}}</h2>\
<p><a target=\"_blank\" rel=\"noopener noreferrer\"></a></p><p>{{embed.contact_about}}</p></div>";

/// Instead of everything, where the page around could read it.
const REFUSED: &str = "<template id=\"refused\"><main class=\"cover\"><h1 tabindex=\"-1\">{{embed.refused_title}}</h1>\
<p>{{embed.refused_text}}</p><p><a class=\"button\" href=\"./\" target=\"_blank\" rel=\"noopener\">{{embed.refused_open}}</a></p>\
<p><a href=\"./help.html\" target=\"_blank\" rel=\"noopener\">{{shell.help}}</a></p>\
<p>{{> leave}}</p><p>{{embed.refused_site}}</p></main></template>";

/// Writes the pages for frames beside those they are made from.
pub fn write(known: &Known<'_>, staging: &Path) -> Result<()> {
    let texts = |section: &str, key: &str| known.text(section, key);
    for (from, to, kind) in PAGES {
        let page = fs::read_to_string(staging.join(from)).with_context(|| (*from).to_owned())?;
        let framed = for_frames(&texts, page, kind, known.site.same_site).with_context(|| (*from).to_owned())?;
        fs::write(staging.join(to), framed)?;
    }
    let (from, to) = LEFT;
    let mut page = fs::read_to_string(staging.join(from)).context(from)?;
    put(&mut page, "<html ", "<html data-frame=\"left\" ").context(from)?;
    put(&mut page, "</head>", &[FRAME, "</head>"].concat()).context(from)?;
    Ok(fs::write(staging.join(to), page)?)
}

/// The authored text of a section under a key.
type Texts<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

fn for_frames(texts: Texts<'_>, mut page: String, kind: &str, same_site: bool) -> Result<String> {
    let said = if same_site { [kind, " same-site"].concat() } else { kind.to_owned() };
    put(&mut page, "<html ", &format!("<html data-frame=\"{said}\" "))?;
    // Before the shell: what a frame is refused must not start, and the theme asked for must not flash.
    let first = if kind == "app" { [FRAME, STORAGE].concat() } else { FRAME.to_owned() };
    put(&mut page, SHELL, &[&first, SHELL].concat())?;
    put(&mut page, "</head>", &[STYLES, "</head>"].concat())?;
    put(&mut page, "</body>", &[&filled(texts, REFUSED)?, "</body>"].concat())?;
    match kind {
        "app" => {
            put(&mut page, MANIFEST, "")?;
            // In a sandbox this page is a stranger to its own files, which it may check all the same if it asks as one.
            page = page.replace(CHECKED_STYLES, ALSO_IN_A_SANDBOX);
            put(&mut page, MAIN, &[&filled(texts, BAR)?, MAIN].concat())?;
        }
        "help" => put(&mut page, COUNTRIES, &[&filled(texts, CONTACT)?, COUNTRIES].concat())?,
        _ => {}
    }
    // Links to other files of the app lead to their twins for frames, also where the script did not load.
    for (from, to, _) in PAGES {
        page = page.replace(&format!("href=\"./{from}\""), &format!("href=\"./{to}\""));
    }
    page = left_alone(&page);
    // It mends what the app keeps on its own address, and stands in no frame.
    page = page.replace("href=\"./recovery.html\"", "href=\"./recovery.html\" target=\"_blank\" rel=\"noopener\"");
    Ok(if kind == "app" { page } else { page.replace("href=\"./#/", "href=\"./embed.html#/") })
}

/// Where no script comes, the frame alone can leave, and shows a plain page.
pub fn left_alone(page: &str) -> String {
    page.replace(LEAVES, &format!("data-leave href=\"./{}\" data-default=\"", LEFT.1))
}

/// What stands there instead of everything where the page around could read it.
pub fn refused(known: &Known<'_>) -> Result<String> {
    filled(&|section, key| known.text(section, key), REFUSED)
}

/// Markup of this file with its texts.
fn filled(texts: Texts<'_>, markup: &str) -> Result<String> {
    markers::fill("xtask/src/hooks/embed.rs", &with_pieces(markup), Kind::Html, |name| {
        let (section, key) = name.split_once('.')?;
        texts(section, key).map(Value::Text)
    })
}

/// Puts `new` in place of the one `old`, which has to be there.
fn put(page: &mut String, old: &str, new: &str) -> Result<()> {
    ensure!(page.matches(old).count() == 1, "`{old}` does not stand there once any more");
    *page = page.replacen(old, new, 1);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html lang=\"en\"><head><script src=\"./shell.js\"></script>\
        <link rel=\"manifest\" href=\"./manifest.webmanifest\"></head>\
        <body><a href=\"./help.html\">Help</a><main id=\"main\"></main></body></html>";

    fn words(section: &str, key: &str) -> Option<String> {
        Some([section, key].join(" of "))
    }

    #[test]
    fn a_page_for_frames_has_what_a_frame_needs_and_leads_to_its_twins() -> Result<()> {
        let page = for_frames(&words, PAGE.to_owned(), "app", false)?;
        for part in ["<html data-frame=\"app\" ", "./embed-frame.js", "href=\"./embed-help.html\"", "id=\"refused\""] {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(!page.contains("manifest.webmanifest") && !page.contains("{{"));
        assert!(page.find("embed-frame.js") < page.find("shell.js"), "before the shell");
        let one = for_frames(&words, PAGE.to_owned(), "app", true)?;
        assert!(one.contains("<html data-frame=\"app same-site\" "));
        Ok(())
    }

    #[test]
    fn a_page_that_changed_its_form_fails_the_build() {
        assert!(for_frames(&words, PAGE.replace("shell.js", "other.js"), "app", false).is_err());
    }
}
