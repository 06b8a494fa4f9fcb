//! A few things of one sort within a record, such as the steps of a ladder: added, moved, taken out and brought back.

use super::form::Form;
use crate::content::{fill, ui};
use crate::parts::{El, View, button, el, fresh_number, live};
use crate::state::{announce, focus};
use leptos::prelude::{GetUntracked, LocalStorage, RwSignal, Set, Track, Update, With, WithUntracked};
use rethread_core::record::Body;

/// What is said around them. `{number}`, `{from}` and `{to}` are places counted from 1.
#[derive(Clone, Copy)]
pub struct Texts {
    /// The way to one more.
    pub add: &'static str,
    /// That one was taken out.
    pub out: &'static str,
    /// That it is back.
    pub back: &'static str,
    /// That one was moved.
    pub moved: &'static str,
}

/// The things, and what is needed to draw them anew. Typing changes them and leaves the fields alone.
pub struct Several<T: 'static, I: 'static> {
    form: Form<T>,
    all: fn(&mut T) -> &mut Vec<I>,
    texts: Texts,
    number: u32,
    redraw: RwSignal<()>,
    out: RwSignal<Option<(usize, I)>, LocalStorage>,
}

impl<T, I> Clone for Several<T, I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, I> Copy for Several<T, I> {}

impl<T: Body + Clone + Default + 'static, I: Clone + 'static> Several<T, I> {
    /// Those of a record.
    pub fn new(form: Form<T>, all: fn(&mut T) -> &mut Vec<I>, texts: Texts) -> Several<T, I> {
        let (redraw, out) = (RwSignal::new(()), RwSignal::new_local(None));
        Several { form, all, texts, number: fresh_number(), redraw, out }
    }

    /// The id of an element of one of them.
    pub fn name(self, part: &str, place: usize) -> String {
        ["several-", &self.number.to_string(), "-", part, "-", &place.to_string()].concat()
    }

    /// Changes one of them in place.
    pub fn edit(self, place: usize, change: impl FnOnce(&mut I)) {
        self.form.draft.edit(|record| {
            if let Some(item) = (self.all)(record).get_mut(place) {
                change(item);
            }
        });
    }

    /// Changes one of them and draws all anew, with the focus on one of its parts.
    pub fn edit_and_draw(self, place: usize, change: impl FnOnce(&mut I), part: &str) {
        self.edit(place, change);
        self.draw_anew(part, place);
    }

    /// How many there are.
    pub fn many(self) -> usize {
        (self.all)(&mut self.form.now()).len()
    }

    /// Takes one out, with a way back in its place.
    pub fn take_out(self, place: usize) {
        let mut taken = None;
        self.form.draft.edit(|record| {
            let all = (self.all)(record);
            taken = (place < all.len()).then(|| all.remove(place));
        });
        if let Some(item) = taken {
            self.out.set(Some((place, item)));
            self.draw_anew("back", 0);
        }
    }

    fn put_back(self) {
        let Some((place, item)) = self.out.get_untracked() else { return };
        self.form.draft.edit(|record| {
            let all = (self.all)(record);
            let place = place.min(all.len());
            all.insert(place, item);
        });
        self.out.set(None);
        announce(self.texts.back);
        self.draw_anew("first", place);
    }

    /// Moves one by one place; at an end it stays.
    pub fn shift(self, from: usize, up: bool) {
        let many = self.many();
        let Some(to) = (if up { from.checked_sub(1) } else { Some(from + 1) }).filter(|to| *to < many) else { return };
        self.form.draft.edit(|record| (self.all)(record).swap(from, to));
        self.out.set(None);
        announce(&fill(self.texts.moved, &[("from", &(from + 1).to_string()), ("to", &(to + 1).to_string())]));
        // The way it was moved, so that it can be pressed again; the other one at an end, where that way is closed.
        let up = to != 0 && (to + 1 == many || up);
        self.draw_anew(if up { "up" } else { "down" }, to);
    }

    fn draw_anew(self, part: &str, place: usize) {
        self.redraw.update(|()| ());
        focus(&self.name(part, place));
    }

    /// Draws them, each by `row` from its place, how many there are and itself; `add` puts one more at the end. The
    /// first control of a row is named `first`.
    pub fn draw(self, add: fn(&mut T), row: impl Fn(usize, usize, &I) -> El + 'static) -> View {
        let rows = live(move || {
            self.redraw.track();
            let all = (self.all)(&mut self.form.now()).clone();
            let out = self.out.with_untracked(|out| out.as_ref().map(|(place, _)| *place));
            let mut rows: Vec<El> = all.iter().enumerate().map(|(place, item)| row(place, all.len(), item)).collect();
            if let Some(place) = out {
                rows.insert(place.min(rows.len()), self.way_back());
            }
            el("ol").class("several").children(rows)
        });
        let add = button("quiet", self.texts.add, move || {
            let end = self.many();
            self.form.draft.edit(add);
            self.out.set(None);
            self.draw_anew("first", end);
        });
        View::all([rows, add.attr("id", &self.name("add", 0)).into()])
    }

    fn way_back(self) -> El {
        let back = button("quiet", ui().common.undo, move || self.put_back()).attr("id", &self.name("back", 0));
        let words = el("span").attr("role", "status").text(self.texts.out);
        el("li").class("several-out").child(words).child(back).shown(move || self.out.with(Option::is_some))
    }
}
