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

    /// `text` as it stands in such a file.
    pub fn write(self, text: &str) -> String {
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

/// `template` with every marker replaced by what `value` gives for its name. `source` is how errors name the file.
pub fn fill(source: &str, template: &str, kind: Kind, value: impl Fn(&str) -> Option<Value>) -> Result<String> {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    let mut line = 1;
    while let Some((before, from)) = rest.split_once("{{") {
        line += before.matches('\n').count();
        let (name, after) =
            from.split_once("}}").with_context(|| format!("{source}:{line}: a marker is not closed"))?;
        let name = name.trim();
        filled += before;
        match value(name) {
            Some(Value::Text(text)) => filled += &kind.write(&text),
            Some(Value::Markup(markup)) if kind == Kind::Html => filled += &markup,
            Some(Value::Markup(_)) => bail!("{source}:{line}: `{name}` is markup: it can only stand in a page"),
            None => bail!("{source}:{line}: nothing is called `{name}`; name a section and key of content/en/ui"),
        }
        rest = after;
    }
    Ok(filled + rest)
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
        let filled = fill("a", "<p title=\"{{shell.name}}\">{{ help.body }}", Kind::Html, value)?;
        assert_eq!(filled, "<p title=\"It's &lt;&quot;&amp;&quot;&gt;\"><p>&amp;</p>");
        let filled = fill("a", "{\"name\": \"{{shell.name}}\"}", Kind::Script, value)?;
        assert_eq!(filled, r#"{"name": "It\u0027s \u003c\u0022&\u0022>"}"#);
        Ok(())
    }

    #[test]
    fn refuses_what_it_cannot_fill() {
        for (template, kind) in
            [("\n{{shell.nmae}}", Kind::Html), ("\n{{shell.name", Kind::Html), ("\n{{help.body}}", Kind::Script)]
        {
            let error = fill("index.html", template, kind, value).map_err(|error| error.to_string());
            assert!(error.is_err_and(|error| error.starts_with("index.html:2: ")), "{template}");
        }
    }
}
