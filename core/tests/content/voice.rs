//! The wording that care.md keeps out, and where it is looked for.

use crate::checks::{finds, passes};

const COST: &str = "It can be tiring.";

#[track_caller]
fn hears(words: &str, phrase: &str) {
    finds("signs.toml", COST, words, words.lines().next_back().unwrap_or(words), &format!("\"{phrase}\" is not used"));
}

#[test]
fn forbidden_words_are_found_whatever_their_case() {
    hears("It simply is.", "simply");
    hears("Just rest.", "just");
    hears("You SHOULD rest.", "should");
    hears("Why don't you rest?", "why don't you");
    hears("Why don\u{2019}t you rest?", "why don\u{2019}t you");
    hears("One symptom of it.", "symptom");
    hears("Symptoms of it.", "symptoms");
    hears("These are mommy issues.", "mommy issues");
    hears("These are Daddy Issues.", "daddy issues");
    hears("Well done!", "!");
    hears("It is (just) that.", "just");
}

#[test]
fn words_that_hold_them_are_left_alone() {
    for words in ["It is adjustable, and justice shoulders it.", "You shouldn't have to.", "Symptomatic relief."] {
        passes("signs.toml", COST, words);
    }
}

#[test]
fn the_line_is_the_one_the_word_stands_on() {
    let long = "looks_like = \"\"\"\nYou end things\nearly.";
    let with = "looks_like = \"\"\"\nYou end things\nsimply early.";
    finds("signs.toml", long, with, "simply early", "\"simply\" is not used");
    // Broken across two lines, or escaped: the text's own first line.
    let broken = "looks_like = \"\"\"\nYou have mommy\nissues.";
    finds("signs.toml", long, broken, "looks_like = \"\"\"", "\"mommy issues\" is not used");
    finds("signs.toml", COST, "Well done\\u0021", "u0021", "\"!\" is not used");
}

#[test]
fn every_kind_of_text_is_heard() {
    finds("ui/shell.toml", "Leave quickly", "Just leave", "Just leave", "\"just\"");
    finds("danger.toml", "Tell one", "You should tell one", "should tell", "\"should\"");
    finds("feelings.toml", "text = \"scared\"", "text = \"just scared\"", "just scared", "\"just\"");
    finds("help.toml", "Anyone who", "Simply anyone who", "Simply", "\"simply\"");
    finds("exercises/come-back.toml", "\"A colour.\"", "\"A colour!\"", "colour!", "\"!\"");
    finds("exercises/what-happened.toml", "\"I cannot tell\"", "\"Just unclear\"", "Just unclear", "\"just\"");
}

#[test]
fn words_of_others_are_not_ours_to_change() {
    // A citation and the name of a help line in the small language hold forbidden words already.
    passes("exercises/come-back.toml", "Author (2020)", "Why don't you, A. (2020)");
    passes("help.toml", "\"A directory\"", "\"Just Ask!\"");
}
