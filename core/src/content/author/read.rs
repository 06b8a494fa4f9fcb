//! Reads each authored file into [`authored`](super::authored) types; what a file says by itself is checked here.

use super::authored::{
    Authored, Danger, Family, Group, Named, Practice, Reference, Root, Section, Sign, Text, UI_GROUPS,
};
use super::problem::{Place, Problems};
use super::read_changes::changes;
use super::read_exercise::exercise;
use super::read_help::{add_country, country};
use super::read_library::{library, read_file};
use super::read_order::{Folder, ordered};
use super::source::{File, Sources};
use super::table::Table;
use crate::content::{Audience, Context, Depth};
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
    with_added(sources, "help.toml", "list of countries", problems, |table| {
        each(table, "country", country).into_iter().for_each(|added| add_country(&mut authored, added, problems));
    });
    (authored.exercise_groups, authored.exercises) =
        ordered(sources, problems, &Folder { name: "exercises", file: "exercise", heads: "group" }, exercise);
    (authored.shelves, authored.reads) =
        ordered(sources, problems, &Folder { name: "reads", file: "read", heads: "shelf" }, read_file);
    library(sources, problems, &mut authored);
    authored.changes = changes(sources, problems);
    for group in UI_GROUPS {
        for (name, path) in sources.in_folder(group.folder) {
            with_table(sources, &path, "section", problems, |table| {
                authored.ui.push(Section { name, place: table.place.clone(), texts: table.all_texts(), group });
            });
        }
    }
    if authored.ui.is_empty() {
        problems.add(&sources.place("ui", 1), "there are no texts of the app; write at least one ui/<section>.toml");
    }
    known_files(sources, problems);
    authored
}

fn known_files(sources: &Sources, problems: &Problems) {
    const KNOWN: [&str; 12] = [
        "body.toml",
        "changes.toml",
        "compare.toml",
        "danger.toml",
        "feelings.toml",
        "help.toml",
        "prompts.toml",
        "questions.toml",
        "roots.toml",
        "scenes.toml",
        "signs.toml",
        "terms.toml",
    ];
    for path in sources.files.keys() {
        let folder = path.split_once('/').filter(|(_, name)| !name.contains('/')).map(|(folder, _)| folder);
        let of_ui = UI_GROUPS.iter().any(|group| folder == Some(group.folder));
        if !KNOWN.contains(&path.as_str()) && !of_ui && !matches!(folder, Some("exercises" | "reads")) {
            problems.add(
                &sources.place(path, 1),
                "nothing reads this file; move it to ui/, exercises/ or reads/, or take it out",
            );
        }
    }
}

pub(super) fn with_table(
    sources: &Sources,
    path: &str,
    what: &'static str,
    problems: &Problems,
    read: impl FnOnce(&mut Table<'_>),
) {
    if let Some(text) = sources.text(path, problems) {
        read_table(sources.place(path, 1).file, text, what, problems, read);
    }
}

/// Reads what a site adds to a file of that path, if it does.
pub(super) fn with_added(
    sources: &Sources,
    path: &str,
    what: &'static str,
    problems: &Problems,
    read: impl FnOnce(&mut Table<'_>),
) {
    if let Some((name, text)) = sources.added(path, problems) {
        read_table(name, text, what, problems, read);
    }
}

fn read_table(name: String, text: &str, what: &'static str, problems: &Problems, read: impl FnOnce(&mut Table<'_>)) {
    let file = File { name, text, problems };
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

/// Every table under a key, if there are any.
pub(super) fn optional_each<'a, T>(
    table: &mut Table<'a>,
    key: &'static str,
    mut read: impl FnMut(&mut Table<'a>) -> T,
) -> Vec<T> {
    let read_one = |mut item: Table<'a>| {
        let value = read(&mut item);
        item.finish();
        value
    };
    table.tables(key).into_iter().map(read_one).collect()
}

/// Every table under a key, of which there has to be one at least.
pub(super) fn each<'a, T>(table: &mut Table<'a>, key: &'static str, read: impl FnMut(&mut Table<'a>) -> T) -> Vec<T> {
    let all = optional_each(table, key, read);
    if all.is_empty() {
        table.problem(format!("there is no `{key}` here; write at least one"));
    }
    all
}

pub(super) fn named(table: &mut Table<'_>) -> Named {
    Named { id: table.id("id"), text: table.text("text") }
}

pub(super) fn group(table: &mut Table<'_>) -> Group {
    Group { id: table.id("id"), title: table.text("title"), intro: table.text("intro") }
}

fn sign(table: &mut Table<'_>) -> Sign {
    let sign = Sign {
        id: table.id("id"),
        group: table.id("group"),
        contexts: some_contexts(table),
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

pub(super) fn practice(table: &mut Table<'_>) -> Practice {
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

/// The contexts of something that stands in at least one.
fn some_contexts(table: &mut Table<'_>) -> Vec<Context> {
    let named = table.ids("contexts");
    if named.is_empty() {
        table.problem("`contexts` is empty; name at least one of partner, friends, family, work");
    }
    each_context(table, named)
}

/// The contexts something fits; none for everywhere.
pub(super) fn contexts(table: &mut Table<'_>) -> Vec<Context> {
    let named = table.ids_if_any("contexts");
    each_context(table, named)
}

fn each_context(table: &Table<'_>, named: Vec<Text>) -> Vec<Context> {
    let mut found = Vec::new();
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

/// Whom something is for: the person themselves, unless it says otherwise.
pub(super) fn audience(table: &mut Table<'_>) -> Audience {
    let named = table.plain_if_any("for").unwrap_or_default();
    match named.words.as_str() {
        "self" | "" => Audience::Oneself,
        "supporter" => Audience::Supporter,
        other => {
            let message = format!("nothing is for `{other}`; it can be self or supporter");
            table.file.problems.add(&named.place, message);
            Audience::Oneself
        }
    }
}

pub(super) fn depth(table: &mut Table<'_>) -> Depth {
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

pub(super) fn reference(table: &mut Table<'_>) -> Reference {
    Reference { text: table.plain("text"), url: table.address("url") }
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
