//! A read as plain HTML: the page that shows it alone, where the app would be too much.

use super::authored::Authored;
use super::authored_library::Read;
use super::help_page::{escape, outside_link};
use super::markup::{Block, Span};
use super::rust_library::term_words;
use std::collections::BTreeSet;
use std::fmt::Write;

/// What stands inside the page of a read: its title, the one thing to take away, its text, the words it explains, a
/// practice to try, and where it comes from.
pub fn read_html(authored: &Authored, read: &Read) -> String {
    let text = |key: &str| authored.ui_text("learn", key).map(|text| escape(text)).unwrap_or_default();
    let mut page = format!("<h1 tabindex=\"-1\">{}</h1>\n", escape(&read.title));
    let (title, takeaway) = (text("takeaway"), escape(&read.takeaway));
    _ = writeln!(page, "<div class=\"takeaway\"><p class=\"takeaway-title\">{title}</p><p>{takeaway}</p></div>");
    page += "<div class=\"running\">\n";
    for block in &read.text.blocks {
        page += &self::block(authored, block);
    }
    page += "</div>\n";
    page += &words(authored, read);
    if let Some(exercise) = authored.exercises.iter().find(|one| one.id == *read.practice.exercise) {
        let (title, why) = (escape(&exercise.title), escape(&read.practice.why));
        let address = format!("./embed.html?section=practice:{}", escape(&exercise.id));
        _ = writeln!(
            page,
            "<section class=\"card to-try\"><h2>{}</h2><h3><a href=\"{address}\">{title}</a></h3><p>{why}</p></section>",
            text("try_title")
        );
    }
    if !read.references.is_empty() {
        let rows = read.references.iter().map(|one| format!("<li>{}</li>\n", outside_link(&one.url, &one.text)));
        let rows: String = rows.collect();
        _ = writeln!(
            page,
            "<section class=\"sources\"><h2>{}</h2><ul class=\"references\">{rows}</ul></section>",
            text("references")
        );
    }
    page
}

fn block(authored: &Authored, block: &Block) -> String {
    match block {
        Block::Paragraph(spans) => format!("<p>{}</p>\n", line(authored, spans)),
        Block::Heading(text) => format!("<h2>{}</h2>\n", escape(text)),
        Block::Say(spans) => format!("<blockquote><p>{}</p></blockquote>\n", line(authored, spans)),
        Block::List(items) => {
            let items: String = items.iter().map(|item| format!("<li>{}</li>\n", line(authored, item))).collect();
            format!("<ul>\n{items}</ul>\n")
        }
    }
}

fn line(authored: &Authored, spans: &[Span]) -> String {
    let written = |span: &Span| match span {
        Span::Text(text) => escape(text),
        Span::Term { id, words, opens } => {
            let words = term_words(authored, id, words.as_deref(), *opens);
            format!("<a href=\"#word-{}\">{}</a>", escape(id), escape(&words))
        }
    };
    spans.iter().map(written).collect()
}

/// What the words that are linked in it mean, each once.
fn words(authored: &Authored, read: &Read) -> String {
    let linked: BTreeSet<&str> = read.text.terms().map(|id| &**id).collect();
    let rows: String = authored
        .terms
        .iter()
        .filter(|term| linked.contains(&*term.id))
        .map(|term| {
            let (id, title, text) = (escape(&term.id), escape(&term.title), escape(&term.text));
            format!("<div id=\"word-{id}\" tabindex=\"-1\"><dt>{title}</dt><dd>{text}</dd></div>\n")
        })
        .collect();
    if rows.is_empty() {
        return rows;
    }
    let title = authored.ui_text("learn", "words").map(|text| escape(text)).unwrap_or_default();
    format!("<section class=\"words-here\"><h2>{title}</h2>\n<dl>\n{rows}</dl></section>\n")
}
