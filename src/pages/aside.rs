//! What was kept aside because this version could not read it, and what has two versions.

use crate::content::ui;
use crate::parts::{El, View, button, el, heading, hint, link, live, page};
use crate::route::Route;
use crate::state::exchange::saving::save;
use crate::state::{Store, in_background};
use rethread_core::record::{Body, Reading};
use rethread_core::vault::{RecordId, Unreadable, Why};

/// The whole page.
pub fn aside() -> View {
    let texts = &ui().aside;
    let store = Store::here();
    store.check_all();
    let list = live(move || {
        store.track();
        let (kept, conflicts) = (store.aside(), store.conflicts());
        if kept.is_empty() && conflicts.is_empty() {
            return View::from(el("p").class("empty").text(texts.empty));
        }
        let rows = conflicts.iter().map(conflict).chain(kept.iter().map(row));
        let save = button("quiet", texts.save, move || {
            in_background(async move {
                save(store).await;
            });
        });
        View::all([el("ul").class("rows").children(rows), save])
    });
    page("aside").child(heading(texts.title)).child(el("p").class("lede").text(texts.lede)).child(list).into()
}

fn conflict(id: &RecordId) -> El {
    let place = match id.kind() {
        // Marks written apart are joined where they are shown.
        Reading::KIND => Route::Learn(None),
        _ => super::row::place(id),
    };
    el("li").class("entry-row").child(link("", &place, ui().aside.conflicts))
}

fn row(kept: &Unreadable) -> El {
    let texts = &ui().aside;
    let why = match kept.why {
        Why::Damaged => texts.damaged,
        Why::Newer => texts.newer,
        Why::Sealed => texts.sealed,
        Why::Foreign => texts.foreign,
    };
    el("li").class("entry-row").child(el("code").text(&kept.key)).child(hint(why))
}
