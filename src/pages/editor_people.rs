//! Who an entry is about: as many as one likes, by what they are called here.

use super::notes::form::Form;
use crate::content::{fill, workbook};
use crate::parts::{El, Pick, button, chips, el, field, live, on, value_of};
use crate::state::{People, Store, announce};
use leptos::prelude::{Get, RwSignal, Set, Update, With};
use rethread_core::record::Entry;

/// Names offered at once; anybody else can be written.
const OFFERED: usize = 12;

/// Those named before to choose from, and a field for somebody else.
pub fn people(form: Form<Entry>) -> El {
    let texts = &workbook().writing;
    let typed = RwSignal::new(String::new());
    // Drawn anew only when somebody new came, so that the focus stays on what is being chosen.
    let came = RwSignal::new(0_u32);
    let known = live(move || {
        let _ = came.get();
        choices(form)
    });
    let settle = on(move |alias: String| {
        let name = alias.trim().to_owned();
        if let Some(id) = People::of(Store::here()).meet(&name) {
            form.draft.edit(|entry| {
                let people = &mut entry.ties.people;
                people.retain(|other| *other != id.as_str());
                people.push(id.to_string());
            });
            typed.set(String::new());
            came.update(|came| *came += 1);
            announce(&fill(texts.people_added, &[("name", &name)]));
        }
    });
    // A name is whole once the field is left; until then it is kept here alone.
    let settled = settle.clone();
    let control = el("input").attr("type", "text").attr("dir", "auto").live_value(move || typed.get());
    let control = control.on("change", move |event| settled(value_of(&event)));
    let field = field(control, texts.people_other, texts.people_help, "", on(move |alias| typed.set(alias)));
    let add = button("quiet", texts.people_add, move || settle(typed.with(String::clone)));
    el("div").class("several-people").child(known).child(field).child(add)
}

fn choices(form: Form<Entry>) -> Option<El> {
    let people = People::of(Store::here());
    let chosen = form.now().ties.people;
    let mut picks: Vec<Pick> =
        chosen.iter().filter_map(|id| people.alias(id).map(|alias| Pick::new(id, &alias))).collect();
    let others = people.aliases().into_iter().filter_map(|alias| Some((people.known_as(&alias)?, alias)));
    for (id, alias) in others.take(OFFERED) {
        if !picks.iter().any(|pick| pick.id == id.as_str()) {
            picks.push(Pick::new(id.as_str(), &alias));
        }
    }
    let changed = on(move |(id, is_chosen): (String, bool)| {
        form.draft.edit(|entry| {
            entry.ties.people.retain(|other| *other != id);
            if is_chosen {
                entry.ties.people.push(id);
            }
        });
    });
    (!picks.is_empty()).then(|| chips(workbook().writing.people, picks, &chosen, changed))
}
