//! A guided text, part by part: with timing, at one's own pace, or read all at once.
//!
//! Nothing is said by time alone: every part can be gone to and gone back to, and the whole text stands there to read.

use super::{El, View, button, el, hint, live};
use crate::browser::{document, events};
use crate::content::{fill, ui};
use leptos::prelude::*;
use rethread_core::content::SittingPart;

/// Where a sitting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct At {
    /// The part shown; none before it has begun, and one more than there are when it is over.
    part: Option<usize>,
    /// Seconds left in it.
    left: u8,
    /// Whether time runs.
    runs: bool,
}

const READY: At = At { part: None, left: 0, runs: false };

impl At {
    /// A part, with all of its time; past the last one it is over.
    fn part(parts: &[SittingPart], part: usize, runs: bool) -> At {
        match parts.get(part) {
            Some(found) => At { part: Some(part), left: found.seconds, runs },
            None => At { part: Some(parts.len()), left: 0, runs: false },
        }
    }

    /// The next second of time that runs.
    fn second(self, parts: &[SittingPart]) -> At {
        match self.part {
            Some(part) if self.left <= 1 => At::part(parts, part + 1, true),
            Some(_) => At { left: self.left - 1, ..self },
            None => At::part(parts, 0, true),
        }
    }

    fn is_over(self, parts: &[SittingPart]) -> bool {
        self.part == Some(parts.len())
    }
}

/// A sitting under way. Copies are handles to the same one.
#[derive(Clone, Copy)]
struct Sitting {
    parts: &'static [SittingPart],
    at: RwSignal<At>,
    wait: StoredValue<Option<events::Wait>, LocalStorage>,
}

impl Sitting {
    fn set(self, now: At) {
        let before = self.at.get_untracked();
        self.at.set(now);
        if now.part != before.part {
            let texts = &ui().practice;
            let said = now.part.and_then(|part| self.parts.get(part)).map_or(texts.sitting_over, |part| part.text);
            document::announce(said);
        }
        self.wait.set_value(None);
        if now.runs {
            self.wait.set_value(events::wait(1000, move || self.tick()));
        }
    }

    fn tick(self) {
        if let Some(now) = self.at.try_get_untracked() {
            self.set(now.second(self.parts));
        }
    }

    fn pause(self) {
        if let Some(now) = self.at.try_get_untracked().filter(|now| now.runs) {
            self.set(At { runs: false, ..now });
        }
    }

    fn start_or_pause(self) {
        let now = self.at.get_untracked();
        match now.part {
            _ if now.runs => self.pause(),
            Some(_) if !now.is_over(self.parts) => self.set(At { runs: true, ..now }),
            _ => self.set(At::part(self.parts, 0, true)),
        }
    }

    fn go(self, part: Option<usize>) {
        if let Some(part) = part {
            self.set(At::part(self.parts, part, self.at.get_untracked().runs));
        }
    }
}

/// The text and the ways through it.
pub fn sitting(parts: &'static [SittingPart]) -> El {
    let sitting = Sitting { parts, at: RwSignal::new(READY), wait: StoredValue::new_local(None) };
    // What is out of sight stands still.
    let _ = StoredValue::new_local(events::when_hidden(move || sitting.pause()));
    let whole = RwSignal::new(false);
    let texts = &ui().practice;
    let toggle = button("plain", "", move || {
        sitting.pause();
        whole.update(|whole| *whole = !*whole);
    });
    let toggle =
        toggle.live_text(move || if whole.get() { texts.sitting_timed } else { texts.sitting_whole }.to_owned());
    let inside = live(move || if whole.get() { read_through(parts) } else { part_by_part(sitting) });
    el("div").class("sitting").child(inside).child(toggle)
}

fn read_through(parts: &'static [SittingPart]) -> View {
    el("ol").class("sitting-whole").children(parts.iter().map(|part| el("li").text(part.text))).into()
}

fn part_by_part(sitting: Sitting) -> View {
    let (texts, parts, at) = (&ui().practice, sitting.parts, sitting.at);
    let many = parts.len().to_string();
    let minutes = parts.iter().map(|part| u32::from(part.seconds)).sum::<u32>().div_ceil(60).max(1).to_string();
    let about = fill(texts.sitting_about, &[("parts", &many), ("minutes", &minutes)]);
    let words = move || match at.get().part {
        None => about.clone(),
        Some(part) => parts.get(part).map_or(texts.sitting_over, |part| part.text).to_owned(),
    };
    let which = move || match at.get().part {
        Some(part) if part < parts.len() => {
            fill(texts.sitting_part, &[("part", &(part + 1).to_string()), ("parts", &many)])
        }
        _ => String::new(),
    };
    let gone = move || {
        let now = at.get();
        let all = now.part.and_then(|part| parts.get(part)).map(|part| part.seconds.max(1));
        let gone = all.map(|all| f64::from(all.saturating_sub(now.left)) / f64::from(all));
        gone.unwrap_or(if now.is_over(parts) { 1.0 } else { 0.0 }).to_string()
    };
    let main = button("", "", move || sitting.start_or_pause()).live_text(move || {
        let now = at.get();
        match now.part {
            _ if now.runs => texts.sitting_pause,
            Some(_) if now.is_over(parts) => texts.sitting_again,
            Some(_) => texts.sitting_go_on,
            None => texts.sitting_start,
        }
        .to_owned()
    });
    let way = |words: &str, to: fn(At, usize) -> Option<usize>| {
        button("quiet", words, move || sitting.go(to(at.get_untracked(), parts.len())))
            .live_attr("aria-disabled", move || to(at.get(), parts.len()).is_none().then(|| true.to_string()))
    };
    let back = way(texts.sitting_back, |at, _| at.part.and_then(|part| part.checked_sub(1)));
    let on = way(texts.sitting_on, |at, many| Some(at.part.map_or(0, |part| part + 1)).filter(|next| *next <= many));
    let all = [
        el("p").class("sitting-words").live_text(words),
        el("div").class("sitting-time").attr("aria-hidden", "true").live_style("--gone", gone).child(el("span")),
        hint("").live_text(which),
        el("div").class("button-row").child(main).child(back).child(on),
    ];
    View::all(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTS: &[SittingPart] = &[SittingPart { text: "a", seconds: 2 }, SittingPart { text: "b", seconds: 1 }];

    #[test]
    fn time_goes_through_every_part_and_ends() {
        let mut at = READY;
        let mut walked = Vec::new();
        for _ in 0..4 {
            at = at.second(PARTS);
            walked.push((at.part, at.left, at.runs));
        }
        let expected = [(Some(0), 2, true), (Some(0), 1, true), (Some(1), 1, true), (Some(2), 0, false)];
        assert_eq!(walked, expected);
        assert!(at.is_over(PARTS));
    }

    #[test]
    fn a_part_gone_to_by_hand_has_all_of_its_time() {
        let paused = At { left: 1, runs: false, ..At::part(PARTS, 0, true) };
        assert_eq!(At::part(PARTS, 1, paused.runs), At { part: Some(1), left: 1, runs: false });
        assert!(At::part(PARTS, 9, true).is_over(PARTS));
        assert!(!At::part(PARTS, 9, true).runs);
    }
}
