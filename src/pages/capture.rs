//! A field that is not one yet: one press opens a new entry with the focus in its words.

use crate::content::workbook;
use crate::parts::{El, el, link};
use crate::route::Route;

/// The way to a new entry, for Today and the journal.
pub fn capture() -> El {
    let texts = &workbook().writing;
    let about = el("span").class("hint").text(texts.capture_about);
    el("p").class("capture").child(link("capture-field", &Route::Write(None), texts.capture)).child(about)
}
