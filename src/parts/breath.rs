//! A paced breath that can be followed by eye, by text, and with motion off.
//!
//! The phase is data on the figure; all movement is the style sheet's, so that reduced motion needs nothing here.

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
        let order = [(Phase::In, breath.inhale), (Phase::Hold, breath.hold), (Phase::Out, breath.exhale), (Phase::Rest, breath.rest)];
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
pub fn breath(breath: Breath) -> AnyView {
    let texts = &ui().practice;
    let beat = RwSignal::new(READY);
    let wait = StoredValue::new_local(None::<events::Wait>);
    let words = move || match beat.get().phase {
        Phase::Ready => texts.breath_ready,
        Phase::In => texts.breath_in,
        Phase::Hold => texts.breath_hold,
        Phase::Out => texts.breath_out,
        Phase::Rest => texts.breath_rest,
        Phase::Done => texts.breath_done,
    };
    let phase_name = move || match beat.get().phase {
        Phase::Ready | Phase::Done => "ready",
        Phase::In => "in",
        Phase::Hold => "hold",
        Phase::Out => "out",
        Phase::Rest => "rest",
    };
    let running = move || !matches!(beat.get().phase, Phase::Ready | Phase::Done);
    let press = move |_| {
        if running() {
            wait.set_value(None);
            beat.set(READY);
        } else {
            beat.set(READY);
            tick(breath, beat, wait);
        }
    };
    let button = move || match beat.get().phase {
        Phase::Ready => texts.breath_start,
        Phase::Done => texts.breath_again,
        _ => texts.breath_stop,
    };
    let round = move || {
        let beat = beat.get();
        let numbers = (beat.round.to_string(), breath.rounds.to_string());
        (beat.round > 0).then(|| fill(texts.breath_round, &[("round", &numbers.0), ("rounds", &numbers.1)]))
    };
    let seconds = move || beat.get().left;
    let length = move || {
        let seconds = match beat.get().phase {
            Phase::In => breath.inhale,
            Phase::Out => breath.exhale,
            _ => 0,
        };
        [&seconds.to_string(), "s"].concat()
    };
    let dots = (0..breath.inhale.max(breath.exhale).max(breath.hold).max(breath.rest))
        .map(|place| view! { <i class:on=move || place < seconds()></i> })
        .collect_view();
    view! {
        <div class="breath" data-phase=phase_name style:--phase-length=length>
            <p class="breath-pattern">{pattern(breath)}</p>
            <div class="breath-figure" aria-hidden="true">
                <div class="breath-circle"></div>
                <span class="breath-count">{move || running().then(seconds)}</span>
            </div>
            <p class="breath-words">{words}</p>
            <div class="breath-dots" aria-hidden="true">{dots}</div>
            <p class="breath-round">{round}</p>
            <button type="button" class="button" on:click=press>{button}</button>
        </div>
    }
    .into_any()
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
        let texts = &ui().practice;
        match now.phase {
            Phase::In => document::announce(texts.breath_in),
            Phase::Hold => document::announce(texts.breath_hold),
            Phase::Out => document::announce(texts.breath_out),
            Phase::Rest => document::announce(texts.breath_rest),
            _ => document::announce(texts.breath_done),
        }
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
