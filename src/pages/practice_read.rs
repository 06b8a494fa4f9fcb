//! A practice to read as it was answered, to go on with, and to look back at.

use super::notes::carried;
use super::{answered::answered_list, missing};
use crate::content::{content, fill, ui};
use crate::parts::{
    El, View, button, card, day_label, details, el, full_day, heading, hint, link, long_field, on, page, when_label,
    written,
};
use crate::route::Route;
use crate::state::{Draft, People, Store, announce, go, print};
use leptos::prelude::{Get, RwSignal, Set};
use rethread_core::insight::{Day, Made, player};
use rethread_core::record::{Answer, Practice};
use rethread_core::vault::RecordId;

/// The whole page.
pub fn practice_read(id: &str) -> View {
    let store = Store::here();
    let Some(id) = RecordId::parse(id) else { return missing::gone() };
    missing::or_missing(store.load::<Practice>(&id), |practice| reading(store, id, &practice))
}

fn reading(store: Store, id: RecordId, practice: &Practice) -> View {
    let texts = &ui().practice;
    let made = id.made_at().map(when_label).unwrap_or_default();
    let in_full = id.made_at().map(full_day).unwrap_or_default();
    let known = content().exercise(&practice.exercise).is_some();
    let words = if practice.finished { ui().common.edit } else { texts.continue_it };
    let go_on = known.then(|| link("button quiet", &Route::Run(id.to_string()), words));
    let write = link("button", &Route::Write(Some(id.to_string())), texts.write);
    let paper = button("plain", texts.print, print);
    let closed = is_closed(store, practice);
    let look_back = if closed { None } else { look_back(store, &id, practice) };
    let onward = (!closed).then(|| carried::onward(&id, &Made::Practice(practice.clone())));
    let delete = button("plain", texts.delete, move || {
        store.delete(&id, texts.deleted);
        go(&Route::Journal);
    });
    page("reading")
        .child(heading(&practice.title))
        .child(hint(&made).class("hint no-print"))
        .child(el("p").class("only-print").text(&in_full))
        .child(carried::origin(&practice.ties))
        .child(if closed { behind_safety(practice) } else { answered_list(&practice.answers).into() })
        .child(onward)
        .child(practice.answers.is_empty().then(|| el("p").text(texts.nothing)))
        .child(look_back)
        .child(el("div").class("button-row ways").child(write).child(go_on).child(paper).child(delete))
        .child(hint(texts.print_hint).class("hint no-print"))
        .into()
}

/// Whether danger was named since, in this practice or about the same person in another.
fn is_closed(store: Store, practice: &Practice) -> bool {
    if practice.safety.is_none() {
        return false;
    }
    let text = |answer: &Answer| matches!(answer, Answer::Text(_));
    // Before people were kept, a practice named them in one of its answers alone.
    let named = practice.answers.iter().filter(|answered| practice.person.is_none() && text(&answered.answer));
    let aliases: Vec<&str> = named.flat_map(|answered| answered.answer.own_lines()).collect();
    let known = People::of(store).danger(practice.person.as_deref(), &aliases);
    let standing = player::standing(practice.safety, known.map(|(answer, _)| answer));
    standing.is_some_and(|answer| !answer.may_go_on())
}

/// The way to help first. What was written stays the person's own, and opens when they want it to.
fn behind_safety(practice: &Practice) -> View {
    let texts = &ui().person;
    let help = el("a").attr("href", "./help.html").text(ui().practice.safety_help);
    let notice = el("p").class("notice").text(&[content().danger.safety_title, ". "].concat()).child(help);
    let later = practice.looked_back.trim();
    let later = (!later.is_empty()).then(|| written(later));
    let inside = el("div").child(hint(texts.read_text)).child(answered_list(&practice.answers)).child(later);
    let before = (!practice.answers.is_empty()).then(|| details(texts.read_title, inside));
    View::all([Some(notice), before])
}

/// A place to write how it turned out, where a day was chosen for it.
fn look_back(store: Store, id: &RecordId, practice: &Practice) -> Option<El> {
    let texts = &ui().practice;
    let day = Day::parse(practice.look_back_day()?)?;
    let chosen = fill(texts.look_back_day, &[("day", &day_label(&day))]);
    let draft = Draft::<Practice>::open(store, id)?;
    let words = RwSignal::new(practice.looked_back.clone());
    let changed = on(move |text: String| {
        words.set(text.clone());
        draft.edit(|practice| practice.looked_back = text);
    });
    let put_away = practice.waits_for_look_back().then(|| {
        button("plain", texts.look_back_away, move || {
            draft.edit(|practice| practice.put_away = true);
            draft.save_now();
            announce(texts.look_back_put);
            go(&Route::Today);
        })
    });
    let field = long_field(texts.look_back_words, texts.look_back_hint, &practice.looked_back, 4, changed);
    let on_paper = el("p").class("written only-print").attr("dir", "auto").live_text(move || words.get());
    Some(card("look-back", texts.look_back_title).child(hint(&chosen)).child(field).child(on_paper).child(put_away))
}
