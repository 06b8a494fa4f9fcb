//! A number from 0 to 10 that can be left out.

use super::{On, fresh_id};
use crate::content::ui;
use leptos::prelude::*;

/// Eleven numbers to choose from, with what the ends mean, and a way to take the answer back.
pub fn scale(legend: String, low: &str, high: &str, value: Option<u8>, changed: On<Option<u8>>) -> AnyView {
    let name = fresh_id("scale");
    let ends = (low.to_owned(), high.to_owned());
    let current = RwSignal::new(value);
    let numbers = (0..=10u8)
        .map(|number| {
            let changed = changed.clone();
            let label = match number {
                0 => Some([&number.to_string(), ", ", low].concat()),
                10 => Some([&number.to_string(), ", ", high].concat()),
                _ => None,
            };
            view! {
                <label>
                    <input
                        type="radio"
                        name=name.clone()
                        aria-label=label
                        prop:checked=move || current.get() == Some(number)
                        on:change=move |_| {
                            current.set(Some(number));
                            changed(Some(number));
                        }
                    />
                    <span>{number.to_string()}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="group scale-group">
            <legend>{legend}</legend>
            <div class="scale">{numbers}</div>
            <div class="scale-ends" aria-hidden="true">
                <span>{ends.0}</span>
                <span>{ends.1}</span>
            </div>
            <button
                type="button"
                class="button plain"
                hidden=move || current.get().is_none()
                on:click=move |_| {
                    current.set(None);
                    changed(None);
                }
            >
                {ui().common.scale_none}
            </button>
        </fieldset>
    }
    .into_any()
}
