//! One sign by itself: where reads and the search lead to.

use super::practices::facts;
use super::signs::{about_sign, felt_control};
use super::{learn, missing};
use crate::content::{content, ui};
use crate::parts::{El, View, card, el, heading, link, long_field, on, page};
use crate::route::Route;
use crate::state::{Answers, Store, name_tab};
use rethread_core::content::{Sign, SuggestedPractice};

/// The whole page.
pub fn sign(id: &str) -> View {
    let Some(sign) = content().sign(id) else { return missing::unknown() };
    let texts = &ui().signs;
    let answers = Answers::load(Store::here());
    let felt = felt_control(sign.title, move || answers.felt(sign.id), move |felt| answers.set_felt(sign, felt));
    let noted = on(move |note| answers.set_note(sign, note));
    name_tab(sign.title);
    let practices = sign.practices.iter().filter_map(to_try);
    page("sign-page")
        .child(heading(sign.title))
        .child(felt)
        .child(about_sign(sign))
        .child(long_field(texts.note, "", &answers.note(sign.id), 2, noted))
        .child(learn::about(|read| read.signs.contains(&sign.id)))
        .child(el("section").child(el("h2").text(ui().roots.practices_title)).children(practices))
        .child(roots(sign))
        .child(el("p").child(link("button plain", &Route::Signs, texts.all)))
        .into()
}

fn to_try(practice: &SuggestedPractice) -> Option<El> {
    let exercise = content().exercise(practice.exercise)?;
    let place = Route::Exercise(exercise.id.to_owned());
    Some(
        el("article")
            .class("card practice-card")
            .child(el("h3").child(link("", &place, exercise.title)))
            .child(el("p").text(practice.why))
            .child(facts(exercise.depth, exercise.minutes)),
    )
}

fn roots(sign: &Sign) -> El {
    let roots = sign.roots.iter().filter_map(|id| content().root(id));
    let rows =
        roots.map(|root| el("li").class("entry-row").child(link("", &Route::Root(root.id.to_owned()), root.title)));
    card("", ui().learn.roots).child(el("ul").class("rows").children(rows))
}
