//! A practice to read as it was answered, to go on with, and to look back at.

use super::{missing, run_step::answered_list};
use crate::content::{content, fill, ui};
use crate::parts::{day_label, long_field, on, when_label};
use crate::route::Route;
use crate::state::{Draft, Found, Store, announce, go};
use leptos::prelude::*;
use rethread_core::insight::Day;
use rethread_core::record::Practice;
use rethread_core::vault::RecordId;

/// The whole page.
pub fn practice_read(id: &str) -> AnyView {
    let store = Store::here();
    let Some(id) = RecordId::parse(id) else { return missing::gone() };
    match store.load::<Practice>(&id) {
        Found::Here(practice) => reading(store, id, practice),
        Found::Waiting => missing::waiting(),
        Found::Unreadable => missing::unreadable(),
        Found::Gone => missing::gone(),
    }
}

fn reading(store: Store, id: RecordId, practice: Practice) -> AnyView {
    let texts = &ui().practice;
    let made = id.made_at().map(when_label).unwrap_or_default();
    let known = content().exercise(&practice.exercise).is_some();
    let words = if practice.finished { ui().common.edit } else { texts.continue_it };
    let run = known.then(|| view! { <a class="button quiet" href=Route::Run(id.to_string()).hash()>{words}</a> });
    let danger = practice.safety.filter(|safety| !safety.may_go_on()).map(|_| {
        view! { <p class="notice">{content().danger.safety_title} " " <a href="help.html">{texts.safety_help}</a></p> }
    });
    let write_about = Route::Write(Some(id.to_string())).hash();
    let look_back = look_back(store, &id, &practice);
    let delete = move |_| {
        store.delete(&id, texts.deleted);
        go(&Route::Journal);
    };
    view! {
        <div class="page reading">
            <h1 tabindex="-1">{practice.title.clone()}</h1>
            <p class="hint">{made}</p>
            {danger}
            {answered_list(&practice.answers)}
            {practice.answers.is_empty().then_some(texts.nothing)}
            {look_back}
            <div class="button-row ways">
                <a class="button" href=write_about>{texts.write}</a>
                {run}
                <button type="button" class="button plain" on:click=delete>{texts.delete}</button>
            </div>
        </div>
    }
    .into_any()
}

/// A place to write how it turned out, where a day was chosen for it.
fn look_back(store: Store, id: &RecordId, practice: &Practice) -> Option<AnyView> {
    let texts = &ui().practice;
    let day = Day::parse(practice.look_back_day()?)?;
    let chosen = fill(texts.look_back_day, &[("day", &day_label(&day))]);
    let draft = Draft::<Practice>::open(store, id)?;
    let changed = on(move |text: String| {
        draft.edit(|practice| practice.looked_back = text);
    });
    let put_away = move |_| {
        draft.edit(|practice| practice.put_away = true);
        draft.save_now();
        announce(texts.look_back_put);
        go(&Route::Today);
    };
    Some(
        view! {
            <section class="card look-back">
                <h2>{texts.look_back_title}</h2>
                <p class="hint">{chosen}</p>
                {long_field(
                    texts.look_back_title.to_owned(),
                    texts.look_back_hint.to_owned(),
                    practice.looked_back.clone(),
                    4,
                    changed,
                )}
                {practice.waits_for_look_back().then(|| {
                    view! {
                        <button type="button" class="button plain" on:click=put_away>{texts.look_back_away}</button>
                    }
                })}
            </section>
        }
        .into_any(),
    )
}
