//! A record that was changed in two places: both versions, whole, with what differs, to keep either or both.

use crate::content::{fill, ui};
use crate::pages::row;
use crate::parts::{View, button, clock_time, el, heading, hint, page, when_label};
use crate::route::Route;
use crate::state::{Draft, Store, go};
use rethread_core::insight::Made;
use rethread_core::record::Body;
use rethread_core::vault::{RecordId, State};

/// The page for a record of any kind; `after` is where it is read once it is one again.
pub fn of<T: Body + Clone + 'static>(store: Store, id: &RecordId, after: Route) -> View {
    let texts = &ui().journal;
    let versions = store.versions::<T>(id);
    let all: Vec<T> = versions.iter().map(|(_, body)| body.clone()).collect();
    let cards = versions.into_iter().map(|(at, body)| {
        let changed = fill(texts.conflict_saved, &[("day", &[when_label(at), clock_time(at)].join(", "))]);
        let parts = Made::read(id, &body.to_json()).map(|made| made.parts()).unwrap_or_default();
        let id = id.clone();
        let keep = button("quiet", texts.conflict_keep, move || {
            store.resolve(&id, &body);
            store.draw_anew();
        });
        el("article").class("card version").child(hint(&changed)).child(row::parts_list(&parts)).child(keep)
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
        .child(cards)
        .child(both)
        .into()
}
