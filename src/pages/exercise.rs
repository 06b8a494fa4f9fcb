//! One exercise before it is begun: what it is for, how deep it goes, what supports it, and earlier times.

use super::{missing, practices::facts};
use crate::content::{content, fill, ui};
use crate::parts::{outside_link, paragraphs, when_label};
use crate::route::Route;
use crate::state::{Draft, Store, go};
use leptos::prelude::*;
use rethread_core::content::Depth;
use rethread_core::record::{Body, Practice};
use rethread_core::vault::{RecordId, State};

/// The whole page.
pub fn exercise(id: &str) -> AnyView {
    let Some(exercise) = content().exercise(id) else { return missing::unknown() };
    let texts = &ui().practice;
    let common = &ui().common;
    let store = Store::here();
    let runs = runs_of(store, exercise.id);
    let open = runs.iter().find(|run| !run.finished).map(|run| run.id.clone());
    let begin = move |_| {
        let practice =
            Practice { exercise: exercise.id.into(), title: exercise.title.into(), ..Practice::default() };
        let draft = Draft::fresh(store, practice, State::Open);
        draft.save_now();
        if let Some(id) = draft.id() {
            go(&Route::Run(id.to_string()));
        }
    };
    let depth = match exercise.depth {
        Depth::Gentle => common.depth_gentle_about,
        Depth::Moderate => common.depth_moderate_about,
        Depth::Deep => common.depth_deep_about,
    };
    let begin_words = if open.is_some() { texts.begin_again } else { texts.begin };
    let references = exercise
        .references
        .iter()
        .map(|reference| view! { <li>{outside_link(reference.url, reference.text)}</li> })
        .collect_view();
    let resume = open.map(|id| {
        view! { <a class="button" href=Route::Run(id.to_string()).hash()>{texts.continue_it}</a> }
    });
    let button_class = if resume.is_some() { "button quiet" } else { "button" };
    view! {
        <div class="page exercise">
            <h1 tabindex="-1">{exercise.title}</h1>
            <p class="lede">{exercise.purpose}</p>
            {facts(exercise)}
            <p>{depth}</p>
            {exercise.danger_first.then(|| view! { <p class="notice">{texts.danger_note}</p> })}
            <div class="button-row">
                {resume} <button type="button" class=button_class on:click=begin>{begin_words}</button>
            </div>
            <details class="disclosure">
                <summary>{texts.why}</summary>
                {paragraphs(exercise.why)}
                <h2>{texts.references}</h2>
                <ul class="references">{references}</ul>
            </details>
            {earlier(&runs)}
        </div>
    }
    .into_any()
}

struct Earlier {
    id: RecordId,
    made_at: u64,
    finished: bool,
}

/// Runs of one exercise, newest first.
fn runs_of(store: Store, exercise: &str) -> Vec<Earlier> {
    let of_this = |id: &RecordId| store.load::<Practice>(id).here().is_some_and(|practice| practice.exercise == exercise);
    store
        .list(Practice::KIND)
        .into_iter()
        .filter(|listed| of_this(&listed.id))
        .map(|listed| Earlier { finished: listed.state != State::Open, made_at: listed.made_at, id: listed.id })
        .collect()
}

fn earlier(runs: &[Earlier]) -> Option<AnyView> {
    let texts = &ui().practice;
    let rows = runs
        .iter()
        .map(|run| {
            let place = Route::Practice(run.id.to_string());
            let words = fill(texts.earlier_line, &[("day", &when_label(run.made_at))]);
            view! {
                <li class="entry-row">
                    <a href=place.hash()>{words}</a>
                    {(!run.finished).then(|| view! { <span class="hint">{texts.unfinished}</span> })}
                </li>
            }
        })
        .collect_view();
    (!runs.is_empty()).then(|| {
        view! {
            <section>
                <h2>{texts.earlier}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
        .into_any()
    })
}
