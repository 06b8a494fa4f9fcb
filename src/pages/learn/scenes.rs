//! Everyday scenes to place between caution and an old alarm, one at a time. Nothing is kept, marked or counted.

use crate::content::{library, ui};
use crate::pages::narrow::Narrow;
use crate::parts::{El, Pick, View, button, choices, el, heading, hint, link, live, on, page};
use crate::route::Route;
use crate::state::focus_heading;
use leptos::prelude::{Get, GetValue, RwSignal, Set, SetValue, StoredValue, WithValue};
use rethread_core::content::Scene;

/// The whole page.
pub fn scenes() -> View {
    let texts = &ui().learn;
    let narrow = Narrow::here();
    // Another choice of parts of life begins anew.
    let sorter = live(move || {
        let fitting = library().scenes.iter().filter(|scene| narrow.shows(scene.contexts)).collect();
        Sorter { scenes: StoredValue::new(fitting), at: RwSignal::new(0), moved: StoredValue::new(false) }.view()
    });
    page("scenes")
        .child(heading(texts.scenes))
        .child(hint(texts.scenes_about))
        .child(narrow.control(texts.scenes_filter))
        .child(sorter)
        .into()
}

/// The scenes that fit, and where one is among them.
#[derive(Clone, Copy)]
struct Sorter {
    scenes: StoredValue<Vec<&'static Scene>>,
    at: RwSignal<usize>,
    /// Whether the person went on or back, so that the focus belongs to the scene.
    moved: StoredValue<bool>,
}

impl Sorter {
    fn view(self) -> View {
        live(move || {
            let place = self.at.get();
            match self.scenes.with_value(|scenes| scenes.get(place).copied()) {
                Some(scene) => self.one(scene, place),
                None => self.end(),
            }
        })
    }

    fn move_to(self, place: usize) {
        self.moved.set_value(true);
        self.at.set(place);
        focus_heading();
    }

    /// A scene, where to put it, and what speaks for both sides once that was asked for.
    fn one(self, scene: &'static Scene, place: usize) -> View {
        let texts = &ui().learn;
        let shown = RwSignal::new(false);
        let moved = self.moved.get_value();
        let words = el("p").class("scene").attr("tabindex", "-1").text(scene.text);
        let words = words.live_attr("data-sought", move || (moved && !shown.get()).then(String::new));
        let show = button("", texts.scene_show, move || {
            shown.set(true);
            focus_heading();
        });
        let back = (place > 0).then(|| button("quiet", texts.scene_back, move || self.move_to(place - 1)));
        let next = button("quiet", texts.scene_on, move || self.move_to(place + 1));
        let ways = el("div").class("button-row ways").child(back).child(next);
        View::all([
            words,
            places(),
            show.shown(move || !shown.get()),
            el("div").child(live(move || shown.get().then(|| both_sides(scene)))),
            ways.child(link("button plain", &Route::Caution, texts.scene_stop)),
        ])
    }

    fn end(self) -> View {
        let texts = &ui().learn;
        let ways = el("div")
            .class("button-row ways")
            .child(button("quiet", texts.scene_again, move || self.move_to(0)))
            .child(link("button plain", &Route::Caution, texts.scene_stop));
        let title = el("h2").attr("tabindex", "-1").attr("data-sought", "").text(texts.scene_end_title);
        View::all([title, el("p").text(texts.scene_end), ways])
    }
}

/// Where it could be put. What is chosen is for the person's own eyes: nothing hears it.
fn places() -> El {
    let texts = &ui().learn;
    let places = [
        ("caution", texts.scene_caution),
        ("alarm", texts.scene_alarm),
        ("both", texts.scene_both),
        ("unsure", texts.scene_unsure),
    ];
    choices(texts.scene_place, places.map(|(id, words)| Pick::new(id, words)).into(), &[], true, on(|_| ()))
}

fn both_sides(scene: &'static Scene) -> View {
    let texts = &ui().learn;
    let side = |class: &str, title: &str, words: &str| {
        el("div").class(class).child(el("h3").text(title)).child(el("p").text(words))
    };
    let sides = el("div").class("sides").child(side("of-caution", texts.scene_why_caution, scene.caution)).child(side(
        "of-alarm",
        texts.scene_why_alarm,
        scene.alarm,
    ));
    let title = el("h2").attr("tabindex", "-1").attr("data-sought", "").text(texts.scene_answer);
    View::all([title, sides, side("scene-next", texts.scene_next, scene.answer)])
}
