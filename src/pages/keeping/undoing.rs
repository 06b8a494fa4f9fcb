//! The offer to undo the last restored backup, for as long as it can be.

use super::restore_words::{on_day, undone};
use crate::content::{fill, keeping};
use crate::parts::{El, View, button, el, live};
use crate::state::exchange::restoring::{Undoable, let_go, undo, undoable};
use crate::state::{Store, announce, focus, in_background};
use leptos::prelude::{Get, GetUntracked, RwSignal, Set, With};

/// What can be undone, and what became of undoing. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Undoing {
    store: Store,
    offered: RwSignal<Option<Undoable>>,
    busy: RwSignal<bool>,
    undone: RwSignal<bool>,
    said: RwSignal<String>,
}

/// The id of what is said once it was undone: the button is gone by then.
const SAID: &str = "undo-said";

impl Undoing {
    /// Looks for what can be undone.
    pub fn new(store: Store) -> Undoing {
        let undoing = Undoing {
            store,
            offered: RwSignal::new(None),
            busy: RwSignal::new(false),
            undone: RwSignal::new(false),
            said: RwSignal::new(String::new()),
        };
        undoing.look();
        undoing
    }

    /// Looks again.
    fn look(self) {
        in_background(async move {
            let found = undoable(self.store).await;
            let _ = self.offered.try_set(found);
        });
    }

    /// Whether what was restored on this page is undone.
    pub fn is_undone(self) -> bool {
        self.undone.get()
    }

    /// A backup was restored, which can be undone now.
    pub fn again(self) {
        self.undone.set(false);
        self.said.set(String::new());
        self.look();
    }

    /// The offer, and what became of it.
    pub fn view(self) -> View {
        let offer = live(move || self.offered.get().map(|offered| self.offer(&offered)));
        let said = el("p").class("notice").attr("id", SAID).attr("tabindex", "-1");
        let said = said.live_text(move || self.said.get()).shown(move || !self.said.with(String::is_empty));
        View::all([offer, said.into()])
    }

    fn offer(self, offered: &Undoable) -> El {
        let texts = &keeping().restore;
        let words = if offered.finished { texts.undo_when } else { texts.undo_cut_off };
        let number = offered.revisions.to_string();
        let words = fill(words, &[("when", &on_day(offered.at)), ("number", &number)]);
        let undo = button("quiet", texts.undo, move || self.undo());
        let keep = button("plain", texts.keep, move || self.keep());
        let busy = move || self.busy.get().then(|| "true".to_owned());
        el("section")
            .child(el("h2").text(texts.undo_title))
            .child(el("p").text(&words))
            .child(el("p").text(texts.undo_about))
            .child(el("div").class("button-row").child(undo.live_attr("aria-disabled", busy)).child(keep))
    }

    fn undo(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        in_background(async move {
            let came = undo(self.store).await;
            let words = came.as_ref().map_or_else(|| keeping().restore.busy.to_owned(), undone);
            let _ = self.undone.try_set(came.is_some());
            self.came(words);
        });
    }

    fn keep(self) {
        in_background(async move {
            let_go(self.store).await;
            self.came(keeping().restore.kept.to_owned());
        });
    }

    fn came(self, words: String) {
        announce(&words);
        if self.busy.try_set(false).is_none() {
            self.said.set(words);
            focus(SAID);
            self.look();
        }
    }
}
