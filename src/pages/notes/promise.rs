//! A promise to myself.

use super::form::Form;
use super::kind::Noted;
use crate::content::workbook;
use crate::parts::View;
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
        (workbook().promise.title, "")
    }

    fn fields(form: Form<Promise>) -> View {
        let texts = &workbook().promise;
        View::all([
            View::from(form.words(texts.words, "", 3, |promise| &mut promise.words)),
            form.contexts().into(),
            form.more(true).into(),
        ])
    }
}
