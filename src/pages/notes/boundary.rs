//! A boundary.

use super::form::Form;
use super::kind::Noted;
use crate::content::workbook;
use crate::parts::View;
use rethread_core::insight::Made;
use rethread_core::record::Boundary;

impl Noted for Boundary {
    const GUARDED: bool = true;

    fn of(made: Made) -> Option<Boundary> {
        match made {
            Made::Boundary(boundary) => Some(boundary),
            _ => None,
        }
    }

    fn made(self) -> Made {
        Made::Boundary(self)
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn heading() -> (&'static str, &'static str) {
        (workbook().boundary.title, "")
    }

    fn fields(form: Form<Boundary>) -> View {
        let texts = &workbook().boundary;
        View::all([
            View::from(form.words(texts.not_fine, "", 3, |boundary| &mut boundary.not_fine)),
            form.contexts().into(),
            form.more(true).into(),
        ])
    }
}
