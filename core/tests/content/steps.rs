//! What an exercise needs: each kind of step, the way back from a deep one, and the order of them all.

use crate::checks::{expect, finds, passes};
use crate::small::{changed, sources, text_of};

const DEEP: &str = "exercises/what-happened.toml";
const CALM: &str = "exercises/come-back.toml";

/// Changes a file and expects a problem at the `[[step]]` line of the step with this id.
#[track_caller]
fn step_finds(path: &str, id: &str, from: &str, to: &str, message: &str) {
    let sources = changed(path, from, to);
    let text = text_of(&sources, path);
    let line = text.lines().position(|line| line == format!("id = \"{id}\"")).unwrap_or_else(|| panic!("no step {id}"));
    expect(&sources, path, line, message);
}

#[test]
fn each_kind_has_what_it_needs() {
    step_finds(DEEP, "steady", "low = \"Not at all\"\n", "", "this step has no `low`");
    step_finds(DEEP, "steady", "high = \"Very\"\n", "", "this step has no `high`");
    step_finds(DEEP, "points", "left = \"To now\"\n", "", "this step has no `left`");
    step_finds(DEEP, "points", "right = \"To before\"\n", "", "this step has no `right`");
    step_finds(DEEP, "when", "options = [ { id", "# [ { id", "there is no `options` here");
    step_finds(DEEP, "line", "parts = [", "# [", "there is no `parts` here");
    step_finds(DEEP, "present", "senses = [", "# [", "there is no `senses` here");
    step_finds(CALM, "breath", "inhale = 4\n", "", "this step has no `inhale`");
    step_finds(CALM, "breath", "rounds = 6\n", "", "this step has no `rounds`");
    step_finds(CALM, "arrive", "text = \"Stop at any moment.\"\n", "", "this step has no `text`");
    step_finds(CALM, "arrive", "title = \"You are here\"\n", "", "this step has no `title`");
    step_finds(CALM, "arrive", "kind = \"read\"\n", "", "this step has no `kind`");
    finds(DEEP, "words = \"When\", ", "", "parts", "this part has no `words`");
    finds(DEEP, "gap = \"a feeling\"", "gap = \" \"", "gap = \" \"", "`gap` is blank");
    finds(CALM, "hint = \"A colour.\"", "hint = \"\"", "hint = \"\"", "`hint` is blank");
    finds(CALM, "count = 5, ", "", "senses =", "this sense has no `count`");
    finds(
        DEEP,
        "title = \"What happened?\"",
        "title = \"What happened?\"\nlow = \"no\"",
        "low = \"no\"",
        "`low` is not known",
    );
}

#[test]
fn numbers_are_in_range() {
    for (from, to) in [("inhale = 4", "inhale = 0"), ("exhale = 6", "exhale = 21"), ("rounds = 6", "rounds = 0")] {
        finds(CALM, from, to, to, "has to be a whole number from 1 to 20");
    }
    for to in ["rounds = 21", "rounds = 6.5", "rounds = \"6\"", "rounds = -6", "rounds = 9999999999999999999999"] {
        finds(CALM, "rounds = 6", to, to, "`rounds` has to be a whole number from 1 to 20");
    }
    finds(CALM, "rounds = 6", "rounds = 6\nhold = 21", "hold", "`hold` has to be a whole number from 0 to 20");
    passes(CALM, "rounds = 6", "rounds = 6\nhold = 0\nrest = 0x14");
    finds(CALM, "count = 5", "count = 0", "count = 0", "`count` has to be a whole number from 1 to 20");
    finds(CALM, "minutes = 4", "minutes = 0", "minutes = 0", "`minutes` has to be a whole number from 1 to 180");
    finds(DEEP, "danger_first = true", "danger_first = 1", "danger_first", "it has to be true or false");
}

#[test]
fn an_exercise_has_steps() {
    let mut sources = sources();
    let head = text_of(&sources, CALM).split("[[step]]").next().unwrap_or_default().to_owned();
    sources.files.insert(CALM.to_owned(), head.into_bytes());
    expect(&sources, CALM, 1, "there is no `step` here; write at least one");
}

#[test]
fn a_deep_exercise_ends_in_the_present() {
    let present = "id = \"present\"\nkind = \"grounding\"\ntitle = \"Back to the present\"\nsenses =";
    let asked = "id = \"present\"\nkind = \"long\"\ntitle = \"Anything else?\"\n#";
    finds(DEEP, present, asked, "id = \"present\"", "a deep exercise has to end with a return to the present");
    let after = "[[step]]\nid = \"more\"\nkind = \"short\"\ntitle = \"And one more\"\n\n[[step]]\nid = \"look-over\"";
    finds(DEEP, "[[step]]\nid = \"look-over\"", after, "id = \"more\"", "`more` is the last thing it asks");
    let breath = "id = \"present\"\nkind = \"breathing\"\ntitle = \"A breath\"\ninhale = 4\nexhale = 6\nrounds = 3\n#";
    passes(DEEP, present, breath);
    let calmer = text_of(&changed(DEEP, present, asked), DEEP).replacen("\"deep\"", "\"moderate\"", 1);
    let mut moderate = sources();
    moderate.files.insert(DEEP.to_owned(), calmer.into_bytes());
    crate::small::authored(&moderate);
}

#[test]
fn safety_leads_somewhere_steady() {
    finds("danger.toml", "\"come-back\"", "\"what-happened\"", "safety_exercise", "is not gentle");
    finds("danger.toml", "\"come-back\"", "\"what-happened\"", "safety_exercise", "asks the danger question itself");
    let steps = "[\n  \"Call the emergency number.\",\n  \"Tell one safe person.\",\n]";
    finds("danger.toml", steps, "[]", "question", "`safety_steps` is empty");
}

#[test]
fn references_lead_to_a_page() {
    for bad in ["http://doi.org/1", "doi.org/1", "https://", "https://localhost", "https://a b.org", "https://.org/x"] {
        finds(CALM, "https://doi.org/10.1000/1", bad, &format!("\"{bad}\""), "`url` is not a full https address");
    }
    finds(CALM, "url = \"https://doi.org/10.1000/1\"\n", "", "[[reference]]", "this reference has no `url`");
}

#[test]
fn the_order_names_each_exercise_once() {
    let path = "exercises/order.toml";
    finds(
        path,
        "\"what-happened\"",
        "\"what-happened\",\n  \"more\"",
        "more",
        "there is no exercise `more`; write exercises/more.toml",
    );
    finds(path, ", \"what-happened\"", "", "order", "the order leaves out the exercise `what-happened`");
    finds(
        path,
        "order = [\"come-back\"",
        "order = [\"come-back\", \"come-back\"",
        "order",
        "stands in the order twice",
    );
}
