//! A practice to read as it was answered, to go on with, and to look back at.

use super::{missing, run_step::answered_list};
use crate::content::{content, fill, ui};
use crate::parts::{El, View, button, card, day_label, el, heading, hint, link, long_field, on, page, when_label};
use crate::route::Route;
use crate::state::{Draft, Store, announce, go};
use rethread_core::insight::Day;
use rethread_core::record::Practice;
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
    let known = content().exercise(&practice.exercise).is_some();
    let words = if practice.finished { ui().common.edit } else { texts.continue_it };
    let go_on = known.then(|| link("button quiet", &Route::Run(id.to_string()), words));
    let danger = practice.safety.filter(|safety| !safety.may_go_on()).map(|_| {
        let help = el("a").attr("href", "./help.html").text(texts.safety_help);
        el("p").class("notice").text(&[content().danger.safety_title, ". "].concat()).child(help)
    });
    let write = link("button", &Route::Write(Some(id.to_string())), texts.write);
    let look_back = look_back(store, &id, practice);
    let delete = button("plain", texts.delete, move || {
        store.delete(&id, texts.deleted);
        go(&Route::Journal);
    });
    page("reading")
        .child(heading(&practice.title))
        .child(hint(&made))
        .child(danger)
        .child(answered_list(&practice.answers))
        .child(practice.answers.is_empty().then(|| el("p").text(texts.nothing)))
        .child(look_back)
        .child(el("div").class("button-row ways").child(write).child(go_on).child(delete))
        .into()
}

/// A place to write how it turned out, where a day was chosen for it.
fn look_back(store: Store, id: &RecordId, practice: &Practice) -> Option<El> {
    let texts = &ui().practice;
    let day = Day::parse(practice.look_back_day()?)?;
    let chosen = fill(texts.look_back_day, &[("day", &day_label(&day))]);
    let draft = Draft::<Practice>::open(store, id)?;
    let changed = on(move |text: String| draft.edit(|practice| practice.looked_back = text));
    let put_away = practice.waits_for_look_back().then(|| {
        button("plain", texts.look_back_away, move || {
            draft.edit(|practice| practice.put_away = true);
            draft.save_now();
            announce(texts.look_back_put);
            go(&Route::Today);
        })
    });
    let field = long_field(texts.look_back_words, texts.look_back_hint, &practice.looked_back, 4, changed);
    Some(card("look-back", texts.look_back_title).child(hint(&chosen)).child(field).child(put_away))
}
