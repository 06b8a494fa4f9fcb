//! Fields for words.

use super::{On, fresh_id};
use leptos::prelude::*;

/// A field for as much as one likes; `changed` hears every change.
///
/// `label` is always shown; `hint` may be empty.
pub fn long_field(label: String, hint: String, value: String, rows: u32, changed: On<String>) -> AnyView {
    let id = fresh_id("field");
    let hint_id = [&id, "-hint"].concat();
    let described = (!hint.is_empty()).then(|| hint_id.clone());
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <textarea
                id=id
                rows=rows.to_string()
                aria-describedby=described
                autocomplete="off"
                prop:value=value
                on:input=move |event| changed(event_target_value(&event))
            ></textarea>
        </div>
    }
    .into_any()
}

/// A field for one line.
pub fn short_field(label: String, hint: String, value: String, changed: On<String>) -> AnyView {
    let id = fresh_id("field");
    let hint_id = [&id, "-hint"].concat();
    let described = (!hint.is_empty()).then(|| hint_id.clone());
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <input
                id=id
                type="text"
                aria-describedby=described
                autocomplete="off"
                prop:value=value
                on:input=move |event| changed(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}
