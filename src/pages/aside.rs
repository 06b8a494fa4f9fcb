//! What was kept aside because this version could not read it, and what has two versions.

use crate::content::ui;
use crate::route::Route;
use crate::state::Store;
use rethread_core::vault::Why;
use leptos::prelude::*;

/// The whole page.
pub fn aside() -> AnyView {
    let texts = &ui().aside;
    let store = Store::here();
    let list = move || {
        store.track();
        let kept = store.aside();
        let conflicts = store.conflicts();
        let none = kept.is_empty() && conflicts.is_empty();
        let rows = kept
            .into_iter()
            .map(|aside| {
                let why = match aside.why {
                    Why::Damaged => texts.damaged,
                    Why::Newer => texts.newer,
                    Why::Sealed => texts.sealed,
                    Why::Foreign => texts.foreign,
                };
                view! {
                    <li class="entry-row">
                        <code>{aside.key}</code>
                        <span class="hint">{why}</span>
                    </li>
                }
            })
            .collect_view();
        let twice = conflicts
            .into_iter()
            .map(|id| {
                view! {
                    <li class="entry-row">
                        <a href=Route::Entry(id.to_string()).hash()>{texts.conflicts}</a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <ul class="rows">{twice} {rows}</ul>
            {if none {
                view! { <p class="empty">{texts.empty}</p> }.into_any()
            } else {
                view! {
                    <button
                        type="button"
                        class="button quiet"
                        on:click=move |_| {
                            store.save_file();
                        }
                    >
                        {texts.save}
                    </button>
                }
                    .into_any()
            }}
        }
    };
    view! {
        <div class="page">
            <h1 tabindex="-1">{texts.title}</h1>
            <p class="lede">{texts.lede}</p>
            {list}
        </div>
    }
    .into_any()
}
