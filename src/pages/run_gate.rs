//! The danger question, and the safety page that yes and unsure lead to. Nothing here questions a fear.
//!
//! The answer is remembered for whoever the practice is about; a no that was given before is shown with its day, and
//! can be changed from there.

use super::run::Run;
use crate::content::{content, fill, ui};
use crate::parts::{El, Pick, View, bullets, button, choices, el, heading, link, on, paragraphs, when_label};
use crate::route::Route;
use leptos::prelude::{Get, GetUntracked, RwSignal, Set};
use rethread_core::insight::player::{self, Screen};
use rethread_core::record::Safety;

const ANSWERS: [(&str, Safety); 3] = [("no", Safety::No), ("yes", Safety::Yes), ("unsure", Safety::Unsure)];

/// The question. Only its answer leads on.
pub fn danger(run: Run) -> View {
    let danger = &content().danger;
    let known = run.known().map(|(answer, _)| answer);
    let chosen = RwSignal::new(run.draft.with(|practice| player::standing(practice.safety, known)));
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
    View::all([paragraphs(danger.text), gate.into(), about(run, ui().person.answered, "hint answered").into()])
}

/// On the first step behind the question: a no that was given before this practice was begun, its day, and the way to
/// change it.
pub fn remembered(run: Run, place: usize) -> View {
    let texts = &ui().person;
    let asked = player::danger_before(&run.screens(), place).filter(|asked| asked + 1 == place);
    let (Some(asked), Some((Safety::No, at))) = (asked, run.known()) else { return View::nothing() };
    if run.draft.id().and_then(|id| id.made_at()).is_some_and(|begun| at >= begun) {
        return View::nothing();
    }
    let change = button("quiet", texts.change, move || run.move_to(asked));
    el("div").class("notice remembered").child(about(run, texts.remembered, "")).child(change).into()
}

/// Where yes and unsure lead: safety, and something steadying.
pub fn safety(run: Run) -> View {
    let texts = &ui().practice;
    let danger = &content().danger;
    let ways = el("div")
        .class("button-row")
        .child(el("a").class("button").attr("href", "./help.html").text(texts.safety_help))
        .child(link("button quiet", &Route::Exercise(danger.safety_exercise.to_owned()), texts.safety_grounding));
    let to_question = move || {
        let asked = run.screens().iter().position(|screen| matches!(screen, Screen::Danger));
        run.move_to(asked.unwrap_or(0));
    };
    let out = el("div").class("ways-out").child(button("plain", texts.safety_change, to_question)).child(link(
        "button plain",
        &Route::Today,
        texts.to_today,
    ));
    View::all([
        View::from(heading(danger.safety_title)),
        paragraphs(danger.safety_text),
        // The way to help comes before the list: nobody has to read ten lines to reach it.
        ways.into(),
        bullets(danger.safety_steps.iter().copied()).class("safety-steps").into(),
        about(run, ui().person.answered, "hint answered").into(),
        out.into(),
    ])
}

/// Whom an answer was about and when it was given; nothing where nobody was named.
fn about(run: Run, words: &str, class: &str) -> Option<El> {
    let (Some((_, at)), Some(alias)) = (run.known(), run.named().into_iter().next()) else { return None };
    let words = fill(words, &[("alias", &alias), ("day", &when_label(at)), ("answer", content().danger.no)]);
    Some(el("p").attr_if("class", (!class.is_empty()).then_some(class)).attr("dir", "auto").text(&words))
}
