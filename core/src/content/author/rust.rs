//! Writes checked material as Rust source: statics that borrow nothing and parse nothing.

use super::authored::{Authored, Exercise, Kind, Named, Sign, Step};
use super::rust_ui::{ui_static, ui_types};
use crate::content::{Context, Depth};

/// One language as Rust source, to be included in a module of its own.
pub fn write_rust(authored: &Authored) -> String {
    write_languages(authored, &[])
}

/// A first language and others that say the same in other words. The first gives `ui` its types.
pub fn write_languages(base: &Authored, others: &[Authored]) -> String {
    let mut source = String::from("use rethread_core::content as types;\n\n");
    for authored in [base].into_iter().chain(others) {
        let name = constant(&authored.language);
        source += &format!("/// Everything authored in `{}`.\n", authored.language);
        source += &format!("pub static {name}: types::Content = {};\n\n", content(authored));
        source += &format!("/// The texts of the app in `{}`.\n", authored.language);
        source += &ui_static(authored, &format!("UI_{name}"));
    }
    source += "/// Every language: its material and the texts of the app.\n";
    source += "pub static LANGUAGES: &[(&types::Content, &ui::Ui)] = &[";
    for authored in [base].into_iter().chain(others) {
        let name = constant(&authored.language);
        source += &format!("(&{name}, &UI_{name}), ");
    }
    source += "];\n\n/// Countries that have help lines, in the order they are listed.\n";
    let countries = slice(&base.countries, |country| {
        format!("types::Named {{ id: {}, text: {} }}", rust_string(&country.id), rust_string(&country.name))
    });
    source += &format!("pub static COUNTRIES: &[types::Named] = {countries};\n\n");
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

fn slice<T>(items: &[T], write: impl Fn(&T) -> String) -> String {
    let items: Vec<String> = items.iter().map(write).collect();
    format!("&[{}]", items.join(", "))
}

/// `Name { key: value, ... }`.
fn record(name: &str, fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(key, value)| format!("{key}: {value}")).collect();
    format!("types::{name} {{ {} }}", fields.join(", "))
}

fn content(authored: &Authored) -> String {
    let groups = slice(&authored.groups, |group| {
        let fields = [("id", &group.id), ("title", &group.title), ("intro", &group.intro)];
        record("SignGroup", &fields.map(|(key, text)| (key, rust_string(text))))
    });
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
        ("groups", groups),
        ("signs", slice(&authored.signs, sign)),
        ("roots", roots),
        ("exercises", slice(&authored.exercises, exercise)),
        ("feelings", families),
        ("places", slice(&authored.places, named)),
        ("danger", danger(authored)),
    ];
    record("Content", &fields)
}

fn named(named: &Named) -> String {
    record("Named", &[("id", rust_string(&named.id)), ("text", rust_string(&named.text))])
}

fn sign(sign: &Sign) -> String {
    let context = |context: &Context| {
        let name = match context {
            Context::Partner => "Partner",
            Context::Friends => "Friends",
            Context::Family => "Family",
            Context::Work => "Work",
        };
        format!("types::Context::{name}")
    };
    let practices = slice(&sign.practices, |practice| {
        let (exercise, why) = (rust_string(&practice.exercise), rust_string(&practice.why));
        record("SuggestedPractice", &[("exercise", exercise), ("why", why)])
    });
    let fields = [
        ("id", rust_string(&sign.id)),
        ("group", rust_string(&sign.group)),
        ("contexts", slice(&sign.contexts, context)),
        ("title", rust_string(&sign.title)),
        ("looks_like", rust_string(&sign.looks_like)),
        ("protected", rust_string(&sign.protected)),
        ("cost", rust_string(&sign.cost)),
        ("roots", slice(&sign.roots, |root| rust_string(root))),
        ("practices", practices),
    ];
    record("Sign", &fields)
}

fn exercise(exercise: &Exercise) -> String {
    let depth = match exercise.depth {
        Depth::Gentle => "types::Depth::Gentle",
        Depth::Moderate => "types::Depth::Moderate",
        Depth::Deep => "types::Depth::Deep",
    };
    let references = slice(&exercise.references, |reference| {
        record("Reference", &[("text", rust_string(&reference.text)), ("url", rust_string(&reference.url))])
    });
    let fields = [
        ("id", rust_string(&exercise.id)),
        ("title", rust_string(&exercise.title)),
        ("purpose", rust_string(&exercise.purpose)),
        ("why", rust_string(&exercise.why)),
        ("depth", depth.to_owned()),
        ("minutes", exercise.minutes.to_string()),
        ("danger_first", exercise.danger_first.to_string()),
        ("references", references),
        ("steps", slice(&exercise.steps, step)),
    ];
    record("Exercise", &fields)
}

fn step(step: &Step) -> String {
    let fields = [
        ("id", rust_string(&step.id)),
        ("title", rust_string(&step.title)),
        ("text", rust_string(&step.text)),
        ("kind", format!("types::StepKind::{}", kind(&step.kind))),
    ];
    record("Step", &fields)
}

fn kind(kind: &Kind) -> String {
    match kind {
        Kind::Plain(name) => (*name).to_owned(),
        Kind::One(options) => format!("One({})", slice(options, named)),
        Kind::Many(options) => format!("Many({})", slice(options, named)),
        Kind::Scale(low, high) => format!("Scale {{ low: {}, high: {} }}", rust_string(low), rust_string(high)),
        Kind::Columns(left, right) => {
            format!("Columns {{ left: {}, right: {} }}", rust_string(left), rust_string(right))
        }
        Kind::Sentence(parts) => {
            let part = |(words, gap): &(super::Text, super::Text)| {
                record("SentencePart", &[("words", rust_string(words)), ("gap", rust_string(gap))])
            };
            format!("Sentence({})", slice(parts, part))
        }
        Kind::Breathing(breath) => {
            let numbers = [
                ("inhale", breath.inhale),
                ("hold", breath.hold),
                ("exhale", breath.exhale),
                ("rest", breath.rest),
                ("rounds", breath.rounds),
            ];
            format!("Breathing({})", record("Breath", &numbers.map(|(key, number)| (key, number.to_string()))))
        }
        Kind::Grounding(senses) => {
            let sense = |(count, prompt, hint): &(u8, super::Text, super::Text)| {
                let (prompt, hint) = (rust_string(prompt), rust_string(hint));
                record("Sense", &[("count", count.to_string()), ("prompt", prompt), ("hint", hint)])
            };
            format!("Grounding({})", slice(senses, sense))
        }
    }
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
