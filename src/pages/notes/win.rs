//! A small win.

use super::form::Form;
use super::kind::Noted;
use crate::content::workbook;
use crate::parts::{Near, View};
use rethread_core::insight::Made;
use rethread_core::record::Win;

impl Noted for Win {
    const GUARDED: bool = false;

    fn of(made: Made) -> Option<Win> {
        match made {
            Made::Win(win) => Some(win),
            _ => None,
        }
    }

    fn made(self) -> Made {
        Made::Win(self)
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn heading() -> (&'static str, &'static str) {
        (workbook().win.title, "")
    }

    fn prepare(&mut self, today: &str) {
        self.day = today.to_owned();
    }

    fn fields(form: Form<Win>) -> View {
        let texts = &workbook().win;
        View::all([
            View::from(form.words(texts.words, texts.words_help, 4, |win| &mut win.words)),
            form.day(workbook().form.day, Near::Behind, |win| &mut win.day).into(),
            form.person(),
            form.contexts().into(),
            form.more(true).into(),
        ])
    }
}
