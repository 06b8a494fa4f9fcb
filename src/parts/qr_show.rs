//! Codes on the screen, one after another at a calm pace, for the camera of another device.
//!
//! A code is dark on light in every theme, since cameras expect it so. Nothing moves where the device asks for stillness.

use super::qr_turns::Turns;
use super::{El, button, el, hint, live};
use crate::browser::dom::drawn;
use crate::browser::{document, events, senses};
use crate::content::{fill, ui, workbook};
use leptos::prelude::*;
use rethread_core::exchange::qr::{Code, Codes};
use std::rc::Rc;

/// Codes under way. Copies are handles to the same ones.
#[derive(Clone, Copy)]
struct Show {
    turns: RwSignal<Turns>,
    wait: StoredValue<Option<events::Wait>, LocalStorage>,
}

impl Show {
    fn set(self, turns: Turns) {
        self.turns.set(turns);
        let next = turns.stays().and_then(|ms| events::wait(ms, move || self.step()));
        let _ = self.wait.try_set_value(next);
    }

    fn step(self) {
        if let Some(turns) = self.turns.try_get_untracked() {
            self.set(turns.next());
        }
    }

    fn change(self, change: impl FnOnce(Turns) -> Turns) {
        self.set(change(self.turns.get_untracked()));
    }

    /// Goes to a code by hand, and stays there.
    fn go(self, go: impl FnOnce(Turns) -> Turns) {
        self.change(|turns| Turns { runs: false, ..go(turns) });
        document::announce(&name(self.turns.get_untracked()));
    }
}

/// The codes of a transfer, with what is needed to step through them.
pub fn show_codes(codes: Codes) -> El {
    let texts = &workbook().moving;
    let turns = Turns::new(codes.count(), senses::asks_for_stillness());
    let show = Show { turns: RwSignal::new(turns), wait: StoredValue::new_local(None) };
    show.set(turns);
    // Nobody reads a code that is out of sight.
    let pause = move || show.change(|turns| Turns { runs: false, ..turns });
    let _ = StoredValue::new_local(events::when_hidden(pause));
    let at = Memo::new(move |_| show.turns.get().at);
    let codes = Rc::new(codes);
    let picture = live(move || codes.get(at.get()).map(|code| drawing(&code, &name(show.turns.get_untracked()))));
    let many = turns.count > 1;
    el("div")
        .class("code-show")
        .child(picture)
        .child(el("p").class("code-number").attr("aria-hidden", "true").live_text(move || name(show.turns.get())))
        .child(many.then(|| steps(show)))
        .child(hint(texts.keep_on))
        .child(many.then(|| hint(if turns.runs { texts.moves } else { texts.still })))
}

/// What a code is called.
fn name(turns: Turns) -> String {
    let texts = &workbook().moving;
    match turns.count {
        1 => texts.only.to_owned(),
        count => fill(texts.code, &[("number", &(turns.at + 1).to_string()), ("total", &count.to_string())]),
    }
}

fn drawing(code: &Code, name: &str) -> El {
    let side = code.drawn_size().to_string();
    drawn("svg")
        .class("code")
        .attr("viewBox", &["0 0 ", &side, " ", &side].concat())
        .attr("role", "img")
        .attr("aria-label", name)
        .attr("shape-rendering", "crispEdges")
        .child(drawn("rect").attr("width", &side).attr("height", &side).attr("fill", "#fff"))
        .child(drawn("path").attr("d", &code.path()).attr("fill", "#000"))
}

fn steps(show: Show) -> El {
    let texts = &workbook().moving;
    let runs = move |turns: Turns| if turns.runs { texts.pause } else { texts.go_on };
    let pace = move |turns: Turns| if turns.slow { texts.faster } else { texts.slower };
    el("div")
        .class("button-row")
        .attr("role", "group")
        .attr("aria-label", texts.codes)
        .child(button("", ui().common.back, move || show.go(Turns::back)))
        .child(
            button("", "", move || show.change(|turns| Turns { runs: !turns.runs, ..turns }))
                .live_text(move || runs(show.turns.get()).to_owned()),
        )
        .child(button("", ui().common.next, move || show.go(Turns::next)))
        .child(
            button("quiet", "", move || show.change(|turns| Turns { slow: !turns.slow, ..turns }))
                .live_text(move || pace(show.turns.get()).to_owned()),
        )
}
