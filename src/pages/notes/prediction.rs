//! What I fear, what happens.

use super::form::Form;
use super::kind::Noted;
use super::outcome::{Words, due, halves};
use crate::content::workbook;
use crate::parts::{Ends, Near, View, came_words};
use crate::route::Route;
use rethread_core::insight::Made;
use rethread_core::record::{Came, Outcome, Prediction, Ties};

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
        (workbook().prediction.title, workbook().prediction.lede)
    }

    fn afterwards(&self) -> Route {
        Route::Workbook(Some("predictions".to_owned()))
    }

    fn fields(form: Form<Prediction>) -> View {
        let texts = &workbook().prediction;
        let now = form.now();
        let ends = Ends { low: texts.likely_low, high: texts.likely_high, most: 100 };
        let fields = View::all([
            View::from(form.words(texts.fear, texts.fear_help, 3, |prediction| &mut prediction.fear)),
            form.scale(texts.likely, ends, |prediction| &mut prediction.likely).into(),
            form.words(texts.plan, texts.plan_help, 2, |prediction| &mut prediction.plan).into(),
            due(form, texts.due).into(),
            form.contexts().into(),
            form.more(false).into(),
        ]);
        let came = View::all([
            form.one(texts.came, &Came::ALL, Came::id, came_words, |prediction| &mut prediction.outcome.came),
            form.words(texts.happened, "", 3, |prediction| &mut prediction.outcome.happened),
            form.words(texts.like, "", 2, |prediction| &mut prediction.outcome.like),
            form.day(texts.day, Near::Behind, |prediction| &mut prediction.outcome.day),
        ]);
        let words = Words {
            outcome: texts.outcome,
            text: texts.outcome_text,
            before: texts.before,
            then: texts.then,
            put_away: texts.put_away,
        };
        let before = Prediction { outcome: Outcome::default(), ties: Ties::default(), ..now.clone() };
        halves(form, &words, fields, &Made::Prediction(before).parts(), &now.outcome, came)
    }
}
