//! Questions people ask, and one with its answer.

use super::rows::rows;
use crate::content::{content, library, ui};
use crate::pages::{missing, practices::practice_card};
use crate::parts::{El, View, blocks, card, el, heading, link, page, references};
use crate::route::Route;
use crate::state::{Readings, Store, name_tab};
use rethread_core::content::Question;

/// All questions.
pub fn questions() -> View {
    let texts = &ui().learn;
    let rows = library().questions.iter().map(|question| {
        let place = Route::Question(question.id.to_owned());
        el("li").class("entry-row").child(link("", &place, question.title))
    });
    page("questions")
        .child(heading(texts.questions))
        .child(el("p").class("lede").text(texts.questions_lede))
        .child(el("ul").class("rows").children(rows))
        .into()
}

/// One question with its answer.
pub fn question(id: &str) -> View {
    let Some(question) = library().questions.iter().find(|question| question.id == id) else {
        return missing::unknown();
    };
    let texts = &ui().learn;
    name_tab(question.title);
    page("question")
        .child(heading(question.title))
        .child(el("div").class("running").child(blocks(question.text, "")))
        .child(more(question))
        .child(
            question
                .practice
                .and_then(|id| content().exercise(id))
                .map(|exercise| card("to-try", texts.try_title).child(practice_card("h3", exercise))),
        )
        .child(references(texts.references, question.references))
        .child(el("p").child(link("button plain", &Route::Questions, texts.questions_all)))
        .into()
}

fn more(question: &Question) -> Option<El> {
    let reads: Vec<_> = question.reads.iter().filter_map(|id| content().read(id)).collect();
    let readings = Readings::load(Store::here());
    (!reads.is_empty()).then(|| {
        let title = el("h2").text(ui().learn.questions_more);
        el("section").child(title).child(rows(reads.into_iter(), readings))
    })
}
