//! Reads one exercise file: what it is for, and its steps with what each kind of step needs.

use super::authored::{Exercise, Kind, Pattern, Step, Text};
use super::read::{audience, contexts, depth, each, named, optional_each, reference};
use super::table::Table;
use crate::content::Breath;

/// The kinds a step can have, as an author writes them.
const KINDS: &str = "read, short, long, one, many, scale, feelings, body, list, person, date, columns, sentence, pick, \
                     breathing, grounding, sitting, review";

pub(super) fn exercise(table: &mut Table<'_>, id: &str) -> Exercise {
    if !super::form::is_id(id) {
        table.problem(format!("the file name `{id}.toml` gives no id; use small letters, digits and hyphens"));
    }
    Exercise {
        id: id.to_owned(),
        place: table.place.clone(),
        group: table.id("group"),
        contexts: contexts(table),
        audience: audience(table),
        title: table.text("title"),
        purpose: table.text("purpose"),
        why: table.text("why"),
        depth: depth(table),
        minutes: table.number("minutes", 1..=180),
        danger_first: table.flag("danger_first"),
        no_danger_because: table.plain_if_any("no_danger_because"),
        references: optional_each(table, "reference", reference),
        steps: each(table, "step", step),
    }
}

fn step(table: &mut Table<'_>) -> Step {
    let id = table.id("id");
    let name = table.plain("kind");
    let title = table.text("title");
    let text = if name.words == "read" { Some(table.text("text")) } else { table.text_if_any("text") };
    let text = text.unwrap_or_else(|| Text { words: String::new(), place: table.place.clone() });
    let (recall, reframes) = (table.ids_if_any("recall"), table.flag("reframes"));
    Step { id, title, text, kind: kind(table, &name), recall, reframes }
}

fn kind(table: &mut Table<'_>, name: &Text) -> Kind {
    match name.words.as_str() {
        "read" | "" => Kind::Plain("Read"),
        "short" => Kind::Plain("Short"),
        "long" => Kind::Plain("Long"),
        "feelings" => Kind::Plain("Feelings"),
        "body" => Kind::Plain("Body"),
        "list" => Kind::Plain("List"),
        "person" => Kind::Plain("Person"),
        "date" => Kind::Plain("Date"),
        "review" => Kind::Plain("Review"),
        "one" => Kind::One(each(table, "options", named)),
        "many" => Kind::Many(each(table, "options", named)),
        "scale" => Kind::Scale(table.text("low"), table.text("high"), most(table)),
        "columns" => Kind::Columns(table.text("left"), table.text("right")),
        "sentence" => Kind::Sentence(each(table, "parts", |part| (part.text("words"), part.text("gap")))),
        "pick" => Kind::Pick(table.id("from")),
        "breathing" => Kind::Breathing(patterns(table)),
        "grounding" => Kind::Grounding(each(table, "senses", |sense| {
            (sense.number("count", 1..=20), sense.text("prompt"), sense.text("hint"))
        })),
        "sitting" => Kind::Sitting(each(table, "parts", |part| (part.text("text"), part.number("seconds", 5..=120)))),
        other => {
            let message = format!("there is no kind of step `{other}`; it can be {KINDS}");
            table.file.problems.add(&name.place, message);
            Kind::Plain("Read")
        }
    }
}

/// 10, unless it says 100.
fn most(table: &mut Table<'_>) -> u8 {
    let most = table.number_if_any("most", 0..=100);
    if !matches!(most, 0 | 10 | 100) {
        table.problem(format!("a scale cannot end at {most}; `most` can be 10 or 100"));
    }
    if most == 0 { 10 } else { most }
}

/// Several patterns to choose from, or the one that the step itself describes.
fn patterns(table: &mut Table<'_>) -> Vec<Pattern> {
    let several = optional_each(table, "patterns", |pattern| Pattern {
        id: pattern.id("id"),
        title: pattern.text("title"),
        breath: breath(pattern),
    });
    if several.is_empty() {
        return vec![Pattern { id: Text::default(), title: Text::default(), breath: breath(table) }];
    }
    several
}

fn breath(table: &mut Table<'_>) -> Breath {
    Breath {
        inhale: table.number("inhale", 1..=20),
        hold: table.number_if_any("hold", 0..=20),
        exhale: table.number("exhale", 1..=20),
        rest: table.number_if_any("rest", 0..=20),
        rounds: table.number("rounds", 1..=20),
    }
}
