//! A sheet as a page of its own: one file that any browser reads, with nothing in it but the words.

/// What stands on a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    /// What it is called.
    pub title: String,
    /// Lines under the title, with line ends as they were written.
    pub lines: Vec<String>,
    /// Its parts, such as days.
    pub sections: Vec<Section>,
}

/// Some items under a heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading; empty for none.
    pub title: String,
    /// What stands under it.
    pub items: Vec<Item>,
}

/// One record on a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// What it is called; empty for none.
    pub title: String,
    /// Whom and which part of life it is about; empty for none.
    pub about: String,
    /// What each of its parts is called, and what it says.
    pub parts: Vec<(String, String)>,
}

const STYLE: &str = "body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.5 Georgia,serif}\
h1,h2,h3{line-height:1.25;break-after:avoid}h2{border-bottom:1px solid}h3{margin-bottom:0}dt{font-weight:bold}\
dd{margin:0 0 .5rem}dd,.l{white-space:pre-wrap;overflow-wrap:anywhere}.a{margin:0}";

/// The sheet as a file. Every word of it is written so that a browser reads it as words.
pub fn html(paper: &Paper, language: &str) -> String {
    let mut file = String::from("<!doctype html>\n<html lang=\"");
    words(&mut file, language);
    file.push_str("\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
    file.push_str("<meta name=\"color-scheme\" content=\"light dark\">\n<style>");
    file.push_str(STYLE);
    file.push_str("</style>\n");
    element(&mut file, "title", "", &paper.title);
    element(&mut file, "h1", " dir=\"auto\"", &paper.title);
    paper.lines.iter().for_each(|line| element(&mut file, "p", " class=\"l\" dir=\"auto\"", line));
    for section in &paper.sections {
        element(&mut file, "h2", "", &section.title);
        for item in &section.items {
            element(&mut file, "h3", " dir=\"auto\"", &item.title);
            element(&mut file, "p", " class=\"a\" dir=\"auto\"", &item.about);
            file.push_str("<dl>\n");
            for (label, said) in &item.parts {
                element(&mut file, "dt", " dir=\"auto\"", label);
                element(&mut file, "dd", " dir=\"auto\"", said);
            }
            file.push_str("</dl>\n");
        }
    }
    file.push_str("</html>\n");
    file
}

/// An element with these words in it; nothing where there are none.
fn element(file: &mut String, tag: &str, attributes: &str, said: &str) {
    if said.trim().is_empty() {
        return;
    }
    file.push_str(&["<", tag, attributes, ">"].concat());
    words(file, said);
    file.push_str(&["</", tag, ">\n"].concat());
}

fn words(file: &mut String, said: &str) {
    for letter in said.chars() {
        match letter {
            '&' => file.push_str("&amp;"),
            '<' => file.push_str("&lt;"),
            '>' => file.push_str("&gt;"),
            '"' => file.push_str("&quot;"),
            '\u{0}' => file.push('\u{fffd}'),
            other => file.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn paper(said: &str) -> Paper {
        let item = Item { title: "Entry".into(), about: said.into(), parts: vec![("What".into(), said.into())] };
        let section = Section { title: "Monday".into(), items: vec![item] };
        Paper { title: "Sheet".into(), lines: vec![said.into(), String::new()], sections: vec![section] }
    }

    #[test]
    fn a_sheet_is_a_whole_page() {
        let file = html(&paper("a\nb"), "en");
        assert!(file.starts_with("<!doctype html>\n<html lang=\"en\">") && file.ends_with("</html>\n"));
        for piece in ["<title>Sheet</title>", "<h2>Monday</h2>", "<dd dir=\"auto\">a\nb</dd>", "<dt dir=\"auto\">What"]
        {
            assert!(file.contains(piece), "{piece} in {file}");
        }
        assert_eq!(file.matches("class=\"l\"").count(), 1, "an empty line is no line");
    }

    proptest! {
        #[test]
        fn nothing_written_becomes_an_element(said in "[a<>&\"'/!=-]{1,30}") {
            let tags = |file: &str| file.matches('<').count();
            prop_assert_eq!(tags(&html(&paper(&said), "en")), tags(&html(&paper("a"), "en")));
            let read = html(&paper(&said), "en");
            prop_assert!(read.contains(&said.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")));
        }
    }
}
