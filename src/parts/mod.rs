//! Components that more than one page uses. They know core's types and the texts, never storage.

mod bars;
mod blocks;
mod body_map;
mod breath;
mod breath_beat;
mod breath_ways;
mod chart;
mod chips;
mod common;
mod day_field;
mod feelings;
mod field;
mod file_field;
mod labels;
mod lines;
mod long_list;
mod one;
mod password;
mod prose;
mod qr_arrive;
mod qr_show;
mod qr_turns;
mod scale;
mod select;
mod senses;
mod sentence;
mod sitting;
mod when;

pub use bars::{Bar, Bars, bars};
pub use blocks::blocks;
pub use body_map::body_map;
pub use breath::breath;
pub use chart::{Chart, Row, chart, in_tenths};
pub use chips::{Pick, chips, choices, context_name, contexts, named_options};
pub use common::{button, card, details, heading, link, page};
pub use day_field::{Near, day_field};
pub use feelings::feelings;
pub use field::{field, long_field, search_words, short_field};
pub use file_field::{FileField, file_field};
pub use labels::{
    came_words, day_part_words, label_words, loudness_words, marker_words, promise_words, respected_words, right_words,
    said_words, trigger_kinds,
};
pub use lines::lines;
pub use long_list::{Drawing, Stretches, long_list};
pub use one::{OwnTexts, one, one_or_own};
pub use password::{Password, password};
pub use prose::{bullets, hint, outside_link, paragraphs, references, written};
pub use qr_arrive::{Arrival, arriving};
pub use qr_show::show_codes;
pub use scale::{Ends, scale};
pub use select::select;
pub use senses::senses;
pub use sentence::sentence;
pub use sitting::sitting;
pub use when::{
    clock_time, day_end, day_from_now, day_in_full, day_label, day_of, full_day, month_label, plain_time, short_day,
    weekday_label, weekday_short, when_label,
};

pub use crate::browser::dom::{El, InputEvent, View, el, is_checked, key_of, live, value_of};

use std::cell::Cell;

/// A handler that several controls of one part share.
pub type On<T> = std::rc::Rc<dyn Fn(T)>;

/// Wraps a handler for sharing.
pub fn on<T>(handler: impl Fn(T) + 'static) -> On<T> {
    std::rc::Rc::new(handler)
}

/// A number no other caller on this page got.
pub fn fresh_number() -> u32 {
    thread_local!(static NEXT: Cell<u32> = const { Cell::new(0) });
    NEXT.with(|next| {
        next.set(next.get().wrapping_add(1));
        next.get()
    })
}

/// An id no other element of this page has, for tying labels to controls.
pub fn fresh_id(prefix: &str) -> String {
    [prefix, "-", &fresh_number().to_string()].concat()
}
