//! A paced breath that can be followed by shape, by words, by numbers, by ear or by touch, and with motion off.
//!
//! The phase is data on the figure; all movement is the style sheet's, so that reduced motion needs nothing here.

use super::breath_beat::{Beat, Phase, READY};
use super::breath_ways::{Ways, adjust, follow_by, pattern_choice};
use super::{El, button, el, live};
use crate::browser::senses::Tone;
use crate::browser::{document, events};
use crate::content::{fill, ui};
use leptos::prelude::*;
use rethread_core::content::{Breath, Pattern};

/// A breath under way. Copies are handles to the same one.
#[derive(Clone, Copy)]
struct Paced {
    breath: RwSignal<Breath>,
    beat: RwSignal<Beat>,
    ways: RwSignal<Ways>,
    wait: StoredValue<Option<events::Wait>, LocalStorage>,
    tone: StoredValue<Option<Tone>, LocalStorage>,
}

impl Paced {
    fn stop(self) {
        let _ = self.wait.try_set_value(None);
        // Letting go of the tone ends it at once.
        let _ = self.tone.try_set_value(None);
        if self.beat.try_get_untracked().is_some_and(Beat::runs) {
            self.beat.set(READY);
        }
    }

    fn press(self) {
        let ran = self.beat.get_untracked().runs();
        self.stop();
        self.beat.set(READY);
        if !ran {
            self.tick();
        }
    }

    fn change(self, breath: Breath) {
        self.stop();
        self.breath.set(breath);
    }

    /// Moves on by a second and comes back a second later until the last breath is out.
    fn tick(self) {
        let Some(before) = self.beat.try_get_untracked() else { return };
        let now = before.next(self.breath.get_untracked());
        self.beat.set(now);
        if now.phase != before.phase {
            self.begin(now);
        }
        if now.phase != Phase::Done {
            let next = events::wait(1000, move || self.tick());
            let _ = self.wait.try_set_value(next);
        }
    }

    fn begin(self, now: Beat) {
        document::announce(now.phase.words());
        let ways = self.ways.get_untracked();
        self.tone.update_value(|tone| {
            if !ways.sound {
                *tone = None;
            } else if tone.is_none() {
                *tone = Tone::open();
            }
            ways.begin(now.phase, now.left, tone);
        });
    }
}

/// The figure, the words and the controls of a paced breath: one pattern, or several to choose from.
pub fn breath(patterns: &'static [Pattern]) -> Option<El> {
    let texts = &ui().practice;
    let paced = Paced {
        breath: RwSignal::new(patterns.first()?.breath),
        beat: RwSignal::new(READY),
        ways: RwSignal::new(Ways::now()),
        wait: StoredValue::new_local(None),
        tone: StoredValue::new_local(None),
    };
    // Nobody breathes after what they cannot see; leaving the step lets go of the rest.
    let _ = StoredValue::new_local(events::when_hidden(move || paced.stop()));
    let main = button("", "", move || paced.press()).live_text(move || {
        match paced.beat.get().phase {
            Phase::Ready => texts.breath_start,
            Phase::Done => texts.breath_again,
            _ => texts.breath_stop,
        }
        .to_owned()
    });
    let change = move |breath| paced.change(breath);
    let breath = el("div")
        .class("breath")
        .live_attr("data-phase", move || Some(paced.beat.get().phase.name().to_owned()))
        .live_style("--phase-length", move || {
            [&paced.beat.get().phase.seconds(paced.breath.get()).to_string(), "s"].concat()
        })
        .child(pattern_choice(patterns, move |pattern| paced.change(pattern.breath)))
        .child(el("p").class("breath-pattern").live_text(move || pattern(paced.breath.get())))
        .children(figure(paced))
        .child(main)
        .child(el("div").class("breath-choices").child(adjust(paced.breath, change)).child(follow_by(paced.ways)));
    Some(breath)
}

/// What is looked at: the shape, the words, the dots, the count.
fn figure(paced: Paced) -> [El; 4] {
    let (beat, ways) = (paced.beat, paced.ways);
    let round = move || {
        let (round, rounds) = (beat.get().round, paced.breath.get().rounds.to_string());
        let words = || fill(ui().practice.breath_round, &[("round", &round.to_string()), ("rounds", &rounds)]);
        if round > 0 { words() } else { String::new() }
    };
    let count = move || if beat.get().runs() { beat.get().left.to_string() } else { String::new() };
    let shape = el("div")
        .class("breath-figure")
        .attr("aria-hidden", "true")
        .child(el("div").class("breath-circle").shown(move || ways.get().shape))
        .child(el("span").class("breath-count").shown(move || ways.get().numbers).live_text(count));
    let dots = live(move || {
        let breath = paced.breath.get();
        let longest = breath.inhale.max(breath.exhale).max(breath.hold).max(breath.rest);
        let dot = |place| el("i").live_attr("class", move || (place < beat.get().left).then(|| "on".to_owned()));
        (0..longest).map(dot).collect::<Vec<_>>()
    });
    [
        shape.shown(move || ways.get().shape || ways.get().numbers),
        el("p")
            .class("breath-words")
            .shown(move || ways.get().words)
            .live_text(move || beat.get().phase.words().into()),
        el("div").class("breath-dots").attr("aria-hidden", "true").shown(move || ways.get().numbers).child(dots),
        el("p").class("breath-round").live_text(round),
    ]
}

impl Phase {
    /// Its name for the style sheet.
    fn name(self) -> &'static str {
        match self {
            Phase::Ready | Phase::Done => "ready",
            Phase::In => "in",
            Phase::Hold => "hold",
            Phase::Out => "out",
            Phase::Rest => "rest",
        }
    }

    /// What it asks for.
    fn words(self) -> &'static str {
        let texts = &ui().practice;
        match self {
            Phase::Ready => texts.breath_ready,
            Phase::In => texts.breath_in,
            Phase::Hold => texts.breath_hold,
            Phase::Out => texts.breath_out,
            Phase::Rest => texts.breath_rest,
            Phase::Done => texts.breath_done,
        }
    }

    /// How long the figure moves in it.
    fn seconds(self, breath: Breath) -> u8 {
        match self {
            Phase::In => breath.inhale,
            Phase::Out => breath.exhale,
            _ => 0,
        }
    }
}

fn pattern(breath: Breath) -> String {
    let texts = &ui().practice;
    let number = |value: u8| value.to_string();
    let (inhale, hold, exhale, rest, rounds) =
        (number(breath.inhale), number(breath.hold), number(breath.exhale), number(breath.rest), number(breath.rounds));
    let values = [("inhale", &*inhale), ("hold", &*hold), ("exhale", &*exhale), ("rest", &*rest), ("rounds", &*rounds)];
    let plain = breath.hold == 0 && breath.rest == 0;
    fill(if plain { texts.breath_pattern } else { texts.breath_pattern_hold }, &values)
}
