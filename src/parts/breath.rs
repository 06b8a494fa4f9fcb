//! A paced breath that can be followed by eye, by text, and with motion off.
//!
//! The phase is data on the figure; all movement is the style sheet's, so that reduced motion needs nothing here.

use super::{El, button, el};
use crate::browser::{document, events};
use crate::content::{fill, ui};
use leptos::prelude::*;
use rethread_core::content::Breath;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Ready,
    In,
    Hold,
    Out,
    Rest,
    Done,
}

/// Where the breath stands: the phase, the seconds left in it, and which breath it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Beat {
    phase: Phase,
    left: u8,
    round: u8,
}

const READY: Beat = Beat { phase: Phase::Ready, left: 0, round: 0 };

impl Beat {
    /// The next second.
    fn next(self, breath: Breath) -> Beat {
        if self.left > 1 {
            return Beat { left: self.left - 1, ..self };
        }
        let order = [
            (Phase::In, breath.inhale),
            (Phase::Hold, breath.hold),
            (Phase::Out, breath.exhale),
            (Phase::Rest, breath.rest),
        ];
        let at = order.iter().position(|(phase, _)| *phase == self.phase);
        let later = order.into_iter().skip(at.map_or(0, |at| at + 1)).find(|(_, seconds)| *seconds > 0);
        match (later, self.phase) {
            (_, Phase::Done) => self,
            (Some((phase, left)), Phase::Ready) => Beat { phase, left, round: 1 },
            (Some((phase, left)), _) => Beat { phase, left, ..self },
            (None, _) if self.round >= breath.rounds => Beat { phase: Phase::Done, left: 0, ..self },
            (None, _) => Beat { phase: Phase::In, left: breath.inhale, round: self.round + 1 },
        }
    }
}

/// The figure, the words and the controls of one paced breath.
pub fn breath(breath: Breath) -> El {
    let texts = &ui().practice;
    let beat = RwSignal::new(READY);
    let wait = StoredValue::new_local(None::<events::Wait>);
    let running = move || !matches!(beat.get().phase, Phase::Ready | Phase::Done);
    let press = move || {
        let was_running = running();
        wait.set_value(None);
        beat.set(READY);
        if !was_running {
            tick(breath, beat, wait);
        }
    };
    let round = move || {
        let (round, rounds) = (beat.get().round, breath.rounds.to_string());
        let words = || fill(texts.breath_round, &[("round", &round.to_string()), ("rounds", &rounds)]);
        if round > 0 { words() } else { String::new() }
    };
    let count = move || if running() { beat.get().left.to_string() } else { String::new() };
    let longest = breath.inhale.max(breath.exhale).max(breath.hold).max(breath.rest);
    let dots = (0..longest)
        .map(|place| el("i").live_attr("class", move || (place < beat.get().left).then(|| "on".to_owned())));
    let figure = el("div").class("breath-figure").attr("aria-hidden", "true");
    el("div")
        .class("breath")
        .live_attr("data-phase", move || Some(beat.get().phase.name().to_owned()))
        .live_style("--phase-length", move || [&beat.get().phase.seconds(breath).to_string(), "s"].concat())
        .child(el("p").class("breath-pattern").text(&pattern(breath)))
        .child(figure.child(el("div").class("breath-circle")).child(el("span").class("breath-count").live_text(count)))
        .child(el("p").class("breath-words").live_text(move || beat.get().phase.words().to_owned()))
        .child(el("div").class("breath-dots").attr("aria-hidden", "true").children(dots))
        .child(el("p").class("breath-round").live_text(round))
        .child(button("", "", press).live_text(move || {
            match beat.get().phase {
                Phase::Ready => texts.breath_start,
                Phase::Done => texts.breath_again,
                _ => texts.breath_stop,
            }
            .to_owned()
        }))
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

/// Moves on by a second and comes back a second later until the last breath is out.
fn tick(breath: Breath, beat: RwSignal<Beat>, wait: StoredValue<Option<events::Wait>, LocalStorage>) {
    let Some(before) = beat.try_get_untracked() else { return };
    let now = before.next(breath);
    beat.set(now);
    if now.phase != before.phase {
        document::announce(now.phase.words());
    }
    if now.phase != Phase::Done {
        let next = events::wait(1000, move || tick(breath, beat, wait));
        let _ = wait.try_set_value(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_breath_passes_every_phase_it_has_and_ends() {
        let breath = Breath { inhale: 2, hold: 0, exhale: 3, rest: 1, rounds: 2 };
        let mut beat = READY;
        let mut walked = Vec::new();
        while beat.phase != Phase::Done && walked.len() < 50 {
            beat = beat.next(breath);
            walked.push((beat.phase, beat.left, beat.round));
        }
        use Phase::*;
        let round = |n| [(In, 2, n), (In, 1, n), (Out, 3, n), (Out, 2, n), (Out, 1, n), (Rest, 1, n)];
        let mut expected: Vec<_> = round(1).into_iter().chain(round(2)).collect();
        expected.push((Done, 0, 2));
        assert_eq!(walked, expected);
    }
}
