//! Every rule for authored material, each broken once in a small language that otherwise passes.

use crate::small::{FOLDER, authored, changed, sources, text_of};
use rethread_core::content::author::{Sources, check, report};
use std::path::Path;

const STEPS: &str = "exercises/what-happened.toml";
const CALM: &str = "exercises/come-back.toml";

/// Changes one file and expects a problem at the first line that holds `at`, saying `message`.
#[track_caller]
pub fn finds(path: &str, from: &str, to: &str, at: &str, message: &str) {
    let sources = changed(path, from, to);
    let text = text_of(&sources, path);
    let line = 1 + text.lines().position(|line| line.contains(at)).unwrap_or_else(|| panic!("no line holds {at:?}"));
    expect(&sources, path, line, message);
}

/// Changes one file and expects nothing to be wrong.
#[track_caller]
pub fn passes(path: &str, from: &str, to: &str) {
    authored(&changed(path, from, to));
}

/// Expects a problem at a line, saying `message`.
#[track_caller]
pub fn expect(sources: &Sources, path: &str, line: usize, message: &str) {
    let problems = check(sources).err().unwrap_or_default();
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let start = format!("content/en/{path}:{line}: ");
    let found = shown.iter().any(|problem| problem.starts_with(&start) && problem.contains(message));
    assert!(found, "expected {start}…{message}…, found {shown:#?}");
}

#[test]
fn the_small_language_passes() {
    let authored = authored(&sources());
    assert_eq!(authored.language, "en");
    let order: Vec<&str> = authored.exercises.iter().map(|exercise| exercise.id.as_str()).collect();
    assert_eq!(order, ["come-back", "what-happened"]);
    assert!(report(Path::new(FOLDER)).is_ok());
}

#[test]
fn ids_have_to_exist() {
    finds("signs.toml", "group = \"close\"", "group = \"closer\"", "closer", "there is no group `closer`");
    let roots = ("\"early-wounds\"]", "\"early-wounds\",\n  \"loss\"]");
    finds("signs.toml", roots.0, roots.1, "loss", "there is no root `loss` in roots.toml; there is: betrayal");
    finds("signs.toml", "{ id = \"come-back\"", "{ id = \"go-back\"", "go-back", "there is no exercise `go-back`");
    finds("signs.toml", "\"partner\", \"work\"", "\"partner\", \"school\"", "school", "there is no context `school`");
    finds("danger.toml", "\"come-back\"", "\"sit-down\"", "sit-down", "there is no exercise `sit-down`");
    finds("help.toml", "\"partner-abuse\"", "\"debt\"", "debt", "there is no topic `debt`; add `topic_debt`");
    finds(STEPS, "\"deep\"", "\"deeper\"", "deeper", "there is no depth `deeper`");
    finds(CALM, "\"read\"", "\"watch\"", "watch", "there is no kind of step `watch`");
    finds("signs.toml", "[\"002\"]", "[\"2\"]", "[\"2\"]", "`2` is not an article");
}

#[test]
fn ids_are_one_of_a_kind() {
    finds(
        "signs.toml",
        "id = \"close\"",
        "id = \"expecting\" # here",
        "# here",
        "the group `expecting` is already at line 2",
    );
    finds("signs.toml", "\"leaving-first\"", "\"waiting\" # here", "# here", "the sign `waiting` is already at line");
    finds("signs.toml", "\"early-wounds\"]", "\"betrayal\"] # here", "# here", "the root of this sign `betrayal`");
    let first = "{ id = \"come-back\", why";
    let twice = "{ id = \"what-happened\", why = \"Twice.\" },\n  { id = \"come-back\", why";
    let path = "signs.toml";
    let sources = changed(path, first, twice);
    let last = 1 + text_of(&sources, path).lines().position(|line| line.contains("\"It looks")).expect("a practice");
    let again = 1 + text_of(&sources, path).lines().count() - 2;
    assert!(last < again);
    expect(&sources, path, again, "the practice of this sign `what-happened` is already at line");
}

#[test]
fn more_ids_are_one_of_a_kind() {
    finds(
        "roots.toml",
        "\"early-wounds\"",
        "\"betrayal\" # here",
        "# here",
        "the root `betrayal` is already at line 2",
    );
    finds("feelings.toml", "id = \"sad\"", "id = \"afraid\" # here", "# here", "the family `afraid` is already");
    finds("feelings.toml", "id = \"low\"", "id = \"scared\"", "text = \"low\"", "the feeling `scared` is already");
    finds("body.toml", "\"hands\"", "\"chest\" # here", "# here", "the place `chest` is already at line 2");
    finds("help.toml", "\"international\"", "\"gb\" # here", "# here", "the country `gb` is already at line 2");
    finds(CALM, "id = \"breath\"", "id = \"senses\" # here", "# here", "the step of this exercise `senses`");
    finds(STEPS, "\"before\", text", "\"now\", text", "\"Before\"", "the option of this step `now`");
    finds(
        "signs.toml",
        "\"friends\", \"family\"",
        "\"family\", \"family\"",
        "family",
        "the context `family` stands here",
    );
}

#[test]
fn ids_are_well_formed() {
    for id in ["Leaving", "leaving first", "leaving_first", "-leaving", "leaving-", "départ"] {
        finds("signs.toml", "\"leaving-first\"", &format!("\"{id}\""), id, &format!("`{id}` is not an id"));
    }
    finds("body.toml", "\"hands\"", "\"Hands\"", "id = \"Hands\"", "`Hands` is not an id");
    let mut sources = changed("exercises/order.toml", "\"what-happened\"", "\"what-happened\", \"Odd\"");
    let odd = text_of(&sources, CALM);
    sources.files.insert("exercises/Odd.toml".to_owned(), odd.into_bytes());
    expect(&sources, "exercises/Odd.toml", 1, "the file name `Odd.toml` gives no id");
}

#[test]
fn texts_have_to_be_there() {
    let missing = [
        ("signs.toml", "title = \"I wait for people to let me down\"\n", "title"),
        ("signs.toml", "looks_like = \"You look for the catch.\"\n", "looks_like"),
        ("signs.toml", "protected = \"It kept you ready.\"\n", "protected"),
        ("signs.toml", "cost = \"It can be tiring.\"\n", "cost"),
        ("signs.toml", "articles = [\"000\", \"001\"]\n", "articles"),
        ("signs.toml", "contexts = [\"partner\", \"work\"]\n", "contexts"),
    ];
    let line = 1 + text_of(&sources(), "signs.toml").lines().position(|line| line == "[[sign]]").expect("a sign");
    for (path, text, key) in missing {
        expect(&changed(path, text, ""), path, line, &format!("this sign has no `{key}`; add it"));
    }
    finds("roots.toml", "kindness = \"You were right to notice.\"\n", "", "[[root]]", "this root has no `kindness`");
    finds("danger.toml", "unsure = \"I'm not sure\"\n", "", "question", "this danger file has no `unsure`");
    finds(CALM, "why = \"The evidence is early.\"\n", "", "group", "this exercise has no `why`");
    finds(CALM, "text = \"Stop at any moment.\"\n", "", "[[step]]", "this step has no `text`");
}

#[test]
fn texts_are_not_blank_and_are_texts() {
    for blank in ["", "   ", "\\n \\t", "\u{a0}"] {
        finds("signs.toml", "It can be tiring.", blank, "cost", "`cost` is blank");
    }
    finds("feelings.toml", "text = \"low\"", "text = \"\"", "id = \"low\"", "`text` is blank");
    finds("ui/shell.toml", "\"Leave quickly\"", "\" \"", "leave", "`leave` is blank");
    finds("danger.toml", "\"Tell one safe person.\"", "\" \" # here", "# here", "`safety_steps` is blank");
    finds("signs.toml", "\"It can be tiring.\"", "3", "cost = 3", "`cost` is a TOML integer; it has to be a text");
    finds("ui/shell.toml", "\"Leave quickly\"", "[\"a\"]", "leave", "`leave` is a TOML array");
    finds("body.toml", "id = \"chest\"", "id = true", "true", "`id` is a TOML boolean");
}

#[test]
fn lists_hold_something() {
    finds("signs.toml", "roots = [\"betrayal\"]", "roots = []", "[[sign]]", "this sign names no root");
    finds("signs.toml", "roots = [\"betrayal\"]", "", "[[sign]]", "this sign names no root");
    finds(
        "signs.toml",
        ", { why = \"It steadies.\", id = \"come-back\" }",
        "",
        "practice =",
        "one practice alone; name at least two",
    );
    finds("signs.toml", "practice = [ { id", "practice = [] # [ { id", "[[sign]]", "there is no `practice` here");
    finds("signs.toml", "[\"partner\", \"work\"]", "[]", "[[sign]]", "`contexts` is empty");
    let family = "[[family]]\nid = \"none\"\ntitle = \"None\"\nwords = []\n\n[[family]]\nid = \"afraid\"";
    finds("feelings.toml", "[[family]]\nid = \"afraid\"", family, "[[family]]", "there is no `words` here");
    finds(
        "help.toml",
        "topics = [\"crisis\", \"partner-abuse\"]",
        "topics = []",
        "[[country.line]]",
        "`topics` is empty",
    );
    for path in ["body.toml", "feelings.toml", "roots.toml", "help.toml"] {
        let mut sources = sources();
        sources.files.insert(path.to_owned(), Vec::new());
        expect(&sources, path, 1, "here; write at least one");
    }
}

#[test]
fn nothing_is_out_of_reach() {
    let more = "[[group]]\nid = \"idle\"\ntitle = \"Idle\"\nintro = \"Nothing.\"\n\n[[group]]\nid = \"close\"";
    finds("signs.toml", "[[group]]\nid = \"close\"", more, "idle", "no sign is in the group `idle`");
    let sources = changed("signs.toml", ", \"early-wounds\"", "");
    let line = 1 + text_of(&sources, "roots.toml").lines().position(|line| line.contains("early-")).expect("a root");
    expect(&sources, "roots.toml", line, "no sign grows from the root `early-wounds`");
}

#[test]
fn unknown_keys_are_named() {
    finds(
        "signs.toml",
        "cost = \"It can",
        "price = \"It can",
        "price",
        "`price` is not known here; this sign can have: articles",
    );
    finds("signs.toml", "[[group]]", "stray = 1\n[[group]]", "stray", "`stray` is not known here");
    finds(
        CALM,
        "minutes = 4",
        "minutes = 4\nmintues = 5",
        "mintues",
        "`mintues` is not known here; this exercise can have",
    );
}

#[test]
fn files_are_there_and_are_toml() {
    let listed = ["terms.toml", "questions.toml", "compare.toml", "scenes.toml", "prompts.toml", "reads/order.toml"];
    for path in
        ["signs.toml", "roots.toml", "feelings.toml", "body.toml", "danger.toml", "help.toml"].into_iter().chain(listed)
    {
        let mut sources = sources();
        sources.files.remove(path);
        expect(&sources, path, 1, "this file is missing");
    }
    let mut none = sources();
    none.files.clear();
    expect(&none, "exercises/order.toml", 1, "this file is missing");
    expect(&none, "ui", 1, "there are no texts of the app");
    finds("body.toml", "text = \"Hands\"", "text = Hands", "text = Hands", "this is not valid TOML");
    finds(
        "body.toml",
        "text = \"Chest\"",
        "text = \"Chest\"\ntext = \"Rib\"",
        "Rib",
        "this is not valid TOML: duplicate key",
    );
    let mut sources = sources();
    sources.files.insert("body.toml".to_owned(), b"# fine\n\xff".to_vec());
    expect(&sources, "body.toml", 2, "this is not UTF-8 text");
    sources.files.insert("extra.toml".to_owned(), Vec::new());
    expect(&sources, "extra.toml", 1, "nothing reads this file");
    let nowhere = report(Path::new("no/such/folder")).err().unwrap_or_default();
    assert!(
        nowhere.iter().any(|problem| problem.to_string().starts_with("no/such/folder:1: this folder cannot be read"))
    );
}

#[test]
fn one_run_names_every_problem() {
    let mut sources = changed("signs.toml", "\"It can be tiring.\"", "\"\"");
    for (path, from, to) in [
        ("signs.toml", "group = \"close\"", "group = \"nowhere\""),
        ("signs.toml", "You look for the catch.", "You should look!"),
        ("body.toml", "\"chest\"", "\"Chest\""),
        ("ui/shell.toml", "{minutes}", "{minutes"),
    ] {
        let text = text_of(&sources, path).replacen(from, to, 1);
        sources.files.insert(path.to_owned(), text.into_bytes());
    }
    let problems = check(&sources).err().unwrap_or_default();
    // The group that lost its only sign is the seventh.
    assert_eq!(problems.len(), 7, "{problems:#?}");
    assert!(problems.is_sorted(), "in the order of files and lines");
}
