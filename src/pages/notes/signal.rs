//! A signal: intuition or alarm, noted when it comes and looked back at when more is known.

use super::form::Form;
use super::kind::Noted;
use super::outcome::{Words, due, halves};
use crate::content::workbook;
use crate::parts::{Near, View, loudness_words, right_words};
use crate::route::Route;
use rethread_core::insight::Made;
use rethread_core::record::{Came, Loudness, Outcome, Signal, Ties};

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
        (workbook().signal.title, workbook().signal.lede)
    }

    fn afterwards(&self) -> Route {
        Route::Workbook(Some("signals".to_owned()))
    }

    fn fields(form: Form<Signal>) -> View {
        let texts = &workbook().signal;
        let now = form.now();
        let fields = View::all([
            View::from(form.words(texts.situation, "", 2, |signal| &mut signal.situation)),
            form.one(texts.loudness, &Loudness::ALL, Loudness::id, loudness_words, |signal| &mut signal.loudness)
                .into(),
            form.words(texts.said, texts.said_help, 2, |signal| &mut signal.said).into(),
            form.places(texts.places, |signal| &mut signal.places).into(),
            due(form, texts.due).into(),
            form.contexts().into(),
            form.more(false).into(),
        ]);
        let came = View::all([
            form.one(texts.right, &Came::ALL, Came::id, right_words, |signal| &mut signal.outcome.came),
            form.words(texts.happened, "", 3, |signal| &mut signal.outcome.happened),
            form.words(texts.like, "", 2, |signal| &mut signal.outcome.like),
            form.day(texts.day, Near::Behind, |signal| &mut signal.outcome.day),
        ]);
        let words = Words {
            outcome: texts.outcome,
            text: texts.outcome_text,
            before: texts.before,
            then: texts.then,
            put_away: texts.put_away,
        };
        let before = Signal { outcome: Outcome::default(), ties: Ties::default(), ..now.clone() };
        halves(form, &words, fields, &Made::Signal(before).parts(), &now.outcome, came)
    }
}
