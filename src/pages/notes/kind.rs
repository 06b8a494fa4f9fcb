//! What a kind of record has to say about itself to be begun, written, read and listed.

use super::form::Form;
use crate::parts::View;
use crate::route::Route;
use rethread_core::insight::Made;
use rethread_core::record::{Body, Tied};

/// A kind of record with a form.
pub trait Noted: Body + Tied + Clone + Default + 'static {
    /// Whether the danger question comes before it.
    const GUARDED: bool;

    /// Any record as this kind.
    fn of(made: Made) -> Option<Self>;

    /// As any record.
    fn made(self) -> Made;

    /// Whether nothing has been written.
    fn is_blank(&self) -> bool;

    /// Heading and lede of its page.
    fn heading() -> (&'static str, &'static str);

    /// What a new one begins with, such as today's date.
    fn prepare(&mut self, _today: &str) {}

    /// Where the person goes once they are done with it.
    fn afterwards(&self) -> Route {
        Route::Workbook(None)
    }

    /// What is asked.
    fn fields(form: Form<Self>) -> View;
}
