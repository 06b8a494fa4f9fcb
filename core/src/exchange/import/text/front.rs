//! Front matter: what stands between two lines of `---` at the start of a Markdown file. Of YAML as much as journals use:
//! one value a line, lists in brackets, with commas, or one a line behind a dash.

/// Lines that are looked at for its end.
const LINES: usize = 200;

/// What was found there.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Front<'a> {
    /// When.
    pub date: Option<&'a str>,
    /// The title.
    pub title: Option<&'a str>,
    /// Tags.
    pub tags: Vec<String>,
    /// Moods or feelings.
    pub moods: Vec<String>,
    /// Filled lines of other names.
    pub others: usize,
}

/// The front matter of a text, and the rest. A text that begins with a line across and goes on in words has none.
pub(super) fn read(text: &str) -> (Front<'_>, &str) {
    inside(text).and_then(|(inside, rest)| Some((fields(inside)?, rest))).unwrap_or((Front::default(), text))
}

fn inside(text: &str) -> Option<(&str, &str)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut at = first.len();
    for line in lines.take(LINES) {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((text.get(first.len()..at)?, text.get(at + line.len()..)?));
        }
        at += line.len();
    }
    None
}

/// `None` where a line is nothing that front matter has.
fn fields(inside: &str) -> Option<Front<'_>> {
    let mut front = Front::default();
    let mut current = "";
    let mut created = None;
    for line in inside.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            front.add(current, item);
            continue;
        }
        if line.starts_with([' ', '\t']) {
            // A field within a field.
            front.others += 1;
            continue;
        }
        let (name, value) = line.split_once(':')?;
        let value = bare(value);
        current = name.trim();
        match current.to_lowercase().as_str() {
            _ if value.is_empty() => {}
            "date" | "day" => front.date = Some(value),
            "created" | "created_at" | "created-at" | "creation date" | "datetime" => created = Some(value),
            "title" => front.title = Some(value),
            _ => {
                let list = value.strip_prefix('[').and_then(|list| list.strip_suffix(']')).unwrap_or(value);
                list.split(',').for_each(|item| front.add(current, item));
            }
        }
    }
    front.date = front.date.or(created);
    Some(front)
}

impl Front<'_> {
    fn add(&mut self, name: &str, item: &str) {
        let item = bare(item);
        if item.is_empty() {
            return;
        }
        match name.to_lowercase().as_str() {
            "tags" | "tag" | "keywords" | "categories" => self.tags.push(item.to_owned()),
            "mood" | "moods" | "feeling" | "feelings" => self.moods.push(item.to_owned()),
            _ => self.others += 1,
        }
    }
}

fn bare(value: &str) -> &str {
    let value = value.trim();
    ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote)).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_read_as_journals_write_it() {
        let text = "---\r\ndate: 2024-01-15\r\ntitle: \"A day: long\"\r\ntags: [sea, '#two']\r\nmood: calm\r\n\
                    location:\r\n  lat: 1\r\n---\r\nWords\r\n";
        let (front, rest) = read(text);
        assert_eq!((front.date, front.title, front.others), (Some("2024-01-15"), Some("A day: long"), 1));
        assert_eq!(
            (front.tags, front.moods, rest),
            (vec!["sea".into(), "#two".into()], vec!["calm".into()], "Words\r\n")
        );

        let (front, rest) = read("---\ntags:\n- a\n  - b\ncreated: 2024-01-15T10:00\nweather: dry\n...\nx");
        assert_eq!((front.date, front.others, rest), (Some("2024-01-15T10:00"), 1, "x"));
        assert_eq!(front.tags, ["a", "b"]);
    }

    #[test]
    fn a_line_across_is_no_front_matter() {
        for text in ["---\nA day.\n---\nMore", "---\ndate: 2024-01-15\nno end", "--- \nx", "", "words\n---\n"] {
            assert_eq!(read(text), (Front::default(), text), "{text}");
        }
    }
}
