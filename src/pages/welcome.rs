//! Three short first screens, which can be skipped at any point.

use crate::content::{fill, ui};
use crate::parts::{contexts, on};
use crate::route::Route;
use crate::state::{Store, go};
use leptos::prelude::*;

const SCREENS: u8 = 3;

/// One of the screens.
pub fn welcome(screen: u8) -> AnyView {
    let store = Store::here();
    let leave = move || {
        store.change_preferences(|preferences| preferences.welcomed = true);
        go(if store.preferences().contexts.is_empty() { &Route::Today } else { &Route::Signs });
    };
    let texts = &ui().welcome;
    let label = fill(texts.label, &[("screen", &screen.to_string()), ("screens", &SCREENS.to_string())]);
    let inside = match screen {
        1 => what_it_is(),
        2 => what_is_kept(),
        _ => where_to_look(store),
    };
    let forward = if screen < SCREENS {
        view! { <a class="button" href=Route::Welcome(screen + 1).hash()>{texts.next}</a> }.into_any()
    } else {
        view! { <button type="button" class="button" on:click=move |_| leave()>{texts.done}</button> }.into_any()
    };
    let back = (screen > 1)
        .then(|| view! { <a class="button quiet" href=Route::Welcome(screen - 1).hash()>{texts.back}</a> });
    let skip = move |_| {
        store.change_preferences(|preferences| preferences.welcomed = true);
        go(&Route::Today);
    };
    view! {
        <div class="page welcome">
            <p class="steps-progress">{label}</p>
            {inside}
            <div class="button-row ways">
                {back} {forward}
                <button type="button" class="button plain" on:click=skip>{texts.skip}</button>
            </div>
        </div>
    }
    .into_any()
}

fn what_it_is() -> AnyView {
    let texts = &ui().welcome;
    let items = bullets(&[texts.item_1_1, texts.item_1_2, texts.item_1_3, texts.item_1_4]);
    view! {
        <h1 tabindex="-1">{texts.title_1}</h1>
        <p class="lede">{texts.text_1}</p>
        {items}
    }
    .into_any()
}

fn what_is_kept() -> AnyView {
    let texts = &ui().welcome;
    view! {
        <h1 tabindex="-1">{texts.title_2}</h1>
        <p class="lede">{texts.text_2}</p>
        {bullets(&[texts.item_2_1, texts.item_2_2, texts.item_2_3])}
        {limits()}
    }
    .into_any()
}

/// What can reveal what was written, what browsers delete, and what leaving quickly cannot do.
pub fn limits() -> AnyView {
    let texts = &ui().welcome;
    let reveal =
        [texts.more_2_1, texts.more_2_2, texts.more_2_3, texts.more_2_4, texts.more_2_5, texts.more_2_6];
    let deletes = [texts.more_2_deletes_1, texts.more_2_deletes_2, texts.more_2_deletes_3, texts.more_2_deletes_4];
    let leave = [texts.more_2_leave_1, texts.more_2_leave_2, texts.more_2_leave_3];
    view! {
        {more(texts.more_2_title, &reveal)}
        {more(texts.more_2_deletes_title, &deletes)}
        {more(texts.more_2_leave_title, &leave)}
    }
    .into_any()
}

fn more(title: &'static str, items: &[&'static str]) -> AnyView {
    view! {
        <details class="disclosure">
            <summary>{title}</summary>
            {bullets(items)}
        </details>
    }
    .into_any()
}

fn bullets(items: &[&'static str]) -> AnyView {
    let items = items.iter().map(|item| view! { <li>{*item}</li> }).collect_view();
    view! { <ul>{items}</ul> }.into_any()
}

fn where_to_look(store: Store) -> AnyView {
    let texts = &ui().welcome;
    let chosen = store.preferences().contexts;
    let changed = on(move |contexts| store.change_preferences(move |preferences| preferences.contexts = contexts));
    view! {
        <h1 tabindex="-1">{texts.title_3}</h1>
        <p class="lede">{texts.text_3}</p>
        {contexts(ui().common.contexts.to_owned(), chosen, changed)}
    }
    .into_any()
}
