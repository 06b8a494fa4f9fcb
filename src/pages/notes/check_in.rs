//! A check-in that is kept: to read, to change, to delete.

use super::form::Form;
use crate::content::{fill, ui, workbook};
use crate::pages::missing;
use crate::parts::{Ends, View, button, contexts, el, heading, on, page, when_label};
use crate::route::Route;
use crate::state::{Draft, Store, go, name_tab};
use rethread_core::record::CheckIn;
use rethread_core::vault::RecordId;

/// The whole page.
pub fn page_of(id: &RecordId) -> View {
    let store = Store::here();
    missing::or_missing(store.load::<CheckIn>(id), |_| match Draft::<CheckIn>::open(store, id) {
        Some(draft) => form(draft, id),
        None => missing::gone(),
    })
}

fn form(draft: Draft<CheckIn>, id: &RecordId) -> View {
    let (texts, form) = (&ui().today, Form::new(draft));
    name_tab(workbook().kinds.check_in);
    let day = id.made_at().map(when_label).unwrap_or_default();
    let ends = || Ends { low: texts.check_low, high: texts.check_high, most: 10 };
    let about = on(move |contexts| draft.edit(|check_in: &mut CheckIn| check_in.contexts = contexts));
    let done = button("", workbook().form.done, move || {
        draft.save_now();
        go(&Route::Journal);
    });
    let id = id.clone();
    let delete = button("plain", workbook().form.delete, move || {
        draft.save_now();
        draft.end();
        Store::here().delete(&id, workbook().form.deleted);
        go(&Route::Journal);
    });
    page("note")
        .child(heading(texts.check_title))
        .child(el("p").class("hint").text(&fill(workbook().form.made, &[("day", &day)])))
        .child(form.scale(texts.check_safe, ends(), |check_in| &mut check_in.safe))
        .child(form.scale(texts.check_connected, ends(), |check_in| &mut check_in.connected))
        .child(form.scale(texts.check_guard, ends(), |check_in| &mut check_in.guard))
        .child(form.words(texts.check_note, "", 2, |check_in| &mut check_in.note))
        .child(contexts(workbook().form.contexts, form.now().contexts, about))
        .child(el("div").class("button-row ways").child(done).child(delete))
        .into()
}
