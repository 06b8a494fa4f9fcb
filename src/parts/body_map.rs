//! Places in the body: a figure seen from the front, and the same places as a list beside it.

use super::{El, On, el, fresh_id, is_checked, key_of, on};
use crate::browser::dom::drawn;
use crate::content::{content, ui};
use leptos::prelude::{GetUntracked, RwSignal, Update, With};
use rethread_core::content::Named;

/// A place of the figure by its id, and its outline. What is not drawn, such as the back, is in the list alone.
const OUTLINES: &[(&str, &str)] = &[
    (
        "hands",
        "M52 184C42 190 40 214 38 244C36 276 32 304 28 330C24 344 26 362 36 366C46 368 50 352 51 338C56 304 62 270 66 232C66 216 61 200 52 184ZM188 184C198 190 200 214 202 244C204 276 208 304 212 330C216 344 214 362 204 366C194 368 190 352 189 338C184 304 178 270 174 232C174 216 179 200 188 184Z",
    ),
    (
        "legs",
        "M66 344C64 384 70 410 74 446C78 484 80 512 82 544C90 547 100 547 108 544C112 500 116 440 120 378C124 440 128 500 132 544C140 547 150 547 158 544C160 512 162 484 166 446C170 410 176 384 174 344C140 350 100 350 66 344Z",
    ),
    (
        "feet",
        "M82 544C90 547 100 547 108 544C110 556 114 566 112 574C106 586 70 586 66 576C64 566 80 560 82 544ZM158 544C150 547 140 547 132 544C130 556 126 566 128 574C134 586 170 586 174 576C176 566 160 560 158 544Z",
    ),
    ("stomach", "M71 266C74 286 66 314 66 344C100 350 140 350 174 344C174 314 166 286 169 266C140 270 100 270 71 266Z"),
    (
        "chest",
        "M52 184C61 200 66 216 66 232C68 246 70 256 71 266C100 270 140 270 169 266C170 256 172 246 174 232C174 216 179 200 188 184C150 193 90 193 52 184Z",
    ),
    (
        "shoulders",
        "M100 148C84 158 58 160 52 184C90 193 150 193 188 184C182 160 156 158 140 148C128 152 112 152 100 148Z",
    ),
    (
        "throat",
        "M102 112C104 126 104 138 100 148C112 152 128 152 140 148C136 138 136 126 138 112C128 118 112 118 102 112Z",
    ),
    ("jaw", "M79 64C80 84 88 104 102 112C112 118 128 118 138 112C152 104 160 84 161 64C140 70 100 70 79 64Z"),
    ("head", "M79 64C76 30 94 10 120 10C146 10 164 30 161 64C140 70 100 70 79 64Z"),
];

/// The figure and the list under a legend; `changed` hears an id and whether it is now chosen.
pub fn body_map(legend: &str, chosen: &[String], changed: On<(String, bool)>) -> El {
    let all = RwSignal::new(chosen.to_owned());
    let set = on(move |(id, is_chosen): (String, bool)| {
        all.update(|all| {
            all.retain(|other| *other != id);
            if is_chosen {
                all.push(id.clone());
            }
        });
        changed((id, is_chosen));
    });
    let outline = |place: &Named| OUTLINES.iter().find(|(id, _)| *id == place.id).map(|(_, outline)| *outline);
    let regions = content().places.iter().filter_map(|place| Some(region(place, outline(place)?, all, set.clone())));
    let figure = drawn("svg")
        .attr("class", "body-figure")
        .attr("viewBox", "0 0 240 596")
        .attr("role", "group")
        .attr("aria-label", ui().practice.body_figure)
        .children(regions);
    let name = fresh_id("places");
    let listed = content().places.iter().map(|place| listed(place, &name, all, set.clone()));
    let listed =
        el("div").class("chips").attr("role", "group").attr("aria-label", ui().practice.body_list).children(listed);
    el("fieldset")
        .class("group body-map")
        .child(el("legend").text(legend))
        .child(el("div").class("body-both").child(figure).child(listed))
}

fn region(place: &'static Named, outline: &str, all: RwSignal<Vec<String>>, set: On<(String, bool)>) -> El {
    let toggle = on(move |()| {
        let chosen = all.get_untracked().iter().any(|id| id == place.id);
        set((place.id.to_owned(), !chosen));
    });
    let keyed = toggle.clone();
    drawn("g")
        .attr("class", "body-place")
        .attr("role", "button")
        .attr("tabindex", "0")
        .attr("aria-label", place.text)
        .live_attr("aria-pressed", move || Some(is_in(all, place.id).to_string()))
        .press(move || toggle(()))
        .on("keydown", move |event| {
            if matches!(&*key_of(&event), "Enter" | " ") {
                event.prevent_default();
                keyed(());
            }
        })
        .child(drawn("path").attr("d", outline))
}

fn listed(place: &'static Named, name: &str, all: RwSignal<Vec<String>>, set: On<(String, bool)>) -> El {
    let input = el("input").attr("type", "checkbox").attr("name", name).attr("autocomplete", "off");
    let input = input
        .live_checked(move || is_in(all, place.id))
        .on("change", move |event| set((place.id.to_owned(), is_checked(&event))));
    el("label").class("chip").child(input).child(el("span").text(place.text))
}

fn is_in(all: RwSignal<Vec<String>>, id: &str) -> bool {
    all.with(|all| all.iter().any(|other| other == id))
}
