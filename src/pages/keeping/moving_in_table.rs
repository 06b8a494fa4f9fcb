//! A table of any app: what each column holds, proposed and to be changed, beside its first rows.

use super::moving_in_words::role_words;
use crate::content::{fill, keeping};
use crate::parts::{El, Pick, View, el, is_checked, on, select};
use leptos::prelude::{RwSignal, Update, WithUntracked};
use rethread_core::exchange::import::{Matching, Proposal, Role};

/// The fields for a table; `matching` is what was said so far.
pub fn columns(proposal: &Proposal, matching: RwSignal<Option<Matching>>) -> El {
    let texts = &keeping().moving_in;
    let headed = matching.with_untracked(|said| said.as_ref().is_some_and(|said| said.headed));
    let tick = el("input").attr("type", "checkbox").checked(headed).on("change", move |event| {
        let ticked = is_checked(&event);
        change(matching, |said| said.headed = ticked);
    });
    let fields = (0..proposal.columns.len()).map(|at| column(proposal, at, matching));
    el("fieldset")
        .class("group")
        .child(el("legend").text(texts.columns_title))
        .child(el("p").class("hint").text(texts.columns_about))
        .child(el("label").class("choice").child(tick).child(el("span").text(texts.headed)))
        .children(fields)
        .child(rows(proposal))
}

fn change(matching: RwSignal<Option<Matching>>, change: impl FnOnce(&mut Matching)) {
    matching.update(|said| {
        if let Some(said) = said {
            change(said);
        }
    });
}

fn column(proposal: &Proposal, at: usize, matching: RwSignal<Option<Matching>>) -> El {
    let texts = &keeping().moving_in;
    let none = Pick::new("", texts.role_none);
    let roles =
        (1..).zip(Role::ALL).map(|(number, role): (usize, Role)| Pick::new(&number.to_string(), role_words(role)));
    let options: Vec<Pick> = std::iter::once(none).chain(roles).collect();
    let chosen = matching.with_untracked(|said| said.as_ref().and_then(|said| said.role(at)));
    let chosen = (1..).zip(Role::ALL).find(|(_, role)| Some(*role) == chosen);
    let chosen = chosen.map(|(number, _): (usize, Role)| number.to_string()).unwrap_or_default();
    let changed = on(move |id: String| {
        let role = id.parse().ok().and_then(|number: usize| Role::ALL.get(number.checked_sub(1)?).copied());
        change(matching, |said| {
            if let Some(place) = said.roles.get_mut(at) {
                *place = role;
            }
        });
    });
    select(&name(proposal, at), &options, &chosen, changed)
}

fn name(proposal: &Proposal, at: usize) -> String {
    let texts = &keeping().moving_in;
    let (number, name) = ((at + 1).to_string(), proposal.columns.get(at).map_or("", |column| &column.name));
    match name {
        "" => fill(texts.column_bare, &[("number", &number)]),
        name => fill(texts.column, &[("number", &number), ("name", name)]),
    }
}

/// The first cells of each column, side by side.
fn rows(proposal: &Proposal) -> View {
    let texts = &keeping().moving_in;
    let heads = (0..proposal.columns.len()).map(|at| el("th").attr("scope", "col").text(&name(proposal, at)));
    let most = proposal.columns.iter().map(|column| column.samples.len()).max().unwrap_or(0);
    let rows = (0..most).map(|row| {
        let cells = proposal
            .columns
            .iter()
            .map(|column| el("td").attr("dir", "auto").text(column.samples.get(row).map_or("", String::as_str)));
        el("tr").children(cells)
    });
    let table = el("table")
        .class("preview")
        .child(el("caption").text(texts.preview_title))
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(rows));
    let label = texts.preview_title;
    el("div")
        .class("sideways")
        .attr("role", "region")
        .attr("aria-label", label)
        .attr("tabindex", "0")
        .child(table)
        .into()
}
