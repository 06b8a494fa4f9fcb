//! What reads, terms, questions, scenes and prompts need, and what they lead to.

use crate::checks::{expect, finds, passes};
use crate::small::{authored, changed, sources, text_of};
use rethread_core::content::author::{Block, Span, grade_of_read, write_rust};

const READ: &str = "reads/not-broken.toml";

#[test]
fn what_they_lead_to_exists() {
    finds(
        READ,
        "shelf = \"what\"",
        "shelf = \"why\"",
        "shelf",
        "there is no shelf `why` in reads/order.toml; there is: what",
    );
    finds(READ, "[\"waiting\"]", "[\"wait\"]", "signs", "there is no sign `wait` in signs.toml");
    finds(READ, "[\"betrayal\"]", "[\"loss\"]", "roots", "there is no root `loss` in roots.toml");
    finds(READ, "id = \"come-back\"", "id = \"go\"", "practice", "there is no exercise `go` in exercises/");
    finds(READ, "[[on-watch]] kept", "[[watch]] kept", "[[watch]]", "there is no term `watch` in terms.toml");
    finds(READ, "[[on-watch|always", "[[alert|always", "[[alert", "there is no term `alert` in terms.toml");
    finds("terms.toml", "read = \"not-broken\"", "read = \"broken\"", "read =", "there is no read `broken` in reads/");
    finds("questions.toml", "[\"not-broken\"]", "[\"broken\"]", "reads =", "there is no read `broken` in reads/");
    finds("questions.toml", "\"what-happened\"", "\"sit\"", "practice =", "there is no exercise `sit`");
    finds("questions.toml", "[[cbt]]", "[[dbt]]", "[[dbt]]", "there is no term `dbt`");
    finds("prompts.toml", "[\"waiting\"]", "[\"wait\"]", "signs", "there is no sign `wait`");
    finds("scenes.toml", "[\"partner\"]", "[\"school\"]", "contexts", "there is no context `school`");
    finds("scenes.toml", "\"open\"", "\"both\"", "leans", "a scene cannot lean to `both`");
    finds("prompts.toml", "\"gentle\"", "\"soft\"", "depth", "there is no depth `soft`");
}

#[test]
fn a_long_list_is_not_told_in_full() {
    let mut sources = changed(READ, "[[on-watch]] kept", "[[on-wath]] kept");
    let more: String =
        (0..20).map(|n| format!("[[term]]\nid = \"t{n}\"\ntitle = \"T{n}\"\ntext = \"More.\"\n")).collect();
    let terms = text_of(&sources, "terms.toml") + &more;
    sources.files.insert("terms.toml".to_owned(), terms.into_bytes());
    expect(&sources, READ, 15, "there is no term `on-wath` in terms.toml; there is: on-watch, ");
}

#[test]
fn they_are_one_of_a_kind() {
    finds(
        "terms.toml",
        "id = \"cbt\"",
        "id = \"on-watch\" # here",
        "# here",
        "the term `on-watch` is already at line 2",
    );
    for (path, what, id) in [
        ("questions.toml", "question", "is-it-me"),
        ("scenes.toml", "scene", "late-reply"),
        ("prompts.toml", "prompt", "small-word"),
        ("compare.toml", "row", "looks-at"),
    ] {
        let (head, one) = match text_of(&sources(), path).split_once(&format!("[[{what}]]")) {
            Some((head, one)) => (head.to_owned(), one.to_owned()),
            None => panic!("no {what} in {path}"),
        };
        let mut twice = sources();
        let text = format!("{head}[[{what}]]{one}[[{what}]]{one}");
        let line = text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.contains(&format!("\"{id}\"")))
            .nth(1)
            .map(|(at, _)| at + 1);
        twice.files.insert(path.to_owned(), text.into_bytes());
        expect(&twice, path, line.unwrap_or_default(), &format!("the {what} `{id}` is already at line"));
    }
}

#[test]
fn a_read_has_what_it_needs() {
    finds(READ, "takeaway = \"Your guard was learned.\"\n", "", "shelf", "this read has no `takeaway`");
    finds(READ, "practice = {", "# {", "shelf", "this read has no `practice`");
    finds(READ, ", why = \"It brings you to now.\"", "", "practice", "this practice has no `why`");
    finds(READ, "signs = [\"waiting\"]", "signs = []", "shelf", "this read belongs to no sign");
    passes(READ, "for = \"self\"\nsigns = [\"waiting\"]", "for = \"supporter\"\nsigns = []");
    passes(READ, "contexts = [\"partner\"]\n", "print = true\n");
    finds(READ, "A guard is learned.", "A guard is simply learned.", "simply", "\"simply\" is not used");
    finds(READ, "[[reference]]", "[[source]]", "[[source]]", "`source` is not known here");
    finds(
        "reads/order.toml",
        "\"not-broken\"",
        "\"not-broken\", \"more\"",
        "more",
        "there is no read `more`; write reads/more.toml",
    );
    let shelf = "[[shelf]]\nid = \"help\"\ntitle = \"Help\"\nintro = \"Help.\"\n\n[[shelf]]\nid = \"what\"";
    finds("reads/order.toml", "[[shelf]]\nid = \"what\"", shelf, "help", "no read is on the shelf `help`");
    finds(
        "questions.toml",
        "reads = [\"not-broken\"]",
        "reads = []",
        "id =",
        "a question leads to one, two or three reads",
    );
}

#[test]
fn references_name_author_and_year() {
    let text = "Author, D. (2001). On guard. Journal.";
    for good in ["World Health Organization (no date, read 2026). Violence.", "A. B. 1899: Title"] {
        passes(READ, text, good);
    }
    for bad in ["Author, D. On guard. Journal.", "Author, D. (01). On guard, 12345.", "Author, D. (2101). On guard."] {
        finds(READ, text, bad, bad, "this reference names no year");
    }
    for bad in ["(2001). On guard.", "2001"] {
        finds(READ, text, bad, &format!("\"{bad}\""), "this reference does not begin with an author");
    }
}

#[test]
fn texts_become_blocks() {
    let authored = authored(&sources());
    let text = &authored.reads[0].text;
    let kinds: Vec<&str> = text.blocks.iter().map(kind).collect();
    assert_eq!(kinds, ["paragraph", "heading", "paragraph", "list 2", "say"]);
    assert_eq!(text.plain()[0], "A guard is learned. It is always on watch, and it costs rest.");
    assert_eq!(text.plain()[4..], ["another, which goes on", "I need a minute. Then I come back."]);
    assert_eq!(text.words(), 40);
    let source = write_rust(&authored);
    for piece in [
        "types::Span::Text(\"A guard is learned. It is \"), types::Span::Term { id: \"on-watch\", words: \"always on watch\" }",
        "&[types::Span::Term { id: \"on-watch\", words: \"On watch\" }, types::Span::Text(\" kept you safe. So did \")",
        "types::Span::Term { id: \"on-watch\", words: \"on watch\" }, types::Span::Text(\".\")",
        "types::Span::Term { id: \"cbt\", words: \"CBT\" }",
        "minutes: 1, signs: &[\"waiting\"], roots: &[\"betrayal\"]",
        "practice: types::SuggestedPractice { exercise: \"come-back\", why: \"It brings you to now.\" }, print: false",
        "terms: &[types::Term { id: \"cbt\", title: \"CBT\", also: &[], text: \"A kind of talking therapy.\", read: None }",
        "leans: types::Leaning::Open",
    ] {
        assert!(source.contains(piece), "no {piece} in {source}");
    }
}

fn kind(block: &Block) -> &'static str {
    match block {
        Block::Paragraph(_) => "paragraph",
        Block::Heading(_) => "heading",
        Block::List(items) if items.len() == 2 => "list 2",
        Block::List(_) => "list",
        Block::Say(_) => "say",
    }
}

#[test]
fn marks_that_mean_nothing_are_named() {
    for (mark, at, message) in [
        ("**learned**", "**", "this mark is not known here; a text has no bold words"),
        ("[a page](https://a.b)", "](", "this mark is not known here; a text has no bold words"),
        ("[[on-watch", "[[on-watch", "this `[[` is not closed"),
        ("[[On watch]]", "[[On watch]]", "`[[On watch]]` is not a link"),
        ("[[on-watch|]]", "[[on-watch|]]", "`[[on-watch|]]` is not a link"),
        ("\n\n### deeper\n\n", "### deeper", "a line can begin with `## `, `- ` or `> `"),
        ("\n\n## On [[on-watch]]\n\n", "## On", "a heading cannot hold a term"),
    ] {
        finds(READ, "learned. It is", mark, at, message);
    }
}

#[test]
fn lists_with_gaps_are_one_list() {
    let authored = authored(&changed(READ, "- a list item\n- another", "- a list item\n\n- another"));
    assert!(authored.reads[0].text.blocks.iter().any(|block| matches!(block, Block::List(items) if items.len() == 2)));
    let links = authored.reads[0].text.terms().count();
    assert_eq!(links, 3);
    let opens = authored.reads[0].text.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(spans) => spans.first(),
        _ => None,
    });
    assert!(opens.into_iter().any(|span| matches!(span, Span::Term { opens: true, .. })));
}

#[test]
fn what_is_hard_to_read_is_named_with_its_grade() {
    let hard = "Individuals internalising organisational unpredictability habitually anticipate \
                interpersonal disappointment notwithstanding contradictory environmental information";
    finds(READ, "A guard is learned", hard, "shelf", "and 8 is the hardest it may be");
    finds("exercises/come-back.toml", "Stop at any moment", hard, "group", "this reads at grade ");
    assert!(grade_of_read(&authored(&sources()).reads[0]) < 3.0);
    let mut german = changed(READ, "A guard is learned", hard);
    german.folder = "content/de".to_owned();
    authored(&german);
}
