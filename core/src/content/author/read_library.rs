//! Reads the files of the library: short reads, terms, questions, the comparison, scenes and prompts.

use super::authored::{Authored, Compare, CompareRow, Practice, Prompt, Question, Read, Scene, Term};
use super::problem::Problems;
use super::read::{audience, contexts, depth, each, optional_each, practice, reference, with_table};
use super::source::Sources;
use super::table::Table;
use crate::content::Leaning;

/// Everything but the reads, which have an order of their own.
pub(super) fn library(sources: &Sources, problems: &Problems, authored: &mut Authored) {
    with_table(sources, "terms.toml", "list of terms", problems, |table| authored.terms = each(table, "term", term));
    with_table(sources, "questions.toml", "list of questions", problems, |table| {
        authored.questions = each(table, "question", question);
    });
    with_table(sources, "compare.toml", "comparison", problems, |table| authored.compare = compare(table));
    with_table(sources, "scenes.toml", "list of scenes", problems, |table| {
        authored.scenes = each(table, "scene", scene);
    });
    with_table(sources, "prompts.toml", "list of prompts", problems, |table| {
        authored.prompts = each(table, "prompt", prompt);
    });
}

/// One file of `reads/`.
pub(super) fn read_file(table: &mut Table<'_>, id: &str) -> Read {
    if !super::form::is_id(id) {
        table.problem(format!("the file name `{id}.toml` gives no id; use small letters, digits and hyphens"));
    }
    Read {
        id: id.to_owned(),
        place: table.place.clone(),
        shelf: table.id("shelf"),
        title: table.text("title"),
        takeaway: table.text("takeaway"),
        contexts: contexts(table),
        audience: audience(table),
        signs: table.ids("signs"),
        roots: table.ids("roots"),
        practice: to_try(table),
        print: table.flag("print"),
        text: table.markup("text"),
        references: optional_each(table, "reference", reference),
    }
}

fn to_try(table: &mut Table<'_>) -> Practice {
    let Some(mut inner) = table.table("practice") else { return Practice::default() };
    let to_try = practice(&mut inner);
    inner.finish();
    to_try
}

fn term(table: &mut Table<'_>) -> Term {
    Term {
        id: table.id("id"),
        title: table.text("title"),
        also: table.plains_if_any("also"),
        text: table.text("text"),
        read: table.id_if_any("read"),
    }
}

fn question(table: &mut Table<'_>) -> Question {
    Question {
        id: table.id("id"),
        title: table.text("title"),
        text: table.markup("text"),
        reads: table.ids("reads"),
        practice: table.id_if_any("practice"),
        references: optional_each(table, "reference", reference),
    }
}

fn compare(table: &mut Table<'_>) -> Compare {
    Compare {
        title: table.text("title"),
        text: table.text("text"),
        caution: table.text("caution"),
        alarm: table.text("alarm"),
        rows: each(table, "row", |row| CompareRow {
            id: row.id("id"),
            topic: row.text("topic"),
            caution: row.text("caution"),
            alarm: row.text("alarm"),
        }),
    }
}

fn scene(table: &mut Table<'_>) -> Scene {
    Scene {
        id: table.id("id"),
        contexts: contexts(table),
        text: table.text("text"),
        leans: leaning(table),
        caution: table.text("caution"),
        alarm: table.text("alarm"),
        answer: table.text("answer"),
    }
}

fn leaning(table: &mut Table<'_>) -> Leaning {
    let leans = table.plain("leans");
    match leans.words.as_str() {
        "caution" => Leaning::Caution,
        "alarm" => Leaning::Alarm,
        "open" | "" => Leaning::Open,
        other => {
            let message = format!("a scene cannot lean to `{other}`; it can lean to caution or alarm, or be open");
            table.file.problems.add(&leans.place, message);
            Leaning::Open
        }
    }
}

fn prompt(table: &mut Table<'_>) -> Prompt {
    Prompt {
        id: table.id("id"),
        text: table.text("text"),
        contexts: contexts(table),
        signs: table.ids("signs"),
        depth: depth(table),
    }
}
