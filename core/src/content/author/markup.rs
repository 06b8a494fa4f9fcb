//! The few marks that running text may have, parsed when the app is built: paragraphs, `## ` headings, `- ` items,
//! `> ` words somebody could say, and `[[term]]` or `[[term|words]]`.

use super::form::is_id;
use super::problem::Place;
use super::source::File;
use super::table::Text;
use std::ops::Range;

/// Running text in blocks.
#[derive(Debug, Clone, Default)]
pub struct Markup {
    /// Its blocks in order.
    pub blocks: Vec<Block>,
    /// Where it begins.
    pub place: Place,
}

/// A piece of running text.
#[derive(Debug, Clone)]
pub enum Block {
    /// Some sentences.
    Paragraph(Vec<Span>),
    /// A short heading.
    Heading(String),
    /// Items.
    List(Vec<Vec<Span>>),
    /// Words somebody could say.
    Say(Vec<Span>),
}

/// A piece of a sentence.
#[derive(Debug, Clone)]
pub enum Span {
    /// Words as they stand.
    Text(String),
    /// A link to a term.
    Term {
        /// Its id.
        id: Text,
        /// The words in this sentence; the term's own title where there are none.
        words: Option<String>,
        /// Whether a sentence begins with it.
        opens: bool,
    },
}

impl Markup {
    /// Every link to a term.
    pub fn terms(&self) -> impl Iterator<Item = &Text> {
        self.blocks.iter().flat_map(Block::lines).flatten().filter_map(|span| match span {
            Span::Term { id, .. } => Some(id),
            Span::Text(_) => None,
        })
    }

    /// What a person reads, a line for each heading, paragraph and item.
    pub fn plain(&self) -> Vec<String> {
        self.blocks.iter().flat_map(Block::plain).collect()
    }

    /// How many words there are to read.
    pub fn words(&self) -> usize {
        self.plain().iter().map(|line| line.split_whitespace().count()).sum()
    }
}

impl Block {
    /// What a person reads of it, a line for each item.
    pub fn plain(&self) -> Vec<String> {
        match self {
            Block::Heading(words) => vec![words.clone()],
            block => block.lines().map(|spans| spans.iter().map(Span::plain).collect()).collect(),
        }
    }

    fn lines(&self) -> impl Iterator<Item = &Vec<Span>> {
        let lines: Vec<&Vec<Span>> = match self {
            Block::Heading(_) => Vec::new(),
            Block::Paragraph(spans) | Block::Say(spans) => vec![spans],
            Block::List(items) => items.iter().collect(),
        };
        lines.into_iter()
    }
}

impl Span {
    fn plain(&self) -> String {
        match self {
            Span::Text(words) => words.clone(),
            Span::Term { words: Some(words), .. } => words.clone(),
            Span::Term { id, .. } => id.replace('-', " "),
        }
    }
}

/// A block whose lines are still being gathered.
enum Open {
    Paragraph(String),
    List(Vec<String>),
    Say(String),
}

/// Reads a text; marks that mean nothing here are problems.
pub(super) fn read(file: &File<'_>, span: Range<usize>, text: &str) -> Markup {
    let mut reader =
        Reader { markup: Markup { blocks: Vec::new(), place: file.place(span.start) }, open: None, file, span };
    for line in text.lines().map(str::trim) {
        reader.line(line);
    }
    reader.close();
    reader.markup
}

struct Reader<'a> {
    markup: Markup,
    open: Option<Open>,
    file: &'a File<'a>,
    span: Range<usize>,
}

impl Reader<'_> {
    fn line(&mut self, line: &str) {
        if line.is_empty() {
            return self.close();
        }
        if let Some(heading) = line.strip_prefix("## ") {
            self.close();
            if heading.contains("[[") {
                self.problem(line, "a heading cannot hold a term; put the term into the text below it");
            }
            return self.markup.blocks.push(Block::Heading(heading.trim().to_owned()));
        }
        if let Some(item) = line.strip_prefix("- ") {
            return match &mut self.open {
                Some(Open::List(items)) => items.push(item.trim().to_owned()),
                _ => self.begin(Open::List(vec![item.trim().to_owned()])),
            };
        }
        if let Some(words) = line.strip_prefix("> ") {
            return match &mut self.open {
                Some(Open::Say(said)) => join(said, words),
                _ => self.begin(Open::Say(words.trim().to_owned())),
            };
        }
        if ["#", ">", "- ", "* ", "```"].iter().any(|mark| line.starts_with(mark)) || line == "-" {
            self.problem(line, "this mark is not known here; a line can begin with `## `, `- ` or `> `");
        }
        match &mut self.open {
            Some(Open::Paragraph(words) | Open::Say(words)) => join(words, line),
            Some(Open::List(items)) => items.last_mut().into_iter().for_each(|item| join(item, line)),
            None => self.begin(Open::Paragraph(line.to_owned())),
        }
    }

    fn begin(&mut self, open: Open) {
        self.close();
        self.open = Some(open);
    }

    fn close(&mut self) {
        let block = match self.open.take() {
            None => return,
            Some(Open::Paragraph(words)) => Block::Paragraph(self.spans(&words)),
            Some(Open::Say(words)) => Block::Say(self.spans(&words)),
            Some(Open::List(items)) => {
                let items = items.iter().map(|item| self.spans(item)).collect();
                // Items with an empty line between them are still one list.
                if let Some(Block::List(before)) = self.markup.blocks.last_mut() {
                    return before.extend::<Vec<_>>(items);
                }
                Block::List(items)
            }
        };
        self.markup.blocks.push(block);
    }

    fn spans(&self, line: &str) -> Vec<Span> {
        for mark in ["**", "__", "](", "`"].iter().filter(|mark| line.contains(**mark)) {
            self.problem(mark, "this mark is not known here; a text has no bold words, no links and no code");
        }
        let (mut spans, mut rest) = (Vec::new(), line);
        while let Some((before, after)) = rest.split_once("[[") {
            let Some((link, after)) = after.split_once("]]").filter(|(link, _)| !link.contains("[[")) else {
                self.problem("[[", "this `[[` is not closed; write `[[term]]` or `[[term|words]]`");
                break;
            };
            let opens =
                before.trim_end().is_empty() && spans.is_empty() || before.trim_end().ends_with(['.', '?', ':']);
            if !before.is_empty() {
                spans.push(Span::Text(before.to_owned()));
            }
            let (id, words) = link.split_once('|').map_or((link, None), |(id, words)| (id, Some(words.trim())));
            if !is_id(id) || words.is_some_and(str::is_empty) {
                self.problem(link, format!("`[[{link}]]` is not a link; write `[[term]]` or `[[term|words]]`"));
            }
            let id = Text { words: id.to_owned(), place: self.place(&["[[", link].concat()) };
            spans.push(Span::Term { id, words: words.map(str::to_owned), opens });
            rest = after;
        }
        if !rest.is_empty() {
            spans.push(Span::Text(rest.to_owned()));
        }
        spans
    }

    fn problem(&self, at: &str, message: impl Into<String>) {
        self.file.problems.add(&self.place(at), message);
    }

    /// The line of the first place where these words stand in the file as they are.
    fn place(&self, words: &str) -> Place {
        let at = self.file.raw(self.span.clone()).find(words).unwrap_or_default();
        self.file.place(self.span.start + at)
    }
}

fn join(words: &mut String, more: &str) {
    words.push(' ');
    words.push_str(more.trim());
}
