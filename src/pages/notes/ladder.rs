//! A ladder.

use super::form::Form;
use super::kind::Noted;
use crate::content::workbook;
use crate::parts::View;
use rethread_core::insight::Made;
use rethread_core::record::Ladder;

impl Noted for Ladder {
    const GUARDED: bool = true;

    fn of(made: Made) -> Option<Ladder> {
        match made {
            Made::Ladder(ladder) => Some(ladder),
            _ => None,
        }
    }

    fn made(self) -> Made {
        Made::Ladder(self)
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn heading() -> (&'static str, &'static str) {
        (workbook().ladder.title, "")
    }

    fn fields(form: Form<Ladder>) -> View {
        let texts = &workbook().ladder;
        View::all([
            View::from(form.words(texts.goal, "", 3, |ladder| &mut ladder.title)),
            form.contexts().into(),
            form.more(true).into(),
        ])
    }
}
