//! A promise to myself: kept, changed, paused or let go, each as fine as the other, with the story of it.

use super::form::Form;
use super::kind::Noted;
use super::promise_turns::story;
use crate::content::workbook;
use crate::parts::{El, Near, View, day_field, el, hint, live, on};
use leptos::prelude::{RwSignal, Track};
use rethread_core::insight::Made;
use rethread_core::record::Promise;

impl Noted for Promise {
    const GUARDED: bool = false;

    fn of(made: Made) -> Option<Promise> {
        match made {
            Made::Promise(promise) => Some(promise),
            _ => None,
        }
    }

    fn made(self) -> Made {
        Made::Promise(self)
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn heading() -> (&'static str, &'static str) {
        (workbook().promise.title, workbook().promise.lede)
    }

    fn fields(form: Form<Promise>) -> View {
        let texts = &workbook().promise;
        let turned = RwSignal::new(());
        // A turn can change the words, which then have to stand in their field.
        let words = live(move || {
            turned.track();
            form.words(texts.words, texts.words_help, 2, |promise| &mut promise.words)
        });
        View::all([
            words,
            form.words(texts.why, "", 2, |promise| &mut promise.why).into(),
            day(form).into(),
            story(form, turned),
            form.contexts().into(),
            form.more(false).into(),
        ])
    }
}

/// The day it is for, if it has one.
fn day(form: Form<Promise>) -> El {
    let texts = &workbook().promise;
    let changed = on(move |day| {
        form.draft.edit(|promise| {
            promise.ties.due = day;
            promise.ties.put_away = false;
        });
    });
    el("div").child(day_field(texts.day, Near::Ahead, &form.now().ties.due, changed)).child(hint(texts.day_help))
}
