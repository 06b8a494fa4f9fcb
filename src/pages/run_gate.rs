//! The danger question, and the safety page that yes and unsure lead to. Nothing here questions a fear.
//!
//! The answer is remembered for whoever the practice is about; a no that was given before is shown with its day, and
//! can be changed from there.

use super::danger as ask;
use super::run::Run;
use crate::content::{content, fill, ui};
use crate::parts::{El, View, button, el, on, paragraphs, when_label};
use rethread_core::insight::player::{self, Screen};
use rethread_core::record::Safety;

/// The question. Only its answer leads on.
pub fn danger(run: Run) -> View {
    let known = run.known().map(|(answer, _)| answer);
    let before = run.draft.with(|practice| player::standing(practice.safety, known));
    let gate = ask::question(before, on(move |answer| run.answer_danger(answer)));
    View::all([
        paragraphs(content().danger.text),
        gate.into(),
        about(run, ui().person.answered, "hint answered").into(),
    ])
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
    let to_question = on(move |()| {
        let asked = run.screens().iter().position(|screen| matches!(screen, Screen::Danger));
        run.move_to(asked.unwrap_or(0));
    });
    ask::safety(about(run, ui().person.answered, "hint answered").into(), to_question)
}

/// Whom an answer was about and when it was given; nothing where nobody was named.
fn about(run: Run, words: &str, class: &str) -> Option<El> {
    let (Some((_, at)), Some(alias)) = (run.known(), run.named().into_iter().next()) else { return None };
    let words = fill(words, &[("alias", &alias), ("day", &when_label(at)), ("answer", content().danger.no)]);
    Some(el("p").attr_if("class", (!class.is_empty()).then_some(class)).attr("dir", "auto").text(&words))
}
