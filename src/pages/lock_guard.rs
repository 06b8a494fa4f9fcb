//! The question whether somebody is still here, before the lock closes by itself.

use crate::content::{fill, locked};
use crate::parts::{View, button, el, fresh_id, live};
use crate::state::lock::watch::{Watch, begin};
use crate::state::{Store, focus, focus_now};
use leptos::prelude::{Get, Memo, SetValue, StoredValue, UpdateValue};

/// Watches over the lock, and asks when nobody has been here for a while.
pub fn lock_guard(store: Store) -> View {
    let watch = begin(store);
    let is_asked = Memo::new(move |_| watch.warning().get().is_some());
    let before = StoredValue::new_local(None::<Box<dyn Fn()>>);
    live(move || {
        if is_asked.get() {
            before.set_value(Some(Box::new(focus_now())));
            return question(watch);
        }
        if let Some(give_back) = before.try_update_value(Option::take).flatten() {
            give_back();
        }
        View::nothing()
    })
}

/// Any key or press answers it, so that it needs to be neither read nor aimed at; it covers neither Help now nor Leave
/// quickly.
fn question(watch: Watch) -> View {
    let texts = &locked().lock_idle;
    let (title, words, stay) = (fresh_id("idle"), fresh_id("idle"), fresh_id("idle"));
    let seconds = move || {
        let left = watch.warning().get().unwrap_or_default();
        fill(texts.text, &[("seconds", &left.to_string())])
    };
    focus(&stay);
    el("div")
        .class("idle notice")
        .attr("role", "alertdialog")
        .attr("aria-labelledby", &title)
        .attr("aria-describedby", &words)
        .child(el("h2").attr("id", &title).text(texts.title))
        .child(el("p").attr("id", &words).live_text(seconds))
        // The press itself is the answer.
        .child(button("", texts.stay, || ()).attr("id", &stay))
        // The key is an answer, and not also a letter where the focus goes back to.
        .on("keydown", |event| event.prevent_default())
        .into()
}
