//! The danger question and the safety page, as practices and the workbook both ask and show them.

use crate::content::{content, ui};
use crate::parts::{El, On, Pick, View, bullets, button, choices, details, el, heading, link, on, paragraphs};
use crate::route::Route;
use leptos::prelude::{Get, GetUntracked, RwSignal, Set};
use rethread_core::record::Safety;

const ANSWERS: [(&str, Safety); 3] = [("no", Safety::No), ("yes", Safety::Yes), ("unsure", Safety::Unsure)];

/// The question, with what was answered before. Only its answer leads on.
pub fn question(before: Option<Safety>, answered: On<Safety>) -> El {
    let danger = &content().danger;
    let chosen = RwSignal::new(before);
    let words = [danger.no, danger.yes, danger.unsure];
    let options = ANSWERS.into_iter().zip(words).map(|((id, _), words)| Pick::new(id, words)).collect();
    let before = ANSWERS.into_iter().find(|(_, answer)| before == Some(*answer));
    let before: Vec<String> = before.into_iter().map(|(id, _)| id.to_owned()).collect();
    let changed = on(move |(id, is_chosen): (String, bool)| {
        let answer = ANSWERS.into_iter().find(|(known, _)| *known == id).map(|(_, answer)| answer);
        if is_chosen {
            chosen.set(answer);
        }
    });
    let go_on = button("", ui().practice.next, move || {
        if let Some(answer) = chosen.get_untracked() {
            answered(answer);
        }
    });
    let go_on = go_on.live_attr("disabled", move || chosen.get().is_none().then(String::new));
    el("div").class("danger-gate step").child(choices(danger.question, options, &before, true, changed)).child(go_on)
}

/// Where yes and unsure lead: safety, and something steadying. `about` says whom the answer was about; `change` leads
/// back to the question.
pub fn safety(about: View, change: On<()>) -> View {
    let texts = &ui().practice;
    let danger = &content().danger;
    let change = button("plain", texts.safety_change, move || change(()));
    let out = el("div").class("ways-out").child(change).child(link("button plain", &Route::Today, texts.to_today));
    View::all([View::from(heading(danger.safety_title)), words(), about, out.into()])
}

/// What is said there, without its heading.
fn words() -> View {
    let danger = &content().danger;
    View::all([
        paragraphs(danger.safety_text),
        // The way to help comes before the list: nobody has to read ten lines to reach it.
        ways().into(),
        steps().into(),
    ])
}

/// The same on a page about somebody: help at once, and the rest of it behind a fold, so that what the person wrote
/// is not out of reach.
pub fn words_in_short(more: &str) -> View {
    let text = content().danger.safety_text;
    let (first, rest) = text.split_once("\n\n").unwrap_or((text, ""));
    let rest = el("div").child(paragraphs(rest)).child(steps());
    View::all([paragraphs(first), ways().into(), details(more, rest).into()])
}

fn ways() -> El {
    let texts = &ui().practice;
    let grounding = Route::Exercise(content().danger.safety_exercise.to_owned());
    el("div")
        .class("button-row")
        .child(el("a").class("button").attr("href", "./help.html").text(texts.safety_help))
        .child(link("button quiet", &grounding, texts.safety_grounding))
}

fn steps() -> El {
    bullets(content().danger.safety_steps.iter().copied()).class("safety-steps")
}

/// What an answer reads as.
pub fn answer_words(answer: Safety) -> &'static str {
    let danger = &content().danger;
    match answer {
        Safety::No => danger.no,
        Safety::Yes => danger.yes,
        Safety::Unsure => danger.unsure,
    }
}
