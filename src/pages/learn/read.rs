//! One short read.

use super::rows::minutes;
use crate::content::{content, library, ui};
use crate::pages::{missing, practices::facts};
use crate::parts::{El, View, blocks, button, card, el, heading, hint, link, page, references};
use crate::route::Route;
use crate::state::{Readings, Store, announce, name_tab, print};
use rethread_core::content::{Audience, Read, ReadCard};
use rethread_core::record::Reading;

/// The whole page.
pub fn read(id: &str) -> View {
    let Some(read) = library().read(id) else { return missing::unknown() };
    let texts = &ui().learn;
    let card = &read.card;
    name_tab(card.title);
    let takeaway = el("div")
        .class("takeaway")
        .child(el("p").class("takeaway-title").text(texts.takeaway))
        .child(el("p").text(card.takeaway));
    let printing = card
        .print
        .then(|| el("div").class("printing").child(button("quiet", texts.print, print)).child(hint(texts.print_hint)));
    page(if card.print { "read print-card" } else { "read" })
        .child(heading(card.title))
        .child(el("p").class("facts").text(&minutes(card.minutes)))
        .child(takeaway)
        .child(printing)
        .child(el("div").class("running").child(blocks(read.text, card.id)))
        .child(to_try(card))
        .child(marks(card))
        .child(belongs(card))
        .child(references(texts.references, read.references).map(|found| found.class("sources")))
        .child(onwards(read))
        .into()
}

fn to_try(read: &ReadCard) -> Option<El> {
    let exercise = content().exercise(read.practice.exercise)?;
    let place = Route::Exercise(exercise.id.to_owned());
    Some(
        card("to-try", ui().learn.try_title)
            .child(el("h3").child(link("", &place, exercise.title)))
            .child(el("p").text(read.practice.why))
            .child(facts(exercise.depth, exercise.minutes)),
    )
}

/// Save for later, and mark as read: kept at once, and taken back by the same press.
fn marks(read: &'static ReadCard) -> El {
    let texts = &ui().learn;
    let readings = Readings::load(Store::here());
    let toggle = move |words: &'static str, said: [&'static str; 2], mark: fn(&mut Reading) -> &mut bool| {
        let is_on = move || *mark(&mut readings.of(read.id));
        button("quiet toggle", words, move || {
            let mut now = false;
            readings.change(read, |marks| {
                let mark = mark(marks);
                *mark = !*mark;
                now = *mark;
            });
            announce(if now { said[0] } else { said[1] });
        })
        .live_attr("aria-pressed", move || Some(is_on().to_string()))
    };
    let save = toggle(texts.save, [texts.save_said, texts.save_taken], |marks| &mut marks.saved);
    let done = toggle(texts.done, [texts.done_said, texts.done_taken], |marks| &mut marks.done);
    el("div").class("button-row marks").attr("role", "group").attr("aria-label", texts.marks).child(save).child(done)
}

/// The signs and roots it belongs to, each leading to its own page.
fn belongs(read: &ReadCard) -> View {
    let texts = &ui().learn;
    let signs = read.signs.iter().filter_map(|id| content().sign(id));
    let signs = signs.map(|sign| (Route::Sign(sign.id.to_owned()), sign.title)).collect();
    let roots = read.roots.iter().filter_map(|id| content().root(id));
    let roots = roots.map(|root| (Route::Root(root.id.to_owned()), root.title)).collect();
    View::all([ways(texts.signs, signs), ways(texts.roots, roots)])
}

/// Ways to other places under a heading; nothing where there are none.
fn ways(title: &str, places: Vec<(Route, &str)>) -> View {
    let rows = places.iter().map(|(place, words)| el("li").class("entry-row").child(link("", place, words)));
    let list = el("ul").class("rows").children(rows);
    (!places.is_empty()).then(|| el("section").child(el("h2").text(title)).child(list)).into()
}

/// The next read on the same shelf for the same people, and the shelf itself.
fn onwards(read: &'static Read) -> View {
    let texts = &ui().learn;
    let here = &read.card;
    let mut after = content().reads.iter().skip_while(|other| other.id != here.id).skip(1);
    let next = after.find(|other| other.shelf == here.shelf && other.audience == here.audience);
    let next = next.map(|next| {
        el("p").class("next-read").child(hint(texts.next)).child(link("", &Route::Read(next.id.to_owned()), next.title))
    });
    let back = match here.audience {
        Audience::Supporter => link("button plain", &Route::Supporters, texts.supporters),
        Audience::Oneself => link("button plain", &Route::Learn(Some(here.shelf.to_owned())), texts.shelf_all),
    };
    el("nav").class("onwards").attr("aria-label", texts.next).child(next).child(back).into()
}
