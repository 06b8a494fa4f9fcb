//! Filling `{{section.key}}` in a file, escaped for the kind of file it is. A marker nobody knows fails the build.

use anyhow::{Context, Result, bail};

/// How a text is written into a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Element text, or an attribute in double quotes.
    Html,
    /// Inside a string in double or single quotes.
    Script,
}

impl Kind {
    /// The kind of the file called `name`, or nothing for files that carry no markers.
    pub fn of(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1 {
            "html" => Some(Kind::Html),
            "js" | "webmanifest" => Some(Kind::Script),
            _ => None,
        }
    }

    fn write(self, text: &str) -> String {
        let mut written = String::with_capacity(text.len());
        for character in text.chars() {
            match (self, character) {
                (Kind::Html, '&') => written += "&amp;",
                (Kind::Html, '<') => written += "&lt;",
                (Kind::Html, '>') => written += "&gt;",
                (Kind::Html, '"') => written += "&quot;",
                (Kind::Script, '\\' | '"' | '\'' | '<' | '\u{2028}' | '\u{2029}') => {
                    written += &format!("\\u{:04x}", u32::from(character));
                }
                (Kind::Script, '\n') => written += "\\n",
                _ => written.push(character),
            }
        }
        written
    }
}

/// What a marker stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text for people, to be escaped.
    Text(String),
    /// Markup that was made safe where it was made.
    Markup(String),
}

/// `template` with every marker replaced by what `value` gives for its name.
pub fn fill(template: &str, kind: Kind, value: impl Fn(&str) -> Option<Value>) -> Result<String> {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, from)) = rest.split_once("{{") {
        let (name, after) = from.split_once("}}").context("a marker is not closed")?;
        filled += before;
        match value(name.trim()) {
            Some(Value::Text(text)) => filled += &kind.write(&text),
            Some(Value::Markup(markup)) if kind == Kind::Html => filled += &markup,
            Some(Value::Markup(_)) => bail!("{{{{{name}}}}} is markup: it can only stand in a page"),
            None => bail!("nothing is called {{{{{name}}}}}"),
        }
        rest = after;
    }
    filled += rest;
    Ok(filled)
}

/// Names of the markers in `template`.
pub fn names(template: &str) -> Vec<String> {
    let after_opening = template.split("{{").skip(1);
    after_opening.filter_map(|from| from.split_once("}}")).map(|(name, _)| name.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(name: &str) -> Option<Value> {
        match name {
            "shell.name" => Some(Value::Text("It's <\"&\">".to_owned())),
            "help.body" => Some(Value::Markup("<p>&amp;</p>".to_owned())),
            _ => None,
        }
    }

    #[test]
    fn writes_a_text_as_its_place_needs() -> Result<()> {
        let filled = fill("<p title=\"{{shell.name}}\">{{ help.body }}", Kind::Html, value)?;
        assert_eq!(filled, "<p title=\"It's &lt;&quot;&amp;&quot;&gt;\"><p>&amp;</p>");
        let filled = fill("{\"name\": \"{{shell.name}}\"}", Kind::Script, value)?;
        assert_eq!(filled, r#"{"name": "It\u0027s \u003c\u0022&\u0022>"}"#);
        Ok(())
    }

    #[test]
    fn refuses_what_it_cannot_fill() {
        assert!(fill("{{shell.nmae}}", Kind::Html, value).is_err());
        assert!(fill("{{shell.name", Kind::Html, value).is_err());
        assert!(fill("{{help.body}}", Kind::Script, value).is_err());
    }

    #[test]
    fn lists_names() {
        assert_eq!(names("a {{shell.name}} { {{ csp }} {{open"), ["shell.name", "csp"]);
    }
}
