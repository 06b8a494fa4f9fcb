//! A signal.

use super::form::Form;
use super::kind::Noted;
use crate::content::workbook;
use crate::parts::View;
use rethread_core::insight::Made;
use rethread_core::record::Signal;

impl Noted for Signal {
    const GUARDED: bool = true;

    fn of(made: Made) -> Option<Signal> {
        match made {
            Made::Signal(signal) => Some(signal),
            _ => None,
        }
    }

    fn made(self) -> Made {
        Made::Signal(self)
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn heading() -> (&'static str, &'static str) {
        (workbook().signal.title, "")
    }

    fn fields(form: Form<Signal>) -> View {
        let texts = &workbook().signal;
        View::all([
            View::from(form.words(texts.said, "", 3, |signal| &mut signal.said)),
            form.contexts().into(),
            form.more(true).into(),
        ])
    }
}
