//! The danger question, and the safety page that yes and unsure lead to. Nothing here questions a fear.

use super::run::Run;
use crate::content::{content, ui};
use crate::parts::{Pick, View, bullets, button, choices, el, heading, link, on, paragraphs};
use crate::route::Route;
use leptos::prelude::{Get, GetUntracked, RwSignal, Set};
use rethread_core::record::Safety;

const ANSWERS: [(&str, Safety); 3] = [("no", Safety::No), ("yes", Safety::Yes), ("unsure", Safety::Unsure)];

/// The question. Only its answer leads on.
pub fn danger(run: Run) -> View {
    let danger = &content().danger;
    let chosen = RwSignal::new(run.draft.with(|practice| practice.safety));
    let words = [danger.no, danger.yes, danger.unsure];
    let options = ANSWERS.into_iter().zip(words).map(|((id, _), words)| Pick::new(id, words)).collect();
    let before = ANSWERS.into_iter().find(|(_, answer)| chosen.get_untracked() == Some(*answer));
    let before: Vec<String> = before.into_iter().map(|(id, _)| id.to_owned()).collect();
    let changed = on(move |(id, is_chosen): (String, bool)| {
        let answer = ANSWERS.into_iter().find(|(known, _)| *known == id).map(|(_, answer)| answer);
        if is_chosen {
            chosen.set(answer);
        }
    });
    let on_button = button("", ui().practice.next, move || {
        if let Some(answer) = chosen.get_untracked() {
            run.answer_danger(answer);
        }
    });
    let on_button = on_button.live_attr("disabled", move || chosen.get().is_none().then(String::new));
    let gate = el("div").class("danger-gate step");
    let gate = gate.child(choices(danger.question, options, &before, true, changed)).child(on_button);
    View::all([paragraphs(danger.text), gate.into()])
}

/// Where yes and unsure lead: safety, and something steadying.
pub fn safety(run: Run, place: usize) -> View {
    let texts = &ui().practice;
    let danger = &content().danger;
    let ways = el("div")
        .class("button-row")
        .child(el("a").class("button").attr("href", "./help.html").text(texts.safety_help))
        .child(link("button quiet", &Route::Exercise(danger.safety_exercise.to_owned()), texts.safety_grounding));
    let out = el("div")
        .class("ways-out")
        .child(button("plain", texts.safety_change, move || run.move_to(place.saturating_sub(1))))
        .child(link("button plain", &Route::Today, texts.to_today));
    View::all([
        View::from(heading(danger.safety_title)),
        paragraphs(danger.safety_text),
        // The way to help comes before the list: nobody has to read ten lines to reach it.
        ways.into(),
        bullets(danger.safety_steps.iter().copied()).class("safety-steps").into(),
        out.into(),
    ])
}
