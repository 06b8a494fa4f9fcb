//! A list too long to be drawn whole: only the stretches near what is seen are, and the others keep their room.

use super::{El, View, button, el, fresh_id, live};
use crate::browser::near::{NUMBER, Near, Told};
use crate::browser::{document, events};
use leptos::prelude::{Get, GetUntracked, IsDisposed, Owner, RwSignal, Set, StoredValue};
use std::rc::Rc;

/// How far beyond what is seen a stretch is drawn, in CSS pixels: further than one press of a key moves.
const BEYOND: u32 = 900;

/// Draws the next piece of a stretch into it, as much as there is time for between two frames; whether there is more to draw.
pub type Drawing = Box<dyn FnMut(&El) -> bool>;

/// How the stretches are drawn.
pub struct Stretches {
    /// How many there are.
    pub many: usize,
    /// How many are drawn before anybody knows what is seen.
    pub at_once: usize,
    /// About how tall one is before it was drawn, in CSS pixels.
    pub tall: Box<dyn Fn(usize) -> u32>,
    /// Begins the stretch of a number.
    pub draw: Box<dyn Fn(usize) -> Drawing>,
    /// What the way to one that is not drawn is called.
    pub name: Box<dyn Fn(usize) -> String>,
}

/// A stretch: as tall as it was or may be while it is not drawn, `None` while it is.
type Far = RwSignal<Option<u32>>;

/// The room a stretch keeps until all of it is drawn, in CSS pixels.
type Room = RwSignal<u32>;

/// The list. Where the browser cannot tell what is near, each stretch is drawn when it is asked for.
pub fn long_list(stretches: Stretches) -> El {
    let id = fresh_id("stretch");
    let all: Vec<Far> = (0..stretches.many)
        .map(|number| RwSignal::new((number >= stretches.at_once).then(|| (stretches.tall)(number))))
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
    let room = Room::new(0);
    let inside = live(move || match far.get() {
        None => drawn(&stretches, number, room),
        Some(tall) => {
            room.set(tall);
            let own = own.clone();
            button("plain", &(stretches.name)(number), move || draw(far, &own)).into()
        }
    });
    el("div")
        .class("stretch")
        .attr("id", &name)
        .attr("tabindex", "-1")
        .attr(NUMBER, &number.to_string())
        .live_style("--tall", move || [&room.get().to_string(), "px"].concat())
        .child(inside)
}

/// All of a stretch at once where nothing was drawn before, else piece by piece.
fn drawn(stretches: &Stretches, number: usize, room: Room) -> View {
    let inside = el("div");
    let mut draw = (stretches.draw)(number);
    if room.get_untracked() == 0 {
        while draw(&inside) {}
    } else {
        // What is drawn later belongs here too, and goes with it once the stretch is far.
        let (owner, near) = (Owner::current().unwrap_or_default(), StoredValue::new(()));
        let stretch = inside.same();
        events::in_spare_time(move || {
            if near.is_disposed() {
                return false;
            }
            let more = owner.with(|| draw(&stretch));
            if !more {
                room.set(0);
            }
            more
        });
    }
    inside.into()
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
