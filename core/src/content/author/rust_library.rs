//! Writes the long material as Rust source: steps, texts in blocks, terms, questions, scenes, prompts.

use super::authored::{
    Authored, Block, Exercise, Kind, Pattern, Prompt, Question, Read, Reference, Scene, Span, Step, Term, Text,
};
use super::rust::{contexts, depth, exercise_card, ids, named, read_card, record, rust_string, slice};

/// The long material of one language.
pub(super) fn library(authored: &Authored, name: &str) -> String {
    let compare = &authored.compare;
    let rows = slice(&compare.rows, |row| {
        texts("CompareRow", &[("id", &row.id), ("topic", &row.topic), ("caution", &row.caution), ("alarm", &row.alarm)])
    });
    let compare = [
        ("title", rust_string(&compare.title)),
        ("text", rust_string(&compare.text)),
        ("caution", rust_string(&compare.caution)),
        ("alarm", rust_string(&compare.alarm)),
        ("rows", rows),
    ];
    let mut terms: Vec<&Term> = authored.terms.iter().collect();
    terms.sort_by_key(|term| term.title.to_lowercase());
    let fields = [
        ("exercises", slice(&authored.exercises, exercise)),
        ("reads", slice(&authored.reads, |found| read(authored, found))),
        ("terms", slice(&terms, |found| term(found))),
        ("questions", slice(&authored.questions, |found| question(authored, found))),
        ("compare", record("Compare", &compare)),
        ("scenes", slice(&authored.scenes, scene)),
        ("prompts", [name, "_PROMPTS"].concat()),
    ];
    record("Library", &fields)
}

fn texts(name: &str, fields: &[(&str, &Text)]) -> String {
    let fields: Vec<(&str, String)> = fields.iter().map(|(key, text)| (*key, rust_string(text))).collect();
    record(name, &fields)
}

fn exercise(exercise: &Exercise) -> String {
    let mut fields = exercise_card(exercise);
    fields.extend([
        ("why", rust_string(&exercise.why)),
        ("references", references(&exercise.references)),
        ("steps", slice(&exercise.steps, step)),
    ]);
    record("Exercise", &fields)
}

fn references(references: &[Reference]) -> String {
    slice(references, |reference| texts("Reference", &[("text", &reference.text), ("url", &reference.url)]))
}

fn step(step: &Step) -> String {
    let fields = [
        ("id", rust_string(&step.id)),
        ("title", rust_string(&step.title)),
        ("text", rust_string(&step.text)),
        ("kind", format!("types::StepKind::{}", kind(&step.kind))),
        ("recall", ids(&step.recall)),
        ("reframes", step.reframes.to_string()),
    ];
    record("Step", &fields)
}

fn kind(kind: &Kind) -> String {
    match kind {
        Kind::Plain(name) => (*name).to_owned(),
        Kind::One(options) => format!("One({})", slice(options, named)),
        Kind::Many(options) => format!("Many({})", slice(options, named)),
        Kind::Scale(low, high, most) => {
            format!("Scale {{ low: {}, high: {}, most: {most} }}", rust_string(low), rust_string(high))
        }
        Kind::Columns(left, right) => {
            format!("Columns {{ left: {}, right: {} }}", rust_string(left), rust_string(right))
        }
        Kind::Sentence(parts) => {
            let part = |(words, gap): &(Text, Text)| {
                record("SentencePart", &[("words", rust_string(words)), ("gap", rust_string(gap))])
            };
            format!("Sentence({})", slice(parts, part))
        }
        Kind::Pick(from) => format!("Pick {{ from: {} }}", rust_string(from)),
        Kind::Breathing(patterns) => format!("Breathing({})", slice(patterns, pattern)),
        Kind::Grounding(senses) => {
            let sense = |(count, prompt, hint): &(u8, Text, Text)| {
                let (prompt, hint) = (rust_string(prompt), rust_string(hint));
                record("Sense", &[("count", count.to_string()), ("prompt", prompt), ("hint", hint)])
            };
            format!("Grounding({})", slice(senses, sense))
        }
        Kind::Sitting(parts) => {
            let part = |(text, seconds): &(Text, u8)| {
                record("SittingPart", &[("text", rust_string(text)), ("seconds", seconds.to_string())])
            };
            format!("Sitting({})", slice(parts, part))
        }
    }
}

fn pattern(pattern: &Pattern) -> String {
    let breath = pattern.breath;
    let numbers = [
        ("inhale", breath.inhale),
        ("hold", breath.hold),
        ("exhale", breath.exhale),
        ("rest", breath.rest),
        ("rounds", breath.rounds),
    ];
    let breath = record("Breath", &numbers.map(|(key, number)| (key, number.to_string())));
    let (id, title) = (rust_string(&pattern.id), rust_string(&pattern.title));
    record("Pattern", &[("id", id), ("title", title), ("breath", breath)])
}

fn read(authored: &Authored, read: &Read) -> String {
    let fields = [
        ("card", read_card(read)),
        ("text", blocks(authored, &read.text.blocks)),
        ("references", references(&read.references)),
    ];
    record("Read", &fields)
}

fn blocks(authored: &Authored, blocks: &[Block]) -> String {
    let spans = |spans: &Vec<Span>| slice(spans, |found| span(authored, found));
    slice(blocks, |block| match block {
        Block::Paragraph(inside) => format!("types::Block::Paragraph({})", spans(inside)),
        Block::Heading(words) => format!("types::Block::Heading({})", rust_string(words)),
        Block::List(items) => format!("types::Block::List({})", slice(items, spans)),
        Block::Say(inside) => format!("types::Block::Say({})", spans(inside)),
    })
}

fn span(authored: &Authored, span: &Span) -> String {
    match span {
        Span::Text(words) => format!("types::Span::Text({})", rust_string(words)),
        Span::Term { id, words, opens } => {
            let words = term_words(authored, id, words.as_deref(), *opens);
            format!("types::Span::Term {{ id: {}, words: {} }}", rust_string(id), rust_string(&words))
        }
    }
}

/// What a person reads for a link to a term: the words it was given, or else the term's own title.
pub(super) fn term_words(authored: &Authored, id: &Text, words: Option<&str>, opens: bool) -> String {
    let title = || authored.terms.iter().find(|term| term.id.words == id.words).map(|term| &term.title.words);
    let words = words.map(str::to_owned).or_else(|| title().map(|title| in_a_sentence(title, opens)));
    words.unwrap_or_else(|| id.words.clone())
}

/// A term's title as it reads within a sentence: small at the front, unless it is an abbreviation or opens a sentence.
fn in_a_sentence(title: &str, opens: bool) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !opens && second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => title.to_owned(),
    }
}

fn term(term: &Term) -> String {
    let fields = [
        ("id", rust_string(&term.id)),
        ("title", rust_string(&term.title)),
        ("also", ids(&term.also)),
        ("text", rust_string(&term.text)),
        ("read", optional(term.read.as_ref())),
    ];
    record("Term", &fields)
}

fn optional(id: Option<&Text>) -> String {
    id.map_or_else(|| "None".to_owned(), |id| format!("Some({})", rust_string(id)))
}

fn question(authored: &Authored, question: &Question) -> String {
    let fields = [
        ("id", rust_string(&question.id)),
        ("title", rust_string(&question.title)),
        ("text", blocks(authored, &question.text.blocks)),
        ("reads", ids(&question.reads)),
        ("practice", optional(question.practice.as_ref())),
        ("references", references(&question.references)),
    ];
    record("Question", &fields)
}

fn scene(scene: &Scene) -> String {
    let fields = [
        ("id", rust_string(&scene.id)),
        ("contexts", contexts(&scene.contexts)),
        ("text", rust_string(&scene.text)),
        ("leans", format!("types::Leaning::{:?}", scene.leans)),
        ("caution", rust_string(&scene.caution)),
        ("alarm", rust_string(&scene.alarm)),
        ("answer", rust_string(&scene.answer)),
    ];
    record("Scene", &fields)
}

/// Invitations to write.
pub(super) fn prompts(authored: &Authored) -> String {
    slice(&authored.prompts, prompt)
}

fn prompt(prompt: &Prompt) -> String {
    let fields = [
        ("id", rust_string(&prompt.id)),
        ("text", rust_string(&prompt.text)),
        ("contexts", contexts(&prompt.contexts)),
        ("signs", ids(&prompt.signs)),
        ("depth", depth(prompt.depth)),
    ];
    record("Prompt", &fields)
}
