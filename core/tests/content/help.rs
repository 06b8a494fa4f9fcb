//! Help lines: the facts each has to carry, and the page made of them.

use crate::checks::{expect, finds};
use crate::small::{authored, changed, sources};
use rethread_core::content::author::{countries_html, help_page};

#[test]
fn a_line_carries_its_facts() {
    finds("help.toml", "for = \"Anyone who wants to talk.\"\n", "", "[[country.line]]", "this line has no `for`");
    finds("help.toml", "source = \"https://listeners.example/contact/\"\n", "", "[[country.line]]", "no `source`");
    finds("help.toml", "confirmed_on = \"2026-11-20\"\n", "", "[[country.line]]", "this line has no `confirmed_on`");
    finds("help.toml", "web = \"https://listeners.example\"\n", "", "[[country.line]]", "this line has no `web`");
    finds("help.toml", "https://chat.example", "http://chat.example", "chat.ex", "`chat` is not a full https address");
    finds(
        "help.toml",
        "emergency_source =",
        "# =",
        "[[country]]",
        "no `emergency_source`; add the page that states it",
    );
    finds("help.toml", "number = \"116 123\"\n", "", "[[country.line]]", "this line has a `tel` and no `number`");
    finds("help.toml", "hours = \"Every day, all day\"", "open = \"Always\"", "open =", "`open` is not known here");
}

#[test]
fn a_line_can_be_reached() {
    let web = "web = \"https://directory.example\"";
    let sources = changed("help.toml", web, "web = \"\" # here");
    expect(&sources, "help.toml", 25, "nobody can reach this line; give it a `number`, a `text`, a `chat` or a `web`");
    finds("help.toml", web, "web = \"\" # here", "# here", "`web` is blank");
}

#[test]
fn numbers_can_be_dialled() {
    for bad in ["116 123", "116-123", "0800 HELP", "tel:116", "(0)116"] {
        finds(
            "help.toml",
            "tel = \"116123\"",
            &format!("tel = \"{bad}\""),
            "tel =",
            "`tel` can hold digits, +, * and #",
        );
    }
}

#[test]
fn dates_are_days_of_the_calendar() {
    for bad in
        ["2026-13-01", "2026-02-29", "2026-11-31", "2026-00-10", "2026-1-2", "20.11.2026", "yesterday", "2026-11"]
    {
        let to = format!("\"{bad}\"");
        finds("help.toml", "\"2026-11-20\"", &to, &to, "`confirmed_on` is not a date");
    }
    for good in ["\"2028-02-29\"", "2026-11-20", "\"2026-12-31\""] {
        authored(&changed("help.toml", "\"2026-11-20\"", good));
    }
    finds("help.toml", "\"2026-11-20\"", "20261120", "20261120", "it has to be a date");
}

#[test]
fn the_page_has_the_words_it_is_built_with() {
    let sources = changed("ui/help.toml", "call = \"Call\"\n", "");
    expect(&sources, "ui/help.toml", 1, "there is no `call`; the page of help lines needs it");
    let mut none = sources.clone();
    none.files.remove("ui/help.toml");
    expect(&none, "ui/help.toml", 1, "this file is missing");
    finds("ui/help.toml", "on {date} at", "at", "confirmed =", "`confirmed` has no {date}");
    finds("ui/help.toml", "Stated at {source}", "Stated", "emergency_confirmed", "has no {source}");
}

#[test]
fn countries_become_sections_with_links() {
    let page = countries_html(&authored(&sources()));
    let has = |piece: &str| assert!(page.contains(piece), "no {piece} in:\n{page}");
    has("<nav class=\"countries\" aria-label=\"Choose a country\">");
    has("<li><a href=\"#gb\">United Kingdom</a></li>");
    has("<section id=\"gb\" class=\"country\" aria-labelledby=\"gb-name\">");
    has("<p class=\"emergency\"><span>Emergency</span> <a href=\"tel:999\">999</a></p>");
    has("<p class=\"emergency-note\">112 works too.</p>");
    has("<h3>Listeners! &lt;&amp; Co&gt;</h3>");
    has("<dd><a href=\"tel:116123\">116 123</a></dd>");
    has("<dd>Text &quot;HELLO&quot; to 85258</dd>");
    let outside = "rel=\"noreferrer noopener\" target=\"_blank\"";
    has(&format!("<a href=\"https://chat.example/start?a=1&amp;b=2\" {outside}>chat.example/start?a=1&amp;b=2</a>"));
    has(&format!("<a href=\"https://listeners.example\" {outside}>listeners.example</a>"));
    has("Confirmed on <time datetime=\"2026-11-20\">2026-11-20</time> at ");
    has(&format!("<a href=\"https://listeners.example/contact/\" {outside}>listeners.example</a></p>"));
    has("<p class=\"topics\"><span>Any crisis</span> <span>Abuse by a partner</span></p>");
    has("<section id=\"international\"");
    assert_eq!(page.matches("class=\"emergency\"").count(), 1);
    assert!(!page.contains("<script") && !page.contains("style="));
}

#[test]
fn everything_is_escaped() {
    let nasty = "<script>\\\"'&</script>";
    for (path, from) in [
        ("help.toml", "United Kingdom"),
        ("help.toml", "112 works too."),
        ("help.toml", "Anyone who wants to talk."),
        ("help.toml", "116 123"),
        ("help.toml", "999"),
        ("help.toml", "Every day, all day"),
        ("ui/help.toml", "Choose a country"),
        ("ui/help.toml", "Call"),
        ("ui/help.toml", "Confirmed on"),
    ] {
        let page = countries_html(&authored(&changed(path, from, nasty)));
        assert!(page.contains("&lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;"), "{from}: {page}");
        assert!(!page.contains("<script"), "{from}");
    }
}

#[test]
fn numbers_among_words_are_links() {
    let emergency = |text: &str, expected: &str| {
        let page = countries_html(&authored(&changed("help.toml", "\"999\"", &format!("\"{text}\""))));
        assert!(page.contains(&format!("<span>Emergency</span> {expected}</p>")), "no {expected} in {page}");
    };
    emergency("999 or 112", "<a href=\"tel:999\">999</a> or <a href=\"tel:112\">112</a>");
    emergency("+44 (20) 7946-0018", "<a href=\"tel:+442079460018\">+44 (20) 7946-0018</a>");
    emergency("(02) 123", "<a href=\"tel:02123\">(02) 123</a>");
    emergency("911, then #", "<a href=\"tel:911\">911</a>, then #");
    emergency("*100#", "<a href=\"tel:*100%23\">*100#</a>");
    emergency("none", "none");
    let both = "<a href=\"tel:110\">110</a> (police) or <a href=\"tel:112\">112</a> (fire)";
    emergency("110 (police) or 112 (fire)", both);
}

#[test]
fn a_template_is_filled() {
    let authored = authored(&sources());
    let page = help_page(&authored, "<html lang=\"{{lang}}\">{{ui.shell.leave}} {{ shell.leave }}{{countries}}{{")
        .expect("fills");
    assert!(page.starts_with("<html lang=\"en\">Leave quickly Leave quickly<nav"), "{page}");
    assert!(page.ends_with("</section>\n{{"));
    let problems = help_page(&authored, "<p>\n{{lang}}\n{{shell.nothing}}\n{{odd}}").expect_err("unknown markers");
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(shown.len(), 2);
    assert!(shown[0].starts_with("public/help.template.html:3: nothing fills `{{shell.nothing}}`"), "{shown:?}");
    assert!(shown[1].starts_with("public/help.template.html:4: nothing fills `{{odd}}`"), "{shown:?}");
}
