//! Something that set the alarm off.

use super::form::Form;
use super::kind::Noted;
use crate::content::workbook;
use crate::parts::{Ends, Near, View, day_part_words, trigger_kinds};
use rethread_core::insight::Made;
use rethread_core::record::{DayPart, Trigger};

impl Noted for Trigger {
    const GUARDED: bool = false;

    fn of(made: Made) -> Option<Trigger> {
        match made {
            Made::Trigger(trigger) => Some(trigger),
            _ => None,
        }
    }

    fn made(self) -> Made {
        Made::Trigger(self)
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn heading() -> (&'static str, &'static str) {
        (workbook().trigger.title, workbook().trigger.lede)
    }

    fn prepare(&mut self, today: &str) {
        self.day = today.to_owned();
    }

    fn fields(form: Form<Trigger>) -> View {
        let texts = &workbook().trigger;
        let ends = Ends { low: texts.strength_low, high: texts.strength_high, most: 10 };
        View::all([
            View::from(form.words(texts.situation, texts.situation_help, 3, |trigger| &mut trigger.situation)),
            form.chips(texts.kinds, &trigger_kinds(), |trigger| &mut trigger.kinds).into(),
            form.words(texts.thought, "", 2, |trigger| &mut trigger.thought).into(),
            form.scale(texts.strength, ends, |trigger| &mut trigger.strength).into(),
            form.places(texts.places, |trigger| &mut trigger.places).into(),
            form.words(texts.did, "", 2, |trigger| &mut trigger.did).into(),
            form.words(texts.helped, "", 2, |trigger| &mut trigger.helped).into(),
            form.day(workbook().form.day, Near::Behind, |trigger| &mut trigger.day).into(),
            form.one(texts.part, &DayPart::ALL, DayPart::id, day_part_words, |trigger| &mut trigger.part).into(),
            form.person(),
            form.contexts().into(),
            form.more(true).into(),
        ])
    }
}
