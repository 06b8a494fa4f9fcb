//! A list of lines that grows as it is written.

use super::{On, fresh_number};
use crate::content::{fill, ui};
use leptos::prelude::*;

/// Lines under a legend; `changed` hears the whole list after every change. Starts with one empty line.
pub fn lines(legend: String, value: Vec<String>, changed: On<Vec<String>>) -> AnyView {
    let texts = &ui().practice;
    let start = if value.is_empty() { vec![String::new()] } else { value };
    let rows = RwSignal::new(start.into_iter().map(row).collect::<Vec<_>>());
    let tell = move || changed(rows.with(|rows| rows.iter().map(|row| row.text.get_untracked()).collect()));
    let tell = StoredValue::new_local(std::rc::Rc::new(tell) as std::rc::Rc<dyn Fn()>);
    let said = move || tell.with_value(|tell| tell());
    let line = move |row: Row| {
        let number = move || rows.with(|rows| rows.iter().position(|other| other.key == row.key).unwrap_or(0) + 1);
        let label = move || fill(ui().practice.line, &[("number", &number().to_string())]);
        let take_out = move || fill(ui().practice.remove_line, &[("number", &number().to_string())]);
        view! {
            <div class="line">
                <input
                    type="text"
                    autocomplete="off"
                    aria-label=label
                    prop:value=row.text.get_untracked()
                    on:input=move |event| {
                        row.text.set(event_target_value(&event));
                        said();
                    }
                />
                <button
                    type="button"
                    class="button plain"
                    aria-label=take_out
                    on:click=move |_| {
                        rows.update(|rows| rows.retain(|other| other.key != row.key));
                        said();
                    }
                >
                    "×"
                </button>
            </div>
        }
    };
    view! {
        <fieldset class="group lines">
            <legend>{legend}</legend>
            <For each=move || rows.get() key=|row| row.key children=line />
            <button type="button" class="button quiet" on:click=move |_| rows.update(|rows| rows.push(row(String::new())))>
                {texts.add_line}
            </button>
        </fieldset>
    }
    .into_any()
}

#[derive(Clone, Copy)]
struct Row {
    key: u32,
    text: RwSignal<String>,
}

fn row(text: String) -> Row {
    Row { key: fresh_number(), text: RwSignal::new(text) }
}
