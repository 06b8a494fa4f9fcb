//! Writes checked material as Rust source: statics that borrow nothing and parse nothing.

use super::authored::{Authored, Country, Exercise, Group, Line, Named, Practice, Read, Sign, Text};
use super::rust_library::{library, prompts};
use super::rust_ui::{of_the_app, ui_static, ui_types};
use crate::content::{Audience, Context, Depth};

/// How fast a read is read: slower than people read for pleasure, since this is about themselves.
const WORDS_A_MINUTE: usize = 200;

/// One language as Rust source, to be included in a module of its own.
pub fn write_rust(authored: &Authored) -> String {
    write_languages(authored, &[])
}

/// A first language and others that say the same in other words. The first gives `ui` its types.
pub fn write_languages(base: &Authored, others: &[Authored]) -> String {
    let mut source = String::from("use rethread_core::content as types;\n\n");
    for authored in [base].into_iter().chain(others) {
        let name = constant(&authored.language);
        source += &format!("/// What is short of what was authored in `{}`.\n", authored.language);
        source += &format!("pub static {name}: types::Content = {};\n\n", content(authored));
        source += "/// Invitations to write, which are loaded when one is asked for.\n";
        source += &format!("pub static {name}_PROMPTS: &[types::Prompt] = {};\n\n", prompts(authored));
        source += "/// What is long of it: loaded when something of it is opened.\n";
        source += &format!("pub static {name}_LONG: types::Library = {};\n\n", library(authored, &name));
        source += &ui_static(authored, &format!("UI_{name}"));
    }
    source += "/// Every language: its material and the texts of the app.\n";
    let types: String = of_the_app().map(|group| format!(", &ui::{}", group.type_name)).collect();
    source += &format!("pub static LANGUAGES: &[(&types::Content, &types::Library{types})] = &[");
    for authored in [base].into_iter().chain(others) {
        let name = constant(&authored.language);
        let texts: String = of_the_app().map(|group| format!(", &UI_{name}{}", group.suffix)).collect();
        source += &format!("(&{name}, &{name}_LONG{texts}), ");
    }
    source += "];\n\n/// Countries that have help lines, in the order they are listed.\n";
    let countries = slice(&base.countries, |country| {
        format!("types::Named {{ id: {}, text: {} }}", rust_string(&country.id), rust_string(&country.name))
    });
    source += &format!("pub static COUNTRIES: &[types::Named] = {countries};\n\n");
    source += "/// Their help lines, as short as a card needs them.\n";
    source += &format!("pub static HELP: &[types::HelpCountry] = {};\n\n", slice(&base.countries, help_country));
    source + &ui_types(base)
}

/// A text as a Rust string literal.
pub fn rust_string(text: &str) -> String {
    format!("{text:?}")
}

/// `pt-BR` as `PT_BR`.
fn constant(language: &str) -> String {
    language.to_ascii_uppercase().replace('-', "_")
}

pub(super) fn slice<T>(items: &[T], write: impl Fn(&T) -> String) -> String {
    let items: Vec<String> = items.iter().map(write).collect();
    format!("&[{}]", items.join(", "))
}

/// `Name { key: value, ... }`.
pub(super) fn record(name: &str, fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(key, value)| format!("{key}: {value}")).collect();
    format!("types::{name} {{ {} }}", fields.join(", "))
}

/// A country with what can be copied onto a card: lines that can be rung or written to.
fn help_country(country: &Country) -> String {
    let text = |text: &Option<Text>| rust_string(text.as_ref().map_or("", |text| &text.words));
    let reachable: Vec<&Line> =
        country.lines.iter().filter(|line| line.number.is_some() || line.text.is_some()).collect();
    let lines = slice(&reachable, |line| {
        let name = rust_string(&line.name);
        record("HelpLine", &[("name", name), ("number", text(&line.number)), ("text", text(&line.text))])
    });
    let (id, name) = (rust_string(&country.id), rust_string(&country.name));
    record("HelpCountry", &[("id", id), ("name", name), ("emergency", text(&country.emergency)), ("lines", lines)])
}

fn content(authored: &Authored) -> String {
    let roots = slice(&authored.roots, |root| {
        let fields = [("id", &root.id), ("title", &root.title), ("about", &root.about), ("kindness", &root.kindness)];
        record("Root", &fields.map(|(key, text)| (key, rust_string(text))))
    });
    let families = slice(&authored.families, |family| {
        let (id, title) = (rust_string(&family.id), rust_string(&family.title));
        record("FeelingFamily", &[("id", id), ("title", title), ("words", slice(&family.words, named))])
    });
    let fields = [
        ("language", rust_string(&authored.language)),
        ("groups", heads("SignGroup", &authored.groups)),
        ("signs", slice(&authored.signs, sign)),
        ("roots", roots),
        ("exercise_groups", heads("ExerciseGroup", &authored.exercise_groups)),
        ("exercises", slice(&authored.exercises, |exercise| record("ExerciseCard", &exercise_card(exercise)))),
        ("shelves", heads("Shelf", &authored.shelves)),
        ("reads", slice(&authored.reads, read_card)),
        ("feelings", families),
        ("places", slice(&authored.places, named)),
        ("danger", danger(authored)),
    ];
    record("Content", &fields)
}

pub(super) fn named(named: &Named) -> String {
    record("Named", &[("id", rust_string(&named.id)), ("text", rust_string(&named.text))])
}

fn sign(sign: &Sign) -> String {
    let fields = [
        ("id", rust_string(&sign.id)),
        ("group", rust_string(&sign.group)),
        ("contexts", contexts(&sign.contexts)),
        ("title", rust_string(&sign.title)),
        ("looks_like", rust_string(&sign.looks_like)),
        ("protected", rust_string(&sign.protected)),
        ("cost", rust_string(&sign.cost)),
        ("roots", ids(&sign.roots)),
        ("practices", slice(&sign.practices, practice)),
    ];
    record("Sign", &fields)
}

fn practice(practice: &Practice) -> String {
    let (exercise, why) = (rust_string(&practice.exercise), rust_string(&practice.why));
    record("SuggestedPractice", &[("exercise", exercise), ("why", why)])
}

/// What a list shows of an exercise.
pub(super) fn exercise_card(exercise: &Exercise) -> Vec<(&'static str, String)> {
    vec![
        ("id", rust_string(&exercise.id)),
        ("group", rust_string(&exercise.group)),
        ("contexts", contexts(&exercise.contexts)),
        ("audience", audience(exercise.audience)),
        ("title", rust_string(&exercise.title)),
        ("purpose", rust_string(&exercise.purpose)),
        ("depth", depth(exercise.depth)),
        ("minutes", exercise.minutes.to_string()),
        ("danger_first", exercise.danger_first.to_string()),
    ]
}

/// What a list shows of a read.
pub(super) fn read_card(read: &Read) -> String {
    let fields = [
        ("id", rust_string(&read.id)),
        ("shelf", rust_string(&read.shelf)),
        ("contexts", contexts(&read.contexts)),
        ("audience", audience(read.audience)),
        ("title", rust_string(&read.title)),
        ("takeaway", rust_string(&read.takeaway)),
        ("minutes", read.text.words().div_ceil(WORDS_A_MINUTE).clamp(1, 255).to_string()),
        ("signs", ids(&read.signs)),
        ("roots", ids(&read.roots)),
        ("practice", practice(&read.practice)),
        ("print", read.print.to_string()),
    ];
    record("ReadCard", &fields)
}

fn heads(name: &str, heads: &[Group]) -> String {
    slice(heads, |head| {
        let fields = [("id", &head.id), ("title", &head.title), ("intro", &head.intro)];
        record(name, &fields.map(|(key, text)| (key, rust_string(text))))
    })
}

pub(super) fn ids(ids: &[Text]) -> String {
    slice(ids, |id| rust_string(id))
}

pub(super) fn contexts(contexts: &[Context]) -> String {
    slice(contexts, |context| format!("types::Context::{context:?}"))
}

fn audience(audience: Audience) -> String {
    format!("types::Audience::{audience:?}")
}

pub(super) fn depth(depth: Depth) -> String {
    format!("types::Depth::{depth:?}")
}

fn danger(authored: &Authored) -> String {
    let danger = &authored.danger;
    let fields = [
        ("question", rust_string(&danger.question)),
        ("text", rust_string(&danger.text)),
        ("no", rust_string(&danger.no)),
        ("yes", rust_string(&danger.yes)),
        ("unsure", rust_string(&danger.unsure)),
        ("safety_title", rust_string(&danger.safety_title)),
        ("safety_text", rust_string(&danger.safety_text)),
        ("safety_steps", slice(&danger.safety_steps, |step| rust_string(step))),
        ("safety_exercise", rust_string(&danger.safety_exercise)),
    ];
    record("Danger", &fields)
}
