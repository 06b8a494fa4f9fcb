//! What I fear, what happens.

use super::form::Form;
use super::kind::Noted;
use crate::content::workbook;
use crate::parts::View;
use rethread_core::insight::Made;
use rethread_core::record::Prediction;

impl Noted for Prediction {
    const GUARDED: bool = true;

    fn of(made: Made) -> Option<Prediction> {
        match made {
            Made::Prediction(prediction) => Some(prediction),
            _ => None,
        }
    }

    fn made(self) -> Made {
        Made::Prediction(self)
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn heading() -> (&'static str, &'static str) {
        (workbook().prediction.title, "")
    }

    fn fields(form: Form<Prediction>) -> View {
        let texts = &workbook().prediction;
        View::all([
            View::from(form.words(texts.fear, "", 3, |prediction| &mut prediction.fear)),
            form.contexts().into(),
            form.more(true).into(),
        ])
    }
}
