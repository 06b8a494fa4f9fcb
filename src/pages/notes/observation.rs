//! What I saw.

use super::form::Form;
use super::kind::Noted;
use crate::content::workbook;
use crate::parts::View;
use rethread_core::insight::Made;
use rethread_core::record::Observation;

impl Noted for Observation {
    const GUARDED: bool = false;

    fn of(made: Made) -> Option<Observation> {
        match made {
            Made::Observation(observation) => Some(observation),
            _ => None,
        }
    }

    fn made(self) -> Made {
        Made::Observation(self)
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn heading() -> (&'static str, &'static str) {
        (workbook().observation.title, "")
    }

    fn prepare(&mut self, today: &str) {
        self.day = today.to_owned();
    }

    fn fields(form: Form<Observation>) -> View {
        let texts = &workbook().observation;
        View::all([
            View::from(form.words(texts.words, "", 3, |observation| &mut observation.words)),
            form.contexts().into(),
            form.more(true).into(),
        ])
    }
}
