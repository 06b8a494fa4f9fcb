//! Reads one exercise file: what it is for, and its steps with what each kind of step needs.

use super::authored::{Exercise, Kind, Reference, Step, Text};
use super::read::{each, named};
use super::table::Table;
use crate::content::{Breath, Depth};

/// The kinds a step can have, as an author writes them.
const KINDS: &str = "read, short, long, one, many, scale, feelings, body, list, person, date, columns, sentence, \
                     breathing, grounding, review";

pub(super) fn exercise(table: &mut Table<'_>, id: &str) -> Exercise {
    if !super::form::is_id(id) {
        table.problem(format!("the file name `{id}.toml` gives no id; use small letters, digits and hyphens"));
    }
    Exercise {
        id: id.to_owned(),
        place: table.place.clone(),
        title: table.text("title"),
        purpose: table.text("purpose"),
        why: table.text("why"),
        depth: depth(table),
        minutes: table.number("minutes", 1..=180),
        danger_first: table.flag("danger_first"),
        references: optional_each(table, "reference", reference),
        steps: each(table, "step", step),
    }
}

fn depth(table: &mut Table<'_>) -> Depth {
    let depth = table.plain("depth");
    match depth.words.as_str() {
        "gentle" | "" => Depth::Gentle,
        "moderate" => Depth::Moderate,
        "deep" => Depth::Deep,
        other => {
            let message = format!("there is no depth `{other}`; it can be gentle, moderate or deep");
            table.file.problems.add(&depth.place, message);
            Depth::Gentle
        }
    }
}

fn optional_each<'a, T>(table: &mut Table<'a>, key: &'static str, mut read: impl FnMut(&mut Table<'a>) -> T) -> Vec<T> {
    let read_one = |mut item: Table<'a>| {
        let value = read(&mut item);
        item.finish();
        value
    };
    table.tables(key).into_iter().map(read_one).collect()
}

fn reference(table: &mut Table<'_>) -> Reference {
    Reference { text: table.plain("text"), url: table.address("url") }
}

fn step(table: &mut Table<'_>) -> Step {
    let id = table.id("id");
    let name = table.plain("kind");
    let title = table.text("title");
    let text = if name.words == "read" { Some(table.text("text")) } else { table.text_if_any("text") };
    let text = text.unwrap_or_else(|| Text { words: String::new(), place: table.place.clone() });
    Step { id, title, text, kind: kind(table, &name) }
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
        "scale" => Kind::Scale(table.text("low"), table.text("high")),
        "columns" => Kind::Columns(table.text("left"), table.text("right")),
        "sentence" => Kind::Sentence(each(table, "parts", |part| (part.text("words"), part.text("gap")))),
        "breathing" => Kind::Breathing(Breath {
            inhale: table.number("inhale", 1..=20),
            hold: table.number_if_any("hold", 0..=20),
            exhale: table.number("exhale", 1..=20),
            rest: table.number_if_any("rest", 0..=20),
            rounds: table.number("rounds", 1..=20),
        }),
        "grounding" => Kind::Grounding(each(table, "senses", |sense| {
            (sense.number("count", 1..=20), sense.text("prompt"), sense.text("hint"))
        })),
        other => {
            let message = format!("there is no kind of step `{other}`; it can be {KINDS}");
            table.file.problems.add(&name.place, message);
            Kind::Plain("Read")
        }
    }
}
