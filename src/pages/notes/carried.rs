//! Where a record came from, and what can be started from it with its words.

use crate::content::{content, fill, workbook};
use crate::pages::row;
use crate::parts::{El, details, el, link, written};
use crate::route::Route;
use rethread_core::insight::Made;
use rethread_core::insight::carry::{Target, targets};
use rethread_core::record::{Body, Entry, Ties};
use rethread_core::vault::RecordId;

/// The words a record was started from, which stay in sight; nothing where it was started from nothing.
pub fn origin(ties: &Ties) -> Option<El> {
    let texts = &workbook().form;
    let from = ties.from.as_deref().and_then(RecordId::parse)?;
    let words = (!ties.carried.trim().is_empty()).then(|| written(&ties.carried));
    let open = link("", &row::place(&from), texts.carried_from);
    Some(
        el("aside")
            .class("recall origin")
            .attr("aria-label", texts.carried)
            .child(el("p").class("recall-title").attr("aria-hidden", "true").text(texts.carried))
            .child(words)
            .child(el("p").child(open)),
    )
}

/// What can be started from a record, and the thread it stands in.
pub fn onward(id: &RecordId, made: &Made) -> El {
    let texts = &workbook().form;
    let inside = el("div").child(el("p").class("hint").text(texts.carry_text)).child(ways(id, made));
    let thread = link("", &Route::Thread(id.to_string()), texts.thread);
    el("div").class("onward no-print").child(details(texts.carry_title, inside)).child(el("p").child(thread))
}

/// What can be started from a record.
pub fn ways(id: &RecordId, made: &Made) -> El {
    let texts = &workbook().form;
    let name = id.as_str();
    let ways = targets(made).iter().filter_map(|target| match target {
        Target::Kind(Entry::KIND) => Some((row::begin(Entry::KIND, Some(name))?, texts.carry_entry.to_owned())),
        Target::Kind(kind) => {
            let words = fill(texts.carry_new, &[("kind", row::kind_words(*kind))]);
            Some((row::begin(*kind, Some(name))?, words))
        }
        Target::Exercise(exercise) => {
            let card = content().exercise(exercise)?;
            let words = fill(texts.carry_practice, &[("title", card.title)]);
            Some((Route::Begin((*exercise).to_owned(), Some(name.to_owned())), words))
        }
    });
    el("ul").children(ways.map(|(place, words)| el("li").child(link("", &place, &words))))
}
