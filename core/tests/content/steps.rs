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
fn more_kinds_have_what_they_need() {
    let step = |kind: &str| format!("kind = \"{kind}\"\ntitle = \"What happened?\"\n");
    let (long, id) = (step("long"), "story");
    step_finds(DEEP, id, &long, &step("pick"), "this step has no `from`");
    step_finds(DEEP, id, &long, &step("sitting"), "there is no `parts` here");
    let sitting = |seconds: &str| step("sitting") + "parts = [ { text = \"Sit.\", seconds = " + seconds + " } ]\n";
    passes(DEEP, &long, &sitting("5"));
    for seconds in ["4", "121", "\"5\""] {
        finds(DEEP, &long, &sitting(seconds), "parts = [ { text", "`seconds` has to be a whole number from 5 to 120");
    }
    let pattern = "{ id = \"slow\", title = \"Slow\", inhale = 4, exhale = 8, rounds = 3 }";
    let patterns = |more: &str| format!("patterns = [ {pattern},\n  {more}, ]\n");
    let other = "{ id = \"box\", title = \"Box\", inhale = 4, hold = 4, exhale = 4, rest = 4, rounds = 3 }";
    let flat = "inhale = 4\nexhale = 6\nrounds = 6\n";
    passes(CALM, flat, &patterns(other));
    finds(
        CALM,
        flat,
        &patterns(&other.replace("box", "slow")),
        "\"Box\"",
        "the pattern of this step `slow` is already",
    );
    finds(CALM, flat, &patterns(&other.replace("title", "name")), "Box", "this pattern has no `title`");
    finds(
        CALM,
        "rounds = 6\n",
        &format!("rounds = 6\n{}", patterns(other)),
        "inhale = 4\n".trim(),
        "`inhale` is not known",
    );
    passes(DEEP, "low = \"Not at all\"", "most = 100\nlow = \"Not at all\"");
    step_finds(DEEP, "steady", "low = \"Not", "most = 50\nlow = \"Not", "a scale cannot end at 50");
}

#[test]
fn what_is_shown_again_was_answered_before() {
    let recall = |ids: &str| format!("title = \"A word for it\"\nrecall = [{ids}]");
    let title = "title = \"A word for it\"";
    passes(DEEP, title, &recall("\"story\", \"who\""));
    finds(DEEP, title, &recall("\"felt\""), "recall", "there is no step `felt` before this one");
    finds(DEEP, title, &recall("\"name\""), "recall", "there is no step `name` before this one");
    finds(DEEP, title, &recall("\"who\", \"who\""), "recall", "the recalled step `who` is already at line");
    let reading = "title = \"A slow breath\"\nrecall = [\"arrive\"]";
    finds(CALM, "title = \"A slow breath\"", reading, "recall", "the step `arrive`, which asks for nothing");
    let pick = |from: &str| format!("kind = \"pick\"\nfrom = \"{from}\"\ntitle = \"A word for it\"");
    for from in ["story", "points"] {
        passes(DEEP, "kind = \"short\"\ntitle = \"A word for it\"", &pick(from));
    }
    let short = "kind = \"short\"\ntitle = \"A word for it\"";
    finds(DEEP, short, &pick("who"), "from =", "`who`, which is no list, columns or long text");
    finds(DEEP, short, &pick("learned"), "from =", "there is no step `learned` before this one");
}

#[test]
fn a_fear_is_questioned_only_behind_the_danger_question() {
    let story = ("title = \"What happened?\"", "title = \"What happened?\"\nreframes = true");
    passes(DEEP, story.0, story.1);
    let unguarded = |text: &str| text.replacen("danger_first = true\n", "", 1);
    let place =
        |text: &str, id: &str| 1 + text.lines().position(|line| line == format!("id = \"{id}\"")).expect("a step");
    let mut without = sources();
    let text = unguarded(&text_of(&without, DEEP));
    without.files.insert(DEEP.to_owned(), text.clone().into_bytes());
    expect(
        &without,
        DEEP,
        place(&text, "who"),
        "this step asks for a person, and the exercise does not ask the danger",
    );
    let text = unguarded(&text_of(&changed(DEEP, story.0, story.1), DEEP));
    without.files.insert(DEEP.to_owned(), text.clone().into_bytes());
    expect(&without, DEEP, place(&text, "story"), "the step `story` reframes, and this exercise does not ask");
    let reason = "no_danger_because = \"They have died.\"\n";
    passes(DEEP, "danger_first = true\n", reason);
    let both = format!("danger_first = true\n{reason}");
    finds(DEEP, "danger_first = true\n", &both, "no_danger_because", "take `no_danger_because` out");
    let first = ("title = \"Who is this about?\"", "title = \"Who is this about?\"\nreframes = true");
    finds(DEEP, first.0, first.1, "id = \"who\"", "this step stands before the danger question");
}

#[test]
fn an_exercise_stands_in_a_group() {
    finds(
        DEEP,
        "group = \"understand\"",
        "group = \"grasp\"",
        "grasp",
        "there is no group `grasp` in exercises/order.toml",
    );
    let order = "exercises/order.toml";
    let more = "[[group]]\nid = \"speak\"\ntitle = \"Speak\"\nintro = \"Words.\"\n\n[[group]]\nid = \"steady\"";
    finds(order, "[[group]]\nid = \"steady\"", more, "speak", "no exercise is in the group `speak`");
    finds(order, "id = \"understand\"", "id = \"steady\" # here", "# here", "the group `steady` is already at line");
    finds(CALM, "group = \"steady\"", "group = \"steady\"\nfor = \"all\"", "for =", "it can be self or supporter");
    passes(CALM, "group = \"steady\"", "group = \"steady\"\nfor = \"supporter\"\ncontexts = [\"work\"]");
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
