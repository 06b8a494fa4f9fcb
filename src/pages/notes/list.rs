//! The records of one kind, newest first, with what can be seen across them above.

use crate::content::workbook;
use crate::pages::row;
use crate::parts::{El, View, button, el, heading, link, live, page};
use crate::state::{Gathering, name_tab};
use leptos::prelude::{Get, RwSignal, Update};
use rethread_core::insight::Known;

/// Rows drawn at first and with each press.
const SHARE: usize = 40;

/// What a list of one kind says.
pub struct Words {
    /// Its heading.
    pub title: &'static str,
    /// What it is for.
    pub lede: &'static str,
    /// The way to begin one.
    pub new: &'static str,
    /// What stands there while there is none.
    pub empty: &'static str,
}

/// The page. `above` is drawn between the lede and the rows.
pub fn list(kind: char, words: Words, above: View) -> View {
    name_tab(words.title);
    let new = row::begin(kind, None).map(|place| el("p").child(link("button", &place, words.new)));
    page("list")
        .child(heading(words.title))
        .child(el("p").class("lede").text(words.lede))
        .child(new)
        .child(above)
        .child(rows(words.empty, move |known| known.id.kind() == kind))
        .into()
}

/// Rows of what fits, newest first, a share at a time.
pub fn rows(empty: &'static str, fits: impl Fn(&Known) -> bool + 'static) -> El {
    rows_drawn(empty, fits, |known| row::row(known, true))
}

/// The same, each drawn by `one`.
pub fn rows_drawn(empty: &'static str, fits: impl Fn(&Known) -> bool + 'static, one: fn(&Known) -> El) -> El {
    let gathering = Gathering::here();
    let shown = RwSignal::new(SHARE);
    let inside = live(move || {
        let many = shown.get();
        let found = gathering.whole(|gathered| {
            let mut all = gathered.newest().filter(|known| fits(known));
            let rows: Vec<El> = all.by_ref().take(many).map(one).collect();
            (rows, all.next().is_some())
        });
        let Some((rows, more)) = found else { return View::from(row::gathering()) };
        if rows.is_empty() {
            return el("p").class("empty").text(empty).into();
        }
        let more =
            more.then(|| button("quiet", workbook().tools.earlier, move || shown.update(|shown| *shown += SHARE)));
        View::all([View::from(el("ul").class("rows").children(rows)), more.into()])
    });
    el("section").class("noted-rows").child(inside)
}
