//! The page of help lines as plain HTML, which works before, without and after the app. Also fills text markers.

use super::authored::{Authored, Country, Line, Text};
use super::problem::{Place, Problem, Problems};
use super::read_help::is_dialable;
use super::site::Contact;
use std::fmt::Write;

/// The words the page is built with: keys of `ui/help.toml`.
pub(super) const LABELS: [&str; 9] =
    ["choose", "call", "chat", "confirmed", "emergency", "emergency_confirmed", "hours", "text", "web"];

/// Where the template of the page stands, as problems name it.
const TEMPLATE: &str = "public/help.template.html";

/// Fills the template of the page: `{{lang}}`, `{{countries}}`, and `{{section.key}}` (or `{{ui.section.key}}`) for
/// any text of the app. A marker that means nothing is a problem at its line.
pub fn help_page(authored: &Authored, template: &str) -> Result<String, Vec<Problem>> {
    let problems = Problems::default();
    let (mut page, mut rest) = (String::new(), template);
    while let Some((before, after)) = rest.split_once("{{") {
        page += before;
        let Some((marker, after)) = after.split_once("}}") else {
            page += "{{";
            rest = after;
            continue;
        };
        match value(authored, marker.trim()) {
            Some(value) => page += &value,
            None => {
                let written = template.len() - after.len();
                let line = 1 + template.get(..written).unwrap_or_default().matches('\n').count();
                let message =
                    format!("nothing fills `{{{{{marker}}}}}`; name a section and key of ui/, `lang` or `countries`");
                problems.add(&Place::new(TEMPLATE, line), message);
            }
        }
        rest = after;
    }
    page += rest;
    match problems.sorted() {
        problems if problems.is_empty() => Ok(page),
        problems => Err(problems),
    }
}

fn value(authored: &Authored, marker: &str) -> Option<String> {
    match marker {
        "lang" => Some(escape(&authored.language)),
        "countries" => Some(countries_html(authored)),
        // Of a site; our own page has none.
        "contact" | "contact_link" => Some(String::new()),
        other => {
            let (section, key) = other.strip_prefix("ui.").unwrap_or(other).split_once('.')?;
            authored.ui_text(section, key).map(|text| escape(text))
        }
    }
}

/// Reports labels that the page needs and `ui/help.toml` lacks.
pub(super) fn check(authored: &Authored, problems: &Problems) {
    let place = Place::new(format!("{}/ui/help.toml", authored.folder), 1);
    if !authored.ui.iter().any(|section| section.name == "help") {
        problems.add(&place, format!("this file is missing; it words the page of help lines: {}", LABELS.join(", ")));
        return;
    }
    for key in LABELS.iter().filter(|key| authored.ui_text("help", key).is_none()) {
        problems.add(&place, format!("there is no `{key}`; the page of help lines needs it"));
    }
    for (key, names) in [("confirmed", ["{date}", "{source}"].as_slice()), ("emergency_confirmed", &["{source}"])] {
        let Some(text) = authored.ui_text("help", key) else { continue };
        for name in names.iter().filter(|name| !text.contains(**name)) {
            problems.add(&text.place, format!("`{key}` has no {name}; the page of help lines fills it in"));
        }
    }
}

/// A chooser of fragment links, then every country; CSS shows the chosen one alone with `:target`.
pub fn countries_html(authored: &Authored) -> String {
    let mut page = format!("<nav class=\"countries\" aria-label=\"{}\">\n<ul>\n", label(authored, "choose"));
    for country in &authored.countries {
        _ = writeln!(page, "<li><a href=\"#{}\">{}</a></li>", escape(&country.id), escape(&country.name));
    }
    page += "</ul>\n</nav>\n";
    for each in &authored.countries {
        page += &country(authored, each);
    }
    page
}

fn country(authored: &Authored, country: &Country) -> String {
    let id = escape(&country.id);
    let mut page = format!("<section id=\"{id}\" class=\"country\" aria-labelledby=\"{id}-name\">\n");
    _ = writeln!(page, "<h2 id=\"{id}-name\" tabindex=\"-1\">{}</h2>", escape(&country.name));
    if let Some(number) = &country.emergency {
        let label = label(authored, "emergency");
        _ = writeln!(page, "<p class=\"emergency\"><span>{label}</span> {}</p>", phone_numbers(number));
    }
    if let Some(note) = &country.emergency_note {
        _ = writeln!(page, "<p class=\"emergency-note\">{}</p>", escape(note));
    }
    if let Some(source) = &country.emergency_source {
        let stated = label(authored, "emergency_confirmed").replace("{source}", &outside_host(source));
        _ = writeln!(page, "<p class=\"confirmed\">{stated}</p>");
    }
    page += "<ul class=\"help-lines\">\n";
    for each in &country.lines {
        page += &line(authored, each);
    }
    page + "</ul>\n</section>\n"
}

fn line(authored: &Authored, line: &Line) -> String {
    let mut page = format!("<li class=\"help-line\">\n<h3>{}</h3>\n", escape(&line.name));
    _ = writeln!(page, "<p>{}</p>", escape(&line.purpose));
    let topics: Vec<String> = line.topics.iter().map(|topic| label(authored, &topic_key(topic))).collect();
    _ = writeln!(page, "<p class=\"topics\"><span>{}</span></p>\n<dl>", topics.join("</span> <span>"));
    let call = line.number.as_ref().map(|number| match &line.tel {
        Some(tel) => phone_link(tel, number),
        None => phone_numbers(number),
    });
    let rows = [
        ("call", call),
        ("text", line.text.as_ref().map(|text| escape(text))),
        ("chat", line.chat.as_ref().map(outside)),
        ("web", Some(outside(&line.web))),
        ("hours", line.hours.as_ref().map(|hours| escape(hours))),
    ];
    for (key, html) in rows {
        if let Some(html) = html {
            _ = writeln!(page, "<div><dt>{}</dt><dd>{html}</dd></div>", label(authored, key));
        }
    }
    let confirmed = label(authored, "confirmed");
    let date = format!("<time datetime=\"{0}\">{0}</time>", escape(&line.confirmed_on));
    let confirmed = confirmed.replace("{date}", &date).replace("{source}", &outside_host(&line.source));
    _ = writeln!(page, "</dl>\n<p class=\"confirmed\">{confirmed}</p>\n</li>");
    page
}

/// The way to that contact from the top of the page, where every country is listed.
pub fn contact_link(contact: &Contact) -> String {
    format!("<p><a href=\"#contact\">{}</a></p>\n", escape(&contact.label))
}

/// How to reach the people who run the site, in the form of a help line. Nobody confirmed it but themselves.
pub fn contact_html(authored: &Authored, contact: &Contact) -> String {
    let title = authored.ui_text("contact", "title").map(|text| escape(text)).unwrap_or_default();
    let mut page = format!(
        "<section id=\"contact\" class=\"contact\" aria-labelledby=\"contact-name\">\n<h2 id=\"contact-name\" tabindex=\"-1\">{title}</h2>\n\
         <div class=\"help-line\">\n<h3>{}</h3>\n",
        escape(&contact.label)
    );
    if let Some(purpose) = &contact.purpose {
        _ = writeln!(page, "<p>{}</p>", escape(purpose));
    }
    page += "<dl>\n";
    let rows = [
        ("call", contact.number.as_ref().map(|(number, tel)| phone_link(tel, number))),
        ("web", contact.web.as_ref().map(outside)),
        ("hours", contact.hours.as_ref().map(|hours| escape(hours))),
    ];
    for (key, html) in rows {
        if let Some(html) = html {
            _ = writeln!(page, "<div><dt>{}</dt><dd>{html}</dd></div>", label(authored, key));
        }
    }
    page + "</dl>\n</div>\n</section>\n"
}

/// The key that words a topic: `sexual-violence` is `topic_sexual_violence`.
pub(super) fn topic_key(topic: &str) -> String {
    format!("topic_{}", topic.replace('-', "_"))
}

fn label(authored: &Authored, key: &str) -> String {
    authored.ui_text("help", key).map(|text| escape(text)).unwrap_or_default()
}

/// A link out that shows the whole address.
fn outside(address: &Text) -> String {
    outside_link(address, address.strip_prefix("https://").unwrap_or(address).trim_end_matches('/'))
}

/// A link out that shows the site alone: pages that confirm a fact have long addresses.
fn outside_host(address: &Text) -> String {
    let rest = address.strip_prefix("https://").unwrap_or(address);
    outside_link(address, rest.split(['/', '?', '#']).next().unwrap_or(rest))
}

/// A link that opens only when pressed, and tells the other site nothing.
pub(super) fn outside_link(address: &str, shown: &str) -> String {
    let (address, shown) = (escape(address), escape(shown));
    format!("<a href=\"{address}\" rel=\"noreferrer noopener\" target=\"_blank\">{shown}</a>")
}

fn phone_link(tel: &str, shown: &str) -> String {
    format!("<a href=\"tel:{}\">{}</a>", escape(&tel.replace('#', "%23")), escape(shown))
}

/// Numbers as people write them, each run of digits a link; words around them stay words.
fn phone_numbers(text: &str) -> String {
    let mut page = String::new();
    let mut rest = text;
    while let Some(digit) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let at = rest.get(..digit).map_or(digit, |before| before.trim_end_matches(['+', '(', '*', '#']).len());
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let in_number =
            |letter: char| letter.is_ascii_digit() || matches!(letter, '+' | ' ' | '-' | '(' | ')' | '*' | '#');
        let end = from.find(|letter| !in_number(letter)).unwrap_or(from.len());
        let (run, after) = from.split_at_checked(end).unwrap_or((from, ""));
        let shown = run.trim_end_matches([' ', '-', '(']);
        let tel: String = shown.chars().filter(|letter| !matches!(letter, ' ' | '-' | '(' | ')')).collect();
        page += &escape(before);
        page += &if is_dialable(&tel) { phone_link(&tel, shown) } else { escape(shown) };
        page += &escape(run.get(shown.len()..).unwrap_or_default());
        rest = after;
    }
    page + &escape(rest)
}

pub(super) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html += "&amp;",
            '<' => html += "&lt;",
            '>' => html += "&gt;",
            '"' => html += "&quot;",
            '\'' => html += "&#39;",
            other => html.push(other),
        }
    }
    html
}
