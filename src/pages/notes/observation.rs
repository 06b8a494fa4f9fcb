//! What I saw: one thing somebody did, and its opposite beside it with the same weight.

use super::form::Form;
use super::kind::Noted;
use crate::content::{ui, workbook};
use crate::parts::{El, Near, View, button, el, fresh_id, hint, marker_words};
use crate::route::Route;
use leptos::prelude::{Get, RwSignal, Set};
use rethread_core::insight::Made;
use rethread_core::record::{Marker, Observation};

impl Noted for Observation {
    // It asks what was seen and questions no fear; a red flag can be noted whatever was answered about danger.
    const GUARDED: bool = false;

    fn of(made: Made) -> Option<Observation> {
        match made {
            Made::Observation(observation) => Some(observation),
            _ => None,
        }
    }

    fn made(self) -> Made {
        Made::Observation(self)
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn heading() -> (&'static str, &'static str) {
        (workbook().observation.title, workbook().observation.lede)
    }

    fn prepare(&mut self, today: &str) {
        self.day = today.to_owned();
    }

    fn afterwards(&self) -> Route {
        match self.ties.people.first() {
            Some(person) => Route::Person(person.clone()),
            None => Route::Workbook(Some("people".to_owned())),
        }
    }

    fn fields(form: Form<Observation>) -> View {
        let texts = &workbook().observation;
        View::all([
            form.person(),
            markers(form).into(),
            form.words(texts.words, texts.words_help, 3, |observation| &mut observation.words).into(),
            form.day(texts.day, Near::Behind, |observation| &mut observation.day).into(),
            form.contexts().into(),
            form.more(true).into(),
        ])
    }
}

/// Every marker, each side beside the other.
fn markers(form: Form<Observation>) -> El {
    let texts = &workbook().observation;
    let name = fresh_id("marker");
    let now = form.now();
    let chosen = RwSignal::new(now.marker.map(|marker| (marker, now.kept)));
    let keep = move |choice: Option<(Marker, bool)>| {
        chosen.set(choice);
        form.draft.edit(|observation| {
            observation.marker = choice.map(|(marker, _)| marker);
            observation.kept = choice.is_some_and(|(_, kept)| kept);
        });
    };
    let side = |marker: Marker, kept: bool| {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", &name)
            .attr("autocomplete", "off")
            .live_checked(move || chosen.get() == Some((marker, kept)))
            .on("change", move |_| keep(Some((marker, kept))));
        el("label").class("choice").child(input).child(el("span").text(marker_words(marker, kept)))
    };
    let pairs =
        Marker::ALL.map(|marker| el("div").class("marker-pair").child(side(marker, true)).child(side(marker, false)));
    let take_back = button("plain", ui().common.scale_none, move || keep(None));
    el("fieldset")
        .class("group markers")
        .child(el("legend").text(texts.marker))
        .child(hint(texts.marker_help))
        .children(pairs)
        .child(take_back.shown(move || chosen.get().is_some()))
}
