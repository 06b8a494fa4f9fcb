//! All practices, in their groups, narrowed by parts of life, depth and time.

use super::narrow::Narrow;
use super::search_box::search_box;
use crate::content::{content, fill, ui};
use crate::parts::{El, Pick, View, card, el, heading, hint, link, on, page, select};
use crate::route::Route;
use leptos::prelude::{Get, RwSignal, Set};
use rethread_core::content::{Audience, Depth, ExerciseCard, ExerciseGroup};

/// What a person has in them now: how deep, and how many minutes.
#[derive(Clone, Copy)]
struct Wanted {
    depth: RwSignal<Option<Depth>>,
    minutes: RwSignal<Option<u8>>,
}

/// Minutes that can be chosen.
const TIMES: [u8; 3] = [5, 10, 20];

impl Wanted {
    fn fits(self, exercise: &ExerciseCard) -> bool {
        self.depth.get().is_none_or(|most| exercise.depth <= most)
            && self.minutes.get().is_none_or(|most| exercise.minutes <= most)
    }

    fn is_on(self) -> bool {
        self.depth.get().is_some() || self.minutes.get().is_some()
    }

    fn end(self) {
        self.depth.set(None);
        self.minutes.set(None);
    }

    fn controls(self) -> View {
        let texts = &ui().practice;
        let depths = [("any", texts.depth_any), ("gentle", texts.depth_gentle), ("moderate", texts.depth_moderate)];
        let depth = select(
            texts.depth,
            &depths.map(|(id, words)| Pick::new(id, words)),
            "any",
            on(move |id: String| {
                self.depth.set(match &*id {
                    "gentle" => Some(Depth::Gentle),
                    "moderate" => Some(Depth::Moderate),
                    _ => None,
                });
            }),
        );
        let up_to = |most: u8| {
            let most = most.to_string();
            Pick::new(&most, &fill(texts.time_most, &[("minutes", &most)]))
        };
        let times: Vec<Pick> =
            [Pick::new("any", texts.time_any)].into_iter().chain(TIMES.into_iter().map(up_to)).collect();
        let time = select(texts.time, &times, "any", on(move |id: String| self.minutes.set(id.parse().ok())));
        el("div").class("side-by-side").child(depth).child(time).into()
    }
}

/// The whole page.
pub fn practices() -> View {
    let texts = &ui().practice;
    let narrow = Narrow::here();
    let wanted = Wanted { depth: RwSignal::new(None), minutes: RwSignal::new(None) };
    let fits = move |exercise: &ExerciseCard| narrow.shows(exercise.contexts) && wanted.fits(exercise);
    let none = move || !content().exercises.iter().filter(|exercise| is_for_oneself(exercise)).any(fits);
    let filter =
        narrow.control_with(texts.filter, move || wanted.controls(), move || wanted.is_on(), move || wanted.end());
    let supporters = card("next", ui().learn.supporters).child(el("p").text(ui().learn.supporters_about)).child(link(
        "button quiet",
        &Route::Supporters,
        ui().learn.supporters_practices,
    ));
    page("practices")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(search_box())
        .child(filter)
        .children(content().exercise_groups.iter().map(|group| in_group(group, fits)))
        .child(hint(texts.none_fit).shown(none))
        .child(supporters)
        .into()
}

/// Practices for supporters are behind a door of their own.
fn is_for_oneself(exercise: &ExerciseCard) -> bool {
    exercise.audience == Audience::Oneself
}

fn in_group(group: &'static ExerciseGroup, fits: impl Fn(&ExerciseCard) -> bool + Copy + 'static) -> El {
    let here = move || {
        content().exercises.iter().filter(move |exercise| exercise.group == group.id && is_for_oneself(exercise))
    };
    let cards = here().map(|exercise| practice_card("h3", exercise).shown(move || fits(exercise)));
    el("section")
        .class("practice-group")
        .child(el("h2").text(group.title))
        .child(hint(group.intro))
        .child(el("div").class("card-list").children(cards))
        .shown(move || here().any(fits))
}

/// A practice in a list. `title` is the tag of its heading.
pub fn practice_card(title: &str, exercise: &ExerciseCard) -> El {
    let place = Route::Exercise(exercise.id.to_owned());
    el("article")
        .class("card practice-card")
        .child(el(title).child(link("", &place, exercise.title)))
        .child(el("p").text(exercise.purpose))
        .child(facts(exercise.depth, exercise.minutes))
}

/// How deep and how long, in words.
pub fn facts(depth: Depth, minutes: u8) -> El {
    let common = &ui().common;
    let depth = match depth {
        Depth::Gentle => common.depth_gentle,
        Depth::Moderate => common.depth_moderate,
        Depth::Deep => common.depth_deep,
    };
    let minutes = fill(common.minutes, &[("minutes", &minutes.to_string())]);
    el("p").class("facts").text(&[depth, " · ", &minutes].concat())
}
