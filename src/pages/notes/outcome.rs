//! Looking back at something that was expected: what was written before stays in sight, and what came stands beside it.

use super::form::Form;
use super::kind::Noted;
use crate::content::workbook;
use crate::pages::row;
use crate::parts::{El, Near, View, day_field, details, el, hint, on};
use crate::state::today;
use rethread_core::insight::parts::Part;
use rethread_core::record::Outcome;

/// What stands around the two halves of such a record.
pub struct Words {
    /// Heading of what came.
    pub outcome: &'static str,
    /// A line below it.
    pub text: &'static str,
    /// What was written before, to be read.
    pub before: &'static str,
    /// The same, to be changed.
    pub then: &'static str,
    /// Putting it away without an answer.
    pub put_away: &'static str,
}

/// Both halves. Once its day has come or something was answered, what came stands first; until then it waits behind a
/// fold.
pub fn halves<T: Noted>(
    form: Form<T>,
    words: &Words,
    fields: View,
    before: &[Part],
    outcome: &Outcome,
    came: View,
) -> View {
    let put_away = form.flag(words.put_away, |ties| &mut ties.put_away);
    let came = el("div").class("outcome").child(hint(words.text)).child(came).child(put_away);
    if !looks_back(form.now().ties().due.as_str(), outcome) {
        return View::all([fields, details(words.outcome, came).into()]);
    }
    let before = el("section")
        .class("recall")
        .child(el("p").class("recall-title").text(words.before))
        .child(row::parts_list(before));
    let came = el("section").child(el("h2").text(words.outcome)).child(came);
    let then = details(words.then, el("div").child(fields));
    View::all([View::from(before), came.into(), then.into()])
}

/// Days of this form can be compared as they are written.
fn looks_back(due: &str, outcome: &Outcome) -> bool {
    let has_come = !due.is_empty() && today().is_some_and(|today| due <= today.as_str());
    has_come || !outcome.is_empty()
}

/// The day to look back. A new one takes it out of what was put away.
pub fn due<T: Noted>(form: Form<T>, label: &str) -> El {
    let changed = on(move |day| {
        form.draft.edit(|record| {
            let ties = record.ties_mut();
            ties.due = day;
            ties.put_away = false;
        });
    });
    let field = day_field(label, Near::Ahead, &form.now().ties().due, changed);
    el("div").child(field).child(hint(workbook().form.due_help))
}
