//! Parts of life to look at: one remembered choice, which narrows signs, reads, practices and scenes in the same way.

use crate::content::{fill, ui};
use crate::parts::{El, View, button, context_name, contexts, el, live, on};
use crate::state::{Store, announce, context_around};
use leptos::prelude::{GetUntracked, RwSignal, Set, Track, With};
use rethread_core::content::Context;

/// What is chosen, for as long as a page stands.
#[derive(Clone, Copy)]
pub struct Narrow {
    store: Store,
    chosen: RwSignal<Vec<Context>>,
}

impl Narrow {
    /// The choice as it was left, wherever it was made; without one, what a site around this page asked for.
    pub fn here() -> Narrow {
        let store = Store::here();
        let mut chosen = store.preferences().contexts;
        if chosen.is_empty() {
            chosen.extend(context_around());
        }
        Narrow { store, chosen: RwSignal::new(chosen) }
    }

    /// Whether something for these parts of life is shown; what is for none alone always is.
    pub fn shows(self, of: &[Context]) -> bool {
        self.chosen.with(|chosen| Context::fits(of, chosen))
    }

    /// Whether anything is chosen.
    pub fn is_narrow(self) -> bool {
        self.chosen.with(|chosen| !chosen.is_empty())
    }

    fn choose(self, chosen: Vec<Context>) {
        let kept = chosen.clone();
        self.store.change_preferences(move |preferences| preferences.contexts = kept);
        self.chosen.set(chosen);
    }

    /// What is chosen, in words.
    fn words(self) -> String {
        let names: Vec<&str> = self.chosen.with(|chosen| chosen.iter().copied().map(context_name).collect());
        match names.as_slice() {
            [] => ui().common.narrowed_all.to_owned(),
            names => fill(ui().common.narrowed, &[("choice", &names.join(", "))]),
        }
    }

    /// The choice, what it does, and a way to show all again.
    pub fn control(self, legend: &'static str) -> El {
        self.control_with(legend, View::nothing, || false, || ())
    }

    /// The choice with others `beside` it, which are drawn anew when `end` has ended them; `is_on` while one narrows.
    pub fn control_with(
        self,
        legend: &'static str,
        beside: impl Fn() -> View + 'static,
        is_on: impl Fn() -> bool + Copy + 'static,
        end: impl Fn() + 'static,
    ) -> El {
        // Drawn anew only when all is shown again, so that the focus stays on what is being chosen.
        let ended = RwSignal::new(());
        let choices = live(move || {
            ended.track();
            let chosen = on(move |chosen| self.choose(chosen));
            View::all([contexts(legend, self.chosen.get_untracked(), chosen).into(), beside()])
        });
        let all = button("plain", ui().common.show_all, move || {
            end();
            self.choose(Vec::new());
            ended.set(());
            announce(ui().common.narrowed_all);
        });
        let said = el("p").class("hint").live_text(move || self.words()).shown(move || self.is_narrow() || !is_on());
        let line = el("div").class("narrowed").child(said).child(all.shown(move || self.is_narrow() || is_on()));
        el("div").class("filter").child(choices).child(line)
    }
}
