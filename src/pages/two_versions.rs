//! A record that was changed in two places: both versions, whole, with what differs, to keep either or both.

use crate::content::{fill, ui};
use crate::parts::{El, View, button, clock_time, el, heading, hint, label_words, page, said_words, when_label};
use crate::route::Route;
use crate::state::{Draft, Store, go};
use rethread_core::insight::Made;
use rethread_core::insight::differences::differences;
use rethread_core::insight::parts::Part;
use rethread_core::record::Body;
use rethread_core::vault::{RecordId, State};

/// The page for a record of any kind; `after` is where it is read once it is one again.
pub fn of<T: Body + Clone + 'static>(store: Store, id: &RecordId, after: Route) -> View {
    let texts = &ui().journal;
    let versions = store.versions::<T>(id);
    let all: Vec<T> = versions.iter().map(|(_, body)| body.clone()).collect();
    let parts_of = |body: &T| Made::read(id, &body.to_json()).map(|made| made.parts()).unwrap_or_default();
    let parts: Vec<Vec<Part>> = all.iter().map(parts_of).collect();
    let cards = versions.into_iter().enumerate().map(|(number, (at, body))| {
        let changed = fill(texts.conflict_saved, &[("day", &[when_label(at), clock_time(at)].join(", "))]);
        // The first stands beside the second, and every other beside the first.
        let beside = parts.get(usize::from(number == 0)).map_or(&[][..], Vec::as_slice);
        let parts = marked(parts.get(number).map_or(&[][..], Vec::as_slice), beside);
        let id = id.clone();
        let keep = button("quiet", texts.conflict_keep, move || {
            store.resolve(&id, &body);
            store.draw_anew();
        });
        el("article").class("card version").child(hint(&changed)).child(parts).child(keep)
    });
    let cards = el("div").class("versions").children(cards);
    let id = id.clone();
    let both = button("", texts.conflict_both, move || {
        let mut all = all.iter();
        let Some(first) = all.next() else { return };
        for other in all {
            Draft::fresh(store, other.clone(), State::Kept).keep();
        }
        store.resolve(&id, first);
        go(&after);
        store.draw_anew();
    });
    page("editor")
        .child(heading(texts.conflict_title))
        .child(el("p").class("lede").text(texts.conflict_text))
        .child(hint(texts.conflict_marked))
        .child(cards)
        .child(both)
        .into()
}

/// Parts of a version to read, with what the other does not have marked.
fn marked(parts: &[Part], other: &[Part]) -> El {
    let rows = parts.iter().enumerate().map(|(number, part)| {
        // Of parts that are called alike, the first stands beside the first.
        let before = parts.iter().take(number).filter(|one| one.label == part.label).count();
        let beside = other.iter().filter(|one| one.label == part.label).nth(before);
        let beside = beside.map(|one| said_words(&one.label, &one.said)).unwrap_or_default();
        let (pieces, _) = differences(&said_words(&part.label, &part.said), &beside);
        let pieces = pieces.into_iter().map(|(piece, differs)| match differs && !piece.trim().is_empty() {
            true => View::from(el("ins").text(&piece)),
            false => View::from(piece),
        });
        View::all([
            el("dt").attr("dir", "auto").text(label_words(&part.label)),
            el("dd").child(el("p").class("written").attr("dir", "auto").children(pieces)),
        ])
    });
    el("dl").class("answers").children(rows)
}
