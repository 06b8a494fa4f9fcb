//! What every form of the workbook is made of: fields tied to a record that is kept as it is written.

use crate::content::workbook;
use crate::parts::{
    El, Ends, Near, On, OwnTexts, Pick, View, body_map, chips, contexts, day_field, details, el, hint, is_checked,
    long_field, on, one, one_or_own, scale, short_field,
};
use crate::state::{Draft, People, Store, when_hidden};
use leptos::prelude::{RwSignal, StoredValue, Update};
use rethread_core::record::{Body, Tied, Ties};
use std::cell::RefCell;
use std::rc::Rc;

/// How many names are offered; anybody else can be written.
const OFFERED: usize = 8;

/// A form over one record.
pub struct Form<T: 'static> {
    /// The record.
    pub draft: Draft<T>,
    /// Changes when whoever it is about changes, or what was answered about danger from them.
    pub met: RwSignal<u32>,
}

impl<T> Clone for Form<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Form<T> {}

impl<T: Body + Clone + Default + 'static> Form<T> {
    /// A form over a record.
    pub fn new(draft: Draft<T>) -> Form<T> {
        Form { draft, met: RwSignal::new(0) }
    }

    /// The record as it stands.
    pub fn now(self) -> T {
        self.draft.with(T::clone)
    }

    /// Words; with one row a field for a line.
    pub fn words(self, label: &str, help: &str, rows: u32, field: fn(&mut T) -> &mut String) -> El {
        let value = field(&mut self.now()).clone();
        let changed = on(move |words| self.draft.edit(|record| *field(record) = words));
        match rows {
            0 | 1 => short_field(label, help, &value, changed),
            _ => long_field(label, help, &value, rows, changed),
        }
    }

    /// A number that can be left out.
    pub fn scale(self, label: &str, ends: Ends<'_>, field: fn(&mut T) -> &mut Option<u8>) -> El {
        let value = *field(&mut self.now());
        scale(label, ends, value, on(move |number| self.draft.edit(|record| *field(record) = number)))
    }

    /// A day that can be left out.
    pub fn day(self, label: &str, near: Near, field: fn(&mut T) -> &mut String) -> El {
        let value = field(&mut self.now()).clone();
        day_field(label, near, &value, on(move |day| self.draft.edit(|record| *field(record) = day)))
    }

    /// One of a few that can be taken back.
    pub fn one<C: Copy + PartialEq + 'static>(
        self,
        legend: &str,
        all: &[C],
        name: fn(C) -> &'static str,
        words: fn(C) -> &'static str,
        field: fn(&mut T) -> &mut Option<C>,
    ) -> El {
        let options = all.iter().map(|choice| Pick::new(name(*choice), words(*choice))).collect();
        let chosen = field(&mut self.now()).map(name).unwrap_or_default();
        let all = all.to_vec();
        let changed = on(move |id: String| {
            let choice = all.iter().copied().find(|choice| name(*choice) == id);
            self.draft.edit(|record| *field(record) = choice);
        });
        one(legend, options, chosen, changed)
    }

    /// Any of several, kept by id.
    pub fn chips(self, legend: &str, options: &[(&str, &str)], field: fn(&mut T) -> &mut Vec<String>) -> El {
        let chosen = field(&mut self.now()).clone();
        let options = options.iter().map(|(id, words)| Pick::new(id, words)).collect();
        chips(legend, options, &chosen, self.toggled(field))
    }

    /// Places in the body.
    pub fn places(self, legend: &str, field: fn(&mut T) -> &mut Vec<String>) -> El {
        let chosen = field(&mut self.now()).clone();
        body_map(legend, &chosen, self.toggled(field))
    }

    fn toggled(self, field: fn(&mut T) -> &mut Vec<String>) -> On<(String, bool)> {
        on(move |(id, is_chosen): (String, bool)| {
            self.draft.edit(|record| {
                let all = field(record);
                all.retain(|other| *other != id);
                if is_chosen {
                    all.push(id);
                }
            });
        })
    }
}

impl<T: Body + Tied + Clone + Default + 'static> Form<T> {
    /// Whoever it is about. Somebody counts once their name is whole: when the field is left, when a name is chosen, or
    /// when the page goes.
    pub fn person(self) -> View {
        let texts = &workbook().form;
        let people = People::of(Store::here());
        let known = people.aliases();
        let offered = known.get(..OFFERED).unwrap_or(&known);
        let before = self.now().ties().people.first().and_then(|id| people.alias(id)).unwrap_or_default();
        let written = Rc::new(RefCell::new(None::<String>));
        let settle = {
            let written = written.clone();
            on(move |()| {
                let Some(alias) = written.borrow_mut().take() else { return };
                let id = people.meet(&alias).map(|id| id.to_string());
                self.draft.edit(|record| record.ties_mut().people = id.into_iter().collect());
                let _ = self.met.try_update(|met| *met += 1);
            })
        };
        let (taken_back, left, hidden) = (settle.clone(), settle.clone(), settle.clone());
        let changed = on(move |alias: String| {
            let nobody = alias.trim().is_empty();
            *written.borrow_mut() = Some(alias);
            if nobody {
                taken_back(());
            }
        });
        // A name that is still being written is kept when the page goes out of sight.
        let _ = StoredValue::new_local(when_hidden(move || hidden(())));
        let words = OwnTexts { own: texts.person_other, help: texts.person_help, none: "" };
        let field = one_or_own(texts.person, offered, words, &before, changed);
        el("div").class("person-field").child(field).on("change", move |_| left(())).into()
    }

    /// Parts of life.
    pub fn contexts(self) -> El {
        let changed = on(move |contexts| self.draft.edit(|record| record.ties_mut().contexts = contexts));
        contexts(workbook().form.contexts, self.now().ties().contexts.clone(), changed)
    }

    /// Tags, a day to look back, and how it is listed; closed unless something of it is set.
    pub fn more(self, with_due: bool) -> El {
        let texts = &workbook().form;
        let now = self.now();
        let ties = now.ties();
        let set =
            |ties: &Ties| !ties.tags.is_empty() || ties.hidden || ties.pinned || (with_due && !ties.due.is_empty());
        let due = with_due.then(|| {
            let changed = on(move |day| {
                self.draft.edit(|record| {
                    record.ties_mut().due = day;
                    record.ties_mut().put_away = false;
                });
            });
            el("div").child(day_field(texts.due, Near::Ahead, &ties.due, changed)).child(hint(texts.due_help))
        });
        let inside = el("div")
            .class("more")
            .child(self.tags())
            .child(due)
            .child(self.flag(texts.hidden, |ties| &mut ties.hidden))
            .child(self.flag(texts.pinned, |ties| &mut ties.pinned));
        details(texts.more, inside).attr_if("open", set(ties).then_some(""))
    }

    /// The person's own tags, with a comma between them.
    pub fn tags(self) -> El {
        super::tags::tags(self)
    }

    /// A box that is ticked or not.
    pub fn flag(self, label: &str, field: fn(&mut Ties) -> &mut bool) -> El {
        let value = *field(self.now().ties_mut());
        let input = el("input").attr("type", "checkbox").attr("autocomplete", "off").checked(value);
        let input = input.on("change", move |event| {
            let ticked = is_checked(&event);
            self.draft.edit(|record| *field(record.ties_mut()) = ticked);
        });
        el("label").class("choice").child(input).child(el("span").text(label))
    }
}
