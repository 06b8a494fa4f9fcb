//! A list too long to be drawn whole: only the stretches near what is seen are, and the others keep their room.

use super::{El, View, button, el, fresh_id, live};
use crate::browser::near::{NUMBER, Near, Told};
use crate::browser::{document, events};
use leptos::prelude::{Get, GetUntracked, RwSignal, Set, StoredValue};
use std::rc::Rc;

/// How far beyond what is seen a stretch is drawn, in CSS pixels: further than one press of a key moves.
const BEYOND: u32 = 900;
/// Stretches that are drawn before anybody knows what is seen.
const AT_ONCE: usize = 2;

/// How the stretches are drawn.
pub struct Stretches {
    /// How many there are.
    pub many: usize,
    /// About how tall one is before it was drawn, in CSS pixels.
    pub tall: fn(usize) -> u32,
    /// Draws one.
    pub draw: Box<dyn Fn(usize) -> View>,
    /// What the way to one that is not drawn is called.
    pub name: Box<dyn Fn(usize) -> String>,
}

/// A stretch: as tall as it was or may be while it is not drawn, `None` while it is.
type Far = RwSignal<Option<u32>>;

/// The list. Where the browser cannot tell what is near, each stretch is drawn when it is asked for.
pub fn long_list(stretches: Stretches) -> El {
    let id = fresh_id("stretch");
    let all: Vec<Far> = (0..stretches.many)
        .map(|number| RwSignal::new((number >= AT_ONCE).then(|| (stretches.tall)(number))))
        .collect();
    let all = Rc::new(all);
    let near = {
        let (all, id) = (all.clone(), id.clone());
        Near::new(BEYOND, move |told| follow(&all, &id, told))
    };
    let stretches = Rc::new(stretches);
    let drawn = all.iter().enumerate().map(|(number, far)| {
        let stretch = stretch(&stretches, &id, number, *far);
        match &near {
            Some(near) => stretch.watched(near),
            None => stretch,
        }
    });
    let list = el("div").class("long-list").children(drawn.collect::<Vec<_>>());
    let _ = StoredValue::new_local(near);
    list
}

fn stretch(stretches: &Rc<Stretches>, id: &str, number: usize, far: Far) -> El {
    let name = named(id, number);
    let (stretches, own) = (stretches.clone(), name.clone());
    let inside = live(move || match far.get() {
        None => (stretches.draw)(number),
        Some(_) => {
            let own = own.clone();
            button("plain", &(stretches.name)(number), move || draw(far, &own)).into()
        }
    });
    el("div")
        .class("stretch")
        .attr("id", &name)
        .attr("tabindex", "-1")
        .attr(NUMBER, &number.to_string())
        .live_style("--tall", move || {
            far.get().map_or_else(|| "0".to_owned(), |tall| [&tall.to_string(), "px"].concat())
        })
        .child(inside)
}

fn named(id: &str, number: usize) -> String {
    [id, "-", &number.to_string()].concat()
}

/// Draws a stretch and puts the focus on it, so that the next press of a key goes on from there.
fn draw(far: Far, name: &str) {
    let name = name.to_owned();
    far.set(None);
    events::later(0, move || document::focus(&name));
}

fn follow(all: &[Far], id: &str, told: Told) {
    let Some(far) = all.get(told.number) else { return };
    match (told.is_near, far.try_get_untracked()) {
        (true, Some(Some(_))) if told.has_focus => draw(*far, &named(id, told.number)),
        (true, Some(Some(_))) => far.set(None),
        // Whoever stands in it stays in it.
        (false, Some(None)) if !told.has_focus => far.set(Some(told.tall)),
        _ => {}
    }
}
