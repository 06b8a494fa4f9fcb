//! How a breath is followed and how it is changed: the pattern, its seconds, and by eye, by ear or by touch.

use super::breath_beat::{Measure, Phase};
use super::{El, Pick, View, button, chips, choices, details, el, hint, on};
use crate::browser::senses::{self, Tone};
use crate::content::{fill, ui};
use leptos::prelude::*;
use rethread_core::content::{Breath, Pattern};
use std::cell::Cell;

/// The ways to follow. Sound and vibration are off until somebody asks for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ways {
    /// The figure that grows and sinks.
    pub shape: bool,
    /// What to do, in words.
    pub words: bool,
    /// The seconds that are left.
    pub numbers: bool,
    /// A tone that rises and falls.
    pub sound: bool,
    /// Two short turns in, one long turn out.
    pub vibration: bool,
}

const AT_FIRST: Ways = Ways { shape: true, words: true, numbers: true, sound: false, vibration: false };

/// Pitches of the tone, in hertz, and turns of the vibration, in milliseconds.
const LOW: f64 = 196.0;
const HIGH: f64 = 294.0;
const TURNS_IN: [u32; 3] = [70, 110, 70];
const TURNS_OUT: [u32; 1] = [320];

thread_local!(static CHOSEN: Cell<Ways> = const { Cell::new(AT_FIRST) });

impl Ways {
    /// Those chosen since the app was opened. Not kept: the next one to open it may be in company.
    pub fn now() -> Ways {
        CHOSEN.get()
    }

    fn set(&mut self, id: &str, chosen: bool) {
        match id {
            "shape" => self.shape = chosen,
            "words" => self.words = chosen,
            "numbers" => self.numbers = chosen,
            "sound" => self.sound = chosen,
            "vibration" => self.vibration = chosen,
            _ => {}
        }
    }

    fn ids(self) -> Vec<String> {
        let all = [
            ("shape", self.shape),
            ("words", self.words),
            ("numbers", self.numbers),
            ("sound", self.sound),
            ("vibration", self.vibration),
        ];
        all.into_iter().filter(|(_, chosen)| *chosen).map(|(id, _)| id.to_owned()).collect()
    }

    /// Sounds and vibrates for a phase that begins.
    pub fn begin(self, phase: Phase, seconds: u8, tone: &Option<Tone>) {
        if let (true, Some(tone)) = (self.sound, tone) {
            match phase {
                Phase::In => tone.glide(LOW, HIGH, seconds.into()),
                Phase::Out => tone.glide(HIGH, LOW, seconds.into()),
                _ => {}
            }
        }
        if self.vibration {
            match phase {
                Phase::In => senses::vibrate(&TURNS_IN),
                Phase::Out => senses::vibrate(&TURNS_OUT),
                _ => {}
            }
        }
    }
}

/// The patterns to choose from, where there are several; `chosen` hears which.
pub fn pattern_choice(patterns: &'static [Pattern], chosen: impl Fn(&'static Pattern) + 'static) -> Option<El> {
    let first = patterns.first().map(|pattern| pattern.id.to_owned());
    let picks = patterns.iter().map(|pattern| Pick::new(pattern.id, pattern.title)).collect();
    let picked = on(move |(id, is_chosen): (String, bool)| {
        if let Some(pattern) = patterns.iter().find(|pattern| is_chosen && pattern.id == id) {
            chosen(pattern);
        }
    });
    let first: Vec<String> = first.into_iter().collect();
    (patterns.len() > 1).then(|| choices(ui().practice.breath_choose, picks, &first, true, picked))
}

/// The ways to follow it, to be switched on and off.
pub fn follow_by(ways: RwSignal<Ways>) -> El {
    let texts = &ui().practice;
    let vibrates = senses::can_vibrate();
    let picks = [
        ("shape", texts.breath_by_shape),
        ("words", texts.breath_by_words),
        ("numbers", texts.breath_by_numbers),
        ("sound", texts.breath_by_sound),
        ("vibration", texts.breath_by_vibration),
    ];
    let picks = picks.into_iter().filter(|(id, _)| vibrates || *id != "vibration");
    let picks = picks.map(|(id, words)| Pick::new(id, words)).collect();
    let toggled = on(move |(id, chosen): (String, bool)| {
        ways.update(|ways| ways.set(&id, chosen));
        CHOSEN.set(ways.get_untracked());
    });
    let chips = chips(texts.breath_follow, picks, &ways.get_untracked().ids(), toggled);
    details(texts.breath_follow, View::all([chips, hint(texts.breath_sound_hint)]))
}

/// The seconds of each phase and the number of breaths, to be changed one by one; `set` hears the breath that comes of it.
pub fn adjust(breath: RwSignal<Breath>, set: impl Fn(Breath) + Clone + 'static) -> El {
    let rows = Measure::ALL.into_iter().map(|measure| stepper(measure, breath, set.clone()));
    details(ui().practice.breath_adjust, el("div").class("steppers").children(rows))
}

fn stepper(measure: Measure, breath: RwSignal<Breath>, set: impl Fn(Breath) + Clone + 'static) -> El {
    let texts = &ui().practice;
    let (name, unit) = match measure {
        Measure::Inhale => (texts.breath_in, texts.breath_seconds),
        Measure::Hold => (texts.breath_hold, texts.breath_seconds),
        Measure::Exhale => (texts.breath_out, texts.breath_seconds),
        Measure::Rest => (texts.breath_rest, texts.breath_seconds),
        Measure::Rounds => (texts.breath_rounds, texts.breath_times),
    };
    let way = |sign: &str, words: &str, more: bool| {
        let set = set.clone();
        let press = move || {
            if let Some(changed) = measure.changed(breath.get_untracked(), more) {
                set(changed);
            }
        };
        button("quiet", sign, press)
            .attr("aria-label", &fill(words, &[("what", name)]))
            .live_attr("aria-disabled", move || measure.changed(breath.get(), more).is_none().then(|| true.to_string()))
    };
    let value = move || fill(unit, &[("number", &measure.of(breath.get()).to_string())]);
    el("div")
        .class("stepper")
        .attr("role", "group")
        .attr("aria-label", name)
        .child(el("span").class("stepper-name").attr("aria-hidden", "true").text(name))
        .child(way("−", texts.breath_less, false))
        .child(el("output").live_text(value))
        .child(way("+", texts.breath_more, true))
}
