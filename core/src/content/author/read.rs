//! Reads each authored file into [`authored`](super::authored) types; what a file says by itself is checked here.

use super::authored::{Authored, Danger, Family, Group, Named, Practice, Root, Section, Sign, Text};
use super::problem::{Place, Problems};
use super::read_exercise::exercise;
use super::read_help::country;
use super::source::{File, Sources};
use super::table::Table;
use crate::content::Context;
use toml::de::DeTable;

/// Reads everything; whatever cannot be read is reported and left out.
pub(super) fn read(sources: &Sources, problems: &Problems) -> Authored {
    let mut authored = Authored {
        language: sources.language().to_owned(),
        folder: sources.folder.trim_end_matches('/').to_owned(),
        ..Authored::default()
    };
    with_table(sources, "signs.toml", "list of signs", problems, |table| {
        authored.groups = each(table, "group", group);
        authored.signs = each(table, "sign", sign);
    });
    with_table(sources, "roots.toml", "list of roots", problems, |table| authored.roots = each(table, "root", root));
    with_table(sources, "feelings.toml", "list of feelings", problems, |table| {
        authored.families = each(table, "family", family);
    });
    with_table(sources, "body.toml", "list of places", problems, |table| {
        authored.places = each(table, "place", named);
    });
    with_table(sources, "danger.toml", "danger file", problems, |table| authored.danger = danger(table));
    with_table(sources, "help.toml", "list of countries", problems, |table| {
        authored.countries = each(table, "country", country);
    });
    exercises(sources, problems, &mut authored);
    for (name, path) in sources.in_folder("ui") {
        with_table(sources, &path, "section", problems, |table| {
            authored.ui.push(Section { name, place: table.place.clone(), texts: table.all_texts() });
        });
    }
    if authored.ui.is_empty() {
        problems.add(&sources.place("ui", 1), "there are no texts of the app; write at least one ui/<section>.toml");
    }
    known_files(sources, problems);
    authored
}

/// Exercises in the order of `order.toml`, which has to name each file once.
fn exercises(sources: &Sources, problems: &Problems, authored: &mut Authored) {
    let mut order: Vec<Text> = Vec::new();
    let mut order_place = sources.place("exercises/order.toml", 1);
    with_table(sources, "exercises/order.toml", "order file", problems, |table| {
        order = table.ids("order");
        order_place = order.first().map_or(table.place.clone(), |first| first.place.clone());
    });
    let files: Vec<_> = sources.in_folder("exercises").into_iter().filter(|(name, _)| name != "order").collect();
    let mut seen: Vec<&str> = Vec::new();
    for id in order.iter().filter(|id| !id.is_empty()) {
        if seen.contains(&id.words.as_str()) {
            problems.add(&id.place, format!("`{}` stands in the order twice; name it once", id.words));
            continue;
        }
        seen.push(&id.words);
        match files.iter().find(|(name, _)| *name == id.words) {
            Some((name, path)) => with_table(sources, path, "exercise", problems, |table| {
                authored.exercises.push(exercise(table, name));
            }),
            None => problems.add(
                &id.place,
                format!("there is no exercise `{0}`; write exercises/{0}.toml or take the id out", id.words),
            ),
        }
    }
    for (name, path) in files.iter().filter(|(name, _)| !seen.contains(&name.as_str())) {
        problems.add(&order_place, format!("the order leaves out the exercise `{name}`; add it to the list"));
        with_table(sources, path, "exercise", problems, |table| authored.exercises.push(exercise(table, name)));
    }
}

fn known_files(sources: &Sources, problems: &Problems) {
    const KNOWN: [&str; 6] = ["body.toml", "danger.toml", "feelings.toml", "help.toml", "roots.toml", "signs.toml"];
    for path in sources.files.keys() {
        let folder = path.split_once('/').filter(|(_, name)| !name.contains('/')).map(|(folder, _)| folder);
        if !KNOWN.contains(&path.as_str()) && !matches!(folder, Some("ui" | "exercises")) {
            problems
                .add(&sources.place(path, 1), "nothing reads this file; move it to ui/ or exercises/, or take it out");
        }
    }
}

fn with_table(
    sources: &Sources,
    path: &str,
    what: &'static str,
    problems: &Problems,
    read: impl FnOnce(&mut Table<'_>),
) {
    let Some(text) = sources.text(path, problems) else { return };
    let file = File { name: sources.place(path, 1).file, text, problems };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let place = error.span().map_or(Place::new(&file.name, 1), |span| file.place(span.start));
        problems.add(&place, format!("this is not valid TOML: {}", error.message().replace('\n', ", ")));
    }
    if errors.is_empty() {
        let mut table = Table::new(&file, what, Place::new(&file.name, 1), table.get_ref());
        read(&mut table);
        table.finish();
    }
}

/// Every table under a key, of which there has to be one at least.
pub(super) fn each<'a, T>(
    table: &mut Table<'a>,
    key: &'static str,
    mut read: impl FnMut(&mut Table<'a>) -> T,
) -> Vec<T> {
    let items = table.tables(key);
    if items.is_empty() {
        table.problem(format!("there is no `{key}` here; write at least one"));
    }
    let read_one = |mut item: Table<'a>| {
        let value = read(&mut item);
        item.finish();
        value
    };
    items.into_iter().map(read_one).collect()
}

pub(super) fn named(table: &mut Table<'_>) -> Named {
    Named { id: table.id("id"), text: table.text("text") }
}

fn group(table: &mut Table<'_>) -> Group {
    Group { id: table.id("id"), title: table.text("title"), intro: table.text("intro") }
}

fn sign(table: &mut Table<'_>) -> Sign {
    let sign = Sign {
        id: table.id("id"),
        group: table.id("group"),
        contexts: contexts(table),
        title: table.text("title"),
        looks_like: table.text("looks_like"),
        protected: table.text("protected"),
        cost: table.text("cost"),
        roots: table.ids("roots"),
        articles: articles(table),
        practices: each(table, "practice", practice),
    };
    if sign.roots.is_empty() {
        table.problem("this sign names no root; add the id of at least one to `roots`");
    }
    sign
}

fn practice(table: &mut Table<'_>) -> Practice {
    Practice { exercise: table.id("id"), why: table.text("why") }
}

fn root(table: &mut Table<'_>) -> Root {
    Root {
        id: table.id("id"),
        title: table.text("title"),
        about: table.text("about"),
        kindness: table.text("kindness"),
        articles: articles(table),
    }
}

fn family(table: &mut Table<'_>) -> Family {
    Family { id: table.id("id"), title: table.text("title"), words: each(table, "words", named) }
}

fn danger(table: &mut Table<'_>) -> Danger {
    let danger = Danger {
        question: table.text("question"),
        text: table.text("text"),
        no: table.text("no"),
        yes: table.text("yes"),
        unsure: table.text("unsure"),
        safety_title: table.text("safety_title"),
        safety_text: table.text("safety_text"),
        safety_steps: table.texts("safety_steps"),
        safety_exercise: table.id("safety_exercise"),
    };
    if danger.safety_steps.is_empty() {
        table.problem("`safety_steps` is empty; write at least one thing a person can do now");
    }
    danger
}

fn contexts(table: &mut Table<'_>) -> Vec<Context> {
    let mut found = Vec::new();
    let named = table.ids("contexts");
    if named.is_empty() {
        table.problem("`contexts` is empty; name at least one of partner, friends, family, work");
    }
    for id in named {
        let context = match id.words.as_str() {
            "partner" => Context::Partner,
            "friends" => Context::Friends,
            "family" => Context::Family,
            "work" => Context::Work,
            other => {
                let message = format!("there is no context `{other}`; it can be partner, friends, family or work");
                table.file.problems.add(&id.place, message);
                continue;
            }
        };
        if found.contains(&context) {
            table.file.problems.add(&id.place, format!("the context `{}` stands here twice", id.words));
        }
        found.push(context);
    }
    found
}

fn articles(table: &mut Table<'_>) -> Vec<Text> {
    let articles = table.plains("articles");
    for article in &articles {
        if article.len() != 3 || !article.bytes().all(|byte| byte.is_ascii_digit()) {
            let message = format!("`{}` is not an article; write its three digits, such as \"001\"", article.words);
            table.file.problems.add(&article.place, message);
        }
    }
    articles
}
