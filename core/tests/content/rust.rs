//! What checked material is written out as.

use crate::small::{authored, changed, sources};
use proptest::prelude::*;
use rethread_core::content::author::{rust_string, write_rust};

#[test]
fn everything_has_its_place() {
    let source = write_rust(&authored(&sources()));
    let has = |piece: &str| assert!(source.contains(piece), "no {piece} in:\n{source}");
    has(
        "pub static EN: types::Content = types::Content { language: \"en\", groups: &[types::SignGroup { id: \"expecting\"",
    );
    has("contexts: &[types::Context::Partner, types::Context::Work]");
    has("roots: &[\"betrayal\", \"early-wounds\"]");
    has("practices: &[types::SuggestedPractice { exercise: \"come-back\", why: \"It brings you to now.\" }, ");
    has("types::ExerciseCard { id: \"what-happened\", group: \"understand\", contexts: &[], \
         audience: types::Audience::Oneself, title: \"What happened to me?\"");
    has("depth: types::Depth::Deep, minutes: 20, danger_first: true }");
    has("pub static EN_LONG: types::Library = types::Library { exercises: &[types::Exercise { id: \"come-back\"");
    has("why: \"The evidence is mixed.\", references: &[types::Reference { text: \"Author, B.");
    has("steps: &[types::Step { id: \"who\"");
    has("kind: types::StepKind::Scale { low: \"Not at all\", high: \"Very\", most: 10 }, recall: &[], reframes: false");
    has("types::StepKind::Breathing(&[types::Pattern { id: \"\", title: \"\", \
         breath: types::Breath { inhale: 4, hold: 0, exhale: 6, rest: 0, rounds: 6 } }])");
    has(
        "types::StepKind::Grounding(&[types::Sense { count: 5, prompt: \"Five things you can see\", hint: \"A colour.\" }])",
    );
    has("types::StepKind::Sentence(&[types::SentencePart { words: \"When\", gap: \"what happens\" }, ");
    has("types::StepKind::One(&[types::Named { id: \"now\", text: \"Now\" }, ");
    has("words: &[types::Named { id: \"uneasy\", text: \"uneasy\" }, ");
    has("safety_steps: &[\"Call the emergency number.\", \"Tell one safe person.\"], safety_exercise: \"come-back\"");
    has("pub static UI_EN: ui::Ui = ui::Ui {\ncheck_in: ui::CheckIn {\ntitle: \"How is it right now?\",\n},");
    has("pub struct Ui {\n/// Section `check_in`.\npub check_in: CheckIn,");
    has("pub struct CheckIn {\n/// `check_in.title`.\npub title: &'static str,\n}");
    has("pub static COUNTRIES: &[types::Named] = &[types::Named { id: \"gb\", text: \"United Kingdom\" }, ");
    has("pub static HELP: &[types::HelpCountry] = &[types::HelpCountry { id: \"gb\", name: \"United Kingdom\"");
    let (without_help, help) = source.split_once("pub static HELP").expect("the short help lines");
    let (help, after) = help.split_once("\n\n").expect("an end of them");
    assert!(help.contains("999"));
    assert!(!without_help.contains("999") && !after.contains("999"), "help lines stand in one place, for the cards");
}

#[test]
fn paragraphs_are_kept_and_lines_joined() {
    let source = write_rust(&authored(&sources()));
    assert!(source.contains(r#"looks_like: "You end things early.\n\nYou say \"fine\" and go.""#));
    let spaced = write_rust(&authored(&changed(
        "roots.toml",
        "\"You were right to notice.\"",
        "\"\"\"\n\n  a\n b \n \n\n\n c\n\n\"\"\"",
    )));
    assert!(spaced.contains(r#"kindness: "a b\n\nc""#));
}

#[test]
fn texts_survive_as_literals() {
    for text in
        ["", "\"", "\\", "\\n", "a\nb\tc\r", "\0", "é 🙂 \u{301}\u{200d}\u{202e}", "{name}", "'", "\u{1b}\u{7f}"]
    {
        assert_eq!(read_literal(&rust_string(text)).as_deref(), Some(text));
    }
}

proptest! {
    #[test]
    fn any_text_survives_as_a_literal(text in any::<String>()) {
        prop_assert_eq!(read_literal(&rust_string(&text)), Some(text));
    }
}

/// Reads a Rust string literal as the reference defines it; nothing if it is not one.
fn read_literal(literal: &str) -> Option<String> {
    let inner = literal.strip_prefix('"')?.strip_suffix('"')?;
    let (mut text, mut rest) = (String::new(), inner.chars());
    while let Some(letter) = rest.next() {
        match letter {
            '"' | '\r' => return None,
            '\\' => text.push(match rest.next()? {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                '0' => '\0',
                quoted @ ('\\' | '\'' | '"') => quoted,
                'u' => {
                    let code: String = rest.by_ref().take_while(|letter| *letter != '}').collect();
                    char::from_u32(u32::from_str_radix(code.strip_prefix('{')?, 16).ok()?)?
                }
                _ => return None,
            }),
            other => text.push(other),
        }
    }
    Some(text)
}
